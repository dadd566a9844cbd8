"""Generated source answers what the slow reference evaluator answers."""

import json
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.evaluating.evaluator import Evaluator
from shinsa.language.reference import evaluate, fields_of
from shinsa.language.tree import Node
from shinsa.planning.plan import plan
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import read_json
from shinsa.ruleset import Ruleset
from strategies.rulesets import DAY, VOCABULARY, pairs, rulesets

ACCEPTOR = Acceptor(VOCABULARY)


@given(rulesets(), pairs().flatmap(lambda pair: st.sampled_from([pair.partial, pair.complete])))
@settings(max_examples=250)
def test_generated_source_agrees_with_the_reference(ruleset: Ruleset, document: dict[str, Any]) -> None:
    facts = ACCEPTOR.accept(read_json(json.dumps(document).encode())).facts
    by_path = dict(zip((entry.path for entry in VOCABULARY.entries), facts.values, strict=True))
    planned = plan(ruleset, DAY)
    evaluator = Evaluator(planned)
    trace = evaluator.trace(facts.values)
    assert evaluator.evaluate(facts.values) == trace.evaluation

    def expected(nodes: Iterable[Node]) -> tuple[Any, ...]:
        return tuple(evaluate(node, by_path, planned.parameters, fields_of(VOCABULARY)) for node in nodes)

    assert trace.evaluation.parts == expected(planned.parts)
    assert trace.evaluation.numbers == expected(planned.numbers)
    assert trace.leaves == expected(planned.leaves)
