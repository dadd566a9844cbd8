"""Several screenings as one ranked table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from shinsa.explaining.document import VerdictDocument
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.phrasing import Phrasing, phrasing
from shinsa_adapters.rendering.selection import could_change, lane_label, ranked
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.head import STYLES


def ranking_page(documents: Sequence[VerdictDocument]) -> Iterator[RenderableType]:
    """The table, best first, and a line that adds it up; in the language of the documents."""
    by = phrasing(documents[0]["language"])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("#", no_wrap=True, justify="right")
    for title in (catalogue.VERDICT, catalogue.POINTS_COLUMN, catalogue.FIT_BY):
        table.add_column(by.say(title), no_wrap=True)
    table.add_column(by.say(catalogue.MISSING_COLUMN), justify="right")
    table.add_column(by.say(catalogue.PROPOSAL), ratio=1)
    for place, document in enumerate(ranked(documents), 1):
        table.add_row(str(place), *_row(document, by))
    yield table
    yield Text.assemble("\n", summary(documents))


def _row(document: VerdictDocument, by: Phrasing) -> tuple[RenderableType, ...]:
    verdict, proposal = document["verdict"], document["proposal"]
    return (
        Text(by.verdict(verdict), STYLES[verdict]),
        by.span(document["score"]),
        words(lane_label(document) or ""),
        str(could_change(document)),
        words(proposal["title"]).append_text(words(f"  {proposal['id']}", "dim")),
    )


def summary(documents: Sequence[VerdictDocument]) -> str:
    """`13 proposals screened: 0 eligible, 13 review, 0 ineligible`, and the day and ruleset they share."""
    first = documents[0]
    by, found = phrasing(first["language"]), Counter(document["verdict"] for document in documents)
    counts = by.listed(
        [
            by.say(catalogue.COUNT_OF, count=found[word], word=by.verdict(word))
            for word in ("eligible", "review", "ineligible")
        ]
    )
    ruleset, day = first["ruleset"], by.day(first["as_of"])
    used = by.say(catalogue.RULESET_AS_OF, id=ruleset["id"], version=ruleset["version"], day=day)
    told = by.say(catalogue.PROPOSALS_SCREENED, count=len(documents), counts=counts)
    return f"{told}\n{by.clauses([used, by.say(catalogue.MISSING_MEANS)])}"
