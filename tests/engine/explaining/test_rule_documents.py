"""What a verdict document says of one rule: whole documents, then what is seen, needed, missing and said."""

from datetime import date
from typing import Any

import pytest

from engine.committee import against, rule, screened, with_rules
from shinsa.explaining.document import RuleDocument
from shinsa.screening import Screener

RULES = """- id: power.ladder
  refs: [P01, P02]
  family: power
  title: Net capacity
  applies: "!conclusion.reactor"
  tiers:
    - {when: plant.net_mw >= 1000, points: 16}
    - {when: plant.net_mw >= 300, points: 12}
    - {otherwise: true, points: 4}
  because: "{plant.net_mw} MW on {sites[].kind} with {materials[]}"
  source:
    - {document: statement, quote: 电力, language: zh, rendering: power}
    - {practice: Planners count it, reference: a survey, attested: false}
- id: power.level
  family: power
  title: Two ways to the same points
  tiers: [{when: readiness >= 8, points: 6}, {when: naval, points: 6}, {when: plant.net_mw >= 1000, points: 7}]
  plus: [{when: disputed, points: 1}]
  because: It is level
  source: committee discretion
- id: power.shared
  family: power
  title: Points that are scaled, or not
  tiers: [{when: naval, points: 6, times: strength.security}, {when: disputed, points: 3}]
  because: It is shared
  source: committee discretion
- id: programme.neither
  family: programme
  title: Neither licensed nor naval
  note: remark
  when: "!(plant.licensed || naval)"
  because: Neither
  source: committee discretion
- id: power.two_at_once
  family: power
  title: Two at once, or one
  tiers: [{when: naval && offtake_signed, points: 6}, {when: disputed || loan_agreed, points: 3}]
  because: They hold
  source: committee discretion
- id: power.spread
  family: power
  title: Spread over sites
  when: plant.kind == "gas"
  points: 10
  times: 1 - max(sites.map(s, s.share))
  because: "Shares are {sites[].share}, sites {sites[].country}"
  source: committee discretion
- id: programme.largest
  family: programme
  title: One site takes most of the money
  note: remark
  when: max(sites.map(s, s.share)) >= 0.5
  because: "Shares are {sites[].share}"
  source: committee discretion
- id: programme.no_reactor_at_home
  family: programme
  title: No reactor at home
  note: remark
  when: "!conclusion.reactor_at_home && (param.split_wanted || plant.spare_mw < plant.net_mw)"
  because: "{plant.licensed}, {plant.net_mw} MW, {param.naval_points} points, {param.split_wanted}"
  source: committee discretion
- id: programme.every_field
  family: programme
  title: Some site has every field
  note: remark
  when: sites.exists(s, s.share > 0 && s.kind == "yard" && s.country == "US")
  because: It is so
  source: committee discretion
- id: programme.not_late
  family: programme
  title: The programme is not late
  note: remark
  when: '!(param.stage == "late") && param.naval_points + 1 > 2'
  because: It is early
  source: committee discretion
"""

DISCRETION = {
    "kind": "discretion",
    "document": None,
    "title": None,
    "address": None,
    "quote": None,
    "language": None,
    "rendering": None,
    "practice": None,
    "reference": None,
    "attested": True,
}


@pytest.fixture(scope="module")
def by(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    return Screener(with_rules(tmp_path_factory.mktemp("explained"), RULES))


def condition(role: str, text: str, truth: str, value: object, needed: str) -> dict[str, object]:
    return {"role": role, "text": text, "truth": truth, "value": value, "needed": needed}


def licence(**told: object) -> dict[str, object]:
    """The document of the gate on licences, with what differs from one proposal to another."""
    practice = {"kind": "practice", "practice": "Lenders wait for the licence", "reference": "a handbook"}
    return {
        "id": "gate.licence",
        "refs": [],
        "family": "gates",
        "kind": "gate",
        "title": "A reactor is licensed",
        "effect": "reject",
        "points": None,
        "missing": [],
        "conflicts": [],
        "tier": None,
        "remark": None,
        "source": {**DISCRETION, **practice, "attested": False},
        "further_sources": [],
        **told,
    }


APPLIES, LICENSED = "The plant is a reactor", "the licence is granted is yes"


def test_a_gate_that_fired_is_told_whole() -> None:
    assert rule(screened({"plant.kind": "nuclear"}), "gate.licence") == licence(
        outcome="fired",
        because="The reactor has no licence",
        reads=[{"fact": "plant.kind", "value": "nuclear"}, {"fact": "plant.licensed", "value": False}],
        conditions=[
            condition("applies", APPLIES, "yes", value=True, needed="yes"),
            condition("reject_unless", LICENSED, "no", value=False, needed="yes"),
        ],
    )


def test_a_gate_that_is_passed_is_told_whole() -> None:
    assert rule(screened({"plant.kind": "nuclear", "plant.licensed": True}), "gate.licence") == licence(
        outcome="not_fired",
        because="holds",
        reads=[{"fact": "plant.kind", "value": "nuclear"}, {"fact": "plant.licensed", "value": True}],
        conditions=[
            condition("applies", APPLIES, "yes", value=True, needed="yes"),
            condition("reject_unless", LICENSED, "yes", value=True, needed="yes"),
        ],
    )


def test_a_gate_that_is_open_is_told_whole_with_what_is_missing_behind_its_conclusion() -> None:
    open_facts = {"plant.kind": None, "plant.licensed": None}
    assert rule(screened(open_facts), "gate.licence") == licence(
        outcome="unknown",
        because="not known: kind of plant, the licence is granted",
        reads=[{"fact": "plant.kind", "value": None}, {"fact": "plant.licensed", "value": None}],
        conditions=[
            condition("applies", APPLIES, "unknown", value=None, needed="yes"),
            condition("reject_unless", LICENSED, "unknown", value=None, needed="yes"),
        ],
        missing=["plant.kind", "plant.licensed"],
    )


def test_a_gate_that_does_not_apply_is_told_whole() -> None:
    assert rule(screened(), "gate.licence") == licence(
        outcome="not_applicable",
        because="does not apply: The plant is a reactor",
        reads=[{"fact": "plant.kind", "value": "gas"}, {"fact": "plant.licensed", "value": False}],
        conditions=[
            condition("applies", APPLIES, "no", value=False, needed="yes"),
            condition("reject_unless", LICENSED, "no", value=False, needed="yes"),
        ],
    )


def test_a_merit_with_tiers_is_told_whole(by: Screener) -> None:
    sites = [{"country": "US", "kind": "yard"}, {"country": "US"}]
    facts = {"plant.net_mw": 999.9, "sites": sites, "materials": ["steel", "copper"]}
    expected: object = {
        "id": "power.ladder",
        "refs": ["P01", "P02"],
        "family": "power",
        "kind": "merit",
        "title": "Net capacity",
        "outcome": "fired",
        "effect": "points",
        "points": {"low": 12, "high": 12},
        "because": "999.9 MW on shipyard, not stated with plain steel, red copper",
        "reads": [{"fact": "plant.kind", "value": "gas"}, {"fact": "plant.net_mw", "value": "999.9"}],
        "conditions": [
            condition("applies", "not so: The plant is a reactor", "yes", value=False, needed="no"),
            condition("tier 1", "net capacity is at least 1,000 MW", "no", "999.9", "at least 1,000 MW"),
            condition("tier 2", "net capacity is at least 300 MW", "yes", "999.9", "at least 300 MW"),
        ],
        "missing": [],
        "conflicts": [],
        "tier": {
            "current": {"text": "net capacity is at least 300 MW", "points": 12},
            "next": {"text": "net capacity is at least 1,000 MW", "points": 16},
        },
        "remark": None,
        "source": {
            **DISCRETION,
            "kind": "quotation",
            "document": "statement",
            "title": "A statement",
            "address": "https://example.org/statement",
            "quote": "电力",
            "language": "zh",
            "rendering": "power",
        },
        "further_sources": [
            {
                **DISCRETION,
                "kind": "practice",
                "practice": "Planners count it",
                "reference": "a survey",
                "attested": False,
            }
        ],
    }
    found: object = rule(screened(facts, by=by), "power.ladder")
    assert found == expected


def test_a_note_is_told_whole() -> None:
    found: object = rule(screened({"materials": []}), "programme.steel")
    assert found == {
        "id": "programme.steel",
        "refs": [],
        "family": "programme",
        "kind": "note",
        "title": "Steel is used",
        "outcome": "not_fired",
        "effect": "rank",
        "points": None,
        "because": "not met: materials include plain steel",
        "reads": [{"fact": "materials", "value": []}],
        "conditions": [condition("when", "materials include plain steel", "no", [], "including plain steel")],
        "missing": [],
        "conflicts": [],
        "tier": None,
        "remark": "Steel is a wish, not a rule",
        "source": DISCRETION,
        "further_sources": [],
    }


ABOVE = {"text": "net capacity is at least 1,000 MW", "points": 16}
MIDDLE = {"text": "net capacity is at least 300 MW", "points": 12}
LEAST = {"text": "otherwise", "points": 4}


@pytest.mark.parametrize(
    ("facts", "current", "following"),
    [
        ({"plant.net_mw": 1000}, ABOVE, None),
        ({"plant.net_mw": 300}, MIDDLE, ABOVE),
        ({"plant.net_mw": 299.9, "plant.spare_mw": 0}, LEAST, MIDDLE),
        ({"plant.net_mw": None}, None, None),
        ({"plant.kind": "nuclear", "plant.licensed": True}, None, None),
        ({"plant.kind": None}, None, None),
    ],
)
def test_a_ladder_tells_the_tier_that_holds_and_the_next(
    by: Screener, facts: dict[str, Any], current: object, following: object
) -> None:
    assert rule(screened(facts, by=by), "power.ladder")["tier"] == {"current": current, "next": following}


NAVAL = {"text": "the yard is naval is yes", "points": 6}
READY = {"text": "readiness is at least 8", "points": 6}


@pytest.mark.parametrize(
    ("facts", "current", "following"),
    [
        ({"readiness": 9}, READY, {"text": "net capacity is at least 1,000 MW", "points": 7}),
        ({"readiness": None, "naval": True}, None, None),
        ({"readiness": 7, "naval": True}, NAVAL, {"text": "net capacity is at least 1,000 MW", "points": 7}),
        ({"readiness": 7, "naval": False}, None, READY),
        ({"readiness": 7, "naval": False, "disputed": None}, None, READY),
        ({"readiness": 7, "naval": False, "disputed": True}, None, READY),
        ({"readiness": 7, "naval": None}, None, None),
    ],
)
def test_a_ladder_names_no_next_tier_while_it_is_open_which_holds(
    by: Screener, facts: dict[str, Any], current: object, following: object
) -> None:
    assert rule(screened(facts, by=by), "power.level")["tier"] == {"current": current, "next": following}


@pytest.mark.parametrize(
    ("sites", "reads", "missing", "because"),
    [
        (None, [("sites", None)], ["sites"], "not known: sites"),
        ([], [("sites", [])], ["sites"], "not known: sites"),
        (
            [{"country": "US", "share": 0.25}, {"country": "US"}],
            [("sites[0].share", "0.25"), ("sites[1].share", None)],
            ["sites[1].share"],
            "not known: sites: share of the money",
        ),
        (
            [{"country": "US"}, {"country": "US"}],
            [("sites[0].share", None), ("sites[1].share", None)],
            ["sites[0].share", "sites[1].share"],
            "not known: sites: share of the money",
        ),
        ([{"country": "US", "share": 0.5}], [("sites[0].share", "0.5")], [], "Shares are 0.5"),
    ],
)
def test_a_list_is_read_item_by_item(
    by: Screener, sites: object, reads: list[tuple[str, object]], missing: list[str], because: str
) -> None:
    found = rule(screened({"sites": sites}, by=by), "programme.largest")
    assert found["reads"] == [{"fact": fact, "value": value} for fact, value in reads]
    assert found["missing"] == missing
    assert found["because"] == because


@pytest.mark.parametrize(
    ("sites", "reads"),
    [
        (None, ["sites"]),
        ([], ["sites"]),
        ([{"country": "US"}], ["sites[0].share", "sites[0].kind", "sites[0].country"]),
    ],
)
def test_a_fact_is_read_once(by: Screener, sites: object, reads: list[str]) -> None:
    found = rule(screened({"sites": sites}, by=by), "programme.every_field")
    assert [entry["fact"] for entry in found["reads"]] == reads


@pytest.mark.parametrize(
    ("sites", "missing"),
    [
        ([{"country": "US"}], ["sites[0].share"]),
        ([], ["sites"]),
        (None, ["sites"]),
        ([{"country": "US", "share": 0.25}], []),
    ],
)
def test_what_scales_points_is_missing_where_it_has_no_value(by: Screener, sites: object, missing: list[str]) -> None:
    assert rule(screened({"sites": sites}, by=by), "power.spread")["missing"] == missing


def test_what_scales_points_is_not_missing_where_no_points_are_given(by: Screener) -> None:
    facts = {"sites": None, "plant.kind": "nuclear"}
    found = rule(screened(facts, by=by), "power.spread")
    assert (found["outcome"], found["missing"], found["points"]) == ("not_fired", [], {"low": 0, "high": 0})


def test_tiers_below_one_that_surely_holds_are_not_asked_for(by: Screener) -> None:
    found = rule(screened({"readiness": 9, "naval": None, "disputed": None}, by=by), "power.level")
    assert (found["outcome"], found["missing"]) == ("unknown", ["disputed"])


@pytest.mark.parametrize(
    ("naval", "missing"),
    [(False, ["disputed"]), (None, ["naval", "strength.security", "disputed"]), (True, ["strength.security"])],
)
def test_what_scales_a_tier_is_missing_only_where_the_tier_may_hold(
    by: Screener, naval: object, missing: list[str]
) -> None:
    found = rule(screened({"naval": naval, "disputed": None, "strength.security": None}, by=by), "power.shared")
    assert (found["outcome"], found["missing"]) == ("unknown", missing)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"naval": False, "offtake_signed": None, "disputed": None, "loan_agreed": False}, ["disputed"]),
        ({"naval": True, "offtake_signed": None, "disputed": None, "loan_agreed": True}, ["offtake_signed"]),
        ({"naval": None, "offtake_signed": None, "disputed": None, "loan_agreed": True}, ["naval", "offtake_signed"]),
    ],
)
def test_what_a_settled_condition_left_open_is_not_asked_for(
    by: Screener, facts: dict[str, Any], missing: list[str]
) -> None:
    found = rule(screened(facts, by=by), "power.two_at_once")
    assert (found["outcome"], found["missing"]) == ("unknown", missing)


def test_a_negated_choice_asks_for_what_it_still_needs(by: Screener) -> None:
    found = rule(screened({"plant.licensed": False, "naval": None}, by=by), "programme.neither")
    assert (found["outcome"], found["missing"]) == ("unknown", ["naval"])
    assert [entry["text"] for entry in found["conditions"]] == [
        "the licence is granted is no",
        "the yard is naval is no",
    ]


def test_what_scales_points_is_read(by: Screener) -> None:
    found = rule(screened(by=by), "power.spread")
    assert found["reads"] == [{"fact": "plant.kind", "value": "gas"}, {"fact": "sites[0].share", "value": "1"}]


def seen(found: RuleDocument) -> list[tuple[str, str, object, str | None]]:
    return [(entry["text"], entry["truth"], entry["value"], entry["needed"]) for entry in found["conditions"]]


def test_a_condition_behind_a_negated_conclusion_is_told_as_its_opposite(by: Screener) -> None:
    found = rule(screened({"plant.kind": "nuclear", "plant.licensed": True}, by=by), "programme.no_reactor_at_home")
    assert seen(found) == [
        ("not so: A reactor at home", "no", True, "no"),
        ("the committee's setting: the split is asked for is yes", "yes", True, "yes"),
        (
            "spare capacity is less than net capacity",
            "yes",
            {"plant.spare_mw": "100", "plant.net_mw": "500"},
            "less than net capacity",
        ),
    ]
    assert found["because"] == "not met: not so: A reactor at home"


def test_what_is_missing_is_found_through_conclusions_of_conclusions(by: Screener) -> None:
    facts = {"plant.kind": "nuclear", "plant.licensed": True, "sites": [{"country": "US"}, {"country": None}]}
    found = rule(screened(facts, by=by), "programme.no_reactor_at_home")
    assert (found["outcome"], found["missing"]) == ("unknown", ["sites[1].country"])
    assert found["because"] == "not known: sites: country"


def test_what_is_not_missing_is_not_asked_for(by: Screener) -> None:
    facts = {"plant.kind": "gas", "sites": None}
    assert rule(screened(facts, by=by), "programme.no_reactor_at_home")["missing"] == []


def test_conditions_on_settings_alone_show_the_setting(by: Screener) -> None:
    assert seen(rule(screened(by=by), "programme.not_late")) == [
        ("the committee's setting: how far the programme is is not late", "yes", "early", "not late"),
        ("the committee's setting: points of a naval yard", "yes", "2.5", None),
    ]
    assert [entry[:3] for entry in seen(rule(screened(), "programme.split"))] == [
        ("the committee's setting: the split is asked for is yes", "yes", True),
        ("the committee's setting: how far the programme is is early", "yes", "early"),
        ("the split is shown is yes", "yes", True),
    ]


def test_messages_put_in_facts_and_settings_as_people_write_them(by: Screener) -> None:
    facts = {"plant.licensed": True, "plant.net_mw": 12345.6}
    found = rule(screened(facts, by=by), "programme.no_reactor_at_home")
    assert found["because"] == "yes, 12,345.6 MW, 2.5 points, yes"


@pytest.mark.parametrize(
    ("sites", "because"),
    [
        ([{"country": "US", "share": 0.5}, {"country": "PR", "share": 0.25}], "Shares are 0.5, 0.25, sites US, PR"),
        ([{"country": "US", "share": 0.50}], "Shares are 0.5, sites US"),
    ],
)
def test_messages_put_in_the_values_of_every_item(by: Screener, sites: object, because: str) -> None:
    assert rule(screened({"sites": sites}, date(2026, 1, 1), by), "power.spread")["because"] == because


def test_a_day_and_money_stand_in_messages() -> None:
    facts = {"plant.first_power": "2028-06-30", "plant.cost": {"amount": "1000000.01", "currency": "USD"}}
    found = rule(screened(facts, date(2027, 1, 1)), "programme.later")
    assert found["because"] == "First power on 2028-06-30 for 1,000,000.01"
    assert seen(found) == [
        ("day of first power is on or before 2028-06-30", "yes", "2028-06-30", "on or before 2028-06-30"),
        ("cost is at most USD 1,000,000.01", "yes", "1000000.01", "at most USD 1,000,000.01"),
    ]


def test_a_gate_open_by_conflict_names_both_values_and_who_says_them() -> None:
    found = rule(screened({"evidence": against("readiness", [8, 9])}), "gate.readiness")
    assert (found["outcome"], found["conflicts"], found["missing"]) == ("unknown", ["readiness"], ["readiness"])
    assert found["because"] == "evidence disagrees on readiness: 9 (proposal) against 8 (letter 1) against 9 (letter 2)"


def test_the_gate_on_conflict_names_every_conflict_in_the_order_of_the_gates_that_read_it() -> None:
    evidence = [*against("readiness", [8]), *against("sites[0].country", ["MX"])]
    found = rule(screened({"evidence": evidence}), "gate.evidence_agrees")
    assert (found["outcome"], found["conflicts"]) == ("fired", ["sites[0].country", "readiness"])
    assert found["because"] == (
        "evidence disagrees on sites: country: US (proposal) against MX (letter 1); "
        "evidence disagrees on readiness: 9 (proposal) against 8 (letter 1)"
    )


def test_the_gate_on_conflict_is_passed_where_evidence_agrees() -> None:
    found = rule(screened({"evidence": against("readiness", [9])}), "gate.evidence_agrees")
    assert (found["outcome"], found["effect"], found["because"]) == ("not_fired", "review", "holds")


def test_a_conflict_on_an_item_of_a_plain_list_touches_the_gate_that_reads_the_list(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    steel = """- id: gate.steel
  family: gates
  title: Steel is used
  review_unless: '"steel" in materials'
  because: No steel
  source: committee discretion
"""
    by = Screener(with_rules(tmp_path_factory.mktemp("steel"), steel))
    screening = screened({"evidence": against("materials[0]", ["copper"])}, by=by)
    assert screening.document["review_kinds"] == ["conflict"]
    assert rule(screening, "gate.steel")["because"] == (
        "evidence disagrees on materials: steel (proposal) against copper (letter 1)"
    )
