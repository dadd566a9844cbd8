"""The first lines of the text form: verdict, score, reasons."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from shinsa.explaining.analysis import AnalysisDocument
from shinsa.explaining.catalogue import NATIONAL_SECURITY, RISK
from shinsa.explaining.document import IntervalDocument, NextStepDocument, Points, ReasonDocument, VerdictDocument
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.analysis import analysis_of, outlook, settling
from shinsa_adapters.rendering.phrasing import Phrasing
from shinsa_adapters.rendering.selection import lane_label
from shinsa_adapters.rendering.text.bar import score_bar
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.wording import number

STYLES: Final = {"eligible": "bold green", "review": "bold yellow", "ineligible": "bold red"}
REASONS: Final = 3
INDENT: Final = (0, 0, 0, 2)


def head(document: VerdictDocument, by: Phrasing) -> Iterator[RenderableType]:
    """Verdict with its sentence, what to do next, the score as a band, and the strongest reasons for and against.

    With an analysis also what is still possible, what settles the verdict, and the best questions.
    """
    yield from _verdict(document, by)
    analysis = analysis_of(document)
    if analysis is not None:
        yield from _analysis(analysis, by)
    yield from _next(document["next_steps"], by)
    yield from _score(document, by)
    reasons = document["reasons"]
    yield from _reasons(by.say(catalogue.FOR), reasons["in_favour"], by, against=False)
    yield from _reasons(by.say(catalogue.AGAINST_IT), reasons["against"], by, against=True)


def heading(text: str, aside: str = "") -> Text:
    """A section's heading, with a blank line before it."""
    return Text.assemble("\n", (text, "bold"), f"  {aside}" if aside else "")


def indented(what: RenderableType) -> Padding:
    """Set in by two columns."""
    return Padding(what, INDENT)


def _verdict(document: VerdictDocument, by: Phrasing) -> Iterator[RenderableType]:
    word, proposal = document["verdict"], document["proposal"]
    yield Text.assemble((by.verdict(word).upper(), STYLES[word]), by.say(catalogue.COLON), by.meaning(word))
    yield words(by.say(catalogue.NAMED, title=proposal["title"], id=proposal["id"]), "bold")
    yield words(document["because"])
    if document["review_kinds"]:
        yield words(by.say(catalogue.HELD_AS, kinds=by.review_kinds(document["review_kinds"])))


def _analysis(analysis: AnalysisDocument, by: Phrasing) -> Iterator[RenderableType]:
    yield from map(words, outlook(analysis, by))
    if told := settling(analysis, by):
        yield heading(by.say(catalogue.SETTLED_BY))
        yield from (indented(words(line)) for line in told)
    matter = [question for question in analysis["questions"] if question["could_change_verdict"]]
    if matter:
        yield heading(by.say(catalogue.ASK_FIRST))
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", style="dim")
        for place, question in enumerate(matter[:REASONS], 1):
            who = by.say(catalogue.ANSWERED_BY, who=by.who(question["answered_by"]))
            table.add_row(str(place), _named(question["label"], question["fact"]).append_text(words(f"  {who}", "dim")))
        yield indented(table)


def _next(steps: Sequence[NextStepDocument], by: Phrasing) -> Iterator[RenderableType]:
    yield heading(by.say(catalogue.NEXT))
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    for place, step in enumerate(steps, 1):
        table.add_row(str(place), words(step["text"]))
    yield indented(table)


def _score(document: VerdictDocument, by: Phrasing) -> Iterator[RenderableType]:
    score = document["score"]
    thresholds, floors = score["thresholds"], Table.grid(padding=(0, 2))
    settled = score["low"] == score["high"]
    yield heading(
        by.say(catalogue.SCORE, span=by.span(score)), by.say(catalogue.OF_100 if settled else catalogue.OF_100_OPEN)
    )
    yield from map(indented, score_bar(score, STYLES[document["verdict"]].removeprefix("bold ")))
    _floor(floors, by.fit(lane_label(document)), score["fit"], thresholds["floor_fit"], by)
    security, risk = by.say(NATIONAL_SECURITY), by.say(RISK)
    _floor(floors, security, score["national_security"], thresholds["floor_national_security"], by)
    _floor(floors, risk, score["risk"], thresholds["floor_risk"], by)
    yield indented(floors)
    ineligible, eligible = number(thresholds["ineligible"]), number(thresholds["eligible"])
    yield indented(words(by.say(catalogue.BANDS, ineligible=ineligible, eligible=eligible)))


def _floor(table: Table, label: str, points: IntervalDocument, floor: Points, by: Phrasing) -> None:
    least = by.say(catalogue.FLOOR, floor=number(floor))
    table.add_row(words(label), by.span(points), least, by.floor_state(points, floor))


def _reasons(title: str, reasons: Sequence[ReasonDocument], by: Phrasing, *, against: bool) -> Iterator[RenderableType]:
    yield heading(title)
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    for reason in reasons[:REASONS]:
        table.add_row(by.weight(reason, against=against), _named(reason["text"], reason["rule"]))
    yield indented(table if reasons else words(by.say(catalogue.NOTHING)))


def _named(text: str, rule: str) -> Text:
    return words(text).append_text(words(f"  {rule}", "dim"))
