"""The document of `shinsa questions`: which verdicts are possible, and what to ask, best first."""

from typing import Any, Literal

from typing_extensions import TypedDict

from shinsa.explaining.document import IntervalDocument, Json, VerdictWord


class FactValue(TypedDict):
    """A fact by its path, with a value a proposal could state for it."""

    fact: str
    value: Json


class PossibleDocument(TypedDict):
    """One verdict: whether it is `possible`, `impossible` or `not_known`.

    `shown_by` are values for all that is open with which the proposal was screened and got this verdict. `certificate`
    are values that settle it whatever the rest is, none of which can be left out; empty where none was found.
    """

    verdict: VerdictWord
    answer: Literal["possible", "impossible", "not_known"]
    shown_by: list[FactValue]
    certificate: list[FactValue]


class SettlesDocument(TypedDict):
    """An answer (one of its kind) that settles the verdict at once."""

    value: Json
    verdict: VerdictWord


class RestsDocument(TypedDict):
    """A rule that rests on a fact."""

    id: str
    title: str


class AskDocument(TypedDict):
    """A fact to ask for. `worth` is how much of what is open it is expected to close for each point of cost."""

    fact: str
    label: str
    answered_by: str
    cost: int
    could_change_verdict: bool
    rules: list[RestsDocument]
    settles: list[SettlesDocument]
    narrowing: float
    worth: float


class GroundDocument(TypedDict):
    """A rule that helps to settle the verdict.

    `conditions` has for each of its questions (by role) that is answered every minimal set of conditions that answers
    it by itself, in words.
    """

    id: str
    title: str
    outcome: str
    conditions: dict[str, list[list[str]]]


class QuestionsDocument(TypedDict):
    """What can still come of a proposal, and what to ask.

    `score` is the tight interval over all completions, `null` where it is not known; `why_not_known` says why something
    could not be decided. `settled` is the verdict that no answer changes, `null` where there is none. `settled_by` are
    rules whose answers settle it by themselves, none of which can be left out; empty where they do not yet.
    """

    schema: Literal["shinsa.questions/1"]
    language: str
    proposal: dict[str, str]
    ruleset: dict[str, str]
    as_of: str
    verdict: VerdictWord
    settled: VerdictWord | None
    verdicts: list[PossibleDocument]
    score: IntervalDocument | None
    why_not_known: list[str]
    settled_by: list[GroundDocument]
    questions: list[AskDocument]


def questions_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.questions/1`."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # heavy, and wanted only when a schema is asked for

    schema = TypeAdapter(QuestionsDocument).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:shinsa:questions:1", **schema}
