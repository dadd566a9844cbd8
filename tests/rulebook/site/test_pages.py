"""The pages of a site: whole, joined by links that lead somewhere, and fit to be read aloud."""

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

import pytest

from rulebook.site.made import ROOT, shipped, shipped_contents, shipped_site
from rulebook.site.reading import Page, read
from shinsa.messages.message import Language
from shinsa.messages.teller import in_language
from shinsa_adapters.rulebook.site import Contents, pages

PAGES = [path for path in shipped_site() if path.endswith(".html")]


def targets(path: str, page: Page) -> Iterator[tuple[str, str]]:
    """Where the links of a page lead within the site: a page, and a place on it."""
    for link in page.links:
        if not link.startswith(("http:", "https:")):
            file, _, place = link.partition("#")
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path, unquote(place)


def test_every_rule_and_every_family_has_a_page() -> None:
    ruleset = shipped_contents().ruleset
    wanted = {f"rules/{rule.head.id}.html" for rule in ruleset.rules}
    wanted |= {f"families/{family.id}.html" for family in ruleset.families}
    assert wanted <= set(PAGES)
    assert len(wanted) == 96 + 7


def test_every_link_leads_to_a_page_and_a_place_that_are_there() -> None:
    lost = [
        (path, file, place)
        for path in PAGES
        for file, place in targets(path, shipped(path))
        if file not in PAGES or (place and place not in map(unquote, shipped(file).ids))
    ]
    assert lost == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, open_ = {"index.html"}, ["index.html"]
    while open_:
        path = open_.pop()
        found = {file for file, _ in targets(path, shipped(path))} - reached
        reached |= found
        open_ += found
    assert reached == set(PAGES)


def test_no_page_loads_anything_but_the_sites_own_files() -> None:
    loaded = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        for path in PAGES
        for name in shipped(path).loads
    }
    assert loaded == {"site.css", "search.js"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_for_readers_without_eyes(path: str) -> None:
    page = shipped(path)
    levels = [level for level, _ in page.headings]
    assert page.language == "en"
    assert len(page.ids) == len(set(page.ids))
    assert page.landmarks[0] == "header"
    assert sorted(set(page.landmarks)) == ["footer", "header", "main", "nav"]
    assert page.links[0] == "#main"
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table["caption"] and table["headed"] for table in page.tables)


def test_a_rules_page_says_what_it_asks_and_what_it_rests_on() -> None:
    words = shipped("rules/gate.us_site.html").words
    assert "Every funded asset stands in the United States" in words
    assert "sites.all(s, s.country in param.us_countries) && funding.share_in_us >= param.us_share_min" in words
    assert "share spent on assets in the US is at least 1" in words
    assert "holds for review unless the committee has to decide" in words
    assert "In English: in US energy infrastructure" in words
    assert "The news text the project starts from" in words
    assert "Values that members may disagree about, as of 2025-10-28" in words


def test_quotations_carry_their_own_language() -> None:
    marked = shipped("rules/gate.is_a_project.html").marked
    assert ("ja", "投資、売り上げなど") in marked
    assert ("en", "We are a manufacturer, not an investment company") in marked
    assert ("zh", "在美国能源基础设施") in shipped("rules/gate.us_site.html").marked


def test_points_tiers_and_what_scales_them_are_shown() -> None:
    assert "tier 1 net capacity is at least 1,000 MW generation.net_mw >= 1000 16" in (
        shipped("rules/power.firm_generation.html").words
    )
    assert "otherwise 4" in shipped("rules/power.firm_generation.html").words
    assert "held to 0 to 1" in shipped("rules/risk.revenue_contracts.html").words


def test_links_between_rules_and_what_they_rest_on_go_both_ways() -> None:
    rule = "rules/power.firm_generation.html"
    assert ("conclusions.html", "builds_firm_generation") in set(targets(rule, shipped(rule)))
    assert (rule, "") in set(targets("conclusions.html", shipped("conclusions.html")))
    gate = "rules/gate.us_site.html"
    assert ("parameters.html", "us_share_min") in set(targets(gate, shipped(gate)))
    assert (gate, "") in set(targets("parameters.html", shipped("parameters.html")))


def test_parameters_that_judge_say_what_they_decide() -> None:
    words = shipped("parameters.html").words
    assert "the verdict: the score from which a proposal may be recommended" in words
    assert "the verdict: the highest score of a family" in words
    assert "the verdict: the age of evidence" in words


def test_rules_at_discretion_and_recalled_sources_are_listed() -> None:
    page = shipped("unsourced.html")
    ruleset = shipped_contents().ruleset
    free = {rule.head.id for rule in ruleset.rules if all(source.discretion for source in rule.head.sources)}
    recalled = {rule.head.id for rule in ruleset.rules if any(not source.attested for source in rule.head.sources)}
    assert free
    assert recalled
    assert {f"rules/{rule}.html" for rule in free | recalled} == {
        file for file, _ in targets("unsourced.html", page) if file.startswith("rules/")
    }


def test_the_index_finds_rules_by_words_of_every_language() -> None:
    held = shipped_site()["index.html"].decode()
    assert "every funded asset stands in the united states" in held
    assert "資金対象の資産はすべて米国内にある" in held
    assert "所有拟出资资产均位于美国" in held
    assert "在美国能源基础设施" in held


@pytest.mark.parametrize(
    ("language", "title", "asks", "fact", "scenario"),
    [
        (
            "ja",
            "資金対象の資産はすべて米国内にある",
            "何を問うか",
            "国がアメリカ合衆国",
            "資金の<割合>を米国内の資産に充てる",
        ),
        ("zh", "所有拟出资资产均位于美国", "问什么", "国家为美国", "资金的<比例>用于美国境内资产"),
    ],
)
def test_the_site_speaks_other_languages(language: str, title: str, asks: str, fact: str, scenario: str) -> None:
    held = shipped_contents()
    other = Contents(held.plan, held.as_of, held.found, held.mutation, held.editions, language)  # type: ignore[arg-type]
    page = read(pages(other)["rules/gate.us_site.html"])
    assert page.language == language
    assert page.headings[0] == (1, title)
    assert (2, asks) in page.headings
    assert fact in page.words
    assert any(found == (3, scenario) for found in page.headings)


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_what_the_ruleset_says_in_a_language_is_shown_in_it(language: Language) -> None:
    """Who set a value and why, who would choose another, practices, renderings and titles of documents."""
    held = shipped_contents()
    site = pages(Contents(held.plan, held.as_of, held.found, held.mutation, held.editions, language))
    parameters, sources = (read(site[f"{name}.html"]).words for name in ("parameters", "sources"))
    of = held.ruleset.parameters
    told = [text for entry in of for setting in entry.settings for text in (setting.owner, setting.reason)]
    told += [text for entry in of for other in entry.alternatives for text in (other.held_by, other.reason)]
    assert [text for text in told if spaced(in_language(text, language)) not in parameters] == []
    assert [each.id for each in held.ruleset.documents if in_language(each.title, language) not in sources] == []
    for rule in held.ruleset.rules:
        page = read(site[f"rules/{rule.head.id}.html"])
        remark = rule.head.remark
        practices = [source.practice for source in rule.head.sources if source.practice]
        assert [text for text in practices if spaced(in_language(text, language)) not in page.words] == []
        assert remark is None or spaced(in_language(remark, language)) in page.words


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_what_the_sources_say_and_no_rule_uses_is_listed_with_the_reason() -> None:
    page = shipped("unused.html")
    statements = shipped_contents().ruleset.statements
    unused = [statement for statement in statements if statement.unused]
    assert (
        f"Of {len(statements)} statements listed from the documents, no rule quotes these {len(unused)}" in page.words
    )
    assert [quote for language, quote in page.marked if language == "zh"] == [
        statement.quote for statement in unused if statement.language == "zh"
    ]
    assert all(statement.unused in page.words for statement in unused if statement.unused)


def test_a_quotation_leads_to_the_statement_it_comes_from_and_back() -> None:
    rule, place = "rules/power.cooling.html", "document-article-2025-10-28-carrier"
    assert ("sources.html", place) in set(targets(rule, shipped(rule)))
    assert place in shipped("sources.html").ids
    assert (rule, "") in set(targets("sources.html", shipped("sources.html")))


def test_the_page_on_the_rulebook_says_how_many_files_there_are() -> None:
    page = (ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
    assert f"\n{len(shipped_site())} files in site: open site/index.html\n" in page
