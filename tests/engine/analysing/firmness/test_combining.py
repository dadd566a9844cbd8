"""The nearest combination is what a search through every combination of steps finds, on random rulesets."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, find, given, reject, settings
from hypothesis import strategies as st

from searching import steps, tried_together
from shinsa.analysing.firmness import boxes, forms
from shinsa.analysing.firmness.axes import Axis
from shinsa.analysing.firmness.combining import Combination, combination
from shinsa.analysing.firmness.facts import Margin, distance, margins, scale
from shinsa.analysing.firmness.moving import Moved
from shinsa.errors import InputError
from shinsa.judging.verdict import Verdict
from shinsa.language.checker import check_condition
from shinsa.library import load_ruleset
from shinsa.ruleset import Assumption, Rule, Ruleset
from shinsa.screening import Screener, Screening
from shinsa.values import Scalar
from strategies.combined import combined, condition, gate, ladder, scaled, with_bands
from strategies.rulesets import DAY, HERE, Pair, pairs, rulesets, scope

EXAMPLES = 3_000 if settings().max_examples > 1_000 else 30
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


def nearest(screening: Screening, found: tuple[Margin, ...]) -> Fraction | None:
    """What a search through all finds; the example is passed over where that takes too long."""
    moving = [(margin, shares(margin)) for margin in found]
    if prod(len(each) for _, each in moving) > MOST:
        reject()
    return searched(screening, moving)


def screened(ruleset: Ruleset, document: Mapping[str, Any]) -> Screening:
    """The screening; the example is passed over where no real proposal could be so."""
    try:
        return Screener(ruleset, inference="direct").screen(json.dumps(document).encode(), as_of=DAY)
    except InputError:
        reject()


def tight(screening: Screening, told: Combination) -> bool:
    """Whether the change is found again, and is not with any one of its facts put back or moved a step less."""
    stated = {move.margin.path: move.turns for move in told.moves}
    less = [
        stated | {move.margin.path: value}
        for move in told.moves
        for value in (move.margin.value, _step_nearer(move.margin, move.turns))
    ]
    kept = {tried_together(screening, each) for each in less}
    return tried_together(screening, stated) is told.verdict and kept <= {None, screening.judgement.verdict}


def _step_nearer(margin: Margin, turns: Scalar) -> Scalar:
    values = sorted({*steps(margin.fact), margin.value}, key=lambda each: abs(_apart(margin.value, each)))
    between = [each for each in values if _apart(margin.value, each) * _apart(margin.value, turns) >= 0]
    return between[between.index(turns) - 1]


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(rulesets(), pairs())
def test_the_nearest_combination_is_that_of_a_search_through_all(ruleset: Ruleset, pair: Pair) -> None:
    screening = screened(ruleset, pair.partial)
    found = margins(screening)
    told = combination(screening, found, DAY)
    assert (told.share, told.proved) == (nearest(screening, found), None)


@settings(max_examples=EXAMPLES * 2, suppress_health_check=SLOW)
@given(combined())
def test_where_there_mostly_is_one_it_is_found_and_moves_nothing_in_vain(drawn: tuple[Ruleset, dict[str, Any]]) -> None:
    screening = screened(*drawn)
    found = margins(screening)
    told = combination(screening, found, DAY)
    assert (told.share, told.proved) == (nearest(screening, found), None)
    assert not told.moves or tight(screening, told)
    event(f"{len(told.moves)} facts together")


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(combined())
def test_how_much_is_gone_through_for_one_box_makes_no_difference(drawn: tuple[Ruleset, dict[str, Any]]) -> None:
    screening = screened(*drawn)
    found = margins(screening)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(forms, "MOST_GUESSES", 1)
        patched.setattr(boxes, "MOST_ANSWERS", 1)
        told = combination(screening, found, DAY)
    assert (told.share, told.proved) == (nearest(screening, found), None)


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(combined(), st.integers(0, 6))
def test_where_work_runs_out_nothing_nearer_is_missed(drawn: tuple[Ruleset, dict[str, Any]], most: int) -> None:
    screening = screened(*drawn)
    found = margins(screening)
    told = combination(screening, found, DAY, most=most)
    least = nearest(screening, found)
    event(f"{'not ' if told.proved is not None else ''}known, {'a' if told.moves else 'no'} change told")
    if told.proved is None:
        assert told.share == least
        return
    assert least is None or least > told.proved
    if told.moves:
        assert tight(screening, told)
        assert (told.share or 0) >= (least or 1)


def small(rules: tuple[Rule, ...], plant: dict[str, object], assumed: str | None = None, **bands: int) -> Screening:
    """A proposal that states numbers of a plant, screened by a few rules."""
    assumptions = () if assumed is None else (Assumption("a", condition(assumed), "impossible"),)
    ruleset = replace(_plain(), rules=rules, conclusions=(), assumptions=assumptions)
    limits = {"t_yes": -99, "t_no": -99, "floor": -99, "cap": 99} | bands
    return screened(with_bands(ruleset, limits), {"id": "P1", "title": "t", "plant": plant})


@cache
def _plain() -> Ruleset:
    return find(rulesets(), lambda _: True)


def moved(screening: Screening) -> tuple[dict[str, tuple[Scalar, Scalar]], Verdict | None, Fraction | None]:
    """What moves from where to where, the verdict then, and the largest share."""
    told = combination(screening, margins(screening), DAY)
    assert told.proved is None
    return {move.margin.path: (move.margin.value, move.turns) for move in told.moves}, told.verdict, told.share


@pytest.mark.parametrize("yes", [-99, 99])
@pytest.mark.parametrize("most", [1, 512])
def test_a_gate_that_either_of_two_facts_meets_falls_when_both_pass_their_cut(
    yes: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boxes, "MOST_ANSWERS", most)
    either = gate("gates.g", "plant.mw >= 5 || plant.spare_mw < 6", rejects=True)
    assert moved(small((either,), {"mw": 5, "spare_mw": 5}, t_yes=yes)) == (
        {"plant.mw": (Decimal(5), Decimal(4)), "plant.spare_mw": (Decimal(5), Decimal(6))},
        Verdict.INELIGIBLE,
        Fraction(1, 5),
    )


def test_a_sum_reaches_its_limit_where_both_facts_reach_the_end_of_their_range() -> None:
    both = gate("gates.g", "plant.mw + plant.spare_mw < 20", rejects=False)
    assert moved(small((both,), {"mw": 9, "spare_mw": 8})) == (
        {"plant.mw": (Decimal(9), Decimal(10)), "plant.spare_mw": (Decimal(8), Decimal(10))},
        Verdict.REVIEW,
        Fraction(1, 4),
    )
    assert moved(small((both,), {"mw": 9})) == ({}, None, None)


def test_a_fact_that_is_needless_once_another_moves_less_is_not_moved() -> None:
    """Down to nothing, spare power takes points away unless the plant is smaller; as far as it takes, it does not."""
    rules = (
        ladder("risk.spare", "risk", [("plant.spare_mw <= 3", 2)]),
        ladder("security.early", "security", [('plant.first_power <= date("2028-06-30")', 2)]),
        ladder("risk.drawn", "risk", [("2 * plant.mw - plant.spare_mw > 1", -2)]),
    )
    screening = small(rules, {"mw": 2, "spare_mw": 4, "first_power": "2028-07-01"}, t_yes=4, t_no=4)
    found = margins(screening)
    axes = tuple(Axis.of(each.path, each.fact, each.value, scale(each, DAY)) for each in found)
    far = {"plant.mw": -2, "plant.spare_mw": -4, "plant.first_power": -1}
    numbers, verdict = Moved(screening, found, axes).executed(tuple(far[axis.path] for axis in axes))
    moved_to = {axis.path: number for axis, number in zip(axes, numbers, strict=True) if number}
    assert (moved_to, verdict) == ({"plant.spare_mw": -1, "plant.first_power": -1}, Verdict.ELIGIBLE)


def test_facts_that_stand_at_the_ends_of_their_range_move_inwards() -> None:
    rules = (
        ladder("power.low", "power", [("plant.mw <= 8", 4)]),
        ladder("risk.high", "risk", [("plant.spare_mw >= 3", 4)]),
    )
    assert moved(small(rules, {"mw": 10, "spare_mw": 0}, t_yes=8)) == (
        {"plant.mw": (Decimal(10), Decimal(8)), "plant.spare_mw": (Decimal(0), Decimal(3))},
        Verdict.ELIGIBLE,
        Fraction(3, 10),
    )


def test_points_in_proportion_to_one_fact_are_weighed_against_those_of_another() -> None:
    rules = (
        scaled("power.more", "power", "plant.mw / 10", 10),
        scaled("risk.less", "risk", "plant.spare_mw / 10", -10),
    )
    assert moved(small(rules, {"mw": 5, "spare_mw": 5}, t_yes=6, t_no=-20)) == (
        {"plant.mw": (Decimal(5), Decimal(8)), "plant.spare_mw": (Decimal(5), Decimal(2))},
        Verdict.ELIGIBLE,
        Fraction(3, 5),
    )


def test_what_no_real_proposal_could_state_together_is_passed_over() -> None:
    rules = (
        ladder("power.more", "power", [("plant.mw >= 7", 4)]),
        ladder("risk.more", "risk", [("plant.spare_mw >= 7", 4)]),
    )
    stated: dict[str, object] = {"mw": 5, "spare_mw": 5}
    both = {"plant.mw": (Decimal(5), Decimal(7)), "plant.spare_mw": (Decimal(5), Decimal(7))}
    assert moved(small(rules, stated, "plant.mw + plant.spare_mw <= 14", t_yes=8)) == (
        both,
        Verdict.ELIGIBLE,
        Fraction(2, 5),
    )
    assert moved(small(rules, stated, "plant.mw + plant.spare_mw <= 13", t_yes=8)) == ({}, None, None)


@pytest.mark.parametrize(
    "text", ["plant.mw * plant.spare_mw > 9", "plant.mw * sum(sites.map(s, s.size)) > 9", "plant.mw * size(sites) > 9"]
)
def test_numbers_that_may_move_are_never_multiplied_with_each_other(text: str) -> None:
    assert [each.code for each in check_condition(text, HERE, scope()).findings] == ["not-linear"]


@cache
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


@pytest.mark.parametrize(
    ("example", "verdict", "share", "facts"),
    [
        ("eligible_gallium_refinery", Verdict.REVIEW, Fraction(763, 2000), 10),
        ("eligible_gas_pipeline", Verdict.REVIEW, Fraction(37931034483, 100000000000), 9),
        ("eligible_power_plant", Verdict.REVIEW, Fraction(543, 625), 16),
        ("ineligible_weak_plant", Verdict.REVIEW, Fraction(1, 2), 14),
        ("review_conflict", Verdict.INELIGIBLE, Fraction(187, 73), 2),
    ],
)
def test_of_the_shipped_examples_it_is_known(example: str, verdict: Verdict, share: Fraction, facts: int) -> None:
    screening = shipped(example)
    found = combination(screening, margins(screening), SHIPPED_DAY)
    assert (found.verdict, found.share, len(found.moves), found.proved) == (verdict, share, facts, None)


def test_what_takes_too_long_is_left_open_with_how_far_it_is_proved() -> None:
    screening = shipped("eligible_power_plant")
    found = margins(screening)
    assert combination(screening, found, SHIPPED_DAY, most=3) == Combination(proved=Fraction(1, 2))
    later = combination(screening, found, SHIPPED_DAY, most=60)
    assert later.proved is not None
    assert later.share is not None
    assert later.proved < Fraction(543, 625) <= later.share
