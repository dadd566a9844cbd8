"""Where a pull stands, kept in the ledger: the page to read next, and what was rejected so far.

The place is written once a page is done, so that a pull that was cut off begins with the page it was at. What of that
page is kept already is known by its claim and not screened again. Rejects are kept one by one, so that none is lost.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final

import orjson

from shinsa_adapters.intake.gathering import Rejected
from shinsa_adapters.ledger import Change, Ledger, Mark

SPACE: Final = "submittable place"
_REJECTS: Final = "submittable rejects"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a walk: the token that leads to it (`None`: the first), and its number from 1.

    `terms` is a digest of what the walk screens with: with another mapping or ruleset it begins anew.
    """

    terms: str
    token: str | None = None
    page: int = 1


class Places:
    """The place and the rejects of one walk, which is known by the digest of what it asks for."""

    def __init__(self, ledger: Ledger, asked: str) -> None:
        self._ledger = ledger
        self._name = sha256(asked.encode()).hexdigest()

    def find(self, terms: str) -> Place:
        """Where the walk stands; at its beginning where none is under way on these terms."""
        held = self._ledger.mark(SPACE, self._name)
        found = None if held is None else Place(**orjson.loads(held))
        if found is not None and found.terms == terms:
            return found
        self.forget()
        return Place(terms)

    def reach(self, place: Place) -> None:
        """Everything before this place is done."""
        self._mark(Mark(SPACE, self._name, orjson.dumps(asdict(place))))

    def reject(self, rejected: Rejected) -> None:
        """Keep a reject until the walk has ended."""
        self._mark(Mark(self._space, rejected.record, orjson.dumps(asdict(rejected))))

    def clear(self, record: str) -> None:
        """What was rejected before is no longer."""
        if self._ledger.mark(self._space, record) is not None:
            self._mark(Mark(self._space, record, None))

    def rejects(self) -> Iterator[Rejected]:
        """Everything that was rejected in this walk, by its id."""
        for _, held in sorted(self._ledger.marks(self._space).items()):
            told: dict[str, Any] = orjson.loads(held)
            yield Rejected(**told)

    def forget(self) -> None:
        """The walk has ended, or begins anew."""
        names = self._ledger.marks(self._space)
        self._mark(Mark(SPACE, self._name, None), *(Mark(self._space, name, None) for name in names))

    @property
    def _space(self) -> str:
        return f"{_REJECTS} {self._name}"

    def _mark(self, *marks: Mark) -> None:
        self._ledger.submit(Change(marks=marks)).result()
