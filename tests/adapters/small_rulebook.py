"""A ruleset with one rule, and its rulebook, in a folder of their own."""

import shutil
from pathlib import Path

from adapters.commands import ROOT

SMALL = ROOT / "tests" / "rulebook" / "small"
HEADER = """    Because: {generation.net_mw} MW of capacity
    Source: committee discretion
"""
FEATURE = f"""Feature: capacity
  Background:
    Given the complete proposal "plant"

  @rule:power.capacity
  Rule: New capacity
{HEADER}
    Scenario Outline: capacity of <mw>
      Given the net capacity is <mw>
      When the proposal is screened
      Then the rule <answer>
      Examples:
        | mw       | answer             |
        | 299.9 MW | does not fire      |
        | 300 MW   | gives 12 points    |
"""


def build(house: Path) -> None:
    """Lay the folder out like the project."""
    shutil.copytree(SMALL, house, dirs_exist_ok=True)
    ruleset = house / "rulesets" / "small"
    cut(ruleset / "merits.yaml", "- id: power.soon")
    cut(ruleset / "parameters.yaml", "foreign_share_max:")
    (ruleset / "gates.yaml").write_text("[]\n")
    (house / "features" / "small" / "rules.feature").unlink()
    write(house, FEATURE)


def cut(path: Path, at: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").partition(at)[0], encoding="utf-8")


def write(house: Path, text: str) -> None:
    (house / "features" / "small" / "capacity.feature").write_text(text, encoding="utf-8")


def read(house: Path) -> str:
    return (house / "features" / "small" / "capacity.feature").read_text(encoding="utf-8")


def mend(house: Path, file: str, old: str, new: str) -> None:
    """Change the ruleset."""
    path = house / "rulesets" / "small" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
