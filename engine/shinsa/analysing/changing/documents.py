"""The document of an answer about changes, `shinsa.what-if/1`: what JSON holds and the text form is made of."""

from typing import Any, Literal, TypeAlias

from typing_extensions import TypedDict

from shinsa.analysing.heading import Heading
from shinsa.explaining.document import IntervalDocument, Json
from shinsa.explaining.schema import published

SCHEMA: Literal["shinsa.what-if/1"] = "shinsa.what-if/1"
Audience: TypeAlias = Literal["committee", "applicant"]
"""Who reads it: an applicant is not told what exclusion lists hold, nor thresholds that stand beside them."""


class RangeDocument(TypedDict):
    """The numbers or days that do as well, both ends included."""

    low: Json
    high: Json


class ChangeDocument(TypedDict):
    """One change. `after` is what was screened, `range` and `others` what does as well; withheld ones are null.

    `with` are amounts that change in proportion. `cost` is in points of effort, `reason` why it costs that.
    """

    kind: Literal["state", "change", "add", "remove"]
    fact: str
    label: str
    before: Json
    after: Json
    range: RangeDocument | None
    others: list[str]
    along: dict[str, Json]
    cost: int
    reason: str | None
    withheld: bool
    words: str


class AnswerDocument(TypedDict):
    """Changes that lead to the verdict. `cheapest` says that nothing cheaper does, proved."""

    cost: int
    cheapest: bool
    verdict: str
    score: IntervalDocument
    stated: list[ChangeDocument]
    changed: list[ChangeDocument]


class BlockDocument(TypedDict):
    """A gate, or a part of the score, that stands in the way, with the facts it reads that cannot change."""

    kind: Literal["gate", "score", "any"]
    rule: str | None
    title: str
    facts: list[str]
    words: str


class WhatIfDocument(Heading):
    """What would lead a proposal to a verdict (`wanted`). `result` says whether anything does."""

    schema: Literal["shinsa.what-if/1"]
    audience: Audience
    wanted: str
    result: Literal["already", "answers", "impossible", "not_known"]
    because: str
    answers: list[AnswerDocument]
    blocked: list[BlockDocument]
    not_known: list[str]


def what_if_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.what-if/1`."""
    return published(WhatIfDocument, "what-if")
