"""What each rule answers: gates, merits of every shape, notes."""

from typing import Any

import pytest

from engine.committee import rule, screened, with_rules
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener

SHAPES = """
- id: risk.one_tier
  when: naval
  points: 10
- id: risk.ladder
  tiers:
    - {when: readiness >= 8, points: 10}
    - {when: offtake_signed, points: 6}
    - {when: naval, points: 8}
- id: risk.ladder_with_otherwise
  tiers:
    - {when: readiness >= 8, points: 10}
    - {when: naval, points: 6}
    - {otherwise: true, points: -4}
- id: risk.level_ladder
  tiers:
    - {when: readiness >= 8, points: 6}
    - {when: naval, points: 6}
- id: risk.falling
  tiers:
    - {when: readiness >= 8, points: -2}
    - {when: naval, points: -6}
- id: risk.scaled
  when: naval
  points: 10
  times: strength.power
- id: risk.scaled_away
  when: naval
  points: -10
  times: strength.power
- id: risk.beyond
  when: naval
  points: 10
  times: readiness - 4
- id: risk.rounded
  when: naval
  points: 0.25
  times: strength.power
- id: risk.rounded_away
  when: naval
  points: -0.25
  times: strength.power
- id: risk.extra
  tiers: [{when: naval, points: 10}]
  plus: [{when: offtake_signed, points: 4}, {when: loan_agreed, points: -3}]
- id: risk.extra_alone
  plus: [{when: offtake_signed, points: 4}, {when: loan_agreed, points: -3, times: strength.power}]
- id: risk.from_parameter
  when: naval
  points: param.naval_points
- id: risk.applied
  applies: offtake_signed
  tiers: [{when: naval, points: 10}, {when: loan_agreed, points: -5}]
- id: risk.no_points
  when: naval
  points: 0
- id: risk.applied_without_points
  applies: offtake_signed
  when: naval
  points: 0
"""
OTHER = """
- id: gate.either
  family: gates
  title: Refuses or holds
  reject_unless: offtake_signed
  review_unless: loan_agreed
  because: Not both
  source: committee discretion
- id: gate.applied
  family: gates
  title: Holds where it applies
  applies: naval
  review_unless: loan_agreed
  because: No loan
  source: committee discretion
- id: programme.condition
  family: programme
  title: To be met
  applies: naval
  note: condition
  when: loan_agreed
  because: Not met
  source: committee discretion
- id: programme.remark
  family: programme
  title: To be said
  applies: naval
  note: remark
  when: loan_agreed
  because: Said
  source: committee discretion
"""


def _headed(shapes: str) -> str:
    head = (
        "  family: risk\n  title: A merit of some shape\n  because: It gives points\n  source: committee discretion\n"
    )
    return "".join(f"- id:{body}{head}" for body in shapes.split("- id:")[1:])


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    return with_rules(tmp_path_factory.mktemp("shapes"), _headed(SHAPES) + OTHER.lstrip())


@pytest.fixture(scope="module")
def by(shapes: Ruleset) -> Screener:
    return Screener(shapes)


def facts(stated: str) -> dict[str, Any]:
    """`naval signed no-loan ready=8 power=0.5`; what is not named is not stated."""
    words = {"naval": "naval", "signed": "offtake_signed", "loan": "loan_agreed"}
    found: dict[str, Any] = dict.fromkeys((*words.values(), "readiness", "strength.power"))
    for word in stated.split():
        name, equals, value = word.partition("=")
        if equals:
            found[{"ready": "readiness", "power": "strength.power"}[name]] = (
                float(value) if "." in value else int(value)
            )
        else:
            found[words[word.removeprefix("no-")]] = not word.startswith("no-")
    return found


def answered(by: Screener, name: str, stated: str) -> tuple[str, float, float]:
    found = rule(screened(facts(stated), by=by), name)
    assert found["points"] is not None
    return found["outcome"], found["points"]["low"], found["points"]["high"]


@pytest.mark.parametrize(
    ("name", "stated", "answer"),
    [
        ("one_tier", "naval", ("fired", 10, 10)),
        ("one_tier", "no-naval", ("not_fired", 0, 0)),
        ("one_tier", "", ("unknown", 0, 10)),
        # the first tier that holds counts
        ("ladder", "ready=8 signed naval", ("fired", 10, 10)),
        ("ladder", "ready=7 signed naval", ("fired", 6, 6)),
        ("ladder", "ready=7 no-signed naval", ("fired", 8, 8)),
        ("ladder", "ready=7 no-signed no-naval", ("not_fired", 0, 0)),
        # a tier that surely holds closes the ladder; open ones above it keep it an interval
        ("ladder", "ready=8", ("fired", 10, 10)),
        ("ladder", "signed", ("unknown", 6, 10)),
        ("ladder", "naval", ("unknown", 6, 10)),
        ("ladder", "naval no-signed", ("unknown", 8, 10)),
        ("ladder", "ready=7 naval", ("unknown", 6, 8)),
        ("ladder", "ready=7 no-signed", ("unknown", 0, 8)),
        ("ladder", "ready=7 no-naval", ("unknown", 0, 6)),
        ("ladder", "no-signed no-naval", ("unknown", 0, 10)),
        ("ladder", "", ("unknown", 0, 10)),
        # otherwise closes every ladder
        ("ladder_with_otherwise", "ready=7 no-naval", ("fired", -4, -4)),
        ("ladder_with_otherwise", "ready=7", ("unknown", -4, 6)),
        ("ladder_with_otherwise", "naval", ("unknown", 6, 10)),
        ("ladder_with_otherwise", "no-naval", ("unknown", -4, 10)),
        ("ladder_with_otherwise", "", ("unknown", -4, 10)),
        # which tier holds may be open where the points are not
        ("level_ladder", "naval", ("fired", 6, 6)),
        ("level_ladder", "ready=7", ("unknown", 0, 6)),
        # negative points
        ("falling", "ready=8", ("fired", -2, -2)),
        ("falling", "ready=7 naval", ("fired", -6, -6)),
        ("falling", "naval", ("unknown", -6, -2)),
        ("falling", "", ("unknown", -6, 0)),
        ("falling", "ready=7 no-naval", ("not_fired", 0, 0)),
        # points scaled by a number
        ("scaled", "naval power=0.25", ("fired", 2.5, 2.5)),
        ("scaled", "naval", ("unknown", 0, 10)),
        ("scaled", "power=0.25", ("unknown", 0, 2.5)),
        ("scaled", "no-naval", ("not_fired", 0, 0)),
        ("scaled", "", ("unknown", 0, 10)),
        ("scaled", "naval power=0", ("fired", 0, 0)),
        ("scaled_away", "naval power=0.25", ("fired", -2.5, -2.5)),
        ("scaled_away", "naval", ("unknown", -10, 0)),
        ("scaled_away", "power=0.25", ("unknown", -2.5, 0)),
        # the number is held to 0..1
        ("beyond", "naval ready=3", ("fired", 0, 0)),
        ("beyond", "naval ready=4", ("fired", 0, 0)),
        ("beyond", "naval ready=5", ("fired", 10, 10)),
        ("beyond", "naval ready=6", ("fired", 10, 10)),
        # to the hundredth, half to even: 0.005, 0.015, 0.025 and what lies just above and below
        ("rounded", "naval power=0.02", ("fired", 0, 0)),
        ("rounded", "naval power=0.02001", ("fired", 0.01, 0.01)),
        ("rounded", "naval power=0.05999", ("fired", 0.01, 0.01)),
        ("rounded", "naval power=0.06", ("fired", 0.02, 0.02)),
        ("rounded", "naval power=0.1", ("fired", 0.02, 0.02)),
        ("rounded", "naval power=0.10001", ("fired", 0.03, 0.03)),
        ("rounded_away", "naval power=0.02", ("fired", 0, 0)),
        ("rounded_away", "naval power=0.06", ("fired", -0.02, -0.02)),
        ("rounded_away", "naval power=0.1", ("fired", -0.02, -0.02)),
        # additions
        ("extra", "naval signed loan", ("fired", 11, 11)),
        ("extra", "no-naval signed no-loan", ("fired", 4, 4)),
        ("extra", "no-naval no-signed loan", ("fired", -3, -3)),
        ("extra", "no-naval no-signed no-loan", ("not_fired", 0, 0)),
        ("extra", "naval no-signed no-loan", ("fired", 10, 10)),
        ("extra", "naval", ("unknown", 7, 14)),
        ("extra", "naval signed", ("unknown", 11, 14)),
        ("extra", "naval loan", ("unknown", 7, 11)),
        ("extra", "no-naval no-signed", ("unknown", -3, 0)),
        ("extra", "", ("unknown", -3, 14)),
        ("extra_alone", "signed no-loan", ("fired", 4, 4)),
        ("extra_alone", "signed loan", ("unknown", 1, 4)),
        ("extra_alone", "signed loan power=0.5", ("fired", 2.5, 2.5)),
        ("extra_alone", "no-signed power=0.5", ("unknown", -1.5, 0)),
        ("from_parameter", "naval", ("fired", 2.5, 2.5)),
        ("from_parameter", "", ("unknown", 0, 2.5)),
        # whether it applies
        ("applied", "signed naval", ("fired", 10, 10)),
        ("applied", "no-signed naval", ("not_applicable", 0, 0)),
        ("applied", "no-signed", ("not_applicable", 0, 0)),
        ("applied", "naval", ("unknown", 0, 10)),
        ("applied", "no-naval loan", ("unknown", -5, 0)),
        ("applied", "no-naval no-loan", ("not_fired", 0, 0)),
        ("applied", "", ("unknown", -5, 10)),
        # no points, and still an answer
        ("no_points", "naval", ("fired", 0, 0)),
        ("no_points", "", ("unknown", 0, 0)),
        ("applied_without_points", "naval", ("unknown", 0, 0)),
    ],
)
def test_a_merit_answers_with_its_points(by: Screener, name: str, stated: str, answer: object) -> None:
    assert answered(by, f"risk.{name}", stated) == answer


def outcome(by: Screener, name: str, stated: str) -> tuple[str, str]:
    found = rule(screened(facts(stated), by=by), name)
    assert found["points"] is None
    return found["outcome"], found["effect"]


@pytest.mark.parametrize(
    ("name", "stated", "answer"),
    [
        ("gate.either", "signed loan", ("not_fired", "reject")),
        ("gate.either", "signed no-loan", ("fired", "review")),
        ("gate.either", "signed", ("unknown", "review")),
        ("gate.either", "no-signed loan", ("fired", "reject")),
        ("gate.either", "no-signed no-loan", ("fired", "reject")),
        ("gate.either", "no-signed", ("fired", "reject")),
        ("gate.either", "loan", ("unknown", "reject")),
        ("gate.either", "no-loan", ("fired", "review")),
        ("gate.either", "", ("unknown", "reject")),
        ("gate.applied", "naval no-loan", ("fired", "review")),
        ("gate.applied", "no-naval no-loan", ("not_applicable", "review")),
        ("gate.applied", "no-loan", ("unknown", "review")),
        ("gate.applied", "loan", ("not_fired", "review")),
        ("gate.applied", "", ("unknown", "review")),
        ("programme.condition", "naval no-loan", ("fired", "condition")),
        ("programme.condition", "naval loan", ("not_fired", "condition")),
        ("programme.condition", "loan", ("not_fired", "condition")),
        ("programme.condition", "no-loan", ("unknown", "condition")),
        ("programme.condition", "no-naval no-loan", ("not_applicable", "condition")),
        ("programme.remark", "naval loan", ("fired", "remark")),
        ("programme.remark", "naval no-loan", ("not_fired", "remark")),
        ("programme.remark", "no-loan", ("not_fired", "remark")),
        ("programme.remark", "loan", ("unknown", "remark")),
        ("programme.remark", "no-naval", ("not_applicable", "remark")),
    ],
)
def test_gates_and_notes_answer_with_their_effect(by: Screener, name: str, stated: str, answer: object) -> None:
    assert outcome(by, name, stated) == answer


def test_a_gate_whose_application_is_open_is_passed_where_its_requirement_holds() -> None:
    facts_of = {"plant.kind": None, "plant.licensed": True}
    assert rule(screened(facts_of), "gate.licence")["outcome"] == "not_fired"
    assert rule(screened({"plant.kind": None}), "gate.licence")["outcome"] == "unknown"


def test_a_gate_holds_while_its_refusal_is_open_and_says_what_would_settle_that() -> None:
    held = rule(screened({"disputed": True, "readiness": None}), "gate.land")
    assert (held["outcome"], held["effect"], held["missing"]) == ("fired", "review", ["readiness"])


@pytest.mark.parametrize(
    ("name", "effect"), [("gate.home", "reject"), ("gate.readiness", "reject"), ("gate.offtake", "review")]
)
def test_a_gate_that_is_passed_says_what_it_could_have_done(name: str, effect: str) -> None:
    passed = rule(screened(), name)
    assert (passed["outcome"], passed["effect"]) == ("not_fired", effect)
