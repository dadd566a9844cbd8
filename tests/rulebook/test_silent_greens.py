"""What other runners pass in silence, and what they stumble over, stops a file at both doors with the same words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rulebook.slips import HEAD, SLIPS, SOUND
from rulebook.small_book import ROOT, book, problems
from shinsa_adapters.rulebook.shelf import gather, shelf_of

PROJECT = Path(__file__).parents[2]


@pytest.fixture(name="house", scope="module")
def house_of_slips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small ruleset, with a feature file for each slip."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT, house, dirs_exist_ok=True)
    shutil.copy(PROJECT / "features" / "conftest.py", house / "features")
    (house / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib -p no:cacheprovider\n")
    (house / "features" / "small" / "rules.feature").unlink()
    for name, (text, _) in SLIPS.items():
        (house / "features" / "small" / f"{name}.feature").write_bytes(text.encode())
    return house


@pytest.fixture(name="seen_by_pytest", scope="module")
def output_of_pytest(house: Path) -> str:
    sources = os.pathsep.join(str(PROJECT / root) for root in ("engine", "adapters"))
    environment = {**os.environ, "PYTHONPATH": sources, "NO_COLOR": "1", "PYTEST_ADDOPTS": "", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pytest", "features", "-q"]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    return done.stdout


@pytest.fixture(name="seen_by_verify", scope="module")
def problems_of_verify(house: Path) -> dict[str, list[str]]:
    """Of each file, every mistake without the file's name."""
    found: dict[str, list[str]] = {}
    for problem in gather(shelf_of(house / "rulesets" / "small"), book().library).problems:
        if problem.file.stem in SLIPS:
            found.setdefault(problem.file.stem, []).append(str(problem).removeprefix(f"{problem.file}:"))
    return found


@pytest.mark.parametrize("slip", SLIPS)
def test_verify_refuses_the_file(seen_by_verify: dict[str, list[str]], slip: str) -> None:
    assert seen_by_verify[slip] == list(SLIPS[slip][1])


@pytest.mark.parametrize("slip", SLIPS)
def test_pytest_refuses_the_file_in_the_same_words(seen_by_pytest: str, slip: str) -> None:
    for problem in SLIPS[slip][1]:
        first, *more = problem.split("\n")
        assert f"{slip}.feature:{first}" in seen_by_pytest
        assert all(line in seen_by_pytest for line in more)


def test_pytest_runs_nothing_and_prints_no_traceback(seen_by_pytest: str) -> None:
    assert f"{len(SLIPS)} errors in" in seen_by_pytest
    assert "passed" not in seen_by_pytest
    assert "Traceback" not in seen_by_pytest


def test_indentation_by_tabs_and_line_ends_of_windows_are_no_mistake(tmp_path: Path) -> None:
    assert problems(tmp_path / "x.feature", (HEAD + SOUND).replace("  ", "\t").replace("\n", "\r\n")) == []


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is(tmp_path: Path) -> None:
    text = HEAD + SOUND.replace("Scenario:", "Scenario Outline:").replace('"plant"', "<name>").replace("fires", "<b>")
    rows = '      Examples:\n        | name | b |\n        | "<b>" | fires |\n'
    assert problems(tmp_path / "x.feature", text + rows) == [
        "x.feature:6: step: no example is called `<b>`\n  hint: there are plant"
    ]


def test_a_file_full_of_mistakes_names_the_first_hundred(tmp_path: Path) -> None:
    rows = "".join(f"      And the {number} is not so\n" for number in range(300))
    found = problems(tmp_path / "x.feature", HEAD + SOUND.replace("      When", f"{rows}      When"))
    assert len(found) == 100
