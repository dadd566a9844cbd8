"""`shinsa rulebook` tells a policy analyst what the features say that the rules do not do."""

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.small_rulebook import FEATURE, HEADER, build, write


@pytest.fixture(name="house")
def house_with_a_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder laid out like the project, with a ruleset of one rule and one feature."""
    monkeypatch.chdir(tmp_path)
    build(tmp_path)
    return tmp_path


def _before_standing(out: str) -> str:
    """What is said up to where the rules stand, which `test_prove` looks at."""
    said, standing, _ = out.partition("\nproved: ")
    return f"{said}\n" if standing else out


def verify(shinsa: Shinsa, *words: str) -> tuple[int, str, str]:
    code, out, err = shinsa("rulebook", "verify", "rulesets/small", *words)
    return code, _before_standing(out), err


@pytest.mark.usefixtures("house")
def test_a_rulebook_that_holds_is_said_to(shinsa: Shinsa) -> None:
    code, out, err = verify(shinsa)
    assert (code, err) == (0, "")
    assert out.startswith("rulebook of small 1.0.0: 1 file, 2 examples of 1 rule\n\n")
    assert out.endswith("2 examples: every sentence is true\napproved: 0 of 1 rule\n")


@pytest.mark.usefixtures("house")
def test_what_is_shown_of_a_rule_is_a_table_and_a_total(shinsa: Shinsa) -> None:
    assert verify(shinsa, "--rule", "power.capacity") == (
        0,
        """rule power.capacity in the rulebook of small 1.0.0: 1 file, 2 examples of 1 rule

shown by examples             outcomes  tiers  thresholds  choices  operands
power.capacity                     2/4    1/2         2/6        -         -
conclusion builds_generation         -      -           -        -         -
all rules and conclusions          2/4    1/2         2/6        -         -
not shown of power.capacity:
  outcomes: it cannot tell
  outcomes: it does not apply
  tiers: tier 1 holds: net capacity is at least 1,000 MW
  thresholds: just below: net capacity is at least 1,000 MW
  thresholds: exactly on: net capacity is at least 1,000 MW
  thresholds: just above: net capacity is at least 1,000 MW
  thresholds: just above: net capacity is at least 300 MW
coverage: 41% (5 of 12)

2 examples: every sentence is true
approved: 0 of 1 rule
""",
        "",
    )


def test_a_sentence_that_is_not_true_is_shown_with_what_came(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("gives 12 points ", "gives 16 points "))
    code, out, err = verify(shinsa)
    assert (code, err) == (1, "")
    assert (
        "features/small/capacity.feature:13: expected: the rule gives 16 points\n"
        "  but it gives 12 points (it fires): 300 MW of capacity\n"
        "    applies: The project builds generating capacity: yes (seen yes)\n"
        "    tier 1: net capacity is at least 1,000 MW: no (seen 300; needed at least 1,000 MW)\n"
        "    tier 2: net capacity is at least 300 MW: yes (seen 300)\n"
        "  in: capacity of 300 MW [300 MW, gives 16 points], row on line 17\n"
        "  hint: mend the sentence, or rule `power.capacity` (merits.yaml:1)\n"
    ) in out
    assert out.endswith("\n1 of 2 examples not as the sentences say\napproved: 0 of 1 rule\n")


def test_a_mistake_is_shown_and_its_file_not_run(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("the net capacity", "the net capcity"))
    code, out, _ = verify(shinsa)
    assert code == 1
    assert (
        "features/small/capacity.feature:11: step: no given step reads `the net capcity is 299.9 MW`\n"
        "  hint: did you mean `net capacity`?\n"
    ) in out
    assert out.startswith("rulebook of small 1.0.0: 0 files, 0 examples of 0 rules\n")
    assert out.endswith("\n2 mistakes in the features\napproved: 0 of 1 rule\n")


@pytest.mark.parametrize(
    ("old", "new", "came"),
    [
        ("| does not fire      |", "| fires              |", "but it does not fire: not met: net capacity is at least"),
        ("| does not fire      |", "| cannot tell        |", "but it does not fire: not met: net capacity is at least"),
        ("| does not fire      |", "| refuses the proposal |", "but it does not fire: not met: net capacity is at"),
        ("| gives 12 points    |", "| does not apply     |", "but it fires: 300 MW of capacity\n"),
        ("| gives 12 points    |", "| refuses the proposal |", "but it only remarks: 300 MW of capacity\n"),
        ("Then the rule <answer>", "Then the verdict is <answer>", "step: no then step reads `the verdict is does not"),
        (
            f"  @rule:power.capacity\n  Rule: New capacity\n{HEADER}",
            "",
            "but no rule is under test here\n    hint: put",
        ),
        (
            "Given the net capacity",
            "Given the screening is made as of 2020-01-01\n      And the net capacity",
            "but ruleset `small` is in force from 2025-01-01 to further notice, not on 2020-01-01\n",
        ),
    ],
)
def test_whatever_comes_is_said(house: Path, shinsa: Shinsa, old: str, new: str, came: str) -> None:
    assert old in FEATURE
    write(house, FEATURE.replace(old, new))
    code, out, err = verify(shinsa)
    assert (code, err) == (1, "")
    assert came in out


def test_files_no_runner_reads_are_mistakes(house: Path, shinsa: Shinsa) -> None:
    folder = house / "features" / "small"
    (folder / "below").mkdir()
    (folder / "below" / "x.feature").write_text(FEATURE)
    (folder / "y.feature.txt").write_text(FEATURE)
    code, out, _ = verify(shinsa)
    assert code == 1
    assert "features/small/below/x.feature:1: unbound-file: no runner reads this file\n  hint: keep features in" in out
    assert "features/small/y.feature.txt:1: unbound-file: no runner reads this file\n" in out


def test_a_rule_with_blocks_in_two_files_is_a_mistake(house: Path, shinsa: Shinsa) -> None:
    (house / "features" / "small" / "more.feature").write_text(FEATURE)
    code, out, _ = verify(shinsa)
    assert code == 1
    assert (
        "features/small/more.feature:6: rule-tag: a block tagged `@rule:power.capacity` stands in "
        "`features/small/capacity.feature` too\n  hint: put them together\n"
    ) in out


@pytest.mark.usefixtures("house")
def test_one_rule_can_be_looked_at_alone(shinsa: Shinsa) -> None:
    code, out, _ = verify(shinsa, "--rule", "power.capacity")
    assert code == 0
    assert out.startswith("rule power.capacity in the rulebook of small 1.0.0: 1 file, 2 examples of 1 rule\n")
    assert verify(shinsa, "--rule", "power.capcity") == (
        2,
        "",
        "shinsa: no rule is called `power.capcity`\n  hint: did you mean `power.capacity`?\n",
    )


def test_features_may_stand_elsewhere(house: Path, shinsa: Shinsa) -> None:
    shutil.move(house / "features", house / "elsewhere")
    missing = (
        "shinsa: the rulebook `features/small` cannot be read: no such file or directory\n"
        "  hint: name the folder of its features with --features\n"
    )
    assert verify(shinsa) == (2, "", missing)
    assert verify(shinsa, "--features", "elsewhere/small")[1].endswith(
        "2 examples: every sentence is true\napproved: 0 of 1 rule\n"
    )


def test_a_folder_without_features_is_refused(house: Path, shinsa: Shinsa) -> None:
    (house / "features" / "small" / "capacity.feature").unlink()
    assert verify(shinsa) == (
        2,
        "",
        "shinsa: folder `features/small` holds no features\n  hint: features are files `*.feature`\n",
    )


def test_json_holds_every_example(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("gives 12 points ", "gives 16 points "))
    code, out, _ = verify(shinsa, "--format", "json")
    found = json.loads(out)
    assert (code, found["schema"], found["holds"], found["problems"]) == (1, "shinsa.rulebook/1", False, [])
    capacity, conclusion = found["coverage"]
    assert (capacity["about"], capacity["examples"], conclusion["users"]) == ("power.capacity", 2, ["power.capacity"])
    assert capacity["showings"][0] == {"aspect": "outcomes", "of": "", "case": "it fires", "shown": True}
    good, bad = found["examples"]
    assert good == {
        "file": "features/small/capacity.feature",
        "line": 16,
        "name": "capacity of 299.9 MW [299.9 MW, does not fire]",
        "rule": "power.capacity",
        "proposed": False,
        "passed": True,
        "failures": [],
    }
    assert (bad["passed"], bad["failures"][0]["expected"]) == (False, "the rule gives 16 points")


def test_junit_holds_every_example_and_every_mistake(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("gives 12 points ", "gives 16 points "))
    (house / "features" / "small" / "broken.feature").write_text("Feature: x\n  \x07?\n")
    report = house / "report.xml"
    assert verify(shinsa, "--format", "junit", "--output", str(report))[:2] == (1, "")
    suites = ET.fromstring(report.read_bytes())  # noqa: S314  # our own file
    broken, capacity = suites.findall("testsuite")
    assert (broken.get("errors"), capacity.get("tests"), capacity.get("failures")) == ("1", "2", "1")
    failure = capacity.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "the rule gives 16 points"
    assert [case.get("line") for case in capacity.findall("testcase")] == ["16", "17"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Feature",
        "\tFeature: x\n\tScenario: y\n\t\tGiven z\n",
        "Feature: x\n  Scenario: y\n    前提 z\n",
        "# language: ja\nFeature: x\n",
        FEATURE.replace("300 MW", "３００ MW"),  # noqa: RUF001  full-width digits are meant
        FEATURE.replace("capacity of", "\u202eevil\u202c capacity of"),
        FEATURE.replace("        | 299.9 MW | does not fire      |\n        | 300 MW   | gives 12 points    |\n", ""),
        "Feature: x\n  Scenario: y\n    Given z\n      | a |\n      | b | c |\n",
        'Feature: x\n  Scenario: y\n    Given z\n      """\n      never closed\n',
        "Feature: x\n" + "  # nothing but remarks\n" * 50_000,
    ],
)
def test_a_broken_feature_is_reported_and_never_a_traceback(house: Path, shinsa: Shinsa, text: str) -> None:
    write(house, text)
    code, out, err = verify(shinsa)
    assert code in {0, 1}
    assert err == ""
    assert "Traceback" not in out
    assert "\u202e" not in out
    assert ("capacity.feature:" in out) == (code == 1)


def test_a_feature_too_large_to_be_read_by_people_is_refused(house: Path, shinsa: Shinsa) -> None:
    write(house, "Feature: x\n" + "# remark\n" * 600_000)
    code, out, _ = verify(shinsa)
    assert code == 1
    assert (
        "features/small/capacity.feature:1: too-large: the file holds 5,400,011 bytes, more than 1,048,576\n"
        "  hint: split it, a file for each family\n"
    ) in out


def test_the_steps_are_listed_with_examples(shinsa: Shinsa) -> None:
    code, out, err = shinsa("rulebook", "steps")
    assert (code, err) == (0, "")
    assert "  (the ){fact} is {value}\n      Given the net capacity is 300 MW\n" in out
    assert "  the rule fires\n      Then the rule fires\n" in out


@pytest.mark.parametrize("command", ["verify", "steps"])
def test_every_command_of_the_rulebook_explains_itself(command: str, shinsa: Shinsa) -> None:
    result = shinsa("rulebook", command, "--help")
    assert result.code == 0
    assert f"\nExample:\n  shinsa rulebook {command}" in result.out


def test_the_shipped_rulebook_holds(shinsa: Shinsa) -> None:
    code, out, err = shinsa("rulebook", "verify", "us_japan_2025")
    assert (code, err) == (0, ""), out
