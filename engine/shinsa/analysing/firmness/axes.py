"""The stated numbers, amounts and days that may move together, each numbered outwards from where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from shinsa.analysing.changing.grids import Grid
from shinsa.facts import Fact
from shinsa.values import Scalar

Box: TypeAlias = tuple[tuple[int, int], ...]
"""For each axis the first and the last number looked at, both included."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One stated value and the values it may move to: 0 is as stated, 1 the next step up, -1 the next down.

    `scale` is what counts as a whole where a move is measured as a share, in steps.
    """

    path: str
    fact: Fact
    value: Scalar
    grid: Grid
    here: Fraction
    scale: Fraction

    @classmethod
    def of(cls, path: str, fact: Fact, value: Scalar, whole: Fraction) -> "Axis":
        """The axis of a stated fact; `whole` in the unit of the fact."""
        grid = Grid.of(fact)
        return cls(path, fact, value, grid, grid.places(value), whole / grid.step)

    def moved(self, number: int) -> Fraction:
        """How many steps away a number is, negative below; no whole number where the value lies between two steps."""
        if number == 0:
            return Fraction(0)
        return (floor(self.here) if number > 0 else ceil(self.here)) + number - self.here

    def share(self, number: int) -> Fraction:
        """How far away a number is, as a share."""
        return abs(self.moved(number)) / self.scale

    def stated(self, number: int) -> Scalar:
        """The value with a number."""
        return self.value if number == 0 else self.grid.value(int(self.here + self.moved(number)))

    def down_to(self, moved: Fraction) -> int:
        """The greatest number that is no more than so many steps away."""
        place = floor(self.here + moved)
        return max(0, place - floor(self.here)) if moved >= 0 else place - ceil(self.here)

    def between(self, below: Scalar | None, above: Scalar | None) -> tuple[int, int]:
        """The first and last number beyond neither of two values, nor outside of what the fact may be."""
        low = self.grid.low if below is None else ceil(self.grid.places(below))
        high = self.grid.high if above is None else floor(self.grid.places(above))
        return min(0, low - ceil(self.here)), max(0, high - floor(self.here))


def held_to(axes: Iterable[Axis], box: Box, share: Fraction) -> Box:
    """The part of a box around what is stated in which nothing moves by more than a share."""
    return tuple(
        (max(low, -_reach(axis, -share)), min(high, _reach(axis, share)))
        for axis, (low, high) in zip(axes, box, strict=True)
    )


def _reach(axis: Axis, share: Fraction) -> int:
    """How many numbers away a share leads, upwards or (a negative one) downwards."""
    moved = share * axis.scale
    return axis.down_to(moved) if moved > 0 else ceil(axis.here) - ceil(axis.here + moved)


def farthest(axes: Iterable[Axis], box: Box) -> Fraction:
    """The largest share by which anything moves in a box."""
    return max((axis.share(end) for axis, ends in zip(axes, box, strict=True) for end in ends), default=Fraction(0))


def next_share(axes: Sequence[Axis], whole: Box, box: Box, places: Iterable[int]) -> Fraction | None:
    """The share of the next step of some of the axes out of a box, within the whole; `None` where there is none."""
    steps = [
        axes[place].share(end + way)
        for place in places
        for end, way, limit in zip(box[place], (-1, 1), whole[place], strict=True)
        if end != limit
    ]
    return min(steps, default=None)


def nearest_of(box: Box) -> tuple[int, ...]:
    """The numbers of a box nearest to what is stated."""
    return tuple(max(low, min(0, high)) for low, high in box)


def share_of(axes: Iterable[Axis], numbers: Iterable[int]) -> Fraction:
    """The largest share by which one of the axes is moved."""
    return max((axis.share(number) for axis, number in zip(axes, numbers, strict=True)), default=Fraction(0))
