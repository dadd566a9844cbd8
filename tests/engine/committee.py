"""A small committee: the ruleset in `rulesets/committee`, and a proposal that it just finds eligible."""

import json
import shutil
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from shinsa.explaining.document import QuestionDocument, RuleDocument
from shinsa.library import load_ruleset
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening

FOLDER = Path(__file__).parent / "rulesets" / "committee"
DAY = date(2025, 10, 28)

PROPOSAL: Mapping[str, Any] = {
    "id": "P1",
    "title": "A gas plant and a pipeline",
    "strength": {"power": 0.5, "pipelines": 0.1, "security": 0.5, "calm": 1},
    "plant": {"kind": "gas", "net_mw": 500, "spare_mw": 100, "licensed": False},
    "readiness": 9,
    "offtake_signed": True,
    "envelope": False,
    "disputed": False,
    "naval": False,
    "split_shown": True,
    "loan_agreed": True,
    "sites": [{"country": "US", "share": 1, "kind": "yard"}],
    "materials": ["steel"],
}
"""Complete: every gate is passed and it has the 65 points it needs, 20 for power, 15 for security, 30 for risk."""


@cache
def screener() -> Screener:
    return Screener(load_ruleset(FOLDER))


def with_rules(folder: Path, rules: str, facts: str = "") -> Ruleset:
    """The committee's ruleset with more rules and facts, kept in this folder."""
    copied = Path(shutil.copytree(FOLDER, folder / "committee"))
    vocabulary = copied / "vocabulary.yaml"
    more = vocabulary.read_text(encoding="utf-8").replace("facts:\n", f"facts:\n{facts.lstrip(chr(10))}", 1)
    vocabulary.write_text(more, encoding="utf-8")
    (copied / "more.yaml").write_text(rules, encoding="utf-8")
    return load_ruleset(copied)


def proposal(facts: Mapping[str, Any] | None = None) -> bytes:
    """The proposal with some facts changed, by path; `None` is not stated."""
    document: dict[str, Any] = deepcopy(dict(PROPOSAL))
    for path, value in (facts or {}).items():
        group, dot, name = path.rpartition(".")
        (document[group] if dot else document)[name] = value
    return json.dumps(document).encode()


def screened(facts: Mapping[str, Any] | None = None, as_of: date = DAY, by: Screener | None = None) -> Screening:
    return (by or screener()).screen(proposal(facts), as_of=as_of)


def rule(screening: Screening, name: str) -> RuleDocument:
    (found,) = [entry for entry in screening.document["rules"] if entry["id"] == name]
    return found


def asked(screening: Screening, fact: str) -> QuestionDocument:
    (found,) = [entry for entry in screening.document["questions"] if entry["fact"] == fact]
    return found


def fired(screening: Screening, effect: str) -> list[str]:
    """The rules that fired with an effect."""
    rules = screening.document["rules"]
    return [entry["id"] for entry in rules if (entry["outcome"], entry["effect"]) == ("fired", effect)]


def against(fact: str, values: Sequence[object], dated: str = "2025-10-01") -> list[dict[str, Any]]:
    """Evidence on one fact, a letter for each value."""
    return [
        {"fact": fact, "source": f"letter {place}", "date": dated, "grade": "documented", "value": value}
        for place, value in enumerate(values, start=1)
    ]
