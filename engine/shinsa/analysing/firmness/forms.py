"""Comparisons while several numbers move: decided where all of a box answers alike, guessed both ways where not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar, cast

from shinsa.analysing.firmness.axes import Axis, Box
from shinsa.analysing.firmness.lines import Line, Window, holds
from shinsa.analysing.firmness.tracing import Scene, Tracer
from shinsa.language.tree import Comparison

MOST_GUESSES = 64
"""How many ways of answering undecided comparisons are gone through for one condition."""
T = TypeVar("T")


class Slopes(dict[int, Fraction]):
    """How much a number grows with each step of each axis that moves it; stands where a `Line` has one slope."""

    def __add__(self, other: "Slopes | Fraction") -> "Slopes":
        if not isinstance(other, Slopes):
            return self
        both = {axis: self.get(axis, Fraction(0)) + other.get(axis, Fraction(0)) for axis in (*self, *other)}
        return Slopes({axis: slope for axis, slope in both.items() if slope})

    __radd__ = __add__

    def __mul__(self, by: Fraction) -> "Slopes":
        return Slopes({axis: slope * by for axis, slope in self.items()} if by else {})


def line_of(axis: Axis, place: int) -> Line:
    """The stated value of an axis, moved by its steps."""
    step = axis.grid.step
    return Line(step * axis.here, cast("Fraction", Slopes({place: step})))


@dataclass(frozen=True, slots=True)
class Mixed:
    """A comparison with zero that not all of a box answers alike; without one, a number that scales points."""

    comparison: Comparison | None
    value: Fraction
    slopes: Mapping[int, Fraction]


class TooManyError(Exception):
    """There are more ways to answer than are gone through."""


class Guesses(Window):
    """Answers comparisons over a box; what is undecided is guessed, and every way of guessing is gone through."""

    def __init__(self, axes: tuple[Axis, ...], box: Box) -> None:
        super().__init__(0, 0, 0)
        self._axes = axes
        self._box = box
        self._guessed: list[bool] = []
        self._asked = 0
        self.mixed: dict[tuple[Comparison, Fraction, tuple[tuple[int, Fraction], ...]], Mixed] = {}

    def each(self, answer: Callable[[], T]) -> list[T]:
        """The answers under every way of guessing."""
        found: list[T] = []
        while True:
            self._asked = 0
            found.append(answer())
            while self._guessed and not self._guessed[-1]:
                self._guessed.pop()
            if not self._guessed:
                return found
            self._guessed[-1] = False
            if len(found) >= MOST_GUESSES:
                raise TooManyError

    def span(self, line: Line) -> tuple[Fraction, Fraction]:
        """The least and the greatest value over the box."""
        low = high = line.value
        for axis, slope in slopes_of(line).items():
            ends = [slope * self._axes[axis].moved(end) for end in self._box[axis]]
            low, high = low + min(ends), high + max(ends)
        return low, high

    def compared(self, comparison: Comparison, left: Line, right: Line) -> bool:
        """Whether `left comparison right` holds: over the whole box, or by a guess."""
        apart = left.plus(right.scaled(Fraction(-1)))
        low, high = self.span(apart)
        truth = holds(comparison, low)
        flat = comparison in {Comparison.EQ, Comparison.NE}
        if low == high or (truth is holds(comparison, high) and not (flat and low < 0 < high)):
            return truth
        slopes = slopes_of(apart)
        self.mixed.setdefault(
            (comparison, apart.value, tuple(sorted(slopes.items()))), Mixed(comparison, apart.value, slopes)
        )
        if self._asked == len(self._guessed):
            self._guessed.append(True)
        self._asked += 1
        return self._guessed[self._asked - 1]


def slopes_of(line: Line) -> Mapping[int, Fraction]:
    """How much a number grows with each step of each axis."""
    slopes = cast("Slopes | Fraction", line.slope)
    return slopes if isinstance(slopes, Slopes) else {}


class GuessingTracer(Tracer):
    """Answers trees over a box, by guesses where it must."""

    def __init__(self, scene: Scene, window: Guesses) -> None:
        super().__init__(scene, window)
        self._guesses = window

    def _extreme(self, lines: list[Line], comparison: Comparison) -> Line | None:
        found: Line | None = None
        for line in lines:
            if found is None or not self._guesses.compared(comparison, found, line):
                found = line
        return found
