"""How long a client waits before it tries again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa_adapters.client.retrying import Patience

NOW = datetime(2026, 11, 24, 9, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(("attempt", "longest"), [(0, 0.5), (1, 1.0), (2, 2.0), (10, 30.0), (5000, 30.0)])
def test_waits_grow_to_a_bound_and_are_spread_below_it(attempt: int, longest: float) -> None:
    waits = [Patience().wait(min(attempt, 1000), None, chance=chance) for chance in (0.0, 0.5, 1.0)]
    assert waits == [0.0, longest / 2, longest]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("2", 2.0),
        (" 7 ", 7.0),
        ("3600", 30.0),
        ("Tue, 24 Nov 2026 09:00:05 GMT", 5.0),
        ("Tue, 24 Nov 2026 08:59:00 GMT", 0.0),
    ],
)
def test_what_the_service_asks_for_is_honoured(asked: str, seconds: float) -> None:
    assert Patience().wait(0, asked, chance=0.0, now=NOW) == seconds


@given(st.text(), st.integers(0, 50), st.floats(0, 1))
def test_whatever_the_header_says_the_wait_is_bounded(asked: str, attempt: int, chance: float) -> None:
    assert 0.0 <= Patience().wait(attempt, asked, chance=chance, now=NOW) <= 30.0
