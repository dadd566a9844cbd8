"""Proposals near an example's: one fact moved to where it could make a difference, in a row and in the draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from shinsa.facts import Entry, Fact, FactKind, FactList, Vocabulary
from shinsa.language.tree import Compare, FactRef, ItemRef, Literal, Node, ParameterRef, walk
from shinsa.values import Item, Value
from shinsa_adapters.proving.stating import stated_value
from shinsa_adapters.rulebook.draft import Draft, stated
from shinsa_adapters.rulebook.mutating.reading import Row
from shinsa_adapters.rulebook.mutating.trees import MANY
from shinsa_adapters.rulebook.mutating.writing import value_text


@dataclass(frozen=True, slots=True)
class Move:
    """A fact, or a whole list, stated otherwise."""

    entry: Entry
    value: Value

    @property
    def told(self) -> str:
        """`generation.net_mw is 1000`."""
        return f"{self.entry.path} is {_told(self.value, self.entry)}"

    def on_row(self, row: Row) -> dict[str, Any]:
        """The row with the move made; conclusions are as they were."""
        return {**row, self.entry.path: self.value}

    def on_draft(self, draft: Draft, currency: str) -> Draft:
        """The draft with the move made."""
        return stated(draft, self.entry.path, stated_value(self.value, self.entry, currency))


def moves(paths: frozenset[str], trees: tuple[Node, ...], row: Row, vocabulary: Vocabulary) -> Iterator[Move]:
    """Every move of the facts at these paths to, just above and just below what the trees compare them with."""
    heads = {path.partition("[")[0] for path in paths}
    for entry in vocabulary.entries:
        if entry.path in heads:
            values = dict.fromkeys(_values(entry, paths, trees, row))
            for value in sorted(values, key=lambda value: _distance(value, row[entry.path])):
                if value != row[entry.path]:
                    yield Move(entry, value)


def _distance(value: Value, held: Value) -> Decimal:
    """How far a number lies from the one stated; other values keep their order behind."""
    if isinstance(value, Decimal) and isinstance(held, Decimal):
        return abs(value - held)
    return Decimal("Infinity")


def _values(entry: Entry, paths: frozenset[str], trees: tuple[Node, ...], row: Row) -> Iterator[Value]:
    if isinstance(entry, Fact):
        yield from _of_fact(entry, entry.path, trees, row)
        yield None
        return
    held = cast("tuple[Item, ...]", row[entry.path] or ())
    if entry.item is not None:
        for choice in cast("Iterator[Item]", _of_fact(entry.item, entry.item.path, trees, row)):
            yield (choice,)
            yield (*held, choice) if choice not in held else tuple(item for item in held if item != choice)
    yield from _of_objects(entry, held, paths, trees, row)
    yield ()
    yield None


def _of_objects(
    entry: FactList, held: tuple[Item, ...], paths: frozenset[str], trees: tuple[Node, ...], row: Row
) -> Iterator[Value]:
    """One field of one item otherwise, also in a second item beside the first, and an item less."""
    for place, item in enumerate(held):
        yield (*held[:place], *held[place + 1 :])
        yield (*held, item)
        for slot, fact in enumerate(entry.fields):
            if fact.path not in paths or not isinstance(item, tuple):
                continue
            for value in (*_of_fact(fact, fact.path, trees, row), None):
                changed = (*item[:slot], cast("Any", value), *item[slot + 1 :])
                yield (*held[:place], changed, *held[place + 1 :])
                yield (*held, changed)


def _of_fact(fact: Fact, path: str, trees: tuple[Node, ...], row: Row) -> Iterator[Value]:
    match fact.kind:
        case FactKind.BOOL:
            yield from (True, False)
        case FactKind.CHOICE:
            yield from (choice.value for choice in fact.choices[:MANY])
        case FactKind.NUMBER | FactKind.MONEY | FactKind.DATE:
            for cut in _cuts(path, trees, row):
                yield from _around(cut, fact)
        case FactKind.COUNTRY:
            yield from dict.fromkeys(("US", "JP", "CN", "AD", *_mentioned(trees, row)))
        case FactKind.TEXT:
            return


def _around(cut: Decimal | date, fact: Fact) -> Iterator[Value]:
    """On a cut point, and a step to either side."""
    if isinstance(cut, date):
        yield from (cut, cut - timedelta(days=1), cut + timedelta(days=1))
        return
    step = fact.step or Decimal(1)
    yield from (value for value in (cut, cut - step, cut + step) if _fits(value, fact))


def _cuts(path: str, trees: tuple[Node, ...], row: Row) -> tuple[Decimal | date, ...]:
    """The constants, parameters and facts that comparisons hold the fact against."""
    compares = (node for tree in trees for node in walk(tree) if isinstance(node, Compare))
    near = (node for compare in compares if _reads(compare, path) for node in walk(compare))
    return tuple(dict.fromkeys(value for node in near if (value := _constant(node, row)) is not None))


def _reads(compare: Compare, path: str) -> bool:
    return any(isinstance(node, FactRef | ItemRef) and node.path == path for node in walk(compare))


def _constant(node: Node, row: Row) -> Decimal | date | None:
    match node:
        case Literal(value=Decimal() | date() as value):
            return value
        case FactRef() | ParameterRef():
            held = row.get(node.path if isinstance(node, FactRef) else f"param.{node.name}")
            return held if isinstance(held, Decimal | date) else None
        case _:
            return None


def _mentioned(trees: tuple[Node, ...], row: Row) -> Iterator[str]:
    for tree in trees:
        for node in walk(tree):
            held = row.get(f"param.{node.name}") if isinstance(node, ParameterRef) else None
            if isinstance(held, tuple):
                yield from (str(each) for each in cast("tuple[object, ...]", held)[:MANY])


def _fits(value: Decimal, fact: Fact) -> bool:
    above = fact.minimum is None or value >= fact.minimum
    whole = not fact.step or value % fact.step == 0
    return above and whole and (fact.maximum is None or value <= fact.maximum)


def _told(value: Value, entry: Entry) -> str:
    if value is None:
        return "not stated"
    if not isinstance(value, tuple):
        return value_text(value)
    names = [fact.name for fact in entry.fields] if isinstance(entry, FactList) else []
    return f"[{', '.join(_item_told(item, names) for item in value)}]"


def _item_told(item: Item, names: list[str]) -> str:
    if not isinstance(item, tuple):
        return value_text(item)
    fields = (f"{name}: {value_text(value)}" for name, value in zip(names, item, strict=True) if value is not None)
    return f"{{{', '.join(fields)}}}"
