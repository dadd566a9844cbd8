"""Answer conditions for boxes instead of values: every answer that some value in the boxes gives."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias, cast

from shinsa.analysing.changing.boxes import Box, Boxes, Span, at
from shinsa.language.tree import (
    Arithmetic,
    Compare,
    Comparison,
    FactRef,
    Has,
    In,
    ItemRef,
    ListOf,
    Literal,
    Negate,
    Node,
    Operator,
    ParameterRef,
)
from shinsa.values import Truth, exact

Indexes: TypeAlias = Mapping[str, int]
"""Which item of its list each loop variable stands for."""

Truths: TypeAlias = frozenset[Truth]

YES: Truths = frozenset({True})
NO: Truths = frozenset({False})
OPEN: Truths = frozenset({None})
EITHER: Truths = frozenset({True, False})


class Unsupported(Exception):  # noqa: N818  # a form that is not answered, not an error
    """A condition of a form that is not answered for boxes."""


class Reader:
    """Answers trees that read single facts and fields of bound items, for the parameters of one day."""

    def __init__(self, parameters: Mapping[str, object]) -> None:
        self._parameters = parameters

    def truths(self, node: Node, indexes: Indexes, boxes: Boxes) -> Truths:
        """Every truth the condition has for some values in the boxes."""
        match node:
            case FactRef() | ItemRef() | Literal() | ParameterRef():
                box = self.box(node, indexes, boxes)
                return frozenset({box if isinstance(box, bool) else None})
            case Has():
                return YES if self.box(node.fact, indexes, boxes) is not None else OPEN
            case In():
                return self._among(node, indexes, boxes)
            case Compare():
                return self._compared(node, indexes, boxes)
            case _:
                raise Unsupported

    def box(self, node: Node, indexes: Indexes, boxes: Boxes) -> Box:
        """What a fact, a field, a constant or a calculation may be."""
        match node:
            case FactRef():
                return boxes.get(node.path)
            case ItemRef():
                return boxes.get(at(str(node.path), indexes[node.variable]))
            case Literal():
                return _constant(node.value)
            case ParameterRef():
                return _constant(self._parameters[node.name])
            case Negate():
                span = self._number(node.operand, indexes, boxes)
                return None if span is None else Span(-_decimal(span.high), -_decimal(span.low))
            case Arithmetic():
                return self._calculated(node, indexes, boxes)
            case _:
                raise Unsupported

    def constants(self, node: Node) -> Sequence[object]:
        """The items of a list that is written out, or that a parameter holds."""
        if isinstance(node, ListOf):
            return [self._one(item) for item in node.items]
        if isinstance(node, ParameterRef):
            held = self._parameters[node.name]
            return cast("tuple[object, ...]", held) if isinstance(held, tuple) else ()
        raise Unsupported

    def _one(self, node: Node) -> object:
        box = self.box(node, {}, {})
        return box.low if isinstance(box, Span) else box

    def _number(self, node: Node, indexes: Indexes, boxes: Boxes) -> Span | None:
        box = self.box(node, indexes, boxes)
        return box if isinstance(box, Span) else None

    def _calculated(self, node: Arithmetic, indexes: Indexes, boxes: Boxes) -> Span | None:
        left, right = self._number(node.left, indexes, boxes), self._number(node.right, indexes, boxes)
        if left is None or right is None:
            return None
        ends = [
            calculated(node.op, _decimal(one), _decimal(other))
            for one in (left.low, left.high)
            for other in (right.low, right.high)
        ]
        return Span(min(ends), max(ends))

    def _among(self, node: In, indexes: Indexes, boxes: Boxes) -> Truths:
        item = self.box(node.item, indexes, boxes)
        if item is None:
            return OPEN
        items = self.constants(node.items)
        if not isinstance(item, Span):
            return frozenset({item in items})
        held = {value for value in items if item.low <= value <= item.high}  # type: ignore[operator]
        return NO if not held else YES if item.single else EITHER

    def _compared(self, node: Compare, indexes: Indexes, boxes: Boxes) -> Truths:
        left, right = self.box(node.left, indexes, boxes), self.box(node.right, indexes, boxes)
        if left is None or right is None:
            return OPEN
        if isinstance(left, Span) and isinstance(right, Span):
            return spans_compared(node.op, left, right)
        return frozenset({(left == right) is (node.op is Comparison.EQ)})


def _constant(value: object) -> Box:
    if isinstance(value, Decimal | date):
        return Span(value, value)
    if isinstance(value, bool | str):
        return value
    raise Unsupported


def _decimal(end: Decimal | date) -> Decimal:
    if isinstance(end, Decimal):
        return end
    raise Unsupported


def calculated(operator: Operator, left: Decimal, right: Decimal) -> Decimal:
    """The result, exactly."""
    with exact():
        match operator:
            case Operator.ADD:
                return left + right
            case Operator.SUBTRACT:
                return left - right
            case Operator.MULTIPLY:
                return left * right
            case Operator.DIVIDE:
                return left / right


_SURE: Mapping[Comparison, Callable[[Span, Span], tuple[bool, bool]]] = {
    Comparison.LT: lambda one, other: (one.high < other.low, one.low >= other.high),  # type: ignore[operator]
    Comparison.LE: lambda one, other: (one.high <= other.low, one.low > other.high),  # type: ignore[operator]
    Comparison.GT: lambda one, other: (one.low > other.high, one.high <= other.low),  # type: ignore[operator]
    Comparison.GE: lambda one, other: (one.low >= other.high, one.high < other.low),  # type: ignore[operator]
    Comparison.EQ: lambda one, other: (one.single and one == other, _apart(one, other)),
    Comparison.NE: lambda one, other: (_apart(one, other), one.single and one == other),
}
"""Whether a comparison is surely true, and whether it is surely false."""


def _apart(one: Span, other: Span) -> bool:
    return one.high < other.low or other.high < one.low  # type: ignore[operator]


def spans_compared(comparison: Comparison, left: Span, right: Span) -> Truths:
    """Every truth of the comparison for values of the two spans."""
    yes, no = _SURE[comparison](left, right)
    return YES if yes else NO if no else EITHER
