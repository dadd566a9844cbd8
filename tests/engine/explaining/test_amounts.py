"""Points and values as people read them."""

from datetime import date
from decimal import Decimal

import pytest

from shinsa.explaining.amounts import interval, points, worded


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not stated"),
        (True, "yes"),
        (False, "no"),
        (Decimal(0), "0"),
        (Decimal(1234567), "1,234,567"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("1234.50"), "1,234.5"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("-1234.5"), "-1,234.5"),
        (Decimal("550000000000.01"), "550,000,000,000.01"),
        (date(2029, 1, 19), "2029-01-19"),
        ("nuclear", "nuclear"),
        (("nuclear", None, Decimal(1000)), "nuclear, not stated, 1,000"),
        ((), "none"),
    ],
)
def test_a_value_is_worded_for_readers(value: object, words: str) -> None:
    assert worded(value) == words


@pytest.mark.parametrize(("hundredths", "shown"), [(0, "0"), (1200, "12"), (1, "0.01"), (-3, "-0.03"), (-150, "-1.5")])
def test_points_have_at_most_two_places(hundredths: int, shown: str) -> None:
    assert str(points(hundredths)) == shown


def test_an_interval_of_points_has_both_ends() -> None:
    assert interval(-150, 1200) == {"low": -1.5, "high": 12}
