"""The cheapest changes are the cheapest there are: nothing that costs less leads to the verdict, on random rulesets."""

import json
from itertools import islice
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from every_change import applied, paths_of, sets_below, ways, without
from shinsa.analysing.changing.counterfactuals import Answer, WhatIf, what_if
from shinsa.analysing.changing.trials import Trial
from shinsa.judging.verdict import Verdict
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from strategies.costs import costed
from strategies.rulesets import DAY, Pair, pairs

MOST = 3_000
EXAMPLES = 2_000 if settings().max_examples > 1_000 else 10
"""The profile `explore` tries far more."""


def asked(ruleset: Ruleset, document: dict[str, Any], goal: Verdict, most: int = 1) -> WhatIf:
    screener = Screener(ruleset, inference="direct")
    return what_if(screener, json.dumps(document).encode(), as_of=DAY, to=goal, most=most)


def count(answer: Answer) -> int:
    return len(answer.paths)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(costed(), pairs(), st.sampled_from(Verdict))
def test_nothing_cheaper_leads_there(ruleset: Ruleset, pair: Pair, goal: Verdict) -> None:
    found = asked(ruleset, pair.partial, goal)
    assume(found.answers)
    answer = found.answers[0]
    assert answer.screening.judgement.verdict is goal
    assert not any(without(found, answer, index) for index in range(len(answer.chosen.moves)))
    trial = Trial(found.screening)
    values = found.screening.facts.values
    below = list(islice(sets_below(ways(ruleset.vocabulary, values), answer.cost, count(answer)), MOST))
    assume(len(below) < MOST)
    for taken in below:
        other = applied(values, taken)
        if other is not None:
            assert not answer.cheapest or trial.values(other) is not goal, taken


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(costed(), pairs(), st.sampled_from(Verdict))
def test_whatever_is_cheaper_than_a_further_answer_is_of_the_kind_of_one_before_it(
    ruleset: Ruleset, pair: Pair, goal: Verdict
) -> None:
    found = asked(ruleset, pair.partial, goal, 3)
    assume(len(found.answers) > 1 and not found.doubts and all(answer.cheapest for answer in found.answers))
    *before, last = found.answers
    values, trial = found.screening.facts.values, Trial(found.screening)
    below = list(islice(sets_below(ways(ruleset.vocabulary, values), last.cost, count(last)), MOST))
    assume(len(below) < MOST)
    for taken in below:
        other = applied(values, taken)
        if other is not None and trial.values(other) is goal:
            paths = set[str]().union(*(paths_of(way, values) for way in taken))
            assert any(answer.dearest <= paths for answer in before), taken


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(costed(), pairs(), st.sampled_from(Verdict), st.randoms(use_true_random=False))
def test_what_is_called_impossible_is(ruleset: Ruleset, pair: Pair, goal: Verdict, chance: Random) -> None:
    found = asked(ruleset, pair.partial, goal)
    assume(found.impossible)
    assert found.blocked
    trial = Trial(found.screening)
    values = found.screening.facts.values
    by_name = ways(ruleset.vocabulary, values)
    for _ in range(200):
        taken = [chance.choice(own) for own in by_name.values() if chance.random() < 0.7]
        other = applied(values, taken)
        if other is not None:
            assert trial.values(other) is not goal, taken
