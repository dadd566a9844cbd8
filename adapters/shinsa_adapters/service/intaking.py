"""A record of another system through the service: mapped, screened, and kept with what became of it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import orjson

from shinsa.errors import InputError
from shinsa.proposal.reading import read_json
from shinsa.recording import read_record as head_of
from shinsa_adapters.intake.applying import RecordError, apply
from shinsa_adapters.intake.pointing import Origins, expected_at
from shinsa_adapters.intake.recording import SCHEMA
from shinsa_adapters.intake.reporting import report, told
from shinsa_adapters.intake.writing import line
from shinsa_adapters.ledger import NewEntry, fresh_id
from shinsa_adapters.service import work
from shinsa_adapters.service.calls import Asked, Kept, Submitted
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem, invalid, mistake, of_error
from shinsa_adapters.service.shelf import Shelved


@dataclass(frozen=True, slots=True)
class Arrived:
    """A record as it arrived: its bytes, its JSON, the mapping that reads it and the day it was read.

    `place` is what evidence says of it beside the record's id; `said` is told of it in the report. `within` is where
    the record stands in the body that was sent, as a JSON pointer. `hint` helps where it has no id or title.
    """

    system: str
    data: bytes
    record: Mapping[str, object]
    mapping: str
    retrieved: date
    place: str | None = None
    said: Mapping[str, object] = field(default_factory=dict[str, object])
    within: str = ""
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A record in the ledger: its screening, and what became of it, as JSON; `None` where that was withheld since."""

    kept: Kept
    report: bytes | None


async def take(house: House, asked: Asked, body: bytes, arrived: Arrived) -> Taken:
    """Map and screen a record, once for each idempotency key, which binds `body`.

    Raises:
        Problem: it cannot be mapped, what comes out cannot be screened, or the ledger cannot keep it.
    """
    reading = _Reading(house, arrived)
    try:
        kept = await work.screen(house, asked, body, reading)
    except Problem as problem:
        house.metrics.intake.labels(arrived.system, "refused").inc()
        raise reading.pointed(problem) from problem
    house.metrics.intake.labels(arrived.system, "replayed" if kept.replayed else "screened").inc()
    return Taken(kept, await report_of(house, kept))


async def report_of(house: House, kept: Kept) -> bytes | None:
    """What became of the record, as it is kept beside the screening, with the values of what was screened."""
    named = str(kept.answer["id"])
    return await work.from_ledger(house, lambda: _report(house, named))


def _report(house: House, named: str) -> bytes | None:
    record = house.ledger.entry(named).document
    actions = (entry.document for entry in house.ledger.about(named) if entry.head.kind == "action")
    said = (orjson.loads(action) for action in actions if action is not None)
    found = next((each for each in said if each.get("schema") == SCHEMA), None)
    if record is None or found is None:
        return None
    return line(told(found, read_json(head_of(record).input, limit=len(record)))).strip()


def read_record(data: bytes, within: str = "") -> Mapping[str, object]:
    """The record that bytes of JSON state; numbers keep all their digits.

    Raises:
        Problem: they state none; every mistake has its pointer.
    """
    try:
        return read_json(data, limit=max(len(data), 1))
    except InputError as error:
        raise moved(of_error(error), lambda pointer: f"{within}{pointer}") from error


def moved(problem: Problem, place: Callable[[str], str]) -> Problem:
    """The problem with other pointers to its mistakes."""
    mistakes = [
        mistake(place(each["pointer"]), each["code"], each["message"], each["hint"]) for each in problem.mistakes
    ]
    return Problem(
        problem.status, problem.code, problem.detail, hint=problem.hint, mistakes=mistakes, headers=problem.headers
    )


class _Reading:
    """Maps one record when it is asked to, and knows afterwards where what is wrong with the proposal came from."""

    def __init__(self, house: House, arrived: Arrived) -> None:
        self._house = house
        self._arrived = arrived
        self._origins: Origins | None = None

    def __call__(self, shelved: Shelved) -> Submitted:
        arrived = self._arrived
        mapping = self._house.mappings.find(arrived.mapping, shelved)
        try:
            mapped = apply(mapping, arrived.record, arrived.retrieved, arrived.place)
        except RecordError as error:
            path = mapping.record if error.code == "no-record-id" else mapping.heads[error.code.removeprefix("no-")]
            raise invalid([mistake(expected_at(path), error.code, error.reason, arrived.hint)]) from error
        self._origins = Origins(mapping, arrived.record)
        return Submitted(line(mapped.document), (self._entry(report(mapping, mapped, self._origins)),))

    def _entry(self, found: Mapping[str, object]) -> NewEntry:
        digest = f"sha256:{hashlib.sha256(self._arrived.data).hexdigest()}"
        document = {
            "schema": SCHEMA,
            "system": self._arrived.system,
            **self._arrived.said,
            "received": digest,
            **found,
        }
        return NewEntry(kind="action", id=fresh_id("int"), document=line(document))

    def pointed(self, problem: Problem) -> Problem:
        """The problem with pointers into what was sent, where they pointed into the proposal made of it."""
        if self._origins is None or problem.code != "invalid-input":
            return moved(problem, lambda pointer: f"{self._arrived.within}{pointer}")
        # What is wrong with a fact is wrong with its evidence too; the sender knows of one value.
        stated = [each for each in problem.mistakes if not each["pointer"].startswith("/evidence/")]
        return moved(invalid(stated or problem.mistakes), self._place)

    def _place(self, pointer: str) -> str:
        return f"{self._arrived.within}{self._origins.of_pointer(pointer) if self._origins else pointer}"
