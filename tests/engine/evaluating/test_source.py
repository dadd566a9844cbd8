"""Generated source: what a ruleset says never becomes code, and is answered for exactly."""

import json
from typing import Any

import pytest

from engine.committee import rule, screened, with_rules
from shinsa.screening import Screener

NASTY = (
    '"',
    "'''",
    "first\nimport os",
    "\\",
    "k0",
    "None",
    "__import__('os').abort()",
    "\u2028",
    "{plant.kind}",
    "#",
    "電力",
)
"""Texts that would break or take over source code they were pasted into."""
NAMES = ("k0", "None", "v", "t1", "answer", "exists", "Decimal")
"""Names of choices that generated source uses for itself."""


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML and conditions both read it."""
    return json.dumps(text)


@pytest.fixture(scope="module")
def by(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """The committee asks whether a text or a choice is a nasty one, a rule for each."""
    folder = tmp_path_factory.mktemp("nasty")
    asked = [*(f"word == {_quoted(text)}" for text in NASTY), *(f"name in [{_quoted(text)}]" for text in NAMES)]
    ruleset = with_rules(
        folder, "".join(_rule(place, condition) for place, condition in enumerate(asked, start=1)), NASTY_FACTS
    )
    return Screener(ruleset)


NASTY_FACTS = f"""
  word: {{type: text, label: a word}}
  name: {{type: choice, choices: {{{", ".join(f"{name}: a name" for name in NAMES)}}}, label: a name}}
"""


def _rule(place: int, condition: str) -> str:
    return (
        f"- id: programme.nasty_{place}\n  family: programme\n  title: It is a nasty text\n  note: rank\n"
        f"  rank: {place}\n  when: {_quoted(condition)}\n  because: A text\n  source: committee discretion\n"
    )


@pytest.mark.parametrize(
    ("fact", "text", "rank"),
    [
        *(("word", text, place) for place, text in enumerate(NASTY, start=1)),
        *(("name", text, place) for place, text in enumerate(NAMES, start=len(NASTY) + 1)),
    ],
)
def test_a_text_is_a_value_and_never_code(by: Screener, fact: str, text: str, rank: int) -> None:
    document = screened({fact: text, "materials": []}, by=by).document
    assert document["rank"] == rank
    assert document["verdict"] == "eligible"


LISTS = """
- id: programme.has
  when: has(plant.cost)
- id: programme.one_yard
  when: sites.exists_one(s, s.kind == "yard")
- id: programme.some_large_yard
  when: sites.exists(s, s.kind == "yard" && s.share > 0.5)
- id: programme.no_small_yard
  when: sites.all(s, s.kind != "yard" || s.share >= 0.1)
- id: programme.yards
  when: size(sites.filter(s, s.kind == "yard")) >= 2
- id: programme.large
  when: max(sites.map(s, s.share)) >= 0.5
- id: programme.small
  when: min(sites.map(s, s.share)) < 0.1
- id: programme.wholly
  when: sum(sites.map(s, s.share)) == 1
- id: programme.mixed
  when: plant.kind == "gas" && !(plant.licensed || naval)
- id: programme.difference
  when: 3 * plant.net_mw - plant.spare_mw / 4 >= 100.25
- id: programme.exact
  when: strength.power + strength.security == 0.3
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    head = (
        "  family: programme\n  title: A remark\n  note: remark\n  because: It holds\n  source: committee discretion\n"
    )
    rules = "".join(f"- id:{body.rstrip()}\n{head}" for body in LISTS.split("- id:")[1:])
    return Screener(with_rules(tmp_path_factory.mktemp("lists"), rules))


def site(kind: str | None = None, share: float | None = None) -> dict[str, Any]:
    return {"country": "US", "kind": kind, "share": share}


YARD, FIELD, OPEN = site("yard", 0.5), site("field", 0.5), site()


@pytest.mark.parametrize(
    ("name", "sites", "outcome"),
    [
        ("one_yard", [YARD, FIELD], "fired"),
        ("one_yard", [YARD, site("yard", 0.1), OPEN], "not_fired"),
        ("one_yard", [YARD, OPEN], "unknown"),
        ("one_yard", [], "not_fired"),
        ("one_yard", None, "unknown"),
        ("some_large_yard", [YARD, site("yard", 0.01)], "not_fired"),
        ("some_large_yard", [site("yard", 0.51), OPEN], "fired"),
        ("some_large_yard", [site("yard", None), FIELD], "unknown"),
        ("some_large_yard", [site(None, 0.5)], "not_fired"),
        ("some_large_yard", [], "not_fired"),
        ("no_small_yard", [], "fired"),
        ("no_small_yard", [site("yard", 0.09), OPEN], "not_fired"),
        ("no_small_yard", [site("yard", 0.1), OPEN], "unknown"),
        ("no_small_yard", [site("field", None), site(None, 0.1)], "fired"),
        ("yards", [YARD, YARD], "fired"),
        ("yards", [YARD, FIELD], "not_fired"),
        ("yards", [YARD, YARD, OPEN], "unknown"),
        ("large", [FIELD, site(None, 0.49)], "fired"),
        ("large", [site(None, 0.49)], "not_fired"),
        ("large", [], "unknown"),
        ("large", [FIELD, OPEN], "unknown"),
        ("small", [FIELD, site(None, 0.09)], "fired"),
        ("small", [FIELD, site(None, 0.1)], "not_fired"),
        ("small", [], "unknown"),
        ("wholly", [site(None, 0.33), site(None, 0.33), site(None, 0.34)], "fired"),
        ("wholly", [site(None, 0.33), site(None, 0.33), site(None, 0.33)], "not_fired"),
        ("wholly", [], "not_fired"),
        ("wholly", [FIELD, OPEN], "unknown"),
    ],
)
def test_questions_about_lists_are_answered_in_three_values(
    lists: Screener, name: str, sites: list[dict[str, Any]] | None, outcome: str
) -> None:
    assert rule(screened({"sites": sites}, by=lists), f"programme.{name}")["outcome"] == outcome


@pytest.mark.parametrize(
    ("name", "facts", "outcome"),
    [
        ("has", {"plant.cost": {"amount": "0", "currency": "USD"}}, "fired"),
        ("has", {"plant.cost": None}, "unknown"),
        ("mixed", {"plant.licensed": False, "naval": False}, "fired"),
        ("mixed", {"plant.licensed": None, "naval": False}, "unknown"),
        ("mixed", {"plant.licensed": None, "naval": True}, "not_fired"),
        ("mixed", {"plant.kind": "nuclear", "naval": None}, "not_fired"),
        ("mixed", {"plant.kind": None, "naval": False}, "unknown"),
        ("difference", {"plant.net_mw": 33.5, "plant.spare_mw": 1}, "fired"),
        ("difference", {"plant.net_mw": 33.5, "plant.spare_mw": 1.1}, "not_fired"),
        ("difference", {"plant.net_mw": None}, "unknown"),
        ("exact", {"strength.power": 0.1, "strength.security": 0.2}, "fired"),
        ("exact", {"strength.power": 0.1, "strength.security": 0.20001}, "not_fired"),
    ],
)
def test_plain_questions_are_answered_exactly(lists: Screener, name: str, facts: dict[str, Any], outcome: str) -> None:
    assert rule(screened(facts, by=lists), f"programme.{name}")["outcome"] == outcome
