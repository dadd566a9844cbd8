"""Fewer positions: the fields of an item moved as one lever, and no position that another beats at every turn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from operator import itemgetter
from typing import TypeAlias

from shinsa.analysing.changing.answering import Indexes, Reader, Unsupported
from shinsa.analysing.changing.boxes import Box, Boxes, there
from shinsa.analysing.changing.cuts import mentions_list
from shinsa.analysing.changing.drawing import Drawing, keys_of
from shinsa.analysing.changing.levers import Kind, Lever, Position, World, item_of, list_of
from shinsa.analysing.changing.measuring import Leaf, good, leaves, worth_keeping
from shinsa.analysing.changing.signs import DOWN, NOT_DOWN, UP, Signs
from shinsa.analysing.changing.wholes import Wholes
from shinsa.language.tree import Compare, Comparison, ItemRef, Node, walk

MOST_OPTIONS = 3000
"""How many combinations of an item's fields are looked at to make one lever of them."""

Measure: TypeAlias = tuple[int, Callable[[Boxes], object]]
"""A way, and what of a position is compared that way."""

_RISING = {Comparison.GE: UP, Comparison.GT: UP, Comparison.LE: DOWN, Comparison.LT: DOWN}


class Pruner:
    """Drops positions that can never be wanted, given which way each condition should go."""

    def __init__(
        self,
        world: World,
        signs: Signs,
        parameters: Mapping[str, object],
        conflicts: frozenset[str] = frozenset(),
        known: "dict[tuple[object, ...], Lever] | None" = None,
    ) -> None:
        self._world = world
        self._conflicts = conflicts
        self._known = {} if known is None else known
        self._reader = Reader(parameters)
        self._drawing = Drawing(self._reader)
        self._leaves = leaves(signs)
        self._wholes = Wholes(world, signs, self._reader, conflicts, self._known)

    def pruned(self) -> World:
        """The world with fewer levers and positions, and the same cheapest answers."""
        levers = [lever for own in by_list(self._world.levers).values() for lever in self.group(own)]
        fixed = dict(self._world.fixed)
        for lever in levers:
            if len(lever.positions) == 1:
                fixed |= lever.positions[0].boxes
        return World(fixed, tuple(lever for lever in levers if len(lever.positions) > 1), self._world.lists)

    def group(self, levers: Sequence[Lever]) -> list[Lever]:
        """The levers of one list or one fact, as fewer and with fewer positions."""
        return list(self._wholes.of(list(self._merged(levers))))

    def _merged(self, levers: Sequence[Lever]) -> Iterator[Lever]:
        """The levers, those of one item as one."""
        groups: dict[str, list[Lever]] = {}
        for lever in levers:
            groups.setdefault(item_of(lever.path), []).append(lever)
        for name, own in groups.items():
            size = prod(len(lever.positions) for lever in own)
            if not name.endswith("]") or len(own) == 1 or size > MOST_OPTIONS:
                yield from (self._once(name, (lever,)) for lever in own)
            else:
                yield self._once(name, tuple(own))

    def _once(self, name: str, own: tuple[Lever, ...]) -> Lever:
        """Levers as one with fewer positions, worked out once for the same levers with the same ones held still."""
        if len(own) == 1 and len(own[0].positions) == 1:
            return own[0]
        key = tuple((each.path, id(each) if len(each.positions) > 1 else None) for each in own)
        if key not in self._known:
            self._known[key] = self._fewer(own[0] if len(own) == 1 else _together(name, own))
        return self._known[key]

    def _fewer(self, lever: Lever) -> Lever:
        features = self._features(lever)
        rows = [
            (position.weight, position, [(way, value(position.boxes)) for way, value in features])
            for position in lever.positions
        ]
        return replace(lever, positions=tuple(worth_keeping(rows)))

    def _features(self, lever: Lever) -> list[Measure]:
        own = {_pattern(key) for key in lever.paths()}
        keys = lever.paths()
        found = _same(key for key in keys if key.endswith("!"))
        found += [(UP, _settles(lever, key)) for key in sorted(keys & self._conflicts)]
        for leaf in self._leaves:
            if own & leaf.reads:
                found += self._of_leaf(leaf, lever, keys)
        return found

    def _of_leaf(self, leaf: Leaf, lever: Lever, keys: frozenset[str]) -> list[Measure]:
        indexes = _indexes(leaf.node, lever.path)
        read = keys_of(leaf.node, indexes)
        if mentions_list(leaf.node):
            return self._drawn(leaf, lever, keys)
        if (
            leaf.number
            or _unbound(leaf.node, indexes)
            or any(key not in keys and key not in self._world.fixed for key in read)
        ):
            return _same(sorted(read & keys))
        fixed = {key: self._world.fixed[key] for key in read if key not in keys}
        way = leaf.way
        own = sorted(read & keys)

        def truth(boxes: Boxes) -> object:
            truths = self._reader.truths(leaf.node, indexes, {**fixed, **boxes})
            if len(truths) > 1:  # which values give which truth is not in hand: as good is only the same
                return tuple(boxes[key] for key in own)
            return good(truths, way)

        try:
            truth(lever.positions[0].boxes)
        except Unsupported:
            return _same(sorted(keys))
        return [(min(abs(way), 1), _once_each(truth, own))]

    def _drawn(self, leaf: Leaf, lever: Lever, keys: frozenset[str]) -> list[Measure]:
        """What an item adds to a number drawn from its list; every field of it where that cannot be told."""
        way = self._way(leaf)
        index = _index_of(lever.path)
        if index is None:
            return _same(sorted(keys))
        try:
            adds = self._drawing.of_item(leaf.node, list_of(lever.path), index, self._world.fixed)
            adds(lever.positions[0].boxes)
        except Unsupported:
            return _same(sorted(keys))
        return [(way, adds)]

    def _way(self, leaf: Leaf) -> int:
        if leaf.number or abs(leaf.way) == NOT_DOWN:
            return leaf.way if leaf.number else 0
        return leaf.way * _RISING.get(leaf.node.op, 0) if isinstance(leaf.node, Compare) else 0


def by_list(levers: Iterable[Lever]) -> dict[str, list[Lever]]:
    """Levers by the list or the single fact that they move."""
    groups: dict[str, list[Lever]] = {}
    for lever in levers:
        groups.setdefault(list_of(lever.path), []).append(lever)
    return groups


def _same(keys: Iterable[str]) -> list[Measure]:
    """The boxes of these paths, which have to be the same."""
    return [(0, itemgetter(key)) for key in keys]


def _once_each(value: Callable[[Boxes], object], keys: Sequence[str]) -> Callable[[Boxes], object]:
    """The same, worked out once for the same boxes of what it reads: positions share them."""
    known: dict[tuple[int, ...], object] = {}

    def found(boxes: Boxes) -> object:
        key = tuple(id(boxes[path]) for path in keys)
        if key not in known:
            known[key] = value(boxes)
        return known[key]

    return found


def _settles(lever: Lever, key: str) -> Callable[[Boxes], object]:
    """Whether a fact in conflict is stated anew."""
    return lambda boxes: boxes[key] != lever.positions[0].boxes[key]


def _together(name: str, levers: Sequence[Lever]) -> Lever:
    """One lever for several: every combination of their positions that makes sense."""
    positions: list[Position] = []
    presence = there(name)
    for combination in product(*(lever.positions for lever in levers)):
        boxes: dict[str, Box] = {key: box for position in combination for key, box in position.boxes.items()}
        moved = [
            (lever, part) for lever, part in zip(levers, combination, strict=True) if part is not lever.positions[0]
        ]
        absent = boxes.get(presence) is False
        if absent and any(presence not in part.boxes for _, part in moved):
            continue
        if boxes.get(presence, True) and name in boxes and boxes[name] is None:
            continue
        if len(levers) > 1 and boxes.get(presence) is True and _only(moved, presence):
            continue  # a new item of which nothing is said
        kind = Kind.KEEP if all(part.kind is Kind.KEEP for _, part in moved) else Kind.CHANGE
        cost, detail = sum(part.cost for _, part in moved), sum(part.detail for _, part in moved)
        exact = all(part.exact for _, part in moved)
        positions.append(Position(kind, boxes, cost, None, detail, exact, tuple(moved)))
    return Lever(name, levers[0].entry, tuple(positions))


def _only(moved: Sequence[tuple[Lever, Position]], presence: str) -> bool:
    """Whether all that is moved is that the item is there."""
    return bool(moved) and all(presence in part.boxes for _, part in moved)


def _unbound(node: Node, indexes: Indexes) -> bool:
    """Whether it also reads items of another list."""
    return any(isinstance(below, ItemRef) and below.path and below.variable not in indexes for below in walk(node))


def _pattern(key: str) -> str:
    head, mark, rest = key.removesuffix("!").partition("[")
    return f"{head}[]{rest.partition(']')[2]}" if mark else head


def _index_of(path: str) -> int | None:
    inside = path.partition("[")[2].partition("]")[0]
    return int(inside) if inside else None


def _indexes(node: Node, path: str) -> Indexes:
    """The loop variables that go over the list of this item."""
    index, name = _index_of(path), list_of(path)
    if index is None:
        return {}
    return {
        below.variable: index
        for below in walk(node)
        if isinstance(below, ItemRef) and below.path and below.path.startswith(f"{name}[]")
    }
