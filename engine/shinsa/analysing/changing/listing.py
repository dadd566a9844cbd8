"""A whole list as one lever: whether it is stated, and every item of it, as far as conditions can tell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import prod
from typing import TypeAlias

from shinsa.analysing.changing.boxes import Box, Boxes, Span, there
from shinsa.analysing.changing.levers import Kind, Lever, ListShape, Position, alike_positions

MOST_ROWS = 8000
"""How many combinations of positions of a list's levers are looked at to make one lever of them."""

Row: TypeAlias = tuple[int, ...]
"""The index of a position of each lever of a list."""

Value: TypeAlias = Callable[[Row], object]


def row_count(levers: Sequence[Lever]) -> int:
    """How many combinations of positions levers have."""
    return prod(len(lever.positions) for lever in levers)


@dataclass(frozen=True, slots=True)
class Column:
    """What an item may be: boxes for each position of its lever (one, where it has none), on top of what is fixed."""

    index: int
    lever: int | None
    boxes: tuple[Boxes, ...]

    def of(self, row: Row) -> int:
        """The number of its boxes in a row."""
        return 0 if self.lever is None else row[self.lever]


class Listing:
    """One list of a world, with its levers: the one that states it (if it can be stated), and one for each item.

    `fixed` is what stands fast, in the list and outside it.
    """

    def __init__(self, shape: ListShape, levers: Sequence[Lever], fixed: Mapping[str, Box]) -> None:
        self.shape = shape
        self.levers = levers
        self.fixed = fixed
        self._places = {key: place for place, lever in enumerate(levers) for key in lever.paths()}
        self.columns = [self._column(slot.index) for slot in shape.slots]

    def _column(self, index: int) -> Column:
        item = f"{self.shape.path}[{index}]"
        place = next((place for key, place in self._places.items() if key.startswith(item)), None)
        if place is None:
            return Column(index, None, (self.fixed,))
        return Column(index, place, tuple({**self.fixed, **each.boxes} for each in self.levers[place].positions))

    def stated(self, row: Row) -> bool:
        """Whether the list is stated in a row."""
        key = there(self.shape.path)
        if key not in self._places:
            return self.fixed.get(key) is True
        place = self._places[key]
        return self.levers[place].positions[row[place]].boxes[key] is True

    def rows(self) -> Iterator[Row]:
        """The combinations that make sense: no items where it is not stated, new ones in one order, no gap."""
        new = [column for column, slot in zip(self.columns, self.shape.slots, strict=True) if slot.new]
        swapped = [
            (one.lever, other.lever)
            for one, other in pairwise(new)
            if one.lever is not None
            and other.lever is not None
            and alike_positions(self.levers[one.lever], self.levers[other.lever])
        ]
        for row in product(*(range(len(lever.positions)) for lever in self.levers)):
            if any(row[one] < row[other] for one, other in swapped):
                continue
            there_now = [self._present(column, row) for column in new]
            if there_now == sorted(there_now, reverse=True) and (not any(there_now) or self.stated(row)):
                yield row

    def _present(self, column: Column, row: Row) -> bool:
        return column.boxes[column.of(row)].get(there(f"{self.shape.path}[{column.index}]")) is True

    def position(self, row: Row) -> Position:
        """The positions of a row as one."""
        chosen = [(lever, lever.positions[index]) for lever, index in zip(self.levers, row, strict=True)]
        moved = tuple((lever, part) for lever, part in chosen if part is not lever.positions[0])
        return Position(
            Kind.KEEP if all(part.kind is Kind.KEEP for _, part in moved) else Kind.CHANGE,
            {key: box for _, part in chosen for key, box in part.boxes.items()},
            sum(part.cost for _, part in moved),
            None,
            sum(part.detail for _, part in moved),
            all(part.exact for _, part in moved),
            moved,
        )

    def spans(self) -> frozenset[str]:
        """The fields, as rules write them, of which some box holds several values."""
        start = f"{self.shape.path}["
        return frozenset(
            f"{self.shape.path}[]{key.partition(']')[2]}"
            for column in self.columns
            for boxes in column.boxes
            for key, box in boxes.items()
            if key.startswith(start) and isinstance(box, Span) and not box.single
        )
