"""The part of a verdict document that is there when it is asked for: what is exactly still possible, and why."""

from typing import Literal, TypeAlias

from typing_extensions import TypedDict

from shinsa.explaining.document import IntervalDocument, Json, VerdictDocument, VerdictWord


class FactValue(TypedDict):
    """A fact by its path, with a value a proposal could state for it."""

    fact: str
    value: Json


class PossibleDocument(TypedDict):
    """One verdict: whether it is `possible`, `impossible` or `not_known`.

    `shown_by` are values for all that is open with which the proposal was screened and got this verdict. `certificate`
    are values that settle it whatever the rest is, none of which can be left out; empty where none was found.
    `shortest` says that no fewer answers do, which is proved; where it is false they are not known to be the fewest.
    """

    verdict: VerdictWord
    answer: Literal["possible", "impossible", "not_known"]
    shown_by: list[FactValue]
    certificate: list[FactValue]
    shortest: bool


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


MinimalSets: TypeAlias = dict[str, list[list[str]]]
"""For each question of a rule (by role) that is answered every minimal set of conditions that answers it by itself, in
words. A question with more such sets than can be told is left out."""


class GroundDocument(TypedDict):
    """A rule that helps to settle the verdict, with its minimal sets of conditions."""

    id: str
    title: str
    outcome: str
    conditions: MinimalSets


class OutlookDocument(TypedDict):
    """What can still come of a proposal, exactly, and what to ask.

    `score` is the tight interval over all completions, `null` where it is not known; `why_not_known` says why something
    could not be decided. `settled` is the verdict that no answer changes, `null` where there is none. `settled_by` are
    rules whose answers settle it by themselves, none of which can be left out; empty where they do not yet.
    `questions` are best first.
    """

    settled: VerdictWord | None
    verdicts: list[PossibleDocument]
    score: IntervalDocument | None
    why_not_known: list[str]
    settled_by: list[GroundDocument]
    questions: list[AskDocument]


class AnalysisDocument(OutlookDocument):
    """The outlook, and what makes each rule answer as it does: `minimal_sets` has, by rule, why it fired or did not."""

    minimal_sets: dict[str, MinimalSets]


class AnalysedDocument(VerdictDocument, total=False):
    """A verdict document with its analysis, where that was asked for; records never hold one."""

    analysis: AnalysisDocument
