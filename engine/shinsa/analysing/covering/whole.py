"""Linear constraints over few whole numbers: whether there is a solution, and how small a sum can be.

Fourier-Motzkin elimination with every bound tightened to whole numbers proves that there is none; a solution is found
by going back through the eliminated variables, and is exact because it is one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import gcd
from typing import TypeAlias

from shinsa.analysing import catalogue
from shinsa.analysing.limits import NotExact, Work

Row: TypeAlias = tuple[tuple[int, ...], int]
"""`coefficients · x <= bound`."""

_ROWS = 4000
_TRIES = 2000


@dataclass(frozen=True, slots=True)
class System:
    """Constraints on `width` whole-number variables."""

    width: int
    rows: tuple[Row, ...]

    def adding(self, *rows: Row) -> "System":
        """The system with more constraints."""
        return System(self.width, (*self.rows, *rows))


def solution(system: System) -> tuple[int, ...] | None:
    """A solution in whole numbers, `None` where there is provably none; raises NotExact where neither is found."""
    stages = _eliminated(system)
    if stages is None:
        return None
    return next(_extended((), stages, Work(_TRIES, catalogue.A_SYSTEM)), None)


def _eliminated(system: System) -> list[frozenset[Row]] | None:
    """For each variable the rows over it and the ones before it; `None` where the rows contradict each other."""
    rows = _tightened(system.rows)
    stages: list[frozenset[Row]] = []
    for place in reversed(range(system.width)):
        if rows is None:
            return None
        stages.append(frozenset(row for row in rows if row[0][place]))
        rows = _without(rows, place)
    return None if rows is None else stages[::-1]


def _without(rows: frozenset[Row], place: int) -> frozenset[Row] | None:
    """The rows that follow for the other variables."""
    lower = [row for row in rows if row[0][place] < 0]
    upper = [row for row in rows if row[0][place] > 0]
    if len(lower) * len(upper) > _ROWS:
        raise NotExact(catalogue.SYSTEM_TOO_LARGE)
    kept = [row for row in rows if not row[0][place]]
    return _tightened([*kept, *(_combined(one, other, place) for one in lower for other in upper)])


def _combined(lower: Row, upper: Row, place: int) -> Row:
    up, down = -lower[0][place], upper[0][place]
    coefficients = tuple(down * a + up * b for a, b in zip(lower[0], upper[0], strict=True))
    return coefficients, down * lower[1] + up * upper[1]


def _tightened(rows: Iterable[Row]) -> frozenset[Row] | None:
    """Rows divided by their common factor and rounded down, the tightest of each direction; `None` if one is false."""
    best: dict[tuple[int, ...], int] = {}
    for coefficients, bound in rows:
        factor = gcd(*coefficients)
        if not factor:
            if bound < 0:
                return None
            continue
        key, limit = tuple(value // factor for value in coefficients), bound // factor
        best[key] = min(limit, best.get(key, limit))
    return frozenset(best.items())


def _extended(known: tuple[int, ...], stages: list[frozenset[Row]], work: Work) -> Iterator[tuple[int, ...]]:
    """Every solution that begins with the known values, nearest to the bounds first."""
    if len(known) == len(stages):
        yield known
        return
    low, high = _span(known, stages[len(known)])
    for value in _outwards(low, high):
        work.spend()
        yield from _extended((*known, value), stages, work)


def _span(known: tuple[int, ...], rows: frozenset[Row]) -> tuple[int | None, int | None]:
    low = high = None
    place = len(known)
    for coefficients, bound in rows:
        rest = bound - sum(a * x for a, x in zip(coefficients, known, strict=False))
        factor = coefficients[place]
        if factor > 0:
            high = rest // factor if high is None else min(high, rest // factor)
        else:
            least = -(rest // -factor)
            low = least if low is None else max(low, least)
    return low, high


def _outwards(low: int | None, high: int | None) -> Iterator[int]:
    """The values from the lower bound up (from the upper one down, or from zero, where there is no lower one)."""
    if low is None:
        start = 0 if high is None else high
        yield from range(start, start - _TRIES, -1)
        return
    yield from range(low, (low + _TRIES if high is None else high) + 1)


def least(system: System, goal: tuple[int, ...]) -> tuple[int, tuple[int, ...]] | None:
    """The least value of `goal · x` and a solution that has it; `None` where the system has no solution."""
    wider = System(
        system.width + 1,
        (
            *(((0, *coefficients), bound) for coefficients, bound in system.rows),
            ((-1, *goal), 0),
            ((1, *(-value for value in goal)), 0),
        ),
    )
    found = solution(wider)
    return None if found is None else (found[0], found[1:])
