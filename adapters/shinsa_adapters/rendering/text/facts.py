"""What is missing, what contradicts itself, what was noticed about facts, and what is still to be done."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from shinsa.explaining.document import (
    ConditionPrecedentDocument,
    ConflictDocument,
    FactNoteDocument,
    ParameterDocument,
    QuestionDocument,
    VerdictDocument,
)
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.phrasing import Phrasing
from shinsa_adapters.rendering.selection import could_change
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.head import heading, indented

SHOWN: Final = 10


def facts(document: VerdictDocument, by: Phrasing, *, everything: bool) -> Iterator[RenderableType]:
    """The sections about facts; a section with nothing in it is left out, but for what is missing."""
    yield from _missing(document, by, everything=everything)
    yield from _conflicts(document["conflicts"], by)
    yield from _notes(document["fact_notes"], by)
    yield from _precedent(document["conditions_precedent"], by)


def _missing(document: VerdictDocument, by: Phrasing, *, everything: bool) -> Iterator[RenderableType]:
    questions, title = document["questions"], by.say(catalogue.MISSING)
    if not questions:
        yield heading(title, by.say(catalogue.NOTHING))
        return
    yield heading(title, by.say(catalogue.FACTS_MISSING, count=len(questions), could=could_change(document)))
    shown = questions if everything else questions[:SHOWN]
    yield indented(_questions(shown, by))
    if len(shown) < len(questions):
        yield indented(words(by.say(catalogue.MORE_WITH_ALL, count=len(questions) - len(shown)), "dim"))


def _questions(questions: Sequence[QuestionDocument], by: Phrasing) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    for place, question in enumerate(questions, 1):
        table.add_row(str(place), _question(question, by))
    return table


def _question(question: QuestionDocument, by: Phrasing) -> Text:
    line = words(question["label"], "" if question["could_change_verdict"] else "dim")
    line.append_text(words(f"  {question['fact']}", "dim"))
    line.append("\n")
    who = by.say(catalogue.ANSWERED_BY, who=by.who(question["answered_by"]))
    return line.append_text(words(by.clauses([by.stake(question), who]), "dim"))


def _conflicts(conflicts: Sequence[ConflictDocument], by: Phrasing) -> Iterator[RenderableType]:
    if not conflicts:
        return
    yield heading(by.say(catalogue.CONFLICTS), by.say(catalogue.UNKNOWN_UNTIL_SETTLED))
    for conflict in conflicts:
        yield indented(words(conflict["label"]).append_text(words(f"  {conflict['fact']}", "dim")))
        for entry in conflict["values"]:
            said = by.say(catalogue.SAYS, value=by.value(entry["value"]), source=entry["source"])
            yield indented(indented(words(said)))


def _notes(notes: Sequence[FactNoteDocument], by: Phrasing) -> Iterator[RenderableType]:
    if not notes:
        return
    yield heading(by.say(catalogue.NOTES_ON_FACTS))
    for note in notes:
        yield indented(words(note["message"]).append_text(words(f"  {note['fact']}, {note['code']}", "dim")))


def _precedent(conditions: Sequence[ConditionPrecedentDocument], by: Phrasing) -> Iterator[RenderableType]:
    if not conditions:
        return
    yield heading(by.say(catalogue.CONDITIONS_PRECEDENT), by.say(catalogue.BEFORE_MONEY_FLOWS))
    table = Table.grid(padding=(0, 2))
    for condition in conditions:
        named = words(condition["text"]).append_text(words(f"  {condition['rule']}", "dim"))
        table.add_row(by.state(condition), named)
    yield indented(table)


def parameters(document: VerdictDocument, by: Phrasing, *, everything: bool) -> Iterator[RenderableType]:
    """The parameters' values on the day; with `everything` also who set them and why."""
    settings = document["settings"]
    if not settings:
        return
    yield heading(by.say(catalogue.PARAMETERS_USED), by.say(catalogue.MAY_DISAGREE))
    table = Table.grid(padding=(0, 2))
    for name, setting in settings.items():
        table.add_row(words(name), words(by.amount(setting)), *(_set_by(setting, by) if everything else ()))
    yield indented(table)


def _set_by(setting: ParameterDocument, by: Phrasing) -> tuple[Text]:
    owner, reason, since = setting["owner"], setting["reason"], by.day(setting["since"])
    return (words(by.say(catalogue.SET_BY, owner=owner, since=since, reason=reason), "dim"),)
