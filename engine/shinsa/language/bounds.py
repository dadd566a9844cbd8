"""Between which values a number or date can lie, as far as the vocabulary says: plain interval arithmetic.

Parameters are unbounded on purpose: members change them, and a condition must keep its sense when they do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DecimalException
from typing import TypeAlias

from shinsa.facts import Fact
from shinsa.language.scope import Scope
from shinsa.language.tree import (
    Arithmetic,
    FactRef,
    Filter,
    Fold,
    Folded,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Negate,
    Node,
    Operator,
    Size,
)
from shinsa.values import exact

End: TypeAlias = Decimal | date | None
"""One end of a span; `None` is open."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value, both possible as far as is known; `None` is open."""

    low: End = None
    high: End = None


OPEN = Bounds()


def bounds(node: Node, scope: Scope) -> Bounds:
    """The bounds of a number or a date; open for anything else, and where exact arithmetic gives out."""
    try:
        with exact():
            return _bounds(node, scope)
    except DecimalException:
        return OPEN


def below(one: Bounds, other: Bounds) -> bool:
    """Whether every value of the first is less than every value of the second."""
    return one.high is not None and other.low is not None and one.high < other.low  # type: ignore[operator]


def not_above(one: Bounds, other: Bounds) -> bool:
    """Whether every value of the first is at most every value of the second."""
    return one.high is not None and other.low is not None and one.high <= other.low  # type: ignore[operator]


def single(one: Bounds, other: Bounds) -> bool:
    """Whether both have one possible value, and the same."""
    return one.low is not None and one.low == one.high == other.low == other.high


def count(items: Node, scope: Scope) -> tuple[int, int | None]:
    """The fewest and the most items a list can have."""
    match items:
        case ListOf():
            return len(items.items), len(items.items)
        case FactRef():
            listed = scope.fact_list(items.path)
            return 0, listed.longest if listed else None
        case Filter():
            return 0, count(items.items, scope)[1]
        case Map():
            return count(items.items, scope)
        case _:
            return 0, None


def _bounds(node: Node, scope: Scope) -> Bounds:  # noqa: PLR0911  # one answer for each form
    match node:
        case Literal():
            return Bounds(node.value, node.value) if isinstance(node.value, Decimal | date) else OPEN
        case FactRef():
            return _stated(scope.fact(node.path))
        case ItemRef():
            return _stated(scope.fact(node.path) if node.path else None)
        case Size():
            fewest, most = count(node.items, scope)
            return Bounds(Decimal(fewest), None if most is None else Decimal(most))
        case Negate():
            return _opposite(_bounds(node.operand, scope))
        case Arithmetic():
            return _combined(node.op, _bounds(node.left, scope), _bounds(node.right, scope))
        case Folded():
            return _folded(node, scope)
        case _:
            return OPEN


def _stated(fact: Fact | None) -> Bounds:
    if fact is None:
        return OPEN
    low: End = fact.minimum if fact.minimum is not None else fact.earliest
    high: End = fact.maximum if fact.maximum is not None else fact.latest
    return Bounds(low, high)


def _ends(one: Bounds) -> tuple[Decimal | None, Decimal | None]:
    low = one.low if isinstance(one.low, Decimal) else None
    return low, one.high if isinstance(one.high, Decimal) else None


def _opposite(one: Bounds) -> Bounds:
    low, high = _ends(one)
    return Bounds(None if high is None else -high, None if low is None else -low)


def _combined(operator: Operator, left: Bounds, right: Bounds) -> Bounds:
    match operator:
        case Operator.ADD:
            return _added(left, right)
        case Operator.SUBTRACT:
            return _added(left, _opposite(right))
        case Operator.MULTIPLY:
            return _scaled(left, right) if single(right, right) else _scaled(right, left)
        case Operator.DIVIDE:
            divisor, _ = _ends(right)
            inverse = Decimal(1) / divisor if divisor else None
            return _scaled(left, Bounds(inverse, inverse))


def _added(left: Bounds, right: Bounds) -> Bounds:
    (low, high), (other_low, other_high) = _ends(left), _ends(right)
    return Bounds(
        None if low is None or other_low is None else low + other_low,
        None if high is None or other_high is None else high + other_high,
    )


def _scaled(one: Bounds, by: Bounds) -> Bounds:
    """Times a constant; open where the second is none."""
    factor, same = _ends(by)
    if factor is None or factor != same:
        return OPEN
    low, high = (None if end is None else end * factor for end in _ends(one))
    if factor == 0:
        return Bounds(Decimal(0), Decimal(0))
    return Bounds(low, high) if factor > 0 else Bounds(high, low)


def _folded(node: Folded, scope: Scope) -> Bounds:
    each = _each(node.items, scope)
    if node.fold is not Fold.SUM:
        return each
    (low, high), (fewest, most) = _ends(each), count(node.items, scope)
    return Bounds(_total(low, fewest, most, lowest=True), _total(high, fewest, most, lowest=False))


def _total(each: Decimal | None, fewest: int, most: int | None, *, lowest: bool) -> Decimal | None:
    """The least or greatest sum of that many items, none of which passes `each`."""
    if each is None:
        return None
    outward = each < 0 if lowest else each > 0
    if not outward:
        return each * fewest
    return None if most is None else each * most


def _each(items: Node, scope: Scope) -> Bounds:
    """The bounds of every item of a list of numbers."""
    match items:
        case FactRef():
            return _stated(scope.fact(f"{items.path}[]"))
        case ListOf():
            return _hull(_bounds(item, scope) for item in items.items)
        case Filter():
            return _each(items.items, scope)
        case Map():
            return _bounds(items.body, scope)
        case _:
            return OPEN


def _hull(several: Iterable[Bounds]) -> Bounds:
    ends = [_ends(each) for each in several]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    known_lows, known_highs = [low for low in lows if low is not None], [high for high in highs if high is not None]
    return Bounds(
        min(known_lows) if len(known_lows) == len(lows) else None,
        max(known_highs) if len(known_highs) == len(highs) else None,
    )
