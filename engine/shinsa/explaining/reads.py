"""Which facts a tree reads, and what one proposal states for them, by concrete path."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast

from shinsa.explaining.document import Json, ReadDocument
from shinsa.facts import Fact, FactList, Facts, Vocabulary, path_read
from shinsa.values import Text

Values = tuple[object, ...]


def exact_text(number: Decimal) -> str:
    """A decimal as a string, with the places it was written with and without exponent."""
    return format(number, "f")


def to_json(value: object) -> Json:
    """A value as JSON: decimals are strings, dates ISO 8601, unknown is null."""
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            return exact_text(value)
        case date():
            return value.isoformat()
        case tuple() | frozenset() | list():
            return [to_json(item) for item in cast("Iterable[object]", value)]
        case _:
            raise TypeError(f"no fact has a value like {value!r}")


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a fact's value sits: its slot and, inside a list of objects, the field's place; labels of its choices."""

    path: str
    slot: int
    place: int | None
    label: Text
    unit: str | None
    answered_by: str
    cost: int
    choices: Mapping[str, Text]


class Reader:
    """Looks facts up by path for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._seats: dict[str, Seat] = {}
        self._fields: dict[str, tuple[str, ...]] = {}
        self._open: dict[str, list[ReadDocument]] = {}
        for slot, entry in enumerate(vocabulary.entries):
            for seat in _seats(slot, entry, vocabulary):
                self._seats[seat.path] = seat
            if isinstance(entry, FactList):
                self._fields[entry.path] = tuple(fact.name for fact in entry.fields)

    def seat(self, path: str) -> Seat:
        """The seat of a fact; concrete paths (`sites[0].country`) find their field's seat."""
        return self._seats[path] if path in self._seats else self._seats[path_read(path)]

    def slots(self, paths: Iterable[str]) -> tuple[int, ...]:
        """The slots that hold the facts behind these paths, each once."""
        return tuple(sorted({self.seat(path).slot for path in paths}))

    def reads(self, path: str, facts: Facts) -> list[ReadDocument]:
        """Every concrete fact behind a path, with the value seen."""
        seat = self.seat(path)
        value = facts.values[seat.slot]
        if value is None:
            return self._not_stated(path)
        if seat.place is None or not value:
            head = path.partition("[]")[0]
            return [{"fact": head, "value": self._whole(head, value)}]
        return [
            {"fact": path.replace("[]", f"[{place}]", 1), "value": to_json(item[seat.place])}
            for place, item in enumerate(_objects(value))
        ]

    def _not_stated(self, path: str) -> list[ReadDocument]:
        """The same for every proposal, so that it is made once."""
        if path not in self._open:
            self._open[path] = [{"fact": path.partition("[]")[0], "value": None}]
        return self._open[path]

    def value(self, path: str, facts: Facts) -> object:
        """What is stated: a fact's value; for a field of a list the values of its items; `None` where nothing is."""
        seat = self.seat(path)
        value = facts.values[seat.slot]
        return value if seat.place is None or not value else tuple(item[seat.place] for item in _objects(value))

    def _whole(self, path: str, value: object) -> Json:
        """A list of objects as JSON objects, anything else plain."""
        fields = self._fields.get(path)
        if not fields or not value:
            return to_json(value)
        return [
            {name: to_json(field) for name, field in zip(fields, item, strict=True) if field is not None}
            for item in _objects(value)
        ]


def _seats(slot: int, entry: Fact | FactList, vocabulary: Vocabulary) -> Iterator[Seat]:
    if isinstance(entry, Fact):
        yield _seat(entry, slot, vocabulary)
        return
    choices = _choices(entry.item) if entry.item else {}
    whole = Seat(entry.path, slot, None, entry.label, None, entry.answered_by, entry.cost, choices)
    yield whole
    if entry.item is not None:
        yield replace(whole, path=entry.item.path)
    for place, fact in enumerate(entry.fields):
        yield replace(_seat(fact, slot, vocabulary), place=place, label=_joined(entry.label, fact.label))


def _seat(fact: Fact, slot: int, vocabulary: Vocabulary) -> Seat:
    unit = _unit(fact, vocabulary)
    return Seat(fact.path, slot, None, fact.label, unit, fact.answered_by, fact.cost, _choices(fact))


def _choices(fact: Fact) -> dict[str, Text]:
    return {choice.value: choice.label for choice in fact.choices}


def _unit(fact: Fact, vocabulary: Vocabulary) -> str | None:
    return vocabulary.currency if fact.kind.value == "money" else fact.unit


def _joined(outer: Text, inner: Text) -> Text:
    texts: Mapping[str, str] = outer.languages()
    both = {lang: f"{text}: {inner.in_language(lang)}" for lang, text in texts.items()}
    return Text(both["en"], both.get("ja"), both.get("zh"))


def _objects(value: object) -> tuple[Values, ...]:
    if not isinstance(value, tuple):
        raise TypeError("a list of objects is a tuple of tuples")
    return cast("tuple[Values, ...]", value)
