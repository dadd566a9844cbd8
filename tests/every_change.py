"""Every change a vocabulary allows, written down without any of the machinery that is tested."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from math import ceil
from typing import Any, TypeAlias

from shinsa.analysing.changing.building import MOST_NEW_ITEMS
from shinsa.analysing.changing.choosing import Chooser, Chosen
from shinsa.analysing.changing.counterfactuals import Answer, WhatIf
from shinsa.analysing.changing.levers import Kind
from shinsa.analysing.changing.trials import Trial
from shinsa.facts import Change, Direction, Fact, FactKind, FactList, Vocabulary
from shinsa.values import Value

Dynamic: TypeAlias = Any
"""A value of whatever kind its fact has."""

DAYS = (date(2027, 1, 1), date(2028, 6, 30), date(2028, 7, 1))


@dataclass(frozen=True)
class Way:
    """One thing that can be done: where (`slot`, and the item and column inside it), its cost, and to what."""

    name: str
    slot: int
    index: int | None
    column: int | None
    cost: int
    value: Dynamic


def domain(fact: Fact) -> list[Dynamic]:
    if fact.kind is FactKind.NUMBER:
        return [Decimal(number) for number in range(int(fact.minimum or 0), int(fact.maximum or 0) + 1)]
    if fact.kind is FactKind.DATE:
        return list(DAYS)
    return [True, False] if fact.kind is FactKind.BOOL else [choice.value for choice in fact.choices]


def _price(change: Change, before: Dynamic, after: Dynamic) -> int:
    if change.per is None:
        return change.cost or 0
    difference = abs((after - before).days if isinstance(after, date) else after - before)
    begun: int = ceil(difference / change.per)
    return (change.cost or 0) * begun


def _allowed(change: Change | None, before: Dynamic, after: Dynamic) -> bool:
    if change is None or change.cost is None or before == after:
        return False
    ordered = not isinstance(before, str)
    if ordered and change.direction is Direction.UP:
        return bool(after > before)
    return not (ordered and change.direction is Direction.DOWN and after > before)


def _single(
    name: str, fact: Fact, change: Change | None, before: Dynamic, at: tuple[int, int | None, int | None]
) -> Iterator[Way]:
    for after in domain(fact):
        if before is None:
            yield Way(name, *at, fact.cost, after)
        elif _allowed(change, before, after) and change is not None:
            yield Way(name, *at, _price(change, before, after), after)


def _items(entry: FactList) -> list[Dynamic]:
    if entry.item is not None:
        return domain(entry.item)
    return [
        item
        for item in product(*([None, *domain(fact)] for fact in entry.fields))
        if any(each is not None for each in item)
    ]


def _added(entry: FactList, room: int) -> Iterator[tuple[Dynamic, ...]]:
    items = _items(entry)
    for many in range(1, room + 1):
        yield from product(items, repeat=many)


def ways(vocabulary: Vocabulary, values: Sequence[Value]) -> dict[str, list[Way]]:
    """Every way by what it moves; of each, one at most can be taken."""
    changes = vocabulary.changes or {}
    found: dict[str, list[Way]] = {}
    for slot, (entry, value) in enumerate(zip(vocabulary.entries, values, strict=True)):
        own: list[Way] = []
        if isinstance(entry, Fact):
            own += _single(entry.path, entry, changes.get(entry.path), value, (slot, None, None))
        else:
            own += _of_list(entry, changes, value, slot)
        for way in own:
            found.setdefault(way.name, []).append(way)
    return found


def _of_list(entry: FactList, changes: Mapping[str, Change], value: Dynamic, slot: int) -> Iterator[Way]:
    room = min(MOST_NEW_ITEMS, entry.longest - len(value or ()))
    if value is None:
        for many in ((), *_added(entry, room)):
            yield Way(entry.path, slot, None, None, entry.cost, many)
        return
    change = changes.get(entry.path)
    if change is not None and change.cost is not None and change.direction is not Direction.DOWN:
        yield from _longer(entry, change.cost, slot, room)
    if change is not None and change.cost is not None and change.direction is not Direction.UP:
        yield from (Way(f"{entry.path}-{index}", slot, index, None, change.cost, None) for index in range(len(value)))
    for index, item in enumerate(value):
        for column, fact in enumerate(entry.fields):
            name = f"{entry.path}[{index}].{fact.name}"
            yield from _single(name, fact, changes.get(fact.path), item[column], (slot, index, column))
        if entry.item is not None:
            path = f"{entry.path}[]"
            yield from _single(f"{entry.path}[{index}]", entry.item, changes.get(path), item, (slot, index, -1))


def _longer(entry: FactList, cost: int, slot: int, room: int) -> Iterator[Way]:
    for many in _added(entry, room):
        yield Way(f"{entry.path}+", slot, None, None, cost * len(many), many)


def applied(values: tuple[Value, ...], taken: Sequence[Way]) -> tuple[Value, ...] | None:
    """The facts after these ways; `None` where they do not go together."""
    found: list[Dynamic] = list(values)
    gone: dict[int, list[int]] = {}
    for way in sorted(taken, key=lambda way: way.name.endswith("+")):
        if way.index is None and way.name.endswith("+"):
            found[way.slot] = (*found[way.slot], *way.value)
        elif way.index is None:
            found[way.slot] = way.value
        elif way.column is None:
            gone.setdefault(way.slot, []).append(way.index)
        else:
            items = list(found[way.slot])
            item = items[way.index]
            items[way.index] = (
                way.value if way.column < 0 else (*item[: way.column], way.value, *item[way.column + 1 :])
            )
            found[way.slot] = tuple(items)
    for slot, indexes in gone.items():
        if any(way.slot == slot and way.index in indexes and way.column is not None for way in taken):
            return None
        found[slot] = tuple(item for index, item in enumerate(found[slot]) if index not in indexes)
    return tuple(found)


def changes_of(way: Way) -> int:
    """How many changes it is: each item that is added is one."""
    return len(way.value) if way.name.endswith("+") else 1


def paths_of(way: Way, values: Sequence[Value]) -> set[str]:
    """What it changes, as answers name it."""
    if way.name.endswith("+"):
        path, first = way.name.removesuffix("+"), len(values[way.slot])  # type: ignore[arg-type]  # a list
        return {f"{path}[{first + number}]" for number in range(len(way.value))}
    if way.index is not None and way.column is None:
        return {f"{way.name.rpartition('-')[0]}[{way.index}]"}
    return {way.name}


def sets_below(by_name: dict[str, list[Way]], cost: int, changes: int) -> Iterator[tuple[Way, ...]]:
    """Every set of ways that costs less than `cost`, or the same with fewer changes."""

    def fits(taken: Sequence[Way]) -> bool:
        return (sum(way.cost for way in taken), sum(map(changes_of, taken))) < (cost, changes)

    cheap = {name: [way for way in own if fits([way])] for name, own in by_name.items()}
    names = [name for name, own in cheap.items() if own]
    for many in range(1, len(names) + 1):
        any_left = False
        for chosen in combinations(names, many):
            if not fits([min(cheap[name], key=lambda way: (way.cost, changes_of(way))) for name in chosen]):
                continue
            for taken in product(*(cheap[name] for name in chosen)):
                if fits(taken):
                    any_left = True
                    yield taken
        if not any_left:
            return


def without(found: WhatIf, answer: Answer, index: int) -> bool:
    """Whether an answer still leads to its verdict when one of its changes is left out."""
    moves, places = answer.chosen.moves, answer.chosen.places
    if moves[index].position.kind is Kind.KEEP:
        return False
    path = moves[index].lever.path
    left = [number for number, move in enumerate(moves) if not _belongs(move.lever.path, path)]
    less = Chosen(tuple(moves[number] for number in left), tuple(places[number] for number in left))
    return Chooser(found.world, Trial(found.screening), found.goal).reaches(less)


def _belongs(path: str, change: str) -> bool:
    """Whether a path is part of a change: what a new item says goes with the item or its list."""
    return path == change or path.startswith((f"{change}.", f"{change}["))
