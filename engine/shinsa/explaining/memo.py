"""Parts of documents that were written before: a rule that reads the same values says the same, to the byte.

What one part says rests on its plan, on the day and on the values it reads, and on nothing else. So a part is kept by
those, and a screening writes only what it has not seen before. All explainers of a process share one memo, whose size
is limited: neither many days nor many rulesets nor endless new values fill the memory.
"""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar, cast

import orjson

from shinsa.facts import Facts

_T = TypeVar("_T")
Exact = tuple[object, ...]
"""What tells the values of a proposal apart as they are written, slot by slot: `1.0` is not `1.00`."""
Key = tuple[object, ...]
"""Whose part it is, then what it rests on."""
_AS_THEY_ARE: Final = frozenset({type(None), bool, str, date})
MOST: Final = 4096
"""Parts kept at most: some forty for each rule of the shipped ruleset, and some tens of megabytes."""


class Part(Generic[_T]):
    """A part of a document, and the same as JSON. Neither is to be changed: many documents share it."""

    __slots__ = ("_json", "basis", "document")

    def __init__(self, document: _T, basis: object = None) -> None:
        self.document = document
        self.basis = basis
        self._json: bytes | None = None

    @property
    def json(self) -> bytes:
        """The part as JSON, written when first wanted."""
        found = self._json
        if found is None:
            found = self._json = orjson.dumps(self.document)
        return found


def listed(parts: Iterable[Part[Any]]) -> bytes:
    """Parts as a JSON list."""
    return b"[" + b",".join([part.json for part in parts]) + b"]"


class Memo(Generic[_T]):
    """Parts by whose they are and what they rest on; beyond `most` the oldest goes. Safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        # A plain dictionary would look through all that was taken from its front.
        self._kept: OrderedDict[Key, Part[_T]] = OrderedDict()
        self._released: deque[object] = deque()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Part[_T] | None:
        """The part kept under a key."""
        return self._kept.get(key)

    def release(self, owner: object) -> None:
        """Let go of an owner's parts, once something else is kept: the collector calls this wherever it finds time."""
        self._released.append(owner)

    def keep(self, key: Key, part: Part[_T]) -> Part[_T]:
        """Keep a part."""
        with self._lock:
            self._let_go()
            if key not in self._kept and len(self._kept) >= self._most:
                self._kept.popitem(last=False)
            self._kept[key] = part
        return part

    def _let_go(self) -> None:
        gone: set[object] = set()
        while self._released:
            gone.add(self._released.popleft())
        for key in [key for key in self._kept if key[0] in gone] if gone else ():
            del self._kept[key]

    def __len__(self) -> int:
        return len(self._kept)


def exactly(facts: Facts) -> Exact:
    """The values of a proposal, such that two are equal only where they are written alike.

    Decimals are equal whatever their places, and documents show the places; so a number stands as its text.
    """
    return tuple([value if type(value) in _AS_THEY_ARE else str(value) for value in facts.values])


def picker(slots: tuple[int, ...]) -> Callable[[Exact], object]:
    """What picks the values of these slots: each time another, so that it can stand for what it was made for."""

    def nothing(_: Exact) -> object:
        return None

    return cast("Callable[[Exact], object]", itemgetter(*slots)) if slots else nothing
