"""The laws of DESIGN.md, on random rulesets: what must hold for every ruleset and every proposal."""

import json
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening
from strategies.rulesets import DAY, Pair, pairs, proposals, rulesets


def screened(ruleset: Ruleset, *documents: dict[str, Any]) -> tuple[Screening, ...]:
    screener = Screener(ruleset)
    return tuple(screener.screen(json.dumps(document).encode(), as_of=DAY) for document in documents)


def exact(points: float) -> Decimal:
    """Points as written: their JSON text has at most two places."""
    return Decimal(str(points))


@given(rulesets(), pairs())
@settings(max_examples=200)
def test_a_completion_lies_within_the_interval_of_the_partial_proposal(ruleset: Ruleset, pair: Pair) -> None:
    before, after = screened(ruleset, pair.partial, pair.complete)
    open_score, closed_score = before.judgement.score, after.judgement.score
    for wide, narrow in [
        (open_score.total, closed_score.total),
        (open_score.fit, closed_score.fit),
        (open_score.national_security, closed_score.national_security),
        (open_score.risk, closed_score.risk),
    ]:
        assert wide.low <= narrow.low <= narrow.high <= wide.high


@given(rulesets(), pairs())
@settings(max_examples=200)
def test_more_facts_never_undo_a_final_verdict_nor_does_less_paper_win_one(ruleset: Ruleset, pair: Pair) -> None:
    before, after = screened(ruleset, pair.partial, pair.complete)
    assert before.verdict in {"review", after.verdict}


@given(rulesets(), proposals())
@settings(max_examples=100)
def test_a_complete_proposal_has_one_score_unless_a_list_has_no_greatest_item(
    ruleset: Ruleset, document: dict[str, Any]
) -> None:
    (screening,) = screened(ruleset, document)
    total = screening.judgement.score.total
    assert total.low == total.high or document["sites"] == []


@given(rulesets(), proposals(), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_rules_keys_and_items_changes_no_verdict(
    ruleset: Ruleset, document: dict[str, Any], chance: Random
) -> None:
    rules, keys = list(ruleset.rules), list(document)
    chance.shuffle(rules)
    chance.shuffle(keys)
    shuffled = {key: document[key] for key in keys}
    shuffled["sites"] = chance.sample(document["sites"], len(document["sites"]))
    shuffled["tags"] = chance.sample(document["tags"], len(document["tags"]))
    (first,) = screened(ruleset, document)
    (second,) = screened(replace(ruleset, rules=tuple(rules)), shuffled)
    assert first.verdict == second.verdict
    assert first.judgement.score.total == second.judgement.score.total
    by_id = {rule["id"]: rule["outcome"] for rule in first.document["rules"]}
    assert by_id == {rule["id"]: rule["outcome"] for rule in second.document["rules"]}


@given(rulesets(), pairs())
@settings(max_examples=150)
def test_a_fact_said_not_to_matter_changes_no_verdict(ruleset: Ruleset, pair: Pair) -> None:
    """If no missing fact could change the verdict, then completing the proposal does not."""
    before, after = screened(ruleset, pair.partial, pair.complete)
    if not any(question["could_change_verdict"] for question in before.document["questions"]):
        assert after.verdict == before.verdict


@given(rulesets(), pairs())
@settings(max_examples=150)
def test_the_document_adds_up_and_misses_nothing(ruleset: Ruleset, pair: Pair) -> None:
    (screening,) = screened(ruleset, pair.partial)
    document = screening.document
    assert [rule["id"] for rule in document["rules"]] == [rule.head.id for rule in ruleset.rules]
    score = document["score"]
    parts = (score["fit"], score["national_security"], score["risk"])
    ends: tuple[Literal["low", "high"], ...] = ("low", "high")
    for end in ends:
        assert exact(score[end]) == sum(exact(part[end]) for part in parts)
        for family in score["families"]:
            own = [rule["points"] for rule in document["rules"] if rule["family"] == family["id"]]
            assert sum(exact(points[end]) for points in own if points) == exact(family["sum"][end])
    for rule in document["rules"]:
        assert (rule["outcome"] != "unknown") or rule["missing"]
