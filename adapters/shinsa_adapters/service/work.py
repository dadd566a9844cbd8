"""One proposal through the service: claim, screen, keep, answer. What is answered is in the ledger already."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias, TypeVar

import anyio.to_thread
from starlette.background import BackgroundTask

from shinsa.errors import DisagreementError, InputError, ShinsaError
from shinsa.recording import recorded
from shinsa.screening import Screening
from shinsa_adapters.ledger import (
    Change,
    Claim,
    Cut,
    Ground,
    IdempotencyError,
    Laid,
    LedgerError,
    LedgerUnavailableError,
    NewEntry,
    Prepared,
    Receipt,
    UnknownEntryError,
    fresh_id,
    prepare,
)
from shinsa_adapters.service import answers
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.delivering import announced
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem, of_error, unavailable
from shinsa_adapters.service.shelf import Contents, Shelved

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Pins:
    """What a call asks for beside the proposal: a ruleset by name or digest, a day, an address to tell."""

    ruleset: str | None = None
    as_of: date | None = None
    callback: str | None = None

    def bytes(self) -> bytes:
        """What an idempotency key binds beside the body."""
        return repr((self.ruleset, self.as_of, self.callback)).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, with what pins, under which idempotency key."""

    caller: Caller
    pins: Pins
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """A proposal as JSON, and entries that speak of its screening and are kept with it."""

    proposal: bytes
    beside: tuple[NewEntry, ...] = ()


Reading: TypeAlias = Callable[[Shelved], Submitted]
"""Makes a proposal of what another system sent, in the words of a ruleset."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A screening in the ledger, as it is answered. `screening` is there where it was made just now."""

    answer: dict[str, Any]
    replayed: bool
    screening: Screening | None = None


async def aside(house: House, work: Callable[[], _T]) -> _T:
    """Do work that blocks in a thread of its own, as many at once as the settings allow."""
    return await anyio.to_thread.run_sync(work, limiter=house.threads)


async def screen(house: House, asked: Asked, body: bytes, reading: Reading | None = None) -> Kept:
    """Screen one proposal, once for each idempotency key. Without a `reading` the body is the proposal.

    Raises:
        Problem: the input has mistakes, the key was used for something else, or the ledger cannot keep it.
    """
    contents = house.shelf.contents
    caller, pins, claim = asked.caller, asked.pins, _claim(asked, body)
    found = await known(house, asked, body)
    if found is not None:
        return found
    try:
        screening, entry, beside = await aside(house, lambda: _screened(house, contents, asked, body, reading))
        outgoing = announced(house.settings, caller, entry.new.id, pins.callback)
        receipt = await house.ledger.commit(Change(entries=(entry, *beside), claim=claim, outgoing=outgoing))
        if receipt.replayed:
            return await _again(house, receipt)
    except LedgerError as error:
        raise ledger_problem(house, error) from error
    except ShinsaError as error:
        raise _refused(house, pins, error) from error
    _counted(house, screening)
    at, position = receipt.at, receipt.positions[0]
    return Kept(
        answers.of_screening(entry.new.id, at, position, entry.new.by, screening), replayed=False, screening=screening
    )


async def known(house: House, asked: Asked, body: bytes) -> Kept | None:
    """What was answered to the idempotency key before.

    Raises:
        Problem: the key was used for something else, or the ledger cannot be read.
    """
    claim = _claim(asked, body)
    try:
        receipt = None if claim is None else await aside(house, lambda: house.ledger.known(claim))
        return None if receipt is None else await _again(house, receipt)
    except LedgerError as error:
        raise ledger_problem(house, error) from error


def _claim(asked: Asked, body: bytes) -> Claim | None:
    return None if asked.key is None else Claim(asked.caller.name, asked.key, asked.pins.bytes() + body)


async def from_ledger(house: House, question: Callable[[], _T]) -> _T:
    """What the ledger answers to a question, asked in a thread.

    Raises:
        UnknownEntryError: it has no such thing; the caller knows best how to say so.
        Problem: the ledger cannot answer, or the question means nothing.
    """
    try:
        return await aside(house, question)
    except UnknownEntryError:
        raise
    except LedgerError as error:
        raise ledger_problem(house, error) from error


def ledger_problem(house: House, error: LedgerError) -> Problem:
    """The problem a caller is shown for an error of the ledger."""
    if isinstance(error, LedgerUnavailableError):
        house.metrics.unavailable.inc()
        return unavailable(f"the ledger cannot be used now: {error.message}", house.settings.retry_after)
    if isinstance(error, IdempotencyError):
        return Problem(409, "idempotency-conflict", error.message, hint=error.hint)
    return Problem(422, "invalid-request", error.message, hint=error.hint)


def _screened(
    house: House, contents: Contents, asked: Asked, body: bytes, reading: Reading | None
) -> tuple[Screening, Prepared, tuple[Prepared, ...]]:
    shelved: Shelved = contents.find(asked.pins.ruleset)
    submitted = Submitted(body) if reading is None else reading(shelved)
    screening = shelved.screener.screen(submitted.proposal, as_of=asked.pins.as_of or house.today())
    by, owner = asked.caller.name, asked.caller.owner or asked.caller.name
    entry = made(screening, fresh_id("scr"), by, owner, shelved.ground)
    beside = (replace(each, by=by, owner=owner, about=entry.id) for each in submitted.beside)
    # Prepared here, and not in the one thread that writes.
    return screening, entry, tuple(map(prepare, beside))


def made(screening: Screening, named: str, by: str, owner: str, ground: Ground | None = None) -> Prepared:
    """The entry of a screening, made ready from the pieces that its record is written in."""
    text, document = recorded(screening), screening.document
    said = {"ruleset": document["ruleset"], "as_of": document["as_of"], "verdict": document}
    new = NewEntry(kind="screening", id=named, document=text.data, by=by, owner=owner)
    return prepare(new, Laid(said, Cut(text.names, text.values, (*text.leads, text.tail)), ground))


async def _again(house: House, receipt: Receipt) -> Kept:
    """What was answered to this key before."""
    entry = await aside(house, lambda: house.ledger.entry(receipt.positions[0]))
    return Kept(answers.of_entry(entry), replayed=True)


def _refused(house: House, pins: Pins, error: ShinsaError) -> Problem:
    if isinstance(error, DisagreementError):
        house.metrics.disagreements.inc()
    if isinstance(error, InputError):
        house.metrics.refused.labels(pins.ruleset or house.shelf.contents.served[0].ruleset.id).inc()
    return of_error(error)


def _counted(house: House, screening: Screening) -> None:
    house.metrics.screenings.labels(screening.edition.plan.ruleset.id, screening.verdict).inc()


def afterwards(house: House, kept: Kept) -> BackgroundTask | None:
    """What is done once the answer has left: candidates screen the same proposal."""
    screening = kept.screening
    if screening is None or not house.shelf.contents.shadows:
        return None
    contents, named = house.shelf.contents, str(kept.answer["id"])
    return BackgroundTask(
        aside, house, lambda: house.shadows.watch(contents, named, screening, screening.edition.as_of)
    )


def find(house: House, ruleset: str | None) -> Shelved:
    """The ruleset meant.

    Raises:
        Problem: 404 where it is not in service.
    """
    try:
        return house.shelf.contents.find(ruleset)
    except ShinsaError as error:
        raise of_error(error) from error
