"""Points as ladders: for each sum that points can come to, a literal that vouches for at least so much.

A ladder claims one way only: where its literal holds, the points are at least the rung's value. Points at most so much
are points of the opposite sign at least so much.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.clauses import NO, YES, Clauses, TooLarge
from shinsa.messages.teller import said

MOST_RUNGS = 1500


@dataclass(frozen=True, slots=True)
class Ladder:
    """`base` is sure; each rung `(value, literal)`, upwards, is claimed where its literal holds."""

    base: int
    rungs: tuple[tuple[int, int], ...] = ()

    def reaching(self, value: int) -> int:
        """A literal that vouches for at least this value; `NO` where nothing does."""
        if value <= self.base:
            return YES
        place = bisect_left(self.rungs, (value,))
        return self.rungs[place][1] if place < len(self.rungs) else NO

    def values(self) -> tuple[int, ...]:
        """Every value that can be claimed, upwards."""
        return (self.base, *(value for value, _ in self.rungs))


def ladder(base: int, rungs: dict[int, int]) -> Ladder:
    """A ladder of claims by value; claims that cannot hold, or say no more than the base, are left out."""
    return Ladder(base, tuple(sorted((value, lit) for value, lit in rungs.items() if value > base and lit != NO)))


def summed(ladders: Sequence[Ladder], clauses: Clauses, limit: int | None = None) -> Ladder:
    """What several numbers of points come to together; sums of more than `limit` are not told apart."""
    base = sum(each.base for each in ladders)
    most = None if limit is None else limit - base
    left = [_shifted(each, -each.base) for each in ladders if each.rungs]
    while len(left) > 1:
        left.sort(key=lambda each: len(each.rungs), reverse=True)
        left.append(_pair(left.pop(), left.pop(), clauses, most))
    return _shifted(left[0], base) if left else Ladder(base)


def _shifted(one: Ladder, by: int) -> Ladder:
    return Ladder(one.base + by, tuple((value + by, literal) for value, literal in one.rungs))


def capped(whole: Ladder, cap: int) -> Ladder:
    """The lesser of the points and the cap."""
    if whole.base >= cap:
        return Ladder(cap)
    rungs = {value: literal for value, literal in whole.rungs if value < cap}
    reached = whole.reaching(cap)
    return ladder(whole.base, rungs | {cap: reached})


def _pair(one: Ladder, other: Ladder, clauses: Clauses, most: int | None) -> Ladder:
    """The sum of two that begin at 0: at every split, one or the other makes up for what the other lacks."""
    values = sorted({left + right for left in one.values() for right in other.values()})
    if most is not None:
        values = values[: bisect_left(values, max(most, 1)) + 1]
    if len(values) > MOST_RUNGS:
        raise TooLarge(said(catalogue.TOO_MANY_RUNGS, most=MOST_RUNGS))
    rungs: list[tuple[int, int]] = []
    for value in values[1:]:
        literal = clauses.new()
        if rungs:
            clauses.add(-literal, rungs[-1][1])
        for here, after in zip(one.values(), (*one.values()[1:], None), strict=True):
            more = NO if after is None else one.reaching(after)
            clauses.add(-literal, more, other.reaching(value - here))
            if here >= value:
                break
        rungs.append((value, literal))
    return Ladder(values[0], tuple(rungs))


def greatest(ladders: Sequence[Ladder], clauses: Clauses) -> Ladder:
    """The greatest of several numbers of points."""
    if not ladders:
        return Ladder(0)
    base = max(each.base for each in ladders)
    values = {value for each in ladders for value in each.values() if value > base}
    return ladder(base, {value: clauses.some(each.reaching(value) for each in ladders) for value in values})


def least(ladders: Sequence[Ladder], clauses: Clauses) -> Ladder:
    """The least of several numbers of points."""
    if not ladders:
        return Ladder(0)
    base = min(each.base for each in ladders)
    values = {value for each in ladders for value in each.values() if value > base}
    return ladder(base, {value: clauses.every(each.reaching(value) for each in ladders) for value in values})
