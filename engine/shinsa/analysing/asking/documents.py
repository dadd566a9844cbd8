"""The document of `shinsa questions`: which verdicts are possible, and what to ask, best first."""

from typing import Any, Literal

from shinsa.analysing.heading import Heading
from shinsa.explaining.analysis import OutlookDocument
from shinsa.explaining.schema import published


class QuestionsDocument(Heading, OutlookDocument):
    """What can still come of a proposal, and what to ask."""

    schema: Literal["shinsa.questions/1"]


def questions_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.questions/1`."""
    return published(QuestionsDocument, "questions")
