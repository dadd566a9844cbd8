"""The page, from its templates."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Final

from shinsa.errors import Problem
from shinsa.explaining import catalogue as explained
from shinsa.explaining.document import VerdictDocument
from shinsa.messages.message import DEFAULT, Language, Message
from shinsa_adapters.rendering import catalogue as shared
from shinsa_adapters.rendering import selection, wording
from shinsa_adapters.rendering.analysis import enough, outlook, settling
from shinsa_adapters.rendering.html import catalogue, chart
from shinsa_adapters.rendering.html.environment import environment
from shinsa_adapters.rendering.html.waterfall import waterfall
from shinsa_adapters.rendering.phrasing import phrasing

TAGS: Final[Mapping[Language, str]] = {"en": "en", "ja": "ja", "zh": "zh-Hans"}
"""The language of a page as HTML names it (BCP 47)."""


def verdict_html(document: VerdictDocument) -> bytes:
    """One screening as a page in the language of the document, UTF-8: a memo of one page, and an appendix."""
    by = phrasing(document["language"])
    verdict, title = by.verdict(document["verdict"]), document["proposal"]["title"]
    return _page(by.say(catalogue.PAGE_TITLE, verdict=verdict, title=title), [document], {}, document["language"])


def ranking_html(
    documents: Sequence[VerdictDocument],
    problems: Mapping[str, Sequence[Problem]],
    language: Language = DEFAULT,
) -> bytes:
    """Several screenings as a page: a ranked table, a section for each, and the files that have problems."""
    title = phrasing(language).say(catalogue.SEVERAL, count=len(documents))
    return _page(title, documents, problems, language, single=False)


def _page(
    title: str,
    documents: Sequence[VerdictDocument],
    problems: Mapping[str, Sequence[Problem]],
    language: Language,
    *,
    single: bool = True,
) -> bytes:
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
            for module in (explained, shared, catalogue)
            for name, found in vars(module).items()
            if isinstance(found, Message)
        }
    )
