"""Answers about changes as text."""

from typing import TYPE_CHECKING

from rich.text import Text

from shinsa.analysing.changing import catalogue
from shinsa.messages.message import Language
from shinsa.messages.teller import Teller, teller
from shinsa_adapters.rendering.text.console import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from shinsa.analysing.changing.documents import AnswerDocument, ChangeDocument, WhatIfDocument


def what_if_page(document: "WhatIfDocument", language: Language) -> "Iterator[RenderableType]":
    """What leads to the verdict, or why nothing does."""
    by = teller(language)
    yield words(f"{document['proposal']['title']} ({document['proposal']['id']})", "bold")
    yield words(document["because"])
    for number, answer in enumerate(document["answers"], start=1):
        yield from _answer(by, number, answer)
    if document["blocked"]:
        yield Text(f"\n{by.say(catalogue.BLOCKED)}")
        yield from (words(by.say(catalogue.BLOCK, words=block["words"])) for block in document["blocked"])


def _answer(by: Teller, number: int, answer: "AnswerDocument") -> "Iterator[RenderableType]":
    proof = by.say(catalogue.CHEAPEST if answer["cheapest"] else catalogue.NOT_PROVED)
    low, high = answer["score"]["low"], answer["score"]["high"]
    score = by.form(low) if low == high else by.say(catalogue.BETWEEN, low=low, high=high)
    yield Text(f"\n{by.say(catalogue.ANSWER, number=number, cost=answer['cost'], score=score, proof=proof)}", "bold")
    for heading, steps in ((catalogue.CHANGES_STATED, answer["stated"]), (catalogue.CHANGED, answer["changed"])):
        if steps:
            yield words(by.say(heading, count=len(steps)))
            yield from (words(_step(by, step)) for step in steps)


def _step(by: Teller, step: "ChangeDocument") -> str:
    if step["reason"] is None:
        return by.say(catalogue.STEP, words=step["words"], cost=step["cost"])
    return by.say(catalogue.STEP_WHY, words=step["words"], cost=step["cost"], reason=step["reason"])
