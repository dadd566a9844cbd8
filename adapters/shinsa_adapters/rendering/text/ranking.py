"""Several screenings as one ranked table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from shinsa.explaining.document import VerdictDocument
from shinsa_adapters.rendering.selection import could_change, lane_label, ranked
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.head import STYLES
from shinsa_adapters.rendering.wording import count, span


def ranking_page(documents: Sequence[VerdictDocument]) -> Iterator[RenderableType]:
    """The table, best first, and a line that adds it up."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in ("#", "verdict", "score", "fit by"):
        table.add_column(title, no_wrap=True, justify="right" if title == "#" else "left")
    table.add_column("missing", justify="right")
    table.add_column("proposal", ratio=1)
    for place, document in enumerate(ranked(documents), 1):
        table.add_row(str(place), *_row(document))
    yield table
    yield Text.assemble("\n", summary(documents))


def _row(document: VerdictDocument) -> tuple[RenderableType, ...]:
    verdict, proposal = document["verdict"], document["proposal"]
    return (
        Text(verdict, STYLES[verdict]),
        span(document["score"]),
        words(lane_label(document) or ""),
        str(could_change(document)),
        words(proposal["title"]).append_text(words(f"  {proposal['id']}", "dim")),
    )


def summary(documents: Sequence[VerdictDocument]) -> str:
    """`13 proposals screened: 0 eligible, 13 review, 0 ineligible`, and the day and ruleset they share."""
    found = Counter(document["verdict"] for document in documents)
    counts = ", ".join(f"{found[word]} {word}" for word in ("eligible", "review", "ineligible"))
    first = documents[0]
    used = f"ruleset {first['ruleset']['id']} {first['ruleset']['version']}, as of {first['as_of']}"
    return (
        f"{count(len(documents), 'proposal')} screened: {counts}\n{used}; missing: facts that could change the verdict"
    )
