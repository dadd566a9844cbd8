"""What a rulebook lacks is proposed: readable, true when it is read back, and no proof before somebody confirms it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rulebook.small_book import ROOT, small_ruleset
from shinsa_adapters.rulebook.coverage import Coverage
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.proposing.propose import propose, written
from shinsa_adapters.rulebook.proposing.telling import proposal_text
from shinsa_adapters.rulebook.proposing.unnoticed import Trying
from shinsa_adapters.rulebook.shelf import Shelf, gather, shelf_of
from shinsa_adapters.rulebook.verifying import Verification, verify

PROJECT = Path(__file__).parents[2]
HEAD = """Feature: everything

  Background:
    Given a proposal that states nothing

"""
JAPANESE = """# language: ja
フィーチャ: すべて

  背景:
    前提 何も記載のない提案

"""


def headers(keyword: str = "Rule") -> str:
    """A block for each rule, with nothing in it."""
    rules = small_ruleset().rules
    return "\n".join(f"  @rule:{rule.head.id}\n  {keyword}: {rule.head.title.en}\n" for rule in rules)


@pytest.fixture(name="house")
def empty_house(tmp_path: Path) -> Path:
    """The small ruleset with a rulebook of headers."""
    shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
    (tmp_path / "features" / "small" / "rules.feature").write_text(HEAD + headers(), encoding="utf-8")
    return tmp_path


def shelf(house: Path) -> Shelf:
    return shelf_of(house / "rulesets" / "small")


def fill(house: Path, *, mutants: bool = False) -> Verification:
    """Propose, write, and verify what there is now."""
    found = propose(small_ruleset(), shelf(house), trying=Trying() if mutants else None)
    assert (found.missed, found.homeless) == ((), ())
    for path, text in written(found):
        path.write_text(text, encoding="utf-8")
    return verify(small_ruleset(), shelf(house))


def open_of(coverage: tuple[Coverage, ...]) -> int:
    return sum(not one.shown for entry in coverage for one in entry.showings)


def test_an_empty_rulebook_is_filled_and_proves_nothing_until_it_is_confirmed(house: Path) -> None:
    found = fill(house)
    assert found.problems == ()
    assert found.failed == ()
    assert all(run.example.proposed for run in found.runs)
    assert (open_of(found.proposed), open_of(found.coverage)) == (0, sum(len(e.showings) for e in found.coverage))


def test_what_is_proposed_once_is_not_proposed_again(house: Path) -> None:
    fill(house)
    assert propose(small_ruleset(), shelf(house)).scenarios == 0


def test_it_counts_when_the_tag_is_taken_away(house: Path) -> None:
    fill(house)
    path = house / "features" / "small" / "rules.feature"
    path.write_text(path.read_text(encoding="utf-8").replace("    @proposed\n", ""), encoding="utf-8")
    found = verify(small_ruleset(), shelf(house))
    assert (open_of(found.coverage), found.proposed) == (0, ())


def test_pytest_finds_true_what_is_proposed(house: Path) -> None:
    fill(house, mutants=True)
    shutil.copy(PROJECT / "features" / "conftest.py", house / "features")
    (house / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib -p no:cacheprovider\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(PROJECT / root) for root in ("engine", "adapters"))}
    command = [sys.executable, "-m", "pytest", "features", "-q", "--tb=short"]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_proposals_are_written_in_the_language_of_their_file(house: Path) -> None:
    path = house / "features" / "small" / "rules.feature"
    path.write_text(JAPANESE + headers("ルール"), encoding="utf-8")
    found = fill(house)
    assert (found.problems, found.failed) == ((), ())
    assert "@proposed\n    シナリオアウトライン: " in path.read_text(encoding="utf-8")


def test_scenarios_of_one_kind_are_rows_of_one_outline(house: Path) -> None:
    text = proposal_text(propose(small_ruleset(), shelf(house), "security.large"), shown=True)
    assert text.replace(str(house), "HOUSE") == LARGE


def test_no_mistake_is_left_in_what_is_written(house: Path) -> None:
    fill(house, mutants=True)
    assert gather(shelf(house), library_of(small_ruleset())).problems == ()


LARGE = """# HOUSE/features/small/rules.feature:19: below `A large commitment` (security.large)

    @proposed
    Scenario Outline: the capital cost is <capital cost>
      # shows: it fires
      # shows: it does not fire
      # shows: just above: capital cost is at least USD 2.5 billion
      Given the capital cost is <capital cost>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | capital cost         | answer          |
        | USD 2.5 billion      | gives 10 points |
        | USD 2,499,999,999.99 | does not fire   |
        | USD 2,500,000,000.01 | gives 10 points |

    @proposed
    Scenario: a proposal that states nothing
      # shows: it cannot tell
      When the proposal is screened
      Then the rule gives between 0 and 10 points

# 4 examples proposed for 1 rule
"""
