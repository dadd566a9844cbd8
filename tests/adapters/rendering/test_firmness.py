"""How firm a verdict is and what members would say, as pages: they say what the documents say, and load nothing."""

import re
from html import unescape

import pytest

from adapters.firm import firm, with_panel
from shinsa.messages.message import Language
from shinsa_adapters.rendering.html.page import firmness_html, ranking_html, verdict_html

LANGUAGES: tuple[Language, ...] = ("en", "ja", "zh")


def words(page: bytes) -> str:
    """A page's text without its markup."""
    return unescape(re.sub(r"<[^>]*>", "", page.decode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_decides_and_loads_nothing(language: Language) -> None:
    document = firm("ineligible_site_abroad", language)
    page = firmness_html(document)
    said = [entry["words"] for entry in document["facts"] if entry["down"] or entry["up"]]
    said += [entry["words"] for entry in document["parameters"] if entry["decides"]]
    assert document["combination"] is not None
    said += [document["because"], document["combination"]["words"], document["proposal"]["title"]]
    assert [each for each in said if each not in words(page)] == []
    assert page.startswith(b'<!DOCTYPE html>\n<html lang="' + {"zh": b"zh-Hans"}.get(language, language.encode()))
    assert b"default-src 'none'" in page
    assert re.findall(rb"<(?:script|link|img)|(?:src|href)=", page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_stands_behind_the_memo_of_its_proposal(language: Language) -> None:
    document, panel = with_panel("ineligible_site_abroad", language)
    page = verdict_html(document, panel)
    plain = verdict_html(document)
    assert [member["words"] for member in panel["members"] if member["words"] not in words(page)] == []
    assert re.sub(rb'<section class="panel">.*?</section>\s*', b"", page, flags=re.DOTALL) == plain


def test_of_several_each_panel_stands_with_its_own() -> None:
    pairs = [with_panel(example) for example in ("ineligible_site_abroad", "eligible_power_plant")]
    page = ranking_html([document for document, _ in pairs], {}, panels=[panel for _, panel in pairs])
    for document, panel in pairs:
        (own,) = (
            part
            for part in page.decode().split('<article class="screening"')[1:]
            if document["proposal"]["title"] in part
        )
        assert panel["because"] in words(own.encode())
        assert own.count('class="panel"') == 1


def test_what_a_proposal_says_is_no_markup() -> None:
    document = {**firm("ineligible_site_abroad"), "because": "<script>alert(1)</script>"}
    assert b"<script" not in firmness_html(document)  # type: ignore[arg-type]
