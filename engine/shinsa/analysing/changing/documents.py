"""The document of an answer about changes, `shinsa.what-if/1`: what JSON holds and the text form is made of."""

from typing import Any, Literal, TypeAlias

from typing_extensions import TypedDict

from shinsa.explaining.document import IntervalDocument, Json

SCHEMA = "shinsa.what-if/1"
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


class ProposalName(TypedDict):
    """The proposal asked about."""

    id: str
    title: str


class RulesetName(TypedDict):
    """The ruleset used, down to its digest."""

    id: str
    version: str
    digest: str


class WhatIfDocument(TypedDict):
    """What would lead a proposal to a verdict (`wanted`). `result` says whether anything does."""

    schema: str
    proposal: ProposalName
    ruleset: RulesetName
    as_of: str
    audience: Audience
    verdict: str
    wanted: str
    result: Literal["already", "answers", "impossible", "not_known"]
    because: str
    answers: list[AnswerDocument]
    blocked: list[BlockDocument]
    not_known: list[str]


def what_if_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.what-if/1`."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # heavy, and wanted only when a schema is asked for

    schema = TypeAdapter(WhatIfDocument).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:shinsa:what-if:1", **schema}
