"""Which leaves and numbers each rule reads, through conclusions too."""

from collections.abc import Iterator
from dataclasses import dataclass

from shinsa.planning.plan import Plan, PlannedRule
from shinsa.planning.questions import Shape, leaves
from shinsa.ruleset import Gate, Merit


@dataclass(frozen=True, slots=True)
class Reading:
    """The leaves and numbers a rule reads, by their places in the plan."""

    leaves: frozenset[int]
    numbers: frozenset[int]


def readings(plan: Plan) -> tuple[Reading, ...]:
    """What every rule reads, in the order of the plan's rules; nothing where a rule settles nothing."""
    return tuple(_reading(plan, rule) for rule in plan.rules)


def _reading(plan: Plan, rule: PlannedRule) -> Reading:
    if not (rule.in_force and isinstance(rule.rule, Gate | Merit)):
        return Reading(frozenset(), frozenset())
    read = frozenset(leaf for question in rule.questions() for leaf in _leaves(plan, question.shape))
    numbers = frozenset(tier.times for tier in (*rule.tiers, *rule.plus) if tier.times is not None)
    return Reading(read, numbers)


def _leaves(plan: Plan, shape: Shape) -> Iterator[int]:
    for leaf in leaves(shape):
        if leaf.place < len(plan.conclusions):
            yield from _leaves(plan, plan.conclusions[leaf.place].shape)
        else:
            yield leaf.place - len(plan.conclusions)
