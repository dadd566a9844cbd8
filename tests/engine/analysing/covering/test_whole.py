"""Whole-number inequalities: solutions are solutions, and none is overlooked."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.analysing.covering.whole import Row, System, least, solution
from shinsa.analysing.limits import NotExact

_HIGHEST = 4
_factors = st.integers(-4, 4)


@st.composite
def _systems(draw: st.DrawFn) -> System:
    width = draw(st.integers(1, 3))
    rows: list[Row] = []
    for place in range(width):
        unit = tuple(int(place == other) for other in range(width))
        rows += [(unit, _HIGHEST), (tuple(-each for each in unit), 0)]
    more = st.tuples(st.tuples(*[_factors] * width), st.integers(-9, 9))
    return System(width, (*rows, *draw(st.lists(more, max_size=4))))


def _all(system: System) -> list[tuple[int, ...]]:
    return [
        each
        for each in product(range(_HIGHEST + 1), repeat=system.width)
        if all(sum(a * x for a, x in zip(row, each, strict=True)) <= bound for row, bound in system.rows)
    ]


@given(_systems())
def test_a_solution_is_found_exactly_where_trying_all_values_finds_one(system: System) -> None:
    found, every = solution(system), _all(system)
    assert found in every if every else found is None


@given(_systems(), st.tuples(_factors, _factors, _factors))
def test_the_least_sum_is_the_least_of_all_values(system: System, factors: tuple[int, int, int]) -> None:
    goal = factors[: system.width]
    sums = [sum(a * x for a, x in zip(goal, each, strict=True)) for each in _all(system)]
    found = least(system, goal)
    assert (None if found is None else found[0]) == (min(sums) if sums else None)


def test_what_would_take_too_long_is_said_not_guessed() -> None:
    wide = tuple((tuple((place * row * row) % 101 - 50 for place in range(1, 13)), row) for row in range(1, 200))
    with pytest.raises(NotExact, match="grows too large"):
        solution(System(12, wide))
