"""The document of `shinsa questions`: which verdicts are possible, and what to ask, best first."""

from typing import Any, Literal

from shinsa.analysing.heading import Heading
from shinsa.explaining.analysis import AskDocument, GroundDocument, PossibleDocument
from shinsa.explaining.document import IntervalDocument, VerdictWord
from shinsa.explaining.schema import published


class QuestionsDocument(Heading):
    """What can still come of a proposal, and what to ask.

    `score` is the tight interval over all completions, `null` where it is not known; `why_not_known` says why something
    could not be decided. `settled` is the verdict that no answer changes, `null` where there is none. `settled_by` are
    rules whose answers settle it by themselves, none of which can be left out; empty where they do not yet.
    """

    schema: Literal["shinsa.questions/1"]
    settled: VerdictWord | None
    verdicts: list[PossibleDocument]
    score: IntervalDocument | None
    why_not_known: list[str]
    settled_by: list[GroundDocument]
    questions: list[AskDocument]


def questions_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.questions/1`."""
    return published(QuestionsDocument, "questions")
