"""The page, from its templates."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from shinsa.errors import Problem
from shinsa.explaining.document import Points, ScoreDocument, VerdictDocument
from shinsa_adapters.rendering import selection, wording
from shinsa_adapters.rendering.html.environment import environment

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
    template = environment().get_template("page.html.jinja")
    names = {"w": wording, "s": selection, "band": band, "single": single}
    page = template.render(names, title=title, documents=selection.ranked(documents), problems=problems)
    return page.encode()


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
