"""What has to come about for one thing to be shown: the goal a proposal has to reach."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from shinsa.judging.outcomes import Outcome
from shinsa.language.tree import Node
from shinsa_adapters.rulebook.choices import Choosing
from shinsa_adapters.rulebook.thresholds import Spot


@dataclass(frozen=True, slots=True)
class OutcomeGoal:
    """The rule answers so."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class TierGoal:
    """The tier, or addition, at this place holds."""

    part: Literal["tiers", "plus"]
    place: int


@dataclass(frozen=True, slots=True)
class SpotGoal:
    """A fact stands on a spot of a threshold: the one at this place among the thresholds of the condition."""

    tree: Node
    number: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class ChoiceGoal:
    """A fact is this choice; with `None` one that the condition does not ask for."""

    tree: Node
    choosing: Choosing
    member: str | None


@dataclass(frozen=True, slots=True)
class OperandGoal:
    """An operand decides the condition alone, by being met or by not being met."""

    tree: Node
    operand: Node
    met: bool


Goal: TypeAlias = OutcomeGoal | TierGoal | SpotGoal | ChoiceGoal | OperandGoal
