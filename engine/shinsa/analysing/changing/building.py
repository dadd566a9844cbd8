"""The levers of one proposal, as far as they matter: what conditions read, what is stated, what may change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from shinsa.analysing.changing.boxes import Box, at, box_of, there
from shinsa.analysing.changing.cuts import Cuts
from shinsa.analysing.changing.grids import MEASURED
from shinsa.analysing.changing.levers import Kind, Lever, ListShape, Position, Slot, World
from shinsa.analysing.changing.positions import (
    Member,
    Statement,
    changed_positions,
    coupled_positions,
    stated_positions,
)
from shinsa.facts import Change, Direction, Fact, FactList, Vocabulary
from shinsa.values import Item, Scalar, Value

MOST_NEW_ITEMS = 2
"""How many items an answer may add to a list, or state in one that is not stated."""


@dataclass(slots=True)
class _Builder:
    vocabulary: Vocabulary
    cuts: Mapping[str, Cuts]
    fixed: dict[str, Box] = field(default_factory=dict[str, Box])
    levers: list[Lever] = field(default_factory=list[Lever])
    lists: dict[str, ListShape] = field(default_factory=dict[str, ListShape])

    def change(self, path: str) -> Change | None:
        return (self.vocabulary.changes or {}).get(path)


def world(vocabulary: Vocabulary, values: tuple[Value, ...], cuts: Mapping[str, Cuts]) -> World:
    """The levers of a proposal with these facts; only what `cuts` says conditions read."""
    build = _Builder(vocabulary, cuts)
    stated = {entry.path: value for entry, value in zip(vocabulary.entries, values, strict=True)}
    joined = dict(_coupled(build, stated))
    for entry, value in zip(vocabulary.entries, values, strict=True):
        if isinstance(entry, FactList):
            if entry.path in cuts:
                _list(build, entry, cast("tuple[Item, ...] | None", value))
        elif entry.path in joined:
            if joined[entry.path] is not None:
                _put(build, cast("Lever", joined[entry.path]))
        elif entry.path in cuts:
            _single(build, entry.path, entry, cast("Scalar | None", value), entry.path)
    return World(build.fixed, tuple(build.levers), build.lists)


def _coupled(build: _Builder, stated: Mapping[str, Value]) -> Iterator[tuple[str, Lever | None]]:
    """For each amount that changes with others: the lever of the leader; nothing for those that follow."""
    known = build.vocabulary.by_path()
    for group in build.vocabulary.together or ():
        present = [path for path in group if stated.get(path) is not None]
        if len(present) < 2 or not any(path in build.cuts for path in present):  # noqa: PLR2004  one alone is free
            continue
        members = {
            path: Member(
                cast("Fact", known[path]),
                cast("Scalar", stated[path]),
                build.cuts.get(path, Cuts()),
                build.change(path),
            )
            for path in present
        }
        keep = Position(Kind.KEEP, {path: box_of(member.value) for path, member in members.items()})
        leader = present[0]
        followers = {path: (member.fact, member.value) for path, member in members.items() if path != leader}
        positions = (keep, *coupled_positions(members))
        yield leader, Lever(leader, known[leader], positions, members[leader].value, followers)
        yield from ((path, None) for path in present[1:])


def _put(build: _Builder, lever: Lever) -> None:
    """A lever that cannot move is no lever."""
    if lever.positions[1:]:
        build.levers.append(lever)
    else:
        build.fixed |= lever.positions[0].boxes


def _single(build: _Builder, path: str, fact: Fact, value: Scalar | None, read: str) -> None:
    """A single fact, or a field of an item that is there."""
    cuts = build.cuts.get(read, Cuts())
    keep = Position(Kind.KEEP, {path: box_of(value)})
    if value is None:
        positions = stated_positions(path, fact, cuts, Statement(Kind.STATE, fact.cost))
    else:
        positions = changed_positions(path, fact, cuts, value, build.change(read))
    _put(build, Lever(path, fact, (keep, *positions), value))


def _list(build: _Builder, entry: FactList, items: tuple[Item, ...] | None) -> None:
    known = items or ()
    room = min(MOST_NEW_ITEMS, entry.longest - len(known))
    change = build.change(entry.path)
    priced = change is not None and change.cost is not None
    may_add = items is None or (priced and cast("Change", change).direction is not Direction.DOWN)
    may_remove = priced and cast("Change", change).direction is not Direction.UP
    new = range(len(known), len(known) + room) if may_add else range(0)
    slots = (*(Slot(index, new=False) for index in range(len(known))), *(Slot(index, new=True) for index in new))
    capped = may_add and len(known) + room < entry.longest
    build.lists[entry.path] = ListShape(entry.path, items is not None, slots, capped)
    _statement(build, entry, stated=items is not None)
    for index, item in enumerate(known):
        _presence(build, entry, index, change if may_remove else None, new=False)
        _fields(build, entry, index, item)
    for index in new:
        _presence(build, entry, index, change if items is not None else None, new=True)
        _new_fields(build, entry, index)


def _statement(build: _Builder, entry: FactList, *, stated: bool) -> None:
    """Whether the list is stated; to state one costs what asking for it does, whatever it then holds."""
    name = there(entry.path)
    positions = [Position(Kind.KEEP, {name: stated})]
    if not stated:
        positions.append(Position(Kind.STATE, {name: True}, entry.cost))
    _put(build, Lever(entry.path, entry, tuple(positions)))


def _presence(build: _Builder, entry: FactList, index: int, change: Change | None, *, new: bool) -> None:
    """Whether an item is there. A new item of a list that is stated only now costs nothing of its own."""
    path = f"{entry.path}[{index}]"
    keep = Position(Kind.KEEP, {there(path): not new})
    if new:
        cost = 0 if change is None else change.cost or 0
        kind = Kind.KEEP if change is None else Kind.ADD
        _put(build, Lever(path, entry, (keep, Position(kind, {there(path): True}, cost, detail=1))))
    else:
        gone = () if change is None else (Position(Kind.REMOVE, {there(path): False}, change.cost or 0),)
        _put(build, Lever(path, entry, (keep, *gone)))


def _fields(build: _Builder, entry: FactList, index: int, item: Item) -> None:
    for column, fact in enumerate(entry.fields):
        if fact.path in build.cuts:
            value = cast("tuple[Scalar | None, ...]", item)[column]
            _single(build, at(fact.path, index), fact, value, fact.path)
    if entry.item is not None:
        _single(build, at(entry.item.path, index), entry.item, cast("Scalar", item), entry.item.path)


def _new_fields(build: _Builder, entry: FactList, index: int) -> None:
    """The fields of an item that may come: each stated or not, at no cost of its own.

    One that nothing reads is among them: to say that alone is to say something.
    """
    unread = next((fact for fact in entry.fields if fact.path not in build.cuts), None)
    for fact in (*entry.fields, *filter(None, [entry.item])):
        if fact.path not in build.cuts and fact is not unread and entry.item is None:
            continue
        path = at(fact.path, index)
        cuts = build.cuts.get(fact.path, Cuts())
        positions = stated_positions(path, fact, cuts, Statement(Kind.KEEP, 0, detail=1))
        keep = Position(Kind.KEEP, {path: None})
        _put(build, Lever(path, fact, (keep, *positions)))


def untouched(lever: Lever) -> Lever:
    """The lever with nothing but how it stands."""
    return replace(lever, positions=lever.positions[:1])


def measured(lever: Lever) -> bool:
    """Whether the lever moves a number, an amount or a day."""
    return isinstance(lever.entry, Fact) and lever.entry.kind in MEASURED
