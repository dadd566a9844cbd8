"""The page, from its templates."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Final

from shinsa.analysing.firmness import catalogue as firm
from shinsa.analysing.firmness.documents import FirmnessDocument, PanelDocument
from shinsa.errors import Problem
from shinsa.explaining import catalogue as explained
from shinsa.explaining.document import VerdictDocument
from shinsa.messages.message import DEFAULT, Language, Message
from shinsa_adapters.rendering import catalogue as shared
from shinsa_adapters.rendering import selection, wording
from shinsa_adapters.rendering.analysis import enough, outlook, settling
from shinsa_adapters.rendering.firmness import facts_that_decide, parameters_that_may_decide
from shinsa_adapters.rendering.html import catalogue, chart
from shinsa_adapters.rendering.html.environment import environment
from shinsa_adapters.rendering.html.waterfall import waterfall
from shinsa_adapters.rendering.phrasing import phrasing

TAGS: Final[Mapping[Language, str]] = {"en": "en", "ja": "ja", "zh": "zh-Hans"}
"""The language of a page as HTML names it (BCP 47)."""


def verdict_html(document: VerdictDocument, panel: PanelDocument | None = None) -> bytes:
    """One screening as a page in its document's language, UTF-8: a memo of one page, what members say, an appendix."""
    by = phrasing(document["language"])
    verdict, title = by.verdict(document["verdict"]), document["proposal"]["title"]
    heading = by.say(catalogue.PAGE_TITLE, verdict=verdict, title=title)
    return _page(heading, [document], {}, document["language"], panels=[panel])


def ranking_html(
    documents: Sequence[VerdictDocument],
    problems: Mapping[str, Sequence[Problem]],
    language: Language = DEFAULT,
    panels: Sequence[PanelDocument | None] = (),
) -> bytes:
    """Several screenings as a page: a ranked table, a section for each, and the files that have problems.

    `panels`, where there are any, stand in the order of the documents.
    """
    title = phrasing(language).say(catalogue.SEVERAL, count=len(documents))
    return _page(title, documents, problems, language, single=False, panels=panels)


def firmness_html(document: FirmnessDocument) -> bytes:
    """How firm a verdict is as a page in the language of the document, UTF-8, with what the text form says."""
    by, facts = phrasing(document["language"]), facts_that_decide(document)
    page = (
        environment()
        .get_template("firmness.html.jinja")
        .render(
            {"by": by, "say": by.say, "m": _messages(), "tag": TAGS[document["language"]]},
            title=by.say(
                catalogue.PAGE_TITLE, verdict=by.verdict(document["verdict"]), title=document["proposal"]["title"]
            ),
            document=document,
            facts=facts,
            rest=len(document["facts"]) - len(facts),
            parameters=parameters_that_may_decide(document),
        )
    )
    return page.encode()


def _page(  # noqa: PLR0913  # what a page is made of
    title: str,
    documents: Sequence[VerdictDocument],
    problems: Mapping[str, Sequence[Problem]],
    language: Language,
    *,
    single: bool = True,
    panels: Sequence[PanelDocument | None] = (),
) -> bytes:

    def panel_of(document: VerdictDocument) -> PanelDocument | None:
        beside = zip(documents, panels, strict=False)
        return next((panel for other, panel in beside if other is document), None)

    by = phrasing(language)
    names = {
        "by": by,
        "say": by.say,
        "m": _messages(),
        "w": wording,
        "s": selection,
        "chart": chart,
        "waterfall": waterfall,
        "outlook": outlook,
        "settling": settling,
        "enough": enough,
        "panel_of": panel_of,
        "single": single,
        "tag": TAGS[language],
        "foreign": language != "en",
    }
    page = (
        environment()
        .get_template("page.html.jinja")
        .render(names, title=title, documents=selection.ranked(documents), problems=problems)
    )
    return page.encode()


@lru_cache(1)
def _messages() -> SimpleNamespace:
    """Every message a template may say, by its name."""
    return SimpleNamespace(
        **{
            name: found
            for module in (explained, shared, firm, catalogue)
            for name, found in vars(module).items()
            if isinstance(found, Message)
        }
    )
