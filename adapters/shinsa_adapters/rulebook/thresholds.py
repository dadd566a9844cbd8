"""Thresholds: comparisons of numbers and dates that facts can lie on, just below or just above.

The distance of a proposal from a threshold is what its left side has over its right side, in the fact's unit or in
days; inside a quantifier there is one distance for each item.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias, cast

from shinsa.language.bounds import bounds, not_above
from shinsa.language.reference import Known, evaluate, value_in
from shinsa.language.scope import Scope
from shinsa.language.tree import (
    Arithmetic,
    Compare,
    DateType,
    FactRef,
    Filter,
    Folded,
    ItemRef,
    ListOf,
    ListType,
    Literal,
    Map,
    Negate,
    Node,
    NumberType,
    Operator,
    ParameterRef,
    Quantified,
    Size,
    children,
    walk,
)
from shinsa.values import Value, exact

Binder: TypeAlias = "Quantified | Filter | Map"


class Spot(StrEnum):
    """Where a proposal stands relative to a threshold."""

    BELOW = "just below"
    ON = "exactly on"
    ABOVE = "just above"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One comparison, inside the binders that bind its loop variables (outermost first).

    `grain` is the finest difference that counts as one step: a fact's own, or days for dates. `spots` are the spots a
    proposal can stand on, as far as the vocabulary's ranges say.
    """

    compare: Compare
    binders: tuple[Binder, ...]
    grain: Decimal
    spots: tuple[Spot, ...]


def thresholds_in(tree: Node, parameters: Mapping[str, Value], scope: Scope) -> Iterator[Threshold]:
    """Every threshold of a condition in the order written, with parameters at these values."""
    for compare, binders in compared(_settled(tree, parameters)):
        grain = finest_step(compare, scope)
        yield Threshold(compare, binders, grain, tuple(_spots(compare, scope)))


def distances(threshold: Threshold, known: Known) -> Iterator[Decimal]:
    """How far the facts known lie from the threshold; nothing where a fact it compares is not stated."""
    sides = (mapped(side, threshold.binders) for side in (threshold.compare.left, threshold.compare.right))
    left, right = (flat(value_in(side, known)) for side in sides)
    for one, other in zip(left, right, strict=False):
        if isinstance(one, date) and isinstance(other, date):
            yield Decimal((one - other).days)
        elif isinstance(one, Decimal) and isinstance(other, Decimal):
            with exact():
                yield one - other


def spot(distance: Decimal, grain: Decimal) -> Spot | None:
    """The spot that far from the threshold, `None` further than one grain away."""
    if distance == 0:
        return Spot.ON
    if abs(distance) > grain:
        return None
    return Spot.ABOVE if distance > 0 else Spot.BELOW


def compared(node: Node, binders: tuple[Binder, ...] = ()) -> Iterator[tuple[Compare, tuple[Binder, ...]]]:
    """The comparisons that are thresholds, in the order written, with the binders around each."""
    if isinstance(node, Compare) and _is_threshold(node):
        yield node, binders
    if isinstance(node, Quantified | Filter | Map):
        yield from compared(node.items, binders)
        yield from compared(node.body, (*binders, node))
        return
    for child in children(node):
        yield from compared(child, binders)


def _is_threshold(node: Compare) -> bool:
    ordered = isinstance(node.left.type, NumberType | DateType)
    return ordered and any(isinstance(below, FactRef | ItemRef) for below in walk(node))


def _settled(node: Node, parameters: Mapping[str, Value]) -> Node:
    """The tree with every parameter as the constant it is on the day."""
    if isinstance(node, ParameterRef):
        value = parameters[node.name]
        return Literal(value, node.type, node.at) if isinstance(value, bool | Decimal | str | date) else node
    parts = {field.name: getattr(node, field.name) for field in fields(node)}
    changes: dict[str, Any] = {
        name: _settled_part(part, parameters) for name, part in parts.items() if name in _BRANCHES
    }
    return replace(node, **changes)


def _settled_part(part: Node | tuple[Node, ...], parameters: Mapping[str, Value]) -> Node | tuple[Node, ...]:
    if isinstance(part, tuple):
        return tuple(_settled(each, parameters) for each in part)
    return _settled(part, parameters)


_BRANCHES = frozenset({"operand", "operands", "left", "right", "item", "items", "body", "fact"})
"""The fields in which nodes hold other nodes."""


def mapped(node: Node, binders: tuple[Binder, ...]) -> Node:
    """The node for every item of the binders, as a list of lists."""
    for binder in reversed(binders):
        node = Map(binder.items, binder.variable, node, ListType(NumberType()), binder.at)
    return node


def flat(value: object) -> Iterator[object]:
    """The single values in a list of lists."""
    if isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from flat(each)
    else:
        yield value


def _spots(compare: Compare, scope: Scope) -> Iterator[Spot]:
    """The spots within the vocabulary's ranges."""
    left, right = bounds(compare.left, scope), bounds(compare.right, scope)
    if not not_above(right, left):
        yield Spot.BELOW
    yield Spot.ON
    if not not_above(left, right):
        yield Spot.ABOVE


def finest_step(compare: Compare, scope: Scope) -> Decimal:
    """The widest single step: one step of one fact, times what the fact is multiplied by."""
    if isinstance(compare.left.type, DateType):
        return Decimal(1)
    with exact():
        steps = [*_steps(compare.left, Decimal(1), scope), *_steps(compare.right, Decimal(1), scope)]
    return max(steps, default=Decimal(1))


def _steps(node: Node, factor: Decimal, scope: Scope) -> Iterator[Decimal]:
    """What one step of each fact below changes the node by."""
    match node:
        case FactRef() | ItemRef():
            fact = scope.fact(node.path) if node.path else None
            fact = fact or scope.fact(f"{node.path}[]")
            yield abs(factor) * (fact.step if fact and fact.step else Decimal(1))
        case Size():
            yield abs(factor)
        case Negate():
            yield from _steps(node.operand, factor, scope)
        case Arithmetic():
            yield from _steps_of_arithmetic(node, factor, scope)
        case Folded():
            yield from _steps(node.items, factor, scope)
        case Map():
            yield from _steps(node.body, factor, scope)
        case Filter():
            yield from _steps(node.items, factor, scope)
        case ListOf():
            for item in node.items:
                yield from _steps(item, factor, scope)
        case _:
            return


def _steps_of_arithmetic(node: Arithmetic, factor: Decimal, scope: Scope) -> Iterator[Decimal]:
    left, right = _constant(node.left), _constant(node.right)
    if node.op is Operator.MULTIPLY:
        yield from _steps(node.right, factor * (left or 0), scope) if left is not None else ()
        yield from _steps(node.left, factor * (right or 0), scope) if right is not None else ()
    elif node.op is Operator.DIVIDE:
        yield from _steps(node.left, factor / right, scope) if right else ()
    else:
        yield from _steps(node.left, factor, scope)
        yield from _steps(node.right, factor, scope)


def _constant(node: Node) -> Decimal | None:
    """What a number without facts comes to; a parameter that is not settled has no value."""
    if any(isinstance(below, FactRef | ItemRef | ParameterRef) for below in walk(node)):
        return None
    value = evaluate(node, {}, {})
    return value if isinstance(value, Decimal) else None
