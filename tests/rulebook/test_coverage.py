"""What scenarios show of a rule is measured on the proposals they make."""

from datetime import date
from pathlib import Path

import pytest

from rulebook.small_book import run_text, small_ruleset
from shinsa.language.reference import fields_of
from shinsa_adapters.rulebook.coverage import Aspect, coverage
from shinsa_adapters.rulebook.gaps import gaps
from shinsa_adapters.rulebook.viewing import asked, views_by_rule

DAY = date(2025, 10, 28)


def shown(path: Path, rule: str, scenario: str) -> list[str]:
    """What this scenario leaves unshown of the rule."""
    text = f"Feature: x\n  @rule:{rule}\n  Rule: x\n{scenario}"
    found = run_text(path / "x.feature", text)
    assert [run.failures for run in found if run.screening is None] == []
    return [gap.text for gap in gaps(small_ruleset(), DAY, found) if gap.about == rule]


def outline(given: str, rows: list[str]) -> str:
    table = "\n".join(f"        | {row} |" for row in ["value", *rows])
    return (
        f"    Scenario Outline: with <value>\n      Given the project builds generation\n      And {given}\n"
        f"      When the proposal is screened\n      Then the verdict is review\n      Examples:\n{table}\n"
    )


FULL = ["299.9 MW", "300 MW", "300.1 MW", "999.9 MW", "1 GW", "1000.1 MW", "not stated"]


def test_every_outcome_and_spot_can_be_shown(tmp_path: Path) -> None:
    assert shown(tmp_path, "power.capacity", outline("the net capacity is <value>", FULL)) == []


@pytest.mark.parametrize(
    ("dropped", "gap"),
    [
        ("299.9 MW", "no scenario just below: net capacity is at least 300 MW"),
        ("300 MW", "no scenario exactly on: net capacity is at least 300 MW"),
        ("300.1 MW", "no scenario just above: net capacity is at least 300 MW"),
        ("1 GW", "no scenario exactly on: net capacity is at least 1,000 MW"),
        ("not stated", "no scenario in which it cannot tell"),
    ],
)
def test_a_row_that_is_gone_is_missed(tmp_path: Path, dropped: str, gap: str) -> None:
    rows = [row for row in FULL if row != dropped]
    assert gap in shown(tmp_path, "power.capacity", outline("the net capacity is <value>", rows))


def test_near_is_within_one_step(tmp_path: Path) -> None:
    rows = ["299.8 MW" if row == "299.9 MW" else row for row in FULL]
    assert shown(tmp_path, "power.capacity", outline("the net capacity is <value>", rows)) == [
        "no scenario just below: net capacity is at least 300 MW"
    ]


def test_days_are_one_day_apart(tmp_path: Path) -> None:
    given = "the first day on the grid is <value>"
    rows = ["2029-12-31", "2030-01-01", "2030-01-03", "not stated"]
    assert "no scenario just above: first day on the grid is before 2030-01-01" in shown(
        tmp_path, "power.soon", outline(given, rows)
    )


def test_money_is_one_cent_apart(tmp_path: Path) -> None:
    rows = ["USD 2,499,999,999.99", "USD 2.5 billion", "USD 2,500,000,000.01", "not stated"]
    assert shown(tmp_path, "security.large", outline("the capital cost is <value>", rows)) == []


def test_a_parameter_is_a_threshold_where_the_scenario_sets_it(tmp_path: Path) -> None:
    setting = "the committee sets the largest foreign share to 10%\n      And the foreign share is <value>"
    rows = ["9.99%", "10%", "10.01%", "not stated"]
    assert shown(tmp_path, "gate.foreign_share", outline(setting, rows)) == []
    assert shown(tmp_path, "gate.foreign_share", outline("the foreign share is <value>", rows)) == [
        "no scenario in which it fires",
        "no scenario just below, exactly on, just above: foreign share is at most 0.25",
    ]


def test_a_sum_is_one_step_of_one_fact_apart(tmp_path: Path) -> None:
    header = "these sites:\n        | country | area |\n        "
    sites = f"{header}| US | 2 km2 |\n        | JP | <value> |\n        | JP | 1 km2 |"
    rows = ["6.99 km2", "7 km2", "7.01 km2", "not stated"]
    assert shown(tmp_path, "gate.allied_sites", outline(sites, rows)) == []


def test_scenarios_of_another_rule_show_nothing(tmp_path: Path) -> None:
    text = f"Feature: x\n  @rule:power.soon\n  Rule: x\n{outline('the net capacity is <value>', FULL)}"
    found = gaps(small_ruleset(), DAY, run_text(tmp_path / "x.feature", text))
    assert "power.capacity: no scenarios under its own `Rule:` block" in map(str, found)


def covered(path: Path, about: str, rule: str, scenarios: str, aspect: Aspect) -> list[str]:
    """What these scenarios of a rule show under one aspect."""
    found = run_text(path / "x.feature", f"Feature: x\n  @rule:{rule}\n  Rule: x\n{scenarios}")
    entries = coverage(small_ruleset(), DAY, found)
    showings = next(entry.showings for entry in entries if entry.about == about)
    return [f"{'+' if one.shown else '-'} {one}" for one in showings if one.aspect is aspect]


def scenarios(*givens: str) -> str:
    """A scenario for each list of sentences, parted by semicolons."""
    return "".join(
        f"    Scenario: {number}\n"
        + "".join(f"      Given {sentence.strip()}\n" for sentence in given.split(";"))
        + "      When the proposal is screened\n      Then the rule fires\n"
        for number, given in enumerate(givens)
    )


def test_each_outcome_is_shown_or_not(tmp_path: Path) -> None:
    made = scenarios("the project builds transmission", "the project builds generation")
    assert covered(tmp_path, "power.capacity", "power.capacity", made, Aspect.OUTCOME) == [
        "- it fires",
        "- it does not fire",
        "+ it cannot tell",
        "+ it does not apply",
    ]


def test_each_tier_is_shown_or_not(tmp_path: Path) -> None:
    made = scenarios("the project builds generation; the net capacity is 300 MW")
    assert covered(tmp_path, "power.capacity", "power.capacity", made, Aspect.TIER) == [
        "- tier 1 holds: net capacity is at least 1,000 MW",
        "+ tier 2 holds: net capacity is at least 300 MW",
    ]


def test_each_member_of_a_choice_is_shown_or_not_and_so_is_none_of_them(tmp_path: Path) -> None:
    made = scenarios("the kind of generation is natural gas")
    assert covered(tmp_path, "power.soon", "power.soon", made, Aspect.CHOICE) == [
        "+ natural gas: kind of generation",
        "- none of the choices asked for: kind of generation",
    ]
    sites = "these sites:\n        | country |\n        | Japan |\n        | Germany |"
    assert covered(tmp_path, "gate.allied_sites", "gate.allied_sites", scenarios(sites), Aspect.CHOICE) == [
        "- United States: country",
        "+ Japan: country",
        "+ none of the choices asked for: country",
    ]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("the first day on the grid is 2029-12-31; the kind of generation is gas", "+-+-"),
        ("the first day on the grid is 2030-01-01; the kind of generation is gas", "-+--"),
        ("the first day on the grid is 2029-12-31; the kind of generation is nuclear", "---+"),
        ("the first day on the grid is 2030-01-01; the kind of generation is nuclear", "----"),
        ("the first day on the grid is 2029-12-31", "----"),
        ("the kind of generation is gas", "----"),
    ],
)
def test_an_operand_of_an_and_decides_while_the_other_is_met(tmp_path: Path, given: str, shown: str) -> None:
    found = covered(tmp_path, "power.soon", "power.soon", scenarios(given), Aspect.OPERAND)
    assert [line[2:] for line in found] == [
        "met, and decides alone: first day on the grid is before 2030-01-01",
        "not met, and decides alone: first day on the grid is before 2030-01-01",
        "met, and decides alone: kind of generation is natural gas",
        "not met, and decides alone: kind of generation is natural gas",
    ]
    assert "".join(line[0] for line in found) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("the guarantee is yes; the debt tenor is 20 years", "+---"),
        ("the guarantee is no; the debt tenor is 20 years", "-+-+"),
        ("the guarantee is no; the debt tenor is 10 years", "--+-"),
        ("the guarantee is yes; the debt tenor is 10 years", "----"),
        ("the debt tenor is 10 years", "----"),
    ],
)
def test_an_operand_of_an_or_decides_while_the_other_is_not_met(tmp_path: Path, given: str, shown: str) -> None:
    found = covered(tmp_path, "risk.covered", "risk.covered", scenarios(given), Aspect.OPERAND)
    assert "".join(line[0] for line in found) == shown


def test_a_conclusion_is_shown_in_the_blocks_of_rules_that_rest_on_it() -> None:
    entries = coverage(small_ruleset(), DAY, ())
    assert [(entry.about, entry.users) for entry in entries if entry.users] == [
        ("conclusion builds_generation", ("power.capacity",))
    ]


@pytest.mark.parametrize(
    ("rule", "given", "came"),
    [
        ("power.capacity", "the project builds generation; the net capacity is 300 MW", [True, True, True]),
        ("power.capacity", "the project builds generation; the net capacity is 1 GW", [True, True, False]),
        ("power.capacity", "the project builds generation", [True, True, False]),
        ("power.capacity", "the project builds transmission; the net capacity is 1 GW", [True, False, False]),
        ("gate.allied_sites", "there are no sites", [True, True]),
        ("gate.allied_sites", "these sites:\n        | country |\n        | Germany |", [True, False]),
        ("risk.covered", "the guarantee is yes", [True]),
    ],
)
def test_a_condition_comes_to_be_asked_where_the_ones_before_it_let_it(
    tmp_path: Path, rule: str, given: str, came: list[bool]
) -> None:
    made = run_text(tmp_path / "x.feature", f"Feature: x\n  @rule:{rule}\n  Rule: x\n{scenarios(given)}")
    (view,) = views_by_rule(made, fields_of(small_ruleset().vocabulary))[rule]
    assert list(asked(view, rule)) == came
