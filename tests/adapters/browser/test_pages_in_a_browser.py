"""The rulebook's site and the verdict memo in a real Chromium: on a phone, on a desk, on paper, and searched by axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.browser.chromium import MISSING, Browser, browsing, chromium
from adapters.documents import analysed_document, document, rich_document
from adapters.firm import firm, with_panel
from rulebook.site.made import shipped_site
from shinsa.errors import Problem
from shinsa_adapters.rendering.html.page import firmness_html, ranking_html, verdict_html

pytestmark = pytest.mark.skipif(chromium() is None, reason=MISSING)

LOOKED_AT = (
    "index.html",
    "rules/gate.us_site.html",
    "rules/risk.revenue_contracts.html",
    "unused.html",
    "history.html",
)
"""Pages of every form; `EVERY_PAGE=1` looks at all of them, which takes minutes."""
SITE = [path for path in shipped_site() if path.endswith(".html")] if os.environ.get("EVERY_PAGE") else LOOKED_AT
MEMOS = {
    "verdict": verdict_html(rich_document()),
    "analysed": verdict_html(analysed_document()),
    "firmness": firmness_html(firm("review_borderline", "ja")),
    "panel": verdict_html(*with_panel("review_borderline")),
    "ranking": ranking_html(
        [rich_document(), document(verdict="ineligible")],
        {"broken.json": [Problem("/sites/0/country", "wrong-choice", "`Atlantis` is no country", "write a code")]},
    ),
}


@pytest.fixture(name="folder", scope="module")
def a_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site and the memos as files."""
    folder = tmp_path_factory.mktemp("pages")
    for path, content in {**shipped_site(), **{f"{name}.memo.html": page for name, page in MEMOS.items()}}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(name="browser", scope="module")
def a_browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.mark.parametrize("path", [*SITE, *(f"{name}.memo.html" for name in MEMOS)])
def test_a_page_fits_every_width_and_has_no_barrier(path: str, browser: Browser, folder: Path) -> None:
    browser.open(folder / path)
    assert browser.too_wide() == []
    assert browser.barriers() == []
    assert [address for address in browser.asked if not address.startswith(folder.resolve().as_uri())] == []
    assert browser.complaints == []


def test_the_search_leaves_what_it_finds_and_says_how_much(browser: Browser, folder: Path) -> None:
    page = browser.open(folder / "index.html")
    page.get_by_role("searchbox").fill("米国内 G01")
    assert page.locator("[data-words]:visible").all_inner_texts() == [
        "Every funded asset stands in the United States gate.us_site (G01)"
    ]
    assert page.get_by_role("status").inner_text().startswith("1 of ")
    page.get_by_role("searchbox").fill("")
    assert page.locator("[data-words]:visible").count() == page.locator("[data-words]").count() > 96


def test_the_keyboard_can_skip_to_the_contents(browser: Browser, folder: Path) -> None:
    page = browser.open(folder / "rules/gate.us_site.html")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the contents"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_holds_the_contents_and_no_navigation(browser: Browser, folder: Path) -> None:
    page = browser.open(folder / "rules/gate.us_site.html")
    page.emulate_media(media="print")
    shown = {name: page.locator(name).first.is_visible() for name in ("nav", "h1", ".source", ".scene", "footer")}
    page.emulate_media(media="screen")
    assert shown == {"nav": False, "h1": True, ".source": True, ".scene": True, "footer": True}


def test_without_script_the_lists_are_there_and_the_search_is_not(browser: Browser, folder: Path) -> None:
    page = browser.plain
    page.goto((folder / "index.html").resolve().as_uri())
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("[data-words]:visible").count() == page.locator("[data-words]").count() > 96
