"""Rulesets by name and by folder."""

import shutil
from pathlib import Path

import pytest

from checking_page import SMALL, apply_diff, copied
from shinsa import library
from shinsa.errors import RulesetError, UnknownRulesetError
from shinsa.library import check_ruleset, load_ruleset, shipped_rulesets


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The code as installed, with two rulesets beside it."""
    beside = tmp_path / "shinsa" / "rulesets"
    for name in ("small", "other"):
        shutil.copytree(SMALL, beside / name)
    monkeypatch.setattr(library, "__file__", str(tmp_path / "shinsa" / "library.py"))
    return beside


def test_shipped_rulesets_stand_beside_the_code_when_installed(shelf: Path) -> None:
    (shelf / "notes").mkdir()
    assert shipped_rulesets() == ("other", "small")
    assert load_ruleset("small").id == "small"


def test_shipped_rulesets_stand_above_the_code_in_a_checkout() -> None:
    assert "us_japan_2025" in shipped_rulesets()


def test_a_folder_is_named_by_text_or_path() -> None:
    assert load_ruleset(SMALL) == load_ruleset(str(SMALL))


SHIPPED = "shipped rulesets are `other` and `small`"


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("smal", f"did you mean `small`? {SHIPPED}"),
        ("zzz", SHIPPED),
        ("", SHIPPED),
        ("a\0b", SHIPPED),
        ("x" * 5000, SHIPPED),
    ],
)
def test_an_unknown_ruleset_is_told_with_those_there_are(name: str, hint: str) -> None:
    with pytest.raises(UnknownRulesetError) as raised:
        load_ruleset(name)
    assert str(raised.value) == f"`{name}` is neither a shipped ruleset nor a folder\n  hint: {hint}"


def test_a_file_is_no_ruleset() -> None:
    with pytest.raises(UnknownRulesetError, match=r"gates\.yaml` is a file, not a folder"):
        check_ruleset(SMALL / "gates.yaml")


def test_an_empty_folder_lacks_every_file(tmp_path: Path) -> None:
    findings = check_ruleset(tmp_path)[1]
    assert [str(finding).split("\n")[0] for finding in findings] == [
        f"{name}.yaml:1:1: missing-file: the file is missing"
        for name in ("conclusions", "parameters", "programme", "vocabulary")
    ]


def test_a_wrong_ruleset_raises_all_its_findings(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    apply_diff("# gates.yaml\n-  review_kind: not_a_project\n+  review_kind: no_project", folder)
    apply_diff("# merits.yaml\n-  family: risk\n+  family: risks", folder)
    with pytest.raises(RulesetError) as raised:
        load_ruleset(folder)
    assert raised.value.findings == check_ruleset(folder)[1]
    assert str(raised.value) == (
        "gates.yaml:19:16: wrong-value: `no_project` is not a kind of review\n  hint: did you mean `not_a_project`?\n"
        "merits.yaml:26:11: unknown-family: no family is called `risks`\n  hint: did you mean `risk`?"
    )


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "README.md").write_text("about\t", encoding="utf-8")
    (folder / ".gates.yaml").write_text("\t", encoding="utf-8")
    assert check_ruleset(folder)[1] == ()
