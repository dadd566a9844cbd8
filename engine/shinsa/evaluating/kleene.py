"""What generated code calls: three-valued work on lists. `None` is unknown throughout."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from shinsa.values import EXACT, Truth


def among(item: object, items: Sequence[Any] | None) -> Truth:
    """Whether the item is one of the items; unknown values may be it."""
    if item is None or items is None:
        return None
    if item in items:
        return True
    return None if None in items else False


def total(items: Sequence[Decimal | None] | None) -> Decimal | None:
    """The sum; of nothing, zero; unknown where an item is."""
    if items is None:
        return None
    found = Decimal(0)
    for item in items:
        if item is None:
            return None
        found = EXACT.add(found, item)
    return found


def smallest(items: Sequence[Decimal | None] | None) -> Decimal | None:
    """The least item; unknown where an item is, and of nothing."""
    known = _all_known(items)
    return min(known) if known else None


def largest(items: Sequence[Decimal | None] | None) -> Decimal | None:
    """The greatest item; unknown where an item is, and of nothing."""
    known = _all_known(items)
    return max(known) if known else None


def _all_known(items: Sequence[Decimal | None] | None) -> list[Decimal]:
    """The items; nothing where one is unknown."""
    known = [item for item in items or () if item is not None]
    return known if items is not None and len(known) == len(items) else []
