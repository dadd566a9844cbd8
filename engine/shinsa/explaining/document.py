"""The verdict document, `shinsa.verdict/1`: what every reader of a screening gets.

Plain dictionaries with declared types, so that building and serialising one is cheap. Conventions: points are numbers
with at most two decimal places; every other decimal (facts, parameters) is a string, so that it stays exact; a fact
that is not stated is `null`; truths are `yes`, `no`, `unknown`; keys are always present, `null` where they do not
apply.
"""

from typing import TYPE_CHECKING, Literal, TypeAlias

# pydantic reads the standard TypedDict from Python 3.12 on only, and a recursive alias only by its own name
from typing_extensions import TypeAliasType, TypedDict

from shinsa.messages.message import Language  # pydantic reads it

if TYPE_CHECKING:
    Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
else:
    Json = TypeAliasType("Json", "bool | int | float | str | list[Json] | dict[str, Json] | None")
Points: TypeAlias = int | float
TruthWord: TypeAlias = Literal["yes", "no", "unknown"]
OutcomeWord: TypeAlias = Literal["fired", "not_fired", "unknown", "not_applicable"]
VerdictWord: TypeAlias = Literal["eligible", "ineligible", "review"]
StepWord: TypeAlias = Literal["gate_refused", "score_too_low", "gate_open", "score_and_floors", "between_bands"]


class ProposalDocument(TypedDict):
    """The proposal screened."""

    id: str
    title: str


class RulesetDocument(TypedDict):
    """The ruleset used, down to its digest."""

    id: str
    version: str
    title: str
    language_version: str
    digest: str


class IntervalDocument(TypedDict):
    """Points, from the worst to the best completion of the proposal."""

    low: Points
    high: Points


class FitDocument(IntervalDocument):
    """Fit, with the family it rests on."""

    lane: str | None


class FamilyDocument(TypedDict):
    """One scoring family: `sum` adds its rules' points, `counted` is the sum held to the cap."""

    id: str
    label: str
    group: str
    cap: Points
    sum: IntervalDocument
    counted: IntervalDocument


class ThresholdsDocument(TypedDict):
    """The bands and floors the score is held against."""

    eligible: Points
    ineligible: Points
    floor_fit: Points
    floor_national_security: Points
    floor_risk: Points


class ScoreDocument(IntervalDocument):
    """The score: `fit` is the best fit family, the other two groups are sums; low and high add up exactly."""

    fit: FitDocument
    national_security: IntervalDocument
    risk: IntervalDocument
    families: list[FamilyDocument]
    thresholds: ThresholdsDocument


class ReadDocument(TypedDict):
    """One fact a rule read, by concrete path, with the value seen."""

    fact: str
    value: Json


class ConditionDocument(TypedDict):
    """One condition of a rule: in words, its truth, the value seen, and the value that would make it true.

    `role` is `applies`, `reject_unless`, `review_unless`, `when`, `tier 1`…, `plus 1`…
    """

    role: str
    text: str
    truth: TruthWord
    value: Json
    needed: str | None


class TierStepDocument(TypedDict):
    """A tier: its condition in words and its points."""

    text: str
    points: Points


class TierDocument(TypedDict):
    """Of a tiered rule, the tier that surely holds and the next better one; `null` where there is none."""

    current: TierStepDocument | None
    next: TierStepDocument | None


class SourceDocument(TypedDict):
    """What a rule rests on; `kind` is `quotation`, `practice` or `discretion`."""

    kind: str
    document: str | None
    title: str | None
    address: str | None
    quote: str | None
    language: str | None
    rendering: str | None
    practice: str | None
    reference: str | None
    attested: bool


class RuleDocument(TypedDict):
    """What one rule answered, and why. `points` is `null` for rules that never score."""

    id: str
    refs: list[str]
    family: str
    kind: Literal["gate", "merit", "note"]
    title: str
    outcome: OutcomeWord
    effect: str
    points: IntervalDocument | None
    because: str
    reads: list[ReadDocument]
    conditions: list[ConditionDocument]
    missing: list[str]
    conflicts: list[str]
    tier: TierDocument | None
    remark: str | None
    source: SourceDocument
    further_sources: list[SourceDocument]


class ConclusionDocument(TypedDict):
    """A named intermediate truth and the conditions it rests on."""

    name: str
    title: str
    truth: TruthWord
    conditions: list[ConditionDocument]


class ReasonDocument(TypedDict):
    """A strong reason for or against; `points` is what the rule gave or withheld, `null` for gates."""

    rule: str
    text: str
    points: IntervalDocument | None


class ReasonsDocument(TypedDict):
    """The strongest reasons, strongest first; `for` and `against` the proposal."""

    in_favour: list[ReasonDocument]
    against: list[ReasonDocument]


class QuestionDocument(TypedDict):
    """A fact that is missing: who can answer, what rests on it, most important first.

    `could_change_verdict` is false only where no answer can change the verdict. `gates` are open gates that read the
    fact; `points_at_stake` is the widest change of the score that rules reading it allow.
    """

    fact: str
    label: str
    answered_by: str
    cost: int
    could_change_verdict: bool
    gates: list[str]
    rules: list[str]
    points_at_stake: Points


class ValueDocument(TypedDict):
    """A value with the source that says so."""

    value: Json
    source: str


class ConflictDocument(TypedDict):
    """Values that contradict one another on one fact."""

    fact: str
    label: str
    values: list[ValueDocument]


class FactNoteDocument(TypedDict):
    """A remark on a fact: stale evidence, a currency that was not converted, a value taken from evidence."""

    fact: str
    code: str
    message: str


class ConditionPrecedentDocument(TypedDict):
    """Something still to be done before money flows."""

    rule: str
    text: str
    state: Literal["open", "unknown"]


class ParameterDocument(TypedDict):
    """A parameter's value on the day: who set it, when and why."""

    value: Json
    unit: str | None
    owner: str
    since: str
    reason: str


class EngineDocument(TypedDict):
    """The program that screened."""

    name: str
    version: str


class NextStepDocument(TypedDict):
    """What to do next, in words, and what it is about; `null` where it is about no single rule or fact.

    `kind` is `cure` (a gate that refuses), `strengthen` (the score), `ask` (a fact), `settle` (a conflict), `decide`
    (the committee has to) or `recommend`.
    """

    kind: Literal["cure", "strengthen", "ask", "settle", "decide", "recommend"]
    text: str
    rule: str | None
    fact: str | None
    answered_by: str | None


class VerdictDocument(TypedDict):
    """One screening, whole. `because` says in a sentence what settled the verdict; `rank` adds up ranking hints.

    `language` is that of every text the program or the ruleset puts in words; what a proposal or a source says stays as
    it is, and so do codes, ids, paths and values. `next_steps` says what to do now, most urgent first; `family_labels`
    names every family of rules.
    """

    schema: Literal["shinsa.verdict/1"]
    language: Language
    proposal: ProposalDocument
    ruleset: RulesetDocument
    as_of: str
    verdict: VerdictWord
    step: StepWord
    because: str
    review_kinds: list[str]
    score: ScoreDocument
    reasons: ReasonsDocument
    next_steps: list[NextStepDocument]
    rules: list[RuleDocument]
    family_labels: dict[str, str]
    conclusions: list[ConclusionDocument]
    questions: list[QuestionDocument]
    conflicts: list[ConflictDocument]
    fact_notes: list[FactNoteDocument]
    conditions_precedent: list[ConditionPrecedentDocument]
    rank: Points
    parameters: dict[str, str]
    settings: dict[str, ParameterDocument]
    inference: list[str]
    engine: EngineDocument
