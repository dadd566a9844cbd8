"""The margin of every stated number and day is what a search through every step of it finds, on random rulesets."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from searching import FINER, searched
from shinsa.analysing.firmness.facts import Edge, Margin, distance, fragility, margins, most_fragile
from shinsa.errors import InputError
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.ruleset import Assumption, Ruleset
from shinsa.screening import Screener, Screening
from strategies.rulesets import DAY, VOCABULARY, Pair, conditions, pairs, rulesets

EXAMPLES = 3_000 if settings().max_examples > 1_000 else 20
"""The profile `explore` tries far more."""
SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]
SHIPPED = Path(__file__).parents[4] / "examples" / "us_japan_2025" / "invented"
SHIPPED_DAY = date(2025, 10, 28)


@st.composite
def fine_rulesets(draw: st.DrawFn) -> Ruleset:
    """A random ruleset over coarse or fine steps, sometimes with facts that no real proposal could state."""
    ruleset: Ruleset = draw(rulesets())
    assumed = draw(st.none() | conditions())
    assumptions = () if assumed is None else (Assumption("a", assumed, "impossible"),)
    vocabulary = draw(st.sampled_from([VOCABULARY, FINER]))
    return replace(ruleset, vocabulary=vocabulary, assumptions=assumptions)


def stated(document: dict[str, Any]) -> Iterator[str]:
    for name in ("mw", "spare_mw", "first_power"):
        if document["plant"].get(name) is not None:
            yield f"plant.{name}"
    for index, site in enumerate(document.get("sites", ())):
        if site.get("size") is not None:
            yield f"sites[{index}].size"


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(fine_rulesets(), pairs())
def test_margins_are_those_of_a_search_through_every_step(ruleset: Ruleset, pair: Pair) -> None:
    try:
        screening = Screener(ruleset, inference="direct").screen(json.dumps(pair.partial).encode(), as_of=DAY)
    except InputError:
        reject()
    found = margins(screening)
    assert [margin.path for margin in found] == list(stated(pair.partial))
    for margin in found:
        assert (margin.down, margin.up) == searched(screening, margin), margin.path


@cache
def shipped(example: str) -> Screening:
    return Screener(load_ruleset("us_japan_2025")).screen((SHIPPED / f"{example}.json").read_bytes(), as_of=SHIPPED_DAY)


def margin(example: str, path: str) -> Margin:
    return next(margin for margin in margins(shipped(example)) if margin.path == path)


def test_an_edge_lies_where_a_condition_says_to_the_step() -> None:
    found = margin("review_borderline", "finance.dscr_min")
    assert found.value == Decimal("1.15")
    assert found.down == Edge(Decimal(1), Decimal("0.99"), Verdict.INELIGIBLE)
    assert found.up == Edge(Decimal("1.19"), Decimal("1.2"), Verdict.ELIGIBLE)
    assert found.down is not None
    assert distance(found.value, found.down) == Decimal("-0.16")
    assert fragility(found, SHIPPED_DAY) == Fraction(5, 115)


def test_an_edge_of_points_that_a_fact_scales_lies_between_the_cuts_of_conditions() -> None:
    found = margin("review_borderline", "offtakes[0].share")
    assert found.up == Edge(Decimal("0.6193"), Decimal("0.6194"), Verdict.ELIGIBLE)


def test_days_are_told_to_the_day() -> None:
    found = margin("eligible_gallium_refinery", "finance.last_draw")
    assert found.up == Edge(date(2029, 1, 19), date(2029, 1, 20), Verdict.REVIEW)
    assert found.up is not None
    assert distance(found.value, found.up) == (date(2029, 1, 20) - date(2028, 12, 15)).days


def test_amounts_that_change_in_proportion_are_named_and_held_still() -> None:
    found = margin("eligible_power_plant", "generation.net_mw")
    assert found.together == ("cost.total", "funding.requested", "finance.equity_amount")


def test_the_most_fragile_comes_first_and_what_nothing_changes_last() -> None:
    found = most_fragile(margins(shipped("review_borderline")), SHIPPED_DAY)
    shares = [fragility(margin, SHIPPED_DAY) for margin in found]
    known = [share for share in shares if share is not None]
    assert known == sorted(known)
    assert shares[len(known) :] == [None] * (len(shares) - len(known))
    assert 0 < len(known) < len(shares)
