"""The score: families held to their caps, the best lane and never a sum, intervals where facts are open."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from engine.committee import screened
from shinsa.explaining.document import FamilyDocument, ScoreDocument


def score(facts: Mapping[str, Any]) -> ScoreDocument:
    return screened(facts).document["score"]


def family(of: ScoreDocument, name: str) -> FamilyDocument:
    (found,) = [entry for entry in of["families"] if entry["id"] == name]
    return found


@pytest.mark.parametrize(
    ("strength", "summed", "counted"),
    [(0.97537, 39.99, 39.99), (0.97561, 40, 40), (0.97585, 40.01, 40), (1, 41, 40)],
)
def test_a_family_counts_up_to_its_cap(strength: float, summed: float, counted: float) -> None:
    pipelines = family(score({"strength.pipelines": strength}), "pipelines")
    assert pipelines["sum"] == {"low": summed, "high": summed}
    assert pipelines["counted"] == {"low": counted, "high": counted}
    assert (pipelines["cap"], pipelines["group"], pipelines["label"]) == (40, "fit", "Pipelines")


def test_a_cap_holds_both_ends_of_an_interval() -> None:
    security = family(score({"strength.security": 1, "naval": None}), "national_security")
    assert security["sum"] == {"low": 30, "high": 32.5}
    assert security["counted"] == {"low": 30, "high": 30}


def test_the_cap_of_the_high_end_leaves_the_low_end_alone() -> None:
    security = family(score({"strength.security": None, "naval": True}), "national_security")
    assert security["sum"] == {"low": 2.5, "high": 32.5}
    assert security["counted"] == {"low": 2.5, "high": 30}


def test_points_taken_away_count_before_the_cap_and_may_leave_less_than_nothing() -> None:
    disputed = score({"disputed": True, "strength.calm": 0})
    assert disputed["risk"] == {"low": -12, "high": -12}
    assert family(disputed, "risk")["counted"] == {"low": -12, "high": -12}
    assert score({"disputed": True})["risk"] == {"low": 18, "high": 18}


def test_points_that_may_be_taken_away_lower_the_low_end_alone() -> None:
    assert score({"disputed": None})["risk"] == {"low": 18, "high": 30}


@pytest.mark.parametrize(
    ("power", "pipelines", "fit"),
    [
        (0.5, 0, {"low": 20, "high": 20, "lane": "power"}),
        (0.5, 0.48756, {"low": 20, "high": 20, "lane": "power"}),
        (0.5, 0.5, {"low": 20.5, "high": 20.5, "lane": "pipelines"}),
        (0.5, 0.48805, {"low": 20.01, "high": 20.01, "lane": "pipelines"}),
        (1, 1, {"low": 40, "high": 40, "lane": "power"}),
        (0.25, None, {"low": 10, "high": 40, "lane": "power"}),
        (0, None, {"low": 0, "high": 40, "lane": "pipelines"}),
        (None, 0.1, {"low": 4.1, "high": 40, "lane": "pipelines"}),
        (None, None, {"low": 0, "high": 40, "lane": "power"}),
        (0, 0, {"low": 0, "high": 0, "lane": "power"}),
    ],
)
def test_fit_is_the_best_lane_and_never_a_sum(power: float | None, pipelines: float | None, fit: object) -> None:
    assert score({"strength.power": power, "strength.pipelines": pipelines})["fit"] == fit


def test_the_score_adds_up_fit_security_and_risk() -> None:
    strength = {"power": 0.33333, "pipelines": None, "security": 0.77777, "calm": None}
    found = score({"strength": strength, "disputed": None})
    assert found["fit"] == {"low": 13.33, "high": 40, "lane": "power"}
    assert found["national_security"] == {"low": 23.33, "high": 23.33}
    assert found["risk"] == {"low": -12, "high": 30}
    assert (Decimal(str(found["low"])), Decimal(str(found["high"]))) == (Decimal("24.66"), Decimal("93.33"))


def test_the_score_says_the_bands_and_floors_it_is_held_against() -> None:
    assert score({})["thresholds"] == {
        "eligible": 65,
        "ineligible": 35,
        "floor_fit": 16,
        "floor_national_security": 10,
        "floor_risk": 15,
    }


def test_families_that_do_not_score_are_left_out() -> None:
    assert [entry["id"] for entry in score({})["families"]] == ["power", "pipelines", "national_security", "risk"]
