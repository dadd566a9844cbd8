"""What a feature file says less than it seems to is an error, with its place and the way out."""

from pathlib import Path

import pytest

from rulebook.small_book import problems
from shinsa_adapters.rulebook.features import read_feature
from shinsa_adapters.rulebook.problems import FeatureError

HEAD = """Feature: capacity
  @rule:power.capacity
  Rule: New capacity
"""
GOOD = """
    Scenario Outline: capacity of <mw>
      Given the complete proposal "plant"
      And the net capacity is <mw>
      When the proposal is screened
      Then the rule gives <points> points
      Examples:
        | mw     | points |
        | 300 MW | 12     |
"""


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path / "good.feature", HEAD + GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "the net capacity is <mw>",
            "the net capcity is <mw>",
            "x.feature:7: step: no given step reads `the net capcity is 300 MW`\n  hint: did you mean `net capacity`?",
        ),
        (
            "the net capacity is <mw>",
            "the net capacity is <wm>",
            (
                "x.feature:7: unknown-placeholder: `<wm>` is not a column of the examples\n"
                "  hint: the columns are `mw`, `points`"
            ),
        ),
        (
            "| mw     | points |",
            "| mw     | points | note |",
            (
                "x.feature:12: not-gherkin: the rows of the table differ in the number of their cells\n"
                "  hint: a stroke inside a cell is written `\\|`"
            ),
        ),
        (
            "Scenario Outline: capacity of <mw>",
            (
                "Scenario: one of this name\n      Given there are no sites\n      When the proposal is screened\n"
                "      Then the verdict is review\n    Scenario Outline: one of this name"
            ),
            "x.feature:5: same-name: 2 scenarios are called `one of this name`\n  hint: give each its own name",
        ),
        (
            "      Then the rule gives <points> points\n",
            "",
            "x.feature:5: no-then: scenario `capacity of <mw>` expects nothing\n  hint: add a `Then`",
        ),
        (
            "      When the proposal is screened\n",
            "",
            (
                "x.feature:5: no-when: scenario `capacity of <mw>` never screens\n"
                "  hint: add `When the proposal is screened`"
            ),
        ),
        ("        | 300 MW | 12     |\n", "", "x.feature:10: no-rows: the examples have no rows"),
        (
            "      And the",
            "      And the rule fires\n      And the",
            "x.feature:7: step: no given step reads `the rule fires`\n  hint: this is a then step: begin it with Then",
        ),
        (
            "power.capacity",
            "power.capcity",
            "x.feature:3: rule-tag: no rule is called `power.capcity`\n  hint: did you mean `power.capacity`?",
        ),
        (
            "  @rule:power.capacity\n",
            "",
            "x.feature:2: rule-tag: rule `New capacity` has 0 rule tags\n  hint: tag it with one `@rule:<id>`",
        ),
        (
            "300 MW",
            "300.05 MW",
            (
                "x.feature:7: step: `300.05 MW` is too fine\n"
                "  hint: the net capacity is given in steps of `0.1 MW`; the nearest is `300 MW`"
            ),
        ),
        (
            'the complete proposal "plant"',
            'the complete proposal "plan"',
            "x.feature:6: step: no example is called `plan`\n  hint: there are plant",
        ),
        (
            'the complete proposal "plant"',
            "these sites:",
            "x.feature:6: step: `these sites:` wants a table below it",
        ),
        (
            'the complete proposal "plant"',
            "these sites:\n        | contry |\n        | US |",
            "x.feature:6: step: the sites have no column `contry`\n  hint: the columns are `country`, `area`",
        ),
        (
            "When the proposal is screened",
            "When the proposal is screened\n        | a |",
            (
                "x.feature:8: step: `the proposal is screened` reads no table\n"
                "  hint: drop the table, or end the sentence as a step that reads one"
            ),
        ),
        (
            'Given the complete proposal "plant"',
            'And the complete proposal "plant"',
            'x.feature:6: no-keyword: `the complete proposal "plant"` follows no Given, When or Then',
        ),
    ],
)
def test_a_slip_is_found(tmp_path: Path, old: str, new: str, found: str) -> None:
    text = HEAD + GOOD
    assert old in text
    assert found in _found(tmp_path / "x.feature", text.replace(old, new, 1))


def test_columns_are_used_once_each(tmp_path: Path) -> None:
    text = (HEAD + GOOD).replace("| mw     | points |", "| mw | points | points | note |")
    text = text.replace("| 300 MW | 12     |", "| 300 MW | 12 | 13 | x |")
    assert problems(tmp_path / "x.feature", text) == [
        "x.feature:10: same-column: the examples have 2 columns `points`",
        "x.feature:10: unused-column: no step uses column `note`\n  hint: write it as a placeholder or drop it",
    ]


def test_a_placeholder_outside_an_outline_is_found(tmp_path: Path) -> None:
    scenario = '    Scenario: one\n      Given the complete proposal "<name>"\n      Then the rule fires\n'
    assert "x.feature:5: unknown-placeholder: `<name>` stands in a scenario without examples" in problems(
        tmp_path / "x.feature", HEAD + scenario
    )


def test_a_scenario_without_steps_is_found(tmp_path: Path) -> None:
    assert problems(tmp_path / "x.feature", HEAD + "    Scenario: empty\n") == [
        "x.feature:4: no-steps: scenario `empty` has no steps"
    ]


def test_a_feature_without_scenarios_is_found(tmp_path: Path) -> None:
    assert problems(tmp_path / "x.feature", HEAD) == ["x.feature:1: no-scenarios: the feature has no scenarios"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (
            b"\xef\xbb\xbfFeature: x\n",
            "1: byte-order-mark: the file begins with a byte order mark\n  hint: save it as UTF-8 without one",
        ),
        (b"Feature: x\n\xff\n", "2: not-utf8: byte 0xFF is not UTF-8\n  hint: save it as UTF-8"),
        (b"", "1: empty: the file holds no feature\n  hint: begin with `Feature: …`"),
        (
            b"# language: xx\nFeature: x\n",
            "1: not-gherkin: Language not supported: xx\n  hint: write `# language: ja`, `zh-CN` or `en`",
        ),
    ],
)
def test_a_file_that_is_not_gherkin_is_refused(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "x.feature"
    path.write_bytes(data)
    with pytest.raises(FeatureError) as raised:
        read_feature(path)
    assert str(raised.value) == f"{path}:{found}"


def _found(path: Path, text: str) -> list[str]:
    try:
        return problems(path, text)
    except FeatureError as error:
        return [str(problem).removeprefix(f"{path.parent}/") for problem in error.problems]
