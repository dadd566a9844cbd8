"""Runs cases of CEL's conformance suite; see `docs/language.md`, which states what comes of them."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from shinsa.errors import Place
from shinsa.facts import Fact, FactKind, Vocabulary
from shinsa.language.checker import Checked, Scope, check_expression
from shinsa.language.reference import evaluate
from shinsa.values import Text, Value

BESIDE = Path(__file__).parents[4] / "shared" / "conformance" / "cel_simple.jsonl"
"""The whole suite, where it lies beside the checkout."""

KEPT = Path(__file__).parent / "own_cases.jsonl"
"""Cases of our own in the same form, kept with the tests."""

_AT = Place("case", 1, 1)
_KINDS = {"int": FactKind.NUMBER, "double": FactKind.NUMBER, "bool": FactKind.BOOL, "string": FactKind.TEXT}


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    expression: str
    expected: dict[str, Any] | None
    bindings: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])


def read(path: Path) -> tuple[Case, ...]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Case(f"{row['suite']}/{row['name']}", row["expr"], row.get("expect"), row.get("bindings", {})) for row in rows
    )


CASES = read(BESIDE) if BESIDE.exists() else ()
OWN_CASES = read(KEPT)


def checked(case: Case) -> Checked:
    """The case checked in a vocabulary of its bindings."""
    facts = [Fact(name, _KINDS[bound["type"]], Text(name), _AT) for name, bound in case.bindings.items()]
    return check_expression(case.expression, _AT, Scope(Vocabulary(tuple(facts)), {}, frozenset()))


def answered(case: Case) -> Value:
    """What the reference evaluator answers."""
    tree = checked(case).tree
    assert tree is not None
    return evaluate(tree, {name: value(bound) for name, bound in case.bindings.items()}, {})


def value(typed: dict[str, Any]) -> Any:  # noqa: ANN401  # of the type it says
    """A value of the suite as one of ours."""
    return Decimal(str(typed["value"])) if typed["type"] in {"int", "double"} else typed["value"]


def reason(case: Case) -> str | None:
    """Why a case is refused: what is not in the language, or the code of the first finding; `None` where it is not."""
    findings = checked(case).findings
    if not findings:
        return None
    what, cut, _ = findings[0].message.partition(" not in the language")
    return what.rpartition(" ")[0] if cut else f"`{findings[0].code}`"


def counts(cases: Iterable[Case]) -> tuple[int, Counter[str]]:
    """How many cases are answered, and how many refused for each reason."""
    reasons = Counter(map(reason, cases))
    inside = reasons.pop(None, 0)
    return inside, Counter({why: count for why, count in reasons.items() if why is not None})
