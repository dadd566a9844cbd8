"""`pytest features` runs feature files with no test module, and nothing in them passes in silence."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small"
INI = """[pytest]
addopts = --import-mode=importlib --strict-markers --strict-config -p no:cacheprovider
filterwarnings = error
"""
FEATURE = """@pilot
Feature: capacity

  Background:
    Given the complete proposal "plant"

  @rule:power.capacity
  Rule: New capacity

    @tiers
    Scenario Outline: capacity of <mw>
      Given the net capacity is <mw>
      When the proposal is screened
      Then the rule gives <points> points

      @at_the_edge
      Examples:
        | mw       | points |
        | 299.9 MW | 0      |
        | 300 MW   | 12     |

  @rule:gate.allied_sites
  Rule: Every site lies in an allied country

    Scenario: at home
      When the proposal is screened
      Then the rule does not fire
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder laid out like the project, with the small ruleset."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "features" / "small")
    (tmp_path / "features" / "small").mkdir()
    shutil.copy(PROJECT / "features" / "conftest.py", tmp_path / "features")
    (tmp_path / "pytest.ini").write_text(INI)
    return tmp_path


def run(house: Path, *arguments: str) -> tuple[int, str]:
    sources = os.pathsep.join(str(PROJECT / root) for root in ("engine", "adapters"))
    environment = {**os.environ, "PYTHONPATH": sources, "NO_COLOR": "1", "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "features", *arguments]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def write(house: Path, text: str) -> None:
    (house / "features" / "small" / "x.feature").write_text(text, encoding="utf-8")


def test_every_example_runs(house: Path) -> None:
    write(house, FEATURE)
    code, output = run(house, "-q")
    assert (code, "3 passed" in output) == (0, True), output


def test_a_rule_and_a_tag_choose_examples(house: Path) -> None:
    write(house, FEATURE)
    code, output = run(house, "-q", "-m", "rule(id='power.capacity')", "-k", "pilot and tiers and at_the_edge")
    assert (code, "2 passed, 1 deselected" in output) == (0, True), output


def test_a_failure_names_the_sentence_and_what_was_seen(house: Path) -> None:
    write(house, FEATURE.replace("| 300 MW   | 12     |", "| 300 MW   | 16     |"))
    code, output = run(house, "-q")
    assert code == 1
    assert "the rule gives 16 points: it gives 12 points (it fires): 300 MW of capacity" in output
    assert "1 failed, 2 passed" in output


def test_a_slip_stops_the_file_with_its_place(house: Path) -> None:
    write(house, FEATURE.replace("the net capacity", "the net capcity"))
    code, output = run(house, "-q")
    assert code == 2
    assert "x.feature:12: step: no given step reads `the net capcity is 299.9 MW`" in output
    assert "hint: did you mean `net capacity`?" in output
    assert "Traceback" not in output


def test_a_byte_order_mark_stops_the_file(house: Path) -> None:
    write(house, "\ufeff" + FEATURE)
    code, output = run(house, "-q")
    assert code == 2
    assert "x.feature:1: byte-order-mark: the file begins with a byte order mark" in output


def test_a_folder_without_a_ruleset_is_refused(house: Path) -> None:
    (house / "features" / "elsewhere").mkdir()
    (house / "features" / "elsewhere" / "y.feature").write_text(FEATURE)
    code, output = run(house, "-q")
    assert code == 2
    assert "`elsewhere` is neither a shipped ruleset nor a folder" in output
    assert "Traceback" not in output


ASYNC = """

@then("the rule fires")
async def _() -> None:
    assert False
"""
ALONE = """

@then("the rule fires")
def _() -> None:
    pass
"""


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (ASYNC, "async-step: step `the rule fires` is an async function, which pytest-bdd never awaits"),
        (ALONE, "strange-step: step `the rule fires` is defined for pytest alone"),
    ],
)
def test_a_step_that_would_be_green_whatever_it_asserts_stops_every_file(house: Path, step: str, found: str) -> None:
    write(house, FEATURE)
    conftest = house / "features" / "conftest.py"
    line = conftest.read_text().count("\n") + 3
    conftest.write_text(conftest.read_text() + step)
    code, output = run(house, "-q")
    assert code == 2
    assert f"features/conftest.py:{line}: {found}" in output
    assert "passed" not in output
