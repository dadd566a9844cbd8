"""The text form, as a terminal shows it."""

import re
from typing import cast

import pytest
from rich.cells import cell_len

from adapters.documents import document, rich_document
from adapters.snapshots import expected
from shinsa.explaining.document import Points, ScoreDocument, VerdictDocument
from shinsa_adapters.rendering.phrasing import phrasing
from shinsa_adapters.rendering.text.bar import score_bar
from shinsa_adapters.rendering.text.console import to_text
from shinsa_adapters.rendering.text.page import verdict_page
from shinsa_adapters.rendering.text.ranking import ranking_page
from shinsa_adapters.rendering.text.rules import rule_in_full


def page(of: VerdictDocument, *, width: int = 80, everything: bool = False) -> str:
    return to_text(verdict_page(of, everything=everything), width=width, colour=False)


def test_a_verdict_in_brief() -> None:
    shown = page(rich_document())
    assert shown == expected("verdict_brief.txt", shown)


def test_a_verdict_in_full() -> None:
    shown = page(rich_document(), everything=True)
    assert shown == expected("verdict_full.txt", shown)


def test_a_verdict_with_nothing_to_say_says_so() -> None:
    shown = page(document(verdict="eligible", review_kinds=[], because="every gate is met"))
    assert shown == expected("verdict_bare.txt", shown)


def test_several_verdicts_as_a_ranked_table() -> None:
    documents = [document(verdict="ineligible"), rich_document(), document(verdict="eligible")]
    shown = to_text(ranking_page(documents), width=80, colour=False)
    assert shown == expected("ranking.txt", shown)


def test_one_rule_in_full() -> None:
    shown = to_text([rule_in_full(rich_document()["rules"][1], phrasing())], width=80, colour=False)
    assert shown == expected("rule_full.txt", shown)


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("everything", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, everything: bool) -> None:  # noqa: FBT001
    wide = rich_document()
    wide["proposal"]["title"] = "長い名前の発電所 " * 20
    wide["rules"][0]["because"] = "a-very-long-word" * 20
    body = page(wide, width=width, everything=everything)
    bar = 65
    assert max(cell_len(line) for line in body.splitlines()) <= max(width, bar if width < bar else 0)


def test_a_long_list_of_questions_is_cut_and_says_so() -> None:
    questions = [{**rich_document()["questions"][0], "fact": f"fact_{place}"} for place in range(13)]
    shown = page(document(questions=questions))
    assert "fact_9 " in shown.replace("\n", " ")
    assert "fact_10" not in shown
    assert "and 3 more: --all shows them" in shown
    assert "fact_12" in page(document(questions=questions), everything=True)


def test_colour_is_only_for_terminals_and_words_of_a_proposal_never_act() -> None:
    hostile = document(proposal={"id": "x", "title": "[bold]gone[/bold] \x1b[2J :smile:"})
    plain = to_text(verdict_page(hostile, everything=True), width=80, colour=False)
    assert "[bold]gone[/bold] \\x1b[2J :smile:" in plain
    assert "\x1b" not in plain


def test_a_terminal_gets_colour_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert re.search(r"\x1b\[[0-9;]*33m", to_text(verdict_page(document(), everything=False), width=80, colour=True))
    monkeypatch.setenv("NO_COLOR", "1")
    bleak = to_text(verdict_page(document(), everything=False), width=80, colour=True)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", bleak)


@pytest.mark.parametrize(
    ("low", "high", "band"),
    [
        (0, 100, "█████████████████████┃█████████████████┃█████████████████████"),
        (50, 50, "·····················┃········█········┃·····················"),
        (-30, 10, "███████··············┃·················┃·····················"),
        (35, 65, "·····················┃█████████████████┃·····················"),
        (90, 140, "·····················┃·················┃··············███████"),
    ],
)
def test_the_band_covers_the_interval_and_stays_on_the_bar(low: Points, high: Points, band: str) -> None:
    score = cast("ScoreDocument", {**document()["score"], "low": low, "high": high})
    scale, line = score_bar(score, "")
    assert scale.plain == "0                    35                65                  100"
    assert line.plain == band
