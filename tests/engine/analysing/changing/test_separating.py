"""Taken apart or in one piece, a question has answers of the same weight."""

import json

from hypothesis import HealthCheck, assume, given, reject, settings

from shinsa.analysing.changing.clauses import TooLarge
from shinsa.analysing.changing.kept import Kept
from shinsa.analysing.changing.problem import Problem, proposal_world, reading_cuts
from shinsa.analysing.changing.separating import Separating
from shinsa.judging.verdict import Verdict
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from strategies.costs import costed
from strategies.rulesets import DAY, Pair, pairs

EXAMPLES = 2_000 if settings().max_examples > 1_000 else 10
"""The profile `explore` tries far more."""


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(costed(), pairs())
def test_parts_weigh_what_the_whole_does(ruleset: Ruleset, pair: Pair) -> None:
    screening = Screener(ruleset, inference="direct").screen(json.dumps(pair.partial).encode(), as_of=DAY)
    assume(screening.judgement.verdict is not Verdict.ELIGIBLE)
    plan = screening.edition.plan
    world = proposal_world(screening, reading_cuts(plan))
    whole = Problem(screening, Verdict.ELIGIBLE, world)
    expected = None if whole.impossible() else whole.cheapest()
    parts = Separating(screening, world, Kept(plan, Verdict.ELIGIBLE)).holding()
    try:
        found = parts.cheapest()
    except TooLarge:  # told as not known
        reject()
    assume(not whole.doubts and not parts.doubts)
    weights = [None if moves is None else sum(move.position.weight for move in moves) for moves in (found, expected)]
    assert weights[0] == weights[1]
