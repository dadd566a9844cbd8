"""A rule made ready to be asked about rows: planned with its own truths alone, beside the functions that find them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from shinsa.judging.outcomes import Answer, answer
from shinsa.language.tree import Node
from shinsa.planning.plan import PlannedRule, PlannedTier, Question, conditions, hundredths
from shinsa.planning.questions import Leaf
from shinsa.ruleset import Condition, Gate, Merit, Note, ParameterValue, Rule, Tier
from shinsa.values import Truth
from shinsa_adapters.rulebook.mutating.reading import Reads, Row


@dataclass(frozen=True, slots=True)
class Readers:
    """The functions of a rule's conditions, and of the numbers that scale its points, in the order asked.

    `settles` says what an unknown truth counts as, by its place.
    """

    truths: tuple[Reads, ...]
    numbers: tuple[Reads, ...]
    settles: Mapping[int, Truth]

    def answer(self, planned: PlannedRule, row: Row, *, conflict: bool) -> Answer:
        """What the rule, planned alone, answers; `conflict` says whether the evidence contradicts itself."""
        truths = tuple([reads(row) for reads in self.truths])
        if self.settles:
            truths = tuple(self.settles.get(place) if truth is None else truth for place, truth in enumerate(truths))
        numbers = tuple([reads(row) for reads in self.numbers])
        return answer(planned, truths, numbers, conflict=conflict)


def readers(rule: Rule, settles: Mapping[int, Truth], compiled: Callable[[Node], Reads]) -> Readers:
    """The readers of a rule."""
    truths = tuple(compiled(condition.tree) for condition in conditions(rule))
    tiers = (*rule.tiers, *rule.plus) if isinstance(rule, Merit) else ()
    numbers = tuple(compiled(tier.times.tree) for tier in tiers if tier.times is not None)
    return Readers(truths, numbers, settles)


def planned_alone(rule: Rule, as_of: date, parameters: Mapping[str, ParameterValue]) -> PlannedRule:
    """The rule planned with truths and numbers of its own, numbered from nought in the order they are asked."""
    if not rule.head.effective.covers(as_of):
        return PlannedRule(rule, in_force=False)
    return _Numbering(parameters).planned(rule)


class _Numbering:
    def __init__(self, parameters: Mapping[str, ParameterValue]) -> None:
        self._parameters = parameters
        self._truths = 0
        self._numbers = 0

    def planned(self, rule: Rule) -> PlannedRule:
        applies = self._question("applies", rule.head.applies)
        match rule:
            case Gate():
                reject = self._question("reject_unless", rule.reject_unless)
                review = self._question("review_unless", rule.review_unless)
                return PlannedRule(rule, in_force=True, applies=applies, reject_unless=reject, review_unless=review)
            case Note():
                return PlannedRule(rule, in_force=True, applies=applies, when=self._question("when", rule.when))
            case Merit():
                tiers = tuple(self._tier("tier", tier) for tier in rule.tiers)
                plus = tuple(self._tier("plus", tier) for tier in rule.plus)
                return PlannedRule(rule, in_force=True, applies=applies, tiers=tiers, plus=plus)

    def _question(self, role: str, condition: Condition | None) -> Question | None:
        if condition is None:
            return None
        self._truths += 1
        place = self._truths - 1
        return Question(role, condition, Leaf(place, negated=False, node=condition.tree), place)

    def _tier(self, role: str, tier: Tier) -> PlannedTier:
        question = self._question(role, tier.when)
        named = tier.points.parameter
        points = hundredths(tier.points.number if named is None else self._parameters[named])
        times = None
        if tier.times is not None:
            times, self._numbers = self._numbers, self._numbers + 1
        return PlannedTier(question, points, times, tier)
