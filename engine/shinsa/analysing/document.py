"""The document of `shinsa questions`: which verdicts are possible, and what to ask, best first."""

from typing import Any, Literal

from typing_extensions import TypedDict

from shinsa.explaining.analysis import AskDocument, GroundDocument, PossibleDocument
from shinsa.explaining.document import IntervalDocument, VerdictWord


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
