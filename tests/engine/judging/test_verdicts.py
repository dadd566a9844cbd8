"""The verdict, step by step: refused gates, the lower band, open gates, the upper band with the floors, the rest."""

from pathlib import Path
from typing import Any

import pytest

from engine.committee import PROPOSAL, against, fired, screened, with_rules
from shinsa.screening import Screener, Screening

BARE = {"id": "P1", "title": "Nothing but a name"}
UNSTATED = dict.fromkeys(PROPOSAL.keys() - BARE.keys())


Settled = tuple[str, str, list[str]]


def settled(screening: Screening) -> Settled:
    document = screening.document
    return document["verdict"], document["step"], document["review_kinds"]


REFUSED: Settled = ("ineligible", "gate_refused", [])
TOO_LOW: Settled = ("ineligible", "score_too_low", [])
ELIGIBLE: Settled = ("eligible", "score_and_floors", [])
BORDERLINE: Settled = ("review", "between_bands", ["borderline"])
BETWEEN: Settled = ("review", "between_bands", ["incomplete", "borderline"])


def held(*kinds: str) -> Settled:
    return "review", "gate_open", list(kinds)


@pytest.mark.parametrize(
    ("power", "points", "verdict"), [(0.49975, 64.99, BORDERLINE), (0.5, 65, ELIGIBLE), (0.50025, 65.01, ELIGIBLE)]
)
def test_a_proposal_on_the_upper_band_is_eligible(power: float, points: float, verdict: object) -> None:
    screening = screened({"strength.power": power})
    assert screening.document["score"]["low"] == screening.document["score"]["high"] == points
    assert settled(screening) == verdict


@pytest.mark.parametrize(
    ("power", "points", "verdict"), [(0.12475, 34.99, TOO_LOW), (0.125, 35, BORDERLINE), (0.12525, 35.01, BORDERLINE)]
)
def test_a_proposal_on_the_lower_band_is_not_refused(power: float, points: float, verdict: object) -> None:
    screening = screened({"strength": {"power": power, "pipelines": 0, "security": 0, "calm": 1}})
    assert screening.document["score"]["high"] == points
    assert settled(screening) == verdict


@pytest.mark.parametrize(
    ("strength", "verdict"),
    [
        ({"power": 0.39975, "pipelines": 0, "security": 1, "calm": 1}, BORDERLINE),
        ({"power": 0.4, "pipelines": 0, "security": 1, "calm": 1}, ELIGIBLE),
        ({"power": 0.40025, "pipelines": 0, "security": 1, "calm": 1}, ELIGIBLE),
        ({"power": 1, "pipelines": 0, "security": 0.333, "calm": 1}, BORDERLINE),
        ({"power": 1, "pipelines": 0, "security": 0.3334, "calm": 1}, ELIGIBLE),
        ({"power": 1, "pipelines": 0, "security": 0.33367, "calm": 1}, ELIGIBLE),
        ({"power": 1, "pipelines": 0, "security": 1, "calm": 0.49967}, BORDERLINE),
        ({"power": 1, "pipelines": 0, "security": 1, "calm": 0.5}, ELIGIBLE),
        ({"power": 1, "pipelines": 0, "security": 1, "calm": 0.50033}, ELIGIBLE),
    ],
)
def test_nothing_buys_out_a_floor_that_is_not_reached(strength: dict[str, float], verdict: object) -> None:
    screening = screened({"strength": strength})
    assert screening.document["score"]["low"] > 65
    assert settled(screening) == verdict


def test_floors_are_held_against_the_worst_case() -> None:
    open_calm = {"power": 1, "pipelines": 0, "security": 1, "calm": None}
    screening = screened({"strength": open_calm})
    assert screening.document["score"]["low"] == 70
    assert settled(screening) == BETWEEN


def test_a_floor_out_of_reach_leaves_nothing_to_ask() -> None:
    strength = {"power": 1, "pipelines": 0, "security": None, "calm": 0.49967}
    assert settled(screened({"strength": strength})) == BORDERLINE


@pytest.mark.parametrize(
    "floored",
    [
        {"power": 0.3, "pipelines": 0.3, "security": 1, "calm": None},
        {"power": None, "pipelines": 0, "security": 0.3, "calm": 1},
    ],
)
def test_every_floor_can_put_eligibility_out_of_reach(floored: dict[str, float | None]) -> None:
    assert settled(screened({"strength": floored})) == BORDERLINE


def test_missing_paper_alone_never_refuses() -> None:
    screening = screened(UNSTATED)
    assert settled(screening) == held("incomplete")
    assert (screening.document["score"]["low"], screening.document["score"]["high"]) == (-12, 100)


def test_a_best_case_below_the_lower_band_refuses_though_gates_and_points_are_open() -> None:
    strength = {"power": 0.1, "pipelines": None, "security": 0, "calm": 0}
    assert settled(screened({"strength": strength, "readiness": None, "naval": None})) == held("incomplete")
    low = {**strength, "pipelines": 0.1}
    assert settled(screened({"strength": low, "readiness": None, "naval": None})) == TOO_LOW


def test_false_beats_unknown_a_site_abroad_is_refused_though_the_offtake_is_open() -> None:
    abroad = [{"country": "MX"}, {"country": None}]
    assert settled(screened({"sites": abroad, "offtake_signed": None})) == REFUSED
    assert settled(screened({**UNSTATED, "sites": abroad})) == REFUSED


def test_a_site_that_may_be_abroad_refuses_nothing() -> None:
    assert settled(screened({"sites": [{"country": "US"}, {"country": None}]})) == held("incomplete")


def test_every_gate_that_fails_is_listed() -> None:
    wrong = {"sites": [{"country": "MX"}], "readiness": 5, "plant.kind": "nuclear", "envelope": True}
    screening = screened(wrong)
    assert settled(screening) == REFUSED
    assert fired(screening, "reject") == ["gate.home", "gate.readiness", "gate.licence"]
    assert fired(screening, "review") == ["gate.one_project"]
    assert screening.document["because"] == (
        "refused, because this does not hold: Every site stands at home; The technology is ready; A reactor is licensed"
    )


@pytest.mark.parametrize(
    ("readiness", "verdict"), [(5, REFUSED), (6, held("policy")), (7, held("policy")), (8, ELIGIBLE)]
)
def test_a_gate_refuses_below_its_first_threshold_and_holds_below_its_second(readiness: int, verdict: object) -> None:
    assert settled(screened({"readiness": readiness})) == verdict


def test_a_refusal_stands_before_a_score_that_is_too_low() -> None:
    nothing = {"power": 0, "pipelines": 0, "security": 0, "calm": 0}
    assert settled(screened({"strength": nothing, "readiness": 5})) == REFUSED
    assert settled(screened({"strength": nothing, "readiness": 7})) == TOO_LOW


def test_a_score_above_the_upper_band_does_not_open_a_gate() -> None:
    best = {"power": 1, "pipelines": 1, "security": 1, "calm": 1}
    assert settled(screened({"strength": best, "offtake_signed": False})) == held("incomplete")


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({"readiness": 7}, ["policy"]),
        ({"envelope": True}, ["not_a_project"]),
        ({"offtake_signed": False}, ["incomplete"]),
        ({"readiness": None}, ["incomplete"]),
        ({"readiness": 7, "envelope": True}, ["policy", "not_a_project"]),
        ({"readiness": 7, "envelope": True, "offtake_signed": None}, ["incomplete", "policy", "not_a_project"]),
        ({"disputed": True}, ["policy"]),
        ({"disputed": True, "readiness": 8}, None),
        ({"disputed": True, "readiness": None}, ["incomplete", "policy"]),
    ],
)
def test_a_review_says_each_kind_of_reason_once(facts: dict[str, Any], kinds: list[str] | None) -> None:
    assert settled(screened(facts)) == (REFUSED if kinds is None else held(*kinds))


CONFLICT = {"evidence": against("plant.licensed", [True]), "plant.kind": "nuclear"}


def test_a_conflict_on_what_a_gate_reads_holds_the_proposal() -> None:
    screening = screened(CONFLICT)
    assert settled(screening) == held("conflict")
    assert fired(screening, "review") == ["gate.evidence_agrees"]
    assert screening.document["conflicts"] == [
        {
            "fact": "plant.licensed",
            "label": "the licence is granted",
            "values": [{"value": False, "source": "proposal"}, {"value": True, "source": "letter 1"}],
        }
    ]


def test_all_four_kinds_of_open_gates_come_together_in_one_order() -> None:
    screening = screened({**CONFLICT, "readiness": 7, "envelope": True, "offtake_signed": None})
    assert settled(screening) == held("incomplete", "conflict", "policy", "not_a_project")


def test_a_held_gate_whose_refusal_hangs_on_a_conflict_says_both() -> None:
    conflict = {"evidence": against("readiness", [9, 8]), "readiness": None, "disputed": True}
    assert settled(screened(conflict)) == held("conflict", "policy")


def test_a_conflict_on_what_only_a_merit_reads_holds_nothing() -> None:
    screening = screened({"evidence": against("strength.calm", [0.9])})
    assert settled(screening) == BETWEEN
    assert fired(screening, "review") == []
    assert [entry["fact"] for entry in screening.document["conflicts"]] == ["strength.calm"]


def test_a_conflict_that_changes_no_gate_still_holds_until_the_evidence_agrees() -> None:
    screening = screened({"evidence": against("plant.licensed", [True])})
    assert settled(screening) == held("conflict")


@pytest.mark.parametrize("strength", [{"power": 0.49975}, {"power": 0.41, "calm": 0.6}])
def test_a_proposal_between_the_bands_is_borderline(strength: dict[str, float]) -> None:
    assert settled(screened({f"strength.{name}": value for name, value in strength.items()})) == BORDERLINE


@pytest.mark.parametrize(
    ("power", "verdict"), [(0.43725, BORDERLINE), (0.4375, BETWEEN), (0.49975, BETWEEN), (0.5, ELIGIBLE)]
)
def test_a_borderline_proposal_is_incomplete_where_open_points_could_still_lift_it(
    power: float, verdict: object
) -> None:
    screening = screened({"strength.power": power, "naval": None})
    score = screening.document["score"]
    assert score["high"] == pytest.approx(score["low"] + 2.5)
    assert settled(screening) == verdict


def test_an_eligible_proposal_carries_its_conditions_precedent() -> None:
    screening = screened({"split_shown": None, "loan_agreed": False})
    assert settled(screening) == ELIGIBLE
    assert screening.document["conditions_precedent"] == [
        {"rule": "programme.split", "text": "The split is shown", "state": "unknown"},
        {"rule": "programme.loan", "text": "The loan is agreed", "state": "open"},
    ]


def test_conditions_precedent_that_are_met_are_not_carried() -> None:
    assert screened().document["conditions_precedent"] == []


HELD_AND_OPEN = """- id: gate.held_and_open
  family: gates
  title: Refuses or holds on facts that no other gate reads
  reject_unless: naval
  review_unless: loan_agreed
  review_kind: not_a_project
  because: Not both
  source: committee discretion
"""


def test_a_gate_that_holds_while_its_own_refusal_is_open_gives_both_kinds(tmp_path: Path) -> None:
    by = Screener(with_rules(tmp_path, HELD_AND_OPEN))
    assert settled(screened({"naval": None, "loan_agreed": False}, by=by)) == held("incomplete", "not_a_project")
    assert settled(screened({"naval": True, "loan_agreed": False}, by=by)) == held("not_a_project")
    conflict = {"naval": None, "loan_agreed": False, "evidence": against("naval", [True, False])}
    assert settled(screened(conflict, by=by)) == held("conflict", "not_a_project")
