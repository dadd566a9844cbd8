"""The memo fills one page of A4 and no more, in every language; the appendix begins on the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.browser.chromium import MISSING, Browser, browsing, chromium
from adapters.commands import ROOT
from shinsa.library import load_ruleset
from shinsa.messages.message import LANGUAGES, Language
from shinsa.screening import Screener
from shinsa_adapters.rendering.html.page import verdict_html
from strategies.rulesets import DAY

pytestmark = pytest.mark.skipif(chromium() is None, reason=MISSING)

WIDE, HIGH = (round(millimetres * 96 / 25.4) for millimetres in (210 - 28, 297 - 26))
"""What the page's margins leave of A4, in CSS pixels."""
FULLEST = ROOT / "examples" / "us_japan_2025" / "article" / "S01.json"


@pytest.fixture(name="browser", scope="module")
def a_browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_fits_one_page(language: Language, browser: Browser, tmp_path: Path) -> None:
    screening = Screener(load_ruleset("us_japan_2025"), inference="direct").screen(FULLEST.read_bytes(), as_of=DAY)
    file = tmp_path / "memo.html"
    file.write_bytes(verdict_html(screening.document_in(language)))
    page = browser.plain
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    height = page.locator(".memo").evaluate("memo => memo.getBoundingClientRect().height")
    broken = page.locator(".memo").evaluate("memo => getComputedStyle(memo).breakAfter")
    page.emulate_media(media="screen")
    assert (height <= HIGH, broken) == (True, "page")
