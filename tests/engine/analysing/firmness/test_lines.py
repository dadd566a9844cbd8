"""Over a window every comparison has one answer, and no place beside it has the same, but for equality."""

from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.analysing.firmness.lines import Line, Window
from shinsa.language.tree import Comparison

LOW, HIGH = -12, 12
HOLDS = {
    Comparison.EQ: eq,
    Comparison.NE: ne,
    Comparison.LT: lt,
    Comparison.LE: le,
    Comparison.GT: gt,
    Comparison.GE: ge,
}
ORDERED = {Comparison.LT, Comparison.LE, Comparison.GT, Comparison.GE}
PARTS = st.integers(-8, 8).map(lambda number: Fraction(number, 2))


@pytest.mark.parametrize("comparison", Comparison)
@given(st.integers(LOW, HIGH), PARTS, PARTS, PARTS)
def test_a_window_ends_where_the_answer_does(
    comparison: Comparison, place: int, start: Fraction, slope: Fraction, other: Fraction
) -> None:
    def truth(at: int) -> bool:
        return bool(HOLDS[comparison](start + slope * at, other))

    window = Window(place, LOW, HIGH)
    found = window.compared(comparison, Line(start + slope * place, slope), Line(other))
    assert found is truth(place)
    assert window.low <= place <= window.high
    assert {truth(at) for at in range(window.low, window.high + 1)} == {found}
    if comparison in ORDERED:
        beside = [at for at in (window.low - 1, window.high + 1) if LOW <= at <= HIGH]
        assert all(truth(at) is not found for at in beside)
