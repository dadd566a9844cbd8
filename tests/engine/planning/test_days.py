"""Dates on rulesets, rules and parameters: the day of the screening picks them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.committee import FOLDER, rule, screened, with_rules
from shinsa.errors import NotInForceError
from shinsa.library import load_ruleset
from shinsa.planning.plan import plan
from shinsa.screening import Screener

LATER = {
    "plant.first_power": "2028-06-30",
    "plant.cost": {"amount": "1000000.01", "currency": "USD"},
    "sites": [{"country": "PR", "share": 1}],
}
ONE_DAY = timedelta(days=1)


def test_a_rule_asks_nothing_before_its_first_day() -> None:
    before = rule(screened(LATER, as_of=date(2026, 12, 31)), "programme.later")
    assert before["outcome"] == "not_applicable"
    assert before["because"] == "not in force on this day"
    assert (before["reads"], before["conditions"], before["missing"]) == ([], [], [])
    assert before["effect"] == "rank"


def test_a_rule_answers_from_its_first_day_on() -> None:
    assert rule(screened(LATER, as_of=date(2027, 1, 1)), "programme.later")["outcome"] == "fired"
    assert screened(LATER, as_of=date(2027, 1, 1)).document["rank"] == 2.5
    assert screened(LATER, as_of=date(2026, 12, 31)).document["rank"] == 2


def test_a_rule_answers_on_its_last_day_and_not_after(tmp_path: Path) -> None:
    passing = """- id: gate.passing
  family: gates
  title: A gate for a while
  effective: {until: 2026-03-31}
  review_unless: naval
  because: It is not naval
  source: committee discretion
"""
    by = Screener(with_rules(tmp_path, passing))
    last = date(2026, 3, 31)
    assert screened(as_of=last, by=by).verdict == "review"
    after = screened(as_of=last + ONE_DAY, by=by)
    assert (after.verdict, rule(after, "gate.passing")["outcome"]) == ("eligible", "not_applicable")


@pytest.mark.parametrize(
    ("as_of", "verdict", "countries", "owner"),
    [
        (date(2025, 12, 31), "ineligible", "US", "chair"),
        (date(2026, 1, 1), "eligible", "US, PR", "members"),
    ],
)
def test_the_setting_that_began_last_counts(as_of: date, verdict: str, countries: str, owner: str) -> None:
    document = screened({"sites": [{"country": "PR"}]}, as_of=as_of).document
    assert document["verdict"] == verdict
    assert document["parameters"]["home_countries"] == countries
    assert document["settings"]["home_countries"]["owner"] == owner
    assert document["settings"]["home_countries"]["value"] == countries.split(", ")


@pytest.mark.parametrize("day", [date(2025, 9, 4), date(2029, 1, 19)])
def test_a_ruleset_is_in_force_on_its_first_and_its_last_day(day: date) -> None:
    assert screened(as_of=day).document["as_of"] == day.isoformat()


@pytest.mark.parametrize("day", [date(2025, 9, 3), date(2029, 1, 20)])
def test_a_ruleset_says_nothing_about_the_days_around(day: date) -> None:
    with pytest.raises(NotInForceError) as refused:
        screened(as_of=day)
    assert str(refused.value) == (
        f"ruleset `committee` is in force from 2025-09-04 to 2029-01-19, not on {day}\n"
        "  hint: choose a day in that span with --as-of"
    )


def test_a_ruleset_without_an_end_is_in_force_until_further_notice(tmp_path: Path) -> None:
    with_rules(tmp_path, "[]\n")
    head = tmp_path / "committee" / "programme.yaml"
    text = head.read_text(encoding="utf-8").replace(", until: 2029-01-19", "")
    head.write_text(text, encoding="utf-8")
    ruleset = load_ruleset(head.parent)
    assert plan(ruleset, date(2999, 1, 1)).ruleset == ruleset
    with pytest.raises(NotInForceError, match="from 2025-09-04 to further notice, not on 2025-09-03"):
        plan(ruleset, date(2025, 9, 3))


def test_parameters_without_a_value_on_the_day_are_named(tmp_path: Path) -> None:
    with_rules(tmp_path, "[]\n")
    head, parameters = (tmp_path / "committee" / name for name in ("programme.yaml", "parameters.yaml"))
    text = head.read_text(encoding="utf-8").replace("effective: {since: 2025-09-04, until: 2029-01-19}\n", "")
    head.write_text(text, encoding="utf-8")
    late = parameters.read_text(encoding="utf-8")
    for value in ("value: true, since: ", "value: early, since: "):
        late = late.replace(f"{value}2025-09-04", f"{value}2025-09-05")
    parameters.write_text(late, encoding="utf-8")
    with pytest.raises(NotInForceError) as refused:
        plan(load_ruleset(head.parent), date(2025, 9, 4))
    assert str(refused.value) == (
        "ruleset `committee` has no value on 2025-09-04 for `split_wanted`, `stage`\n"
        "  hint: choose a later day with --as-of"
    )


def test_a_plan_asks_the_same_question_of_a_proposal_once() -> None:
    ruleset = load_ruleset(FOLDER)
    planned = plan(ruleset, date(2025, 10, 28))
    assert len(set(planned.parts)) == len(planned.parts)
    assert len(set(planned.leaves)) == len(planned.leaves)
    assert planned.network.names[:3] == ("conclusion.at_home", "conclusion.reactor", "conclusion.reactor_at_home")
