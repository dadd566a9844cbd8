"""The vocabulary: which facts a proposal may state, and the facts one proposal does state.

Paths name facts: `generation.net_mw` a single one, `sites` a list of objects, `sites[].country` a field of each of
them, `sites[0].country` the field of the first. Lists do not nest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from shinsa.errors import Place
from shinsa.values import Scalar, Text, Value


def path_read(fact: str) -> str:
    """A concrete path as rules read it: `sites[0].country` as `sites[].country`, `materials[0]` as `materials`."""
    head, _, rest = fact.partition("[")
    name = rest.partition("]")[2]
    return f"{head}[]{name}" if name else head


class FactKind(StrEnum):
    """What sort of value a fact has."""

    NUMBER = "number"
    MONEY = "money"
    BOOL = "bool"
    CHOICE = "choice"
    COUNTRY = "country"
    TEXT = "text"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed answer of a choice fact."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Band:
    """Values above the band before and up to an end (`None` in the last: whatever is left), and how likely they are."""

    up_to: Decimal | date | None
    likely: Decimal


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """How likely a fact's answers are, from 0 to 1 and 1 together, and why: each answer, or bands from the lowest up.

    They order questions and nothing else: no verdict rests on them.
    """

    because: str
    answers: tuple[tuple[Scalar, Decimal], ...] = ()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with one value: `path` is `generation.net_mw`, or `sites[].country` inside a list of objects.

    `minimum`, `maximum` and `step` bound numbers and money (in `unit`; money in the programme's currency) and are
    `None` for other kinds; `earliest` and `latest` bound dates. `choices` is empty but for choices. `answered_by`
    names who can answer and `cost` what asking costs, in points of effort from 1; `likelihoods` is `None` where answers
    count alike.
    """

    path: str
    kind: FactKind
    label: Text
    at: Place
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    earliest: date | None = None
    latest: date | None = None
    answered_by: str = "sponsor"
    cost: int = 1
    likelihoods: Likelihoods | None = None

    @property
    def name(self) -> str:
        """The last part of the path: `net_mw`, `country`."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class FactList:
    """A list of at most `longest` items: objects with `fields`, or single values described by `item`.

    Exactly one of `fields` (not empty) and `item` is given; `item.path` is `materials[]`.
    """

    path: str
    label: Text
    at: Place
    longest: int
    fields: tuple[Fact, ...] = ()
    item: Fact | None = None
    answered_by: str = "sponsor"
    cost: int = 1

    @property
    def name(self) -> str:
        """The last part of the path: `sites`."""
        return self.path.rpartition(".")[2]


Entry: TypeAlias = Fact | FactList


class Direction(StrEnum):
    """Which way a fact may change: an amount or a day up or down, a yes-or-no to yes (up) or no, a list longer (up)."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Change:
    """How a stated fact may come to hold another value, with the reason, which holds for a whole `group` of facts.

    `cost` is in the points of effort that asking is counted in: 0 is free, `None` cannot change at all. With `per` (in
    the fact's unit; days for dates) it is paid for each `per` begun, else once. `origins` and `targets` are the choices
    a change may begin at and end in; empty are all. Of a list it says what adding (up) or taking out (down) an item
    costs.
    """

    group: str
    reason: Text
    cost: int | None
    per: Decimal | None = None
    direction: Direction = Direction.BOTH
    origins: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every fact a ruleset may mention, in the order written; `entries[i]` describes slot `i` of the facts.

    `groups` names the objects that hold facts (`generation`), with their labels. `changes` says by path how facts can
    change; a fact it does not name is fixed once stated. `together` are groups of amounts that change in proportion.
    Both are `None` in a vocabulary that is silent about them.
    """

    entries: tuple[Entry, ...]
    groups: Mapping[str, Text] = field(default_factory=dict[str, Text])
    currency: str = "USD"
    changes: Mapping[str, Change] | None = None
    together: tuple[tuple[str, ...], ...] | None = None

    def slots(self) -> dict[str, int]:
        """The slot of each entry by its path."""
        return {entry.path: slot for slot, entry in enumerate(self.entries)}

    def by_path(self) -> dict[str, Entry]:
        """Every entry by its path, and every field and item of a list by its path (`sites[].country`)."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found[entry.path] = entry
            if isinstance(entry, FactList):
                found |= {fact.path: fact for fact in (*entry.fields, *filter(None, [entry.item]))}
        return found


class Grade(StrEnum):
    """How well evidence supports a fact, weakest first; `NONE` where its source tells nothing that is understood."""

    NONE = "none"
    DECLARED = "declared"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact comes from. `fact` is a concrete path (`sites[0].country`); `value` is what the source says.

    Evidence that `supports` nothing is kept, and neither bears nor renews a fact: its source could not be understood,
    or gives an amount that is not converted. Without a value, other evidence supports the fact as it is stated.
    """

    fact: str
    source: str
    dated: date | None
    grade: Grade
    value: Scalar | None = None
    quote: str | None = None
    supports: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more values for one fact, each with the source that says so (`proposal` for the stated value)."""

    fact: str
    values: tuple[tuple[Scalar, str], ...]


@dataclass(frozen=True, slots=True)
class FactNote:
    """A remark on a fact that does not show in its value: stale evidence, a currency that was not converted."""

    fact: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What one proposal states, typed: `values[i]` for slot `i` of the vocabulary.

    A fact in conflict, or known only from stale evidence, is unknown here; `conflicts` and `notes` say why.
    """

    values: tuple[Value, ...]
    evidence: tuple[Evidence, ...] = ()
    conflicts: Mapping[str, Conflict] = field(default_factory=dict[str, Conflict])
    notes: tuple[FactNote, ...] = ()
