"""Lists moved as one lever each: of all the ways a list can stand, those that no other beats."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from shinsa.analysing.changing.answering import Reader, Truths
from shinsa.analysing.changing.boxes import Box
from shinsa.analysing.changing.cuts import mentions_list
from shinsa.analysing.changing.levers import Lever, World, item_of, list_of
from shinsa.analysing.changing.listing import MOST_ROWS, Listing, Row, Value, row_count
from shinsa.analysing.changing.measuring import Leaf, good, leaves, on_lists, worth_keeping
from shinsa.analysing.changing.saying import Saying, loose_items
from shinsa.analysing.changing.signs import UP, Signs


class Wholes:
    """Makes one lever of the levers of each list, where they have not too many combinations."""

    def __init__(
        self,
        world: World,
        signs: Signs,
        reader: Reader,
        conflicts: frozenset[str],
        known: dict[tuple[object, ...], Lever],
    ) -> None:
        self._world = world
        self._known = known
        self._reader = reader
        self._conflicts = conflicts
        whole = [*(leaf for leaf in leaves(signs) if mentions_list(leaf.node)), *on_lists(signs)]
        self._asked = [leaf for leaf in whole if not loose_items(leaf.node)]

    def of(self, own: Sequence[Lever]) -> Iterator[Lever]:
        """The levers of one list or one fact; those of a list as one."""
        name = list_of(own[0].path)
        moving = [lever for lever in own if len(lever.positions) > 1]
        if name not in self._world.lists or not moving or not _by_item(own) or row_count(moving) > MOST_ROWS:
            yield from own
        else:
            yield self._once(name, own, moving)
            yield from (lever for lever in own if len(lever.positions) == 1)

    def _once(self, name: str, own: Sequence[Lever], moving: Sequence[Lever]) -> Lever:
        """The lever of a list, worked out once while the same is moved in it and around it."""
        read = {path for leaf in self._asked if _about(leaf, name) for path in leaf.reads}
        elsewhere = frozenset(read & self._elsewhere.keys())
        key = ("list", name, tuple(id(each) if len(each.positions) > 1 else each.path for each in own), elsewhere)
        if key not in self._known:
            self._known[key] = self._one(name, own, moving)
        return self._known[key]

    def _one(self, name: str, own: Sequence[Lever], moving: Sequence[Lever]) -> Lever:
        fixed = dict(self._world.fixed)
        for lever in own:
            if len(lever.positions) == 1:
                fixed |= lever.positions[0].boxes
        listing = Listing(self._world.lists[name], moving, fixed)
        measures = list(self._measures(listing, name, moving))
        rows = list(listing.rows())
        found = [(sum(lever.positions[i].weight for lever, i in zip(moving, row, strict=True)), row) for row in rows]
        kept = worth_keeping([(weight, row, [(way, value(row)) for way, value in measures]) for weight, row in found])
        positions = [listing.position(row) for row in kept]
        return Lever(name, own[0].entry, tuple(positions))

    def _measures(self, listing: Listing, name: str, levers: Sequence[Lever]) -> Iterator[tuple[int, Value]]:
        """What a row is compared by: what conditions say of the whole list."""
        keys = {key for lever in levers for key in lever.paths()}
        for key in sorted(keys & self._conflicts):
            yield UP, _settled_in(levers, key)
        asked = [leaf for leaf in self._asked if _about(leaf, name)]
        alone = sum(leaf.number for leaf in asked) == 1
        spans, saying = listing.spans(), Saying(listing, self._elsewhere, self._reader)
        for leaf in asked:
            reads = _hanging_together(leaf, asked, spans)
            if leaf.number:
                yield leaf.way, saying.number(leaf.node, reads, alone=alone)
            else:
                yield min(abs(leaf.way), 1), _good(saying.truths(leaf.node, reads), leaf.way)

    @cached_property
    def _elsewhere(self) -> Mapping[str, Sequence[Box]]:
        """What each single fact that moves may be."""
        return {
            path: [position.boxes[path] for position in lever.positions]
            for lever in self._world.levers
            if len(lever.positions) > 1
            for path in lever.paths()
            if "[" not in path and "!" not in path
        }


def _about(leaf: Leaf, name: str) -> bool:
    """Whether a condition reads a list."""
    return any(list_of(read) == name for read in leaf.reads)


def _good(value: Value, way: int) -> Value:
    def found(row: Row) -> object:
        held = value(row)
        return good(cast("Truths", held), way) if isinstance(held, frozenset) else held

    return found


def _settled_in(levers: Sequence[Lever], key: str) -> Value:
    """Whether a row states a fact in conflict anew."""
    place, lever = next((place, lever) for place, lever in enumerate(levers) if key in lever.paths())
    return lambda row: lever.positions[row[place]].boxes[key] != lever.positions[0].boxes[key]


def _hanging_together(leaf: Leaf, asked: Sequence[Leaf], spans: frozenset[str]) -> frozenset[str]:
    """What a condition reads, and those that read the same open values: what items hold is compared for all at once."""
    reads = leaf.reads
    while True:
        more = reads.union(*(other.reads for other in asked if other.reads & reads & spans))
        if more == reads:
            return reads
        reads = more


def _by_item(levers: Sequence[Lever]) -> bool:
    """Whether one lever moves all of an item."""
    names = [item_of(lever.path) for lever in levers]
    return len(set(names)) == len(names)
