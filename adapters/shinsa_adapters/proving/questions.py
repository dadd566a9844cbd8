"""What can be asked of the prover, and what it answers: plain data that travels to the worker and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from shinsa.facts import Vocabulary
from shinsa.laws import Law
from shinsa.ruleset import Assumption, Conclusion, Group, ParameterValue, Rule, Ruleset
from shinsa.values import Truth, Value


@dataclass(frozen=True, slots=True)
class Side:
    """A rule with all it rests on: conclusions, parameters, and what it makes of unknown truths (by their place)."""

    rule: Rule
    conclusions: tuple[Conclusion, ...]
    parameters: Mapping[str, ParameterValue]
    settles: Mapping[int, Truth] = field(default_factory=dict[int, Truth])


@dataclass(frozen=True, slots=True)
class Difference:
    """Is there a proposal that two versions of a rule answer differently? The nearest to one of the `bases`.

    A base holds a value for every entry of the vocabulary; the first of several as near is taken. With none the
    proposal that states nothing is the base. `complete` asks of proposals that state every fact read.
    """

    vocabulary: Vocabulary
    assumptions: tuple[Assumption, ...]
    as_of: date
    before: Side
    after: Side
    bases: tuple[tuple[Value, ...], ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Acting:
    """Is there a proposal on which a rule surely fires (a gate without refusing)? As near as above."""

    vocabulary: Vocabulary
    assumptions: tuple[Assumption, ...]
    as_of: date
    side: Side
    bases: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Is there a proposal that is judged otherwise with other parameters? As near as above.

    `group` is the part of the score that is looked at; without one it is how the verdict is settled.
    """

    ruleset: Ruleset
    as_of: date
    before: Mapping[str, ParameterValue]
    after: Mapping[str, ParameterValue]
    group: Group | None
    bases: tuple[tuple[Value, ...], ...] = ()


class WorseOff(Enum):
    """What is worse: one rule's answer; a family's points or what the gates do; verdict or score."""

    A_RULE = "a rule"
    A_FAMILY = "a family"
    THE_WHOLE = "the whole"


@dataclass(frozen=True, slots=True)
class Worse:
    """A question: is there a pair of proposals, the second better by a law and worse off.

    `ruleset` and `twin` are asked of the first and the second; their vocabulary states the fact of the law twice. Of
    `rules` (by id) the answers are looked at; `worse` says what is worse off.
    """

    ruleset: Ruleset
    twin: Ruleset
    law: Law
    as_of: date
    parameters: Mapping[str, ParameterValue]
    rules: tuple[str, ...]
    worse: WorseOff


Question: TypeAlias = Difference | Acting | Judged | Worse


@dataclass(frozen=True, slots=True)
class Found:
    """There is: a proposal, by the values of its entries, and the place of its base (-1: nothing stated).

    `nearest` is false where time did not suffice to see whether another is nearer.
    """

    values: tuple[Value, ...]
    base: int
    nearest: bool


@dataclass(frozen=True, slots=True)
class Impossible:
    """There is none: proved."""


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Neither was found out, and why."""

    why: str


Finding: TypeAlias = Found | Impossible | NotKnown


@dataclass(frozen=True, slots=True)
class Broken:
    """The prover itself went wrong, and where."""

    trace: str
