"""The values a single fact can have, as far as conditions can tell them apart.

Numbers and days lie on a grid of whole steps; a comparison cuts the grid in two, so that the points next to every cut
stand for all the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import cast

from shinsa.analysing.covering.forms import measured
from shinsa.facts import Fact, FactKind
from shinsa.standards import country_codes
from shinsa.values import Scalar, exact

_MEASURED = {FactKind.NUMBER, FactKind.MONEY, FactKind.DATE}


def is_measured(fact: Fact) -> bool:
    """Whether the fact is a number, money or a day."""
    return fact.kind in _MEASURED


@dataclass(frozen=True, slots=True)
class Grid:
    """Values `step * place` for whole places from `low` to `high`; `None` is open. Days have a step of one."""

    step: Fraction
    low: int | None
    high: int | None
    days: bool
    own_step: bool

    def value(self, place: int) -> Scalar:
        """The value at a place."""
        if self.days:
            return date.fromordinal(place)
        number = self.step * place
        with exact():
            return Decimal(number.numerator) / Decimal(number.denominator)

    def place(self, value: Scalar) -> Fraction:
        """Where a value lies, in steps."""
        return measured(cast("Decimal | date", value)) / self.step

    @property
    def size(self) -> int | None:
        """How many values there are; `None` where there is no end to them."""
        return None if self.low is None or self.high is None else self.high - self.low + 1

    def near(self, cuts: Iterable[Fraction]) -> list[int]:
        """Places on both sides of every cut (given in steps), and on it, and the ends; in order."""
        found = {place for cut in cuts for place in (ceil(cut) - 1, floor(cut), ceil(cut), floor(cut) + 1)}
        ends = [end for end in (self.low, self.high) if end is not None]
        if not found and not ends:
            return [0]
        inside = {place for place in found if self._holds(place)}
        return sorted(inside | set(ends))

    def _holds(self, place: int) -> bool:
        return (self.low is None or place >= self.low) and (self.high is None or place <= self.high)


def grid(fact: Fact, cuts: Sequence[Fraction] = ()) -> Grid:
    """The grid of a measured fact; one without a step gets a step finer than any two cuts (values) are apart."""
    if fact.kind is FactKind.DATE:
        first, last = fact.earliest or date.min, fact.latest or date.max
        return Grid(Fraction(1), first.toordinal(), last.toordinal(), days=True, own_step=True)
    step = Fraction(fact.step) if fact.step is not None else _fine(fact, cuts)
    low = None if fact.minimum is None else ceil(Fraction(fact.minimum) / step)
    high = None if fact.maximum is None else floor(Fraction(fact.maximum) / step)
    return Grid(step, low, high, days=False, own_step=fact.step is not None)


def _fine(fact: Fact, cuts: Sequence[Fraction]) -> Fraction:
    ends = [Fraction(end) for end in (fact.minimum, fact.maximum) if end is not None]
    marks = sorted({*cuts, *ends})
    gap = min((after - before for before, after in pairwise(marks)), default=Fraction(1))
    step = Fraction(1, 10)
    while step * 4 > gap or any(_finite(mark) and (mark / step).denominator != 1 for mark in marks):
        step /= 10
    return step


def _finite(number: Fraction) -> bool:
    """Whether a number has a decimal form that ends."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def plain_values(fact: Fact, sets: Sequence[frozenset[object]], others: int) -> list[Scalar]:
    """Values of a fact that is not measured, some for each way to lie in the sets.

    `others` says how many values outside all sets are wanted (more than one where facts are compared with one another).
    """
    if fact.kind is FactKind.BOOL:
        return [False, True]
    if fact.kind is FactKind.CHOICE:
        known: list[Scalar] = [choice.value for choice in fact.choices]
    elif fact.kind is FactKind.COUNTRY:
        known = list(country_codes())
    else:
        named = sorted({value for each in sets for value in each if isinstance(value, str)})
        known = [*named, *(f"text {place}" for place in range(others + len(named)))]
    kinds: dict[tuple[bool, ...], list[Scalar]] = {}
    for value in known:
        kinds.setdefault(tuple(value in each for each in sets), []).append(value)
    return [value for alike in kinds.values() for value in alike[:others]]
