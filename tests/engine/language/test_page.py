import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.language.example import AT, VOCABULARY, fact
from engine.language.page import PAGE, examples, said, section, table
from shinsa import language
from shinsa.facts import FactList, Vocabulary
from shinsa.language.checker import Scope, check_condition
from shinsa.language.reference import evaluate
from shinsa.language.tree import Node
from shinsa.values import Truth, Value

TRUTHS: dict[str, Truth] = {"yes": True, "no": False, "unknown": None}


@pytest.mark.parametrize(("condition", "below"), examples(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_example_says_what_the_page_says(condition: str, below: list[str]) -> None:
    assert said(condition) == below


def test_every_code_has_its_heading_and_every_heading_its_code() -> None:
    headings = re.findall(r"^### ([a-z-]+)$", section("What shinsa finds"), re.MULTILINE)
    assert sorted(headings) == sorted(set(codes()))


def test_every_heading_shows_its_own_code() -> None:
    for part in section("What shinsa finds").split("\n### ")[1:]:
        code = part.partition("\n")[0]
        shown = re.findall(r"^\d+:\d+: ([a-z-]+):", part, re.MULTILINE)
        assert set(shown) == {code}


def codes() -> Iterator[str]:
    """Every finding code in the source: the second argument wherever a finding is made."""
    for path in Path(language.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"work.report", "work.doubt", "Mistake"}:
                yield from _codes(node.args[1:2])


def _codes(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.Constant):
            yield str(argument.value)
        elif isinstance(argument, ast.JoinedStr):
            yield from ("always-true", "always-false")


def test_the_truth_table_is_the_evaluators() -> None:
    rows = table(section("Yes, no, unknown"))
    assert len(rows) == 9
    for first, second, both, either, negated in rows:
        facts: dict[str, Value] = {"a": TRUTHS[first], "b": TRUTHS[second]}
        for expression, expected in (("a && b", both), ("a || b", either), ("!a", negated)):
            assert evaluate(of_two_facts(expression), facts, {}) is TRUTHS[expected]


def of_two_facts(expression: str) -> Node:
    facts = tuple(fact(name, "bool", name) for name in ("a", "b"))
    found = check_condition(expression, AT, Scope(Vocabulary(facts), {}, frozenset())).tree
    assert found is not None
    return found


def test_the_table_of_facts_names_the_vocabulary() -> None:
    listed = [row[0].strip("`") for row in table(PAGE)]
    assert listed == [entry.path for entry in VOCABULARY.entries]
    kinds = ["list" if isinstance(entry, FactList) else entry.kind.value for entry in VOCABULARY.entries]
    assert [row[1] for row in table(PAGE)] == kinds


def test_nothing_on_the_page_is_written_twice() -> None:
    conditions = [condition for condition, _ in examples()]
    assert len(conditions) == len(set(conditions))
