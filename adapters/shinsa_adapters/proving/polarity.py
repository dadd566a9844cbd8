"""Which way an expression moves when one fact gets better: read off its form, where the form says so.

That is a proof: `generation.net_mw >= 300` can only turn from no to yes as the megawatts grow, whatever else is so, and
an unknown elsewhere stays an unknown. Where the form leaves it open nothing is said, and the solver is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import cast

from shinsa.language import tree as t
from shinsa.language.constants import constant_value
from shinsa.laws import Better, Law
from shinsa.ruleset import ParameterValue


class Way(Enum):
    """Stays, rises (from no to unknown to yes, or in number), falls, or cannot be told."""

    STAYS = 0
    RISES = 1
    FALLS = -1
    OPEN = 2


def turned(way: Way) -> Way:
    """The way of the opposite."""
    return {Way.RISES: Way.FALLS, Way.FALLS: Way.RISES}.get(way, way)


def together(*ways: Way) -> Way:
    """The way of what moves as each of these moves it."""
    moving = {way for way in ways if way is not Way.STAYS}
    return Way.STAYS if not moving else moving.pop() if len(moving) == 1 else Way.OPEN


@dataclass(frozen=True, slots=True)
class Polarity:
    """The ways of expressions as the fact of a law gets better."""

    law: Law
    conclusions: Mapping[str, t.Node]
    parameters: Mapping[str, ParameterValue]

    def way(self, node: t.Node) -> Way:  # noqa: PLR0911  # one answer for each form
        """The way of any expression."""
        match node:
            case t.FactRef() | t.ItemRef():
                return self._fact(node)
            case t.Literal() | t.ParameterRef() | t.Has():
                return Way.STAYS  # whether it is stated does not change
            case t.ConclusionRef():
                return self.way(self.conclusions[node.name])
            case t.Not() | t.Negate():
                return turned(self.way(node.operand))
            case t.And() | t.Or():
                return together(*map(self.way, node.operands))
            case t.Compare():
                return self._compared(node)
            case t.In():
                return self._among(node)
            case t.Arithmetic():
                return self._calculated(node)
            case _:
                return self._listed(node)

    def _is_it(self, node: t.Node) -> bool:
        return isinstance(node, t.FactRef | t.ItemRef) and node.path == self.law.fact

    def _fact(self, node: t.FactRef | t.ItemRef) -> Way:
        if not self._is_it(node):
            return Way.STAYS
        up = self.law.better in {Better.MORE, Better.YES}
        return Way.OPEN if isinstance(self.law.better, tuple) else Way.RISES if up else Way.FALLS

    def _compared(self, node: t.Compare) -> Way:
        if isinstance(node.left.type, t.ChoiceType) and isinstance(self.law.better, tuple):
            return self._chosen(node)
        ways = self.way(node.left), self.way(node.right)
        if ways == (Way.STAYS, Way.STAYS):
            return Way.STAYS
        if node.op in {t.Comparison.GE, t.Comparison.GT}:
            return together(ways[0], turned(ways[1]))
        if node.op in {t.Comparison.LE, t.Comparison.LT}:
            return together(turned(ways[0]), ways[1])
        return Way.OPEN

    def _chosen(self, node: t.Compare) -> Way:
        if not self._is_it(node.left) or not isinstance(node.right, t.Literal | t.ParameterRef):
            return together(self.way(node.left), self.way(node.right))
        wanted = self._value(node.right)
        return self._steps({wanted} if node.op is t.Comparison.EQ else self._others({wanted}))

    def _among(self, node: t.In) -> Way:
        if isinstance(self.law.better, tuple) and self._is_it(node.item):
            listed = node.items
            if isinstance(listed, t.ParameterRef):
                return self._steps(_members(self._value(listed)))
            if isinstance(listed, t.ListOf) and all(isinstance(item, t.Literal) for item in listed.items):
                return self._steps({self._value(item) for item in listed.items})
            return Way.OPEN
        ways = self.way(node.item), self.way(node.items)
        return Way.STAYS if ways == (Way.STAYS, Way.STAYS) else Way.OPEN

    def _value(self, node: t.Node) -> object:
        if isinstance(node, t.ParameterRef):
            return self.parameters[node.name]
        return node.value if isinstance(node, t.Literal) else None

    def _others(self, choices: set[object]) -> set[object]:
        every: set[object] = set(self.law.better) if isinstance(self.law.better, tuple) else set()
        return every - choices

    def _steps(self, choices: set[object]) -> Way:
        """Whether choices, from the worst to the best, turn from outside to inside once, or the other way."""
        inside = [choice in choices for choice in self.law.better]
        if len(set(inside)) < 2:  # noqa: PLR2004  # all or none
            return Way.STAYS
        return Way.RISES if inside == sorted(inside) else Way.FALLS if inside == sorted(inside)[::-1] else Way.OPEN

    def _calculated(self, node: t.Arithmetic) -> Way:
        left, right = self.way(node.left), self.way(node.right)
        match node.op:
            case t.Operator.ADD:
                return together(left, right)
            case t.Operator.SUBTRACT:
                return together(left, turned(right))
            case t.Operator.MULTIPLY | t.Operator.DIVIDE:
                moving, other = (right, node.left) if left is Way.STAYS else (left, node.right)
                return self._scaled(moving, other)

    def _scaled(self, way: Way, factor: t.Node) -> Way:
        """The way of something times a constant, or over one."""
        held = self.parameters.get(factor.name) if isinstance(factor, t.ParameterRef) else constant_value(factor)
        if way is Way.STAYS or not isinstance(held, Decimal):
            return Way.STAYS if way is Way.STAYS else Way.OPEN
        return Way.STAYS if not held else turned(way) if held.is_signed() else way

    def _listed(self, node: t.Node) -> Way:
        """Lists, and what is asked of them: the items stay, their values move."""
        match node:
            case t.Quantified():
                ways = together(self.way(node.items), self.way(node.body))
                exact = node.quantifier is t.Quantifier.EXISTS_ONE
                return Way.STAYS if ways is Way.STAYS else Way.OPEN if exact else self._kept(node.items, ways)
            case t.Filter():
                return Way.STAYS if together(self.way(node.items), self.way(node.body)) is Way.STAYS else Way.OPEN
            case t.Size(items=t.Filter() as chosen):
                return self._counted(chosen)
            case t.Map():
                return self._kept(node.items, self.way(node.body))
            case t.Folded():
                return self.way(node.items)
            case _:
                return Way.STAYS if self._still(node) else Way.OPEN

    def _counted(self, chosen: t.Filter) -> Way:
        """How many are chosen moves as the choice does, where it is never open: nothing but the fact decides it."""
        moved = self.way(chosen.body)
        facts = [below for below in t.walk(chosen.body) if isinstance(below, t.FactRef | t.ItemRef | t.ConclusionRef)]
        alone = all(self._is_it(below) for below in facts)
        return Way.STAYS if moved is Way.STAYS else self._kept(chosen.items, moved) if alone else Way.OPEN

    def _kept(self, items: t.Node, way: Way) -> Way:
        return way if self._still(items) else Way.OPEN

    def _still(self, node: t.Node) -> bool:
        """Whether nothing below reads the fact."""
        return not any(self._is_it(below) for below in t.walk(node))


def _members(held: object) -> set[object]:
    return set(cast("tuple[object, ...]", held)) if isinstance(held, tuple) else set()
