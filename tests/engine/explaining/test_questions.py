"""Questions: what is missing, ranked, and whether an answer could change the verdict."""

from typing import Any

import pytest

from engine.committee import against, asked, screened


def changing(facts: dict[str, Any]) -> dict[str, bool]:
    """Each missing fact, most important first, and whether it could change the verdict."""
    return {entry["fact"]: entry["could_change_verdict"] for entry in screened(facts).document["questions"]}


def test_a_complete_proposal_leaves_nothing_to_ask() -> None:
    assert screened().document["questions"] == []


def test_a_question_says_who_answers_what_it_costs_and_what_rests_on_it() -> None:
    question: object = asked(screened({"disputed": None}), "disputed")
    assert question == {
        "fact": "disputed",
        "label": "the land is disputed",
        "answered_by": "sponsor",
        "cost": 1,
        "could_change_verdict": True,
        "gates": ["gate.land"],
        "rules": ["gate.land", "risk.disputed"],
        "points_at_stake": 12,
    }
    licence = asked(screened({"plant.kind": "nuclear", "plant.licensed": None}), "plant.licensed")
    assert (licence["answered_by"], licence["cost"]) == ("regulator", 3)


def test_refusals_come_first_then_holds_then_points_then_what_changes_nothing() -> None:
    facts = {
        "strength.power": None,
        "strength.calm": None,
        "offtake_signed": None,
        "envelope": None,
        "plant.kind": "nuclear",
        "plant.licensed": None,
        "readiness": None,
        "sites": None,
        "loan_agreed": None,
        "split_shown": None,
    }
    assert changing(facts) == {
        "sites": True,  # refuses; asking costs 1
        "readiness": True,  # refuses; asking costs 2
        "plant.licensed": True,  # refuses; asking costs 3
        "offtake_signed": True,
        "envelope": True,
        "strength.power": True,
        "strength.calm": True,
        "split_shown": False,
        "loan_agreed": False,
    }
    assert list(changing(facts))[:3] == ["sites", "readiness", "plant.licensed"]
    assert list(changing(facts))[5:7] == ["strength.power", "strength.calm"]


def test_a_fact_that_keeps_more_gates_open_comes_first() -> None:
    two_gates = {"plant.kind": "nuclear", "plant.licensed": None, "readiness": None, "disputed": True}
    assert list(changing(two_gates)) == ["readiness", "plant.licensed"]
    assert asked(screened(two_gates), "readiness")["gates"] == ["gate.readiness", "gate.land"]


@pytest.mark.parametrize(
    ("facts", "changes"),
    [
        # refused already, too low already, eligible already
        ({"readiness": 5, "offtake_signed": None, "naval": None}, {"offtake_signed": False, "naval": False}),
        ({"readiness": 5, "sites": None}, {"sites": False}),
        (
            {"strength": {"power": 0, "pipelines": 0, "security": 0, "calm": 0}, "readiness": None, "naval": None},
            {"readiness": False, "naval": False},
        ),
        ({"strength.security": 0.6, "naval": None, "loan_agreed": None}, {"naval": False, "loan_agreed": False}),
        # no answer reaches the upper band, or a floor
        ({"strength.power": 0.43725, "naval": None}, {"naval": False}),
        ({"strength.power": 0.4375, "naval": None}, {"naval": True}),
        ({"strength.power": 0.3, "strength.calm": 0.9, "naval": None}, {"naval": False}),
        # a gate holds whatever is answered; a refusal may still come
        ({"readiness": 7, "naval": None, "offtake_signed": None}, {"offtake_signed": False, "naval": False}),
        ({"readiness": 7, "plant.kind": None}, {"plant.kind": True}),
        ({"disputed": True, "readiness": None, "naval": None}, {"readiness": True, "naval": False}),
        # a family at its cap, and one that may still reach it
        (
            {"strength": {"power": 1, "pipelines": 0, "security": 1, "calm": None}, "naval": None},
            {"strength.calm": True, "naval": False},
        ),
        (
            {"strength": {"power": 1, "pipelines": 0, "security": 0.99, "calm": None}, "naval": None},
            {"strength.calm": True, "naval": True},
        ),
        # a lane that is overtaken, or one that may overtake
        (
            {"strength": {"power": 1, "pipelines": None, "security": 1, "calm": None}},
            {"strength.calm": True, "strength.pipelines": False},
        ),
        (
            {"strength": {"power": 0.99, "pipelines": None, "security": 1, "calm": None}},
            {"strength.pipelines": True, "strength.calm": True},
        ),
        # held, yet the score may still turn out too low
        (
            {"strength": {"power": 0.5, "pipelines": 0, "security": 0, "calm": None}, "readiness": 7},
            {"strength.calm": True},
        ),
        (
            {"strength": {"power": 0.875, "pipelines": 0, "security": 0, "calm": None}, "readiness": 7},
            {"strength.calm": False},
        ),
    ],
)
def test_a_question_says_whether_its_answer_could_change_the_verdict(
    facts: dict[str, Any], changes: dict[str, bool]
) -> None:
    assert list(changing(facts).items()) == list(changes.items())


def test_points_that_change_nothing_are_not_at_stake() -> None:
    facts = {"strength": {"power": 1, "pipelines": 0, "security": 1, "calm": None}, "naval": None}
    assert asked(screened(facts), "naval")["points_at_stake"] == 0
    assert asked(screened(facts), "naval")["rules"] == ["national_security.naval"]
    assert asked(screened(facts), "strength.calm")["points_at_stake"] == 30


def test_settling_what_evidence_disagrees_on_could_change_the_verdict() -> None:
    conflict = {"evidence": against("offtake_signed", [False]), "naval": None, "strength.power": 0.4375}
    assert changing(conflict) == {"offtake_signed": True, "naval": True}


def test_what_keeps_two_items_open_is_asked_for_each() -> None:
    sites = [{"country": None}, {"country": "US"}, {"country": None}]
    assert list(changing({"sites": sites})) == ["sites[0].country", "sites[2].country"]
