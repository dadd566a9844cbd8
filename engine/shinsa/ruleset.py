"""A ruleset as frozen data: the committee's priorities, checked, with a source for every rule."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from shinsa.errors import Place
from shinsa.facts import Vocabulary
from shinsa.language.tree import Node, Type
from shinsa.laws import Law
from shinsa.values import Rate, Text


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition or numeric expression: its text as written, its typed tree, and where it stands."""

    text: str
    tree: Node
    at: Place


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which something is in force, both ends included; `None` is open."""

    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Source:
    """The words a rule rests on.

    A quotation has `document` (an id of the programme's documents), `quote` and its `language`, and a `rendering` in
    English. A practice has `practice` (what is done, in our words), `document` or `reference`. With neither, the rule
    is at the `discretion` of the committee. `attested` is false where nobody has read the source (recalled only).
    """

    document: str | None = None
    quote: str | None = None
    language: str | None = None
    rendering: str | None = None
    practice: str | None = None
    reference: str | None = None
    discretion: bool = False
    attested: bool = True


@dataclass(frozen=True, slots=True)
class Points:
    """A number of points, or the parameter that holds it."""

    number: Decimal | None = None
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """Points for a condition; `when` is `None` for `otherwise`. `times` scales them by a number held to 0..1."""

    points: Points
    at: Place
    when: Condition | None = None
    times: Condition | None = None


@dataclass(frozen=True, slots=True)
class RuleHead:
    """What every rule has. `refs` are the ids of the committee's own rule table; `because` is a message template."""

    id: str
    family: str
    title: Text
    because: Text
    sources: tuple[Source, ...]
    at: Place
    refs: tuple[str, ...] = ()
    effective: Period = Period()
    applies: Condition | None = None
    remark: str | None = None


class ReviewKind(StrEnum):
    """Why a proposal is held for review."""

    INCOMPLETE = "incomplete"
    CONFLICT = "conflict"
    POLICY = "policy"
    NOT_A_PROJECT = "not_a_project"
    BORDERLINE = "borderline"


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule that refuses a proposal unless one condition holds, or holds it for review unless another does.

    With `on_conflict` the gate has no condition of its own: it holds the proposal where evidence contradicts itself on
    a fact another gate reads.
    """

    head: RuleHead
    reject_unless: Condition | None = None
    review_unless: Condition | None = None
    review_kind: ReviewKind = ReviewKind.POLICY
    on_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Merit:
    """A rule that gives points: the first tier that holds, plus every addition that holds."""

    head: RuleHead
    tiers: tuple[Tier, ...]
    plus: tuple[Tier, ...] = ()


class NoteEffect(StrEnum):
    """What a note does when it fires."""

    REMARK = "remark"
    RANK = "rank"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Note:
    """A rule that neither refuses nor scores: a remark, a ranking hint, or a condition precedent.

    A condition precedent is open unless `when` holds; a remark or a ranking hint is given when it holds.
    """

    head: RuleHead
    effect: NoteEffect
    when: Condition
    rank: Decimal = Decimal(0)


Rule: TypeAlias = Gate | Merit | Note


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A named intermediate truth."""

    name: str
    title: Text
    when: Condition
    at: Place


@dataclass(frozen=True, slots=True)
class Alternative:
    """A value some member would choose instead."""

    value: "ParameterValue"
    held_by: str
    reason: str


ParameterValue: TypeAlias = bool | Decimal | str | date | tuple[str, ...] | tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of a parameter from a day on: who set it, when, and why."""

    value: ParameterValue
    since: date
    owner: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value reasonable members disagree about; `settings` in order of date, the last that began counts."""

    name: str
    label: Text
    type: Type
    settings: tuple[Setting, ...]
    alternatives: tuple[Alternative, ...]
    at: Place

    def on(self, day: date) -> ParameterValue | None:
        """The value in force on that day, `None` before the first setting."""
        current = [setting.value for setting in self.settings if setting.since <= day]
        return current[-1] if current else None


class Group(StrEnum):
    """The part of the score a family of merits counts towards; `fit` takes the best family, never the sum."""

    FIT = "fit"
    NATIONAL_SECURITY = "national_security"
    RISK = "risk"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Family:
    """A family of rules; `cap` names the parameter that holds its highest score, where it scores at all."""

    id: str
    label: Text
    group: Group
    cap: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Names of the parameters that judge: the two bands and the three floors."""

    eligible: str
    ineligible: str
    floor_fit: str
    floor_national_security: str
    floor_risk: str


@dataclass(frozen=True, slots=True)
class EvidenceAge:
    """Names of the parameters (days) after which evidence earns a remark, and after which it counts no more."""

    remark: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that sources quote or refer to."""

    id: str
    title: str
    language: str | None = None
    address: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a document says: its words, and the rules that quote them, or why none does (`unused`)."""

    document: str
    name: str
    quote: str
    language: str
    at: Place
    rendering: str | None = None
    rules: tuple[str, ...] = ()
    unused: str | None = None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is true of every real proposal; a proposal that breaks it is refused as input."""

    id: str
    that: Condition
    message: str


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One programme's rules, checked. `digest` is taken over the normalised content, `sha256:…`.

    `statements` list what the documents say, for readers; no verdict rests on them, and the digest leaves them out.
    `rates` turn amounts in other currencies into the programme's when proposals are taken in; `None` where it has none.
    """

    id: str
    version: str
    title: Text
    effective: Period
    vocabulary: Vocabulary
    families: tuple[Family, ...]
    thresholds: Thresholds
    evidence_age: EvidenceAge | None
    parameters: tuple[Parameter, ...]
    conclusions: tuple[Conclusion, ...]
    rules: tuple[Rule, ...]
    assumptions: tuple[Assumption, ...]
    documents: tuple[Document, ...]
    digest: str
    language_version: str = field(default="1.0")
    statements: tuple[Statement, ...] = field(default=(), metadata={"digest": False})
    laws: tuple[Law, ...] | None = None
    rates: tuple[Rate, ...] | None = None
