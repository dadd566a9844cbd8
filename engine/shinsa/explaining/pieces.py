"""A verdict document as JSON in pieces, so that each part is written once: for the answer, the record and its proof."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, NamedTuple, cast

import orjson

from shinsa.explaining.document import VerdictDocument

_RULES = "rules"


class Layout(NamedTuple):
    """What stands around the values of a document: `leads[i]` before the value that JSON pointer `names[i]` names."""

    names: tuple[str, ...]
    leads: tuple[bytes, ...]
    tail: bytes


@dataclass(frozen=True)
class Explained:
    """A verdict document with the JSON of its rules, and of other members (`ready`) where that is known already."""

    document: VerdictDocument
    rules: Sequence[bytes]
    ready: Mapping[str, bytes]

    @property
    def layout(self) -> Layout:
        """Where each value stands: every member of the document is one, but each of its rules is one by itself."""
        return _layout(tuple(self.document), len(self.rules))

    @cached_property
    def values(self) -> tuple[bytes, ...]:
        """The JSON of each value, in the order of the layout."""
        return tuple(chain.from_iterable(map(self._json, self.document)))

    def _json(self, member: str) -> Iterable[bytes]:
        if member == _RULES and self.rules:
            return self.rules
        found = self.ready.get(member)
        return (orjson.dumps(cast("Mapping[str, Any]", self.document)[member]) if found is None else found,)

    @cached_property
    def json(self) -> bytes:
        """The document as JSON: compact, UTF-8."""
        return joined(self.layout.leads, self.values, self.layout.tail)


def joined(leads: Iterable[bytes], values: Iterable[bytes], tail: bytes) -> bytes:
    """Leads and values as one text."""
    return b"".join((*chain.from_iterable(zip(leads, values, strict=True)), tail))


@lru_cache(64)
def _layout(members: tuple[str, ...], rules: int) -> Layout:
    found = list(_placed(members, rules))
    tail = b"]}" if _ends(members, rules) else b"}"
    return Layout(tuple(name for name, _ in found), tuple(lead for _, lead in found), tail)


def _placed(members: tuple[str, ...], rules: int) -> Iterator[tuple[str, bytes]]:
    """The name and the lead of each value."""
    opening, closing = b"{", b""
    for member in members:
        lead = closing + opening + orjson.dumps(member) + b":"
        opening, closing = b",", b""
        if member != _RULES or not rules:
            yield f"/{member}", lead
            continue
        for place in range(rules):
            yield f"/{member}/{place}", b"," if place else lead + b"["
        closing = b"]"


def _ends(members: tuple[str, ...], rules: int) -> bool:
    """Whether the rules come last, so that their list is still to be closed."""
    return bool(rules) and members[-1] == _RULES
