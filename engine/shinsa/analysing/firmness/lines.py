"""A number that moves step by step, and the steps over which comparisons of such numbers keep their answers."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from shinsa.language.comparing import OPPOSITE, compared
from shinsa.language.tree import Comparison


@dataclass(frozen=True, slots=True)
class Line:
    """A number (a day as its number of days) at the place looked at, and how much it grows with each step."""

    value: Fraction
    slope: Fraction = Fraction(0)

    def plus(self, other: "Line") -> "Line":
        """The sum of two lines."""
        return Line(self.value + other.value, self.slope + other.slope)

    def scaled(self, by: Fraction) -> "Line":
        """The line times a constant."""
        return Line(self.value * by, self.slope * by)


class Window:
    """The places from `low` to `high`, around `place`, over which everything asked so far has the same answer."""

    def __init__(self, place: int, low: int, high: int) -> None:
        self.place = place
        self.low = low
        self.high = high

    def compared(self, comparison: Comparison, left: Line, right: Line) -> bool:
        """Whether `left comparison right` holds at the place; the window shrinks to where it is answered alike."""
        apart, slope = left.value - right.value, left.slope - right.slope
        truth = holds(comparison, apart)
        if slope:
            self._keep(comparison if truth else OPPOSITE[comparison], self.place - apart / slope, rising=slope > 0)
        return truth

    def _keep(self, comparison: Comparison, root: Fraction, *, rising: bool) -> None:
        """Keep the places where a line that crosses zero at `root` stands to zero as the comparison says."""
        match comparison:
            case Comparison.EQ:
                self.low = self.high = self.place
            case Comparison.NE:
                self._beyond(root, above=self.place > root)
            case Comparison.GT | Comparison.LT:
                self._beyond(root, above=rising is (comparison is Comparison.GT))
            case Comparison.GE | Comparison.LE:
                self._from(root, above=rising is (comparison is Comparison.GE))

    def _beyond(self, root: Fraction, *, above: bool) -> None:
        if above:
            self.low = max(self.low, floor(root) + 1)
        else:
            self.high = min(self.high, ceil(root) - 1)

    def _from(self, root: Fraction, *, above: bool) -> None:
        if above:
            self.low = max(self.low, ceil(root))
        else:
            self.high = min(self.high, floor(root))


def holds(comparison: Comparison, apart: Fraction) -> bool:
    """Whether a difference stands to zero as the comparison says."""
    return compared(comparison, apart, Fraction(0))
