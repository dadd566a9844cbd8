"""A verdict document in pieces: put together they are the document, and each is the JSON of what it names."""

import json
from collections.abc import Sequence
from functools import reduce
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from engine.committee import screened
from shinsa.explaining.pieces import Explained, joined
from shinsa.recording import recorded
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening
from strategies.rulesets import DAY, proposals, rulesets


def at(document: Any, pointer: str) -> Any:  # noqa: ANN401  # any JSON value
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    return reduce(lambda found, step: found[int(step) if isinstance(found, list) else step], steps, document)


def check(names: Sequence[str], values: Sequence[bytes], whole: bytes) -> None:
    document = json.loads(whole)
    assert [json.loads(value) for value in values] == [at(document, name) for name in names]


@given(rulesets(), proposals())
@settings(max_examples=20)
def test_the_pieces_are_the_document_and_the_record(ruleset: Ruleset, proposal: dict[str, Any]) -> None:
    screening = Screener(ruleset).screen(json.dumps(proposal).encode(), as_of=DAY)
    explained, text = screening.explained, recorded(screening)
    assert explained.json == orjson.dumps(explained.document)
    check(explained.layout.names, explained.values, explained.json)
    assert joined(text.leads, text.values, text.tail) == text.data
    check(text.names, text.values, text.data)


def names_of(screening: Screening) -> tuple[str, ...]:
    return recorded(screening).names


def test_every_rule_is_a_piece_by_itself() -> None:
    names = names_of(screened())
    count = len(screened().document["rules"])
    assert [name for name in names if name.startswith("/verdict/rules/")] == [
        f"/verdict/rules/{place}" for place in range(count)
    ]
    assert names[:7] == ("/schema", "/ruleset", "/as_of", "/inference", "/engine", "/input", "/verdict/schema")
    assert names[-1] == "/digest"


@pytest.mark.parametrize("rules", [0, 1, 3])
@pytest.mark.parametrize("members", [("rules",), ("rules", "rank"), ("rank", "rules"), ("a", "rules", "b")])
def test_rules_may_stand_anywhere_and_be_none(members: tuple[str, ...], rules: int) -> None:
    document: Any = dict.fromkeys(members, 1) | {"rules": [{"id": str(place)} for place in range(rules)]}
    document = {member: document[member] for member in members}
    explained = Explained(document, [orjson.dumps(each) for each in document["rules"]], {})
    assert explained.json == orjson.dumps(document)
    check(explained.layout.names, explained.values, explained.json)
