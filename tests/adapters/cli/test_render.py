"""`shinsa rulebook render`, as a user calls it."""

from pathlib import Path

import pytest

from adapters import small_rulebook
from adapters.calling import Shinsa
from adapters.commands import shinsa as process


@pytest.fixture(name="house")
def a_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small_rulebook.build(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_site_is_written_and_its_index_named(shinsa: Shinsa, house: Path) -> None:
    result = shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--no-mutation")
    pages = [path for path in (house / "site").rglob("*") if path.is_file() and path.name != "site.json"]
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{len(pages)} files in site: open site/index.html\n"
    assert "Mutants noticed" in (house / "site" / "index.html").read_text(encoding="utf-8")


def test_mutants_are_tried_unless_they_are_left_out(shinsa: Shinsa, house: Path) -> None:
    page = house / "site" / "rules" / "power.capacity.html"
    shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--no-mutation")
    assert "not measured" in page.read_text(encoding="utf-8")
    shinsa("rulebook", "render", "rulesets/small", "-o", "site")
    assert "not measured" not in page.read_text(encoding="utf-8")


def test_survivors_are_explained_as_far_as_the_time_goes(shinsa: Shinsa, house: Path) -> None:
    page = house / "site" / "rules" / "power.capacity.html"
    shinsa("rulebook", "render", "rulesets/small", "-o", "site")
    assert "the time limit is 0" in page.read_text(encoding="utf-8")
    shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--time-limit", "20")
    explained = page.read_text(encoding="utf-8")
    assert "A proposal that would notice:" in explained
    assert "the time limit is" not in explained


def test_the_day_picks_the_settings_shown(shinsa: Shinsa, house: Path) -> None:
    setting = "- {value: 70, since: 2025-06-01, owner: the committee, reason: stricter}"
    old = "settings: [{value: 65, since: 2025-01-01, owner: the committee, reason: a beginning}]"
    new = f"settings:\n    - {{value: 65, since: 2025-01-01, owner: the committee, reason: a beginning}}\n    {setting}"
    small_rulebook.mend(house, "parameters.yaml", old, new)
    page = house / "site" / "parameters.html"
    shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--no-mutation")
    assert "2025-06-01 (in force)" in page.read_text(encoding="utf-8")
    shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--no-mutation", "--as-of", "2025-03-01")
    assert "2025-01-01 (in force)" in page.read_text(encoding="utf-8")


def test_the_pages_speak_the_language_asked_for(shinsa: Shinsa, house: Path) -> None:
    shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--no-mutation", "--lang", "ja")
    page = (house / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ja">' in page
    assert "現状" in page
    assert '<span lang="en">New capacity</span>' in page


def test_a_site_is_the_same_in_another_process(house: Path) -> None:
    for name, seed in (("a", "1"), ("b", "2")):
        result = process("rulebook", "render", "rulesets/small", "-o", name, cwd=house, PYTHONHASHSEED=seed)
        assert result.returncode == 0, result.stderr
    first, second = (
        {path.relative_to(house / name): path.read_bytes() for path in (house / name).rglob("*") if path.is_file()}
        for name in ("a", "b")
    )
    assert first == second


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--time-limit", "-1"],
            ("shinsa: a time limit of -1 seconds cannot be kept\n  hint: give from 0 to 86400 seconds"),
        ),
        (
            ["--as-of", "2024-12-31"],
            (
                "shinsa: ruleset `small` is in force from 2025-01-01 to further notice, not on 2024-12-31\n"
                "  hint: choose a day in that span with --as-of"
            ),
        ),
        (
            ["--previous", "rulesets/small"],
            (
                "shinsa: two folders call themselves version 1.0.0 of `small`\n"
                "  hint: give every version a number of its own in programme.yaml"
            ),
        ),
        (
            ["--previous", "us_japan_2025"],
            (
                "shinsa: `us_japan_2025` and `small` are not versions of one ruleset\n"
                "  hint: name folders whose programme.yaml has the same `id`"
            ),
        ),
        (
            ["--features", "nowhere"],
            (
                "shinsa: the rulebook `nowhere` cannot be read: no such file or directory\n"
                "  hint: name the folder of its features with --features"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_out(words: list[str], said: str, shinsa: Shinsa, house: Path) -> None:
    result = shinsa("rulebook", "render", "rulesets/small", "-o", "site", "--no-mutation", *words)
    assert (result.code, result.err.strip()) == (2, said)
    assert not (house / "site").exists()


def test_a_folder_that_is_no_site_is_refused_before_anything_runs(shinsa: Shinsa, house: Path) -> None:
    result = shinsa("rulebook", "render", "rulesets/small", "-o", "features")
    assert (result.code, result.err) == (
        2,
        (
            "shinsa: `features` holds files and is not a rendered site (small/capacity.feature)\n"
            "  hint: name a folder that is new, empty, or holds a site rendered before\n"
        ),
    )
    assert (house / "features" / "small" / "capacity.feature").is_file()


def test_a_folder_below_a_file_is_refused(shinsa: Shinsa, house: Path) -> None:
    (house / "file").write_text("mine", encoding="utf-8")
    result = shinsa("rulebook", "render", "rulesets/small", "-o", "file/site", "--no-mutation")
    assert (result.code, result.err) == (
        2,
        "shinsa: `file` is a file\n  hint: name a folder that is new, empty, or holds a site rendered before\n",
    )
