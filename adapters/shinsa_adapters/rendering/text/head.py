"""The first lines of the text form: verdict, score, reasons."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from shinsa.explaining.document import IntervalDocument, Points, ReasonDocument, VerdictDocument
from shinsa_adapters.rendering.selection import lane_label
from shinsa_adapters.rendering.text.bar import score_bar
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.wording import VERDICTS, floor_state, number, review_kinds, span, weight

STYLES: Final = {"eligible": "bold green", "review": "bold yellow", "ineligible": "bold red"}
REASONS: Final = 3
INDENT: Final = (0, 0, 0, 2)


def head(document: VerdictDocument) -> Iterator[RenderableType]:
    """Verdict with its sentence, the score as a band, and the strongest reasons for and against."""
    yield from _verdict(document)
    yield from _score(document)
    yield from _reasons("For", document["reasons"]["in_favour"], against=False)
    yield from _reasons("Against", document["reasons"]["against"], against=True)


def heading(text: str, aside: str = "") -> Text:
    """A section's heading, with a blank line before it."""
    return Text.assemble("\n", (text, "bold"), f"  {aside}" if aside else "")


def indented(what: RenderableType) -> Padding:
    """Set in by two columns."""
    return Padding(what, INDENT)


def _verdict(document: VerdictDocument) -> Iterator[RenderableType]:
    word, proposal = document["verdict"], document["proposal"]
    yield Text.assemble((word.upper(), STYLES[word]), ": ", VERDICTS[word])
    yield words(f"{proposal['title']} ({proposal['id']})", "bold")
    yield words(document["because"])
    if document["review_kinds"]:
        yield words(f"held as {review_kinds(document['review_kinds'])}")


def _score(document: VerdictDocument) -> Iterator[RenderableType]:
    score = document["score"]
    thresholds, floors = score["thresholds"], Table.grid(padding=(0, 2))
    yield heading(f"Score {span(score)}", "of 100" if score["low"] == score["high"] else "of 100, as facts are missing")
    yield from map(indented, score_bar(score, STYLES[document["verdict"]].removeprefix("bold ")))
    lane = lane_label(document)
    _floor(floors, f"fit ({lane})" if lane else "fit", score["fit"], thresholds["floor_fit"])
    _floor(floors, "national security", score["national_security"], thresholds["floor_national_security"])
    _floor(floors, "risk", score["risk"], thresholds["floor_risk"])
    yield indented(floors)
    yield indented(
        words(f"below {number(thresholds['ineligible'])} ineligible; from {number(thresholds['eligible'])} eligible")
    )


def _floor(table: Table, label: str, points: IntervalDocument, floor: Points) -> None:
    table.add_row(words(label), span(points), f"floor {number(floor)}", floor_state(points, floor))


def _reasons(title: str, reasons: Sequence[ReasonDocument], *, against: bool) -> Iterator[RenderableType]:
    yield heading(title)
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    for reason in reasons[:REASONS]:
        table.add_row(weight(reason, against=against), _named(reason["text"], reason["rule"]))
    yield indented(table if reasons else words("nothing"))


def _named(text: str, rule: str) -> Text:
    return words(text).append_text(words(f"  {rule}", "dim"))
