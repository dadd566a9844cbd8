"""The nearest combination is what a search through every combination of steps finds, on random rulesets."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path

from hypothesis import HealthCheck, event, given, reject, settings
from hypothesis import strategies as st

from searching import steps, tried_together
from shinsa.analysing.firmness.combining import Combination, Why, combination
from shinsa.analysing.firmness.facts import Margin, distance, margins, scale
from shinsa.errors import InputError
from shinsa.judging.verdict import Verdict
from shinsa.language.checker import check_condition
from shinsa.library import load_ruleset
from shinsa.ruleset import Condition, Merit, Points, RuleHead, Ruleset, Setting, Source, Tier
from shinsa.screening import Screener, Screening
from shinsa.values import Scalar, Text
from strategies.rulesets import DAY, HERE, Pair, pairs, rulesets, scope

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


def merit(text: str, family: str, points: int) -> Merit:
    """Points where the condition holds, else none."""
    tree = check_condition(text, HERE, scope()).tree
    assert tree is not None
    tiers = (Tier(Points(Decimal(points)), HERE, Condition(text, tree, HERE)), Tier(Points(Decimal(0)), HERE))
    source = (Source(discretion=True),)
    return Merit(RuleHead(f"{family}.merit", family, Text("r"), Text("r"), source, HERE), tiers)


@st.composite
def weighed(draw: st.DrawFn) -> tuple[Ruleset, dict[str, object]]:
    """Three merits that each read a number of their own, in one direction, and a proposal that states the numbers."""
    read = {"plant.mw": "power", "plant.spare_mw": "security", "sum(sites.map(s, s.size))": "risk"}
    merits = [
        merit(f"{fact} {draw(st.sampled_from(['>=', '<']))} {draw(st.integers(1, 5))}", family, draw(st.integers(1, 9)))
        for fact, family in read.items()
    ]
    bands = {"t_yes": draw(st.integers(5, 20)), "t_no": -99, "floor": -99, "cap": 99}
    settings_of = {
        name: (Setting(Decimal(value), date(2025, 1, 1), "nobody", "test"),) for name, value in bands.items()
    }
    drawn = draw(rulesets())
    parameters = tuple(replace(each, settings=settings_of.get(each.name, each.settings)) for each in drawn.parameters)
    numbers = st.integers(0, 5)
    plant = {"mw": draw(numbers), "spare_mw": draw(numbers)}
    proposal: dict[str, object] = {"id": "P1", "title": "t", "plant": plant, "sites": [{"size": draw(numbers)}]}
    return replace(drawn, rules=tuple(merits), conclusions=(), parameters=parameters), proposal


@settings(max_examples=EXAMPLES * 3)
@given(weighed())
def test_where_points_add_up_the_nearest_combination_is_found_and_moves_nothing_in_vain(
    drawn: tuple[Ruleset, dict[str, object]],
) -> None:
    ruleset, proposal = drawn
    screening = Screener(ruleset, inference="direct").screen(json.dumps(proposal).encode(), as_of=DAY)
    found = margins(screening)
    told = combination(screening, found, DAY, most=2_000)
    assert told.why is None
    assert told.share == searched(screening, [(margin, shares(margin)) for margin in found])
    event(f"{len(told.moves)} facts together")
    if told.moves:
        assert needed(screening, told)


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
