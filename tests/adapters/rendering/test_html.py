"""The page: whole in one file, well formed, and deaf to what proposals try to say to a browser."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from adapters.documents import analysed_document, document, rich_document
from shinsa.errors import Problem
from shinsa_adapters.rendering.html.chart import Bar, axis_of, bar
from shinsa_adapters.rendering.html.page import ranking_html, verdict_html

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Checks that tags nest, and gathers headings, captions, languages and anything that would load."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []
        self.languages: list[str] = []
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.counts: dict[str, int] = {}
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag == "blockquote" and named.get("lang"):
            self.languages.append(str(named["lang"]))
        self.loads += [str(named[key]) for key in ("src", "data", "action") if key in named]
        if "href" in named:
            self.links.append(str(named["href"]))
        if "id" in named:
            self.ids.add(str(named["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(name="one")
def one_page() -> bytes:
    return verdict_html(rich_document())


@pytest.fixture(name="many")
def several_pages() -> bytes:
    problems = {"bad<1>.json": [Problem("/a", "unknown-key", "`<b>` is not a fact", "did you mean `b`?")]}
    return ranking_html([rich_document(), document(verdict="eligible")], problems)


def test_the_page_nests_and_begins_as_html(one: bytes, many: bytes) -> None:
    for page in (one, many, verdict_html(analysed_document())):
        assert page.startswith(b'<!DOCTYPE html>\n<html lang="en">')
        assert Outline(page).open == []


def test_the_page_asks_for_nothing_and_runs_nothing(one: bytes, many: bytes) -> None:
    for page in (one, many):
        outline = Outline(page)
        assert outline.loads == []
        assert not {"script", "link", "img", "iframe", "object"} & outline.counts.keys()
        assert not re.search(r"url\(|@import|\son\w+=", page.decode())


def test_a_long_address_wraps_instead_of_widening_the_page(one: bytes) -> None:
    assert re.search(r"^body \{[^}]*overflow-wrap: break-word", one.decode(), re.MULTILINE)


def test_headings_never_skip_a_level_and_there_is_one_title(one: bytes, many: bytes) -> None:
    for page in (one, many, verdict_html(analysed_document(settled="review", score=None))):
        levels = [int(heading[1]) for heading in Outline(page).headings]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption(one: bytes, many: bytes) -> None:
    for page in (one, many):
        counts = Outline(page).counts
        assert counts["table"] == counts["caption"] > 3


def test_quotes_carry_their_language(one: bytes) -> None:
    assert Outline(one).languages == ["zh"]
    assert '<blockquote lang="zh">电力</blockquote>' in one.decode()


def test_links_of_the_table_lead_to_sections(many: bytes) -> None:
    outline = Outline(many)
    assert outline.links == ["#screening-1", "#screening-2"]
    assert {link[1:] for link in outline.links} <= outline.ids


def test_the_best_proposal_comes_first(many: bytes) -> None:
    page = many.decode()
    assert page.index('<span class="verdict eligible">') < page.index('<span class="verdict review">')


def test_problems_of_files_stand_on_the_page(many: bytes) -> None:
    page = many.decode()
    assert "<h3>bad&lt;1&gt;.json</h3>" in page
    assert "<td>`&lt;b&gt;` is not a fact <code>unknown-key</code></td>" in page


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '" onload="x', "</title><h1>", "{{ 7 * 7 }}", "\x1b[2J\x00"]
)
def test_words_of_a_proposal_are_only_words(words: str) -> None:
    hostile = rich_document()
    hostile["proposal"]["title"] = hostile["because"] = words
    hostile["rules"][1]["because"] = words
    hostile["rules"][1]["reads"][0]["value"] = words
    hostile["conflicts"][0]["values"][0]["value"] = words
    page = verdict_html(hostile)
    clean = Outline(verdict_html(rich_document()))
    assert Outline(page).counts == clean.counts
    assert b"49" not in page.replace(b"#", b"")
    assert b"\x1b" not in page
    assert b"\x00" not in page


def test_a_language_cannot_break_out_of_its_attribute() -> None:
    hostile = rich_document()
    hostile["rules"][1]["source"]["language"] = 'zh" onclick="x'
    assert 'lang="zh&#34; onclick=&#34;x"' in verdict_html(hostile).decode()


def test_the_band_stays_on_the_drawing() -> None:
    score = document()["score"]
    assert bar(axis_of(score), 50, 80) == Bar(50.98, 29.41)
    score["risk"]["low"] = 0
    axis = axis_of(score)
    assert bar(axis, 12, 88) == Bar(12.0, 76.0)
    assert bar(axis, 100, 100) == Bar(99.0, 1.0)
    assert bar(axis, -20, 130) == Bar(0.0, 100.0)


def test_the_page_prints_on_a4(one: bytes) -> None:
    assert b"@page { size: A4;" in one
