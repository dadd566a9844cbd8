"""The verdict document as a whole: the sentence that says why, the strongest reasons, its schema, its sums."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

from engine.committee import DAY, PROPOSAL, against, screened
from shinsa.errors import InputError
from shinsa.explaining.document import VerdictDocument
from shinsa.explaining.schema import verdict_schema
from shinsa.library import load_ruleset
from shinsa.screening import Screener, Screening

EXAMPLES = Path(__file__).parents[3] / "examples" / "us_japan_2025"
FILES = sorted(path for path in EXAMPLES.glob("*/*.json") if path.name != "broken_input.json")
NOTHING = {"power": 0, "pipelines": 0, "security": 0, "calm": 0}


@cache
def shipped() -> Screener:
    return Screener(load_ruleset("us_japan_2025"))


def example(path: Path) -> Screening:
    return shipped().screen(path.read_bytes(), as_of=DAY)


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        (
            {"readiness": 5, "sites": [{"country": "MX"}]},
            "refused, because this does not hold: Every site stands at home; The technology is ready",
        ),
        (
            {"strength": NOTHING, "naval": None, "readiness": None},
            "the score is at most 2.5 even if every open question is answered well; 35 is the least",
        ),
        ({"readiness": 7}, "held, because this does not hold: The technology is ready"),
        ({"readiness": None}, "1 gate is not answered yet"),
        (
            {"envelope": True, "readiness": 7, "offtake_signed": None, "sites": None},
            (
                "held, because this does not hold: The technology is ready; It is one project; "
                "2 gates are not answered yet"
            ),
        ),
        (
            {"strength.security": 0.6},
            "every gate is passed, the score is at least 68 (65 is needed) and every floor is reached",
        ),
        (
            {"strength": {"power": 0.3, "pipelines": 0, "security": 0.3, "calm": 0.4}, "naval": None},
            (
                "every gate is passed, but 33 to 35.5 points do not settle it: the score is at least 33, 65 is needed; "
                "fit is at least 12, 16 is needed; national security is at least 9, 10 is needed; "
                "risk is at least 12, 15 is needed"
            ),
        ),
        (
            {"strength": {"power": 1, "pipelines": 0, "security": 1, "calm": 0.4}},
            "every gate is passed, but 82 points do not settle it: risk is at least 12, 15 is needed",
        ),
    ],
)
def test_a_sentence_says_what_settled_the_verdict(facts: dict[str, Any], because: str) -> None:
    assert screened(facts).document["because"] == because


def reasons(facts: dict[str, Any], side: Literal["in_favour", "against"]) -> list[str]:
    return [entry["rule"] for entry in screened(facts).document["reasons"][side]]


def test_the_merits_that_gave_most_speak_in_favour() -> None:
    assert reasons({}, "in_favour") == ["risk.calm", "power.strength", "national_security.strength"]
    assert reasons({"strength.calm": None}, "in_favour") == [
        "power.strength",
        "national_security.strength",
    ]
    assert reasons({"strength": NOTHING, "naval": True}, "in_favour") == ["national_security.naval"]


def test_what_surely_gives_points_speaks_in_favour_though_more_are_open() -> None:
    assert reasons({"strength": {**NOTHING, "security": None}, "naval": None}, "in_favour") == []


@pytest.mark.parametrize(
    ("facts", "strongest"),
    [
        (
            {"envelope": True, "readiness": 5, "sites": [{"country": "MX"}], "disputed": True},
            ["gate.home", "gate.readiness", "gate.land"],
        ),
        (
            {"envelope": True, "readiness": 5, "offtake_signed": None},
            ["gate.readiness", "gate.one_project", "gate.offtake"],
        ),
        ({"disputed": True, "readiness": 9, "offtake_signed": None}, ["gate.land", "risk.disputed", "gate.offtake"]),
        ({"offtake_signed": None}, ["gate.offtake", "power.strength", "national_security.strength"]),
        ({}, ["power.strength", "national_security.strength", "national_security.naval"]),
        (
            {"strength": {"power": 1, "pipelines": 1, "security": 1, "calm": 1}, "naval": True},
            [],
        ),
        (
            {"strength": {"power": 1, "pipelines": None, "security": 1, "calm": 0.99}},
            ["risk.calm"],
        ),
    ],
)
def test_refusals_speak_against_first_then_holds_lost_points_open_gates_and_points_withheld(
    facts: dict[str, Any], strongest: list[str]
) -> None:
    assert reasons(facts, "against") == strongest


def test_a_reason_carries_title_message_and_points() -> None:
    (first, *_) = screened({"disputed": True, "envelope": True}).document["reasons"]["in_favour"]
    assert first["text"] == "Little can go wrong: A calm of 1"
    assert first["points"] == {"low": 30, "high": 30}
    (held, *_) = screened({"disputed": True, "envelope": True}).document["reasons"]["against"]
    assert (held["text"], held["points"]) == ("It is one project: It is an envelope", None)


def test_conclusions_are_told_with_their_conditions() -> None:
    conclusions: object = screened({"sites": [{"country": "US"}, {"country": None}]}).document["conclusions"]
    assert conclusions == [
        {
            "name": "at_home",
            "title": "Every site stands at home",
            "truth": "unknown",
            "conditions": [
                {
                    "role": "when",
                    "text": "every site: country is United States",
                    "truth": "unknown",
                    "value": ["US", None],
                    "needed": "every site: country is United States",
                }
            ],
        },
        {
            "name": "reactor",
            "title": "The plant is a reactor",
            "truth": "no",
            "conditions": [
                {
                    "role": "when",
                    "text": "kind of plant is a reactor",
                    "truth": "no",
                    "value": "gas",
                    "needed": "a reactor",
                }
            ],
        },
        {
            "name": "reactor_at_home",
            "title": "A reactor at home",
            "truth": "no",
            "conditions": [
                {"role": "when", "text": "The plant is a reactor", "truth": "no", "value": False, "needed": "yes"},
                {
                    "role": "when",
                    "text": "Every site stands at home",
                    "truth": "unknown",
                    "value": None,
                    "needed": "yes",
                },
            ],
        },
    ]


def test_the_document_says_what_was_screened_with_what_and_when() -> None:
    document = screened().document
    assert document["schema"] == "shinsa.verdict/1"
    assert document["proposal"] == {"id": "P1", "title": "A gas plant and a pipeline"}
    ruleset = document["ruleset"]
    assert (ruleset["id"], ruleset["version"], ruleset["language_version"]) == ("committee", "1.0.0", "1.0")
    assert (document["as_of"], document["rank"], document["engine"]["name"]) == ("2025-10-28", 2, "shinsa")
    assert document["parameters"]["split_wanted"] == "true"
    assert document["parameters"]["naval_points"] == "2.5"
    assert document["settings"]["remark_days"] == {
        "value": "180",
        "unit": None,
        "owner": "chair",
        "since": "2025-09-04",
        "reason": "a first proposal",
    }


@cache
def validator() -> Draft202012Validator:
    schema = verdict_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


COMMITTEE: list[dict[str, Any]] = [
    {},
    {"readiness": 5},
    {"readiness": None, "sites": None, "materials": []},
    {"evidence": against("readiness", [8])},
    dict.fromkeys(PROPOSAL.keys() - {"id", "title"}),
]


@pytest.mark.parametrize("facts", COMMITTEE)
def test_every_document_of_the_committee_conforms_to_the_schema(facts: dict[str, Any]) -> None:
    validator().validate(json.loads(screened(facts).json()))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_document_of_the_examples_conforms_to_the_schema(path: Path) -> None:
    validator().validate(json.loads(example(path).json()))


def test_the_schema_refuses_what_is_no_verdict_document() -> None:
    document = json.loads(screened().json())
    for change in ({"verdict": "perhaps"}, {"schema": "shinsa.verdict/2"}, {"score": None}):
        assert not validator().is_valid({**document, **change})
    del document["questions"]
    assert not validator().is_valid(document)


def _ends(points: Any) -> Iterator[tuple[Decimal, Decimal]]:  # noqa: ANN401  # any interval document
    yield Decimal(str(points["low"])), Decimal(str(points["high"]))


def summed(intervals: list[Any]) -> tuple[Decimal, Decimal]:
    ends = [end for entry in intervals for end in _ends(entry)]
    return sum((low for low, _ in ends), Decimal(0)), sum((high for _, high in ends), Decimal(0))


def adds_up(document: VerdictDocument) -> None:
    score = document["score"]
    assert summed([score]) == summed([score["fit"], score["national_security"], score["risk"]])
    for family in score["families"]:
        own = [entry["points"] for entry in document["rules"] if entry["family"] == family["id"] and entry["points"]]
        assert summed(own) == summed([family["sum"]])
    lane = [family for family in score["families"] if family["id"] == score["fit"]["lane"]]
    assert score["fit"]["low"] == lane[0]["counted"]["low"]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_points_of_the_rules_add_up_to_the_score_exactly(path: Path) -> None:
    adds_up(example(path).document)


def test_the_points_of_the_committee_add_up_to_hundredths() -> None:
    strength = {"power": 0.33333, "pipelines": 0.77777, "security": 0.11111, "calm": 0.55555}
    adds_up(screened({"strength": strength, "disputed": None}).document)


def test_a_reader_of_an_article_project_gets_this() -> None:
    """A small extract, to notice when what readers get changes."""
    document = example(EXAMPLES / "article" / "S01.json").document
    site = next(entry for entry in document["rules"] if entry["id"] == "gate.us_site")
    assert document["proposal"] == {"id": "S01", "title": "Westinghouse AP1000 and SMR"}
    assert (document["verdict"], document["step"], document["score"]["fit"]["lane"]) == ("review", "gate_open", "power")
    assert document["because"].startswith("held, because this does not hold: It is a project that can be financed")
    assert (site["outcome"], site["effect"]) == ("unknown", "reject")
    assert site["because"].startswith("not known: sites the money would pay for")
    assert site["reads"][0] == {"fact": "sites", "value": None}
    assert document["questions"][0]["could_change_verdict"]


def test_the_broken_example_gets_no_verdict() -> None:
    with pytest.raises(InputError):
        example(EXAMPLES / "invented" / "broken_input.json")
