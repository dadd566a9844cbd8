"""Making a condition come out as wanted, by stating as little as possible.

Conditions have finitely many cut points, so there are few values worth trying: on a threshold, a step to either side, a
choice that is asked for or one that is not. A search over those, with what it finds looked at again by the engine.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.language.scope import Scope
from shinsa.language.tree import (
    And,
    Compare,
    ConclusionRef,
    FactRef,
    Filter,
    Folded,
    Has,
    In,
    ItemRef,
    Map,
    Node,
    Not,
    Or,
    Quantified,
    Quantifier,
    Size,
    children,
    walk,
)
from shinsa_adapters.rulebook.proposing.placing import Placing
from shinsa_adapters.rulebook.proposing.sketches import Bound, Looking, Sketch

Wish: TypeAlias = "tuple[Node, bool | None]"
"""A condition, and how it has to come out; with `None` a number that has to be known."""
Leaf: TypeAlias = Callable[[Sketch, Bound], Iterator[Sketch]]
"""What is done at the node a search is after."""


@dataclass(slots=True)
class Budget:
    """How many more conditions may be looked at for one goal; a search that has spent it finds nothing more."""

    left: int

    def spend(self) -> bool:
        """Whether there was something left."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes conditions come out as wanted, for one choice of parameters."""

    looking: Looking
    scope: Scope
    budget: Budget

    @staticmethod
    def list_of(node: Node) -> str | None:
        """The path of the list that a filter or a quantifier walks."""
        return list_of(node)

    @property
    def placing(self) -> Placing:
        """What states numbers and choices."""
        return Placing(self.looking, self.scope, self)

    def make(self, node: Node, wanted: bool, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: FBT001
        """Sketches in which the condition comes out so, those that state least first."""
        if not self.budget.spend():
            return
        found = self.looking.value(node, sketch, bound)
        if found is wanted:
            yield sketch
        elif found is None or _may_grow(node):
            yield from self._made(node, wanted, sketch, bound)

    def _made(self, node: Node, wanted: bool, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: FBT001
        match node:
            case Not():
                yield from self.make(node.operand, not wanted, sketch, bound)
            case And() | Or():
                several = self._all if isinstance(node, And) is wanted else self._any
                yield from several(node.operands, wanted, sketch, bound)
            case ConclusionRef():
                yield from self.make(self.looking.trees[node.name], wanted, sketch, {})
            case Quantified():
                yield from self._quantified(node, wanted, sketch, bound)
            case Compare():
                yield from self.placing.compared(node, wanted, sketch, bound)
            case In():
                yield from self.placing.member(node, wanted, sketch, bound)
            case FactRef() | ItemRef():
                yield from self.placing.put(node, wanted, sketch, bound)
            case Has() if wanted:
                yield from self.placing.anything(node.fact, sketch, bound)
            case _:
                return

    def _all(
        self,
        operands: tuple[Node, ...],
        wanted: bool,  # noqa: FBT001
        sketch: Sketch,
        bound: Bound,
    ) -> Iterator[Sketch]:
        """All of them: in the order written, then in the other, for the first may settle a fact too far."""
        yield from self.every([(operand, wanted) for operand in operands], sketch, bound)
        if len(operands) > 1:
            yield from self.every([(operand, wanted) for operand in reversed(operands)], sketch, bound)

    def every(self, wanted: Sequence[Wish], sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
        """Sketches in which each condition comes out as wanted, made one after another."""
        if not wanted:
            yield sketch
            return
        (node, truth), rest = wanted[0], wanted[1:]
        found = self.placing.anything(node, sketch, bound) if truth is None else self.make(node, truth, sketch, bound)
        for made in found:
            yield from self.every(rest, made, bound)

    def so(self, wanted: Sequence[Wish], sketch: Sketch) -> bool:
        """Whether each condition comes out as wanted."""
        return all((self.looking.value(node, sketch, {}) is truth) or truth is None for node, truth in wanted)

    def _any(
        self,
        operands: tuple[Node, ...],
        wanted: bool,  # noqa: FBT001
        sketch: Sketch,
        bound: Bound,
    ) -> Iterator[Sketch]:
        for operand in operands:
            yield from self.make(operand, wanted, sketch, bound)

    def _quantified(self, node: Quantified, wanted: bool, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: FBT001
        one_suffices = (node.quantifier is Quantifier.EXISTS) is wanted
        if one_suffices or (node.quantifier is Quantifier.EXISTS_ONE and wanted):
            body = wanted if node.quantifier is Quantifier.EXISTS_ONE else node.quantifier is Quantifier.EXISTS
            for appended, place in self.items(node.items, sketch, bound):
                yield from self.make(node.body, body, appended, {**bound, node.variable: place})
            return
        path = list_of(node.items)
        if path is None:
            return
        if path not in sketch.lists:
            yield sketch.listing(path, ())
            for appended, place in self.items(node.items, sketch, bound):
                body = node.quantifier is Quantifier.ALL
                yield from self.make(node.body, body, appended, {**bound, node.variable: place})
            return
        yield from self.neutral(node, sketch, bound, except_=None)

    def neutral(self, node: Quantified, sketch: Sketch, bound: Bound, *, except_: int | None) -> Iterator[Sketch]:
        """Every item of the list but one kept from deciding: met under `all`, not met under `exists`."""
        path = list_of(node.items)
        places = [] if path is None else [n for n in range(len(sketch.lists.get(path, ()))) if n != except_]
        body = node.quantifier is Quantifier.ALL
        yield from self._each(node, body, sketch, bound, places)

    def _each(
        self,
        node: Quantified,
        body: bool,  # noqa: FBT001
        sketch: Sketch,
        bound: Bound,
        places: list[int],
    ) -> Iterator[Sketch]:
        if not places:
            yield sketch
            return
        at = {**bound, node.variable: (str(list_of(node.items)), places[0])}
        for made in self.make(node.body, body, sketch, at):
            yield from self._each(node, body, made, bound, places[1:])

    def items(self, node: Node, sketch: Sketch, bound: Bound) -> Iterator[tuple[Sketch, tuple[str, int]]]:
        """Items of a list, which a filter has let through: those that are there, then a new one."""
        path = list_of(node)
        if path is None:
            return
        if not isinstance(node, Filter):
            held = sketch.lists.get(path, ())
            for number in range(len(held)):
                yield sketch, (path, number)
            entry = self.looking.entries[path]
            if len(held) < getattr(entry, "longest", 1):
                yield sketch.listing(path, (*held, {})), (path, len(held))
            return
        for appended, place in self.items(node.items, sketch, bound):
            for made in self.make(node.body, True, appended, {**bound, node.variable: place}):  # noqa: FBT003
                yield made, place

    def decide(  # noqa: PLR0913, PLR0917  # one step down a tree
        self,
        tree: Node,
        target: Node,
        leaf: Leaf,
        sketch: Sketch,
        bound: Bound,
        alone: bool = True,  # noqa: FBT001, FBT002
    ) -> Iterator[Sketch]:
        """Sketches in which `leaf` has been done at a node deep in a condition, and that node decides it `alone`."""
        if tree is target:
            yield from leaf(sketch, bound)
            return
        below = next((child for child in children(tree) if _holds(child, target)), None)
        if below is None:
            return
        if isinstance(tree, And | Or) and alone:
            others = tuple(operand for operand in tree.operands if operand is not below)
            for made in self.decide(below, target, leaf, sketch, bound, alone):
                yield from self._all(others, isinstance(tree, And), made, bound)
            for made in self._all(others, isinstance(tree, And), sketch, bound):
                yield from self.decide(below, target, leaf, made, bound, alone)
        elif isinstance(tree, Quantified | Filter | Map) and below is tree.body:
            yield from self._decide_in_item(tree, target, leaf, sketch, bound, alone)
        else:
            yield from self.decide(below, target, leaf, sketch, bound, alone)

    def _decide_in_item(  # noqa: PLR0913, PLR0917  # as above
        self,
        tree: Quantified | Filter | Map,
        target: Node,
        leaf: Leaf,
        sketch: Sketch,
        bound: Bound,
        alone: bool,  # noqa: FBT001
    ) -> Iterator[Sketch]:
        for appended, place in self.items(tree.items, sketch, bound):
            for made in self.decide(tree.body, target, leaf, appended, {**bound, tree.variable: place}, alone):
                if isinstance(tree, Quantified) and alone:
                    yield from self.neutral(tree, made, bound, except_=place[1])
                else:
                    yield made


def list_of(node: Node) -> str | None:
    """The path of the list that a filter or a quantifier walks."""
    while isinstance(node, Filter | Map):
        node = node.items
    return node.path if isinstance(node, FactRef) else None


def _may_grow(node: Node) -> bool:
    """Whether an item more could change what the condition comes to."""
    return any(isinstance(each, Quantified | Folded | Size | ConclusionRef | In) for each in walk(node))


def _holds(node: Node, target: Node) -> bool:
    return any(each is target for each in walk(node))
