"""GoRules ZEN (zen-engine) as a peer: the shipped rules as one decision, an expression for each condition.

ZEN knows no unknown: comparing `null` is an error, so it is asked about complete proposals only. Its numbers are
decimals of 28 digits. It is measured in three forms, because they differ severalfold: a decision given as text, which
is compiled again in each call; the same compiled ahead; and all conditions as one compiled expression without a graph.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from importlib.metadata import version
from typing import Any, TypeAlias

from benchmarks.dialects import Dialect
from benchmarks.questions import Questionnaire, questionnaire
from shinsa.planning.plan import Plan

Proposal: TypeAlias = Mapping[str, object] | bytes
_CONCLUSION = re.compile(r"\$\.(c_\w+)")


def _number(value: Decimal) -> str:
    return format(value, "f")


DIALECT = Dialect(
    both=" and ",
    either=" or ",
    negation="not ({})",
    size="len({})",
    loops={
        "exists": "some({items}, {body})",
        "all": "all({items}, {body})",
        "exists_one": "one({items}, {body})",
        "filter": "filter({items}, {body})",
        "map": "map({items}, {body})",
    },
    folds="{fold}({items})",
    item="#",
    one_variable=True,
    conclusion="$.c_{}",
    stated="({} != null)",
    date_constant="d('{}')",
    date_read="d({})",
    number=_number,
)


@dataclass(frozen=True, slots=True)
class ZenPeer:
    """The three forms; each takes a proposal as a dict or as JSON bytes and answers every question."""

    questions: Questionnaire
    version: str
    _from_text: Any
    _compiled: Any
    _expression: Any

    def answers(self, proposal: Proposal) -> Mapping[str, object]:
        """The answer for each key, by the decision compiled ahead."""
        answers: Mapping[str, object] = self._compiled.evaluate(proposal)["result"]
        return answers

    def traced(self, proposal: Proposal) -> object:
        """The same with ZEN's own trace, which holds each expression's result."""
        return self._compiled.evaluate(proposal, {"trace": True})

    def from_text(self, proposal: Proposal) -> Mapping[str, object]:
        """The answer for each key, by the decision given as text."""
        answers: Mapping[str, object] = self._from_text.evaluate(proposal)["result"]
        return answers

    def in_one_expression(self, proposal: Proposal) -> Mapping[str, object]:
        """The answer for each key, by one expression with the conclusions written out where they are used."""
        keys = (each.key for each in self.questions.asked)
        return dict(zip(keys, self._expression.evaluate(proposal), strict=True))


def zen_peer(plan: Plan) -> ZenPeer:
    """The plan's questions as a ZEN decision. Raises `ImportError` where zen-engine is not installed."""
    zen = import_module("zen")
    questions = questionnaire(plan, DIALECT)
    graph, engine = json.dumps(_graph(questions)), zen.ZenEngine()
    return ZenPeer(
        questions,
        version("zen-engine"),
        engine.create_decision(graph),
        engine.create_decision(zen.ZenDecisionContent(graph)),
        zen.compile_expression(_one_expression(questions)),
    )


def zen_proposal(document: Mapping[str, object]) -> dict[str, object]:
    """A proposal as ZEN wants it: money as a plain number."""
    return {key: _plain(value) for key, value in document.items() if key != "evidence"}


def _plain(value: object) -> object:
    match value:
        case {"amount": amount, "currency": _}:
            return float(str(amount))
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _one_expression(questions: Questionnaire) -> str:
    written: dict[str, str] = {}
    for each in questions.asked:  # conclusions come before what rests on them
        written[each.key] = _CONCLUSION.sub(lambda found: f"({written[found[1]]})", each.text)
    return f"[{', '.join(written.values())}]"


def _graph(questions: Questionnaire) -> dict[str, object]:
    expressions = [{"id": each.key, "key": each.key, "value": each.text} for each in questions.asked]
    content = {
        "expressions": expressions,
        "passThrough": False,
        "executionMode": "single",
        "inputField": None,
        "outputPath": None,
    }
    rules = _node("rules", "expressionNode") | {"content": content}
    nodes = [_node("in", "inputNode"), rules, _node("out", "outputNode")]
    edges = [_edge("in", "rules"), _edge("rules", "out")]
    return {"nodes": nodes, "edges": edges}


def _node(name: str, kind: str) -> dict[str, object]:
    return {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
