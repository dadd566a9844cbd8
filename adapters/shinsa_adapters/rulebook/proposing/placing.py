"""Stating a number, a day or a choice so that a comparison comes out as wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from shinsa.facts import Fact, FactList
from shinsa.language.comparing import OPPOSITE
from shinsa.language.scope import Scope
from shinsa.language.tree import (
    Arithmetic,
    Compare,
    Comparison,
    DateType,
    FactRef,
    Filter,
    Folded,
    In,
    ItemRef,
    Map,
    Negate,
    Node,
    NumberType,
    Size,
)
from shinsa.values import exact
from shinsa_adapters.rulebook.proposing.sketches import ITSELF, Bound, Looking, Sketch
from shinsa_adapters.rulebook.proposing.values import (
    allowed,
    counts_items,
    known_values,
    moved,
    needed,
    ordinary_values,
    pieces_of,
    single_facts,
)
from shinsa_adapters.rulebook.thresholds import finest_step

if TYPE_CHECKING:
    from shinsa_adapters.rulebook.proposing.making import Maker

_FEW, _SEVERAL = 4, 12
"""How many values are tried of those that are none of several: in a list, and of a fact."""
_TOTALS = (Decimal("0.5"), Decimal(1), Decimal(100))
_COUNTS = (4, 3, 2, 1)
_MOST_ITEMS = 6
_STEPS = {
    Comparison.GE: (0, 1),
    Comparison.GT: (1,),
    Comparison.LE: (0, -1),
    Comparison.LT: (-1,),
    Comparison.EQ: (0,),
    Comparison.NE: (1, -1),
}


@dataclass(frozen=True, slots=True)
class Placing:
    """States single values."""

    looking: Looking
    scope: Scope
    maker: "Maker"

    def compared(self, node: Compare, wanted: bool, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: FBT001
        """Sketches in which a comparison comes out so."""
        op = node.op if wanted else OPPOSITE[node.op]
        if isinstance(node.left.type, NumberType | DateType):
            grain = finest_step(node, self.scope)
            for steps in _STEPS[op]:
                yield from self.apart(node, grain * steps, sketch, bound)
            return
        value = self.looking.value(node.right, sketch, bound)
        if value is None or not isinstance(node.left, FactRef | ItemRef):
            return
        if op is Comparison.EQ:
            yield from self.put(node.left, value, sketch, bound)
        else:
            yield from self.other(node.left, (value,), sketch, bound)

    def apart(self, node: Compare, distance: Decimal, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
        """Sketches in which the left side lies so far above the right one, in the fact's unit or in days."""
        left, right = (self.looking.value(side, sketch, bound) for side in (node.left, node.right))
        if right is not None:
            yield from self.solve(node.left, moved(right, distance), sketch, bound)
        elif left is not None:
            yield from self.solve(node.right, moved(left, -distance), sketch, bound)
        else:
            for made in self._somewhere(node.right, sketch, bound):
                if (value := self.looking.value(node.right, made, bound)) is not None:
                    yield from self.solve(node.left, moved(value, distance), made, bound)
            for made in self._somewhere(node.left, sketch, bound):
                if (value := self.looking.value(node.left, made, bound)) is not None:
                    yield from self.solve(node.right, moved(value, -distance), made, bound)

    def solve(self, node: Node, target: Any, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: ANN401
        """Sketches in which a number or day comes to the target exactly."""
        held = self.looking.value(node, sketch, bound)
        if held is not None and held == target:
            yield sketch
            return
        match node:
            case FactRef() | ItemRef():
                yield from self.put(node, target, sketch, bound)
            case Negate():
                yield from self.solve(node.operand, -target, sketch, bound)
            case Arithmetic():
                yield from self._arithmetic(node, target, sketch, bound)
            case Folded():
                before = Decimal(0) if held is None or node.fold.value != "sum" else held
                with exact():
                    yield from self._element(node.items, target - before, sketch, bound)
            case Size() if target % 1 == 0:
                yield from self._sized(node, int(target) - int(held or 0), sketch, bound)
            case _:
                return

    def member(self, node: In, wanted: bool, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: FBT001
        """Sketches in which something is, or is not, in a list."""
        item = self.looking.value(node.item, sketch, bound)
        if isinstance(node.items, FactRef):
            if item is not None:
                yield from self._in_stated(node.items.path, item, wanted, sketch)
            return
        listed = self.looking.value(node.items, sketch, bound)
        if listed is None or not isinstance(node.item, FactRef | ItemRef) or item is not None:
            return
        if wanted:
            for value in listed:
                yield from self.put(node.item, value, sketch, bound)
        else:
            yield from self.other(node.item, tuple(listed), sketch, bound)

    def put(self, node: FactRef | ItemRef, value: Any, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: ANN401
        """The sketch with the fact stated, if it is not stated otherwise and the vocabulary allows the value."""
        fact = self.fact(node)
        if fact is None or not allowed(value, fact) or self.looking.value(node, sketch, bound) is not None:
            return
        if isinstance(node, FactRef):
            yield sketch.stating(node.path, value)
            return
        path, place = bound[node.variable]
        yield sketch.in_item(path, place, node.field or ITSELF, value)

    def _sized(self, node: Size, more: int, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
        """So many items more; the list is stated even where there are none."""
        if more > _MOST_ITEMS:
            return
        if more > 0:
            for appended, (path, place) in self.maker.items(node.items, sketch, bound):
                if place == len(sketch.lists.get(path, ())):
                    yield from self._sized(node, more - 1, appended, bound)
        elif more == 0:
            held = self.maker.list_of(node.items)
            yield sketch if held is None or held in sketch.lists else sketch.listing(held, ())

    def anything(self, node: Node, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
        """The sketch with every fact stated somehow that a number is worked out from."""
        yield from self._somewhere(node, sketch, bound)

    def fact(self, node: FactRef | ItemRef) -> Fact | None:
        """The fact, or the field of items, that a node names."""
        path = node.path or ""
        return self.scope.fact(path) or self.scope.fact(f"{path}[]")

    def _in_stated(self, path: str, value: Any, wanted: bool, sketch: Sketch) -> Iterator[Sketch]:  # noqa: ANN401, FBT001
        held = sketch.lists.get(path)
        if wanted:
            yield sketch.listing(path, (*(held or ()), {ITSELF: value}))
        elif held is None:
            entry = self.looking.entries[path]
            choices = entry.item.choices if isinstance(entry, FactList) and entry.item is not None else ()
            others = (choice.value for choice in choices if choice.value != value)
            yield from (sketch.listing(path, ({ITSELF: other},)) for other in islice(others, _FEW))
            yield sketch.listing(path, ())

    def other(
        self, node: FactRef | ItemRef, refused: tuple[Any, ...], sketch: Sketch, bound: Bound
    ) -> Iterator[Sketch]:
        """The sketch with the fact stated, as none of several values."""
        fact = self.fact(node)
        others = () if fact is None else (value for value in known_values(fact, node) if value not in refused)
        for value in islice(others, _SEVERAL):
            yield from self.put(node, value, sketch, bound)

    def _somewhere(self, node: Node, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
        """The sketch with every single fact that a node reads stated: at a round number, in the middle of its range."""
        missing = [each for each in pieces_of(node) if self.looking.value(each, sketch, bound) is None]
        if not missing:
            yield sketch
            return
        for made in self._stated(missing[0], sketch, bound):
            yield from self._somewhere(node, made, bound)

    def _stated(self, node: Node, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
        """The sketch with one fact stated, one sum, or one number of items."""
        if isinstance(node, FactRef | ItemRef):
            fact = self.fact(node)
            for value in () if fact is None else ordinary_values(fact, node):
                yield from self.put(node, value, sketch, bound)
        elif isinstance(node, Folded):
            for total in _TOTALS:
                yield from self.solve(node, total, sketch, bound)
        elif isinstance(node, Size):
            for count in _COUNTS:
                yield from self._sized(node, count, sketch, bound)

    def _arithmetic(self, node: Arithmetic, target: Any, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: ANN401
        for unknown, other in ((node.left, node.right), (node.right, node.left)):
            if not single_facts(unknown) and not counts_items(unknown):
                continue
            for made in self._somewhere(other, sketch, bound):
                held = self.looking.value(other, made, bound)
                wanted = None if held is None else needed(node, target, held, known_right=other is node.right)
                if wanted is not None:
                    yield from self.solve(unknown, wanted, made, bound)

    def _element(self, node: Node, target: Any, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:  # noqa: ANN401
        """Sketches in which one item of a list of numbers comes to the target."""
        if isinstance(node, Map):
            for appended, place in self.maker.items(node.items, sketch, bound):
                yield from self.solve(node.body, target, appended, {**bound, node.variable: place})
        elif isinstance(node, Filter):
            yield from (appended for appended, _ in self.maker.items(node, sketch, bound))
