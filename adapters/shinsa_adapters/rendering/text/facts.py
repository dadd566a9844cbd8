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
from shinsa_adapters.rendering.selection import could_change
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.head import heading, indented
from shinsa_adapters.rendering.wording import amount, count, stake, value

SHOWN: Final = 10


def facts(document: VerdictDocument, *, everything: bool) -> Iterator[RenderableType]:
    """The sections about facts; a section with nothing in it is left out, but for what is missing."""
    yield from _missing(document, everything=everything)
    yield from _conflicts(document["conflicts"])
    yield from _notes(document["fact_notes"])
    yield from _precedent(document["conditions_precedent"])


def _missing(document: VerdictDocument, *, everything: bool) -> Iterator[RenderableType]:
    questions = document["questions"]
    if not questions:
        yield heading("Missing", "nothing")
        return
    yield heading("Missing", f"{count(len(questions), 'fact')}; {could_change(document)} could change the verdict")
    shown = questions if everything else questions[:SHOWN]
    yield indented(_questions(shown))
    if len(shown) < len(questions):
        yield indented(words(f"and {len(questions) - len(shown)} more: --all shows them", "dim"))


def _questions(questions: Sequence[QuestionDocument]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    for place, question in enumerate(questions, 1):
        table.add_row(str(place), _question(question))
    return table


def _question(question: QuestionDocument) -> Text:
    line = words(question["label"], "" if question["could_change_verdict"] else "dim")
    line.append_text(words(f"  {question['fact']}", "dim"))
    line.append("\n")
    return line.append_text(words(f"{stake(question)}; answered by {question['answered_by'].replace('_', ' ')}", "dim"))


def _conflicts(conflicts: Sequence[ConflictDocument]) -> Iterator[RenderableType]:
    if not conflicts:
        return
    yield heading("Conflicts", "the fact counts as unknown until they are settled")
    for conflict in conflicts:
        yield indented(words(conflict["label"]).append_text(words(f"  {conflict['fact']}", "dim")))
        for entry in conflict["values"]:
            yield indented(indented(words(f"{value(entry['value'])} says {entry['source']}")))


def _notes(notes: Sequence[FactNoteDocument]) -> Iterator[RenderableType]:
    if not notes:
        return
    yield heading("Notes on facts")
    for note in notes:
        yield indented(words(note["message"]).append_text(words(f"  {note['fact']}, {note['code']}", "dim")))


def _precedent(conditions: Sequence[ConditionPrecedentDocument]) -> Iterator[RenderableType]:
    if not conditions:
        return
    yield heading("Conditions precedent", "before money flows")
    table = Table.grid(padding=(0, 2))
    for condition in conditions:
        table.add_row(condition["state"], words(condition["text"]).append_text(words(f"  {condition['rule']}", "dim")))
    yield indented(table)


def parameters(document: VerdictDocument, *, everything: bool) -> Iterator[RenderableType]:
    """The parameters' values on the day; with `everything` also who set them and why."""
    settings = document["settings"]
    if not settings:
        return
    yield heading("Parameters used", "values members may disagree about")
    table = Table.grid(padding=(0, 2))
    for name, setting in settings.items():
        table.add_row(words(name), words(amount(setting)), *(_set_by(setting) if everything else ()))
    yield indented(table)


def _set_by(setting: ParameterDocument) -> tuple[Text]:
    return (words(f"{setting['owner']}, since {setting['since']}: {setting['reason']}", "dim"),)
