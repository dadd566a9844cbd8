"""Cut conditions into parts that evaluation can answer alone, and formulas that chain them.

A part is the largest piece of a condition that mentions no conclusion. What remains (conclusions joined with and, or,
not) is the formula an inference works on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Part
from shinsa.language.tree import And, ConclusionRef, Node, Not, Or, walk


@dataclass(slots=True)
class Parts:
    """The parts met so far, each once; identical pieces of different rules are one part."""

    conclusions: dict[str, int]
    trees: list[Node] = field(default_factory=list[Node])
    _seen: dict[Node, int] = field(default_factory=dict[Node, int])

    def formula(self, node: Node) -> Formula:
        """The formula of a condition over parts and conclusions."""
        if not mentions_conclusion(node):
            return Part(self.own(node))
        match node:
            case ConclusionRef():
                return Derived(self.conclusions[node.name])
            case Not():
                return Negation(self.formula(node.operand))
            case And():
                return Conjunction(tuple(self._gathered(node.operands, And)))
            case Or():
                return Disjunction(tuple(self._gathered(node.operands, Or)))
            case _:
                raise AssertionError("a conclusion stands only beside and, or, not")

    def _gathered(self, operands: tuple[Node, ...], joined: type[And] | type[Or]) -> Iterator[Formula]:
        """One part for all operands without a conclusion, so that fewer facts enter the inference."""
        own = tuple(operand for operand in operands if not mentions_conclusion(operand))
        if own:
            yield Part(self.own(own[0] if len(own) == 1 else joined(own, own[0].at)))
        yield from (self.formula(operand) for operand in operands if mentions_conclusion(operand))

    def own(self, node: Node) -> int:
        """The place of a condition without conclusions among the parts."""
        index = self._seen.setdefault(node, len(self.trees))
        if index == len(self.trees):
            self.trees.append(node)
        return index


def mentions_conclusion(node: Node) -> bool:
    """Whether a conclusion stands anywhere in the condition."""
    return any(isinstance(below, ConclusionRef) for below in walk(node))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A condition with no and, or, not above it within its rule; `negated` where a *not* was pushed down onto it.

    `place` numbers what the leaf asks: conclusions first, in the ruleset's order, then every other leaf of the plan.
    """

    place: int
    negated: bool
    node: Node = field(compare=False)


@dataclass(frozen=True, slots=True)
class Branch:
    """Leaves joined by and (`every`) or by or."""

    every: bool
    limbs: "tuple[Shape, ...]"


Shape = Leaf | Branch


@dataclass(slots=True)
class Leaves:
    """The leaves met so far, each once, numbered behind the conclusions."""

    conclusions: dict[str, int]
    _places: dict[Node, int] = field(default_factory=dict[Node, int])

    def shape(self, node: Node, *, negated: bool = False) -> Shape:
        """The condition with every *not* pushed down to its leaves (De Morgan holds for three values too)."""
        match node:
            case Not():
                return self.shape(node.operand, negated=not negated)
            case And() | Or():
                limbs = tuple(self.shape(operand, negated=negated) for operand in node.operands)
                return Branch(isinstance(node, And) is not negated, limbs)
            case ConclusionRef():
                return Leaf(self.conclusions[node.name], negated, node)
            case _:
                place = self._places.setdefault(node, len(self.conclusions) + len(self._places))
                return Leaf(place, negated, node)

    def nodes(self) -> tuple[Node, ...]:
        """Every leaf that evaluation answers, in the order of their places."""
        return tuple(self._places)


def leaves(of: Shape) -> tuple[Leaf, ...]:
    """The leaves from left to right."""
    if isinstance(of, Leaf):
        return (of,)
    return tuple(leaf for limb in of.limbs for leaf in leaves(limb))
