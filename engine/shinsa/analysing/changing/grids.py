"""The values a number, an amount of money or a day can take: whole steps of its fact, exactly."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from shinsa.facts import Fact, FactKind
from shinsa.values import Scalar, exact

MEASURED = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.DATE})
_FINE = Decimal("0.0001")
_FAR = 10**18


def place_of(value: object) -> Fraction:
    """A number as a fraction; a day as its number of days."""
    if isinstance(value, date):
        return Fraction(value.toordinal())
    if isinstance(value, Decimal):
        return Fraction(value)
    raise TypeError("only numbers and days have a place")


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of one measured fact, numbered from `low` to `high`, both included; one step apart."""

    step: Fraction
    low: int
    high: int
    days: bool

    @classmethod
    def of(cls, fact: Fact) -> "Grid":
        """The grid of a fact; an open end lies beyond anything a condition could mention."""
        if fact.kind is FactKind.DATE:
            first, last = fact.earliest or date.min, fact.latest or date.max
            return cls(Fraction(1), first.toordinal(), last.toordinal(), days=True)
        step = Fraction(fact.step or _FINE)
        low = -_FAR if fact.minimum is None else ceil(Fraction(fact.minimum) / step)
        high = _FAR if fact.maximum is None else floor(Fraction(fact.maximum) / step)
        return cls(step, low, high, days=False)

    def value(self, place: int) -> Scalar:
        """The value with that number."""
        if self.days:
            return date.fromordinal(place)
        found = self.step * place
        with exact():
            return Decimal(found.numerator) / Decimal(found.denominator)

    def places(self, value: object) -> Fraction:
        """Where a value lies, in steps; not whole where it lies between two."""
        return place_of(value) / self.step

    def place(self, value: object) -> int:
        """Where a value lies, down to the whole step."""
        return floor(self.places(value))
