"""The best that choices of cells can come to: fronts of points by family, found by taking groups out one by one.

A goal says which points count and in which direction. Of two ways with the same standing, one that is nowhere worse
makes the other needless; what is left is a front. Taking a group out joins every table it stands in and keeps the
front of its cells for each joint class of the groups that remain: exact, and small where few groups share rules.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TypeAlias

from shinsa.analysing import catalogue
from shinsa.analysing.limits import NotExact, Work
from shinsa.analysing.reaching.stakes import HOLD, REJECT, Effects, Table

Choices: TypeAlias = tuple[object, ...]
Way: TypeAlias = tuple[int, tuple[int, ...], Choices]
"""Whether a gate holds (1) or not (0), points by the goal's families, and the cells that come to it."""

Front: TypeAlias = tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """Points of `families`, as large as can be (`sign` 1) or as small as can be (-1), at the low or the high end.

    `held` says how gates count: `None` not at all, False that none may hold or refuse, True that none may refuse and
    that ways in which one holds come first. A `whole` goal keeps every way, with the points of both ends.
    """

    families: tuple[int, ...]
    sign: int
    end: int
    held: bool | None
    whole: bool = False

    def way(self, effects: Effects) -> Way | None:
        """What one rule's effects come to, in the goal's direction; `None` where the goal rules them out."""
        if self.held is not None and effects.standing == REJECT:
            return None
        holds = int(self.held is not None and effects.standing == HOLD)
        if holds and not self.held:
            return None
        ends = (0, 1) if self.whole else (self.end,)
        points = tuple(
            self.sign * effects.points[end] * (each == effects.family) for end in ends for each in self.families
        )
        return holds, points, ()

    @property
    def width(self) -> int:
        """How many points a way has."""
        return len(self.families) * (2 if self.whole else 1)

    def best(self, ways: Iterable[Way]) -> Front:
        """The ways worth keeping."""
        return _distinct(ways) if self.whole else best(ways)


def joined(one: Front, other: Front, goal: Goal) -> Front:
    """The front of both together."""
    if len(one) == 1 and len(other) == 1:
        return (_together(one[0], other[0]),)
    return goal.best(_together(a, b) for a in one for b in other)


def _together(one: Way, other: Way) -> Way:
    choices = (one[2], other[2]) if one[2] and other[2] else one[2] or other[2]
    return one[0] | other[0], tuple(map(int.__add__, one[1], other[1])), choices


_MOST = 4000


def _distinct(ways: Iterable[Way]) -> Front:
    found: dict[tuple[int, tuple[int, ...]], Way] = {}
    for way in ways:
        found.setdefault(way[:2], way)
        if len(found) > _MOST:
            raise NotExact(catalogue.TOO_MANY_SUMS)
    return tuple(found.values())


def best(ways: Iterable[Way]) -> Front:
    """Those ways that no other is at least as good as."""
    kept: list[Way] = []
    seen: set[tuple[int, tuple[int, ...]]] = set()
    for way in sorted(ways, key=_order):
        key = way[:2]
        if key not in seen and not any(_covers(other, way) for other in kept):
            seen.add(key)
            kept.append(way)
    return tuple(kept)


def _order(way: Way) -> tuple[int, int]:
    return -sum(way[1]), -way[0]


def _covers(one: Way, other: Way) -> bool:
    return one[0] >= other[0] and all(map(int.__ge__, one[1], other[1]))


@dataclass(frozen=True, slots=True)
class Factor:
    """A front for every joint class of some groups."""

    groups: tuple[int, ...]
    classes: tuple[tuple[int, ...], ...]
    fronts: Mapping[tuple[int, ...], Front]


def factors(tables: Iterable[Table], goal: Goal) -> list[Factor]:
    """The tables as a goal sees them; what has the same effects has the very same front."""
    found: list[Factor] = []
    kept: dict[Effects, Front] = {}
    for table in tables:
        fronts: dict[tuple[int, ...], Front] = {}
        for joint, effects in table.entries.items():
            if effects not in kept:
                way = goal.way(effects)
                kept[effects] = () if way is None else (way,)
            fronts[joint] = kept[effects]
        found.append(Factor(table.groups, table.classes, fronts))
    return found


def parts(tables: Iterable[Table]) -> list[tuple[Table, ...]]:
    """Tables that share groups, through others too."""
    found: list[tuple[frozenset[int], tuple[Table, ...]]] = []
    for table in tables:
        own = frozenset(table.groups)
        together: tuple[Table, ...] = (table,)
        apart: list[tuple[frozenset[int], tuple[Table, ...]]] = []
        for groups, members in found:
            if groups.isdisjoint(own):
                apart.append((groups, members))
            else:
                own, together = own | groups, (*members, *together)
        found = [*apart, (own, together)]
    return [members for _, members in found]


class Fronts:
    """The fronts of tables that hang together, kept for other proposals that leave the same open."""

    def __init__(self) -> None:
        self._kept: dict[object, tuple[Front, int]] = {}

    def over(self, tables: tuple[Table, ...], cells_of: Mapping[int, Sequence[int]], work: Work, goal: Goal) -> Front:
        """The front; what it took to find is counted though it is known already, so that the answer stays the same."""
        key = (tables, goal, *(tuple(cells_of[group]) for table in tables for group in table.groups))
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            before = work.left
            found = front(factors(tables, goal), cells_of, work, goal)
            self._kept[key] = found, before - work.left
            return found
        work.spend(kept[1])
        return kept[0]


_KEPT = 20_000
"""How many fronts are kept."""


def front(found: Sequence[Factor], cells_of: Mapping[int, Sequence[int]], work: Work, goal: Goal) -> Front:
    """The front over every choice of cells, of those named for each group, in tables that hang together."""
    left = list(found)
    groups = {group for factor in left for group in factor.groups}
    while groups:
        group = min(groups, key=lambda each: (_cost(each, left), each))
        groups.remove(group)
        involved = [factor for factor in left if group in factor.groups]
        rest = [factor for factor in left if group not in factor.groups]
        left = [*rest, _without(group, _own(group, cells_of[group], involved), (involved, goal), work)]
    result: Front = ((0, (0,) * goal.width, ()),)
    for factor in left:
        result = joined(result, factor.fronts[()], goal)
    return result


def _cost(group: int, left: Sequence[Factor]) -> int:
    sizes: dict[int, int] = {}
    for factor in left:
        if group in factor.groups:
            for each, classes in zip(factor.groups, factor.classes, strict=True):
                sizes[each] = sizes.get(each, 1) * (max(classes) + 1)
    return prod(sizes.values())


def _without(
    group: int, own: list[tuple[int, tuple[int, ...]]], of: tuple[Sequence[Factor], Goal], work: Work
) -> Factor:
    """One factor for several, over the groups that remain."""
    involved, goal = of
    others = sorted({each for factor in involved for each in factor.groups} - {group})
    refined = {each: _refined(each, involved) for each in others}
    shared: dict[_Row, _Row] = {}
    rows = [_rows(factor, group, shared) for factor in involved]
    reading = [[others.index(each) for each in factor.groups if each != group] for factor in involved]
    known: dict[tuple[int, ...], Front] = {}
    fronts: dict[tuple[int, ...], Front] = {}
    for joint in product(*(range(len(refined[each][1])) for each in others)):
        at = [refined[each][1][place] for each, place in zip(others, joint, strict=True)]
        here = [factor[tuple(at[place][index] for place in reading[index])] for index, factor in enumerate(rows)]
        key = tuple(map(id, here))
        if key not in known:
            work.spend(len(involved) * len(own))
            known[key] = goal.best(_ways(group, own, here, goal))
        fronts[joint] = known[key]
    return Factor(tuple(others), tuple(refined[each][0] for each in others), fronts)


_Row: TypeAlias = tuple[Front, ...]
"""The fronts of one factor by the classes of one of its groups."""


def _rows(factor: Factor, group: int, shared: dict["_Row", "_Row"]) -> dict[tuple[int, ...], _Row]:
    """The rows of a group by the classes of the others; equal ones are one and the same."""
    place = factor.groups.index(group)
    found: dict[tuple[int, ...], dict[int, Front]] = {}
    for joint, front_ in factor.fronts.items():
        found.setdefault((*joint[:place], *joint[place + 1 :]), {})[joint[place]] = front_
    rows = {rest: tuple(by_class[each] for each in sorted(by_class)) for rest, by_class in found.items()}
    return {rest: shared.setdefault(row, row) for rest, row in rows.items()}


def _ways(group: int, own: list[tuple[int, tuple[int, ...]]], rows: Sequence[_Row], goal: Goal) -> Iterator[Way]:
    """What the cells of a group come to, each with what the factors say of it; cells that are alike to all once."""
    seen: set[tuple[int, ...]] = set()
    for cell, keys in own:
        found = [row[key] for row, key in zip(rows, keys, strict=True)]
        names = tuple(map(id, found))
        if names not in seen:
            seen.add(names)
            yield from _chosen(group, cell, _product(found, goal))


def _product(found: Sequence[Front], goal: Goal) -> Front:
    result = found[0]
    for each in found[1:]:
        if not result:
            break
        result = joined(result, each, goal)
    return result


def _chosen(group: int, cell: int, ways: Front) -> Iterator[Way]:
    for holds, points, choices in ways:
        yield holds, points, (((group, cell),), choices) if choices else ((group, cell),)


def _refined(group: int, involved: Sequence[Factor]) -> tuple[tuple[int, ...], list[dict[int, int]]]:
    """Classes of a group fine enough for every factor it stands in; for each class its class in each factor."""
    columns = {
        index: factor.classes[factor.groups.index(group)]
        for index, factor in enumerate(involved)
        if group in factor.groups
    }
    seen: dict[tuple[int, ...], int] = {}
    classes = tuple(seen.setdefault(key, len(seen)) for key in zip(*columns.values(), strict=True))
    return classes, [dict(zip(columns, key, strict=True)) for key in seen]


def _own(group: int, cells: Sequence[int], involved: Sequence[Factor]) -> list[tuple[int, tuple[int, ...]]]:
    """A cell of each kind that the factors tell apart, with its class in each."""
    columns = [factor.classes[factor.groups.index(group)] for factor in involved]
    found: dict[tuple[int, ...], int] = {}
    for cell in cells:
        found.setdefault(tuple(column[cell] for column in columns), cell)
    return [(cell, key) for key, cell in found.items()]


def flat(choices: Choices) -> dict[int, int]:
    """The cell of each group among nested choices."""
    found: dict[int, int] = {}
    left: list[object] = [choices]
    while left:
        each = left.pop()
        if isinstance(each, tuple):
            pair: tuple[object, ...] = each  # pyright: ignore[reportUnknownVariableType]
            if len(pair) == 2 and isinstance(pair[0], int) and isinstance(pair[1], int):  # noqa: PLR2004
                found[pair[0]] = pair[1]
            else:
                left += pair
    return found
