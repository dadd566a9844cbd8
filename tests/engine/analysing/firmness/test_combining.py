"""The nearest combination is what a search through every combination of steps finds, on random rulesets."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path

from hypothesis import HealthCheck, given, reject, settings

from searching import steps, tried_together
from shinsa.analysing.firmness.combining import Combination, Why, combination
from shinsa.analysing.firmness.facts import Margin, distance, margins, scale
from shinsa.errors import InputError
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening
from shinsa.values import Scalar
from strategies.rulesets import DAY, Pair, pairs, rulesets

EXAMPLES = 3_000 if settings().max_examples > 1_000 else 40
"""The profile `explore` tries far more."""
SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]
MOST = 1_500
"""More combinations than this are not searched through."""
INVENTED = Path(__file__).parents[4] / "examples" / "us_japan_2025" / "invented"
SHIPPED_DAY = date(2025, 10, 28)


def shares(margin: Margin) -> dict[Scalar, Fraction]:
    """Every value a fact may have alone, with the share by which that moves it."""
    low, high = (edge and edge.stands for edge in (margin.down, margin.up))
    values = [margin.value, *(each for each in steps(margin.fact) if each != margin.value)]
    kept = [each for each in values if (low is None or each >= low) and (high is None or each <= high)]  # type: ignore[operator]
    whole = scale(margin, DAY)
    return {each: abs(_apart(margin.value, each)) / whole for each in kept}


def _apart(one: Scalar, other: Scalar) -> Fraction:
    if isinstance(one, date) and isinstance(other, date):
        return Fraction((other - one).days)
    assert isinstance(one, Decimal)
    assert isinstance(other, Decimal)
    return Fraction(other) - Fraction(one)


def searched(screening: Screening, moving: list[tuple[Margin, dict[Scalar, Fraction]]]) -> Fraction | None:
    """The least share with which some combination changes the verdict."""

    def changing() -> Iterator[Fraction]:
        for values in product(*(found for _, found in moving)):
            stated = {margin.path: value for (margin, _), value in zip(moving, values, strict=True)}
            if tried_together(screening, stated) not in {None, screening.judgement.verdict}:
                yield max(found[value] for (_, found), value in zip(moving, values, strict=True))

    return min(changing(), default=None)


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(rulesets(), pairs())
def test_the_nearest_combination_is_that_of_a_search_through_all(ruleset: Ruleset, pair: Pair) -> None:
    try:
        screening = Screener(ruleset, inference="direct").screen(json.dumps(pair.partial).encode(), as_of=DAY)
    except InputError:
        reject()
    found = margins(screening)
    moving = [(margin, shares(margin)) for margin in found]
    if prod(len(each) for _, each in moving) > MOST:
        reject()
    told = combination(screening, found, DAY, most=2_000)
    nearest = searched(screening, moving)
    if told.why is not None:
        assert (told.why, told.moves) == (Why.WORK, ())
        assert nearest is None or nearest >= told.proved
        return
    assert told.share == nearest
    if told.moves:
        assert needed(screening, told)


def needed(screening: Screening, told: Combination) -> bool:
    """Whether the change is found again, and with any one of its facts put back it is not."""
    stated = {move.margin.path: move.turns for move in told.moves}
    fewer = [{path: value for path, value in stated.items() if path != left} for left in stated]
    kept = {tried_together(screening, each) for each in fewer}
    return tried_together(screening, stated) is told.verdict and kept <= {None, screening.judgement.verdict}


def shipped(example: str) -> Screening:
    return Screener(load_ruleset("us_japan_2025")).screen(
        (INVENTED / f"{example}.json").read_bytes(), as_of=SHIPPED_DAY
    )


def test_two_facts_that_change_nothing_alone_change_the_verdict_together() -> None:
    screening = shipped("review_borderline")
    found = combination(screening, margins(screening), SHIPPED_DAY)
    assert found.verdict is Verdict.ELIGIBLE
    assert {move.margin.path: (move.margin.value, move.turns) for move in found.moves} == {
        "finance.debt_tenor_years": (Decimal(18), Decimal("16.4")),
        "offtakes[0].term_years": (Decimal(15), Decimal("16.4")),
    }
    assert found.share == Fraction(14, 150)
    for move in found.moves:
        assert all(abs(distance(move.margin.value, edge)) > Decimal("1.6") for edge in move.margin.edges())


def test_what_takes_too_long_is_left_open_with_how_far_it_is_proved() -> None:
    screening = shipped("eligible_power_plant")
    found = combination(screening, margins(screening), SHIPPED_DAY, most=3)
    assert (found.why, found.moves, found.verdict) == (Why.WORK, (), None)
    assert Fraction(8, 10) < found.proved < Fraction(9, 10)
