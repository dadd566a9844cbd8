"""One proposal through the service: claim, screen, keep, answer. What is answered is in the ledger already."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

import anyio
import anyio.to_thread

from shinsa.errors import DisagreementError, InputError, ShinsaError
from shinsa_adapters.ledger import (
    Change,
    Claim,
    IdempotencyError,
    LedgerError,
    LedgerUnavailableError,
    Receipt,
    UnknownEntryError,
    prepare,
)
from shinsa_adapters.service import answers
from shinsa_adapters.service.calls import Asked, Call, Kept, New, Pins, Reading, Ready, Submitted
from shinsa_adapters.service.delivering import announced
from shinsa_adapters.service.house import House
from shinsa_adapters.service.making import Made, Pinned, make
from shinsa_adapters.service.problems import Problem, of_error, unavailable
from shinsa_adapters.service.shelf import Contents, Shelved

_T = TypeVar("_T")
PILE: Final = 4
"""Calls that wait for a thread, from which processes are started to screen some of them."""


async def aside(house: House, work: Callable[[], _T]) -> _T:
    """Do work that blocks in a thread of its own, as many at once as the settings allow."""
    return await anyio.to_thread.run_sync(work, limiter=house.threads)


async def screen(
    house: House, asked: Asked, body: bytes, reading: Reading | None = None, *, whole: bool = True
) -> Kept:
    """Screen one proposal, once for each idempotency key. Without a `reading` the body is the proposal.

    The answer has the document where `whole` says that it is wanted.

    Raises:
        Problem: the input has mistakes, the key was used for something else, or the ledger cannot keep it.
    """
    contents = house.shelf.contents
    if reading is None and _piled(house):
        (ready,) = await _ready_apart(house, contents, asked, [Call(body, asked.key)], whole=whole)
    else:
        ready = await aside(house, lambda: _ready(house, contents, asked, body, reading))
    return await _kept(house, asked, ready)


def _piled(house: House) -> bool:
    """Whether a call goes to a process beside this one: where others are under way. Many of them start processes."""
    if house.threads.statistics().tasks_waiting >= PILE:
        house.processes.begin_soon()
    return house.processes.begun and (house.threads.borrowed_tokens > 0 or house.processes.waiting > 0)


async def made_ready(house: House, asked: Asked, calls: Sequence[Call], *, apart: bool) -> list[Ready]:
    """Screen some proposals, to be kept by `keep_all`.

    They are screened one after another in one thread, or `apart`, in the processes for batches: handing each to a
    thread of its own would cost more.
    """
    contents = house.shelf.contents
    if apart:
        return await _ready_apart(house, contents, asked, calls)
    keyed = [(replace(asked, key=call.key), call.proposal) for call in calls]
    return await aside(house, lambda: [_ready(house, contents, each, body, None) for each, body in keyed])


async def keep_all(house: House, asked: Asked, ready: Sequence[Ready]) -> list[Kept | Problem]:
    """Keep what was made ready; a problem stands in its place. They wait together, and share the disk's flushes."""
    found: list[Kept | Problem] = [Problem(500, "internal", "not answered")] * len(ready)

    async def keep(place: int) -> None:
        try:
            found[place] = await _kept(house, asked, ready[place])
        except Problem as problem:
            found[place] = problem

    async with anyio.create_task_group() as group:
        for place in range(len(ready)):
            group.start_soon(keep, place)
    return found


def _ready(house: House, contents: Contents, asked: Asked, body: bytes, reading: Reading | None) -> Ready:
    claim = _claim(asked, body)
    try:
        return _receipt(house, claim) or _screened(house, contents, asked, body, reading, claim)
    except (LedgerError, ShinsaError) as error:
        return error


async def _ready_apart(
    house: House, contents: Contents, asked: Asked, calls: Sequence[Call], *, whole: bool = False
) -> list[Ready]:
    """The same for many calls, screened in processes beside this one."""
    try:
        shelved = contents.find(asked.pins.ruleset)
    except ShinsaError as error:
        return [error] * len(calls)
    claims = [_claim(replace(asked, key=call.key), call.proposal) for call in calls]
    known: list[Receipt | LedgerError | None] = [None] * len(calls)
    if any(claims):
        known = await aside(house, lambda: [_known(house, claim) for claim in claims])
    new = [place for place, found in enumerate(known) if found is None]
    bodies = [calls[place].proposal for place in new]
    made = await house.processes.make(shelved, _pinned(house, asked), bodies, whole=whole)
    ready = {
        place: New(outcome, calls[place].proposal, claims[place]) if isinstance(outcome, Made) else outcome
        for place, outcome in zip(new, made, strict=True)
    }
    return [found or ready[place] for place, found in enumerate(known)]


def _known(house: House, claim: Claim | None) -> Receipt | LedgerError | None:
    try:
        return _receipt(house, claim)
    except LedgerError as error:
        return error


def _receipt(house: House, claim: Claim | None) -> Receipt | None:
    """What was answered under the claim before; raises as `Ledger.known` does."""
    return None if claim is None else house.ledger.known(claim)


async def _kept(house: House, asked: Asked, ready: Ready) -> Kept:
    """Keep it, and say what is answered; raises as `screen` does."""
    try:
        if isinstance(ready, Exception):
            raise ready
        if isinstance(ready, Receipt):
            return await _again(house, ready)
        entry = ready.made.entry
        outgoing = announced(house.settings, asked.caller, entry.id, asked.pins.callback)
        change = Change(entries=(entry, *ready.beside), claim=ready.claim, outgoing=outgoing)
        receipt = await house.ledger.commit(change)
        if receipt.replayed:
            return await _again(house, receipt)
    except LedgerError as error:
        raise ledger_problem(house, error) from error
    except ShinsaError as error:
        raise _refused(house, asked.pins, error) from error
    return _answered(house, ready, receipt)


def _answered(house: House, ready: New, receipt: Receipt) -> Kept:
    made = ready.made
    house.metrics.screenings.labels(made.summary["ruleset"]["id"], made.summary["verdict"]).inc()
    answer = answers.of_screening(made.entry.naming, receipt, made.summary, made.document)
    return Kept(answer, replayed=False, proposal=ready.proposal)


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


async def writable(house: House) -> None:
    """See whether the ledger can keep a change.

    Raises:
        Problem: 503, with what stands in the way.
    """
    try:
        await house.ledger.try_writing()
    except LedgerError as error:
        raise unavailable(f"nothing can be kept now: {error.message}", house.settings.retry_after) from error


def ledger_problem(house: House, error: LedgerError) -> Problem:
    """The problem a caller is shown for an error of the ledger."""
    if isinstance(error, LedgerUnavailableError):
        house.metrics.unavailable.inc()
        return unavailable(f"the ledger cannot be used now: {error.message}", house.settings.retry_after)
    if isinstance(error, IdempotencyError):
        return Problem(409, "idempotency-conflict", error.message, hint=error.hint)
    return Problem(422, "invalid-request", error.message, hint=error.hint)


def _screened(  # noqa: PLR0913, PLR0917  # who asks what, by what, and what is kept with it
    house: House, contents: Contents, asked: Asked, body: bytes, reading: Reading | None, claim: Claim | None
) -> New:
    shelved: Shelved = contents.find(asked.pins.ruleset)
    submitted = Submitted(body) if reading is None else reading(shelved)
    pinned = _pinned(house, asked)
    made = make(shelved, pinned, submitted.proposal)
    beside = (replace(each, by=pinned.by, owner=pinned.owner, about=made.entry.id) for each in submitted.beside)
    # Prepared here, and not in the one thread that writes.
    return New(made, submitted.proposal, claim, tuple(map(prepare, beside)))


def _pinned(house: House, asked: Asked) -> Pinned:
    caller = asked.caller
    return Pinned(asked.pins.as_of or house.today(), caller.name, caller.owner or caller.name)


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


def find(house: House, ruleset: str | None) -> Shelved:
    """The ruleset meant.

    Raises:
        Problem: 404 where it is not in service.
    """
    try:
        return house.shelf.contents.find(ruleset)
    except ShinsaError as error:
        raise of_error(error) from error
