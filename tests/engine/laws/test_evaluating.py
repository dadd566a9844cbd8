"""Generated source answers what the slow reference evaluator answers."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.evaluating.evaluator import Evaluator
from shinsa.language.reference import evaluate
from shinsa.planning.plan import plan
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import read_json
from shinsa.ruleset import Ruleset
from strategies.rulesets import DAY, VOCABULARY, pairs, rulesets

ACCEPTOR = Acceptor(VOCABULARY)


@given(rulesets(), pairs(), st.booleans())
@settings(max_examples=400)
def test_generated_source_agrees_with_the_reference(ruleset: Ruleset, pair: Any, partial: bool) -> None:
    document = pair.partial if partial else pair.complete
    facts = ACCEPTOR.accept(read_json(json.dumps(document).encode())).facts
    by_path = dict(zip((entry.path for entry in VOCABULARY.entries), facts.values, strict=True))
    planned = plan(ruleset, DAY)
    evaluator = Evaluator(planned)
    trace = evaluator.trace(facts.values)
    assert evaluator.evaluate(facts.values) == trace.evaluation
    expected = [evaluate(part, by_path, planned.parameters) for part in planned.parts]
    assert list(trace.evaluation.parts) == expected
    assert list(trace.evaluation.numbers) == [evaluate(node, by_path, planned.parameters) for node in planned.numbers]
    for leaf, place in evaluator.leaves.items():
        assert trace.leaves[place] == evaluate(leaf, by_path, planned.parameters)
