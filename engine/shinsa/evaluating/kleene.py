"""What generated code calls: three-valued work on lists, where a conditional expression would not do.

`None` is unknown throughout. A body is a function of one item that answers for it.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from shinsa.values import Truth


def exists(items: Sequence[Any] | None, body: Callable[[Any], Truth]) -> Truth:
    """Kleene's *or* over the items; false for none."""
    if items is None:
        return None
    answer: Truth = False
    for item in items:
        truth = body(item)
        if truth:
            return True
        if truth is None:
            answer = None
    return answer


def every(items: Sequence[Any] | None, body: Callable[[Any], Truth]) -> Truth:
    """Kleene's *and* over the items; true for none."""
    if items is None:
        return None
    answer: Truth = True
    for item in items:
        truth = body(item)
        if truth is False:
            return False
        if truth is None:
            answer = None
    return answer


def exactly_one(items: Sequence[Any] | None, body: Callable[[Any], Truth]) -> Truth:
    """Whether one item and no other satisfies the body; false as soon as two do."""
    if items is None:
        return None
    truths = [body(item) for item in items]
    yes = truths.count(True)
    if yes > 1:
        return False
    return None if None in truths else yes == 1


def select(items: Sequence[Any] | None, body: Callable[[Any], Truth]) -> tuple[Any, ...] | None:
    """The items that satisfy the body; unknown as a whole where the body is unknown for one."""
    if items is None:
        return None
    truths = [body(item) for item in items]
    if None in truths:
        return None
    return tuple(item for item, truth in zip(items, truths, strict=True) if truth)


def project(items: Sequence[Any] | None, body: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """The body's value for each item, unknown values included."""
    return None if items is None else tuple([body(item) for item in items])


def among(item: object, items: Sequence[Any] | None) -> Truth:
    """Whether the item is one of the items; unknown values may be it."""
    if item is None or items is None:
        return None
    if item in items:
        return True
    return None if None in items else False


def total(items: Sequence[Decimal | None] | None) -> Decimal | None:
    """The sum; of nothing, zero; unknown where an item is."""
    if items is None or None in items:
        return None
    return sum((item for item in items if item is not None), Decimal(0))


def smallest(items: Sequence[Decimal | None] | None) -> Decimal | None:
    """The least item; unknown where an item is, and of nothing."""
    if not items or None in items:
        return None
    return min(item for item in items if item is not None)


def largest(items: Sequence[Decimal | None] | None) -> Decimal | None:
    """The greatest item; unknown where an item is, and of nothing."""
    if not items or None in items:
        return None
    return max(item for item in items if item is not None)
