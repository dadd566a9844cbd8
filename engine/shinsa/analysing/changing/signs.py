"""Which way each condition should go for a goal: yes is better, no is better, or now one and now the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shinsa.analysing.changing.cuts import mentions_list
from shinsa.judging.verdict import Verdict
from shinsa.language.tree import (
    And,
    ConclusionRef,
    FactRef,
    Filter,
    Fold,
    Folded,
    Literal,
    Node,
    Not,
    Or,
    Quantified,
    Quantifier,
    Size,
    walk,
)
from shinsa.planning.plan import Plan, PlannedRule, PlannedTier, Question
from shinsa.ruleset import Gate, Merit

UP, DOWN = 1, -1
BOTH = (UP, DOWN)
NOT_DOWN = 2
"""It should not surely be no; turned about, it should not surely be yes."""


@dataclass(slots=True)
class Signs:
    """The leaves of a plan's conditions, and the numbers that scale points, each with the ways that are better.

    `lists` are the conditions on all items of a list; what they ask of one item is among the leaves.
    """

    leaves: dict[Node, set[int]] = field(default_factory=lambda: defaultdict[Node, set[int]](set))
    lists: dict[Node, set[int]] = field(default_factory=lambda: defaultdict[Node, set[int]](set))
    numbers: dict[Node, set[int]] = field(default_factory=lambda: defaultdict[Node, set[int]](set))


def signs(plan: Plan, goal: Verdict) -> Signs:
    """The signs for a goal; for a review everything goes both ways."""
    walker = _Walker({entry.name: entry.when.tree for entry in plan.ruleset.conclusions})
    for entry in plan.ruleset.assumptions:
        walker.mark(entry.that.tree, (NOT_DOWN,))
    turned = {Verdict.ELIGIBLE: UP, Verdict.INELIGIBLE: DOWN}.get(goal)
    for rule in plan.rules:
        if rule.in_force and isinstance(rule.rule, Gate):
            _gate(walker, rule, turned)
        elif rule.in_force and isinstance(rule.rule, Merit):
            _merit(walker, rule, turned)
    return walker.signs


def _gate(walker: "_Walker", rule: PlannedRule, goal: int | None) -> None:
    for question, sign in ((rule.applies, DOWN), (rule.reject_unless, UP), (rule.review_unless, UP)):
        if question is not None and not (goal == DOWN and question is rule.review_unless):
            walker.mark(_tree(question), BOTH if goal is None else (sign * goal,))


def _merit(walker: "_Walker", rule: PlannedRule, goal: int | None) -> None:
    """Points of one sign that fall from tier to tier are better with more tiers held; anything else goes both ways."""
    for tiers in (rule.tiers, *((extra,) for extra in rule.plus)):
        points = [tier.hundredths for tier in tiers]
        falling = points == sorted(points, reverse=True) and points[-1] >= 0 if points else True
        for tier in tiers:
            one_way = falling or len(tiers) == 1
            way = _way(goal, UP if tier.hundredths >= 0 else DOWN) if one_way else BOTH
            _tier(walker, tier, way)
    if rule.applies is not None:
        better = all(tier.hundredths >= 0 for tier in (*rule.tiers, *rule.plus))
        walker.mark(_tree(rule.applies), _way(goal, UP) if better else BOTH)


def _tier(walker: "_Walker", tier: PlannedTier, way: tuple[int, ...]) -> None:
    if tier.question is not None:
        walker.mark(_tree(tier.question), way)
    if tier.tier.times is not None:
        walker.number(tier.tier.times.tree, way)


def _way(goal: int | None, sign: int) -> tuple[int, ...]:
    return BOTH if goal is None else (goal * sign,)


def _tree(question: Question) -> Node:
    return question.condition.tree


class _Walker:
    def __init__(self, conclusions: Mapping[str, Node]) -> None:
        self._conclusions = conclusions
        self.signs = Signs()
        self._met: set[tuple[Node, tuple[int, ...]]] = set()

    def mark(self, node: Node, ways: Iterable[int]) -> None:
        """A condition should go these ways."""
        way = tuple(ways)
        match node:
            case Not():
                self.mark(node.operand, (-each for each in way))
            case And() | Or():
                for operand in node.operands:
                    self.mark(operand, way)
            case ConclusionRef():
                if (node, way) not in self._met:
                    self._met.add((node, way))
                    self.mark(self._conclusions[node.name], way)
            case Quantified():
                self._quantified(node, way)
            case Literal():
                return
            case _:
                self.signs.leaves[node].update(way)
                self._bodies(node)

    def number(self, node: Node, ways: Iterable[int]) -> None:
        """A number should go these ways."""
        self.signs.numbers[node].update(ways)
        self._bodies(node)

    def _quantified(self, node: Quantified, way: tuple[int, ...]) -> None:
        self.signs.lists[node].update(way)
        self.mark(node.body, BOTH if node.quantifier is Quantifier.EXISTS_ONE else way)
        self._bodies(node.items)

    def _bodies(self, node: Node) -> None:
        """What filters ask, where a number or a list hangs on it, goes both ways."""
        if not mentions_list(node):
            return
        if not isinstance(node, Filter | FactRef) and _adds_up(node):
            return
        for below in walk(node):
            if isinstance(below, Filter | Quantified):
                self.mark(below.body, BOTH)


def _adds_up(node: Node) -> bool:
    """Whether lists are only added up: then what an item adds says all that its filters do."""
    folds = [below.fold for below in walk(node) if isinstance(below, Folded)]
    return all(fold is Fold.SUM for fold in folds) and any(isinstance(below, Folded | Size) for below in walk(node))
