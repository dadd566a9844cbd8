"""No page of the shipped examples says anything in English to who asks for Japanese or Chinese."""

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from shinsa.analysing.firmness.panel_telling import panel_document
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.screening import Screener
from shinsa_adapters.rendering.html.page import verdict_html
from shinsa_adapters.rendering.text.console import to_text
from shinsa_adapters.rendering.text.firmness import panel_page
from strategies.rulesets import DAY

EXAMPLES = ROOT / "examples" / "us_japan_2025"
PROPOSALS = [
    "invented/eligible_gallium_refinery",
    "invented/eligible_gas_pipeline",
    "invented/eligible_power_plant",
    "invented/ineligible_site_abroad",
    "invented/review_conflict",
    "article/S01",
    "article/S09",
]
ANSWERS = [("questions",), ("what-if",), ("what-if", "--for", "applicant"), ("firmness",)]
"""The commands beside `screen`; the page in HTML holds what the text of a screening holds, and more."""

ENGLISH = re.compile(r"[A-Za-z][A-Za-z'-]*(?:,? [A-Za-z][A-Za-z'-]*)+")
"""Two words in Latin letters or more: one alone is a unit, a code or an abbreviation."""

NAMES = {
    "Crain's",
    "E News",  # E&E News
    "Gas Journal",  # Oil & Gas Journal
    "JP Reports",
    "Japan Today",
    "Petroleum News",
    "Richard Katz",
    "Texas GulfLink",
    "WOG News",
    "William Chou",
}
"""Newspapers, people and projects that have no name of their own in the language."""


@pytest.fixture(scope="module", name="kept_rulesets")
def folder_of_kept_rulesets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rulesets")


@pytest.fixture(name="shinsa")
def quick_command(shinsa: Shinsa, kept_rulesets: Path, monkeypatch: pytest.MonkeyPatch) -> Shinsa:
    """The command, reading and checking the ruleset only once; lines are so long that none breaks within a phrase."""
    monkeypatch.setenv("SHINSA_CACHE", str(kept_rulesets))
    monkeypatch.setenv("COLUMNS", "4000")
    return shinsa


def strings(value: object) -> Iterator[str]:
    match value:
        case dict():
            yield from (text for held in value.values() for text in strings(held))
        case list():
            yield from (text for held in value for text in strings(held))
        case str():
            yield value
        case _:
            pass


@cache
def shipped() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct")


def own_words(proposal: Path) -> set[str]:
    """What stands word for word: the proposal's own words, quotations in English, and where recalled laws are found."""
    sources = [source for rule in shipped().ruleset.rules for source in rule.head.sources]
    quoted = {text for source in sources for text in (source.quote, source.reference) if text}
    return quoted | set(strings(json.loads(proposal.read_bytes())))


def english_in(shown: str, own: set[str]) -> set[str]:
    text = html.unescape(re.sub(r"<[^>]+>", "\n", re.sub(r"(?s)<(style|script)\b.*?</\1>", "", shown)))
    for words in sorted(own, key=len, reverse=True):
        text = text.replace(words, "\n") if " " in words else text
    return set(ENGLISH.findall(text)) - NAMES


@pytest.mark.parametrize("language", ["ja", "zh"])
@pytest.mark.parametrize("name", PROPOSALS)
def test_no_page_of_a_screening_holds_a_phrase_in_english(name: str, language: Language) -> None:
    proposal = EXAMPLES / f"{name}.json"
    screening = shipped().screen(proposal.read_bytes(), as_of=DAY)
    page = verdict_html(screening.document_in(language)).decode()
    assert (english_in(page, own_words(proposal)), len(page) > 20_000) == (set(), True)


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_no_panel_holds_a_phrase_in_english(language: Language) -> None:
    proposal = EXAMPLES / "invented" / "review_conflict.json"
    document = panel_document(shipped(), shipped().screen(proposal.read_bytes(), as_of=DAY), language=language)
    shown = to_text(panel_page(document, language), width=4_000, colour=False)
    assert english_in(shown + json.dumps(document, ensure_ascii=False), own_words(proposal)) == set()
    assert document["members"]


@pytest.mark.parametrize("language", ["ja", "zh"])
@pytest.mark.parametrize("command", ANSWERS, ids=" ".join)
def test_no_answer_holds_a_phrase_in_english(command: tuple[str, ...], language: str, shinsa: Shinsa) -> None:
    proposal = EXAMPLES / "invented" / "review_conflict.json"
    result = shinsa(command[0], str(proposal), *command[1:], "--as-of", "2025-10-28", "--lang", language)
    assert (result.code, result.err) == (0, "")
    assert (english_in(result.out, own_words(proposal)), len(result.out) > 20) == (set(), True)


def test_a_phrase_in_english_is_noticed() -> None:
    page = "<style>of a page</style><p>備考：Only capital cost can be compared</p><p>INVENTED: Elm Ridge</p>（MW、USD）"
    assert english_in(page, {"INVENTED: Elm Ridge"}) == {"Only capital cost can be compared"}


@pytest.mark.parametrize("command", ["what-if", "firmness"])
@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "shinsa: (whole document): unreadable: cannot be read: "), ("ja", "読み取れない"), ("zh", "无法读取")],
)
def test_a_proposal_that_cannot_be_read_is_told_in_the_language_asked_for(
    command: str, language: str, told: str, shinsa: Shinsa
) -> None:
    result = shinsa(command, "nowhere.json", "--lang", language)
    assert (result.code, result.out) == (2, "")
    assert told in result.err


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ja", "/finance/first_draw: bad-date: `30.06.2026`は日付でない\n  対処：年・月・日の順に書く：2025-10-28\n"),
        ("zh", "/finance/first_draw: bad-date: "),
    ],
)
@pytest.mark.parametrize("command", ["what-if", "ask"])
def test_mistakes_in_a_proposal_are_told_in_the_language_asked_for(
    command: str, language: str, told: str, shinsa: Shinsa
) -> None:
    broken = str(EXAMPLES / "invented" / "broken_input.json")
    result = shinsa(command, broken, f"--lang={language}")
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert not re.search(r"hint: |is not a", result.err)
