"""Which verdicts and scores completions can come to: the same as by trying every completion."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.analysing.covering.groups import with_values
from shinsa.analysing.reaching.reach import Reach, possible_verdicts, reach
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.facts import FactList, Facts, Vocabulary
from shinsa.judging.verdict import Verdict
from shinsa.language.checker import Scope, check_condition
from shinsa.library import load_ruleset
from shinsa.ruleset import Condition, Merit, Points, Ruleset, Tier
from shinsa.screening import Edition, Screener
from shinsa.values import Value
from strategies.brute import completions, narrowed
from strategies.completions import complete, thinned
from strategies.rulesets import DAY, HERE, PARAMETER_TYPES, VOCABULARY, rulesets
from strategies.single import gate, head, merit
from strategies.single import ruleset as ruleset_of

EXAMPLES = Path(__file__).parents[4] / "examples" / "us_japan_2025"
MOST = int(os.environ.get("SHINSA_COMPLETIONS", "60"))


def partial(chance: Random) -> tuple[Value, ...]:
    """A proposal with few enough completions to try them all."""
    whole = complete(chance, VOCABULARY, (None,) * len(VOCABULARY.entries))
    return narrowed(chance, VOCABULARY, thinned(chance, whole, chance.choice([0.3, 0.6, 0.9])), MOST)


def assert_as_by_brute_force(edition: Edition, found: Reach, values: tuple[Value, ...]) -> None:
    judged = [edition.judged(Facts(each)) for each in completions(VOCABULARY, values)]
    assert found.exact, found.why
    assert set(found.verdicts) == {judgement.verdict for judgement in judged}
    assert found.low is not None
    assert found.high is not None
    assert found.low.judgement.score.total.low == min(judgement.score.total.low for judgement in judged)
    assert found.high.judgement.score.total.high == max(judgement.score.total.high for judgement in judged)
    for verdict, shown in found.shown.items():
        again = edition.judged(Facts(with_values(values, shown.filled)))
        assert again.verdict is verdict is shown.judgement.verdict


@given(rulesets(), st.integers(0, 2**32))
@settings(max_examples=25)
def test_possible_verdicts_and_scores_are_those_of_all_completions(ruleset: Ruleset, seed: int) -> None:
    edition = Screener(ruleset, inference="direct").edition(DAY)
    analyser = Analyser(edition)
    chance = Random(seed)  # noqa: S311  # the same proposals for the same seed
    for _ in range(4):
        values = partial(chance)
        assert_as_by_brute_force(edition, reach(analyser.unknowns(Facts(values))), values)


def reach_of(ruleset: Ruleset, **stated: Value) -> Reach:
    slots = VOCABULARY.slots()
    named = {slots[name.replace("__", ".")]: value for name, value in stated.items()}
    edition = Screener(ruleset, inference="direct").edition(DAY)
    return reach(Analyser(edition).unknowns(Facts(tuple(named.get(slot) for slot in range(len(slots))))))


BESIDE_ITEMS = (
    "sites.exists(s, s.size >= plant.mw)",
    "sites.all(s, !s.ready || s.size >= plant.mw)",
    "sites.exists(s, s.size > 2 * plant.mw - 3)",
    "sites.exists_one(s, s.kind == plant.kind)",
    "sites.all(s, s.kind != plant.kind)",
    "size(sites.filter(s, s.size <= plant.mw)) >= 2",
    "sum(sites.filter(s, s.size < plant.mw).map(s, s.size)) >= 4",
    "sites.exists(s, s.size == plant.mw && plant.spare_mw >= s.size)",
    "sites.exists(s, s.size <= plant.mw - plant.spare_mw)",
)
"""Conditions that compare a fact with what the items of a list say."""

*_FACTS, _SITES = VOCABULARY.entries
assert isinstance(_SITES, FactList)
_SIZE, *_FIELDS = _SITES.fields
IN_MW = Vocabulary((*_FACTS, replace(_SITES, fields=(replace(_SIZE, unit="MW"), *_FIELDS))), VOCABULARY.groups)
"""Sites measured as plants are, so that the two can be compared."""


def points_for(text: str, place: int, points: int) -> Merit:
    checked = check_condition(text, HERE, Scope(IN_MW, PARAMETER_TYPES, frozenset()))
    assert checked.tree is not None, checked.findings
    return Merit(head(f"power.r{place}"), (Tier(Points(Decimal(points)), HERE, Condition(text, checked.tree, HERE)),))


@given(st.lists(st.tuples(st.sampled_from(BESIDE_ITEMS), st.integers(-5, 20)), min_size=1, max_size=3), st.data())
@settings(max_examples=60)
def test_facts_compared_with_stated_items_are_cut_where_the_items_lie(
    asked: list[tuple[str, int]], data: st.DataObject
) -> None:
    rules = [points_for(text, place, points) for place, (text, points) in enumerate(asked)]
    ruleset = replace(ruleset_of(*rules, eligible=12, ineligible=3), vocabulary=IN_MW)
    edition = Screener(ruleset, inference="direct").edition(DAY)
    chance = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311  # the same proposals for the same seed
    whole = complete(chance, VOCABULARY, (None,) * len(VOCABULARY.entries))
    values = narrowed(chance, VOCABULARY, (*thinned(chance, whole, 0.9)[:-1], whole[-1]), 2000)
    assert_as_by_brute_force(edition, reach(Analyser(edition).unknowns(Facts(values))), values)


def test_what_an_open_fact_adds_to_every_stated_item_is_not_known_rather_than_guessed() -> None:
    adding = points_for("sum(sites.map(s, s.size + plant.mw)) >= 9", 0, 30)
    edition = Screener(replace(ruleset_of(adding), vocabulary=IN_MW), inference="direct").edition(DAY)
    sites = ((Decimal(1), True, "gas"), (Decimal(2), True, "gas"))
    values = tuple(sites if entry.path == "sites" else None for entry in IN_MW.entries)
    found = reach(Analyser(edition).unknowns(Facts(values)))
    assert found.why == ("facts are compared with a number drawn from a list: `plant.mw`",)
    assert not found.exact


def test_one_unknown_in_two_rules_is_one_unknown() -> None:
    """Points for a firm plant and points for one that is not: the interval adds both, no completion does."""
    both = ruleset_of(
        merit("power.firm", ("plant.firm", 30), (None, 0)), merit("risk.loose", ("!plant.firm", 30), (None, 0)),
        eligible=60, ineligible=0, floor=0, cap=30,
    )  # fmt: skip
    found = reach_of(both)
    assert found.verdicts == (Verdict.REVIEW,)
    assert found.low is not None
    assert found.high is not None
    assert found.low.judgement.score.total.low == found.high.judgement.score.total.high == 3000


def test_what_is_asked_of_one_value_of_a_list_stays_together() -> None:
    """A pipe gives points and takes them again: both rules ask about it, so no list has the one without the other."""
    both = ruleset_of(
        merit("power.pipe", ('"pipe" in tags', 30), (None, 0)),
        merit("risk.any", ('tags.exists(t, t == "pipe")', -30), (None, 0)),
        eligible=20, ineligible=-40, floor=-40,
    )  # fmt: skip
    found = reach_of(both)
    assert found.low is not None
    assert found.high is not None
    assert (found.low.judgement.score.total.low, found.high.judgement.score.total.high) == (0, 0)


def test_what_is_asked_of_two_values_of_a_list_is_answered_by_a_list_of_both() -> None:
    apart = ruleset_of(
        merit("power.pipe", ('"pipe" in tags', 15), (None, 0)), merit("risk.port", ('"port" in tags', 15), (None, 0)),
        eligible=20, ineligible=0,
    )  # fmt: skip
    found = reach_of(apart)
    assert found.high is not None
    assert found.high.judgement.score.total.high == 3000
    assert [value for _, value in found.high.filled] == [("pipe", "port")]


def test_a_proposal_that_states_only_its_kind_is_answered_exactly() -> None:
    screener = Screener(load_ruleset("us_japan_2025"), inference="direct")
    screening = screener.screen(b'{"id": "a", "title": "b", "project": {"kind": "project"}}', as_of=date(2026, 1, 5))
    found = possible_verdicts(screening)
    assert (found.exact, found.why, found.verdicts) == (True, (), tuple(Verdict))
    assert found.low is not None
    assert found.high is not None


def test_a_band_no_sum_of_points_falls_into_is_left_out() -> None:
    jump = ruleset_of(merit("power.firm", ("plant.firm", 30), (None, 0)), eligible=20, ineligible=10)
    assert reach_of(jump).verdicts == (Verdict.ELIGIBLE, Verdict.INELIGIBLE)


def test_points_between_the_bands_are_found_though_no_end_shows_them() -> None:
    scaled = ruleset_of(merit("power.spare", (None, 30, "plant.spare_mw / 10")), eligible=20, ineligible=10)
    assert reach_of(scaled).verdicts == (Verdict.ELIGIBLE, Verdict.INELIGIBLE, Verdict.REVIEW)


def test_two_gates_that_cannot_both_be_met_leave_no_way_to_eligible() -> None:
    firm, loose = gate("firm", review="plant.firm"), gate("loose", review="!plant.firm")
    found = reach_of(ruleset_of(firm, loose, merit("power.base", (None, 30)), eligible=20))
    assert found.verdicts == (Verdict.REVIEW,)


def test_what_is_not_enumerated_is_not_known_rather_than_guessed() -> None:
    lists = ruleset_of(gate("lists", reject="size(tags) >= size(sites)"), merit("power.base", (None, 30)))
    found = reach_of(lists)
    assert not found.exact
    assert found.open == (Verdict.ELIGIBLE, Verdict.INELIGIBLE, Verdict.REVIEW)[: len(found.open)]
    assert found.why == ("lists are weighed against one another, or a list against facts: `tags`, `sites`",)


@pytest.mark.parametrize(
    ("example", "verdicts"),
    [
        ("article/S10.json", ("eligible", "ineligible", "review")),
        ("article/S03.json", ("ineligible", "review")),
        ("invented/eligible_power_plant.json", ("eligible",)),
        ("invented/review_borderline.json", ("review",)),
    ],
)
def test_the_shipped_examples(example: str, verdicts: tuple[str, ...]) -> None:
    screener = Screener(load_ruleset("us_japan_2025"), inference="direct")
    screening = screener.screen((EXAMPLES / example).read_bytes(), as_of=date(2026, 1, 5))
    found = possible_verdicts(screening)
    assert found.exact
    assert found.verdicts == verdicts
