"""Where members disagree, a verdict moves the way each side says it should."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rulebook.members import TOKYO, WASHINGTON, values_of, with_values
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening

INVENTED = Path(__file__).parents[2] / "examples" / "us_japan_2025" / "invented"
DAY = date(2025, 10, 28)
NOBODY_BUYS = {"offtakes": [], "offtaker": {"lowest_rating": "none", "full_credit_support": False}}
BIG_AND_DEAR = {
    "cost": {"total": {"amount": "120000000000", "currency": "USD"}},
    "funding": {"requested": {"amount": "100000000000", "currency": "USD"}},
}


def offtake(instrument: str, share: float) -> dict[str, Any]:
    return {"offtakes": [{"buyer_country": "US", "share": share, "instrument": instrument, "term_years": 20}]}


def party(interest: float) -> dict[str, Any]:
    clear = {"effective_control": False, "list_status": "clear", "screened_on": "2025-10-01"}
    return {"parties": [{"name": "Invented Holding", "covered_nation_interest_pct": interest, **clear}]}


def material(name: str) -> dict[str, Any]:
    worked = [{"name": name, "stage": "smelt", "substitutes_critical": False}]
    return {"project": {"builds": ["materials_processing"]}, "materials": worked}


def changed(proposal: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The proposal with other answers; an object is changed answer by answer, a list as a whole."""
    merged = dict(proposal)
    for key, value in changes.items():
        merged[key] = changed(merged.get(key, {}), value) if isinstance(value, dict) else value
    return merged


@cache
def screener(side: str, only: str | None = None) -> Screener:
    return Screener(ruleset_of(side, only), inference="direct")


def ruleset_of(side: str, only: str | None) -> Ruleset:
    values = values_of(side)
    return with_values(values if only is None else {only: values[only]})


def screened(side: str, changes: dict[str, Any], only: str | None = None) -> Screening:
    """The strong invented power plant with other answers, before one side's committee."""
    proposal: dict[str, Any] = json.loads((INVENTED / "eligible_power_plant.json").read_bytes())
    proposal.pop("evidence", None)
    return screener(side, only).screen(json.dumps(changed(proposal, changes)).encode(), as_of=DAY)


def points(screening: Screening, identity: str) -> tuple[object, object]:
    """The least and most points of a rule."""
    between = screening.rule_document(identity)["points"]
    assert between is not None
    return between["low"], between["high"]


VERDICTS = [
    ("jp_nexus_hard", {"japanese_links": []}, "review", "ineligible"),
    ("foak_policy", {"technology": {"commercial_units": 0}}, "eligible", "review"),
    ("offtake_floor", NOBODY_BUYS, "eligible", "review"),
    ("offtake_floor", offtake("ppa", 0.79), "eligible", "review"),
    ("offtake_floor", offtake("ppa", 0.8), "eligible", "eligible"),
    ("jp_policy_veto", {"generation": {"kind": "coal"}}, "review", "ineligible"),
    ("technologies_held", {"generation": {"kind": "wind"}}, "review", "eligible"),
    ("technologies_held", {"generation": {"kind": "storage"}}, "review", "eligible"),
    ("feoc_pct", party(0.01), "review", "ineligible"),
    ("feoc_pct", party(25), "ineligible", "ineligible"),
    ("concentration_hold", BIG_AND_DEAR, "eligible", "review"),
    ("trl_pass", {"technology": {"trl": 7}}, "eligible", "review"),
    ("trl_pass", {"technology": {"trl": 8}}, "eligible", "review"),
    ("trl_reject", {"technology": {"trl": 7}}, "review", "ineligible"),
    ("dscr_reject", {"finance": {"dscr_min": 1.1}}, "eligible", "ineligible"),
    ("additionality", {"project": {"status": "fid"}}, "eligible", "review"),
    ("us_jurisdictions", {"sites": [{"country": "US", "us_jurisdiction": "federal_offshore"}]}, "eligible", "review"),
    ("us_jurisdictions", {"sites": [{"country": "PR", "us_jurisdiction": "territory"}]}, "eligible", "review"),
]


@pytest.mark.parametrize(("parameter", "changes", "washington", "tokyo"), VERDICTS)
def test_each_side_comes_to_its_verdict(parameter: str, changes: dict[str, Any], washington: str, tokyo: str) -> None:
    found = [screened(side, changes, only=parameter).verdict for side in (WASHINGTON, TOKYO)]
    assert found == [washington, tokyo]


POINTS = [
    ("loi_weight", "risk.revenue_contracts", offtake("loi", 1), 2, 0),
    (
        "feoc_content_pct",
        "national_security.foreign_entity_content",
        {"supply_chain": {"foreign_entity_cost_pct": 20}},
        0,
        -4,
    ),
    (
        "points_data_centre",
        "other_strategic.data_centre",
        {"project": {"builds": ["data_centre"]}, "data_centre": {"it_mw": 500}},
        20,
        0,
    ),
    (
        "points_fertiliser",
        "other_strategic.fuels_and_fertiliser",
        {"project": {"builds": ["ammonia"]}, "fuels": {"tonnes_per_year": 900000}},
        14,
        0,
    ),
    ("copper_counts", "other_strategic.critical_materials", material("copper"), 24, 0),
    ("copper_counts", "other_strategic.critical_materials", material("gallium"), 24, 24),
    ("dscr_full", "risk.debt_cover", {"finance": {"dscr_min": 1.4}}, 4, 3),
    (
        "merchant_share_heavy",
        "risk.debt_cover",
        {"revenue": {"merchant_share": 0.4}, "finance": {"dscr_min": 1.4}},
        4,
        0,
    ),
    ("cost_far_from_peers", "risk.cost_against_peers", {"cost": {"per_unit": 1400, "peer_median": 1000}}, 0, -2),
    ("cost_near_peers", "risk.cost_against_peers", {"cost": {"per_unit": 1250, "peer_median": 1000}}, 2, 0),
]


@pytest.mark.parametrize(("parameter", "rule", "changes", "washington", "tokyo"), POINTS)
def test_each_side_gives_its_points(
    parameter: str, rule: str, changes: dict[str, Any], washington: int, tokyo: int
) -> None:
    found = [points(screened(side, changes, only=parameter), rule) for side in (WASHINGTON, TOKYO)]
    assert found == [(washington, washington), (tokyo, tokyo)]


def test_a_plant_without_customers_is_fine_in_washington_and_not_in_tokyo() -> None:
    assert [screened(side, NOBODY_BUYS).verdict for side in (WASHINGTON, TOKYO)] == ["eligible", "review"]


def test_a_plant_that_nobody_disputes_is_eligible_on_both_sides() -> None:
    proven = {"technology": {"trl": 9}}
    assert [screened(side, proven).verdict for side in (WASHINGTON, TOKYO)] == ["eligible", "eligible"]


def test_a_verdict_prints_the_value_a_side_set() -> None:
    printed = screened(TOKYO, {}).document["parameters"]
    assert (printed["offtake_floor"], printed["jp_nexus_hard"], printed["us_jurisdictions"]) == (
        "0.8",
        "true",
        "state, district",
    )
