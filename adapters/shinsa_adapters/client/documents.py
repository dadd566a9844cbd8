"""What the service says and is told: the service describes itself with these models, the client returns them.

Every model takes members it does not know, so that an older client reads a newer service.
"""

from datetime import date, datetime
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from shinsa.explaining.document import VerdictDocument, VerdictWord

Item = TypeVar("Item")
Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$", examples=["sha256:" + "0" * 64])]
JobState = Literal["queued", "running", "done", "cancelled", "failed"]
DecisionKind = Literal["uphold", "override", "request_information"]


class Document(BaseModel):
    """Anything the service says."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Mistake(Document):
    """One mistake in what was sent: JSON pointer (RFC 6901), a stable code, what is wrong, and how to mend it."""

    pointer: str
    code: str
    message: str
    hint: str | None = None


class ProblemDocument(Document):
    """A problem document (RFC 9457). `code` is stable; `errors` lists every mistake of the input."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    hint: str | None = None
    errors: tuple[Mistake, ...] = ()
    request_id: str | None = None


class RulesetName(Document):
    """The ruleset that was used, down to its digest."""

    id: str
    version: str
    digest: Digest


class ScoreRange(Document):
    """The score from the worst to the best completion of the proposal, in points."""

    low: float
    high: float


class Summary(Document):
    """A screening in a few words; what was withheld from the record since is `None`.

    `entry` is its place in the ledger, from 0; `proposal` the proposal's id; `by` who submitted it. `withheld` names by
    JSON pointer every field of the record that is gone.
    """

    id: str
    created_at: datetime
    entry: int
    by: str | None = None
    proposal: str | None
    ruleset: RulesetName | None
    as_of: date | None
    verdict: VerdictWord | None
    score: ScoreRange | None
    withheld: tuple[str, ...] = ()


class Screening(Summary):
    """A screening, whole: `document` is what `shinsa screen --format json` prints; `None` in a summary.

    Where a part is withheld, `document` is `None` and `remaining` has what is left of it, `(withheld)` in place of the
    rest; that is `None` too where all is withheld.
    """

    document: VerdictDocument | None = None
    remaining: dict[str, Any] | None = None


class MappingName(Document):
    """The mapping that read a record, down to the digest of its file."""

    id: str
    version: str
    digest: Digest


class MappedFact(Document):
    """A fact that a record gave: its value, and where it stood, as the mapping's path and as JSON pointers."""

    fact: str
    value: Any = None
    at: Annotated[str, Field(alias="from")]
    pointers: tuple[str, ...] = ()
    remark: str | None = None


class UnknownFact(Document):
    """A fact that stayed unknown though the record says something; `code` is stable, `reason` is for people."""

    fact: str
    code: str
    reason: str
    at: Annotated[str, Field(alias="from")]
    pointers: tuple[str, ...] = ()


class AbsentFact(Document):
    """A fact of which the record says nothing."""

    fact: str
    at: Annotated[str, Field(alias="from")]


class Departure(Document):
    """Where a record does not keep to the form of its source, and in what way."""

    pointer: str
    message: str


class EventName(Document):
    """The event that brought a record."""

    id: str
    source: str
    type: str
    subject: str | None = None
    time: str | None = None


class Intake(Document):
    """What became of a record: what went where, what stayed unknown and why, what the mapping does not use.

    `left_over` are paths into the record. `received` is the SHA-256 of the record as it came.
    """

    system: str
    source: str
    received: Digest
    mapping: MappingName
    facts: tuple[MappedFact, ...] = ()
    unknown: tuple[UnknownFact, ...] = ()
    absent: tuple[AbsentFact, ...] = ()
    left_over: tuple[str, ...] = ()
    departures: tuple[Departure, ...] = ()
    event: EventName | None = None
    fetched_from: str | None = None


class IntakeScreening(Screening):
    """A screening of what another system sent, with what became of its record; `None` where that was withheld since."""

    intake: Intake | None = None


class Page(Document, Generic[Item]):
    """Some of a list, in order; `next` is the cursor of what follows, `None` at the end."""

    items: tuple[Item, ...]
    next: str | None = None


class BatchLine(Document):
    """What became of one line of a batch, by its number from 1: a screening, or the problem that stood in the way."""

    line: int
    screening: Summary | None = None
    problem: ProblemDocument | None = None


class Job(Document):
    """A batch that is screened while nobody waits. Counts are of lines; `result` is where its lines are, once done."""

    id: str
    state: JobState
    lines: int
    screened: int
    problems: int
    created_at: datetime
    finished_at: datetime | None = None
    result: str | None = None


class Analysis(RootModel[dict[str, Any]]):
    """What a verdict document says under `analysis`; its schema is that of `shinsa schema verdict`."""


class ReplayAnswer(Document):
    """Whether the record comes out the same, and if not, what differs."""

    same: bool
    differences: tuple[str, ...]


class NewDecision(BaseModel):
    """A reviewer's decision on a screening: by whom (name and role), and why; `verdict` with an override alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: DecisionKind
    reason: Annotated[str, Field(min_length=1, max_length=10_000)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    role: Annotated[str, Field(min_length=1, max_length=200)]
    verdict: VerdictWord | None = None


class Decision(Document):
    """A decision as kept; `by` is the key that spoke for the reviewer. A text withheld since says that it is."""

    id: str
    screening: str
    kind: DecisionKind
    reason: str
    name: str
    role: str
    verdict: VerdictWord | None = None
    by: str | None
    created_at: datetime
    entry: int


class Decisions(Document):
    """All decisions on a screening, and what stands after them.

    `pending` is a verdict that waits for a second reviewer.
    """

    verdict: VerdictWord | None
    pending: VerdictWord | None = None
    information_requested: bool = False
    items: tuple[Decision, ...] = ()


class NewRedaction(BaseModel):
    """What to withhold of an entry for good, and why: fields by JSON pointer (with all below them), or everything.

    With a field goes what quotes it or rests on it, unless `alone` is said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: Annotated[tuple[Annotated[str, Field(max_length=500)], ...], Field(max_length=1000)] = ()
    everything: bool = False
    alone: bool = False
    reason: Annotated[str, Field(min_length=1, max_length=10_000)]

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.fields) == self.everything:
            raise ValueError("name `fields` such as `/input/title`, or say `everything`")
        return self


class Redaction(Document):
    """A redaction as kept: `withheld` names every field that went, `about` is the entry's id, `by` the key that asked.

    `entry` is the redaction's own place in the ledger.
    """

    id: str
    about: str
    withheld: tuple[str, ...]
    reason: str
    by: str | None
    created_at: datetime
    entry: int


class Rules(Document):
    """A ruleset in service: its rules, and the JSON Schema of the proposals it takes."""

    id: str
    version: str
    digest: Digest
    title: str
    rules: tuple[dict[str, Any], ...] = ()
    proposal_schema: dict[str, Any] = Field(default_factory=dict[str, Any])
