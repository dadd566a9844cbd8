"""`shinsa rulebook prove`: what is proved of each rule is kept, counts while nothing changes, and is said plainly."""

import json
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.small_rulebook import build, mend, read, write

NEWLINE = "\nproved: "
AGES = """Feature: how old papers may be
  Background:
    Given the complete proposal "plant"

  Scenario Outline: a paper of <day>
    Given evidence from the engineer dated <day> says the net capacity is 300 MW
    When the proposal is screened
    Then the evidence of the net capacity <answer>

    Examples: 180 and 181 days old, 365 and 366
      | day        | answer                 |
      | 2024-07-05 | is not remarked as old |
      | 2024-07-04 | is remarked as old     |
      | 2024-01-02 | is remarked as old     |
      | 2024-01-01 | counts no more         |
"""
NEVER = """proved: 0 of 1 rule
proved: 0 of 10 parameters that no rule answers for
  not proved: power.capacity: 7 things are not shown, its changes were never tried
  not proved: param.t_yes: its changes were never tried
  not proved: param.t_no: its changes were never tried
  not proved: param.f_fit: its changes were never tried
  not proved: param.f_security: its changes were never tried
  not proved: param.f_risk: its changes were never tried
  not proved: param.cap_power: its changes were never tried
  not proved: param.cap_security: its changes were never tried
  not proved: param.cap_risk: its changes were never tried
  not proved: param.evidence_remark_days: its changes were never tried
  not proved: param.evidence_unknown_days: its changes were never tried
  `shinsa rulebook prove` tries every change and keeps what comes of it
"""
PROVED = """proved: 1 of 1 rule
proved: 10 of 10 parameters that no rule answers for
everything is proved: each sentence is true, all that can be shown is, and no change goes unnoticed
"""
STALE = """proved: 0 of 1 rule
proved: 10 of 10 parameters that no rule answers for
  not proved: power.capacity: changed since its changes were tried
  `shinsa rulebook prove` tries every change and keeps what comes of it
"""


@pytest.fixture(name="house")
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stands(shinsa: Shinsa) -> str:
    out = shinsa("rulebook", "verify", "rulesets/small")[1]
    return f"proved: {out.partition(NEWLINE)[2]}"


def complete(house: Path, shinsa: Shinsa) -> None:
    """Fill the rulebook, and confirm what was proposed; beside the rules, show how old evidence may be."""
    ages(house, AGES)
    assert shinsa("rulebook", "propose", "rulesets/small", "--write")[0] == 0
    write(house, read(house).replace("    @proposed\n", ""))


def ages(house: Path, text: str) -> None:
    (house / "features" / "small" / "ages.feature").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("house")
def test_what_was_never_tried_is_said_to_be(shinsa: Shinsa) -> None:
    assert stands(shinsa) == NEVER


def test_a_rule_that_is_proved_is_said_to_be_until_something_changes(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    assert shinsa("rulebook", "prove", "rulesets/small") == (0, PROVED, "")
    assert stands(shinsa) == PROVED
    write(house, f"{read(house)}\n")
    assert stands(shinsa) == PROVED
    write(house, read(house).replace("capacity of <mw>", "a capacity of <mw>"))
    assert stands(shinsa) == STALE


def test_proving_again_loses_nothing_that_no_proposal_can_show(house: Path, shinsa: Shinsa) -> None:
    mend(house, "merits.yaml", ">= 300", ">= 300 || generation.net_mw < 300")
    write(house, read(house).replace("does not fire  ", "gives 12 points"))
    complete(house, shinsa)
    proofs = house / "features" / "small" / "proofs.json"
    assert shinsa("rulebook", "prove", "rulesets/small") == (0, PROVED, "")
    first = proofs.read_bytes()
    assert "it does not fire" in json.loads(first)["rules"]["power.capacity"]["impossible"]
    assert shinsa("rulebook", "prove", "rulesets/small") == (0, PROVED, "")
    assert proofs.read_bytes() == first


def test_what_is_proposed_proves_nothing(house: Path, shinsa: Shinsa) -> None:
    shinsa("rulebook", "propose", "rulesets/small", "--write")
    code, out, _ = shinsa("rulebook", "prove", "rulesets/small")
    assert code == 1
    assert out.startswith("proved: 0 of 1 rule\nproved: 8 of 10 parameters that no rule answers for\n")
    assert "  not proved: power.capacity: 7 things are not shown, " in out
    assert json.loads((house / "features" / "small" / "proofs.json").read_bytes())["schema"] == "shinsa.proofs/1"


def test_a_parameter_that_no_rule_answers_for_needs_scenarios_of_its_own(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    ages(house, AGES.replace("      | 2024-07-05 | is not remarked as old |\n", ""))
    code, out, _ = shinsa("rulebook", "prove", "rulesets/small")
    assert (code, out) == (
        1,
        (
            "proved: 1 of 1 rule\n"
            "proved: 9 of 10 parameters that no rule answers for\n"
            "  not proved: param.evidence_remark_days: 2 changes go unnoticed\n"
        ),
    )


def test_what_is_proved_beside_the_rules_rests_on_every_rule(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    shinsa("rulebook", "prove", "rulesets/small")
    mend(house, "parameters.yaml", "t_yes:\n  label: eligible band", "t_yes:\n  label: upper band")
    said = stands(shinsa)
    assert said.startswith("proved: 1 of 1 rule\nproved: 0 of 10 parameters that no rule answers for\n")
    assert "  not proved: param.cap_risk: changed since its changes were tried\n" in said


def test_a_complete_proposal_that_changes_is_no_longer_the_one_that_proved(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    shinsa("rulebook", "prove", "rulesets/small")
    plant = house / "examples" / "small" / "plant.json"
    plant.write_bytes(plant.read_bytes() + b"\n")
    assert stands(shinsa).startswith("proved: 0 of 1 rule\nproved: 0 of 10 parameters that no rule answers for\n")


def test_another_file_beside_the_complete_proposals_changes_nothing(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    shinsa("rulebook", "prove", "rulesets/small")
    (house / "examples" / "small" / "capacity.json").write_text("{}")
    assert stands(shinsa) == PROVED


def test_json_says_how_every_parameter_stands(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    shinsa("rulebook", "prove", "rulesets/small")
    ages(house, AGES.replace("a paper of", "one paper of"))
    found = json.loads(shinsa("rulebook", "verify", "rulesets/small", "--format", "json")[1])
    assert found["standing"] == [{"rule": "power.capacity", "missing": []}]
    assert {"parameter": "param.t_no", "missing": ["changed since its changes were tried"]} in found[
        "standing_of_parameters"
    ]


def test_proofs_that_cannot_be_read_are_a_mistake(house: Path, shinsa: Shinsa) -> None:
    (house / "features" / "small" / "proofs.json").write_text("[]")
    code, out, _ = shinsa("rulebook", "verify", "rulesets/small")
    assert code == 1
    assert "features/small/proofs.json:1: proofs: the proofs cannot be read: " in out
    assert "  hint: `shinsa rulebook prove` writes this file anew" in out
