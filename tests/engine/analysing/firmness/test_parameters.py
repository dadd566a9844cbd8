"""The range in which a verdict stands under each parameter is the true one, on random rulesets and the shipped one."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import cast

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from shinsa.analysing.firmness.facts import Edge
from shinsa.analysing.firmness.parameters import Range, ranges
from shinsa.analysing.firmness.settings import Otherwise
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.ruleset import Merit, Points, Ruleset
from shinsa.screening import Screener
from strategies.rulesets import DAY, Pair, pairs, rulesets

EXAMPLES = 2_000 if settings().max_examples > 1_000 else 25
"""The profile `explore` tries far more."""
SAMPLES = 30
LEAST_MW = [Decimal(number) for number in range(-2, 13)]
SHIPPED = Path(__file__).parents[4] / "examples" / "us_japan_2025" / "invented"
SHIPPED_DAY = date(2025, 10, 28)


def nearest(otherwise: Otherwise, base: Verdict, values: list[Decimal]) -> Edge | None:
    """The first change among these values of `least_mw`, the value it has now first."""
    for stands, turns in pairwise(values):
        verdict = otherwise.verdict({"least_mw": turns})
        if verdict is not base:
            assert verdict is not None
            return Edge(stands, turns, verdict)
    return None


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(rulesets(), pairs(), st.randoms(use_true_random=False))
def test_the_verdict_stands_up_to_each_edge_and_turns_there(ruleset: Ruleset, pair: Pair, chance: Random) -> None:
    screener = Screener(ruleset, inference="direct")
    screening = screener.screen(json.dumps(pair.partial).encode(), as_of=DAY)
    otherwise, base = Otherwise(screener, screening), screening.judgement.verdict
    for found in ranges(screener, screening):
        if not found.measured:
            continue
        value = cast("Decimal", found.value)
        if found.parameter.name == "least_mw":
            place = LEAST_MW.index(value)
            assert found.up == nearest(otherwise, base, LEAST_MW[place:])
            assert found.down == nearest(otherwise, base, LEAST_MW[place::-1])
            continue
        for edge, way in ((found.down, -1), (found.up, 1)):
            far = abs(int((cast("Decimal", edge.stands) - value) * 100)) if edge else 20_000
            for _ in range(SAMPLES):
                other = value + way * Decimal(chance.randint(0, far)) / 100
                assert otherwise.verdict({found.parameter.name: other}) is base
            if edge is not None:
                assert otherwise.verdict({found.parameter.name: cast("Decimal", edge.turns)}) is edge.verdict
                assert abs(cast("Decimal", edge.turns) - cast("Decimal", edge.stands)) == Decimal("0.01")


@settings(max_examples=5)
@given(rulesets(), pairs())
def test_a_parameter_that_gives_points_and_sets_a_bar_is_not_measured(ruleset: Ruleset, pair: Pair) -> None:
    bar = ruleset.thresholds.eligible
    merits = [rule for rule in ruleset.rules if isinstance(rule, Merit)]
    assume(merits)
    tiers = tuple(replace(tier, points=Points(parameter=bar)) for tier in merits[0].tiers)
    rules = tuple(replace(rule, tiers=tiers) if rule is merits[0] else rule for rule in ruleset.rules)
    screener = Screener(replace(ruleset, rules=rules), inference="direct")
    screening = screener.screen(json.dumps(pair.complete).encode(), as_of=DAY)
    found = next(found for found in ranges(screener, screening) if found.parameter.name == bar)
    assert (found.measured, found.down, found.up) == (False, None, None)


@cache
def shipped() -> dict[str, Range]:
    screener = Screener(load_ruleset("us_japan_2025"))
    data = (SHIPPED / "review_borderline.json").read_bytes()
    found = ranges(screener, screener.screen(data, as_of=SHIPPED_DAY))
    return {entry.parameter.name: entry for entry in found}


def test_a_threshold_of_a_condition_turns_at_the_fact_it_meets() -> None:
    found = shipped()["dscr_reject"]
    assert (found.down, found.up) == (None, Edge(Decimal("1.15"), Decimal("1.16"), Verdict.INELIGIBLE))
    assert [(choice.value, choice.verdict) for choice in found.choices] == [
        (Decimal("1.0"), Verdict.REVIEW),
        (Decimal("1.2"), Verdict.INELIGIBLE),
    ]


def test_a_day_turns_to_the_day() -> None:
    assert shipped()["window_end"].down == Edge(date(2026, 6, 30), date(2026, 6, 29), Verdict.INELIGIBLE)


def test_a_weight_inside_scaled_points_turns_between_the_cuts_of_conditions() -> None:
    assert shipped()["loi_weight"].up == Edge(Decimal("0.4979"), Decimal("0.498"), Verdict.ELIGIBLE)


def test_evidence_grows_old_at_the_age_it_has() -> None:
    screener = Screener(load_ruleset("us_japan_2025"))
    screening = screener.screen((SHIPPED / "eligible_power_plant.json").read_bytes(), as_of=SHIPPED_DAY)
    (found,) = (entry for entry in ranges(screener, screening) if entry.parameter.name == "evidence_unknown_days")
    assert found.down == Edge(Decimal(88), Decimal(87), Verdict.REVIEW)


def test_what_is_no_number_has_its_alternatives_tried() -> None:
    found = shipped()["foak_policy"]
    assert (found.measured, found.down, found.up) == (None, None, None)
    assert all(choice.verdict is not None for choice in found.choices)
    assert found.choices
