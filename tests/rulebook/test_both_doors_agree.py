"""`pytest features` and `shinsa rulebook verify` give the same result, example by example, whatever the rules say.

A hundred changed copies of the small ruleset, each with the same features, are run by pytest in one go and by the
other runner one by one.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from shinsa.library import check_ruleset
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.shelf import shelf_of
from shinsa_adapters.rulebook.verifying import verify

PROJECT = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small"
MUTANTS = 100
EDITS = (
    (r">=", ">"),
    (r">=", "<"),
    (r"<=", "<"),
    (r" < ", " <= "),
    (r" < ", " >= "),
    (r"&&", "||"),
    (r"\|\|", "&&"),
    (r"==", "!="),
    (r"\.all\(", ".exists("),
    (r"reject_unless", "review_unless"),
    (r"points: \d+", "points: 7"),
    (r"value: 0.25", "value: 0.3"),
    (r"value: 65", "value: 80"),
    (r"value: 35", "value: 50"),
    (r"value: 40", "value: 20"),
    (r"\[US, JP\]", "[US, DE]"),
    (r"(?<=>= )300\b", "301"),
    (r"(?<=>= )1000\b", "1100"),
    (r"(?<=< )15\b", "16"),
    (r"(?<=<= )10\b", "9"),
    (r"2500000000", "2500000001"),
    (r"2030-01-01", "2030-01-02"),
    (r" && generation.kind == .gas.", ""),
    (r"finance.guaranteed \|\| ", ""),
    (r"  applies: .*\n", ""),
    (r"MW of capacity", "megawatts"),
)
FEATURE = """Feature: the other rules
  Background:
    Given the complete proposal "plant"

  @rule:power.capacity
  Rule: New capacity

    Scenario Outline: capacity of <mw>
      Given the net capacity is <mw>
      When the proposal is screened
      Then the rule <answer>
      And the verdict is <verdict>

      Examples:
        | mw         | answer                        | verdict    |
        | 299.9 MW   | does not fire                 | review     |
        | 300 MW     | gives 12 points               | eligible   |
        | not stated | gives between 0 and 16 points | review     |

    Scenario: a transmission line
      Given the project builds transmission
      When the proposal is screened
      Then the rule does not apply
      And the fit lane is power

    Scenario: the message
      When the proposal is screened
      Then the message says "1,200 MW of capacity"
      And the score is 70

  @rule:power.soon
  Rule: Power before 2030

    Scenario Outline: power on <day> from <kind>
      Given the first day on the grid is <day>
      And the kind of generation is <kind>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | day        | kind       | answer        |
        | 2029-12-31 | gas        | fires         |
        | 2030-01-01 | gas        | does not fire |
        | 2029-12-31 | not stated | cannot tell   |

  @rule:security.large
  Rule: A large commitment

    Scenario Outline: a cost of <cost>
      Given the capital cost is <cost>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | cost                 | answer        |
        | USD 2,499,999,999.99 | does not fire |
        | USD 2.5 billion      | fires         |

  @rule:risk.covered
  Rule: Long debt is guaranteed

    Scenario Outline: debt over <years>, guaranteed <guaranteed>
      Given the debt tenor is <years>
      And the guarantee is <guaranteed>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | years      | guaranteed | answer        |
        | 15 years   | no         | does not fire |
        | 14.9 years | no         | fires         |

  @rule:gate.foreign_share
  Rule: Foreign interests are small

    Scenario Outline: a foreign share of <share>
      Given the foreign share is <share>
      When the proposal is screened
      Then the rule <answer>
      And the verdict is <verdict>

      Examples:
        | share      | answer               | verdict    |
        | 25%        | does not fire        | eligible   |
        | 25.01%     | refuses the proposal | ineligible |
        | not stated | cannot tell          | review     |
"""


def mutated(ruleset: Path, chance: random.Random) -> None:
    """Change one to three places of the ruleset's rules and parameters."""
    files = [ruleset / f"{name}.yaml" for name in ("gates", "merits", "parameters")]
    found = [(file, edit, place) for file in files for edit in EDITS for place in _places(file, edit[0])]
    for file, (_, new), (start, end) in chance.sample(found, chance.randint(1, 3)):
        text = file.read_text(encoding="utf-8")
        file.write_text(text[:start] + new + text[end:], encoding="utf-8")


def _places(file: Path, pattern: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(pattern, file.read_text(encoding="utf-8")))


def mutants(house: Path) -> list[Ruleset]:
    """A hundred different sound rulesets in the house, each in its folder with the features beside."""
    chance = random.Random(20251028)  # noqa: S311  # the same rulesets every time
    kept: dict[str, Ruleset] = {}
    while len(kept) < MUTANTS:
        name = f"mutant_{len(kept):03}"
        folder = house / "rulesets" / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SMALL / "rulesets" / "small", folder)
        mutated(folder, chance)
        ruleset, _ = check_ruleset(folder)
        if ruleset is not None and ruleset.digest not in kept:
            kept[ruleset.digest] = ruleset
            (house / "features" / name).mkdir()
            (house / "features" / name / "rules.feature").write_text(FEATURE, encoding="utf-8")
            shutil.copytree(SMALL / "examples" / "small", house / "examples" / name)
    return list(kept.values())


@pytest.fixture(name="house", scope="module")
def house_of_mutants(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = tmp_path_factory.mktemp("house")
    (house / "features").mkdir()
    shutil.copy(PROJECT / "features" / "conftest.py", house / "features")
    (house / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib -p no:cacheprovider\n")
    return house


def by_pytest(house: Path) -> dict[str, list[bool]]:
    """For each folder of features, whether each example passed, in order."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(PROJECT / root) for root in ("engine", "adapters"))}
    command = [sys.executable, "-m", "pytest", "features", "-q", "--tb=no", "--junitxml=report.xml"]
    command += ["-p", "no:hypothesispytest", "-p", "no:xdist"]
    subprocess.run(command, cwd=house, env=environment, capture_output=True, check=False)
    found: dict[str, list[bool]] = {}
    for case in ET.parse(house / "report.xml").iter("testcase"):  # noqa: S314  # our own file
        folder = str(case.get("classname")).split(".")[1]
        found.setdefault(folder, []).append(case.find("failure") is None and case.find("error") is None)
    return found


def by_the_other_runner(house: Path, ruleset: Ruleset, name: str) -> list[bool]:
    found = verify(ruleset, shelf_of(house / "rulesets" / name))
    assert found.problems == ()
    return [not run.failures for run in found.runs]


def test_both_doors_agree_on_every_example_of_a_hundred_changed_rulesets(house: Path) -> None:
    rulesets = mutants(house)
    seen = by_pytest(house)
    failing = 0
    for number, ruleset in enumerate(rulesets):
        name = f"mutant_{number:03}"
        other = by_the_other_runner(house, ruleset, name)
        assert seen[name] == other
        failing += not all(other)
    assert len(rulesets) == MUTANTS
    assert MUTANTS // 2 < failing < MUTANTS
