"""`shinsa firmness` and `shinsa screen --panel`, as they are typed."""

import json
from pathlib import Path

import pytest

from adapters.calling import Shinsa

EXAMPLES = Path(__file__).parents[3] / "examples" / "us_japan_2025"
BORDERLINE = str(EXAMPLES / "invented" / "review_borderline.json")
FIRST_STAGE = str(EXAMPLES / "article" / "S03.json")
ABROAD = str(EXAMPLES / "invented" / "ineligible_site_abroad.json")
DAY = ("--as-of", "2025-10-28")


def test_it_prints_what_the_verdict_hangs_on(shinsa: Shinsa) -> None:
    called = shinsa("firmness", BORDERLINE, *DAY)
    assert (called.code, called.err) == (0, "")
    lines = called.out.splitlines()
    assert lines[0] == "INVENTED: Elm Ridge gas plant (invented-borderline)"
    assert "What the proposal states (22 facts decide, most fragile first):" in lines
    assert "28 other numbers and days change nothing by themselves." in lines
    assert "- Least risk score of a recommended proposal is 15: eligible below 14.05" in lines


def test_it_prints_json(shinsa: Shinsa) -> None:
    called = shinsa("firmness", BORDERLINE, *DAY, "--format", "json", "--lang", "zh")
    document = json.loads(called.out)
    assert (document["schema"], document["language"], document["verdict"]) == ("shinsa.firmness/1", "zh", "review")


def test_a_proposal_with_mistakes_is_refused_with_all_of_them(shinsa: Shinsa) -> None:
    called = shinsa("firmness", str(EXAMPLES / "invented" / "broken_input.json"), *DAY)
    assert (called.code, called.out) == (2, "")
    assert called.err.count("hint") > 1


def test_the_panel_follows_the_verdict_and_leaves_it_as_it_is(shinsa: Shinsa) -> None:
    plain = shinsa("screen", BORDERLINE, *DAY).out
    both = shinsa("screen", BORDERLINE, *DAY, "--panel").out
    assert both.startswith(plain)
    assert "\nThe panel\na matter of policy: the committee's settings say review, but eligible by" in both


def test_the_panel_is_a_document_of_its_own(shinsa: Shinsa) -> None:
    plain = shinsa("screen", BORDERLINE, *DAY, "--format", "json").out
    verdict, panel = shinsa("screen", BORDERLINE, *DAY, "--panel", "--format", "json").out.splitlines()
    assert verdict + "\n" == plain
    assert json.loads(panel)["schema"] == "shinsa.panel/1"


def test_the_page_shows_the_panel_as_it_is_printed(shinsa: Shinsa) -> None:
    printed = shinsa("screen", BORDERLINE, *DAY, "--panel").out
    panel = printed[printed.index("The panel\n") :]
    assert f"```text\n{panel}```" in (EXAMPLES.parents[1] / "docs" / "firmness.md").read_text(encoding="utf-8")


def test_a_panel_beside_a_single_rule_is_refused(shinsa: Shinsa) -> None:
    called = shinsa("screen", BORDERLINE, "--rule", "gate.us_site", *DAY, "--panel")
    assert (called.code, called.out) == (2, "")
    assert called.err == (
        "shinsa: `--rule` shows one rule alone, and no panel\n  hint: leave out `--panel` or `--rule`\n"
    )


def test_of_several_proposals_each_has_a_panel_of_its_own(shinsa: Shinsa) -> None:
    plain = shinsa("screen", FIRST_STAGE, ABROAD, *DAY).out
    printed = shinsa("screen", FIRST_STAGE, ABROAD, *DAY, "--panel").out
    assert printed.startswith(plain)
    behind = printed[len(plain) :].split("\nThe panel\n")[1:]
    assert [panel.splitlines()[0].rpartition(" (")[2] for panel in behind] == ["S03)", "invented-site-abroad)"]


def test_of_several_proposals_each_line_is_followed_by_its_panel(shinsa: Shinsa, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    files = (FIRST_STAGE, str(tmp_path / "broken.json"), ABROAD)
    lines = [
        json.loads(line) for line in shinsa("screen", *files, *DAY, "--panel", "--format", "json").out.splitlines()
    ]
    assert [line["schema"] for line in lines] == [
        "shinsa.verdict/1",
        "shinsa.panel/1",
        "shinsa.input-error/1",
        "shinsa.verdict/1",
        "shinsa.panel/1",
    ]
    assert [line["proposal"]["id"] for line in lines if "proposal" in line] == [
        "S03",
        "S03",
        "invented-site-abroad",
        "invented-site-abroad",
    ]


def test_a_folder_with_panels_is_written_to_a_file_as_a_page(shinsa: Shinsa, tmp_path: Path) -> None:
    for file in (FIRST_STAGE, ABROAD):
        (tmp_path / Path(file).name).write_bytes(Path(file).read_bytes())
    page = tmp_path / "page.html"
    called = shinsa("screen", str(tmp_path), *DAY, "--panel", "--format", "html", "--output", str(page))
    assert (called.code, called.out) == (0, "")
    assert page.read_text(encoding="utf-8").count('<section class="panel">') == 2


def test_it_makes_a_page(shinsa: Shinsa) -> None:
    called = shinsa("firmness", FIRST_STAGE, *DAY, "--format", "html", "--lang", "zh")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith('<!DOCTYPE html>\n<html lang="zh-Hans">')


@pytest.mark.parametrize("of", ["firmness", "panel"])
def test_its_schemas_are_published(shinsa: Shinsa, of: str) -> None:
    assert json.loads(shinsa("schema", of).out)["$id"] == f"urn:shinsa:{of}:1"
