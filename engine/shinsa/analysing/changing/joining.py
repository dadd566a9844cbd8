"""What a part offers, from what each of its obligations says alone, lever by lever.

Ways that another beats, and levers of which all is said, are forgotten: the work grows with what hangs together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.clauses import TooLarge
from shinsa.analysing.changing.levers import Lever, Position
from shinsa.analysing.changing.parts import Bound, Option
from shinsa.analysing.changing.unbeaten import unbeaten
from shinsa.messages.teller import said

MOST_STEPS = 200_000
"""How many combinations are gone through to join what obligations say."""

Key: TypeAlias = tuple[int, ...]
"""The position of each lever of which something has still to be said."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one obligation says: for every combination of its levers' positions its points, or `None` where it fails.

    `levers` are places in a world; points are of the families in `families`.
    """

    levers: tuple[int, ...]
    families: tuple[str, ...]
    rows: Mapping[Key, Bound | None]


@dataclass(frozen=True, slots=True)
class _Way:
    """Levers set so far: weight, points, and the last one set on top of a way before."""

    weight: int
    points: Bound
    place: int = -1
    index: int = 0
    before: "_Way | None" = None


@dataclass(frozen=True, slots=True)
class _Step:
    """One lever to set; the tables that are told then, and what is kept of the key for those that follow."""

    place: int
    told: tuple[tuple[Table, Key, Key], ...]
    kept: Key


def joined(levers: Mapping[int, Lever], tables: Sequence[Table], families: tuple[str, ...]) -> tuple[Option, ...]:
    """Every way to stand that no other beats, cheapest first; raises TooLarge where that takes too many steps."""
    nothing = _Way(0, (0,) * len(families))
    ways: dict[Key, Sequence[_Way]] = {(): [nothing]}
    steps = 0
    for step in _steps(levers, tables, families):
        positions = levers[step.place].positions if step.place in levers else ()
        found: dict[Key, list[_Way]] = {}
        for key, several in ways.items():
            for index in range(len(positions) or 1):
                steps += len(several)
                if steps > MOST_STEPS:
                    raise TooLarge(said(catalogue.TOO_MANY_STEPS, most=MOST_STEPS))
                _set(step, (*key, index), positions[index] if positions else None, several, found)
        ways = {key: unbeaten(several) for key, several in found.items()}
    options = [_option(levers, way) for several in ways.values() for way in several]
    return tuple(sorted(options, key=lambda each: (each.weight, [-value for value in each.points])))


def _set(
    step: _Step, key: Key, position: Position | None, several: Sequence[_Way], found: dict[Key, list[_Way]]
) -> None:
    """Set a lever on top of several ways, where what is told of it holds."""
    points = [0] * len(several[0].points)
    for table, places, columns in step.told:
        row = table.rows[tuple(key[place] for place in places)]
        if row is None:
            return
        for column, value in zip(columns, row, strict=True):
            points[column] += value
    weight = 0 if position is None else position.weight
    own = found.setdefault(tuple(key[place] for place in step.kept), [])
    for way in several:
        reached = tuple(map(sum, zip(way.points, points, strict=True)))
        own.append(_Way(way.weight + weight, reached, step.place, key[-1], way))


def _steps(levers: Mapping[int, Lever], tables: Sequence[Table], families: tuple[str, ...]) -> Iterator[_Step]:
    """Levers in an order in which tables are told soon; -1 for a step that sets none."""
    live: list[int] = []
    left = list(tables)
    for place in (-1, *_order(levers, tables)):
        live.append(place)
        told = [table for table in left if set(table.levers) <= set(live)]
        left = [table for table in left if not set(table.levers) <= set(live)]
        needed = {each for table in left for each in table.levers}
        kept = tuple(index for index, each in enumerate(live) if each in needed)
        yield _Step(
            place,
            tuple(
                (
                    table,
                    tuple(live.index(each) for each in table.levers),
                    tuple(families.index(family) for family in table.families),
                )
                for table in told
            ),
            kept,
        )
        live = [live[index] for index in kept]


def _order(levers: Mapping[int, Lever], tables: Sequence[Table]) -> Iterator[int]:
    """Next always the levers of the table of which fewest are left."""
    done: set[int] = set()
    left = [table for table in tables if table.levers]
    while left:
        table = min(
            left, key=lambda each: (len(set(each.levers) - done), sum(len(levers[at].positions) for at in each.levers))
        )
        left.remove(table)
        fresh = [place for place in table.levers if place not in done]
        yield from fresh
        done.update(fresh)


def _option(levers: Mapping[int, Lever], way: _Way) -> Option:
    moves: list[tuple[int, Lever, Position]] = []
    here: _Way | None = way
    while here is not None:
        if here.index:
            moves.append((here.place, levers[here.place], levers[here.place].positions[here.index]))
        here = here.before
    moves.sort(key=lambda each: each[0])
    return Option(way.weight, way.points, tuple((lever, position) for _, lever, position in moves))
