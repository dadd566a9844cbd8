"""One proposal through the service: claim, screen, keep, answer. What is answered is in the ledger already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias, TypeVar

import anyio
import anyio.to_thread
from starlette.background import BackgroundTask
from starlette.responses import Response

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
    index_of_screening,
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
    ready = await aside(house, lambda: _ready(house, contents, asked, body, reading))
    return await _kept(house, asked, ready)


async def screen_all(house: House, calls: Sequence[tuple[Asked, bytes]]) -> list[Kept | Problem]:
    """Screen some proposals as `screen` does each; a problem stands in its place.

    They are screened one after another in one thread, and then wait together to be kept: handing each to a thread of
    its own would cost more, and they share the disk's flushes.
    """
    contents = house.shelf.contents
    ready = await aside(house, lambda: [_ready(house, contents, asked, body, None) for asked, body in calls])
    found: list[Kept | Problem] = [Problem(500, "internal", "not answered")] * len(calls)

    async def keep(place: int) -> None:
        try:
            found[place] = await _kept(house, calls[place][0], ready[place])
        except Problem as problem:
            found[place] = problem

    async with anyio.create_task_group() as group:
        for place in range(len(calls)):
            group.start_soon(keep, place)
    return found


@dataclass(frozen=True, slots=True)
class _Made:
    """A screening that is to be kept, with what is kept together with it."""

    screening: Screening
    entry: Prepared
    beside: tuple[Prepared, ...]
    claim: Claim | None


def _ready(
    house: House, contents: Contents, asked: Asked, body: bytes, reading: Reading | None
) -> _Made | Receipt | ShinsaError | LedgerError:
    """What is to be kept; or the receipt of what this key was answered with before, or what stands in the way."""
    claim = _claim(asked, body)
    try:
        receipt = None if claim is None else house.ledger.known(claim)
        return receipt or _Made(*_screened(house, contents, asked, body, reading), claim)
    except (LedgerError, ShinsaError) as error:
        return error


async def _kept(house: House, asked: Asked, ready: _Made | Receipt | ShinsaError | LedgerError) -> Kept:
    """Keep it, and say what is answered; raises as `screen` does."""
    try:
        if isinstance(ready, Exception):
            raise ready
        if isinstance(ready, Receipt):
            return await _again(house, ready)
        outgoing = announced(house.settings, asked.caller, ready.entry.new.id, asked.pins.callback)
        change = Change(entries=(ready.entry, *ready.beside), claim=ready.claim, outgoing=outgoing)
        receipt = await house.ledger.commit(change)
        if receipt.replayed:
            return await _again(house, receipt)
    except LedgerError as error:
        raise ledger_problem(house, error) from error
    except ShinsaError as error:
        raise _refused(house, asked.pins, error) from error
    return _answered(house, ready, receipt)


def _answered(house: House, made: _Made, receipt: Receipt) -> Kept:
    screening, entry = made.screening, made.entry
    _counted(house, screening)
    answer = answers.of_screening(entry.new.id, receipt.at, receipt.positions[0], entry.new.by, screening)
    return Kept(answer, replayed=False, screening=screening)


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
    text = recorded(screening)
    parts = Cut(text.names, text.values, (*text.leads, text.tail))
    new = NewEntry(kind="screening", id=named, document=text.data, by=by, owner=owner)
    return prepare(new, Laid(index_of_screening(screening), parts, ground))


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


def kept_answer(house: House, kept: Kept, content: bytes) -> Response:
    """The response that tells of a screening in the ledger: 201 where it is new, 200 where it stood there already."""
    headers = {"Location": f"/v1/screenings/{kept.answer['id']}"}
    if kept.replayed:
        headers["Idempotent-Replayed"] = "true"
    status = 200 if kept.replayed else 201
    return Response(content, status, headers, "application/json", background=_afterwards(house, kept))


def _afterwards(house: House, kept: Kept) -> BackgroundTask | None:
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
