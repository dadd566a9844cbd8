"""The page, from its templates. Whatever a proposal says is escaped, and made visible where it could act."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypedDict

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shinsa.errors import Problem
from shinsa.explaining.document import Points, ScoreDocument, VerdictDocument
from shinsa_adapters.rendering import selection, wording

FULL = 100


class Band(TypedDict):
    """Where the score's band and the thresholds stand, in hundredths of the bar's width."""

    left: float
    width: float
    marks: list[Points]


def verdict_html(document: VerdictDocument) -> bytes:
    """One screening as a page, UTF-8."""
    title = f"{document['verdict']}: {document['proposal']['title']}"
    return _page(title, [document], {}, single=True)


def ranking_html(documents: Sequence[VerdictDocument], problems: Mapping[str, Sequence[Problem]]) -> bytes:
    """Several screenings as a page: a ranked table, a section for each, and the files that have problems."""
    return _page(wording.count(len(documents), "proposal") + " screened", documents, problems, single=False)


def _page(
    title: str, documents: Sequence[VerdictDocument], problems: Mapping[str, Sequence[Problem]], *, single: bool
) -> bytes:
    template = _environment().get_template("page.html.jinja")
    names = {"w": wording, "s": selection, "band": band, "single": single}
    page = template.render(names, title=title, documents=selection.ranked(documents), problems=problems)
    return page.encode()


@lru_cache(1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("shinsa_adapters.rendering.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _harmless(content: object) -> object:
    if isinstance(content, str) and not isinstance(content, Markup):
        return wording.visible(content)
    return content


def band(score: ScoreDocument) -> Band:
    """The score's band on a bar from 0 to 100; what lies outside is drawn at the edge, and no band is invisible."""
    low, high = (min(max(score[end], 0), FULL) for end in ("low", "high"))
    thresholds = score["thresholds"]
    width = max(high - low, 1)
    return {
        "left": min(low, FULL - width),
        "width": width,
        "marks": [thresholds["ineligible"], thresholds["eligible"]],
    }
