"""Answer conditions while one number moves: the answers at one place, and how far around it they stay as they are.

This is evaluation a second time, on trees instead of generated source, because a comparison has to be watched and not
only answered. What it says is never taken on trust: every verdict told is executed on the engine.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, cast

from shinsa.analysing.firmness.lines import Line, Window
from shinsa.facts import FactList, Vocabulary
from shinsa.language.tree import (
    And,
    Arithmetic,
    Compare,
    Comparison,
    ConclusionRef,
    FactRef,
    Filter,
    Fold,
    Folded,
    Has,
    In,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Negate,
    Node,
    Not,
    ObjectType,
    Operator,
    Or,
    ParameterRef,
    Quantified,
    Quantifier,
    Size,
)
from shinsa.values import Truth

Known: TypeAlias = Any
"""What a node comes to: `Line` for numbers and days, bool, str, a tuple for lists and objects, `None` for unknown."""


class NotLinearError(Exception):
    """The number moved stands where it does not act in proportion, as a divisor does."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A loop variable: the item it stands for, and where the fields of an object are."""

    item: Known
    fields: Mapping[str, int]


Bindings: TypeAlias = Mapping[str, Bound]


class Scene:
    """What conditions read: facts by path and parameters by name, the moved one among them as a `Line`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        values: Iterable[Known],
        parameters: Mapping[str, Known],
        conclusions: Mapping[str, Node],
    ) -> None:
        self.facts = dict(zip(vocabulary.slots(), values, strict=True))
        self.parameters = parameters
        self.conclusions = conclusions
        self.fields = {
            entry.path: {fact.name: place for place, fact in enumerate(entry.fields)}
            for entry in vocabulary.entries
            if isinstance(entry, FactList)
        }


class Tracer:
    """Answers trees in one scene, narrowing a window to where the answers stay."""

    def __init__(self, scene: Scene, window: Window) -> None:
        self._scene = scene
        self._window = window
        self._concluded: dict[str, Truth] = {}

    def answer(self, node: Node, bound: Bindings | None = None) -> Known:
        """What the node comes to at the place.

        Raises:
            NotLinearError: the moved number does not act in proportion.
        """
        return self._of(node, bound or {})

    def _of(self, node: Node, bound: Bindings) -> Known:  # noqa: PLR0911  # one answer for each form
        match node:
            case Literal():
                return lifted(node.value)
            case FactRef():
                return lifted(self._scene.facts[node.path])
            case ParameterRef():
                return lifted(self._scene.parameters[node.name])
            case ItemRef():
                return _item(bound[node.variable], node.field)
            case ConclusionRef():
                return self._conclusion(node.name)
            case Arithmetic() | Negate() | Size() | Folded():
                return self._number(node, bound)
            case ListOf() | Filter() | Map():
                return self._list(node, bound)
            case _:
                return self._truth(node, bound)

    def _conclusion(self, name: str) -> Truth:
        if name not in self._concluded:
            self._concluded[name] = self._of(self._scene.conclusions[name], {})
        return self._concluded[name]

    def _truth(self, node: Not | And | Or | Compare | In | Has | Quantified, bound: Bindings) -> Truth:
        match node:
            case Not():
                return _opposite(self._of(node.operand, bound))
            case And() | Or():
                settling = isinstance(node, Or)
                return _joined((self._of(operand, bound) for operand in node.operands), settling=settling)
            case Compare():
                return self._compared(node.op, self._of(node.left, bound), self._of(node.right, bound))
            case In():
                return self._among(self._of(node.item, bound), self._of(node.items, bound))
            case Has():
                return None if self._of(node.fact, bound) is None else True
            case Quantified():
                return self._quantified(node, bound)

    def _compared(self, comparison: Comparison, left: Known, right: Known) -> Truth:
        if left is None or right is None:
            return None
        if isinstance(left, Line):
            return self._window.compared(comparison, left, right)
        return (left == right) is (comparison is Comparison.EQ)

    def _among(self, item: Known, items: tuple[Known, ...] | None) -> Truth:
        if item is None or items is None:
            return None
        return _joined((self._compared(Comparison.EQ, item, lifted(other)) for other in items), settling=True)

    def _quantified(self, node: Quantified, bound: Bindings) -> Truth:
        items = self._of(node.items, bound)
        if items is None:
            return None
        bodies = (self._of(node.body, self._with(node, item, bound)) for item in items)
        if node.quantifier is Quantifier.EXISTS_ONE:
            return _exactly_one(bodies)
        return _joined(bodies, settling=node.quantifier is Quantifier.EXISTS)

    def _with(self, node: Quantified | Filter | Map, item: Known, bound: Bindings) -> Bindings:
        kind = getattr(node.items.type, "item", None)
        fields = self._scene.fields[kind.path] if isinstance(kind, ObjectType) else {}
        return {**bound, node.variable: Bound(item, fields)}

    def _list(self, node: ListOf | Filter | Map, bound: Bindings) -> tuple[Known, ...] | None:
        if isinstance(node, ListOf):
            return tuple(self._of(item, bound) for item in node.items)
        items = self._of(node.items, bound)
        if items is None:
            return None
        bodies = [self._of(node.body, self._with(node, item, bound)) for item in items]
        if isinstance(node, Map):
            return tuple(bodies)
        return None if None in bodies else tuple(item for item, body in zip(items, bodies, strict=True) if body)

    def _number(self, node: Arithmetic | Negate | Size | Folded, bound: Bindings) -> Line | None:
        match node:
            case Arithmetic():
                return _combined(node.op, self._of(node.left, bound), self._of(node.right, bound))
            case Negate():
                operand = self._of(node.operand, bound)
                return None if operand is None else operand.scaled(Fraction(-1))
            case Size():
                items = self._of(node.items, bound)
                return None if items is None else Line(Fraction(len(items)))
            case Folded():
                return self._folded(node.fold, self._of(node.items, bound))

    def _folded(self, fold: Fold, items: tuple[Known, ...] | None) -> Line | None:
        lines = None if items is None else [cast("Line | None", lifted(item)) for item in items]
        if lines is None or None in lines:
            return None
        known = cast("list[Line]", lines)
        if fold is Fold.SUM:
            return Line(
                sum((line.value for line in known), Fraction(0)), sum((line.slope for line in known), Fraction(0))
            )
        return self._extreme(known, Comparison.LE if fold is Fold.MIN else Comparison.GE)

    def _extreme(self, lines: list[Line], comparison: Comparison) -> Line | None:
        """The least or the greatest, and that it stays so."""
        if not lines:
            return None
        pick: Callable[..., Line] = min if comparison is Comparison.LE else max
        found = pick(lines, key=lambda line: line.value)
        for line in lines:
            self._window.compared(comparison, found, line)
        return found


def lifted(value: Known) -> Known:
    """A number or a day as a line that stands still; anything else as it is."""
    if isinstance(value, Decimal):
        return Line(Fraction(value))
    return Line(Fraction(value.toordinal())) if isinstance(value, date) else value


def _item(bound: Bound, field: str | None) -> Known:
    if field is None or bound.item is None:
        return lifted(bound.item)
    return lifted(bound.item[bound.fields[field]])


def _opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _joined(truths: Iterable[Truth], *, settling: bool) -> Truth:
    """Kleene's *or* (`settling` true) or *and*; what comes after the truth that settles it is not looked at."""
    found: Truth = not settling
    for truth in truths:
        if truth is settling:
            return settling
        found = None if truth is None else found
    return found


def _exactly_one(truths: Iterable[Truth]) -> Truth:
    found = list(truths)
    if found.count(True) > 1:
        return False
    return None if None in found else True in found


def _combined(operator: Operator, left: Line | None, right: Line | None) -> Line | None:
    if left is None or right is None:
        return None
    match operator:
        case Operator.ADD:
            return left.plus(right)
        case Operator.SUBTRACT:
            return left.plus(right.scaled(Fraction(-1)))
        case Operator.MULTIPLY:
            return _product(left, right)
        case Operator.DIVIDE if not right.slope:
            return left.scaled(1 / right.value)
        case _:
            raise NotLinearError


def _product(left: Line, right: Line) -> Line:
    if left.slope and right.slope:
        raise NotLinearError
    return left.scaled(right.value) if left.slope else right.scaled(left.value)
