"""The nearest change of the verdict is found also where points go both ways, in lists, and between narrow cuts."""

import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searching import FINER, searched
from shinsa.analysing.firmness.facts import Edge, margins
from shinsa.analysing.firmness.settings import with_values
from shinsa.judging.verdict import Verdict
from shinsa.language.checker import check_condition, check_number
from shinsa.ruleset import Condition, Merit, Points, RuleHead, Ruleset, Source, Tier
from shinsa.screening import Screener, Screening
from shinsa.values import Text
from strategies.rulesets import DAY, HERE, VOCABULARY, proposals, rulesets, scope

EXAMPLES = 3_000 if settings().max_examples > 1_000 else 150
"""The profile `explore` tries far more."""
CONDITIONS = (
    "max(sites.map(s, s.size)) >= 3",
    "max(sites.map(s, s.size)) > 2 * min(sites.map(s, s.size))",
    "min(sites.map(s, s.size)) < 2",
    "sum(sites.map(s, s.size)) == 6",
    "sum(sites.filter(s, s.size > 2).map(s, s.size)) >= 5",
    "size(sites.filter(s, s.size > 2)) == 1",
    "sites.exists_one(s, s.size >= 2)",
    "sites.all(s, 2 * s.size <= max(sites.map(t, t.size)))",
    "plant.mw in [2, 5, 7]",
    "plant.spare_mw < plant.mw",
    "2 * plant.mw - plant.spare_mw >= param.least_mw",
    "plant.mw >= 3 && plant.mw <= 4",
    "plant.spare_mw != 5",
    'plant.first_power <= date("2028-06-30")',
)
NUMBERS = (
    "plant.spare_mw / 10",
    "(10 - plant.spare_mw) / 10",
    "plant.spare_mw / 4 - 0.5",
    "max(sites.map(s, s.size)) / 5",
    "(plant.mw - plant.spare_mw) / 5",
)
CAPS = [Decimal(2), Decimal(5), Decimal(1000)]
"""Low ones make points that go both ways rise and fall again within one cell."""
POINTS = st.integers(-1000, 1000).map(lambda number: Decimal(number) / 100)


@cache
def condition(text: str) -> Condition:
    tree = check_condition(text, HERE, scope()).tree
    assert tree is not None, text
    return Condition(text, tree, HERE)


@cache
def number(text: str) -> Condition:
    tree = check_number(text, HERE, scope()).tree
    assert tree is not None, text
    return Condition(text, tree, HERE)


@st.composite
def merits(draw: st.DrawFn, place: int) -> Merit:
    """A merit on numbers alone, often scaled."""
    when = draw(st.none() | st.sampled_from(CONDITIONS).map(condition))
    times = draw(st.none() | st.sampled_from(NUMBERS).map(number))
    family = draw(st.sampled_from(["power", "pipelines", "security", "risk"]))
    head = RuleHead(f"{family}.r{place}", family, Text("r"), Text("r"), (Source(discretion=True),), HERE)
    return Merit(head, (Tier(Points(draw(POINTS)), HERE, when, times),))


@st.composite
def on_the_brink(draw: st.DrawFn, document: dict[str, Any]) -> Ruleset:
    """Merits whose score lies near the bands for this proposal, so that small moves change the verdict."""
    rules = tuple(draw(merits(place)) for place in range(draw(st.integers(1, 4))))
    vocabulary = draw(st.sampled_from([VOCABULARY, FINER]))
    ruleset = replace(draw(rulesets()), rules=rules, vocabulary=vocabulary)
    ruleset = with_values(ruleset, {"floor": Decimal(-1000), "cap": draw(st.sampled_from(CAPS))})
    score = Screener(ruleset, inference="direct").screen(json.dumps(document).encode(), as_of=DAY).judgement.score
    eligible = Decimal(score.total.low) / 100 + draw(st.integers(-100, 100)) * Decimal("0.01")
    below = draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(3)]))
    return with_values(ruleset, {"t_yes": eligible, "t_no": eligible - below})


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data(), proposals())
def test_margins_near_a_band_are_those_of_a_search_through_every_step(
    data: st.DataObject, document: dict[str, Any]
) -> None:
    ruleset = data.draw(on_the_brink(document))
    screening = Screener(ruleset, inference="direct").screen(json.dumps(document).encode(), as_of=DAY)
    for margin in margins(screening):
        assert (margin.down, margin.up) == searched(screening, margin), margin.path


@settings(max_examples=1)
@given(rulesets())
def test_another_item_may_take_over_as_the_greatest(ruleset: Ruleset) -> None:
    large = fixed("risk", "10", "max(sites.map(s, s.size)) >= 3", None)
    bands = {"t_yes": Decimal(5), "t_no": Decimal(-5), "floor": Decimal(-1000), "cap": Decimal(1000)}
    document = {"id": "P1", "title": "two sites", "plant": {}, "sites": [{"size": 0}, {"size": 2}]}
    screening = screened(with_values(replace(ruleset, rules=(large,)), bands), document)
    found = {margin.path: margin.up for margin in margins(screening)}
    assert found == dict.fromkeys(("sites[0].size", "sites[1].size"), Edge(Decimal(2), Decimal(3), Verdict.ELIGIBLE))


@settings(max_examples=1)
@given(rulesets())
def test_a_peak_inside_a_cell_is_not_stepped_over(ruleset: Ruleset) -> None:
    """Points rise to a cap with what is spare while others fall: the score is enough from 4 to 6 of 10 MW alone."""
    rising = fixed("power", "10", None, "plant.spare_mw / 10")
    falling = fixed("risk", "-5", None, "plant.spare_mw / 10")
    bands = {"t_yes": Decimal(2), "t_no": Decimal(-50), "floor": Decimal(-1000), "cap": Decimal(5)}
    document = {"id": "P1", "title": "a peak", "plant": {"spare_mw": 0}}
    screening = screened(with_values(replace(ruleset, rules=(rising, falling)), bands), document)
    (found,) = margins(screening)
    assert found.up == Edge(Decimal(3), Decimal(4), Verdict.ELIGIBLE)


def fixed(family: str, points: str, when: str | None, times: str | None) -> Merit:
    head = RuleHead(f"{family}.r", family, Text("r"), Text("r"), (Source(discretion=True),), HERE)
    tier = Tier(
        Points(Decimal(points)),
        HERE,
        None if when is None else condition(when),
        None if times is None else number(times),
    )
    return Merit(head, (tier,))


def screened(ruleset: Ruleset, document: dict[str, Any]) -> Screening:
    return Screener(ruleset, inference="direct").screen(json.dumps(document).encode(), as_of=DAY)
