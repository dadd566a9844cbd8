"""Proof, in the cases where it is plain, that a change says the same: two comparisons of one number with constants.

Such comparisons change their answer only at their constants. If they agree on each constant, on both sides of it and at
the ends of what the vocabulary allows, they agree everywhere; and both are unknown exactly where the number is.
"""

from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor

from shinsa.language.bounds import bounds
from shinsa.language.comparing import compared
from shinsa.language.scope import Scope
from shinsa.language.tree import Compare, FactRef, ItemRef, Literal, Node, Size
from shinsa.values import plain

_HALF = Decimal("0.5")


def proof(before: Node, after: Node, scope: Scope) -> str | None:
    """Why the two say the same of every proposal, or `None` where that is not proved."""
    if not isinstance(before, Compare) or not isinstance(after, Compare) or before.left != after.left:
        return None
    constants = [side.value for side in (before.right, after.right) if isinstance(side, Literal)]
    numbers = [value for value in constants if isinstance(value, Decimal)]
    if len(numbers) < 2 or not isinstance(before.left, FactRef | ItemRef | Size):  # noqa: PLR2004  # one on each side
        return None
    first, second = numbers
    same = all(
        compared(before.op, case, first) == compared(after.op, case, second)
        for case in _cases(before.left, numbers, scope)
    )
    return _reason(before.left, scope) if same else None


def _cases(node: Node, constants: list[Decimal], scope: Scope) -> Iterator[Decimal]:
    """Every constant, a number on each side of it, and the ends, as far as the vocabulary allows them."""
    low, high = _ends(node, scope)
    if isinstance(node, Size):
        yield from (
            Decimal(count) for count in range(floor(min(constants)) - 1, ceil(max(constants)) + 2) if count >= 0
        )
        return
    gaps = [abs(one - other) for one in constants for other in constants if one != other]
    near = min([Decimal(1), *gaps]) * _HALF
    candidates = [value for constant in constants for value in (constant - near, constant, constant + near)]
    ends = (end for end in (low, high) if end is not None)
    for case in (*candidates, *ends):
        if (low is None or case >= low) and (high is None or case <= high):
            yield case


def _ends(node: Node, scope: Scope) -> tuple[Decimal | None, Decimal | None]:
    found = bounds(node, scope)
    low, high = found.low, found.high
    return low if isinstance(low, Decimal) else None, high if isinstance(high, Decimal) else None


def _reason(node: Node, scope: Scope) -> str:
    if isinstance(node, Size):
        return "proved equivalent: both say the same of every number of items"
    low, high = _ends(node, scope)
    span = " ".join(
        [*([f"from {plain(low)}"] if low is not None else []), *([f"to {plain(high)}"] if high is not None else [])]
    )
    return f"proved equivalent: both say the same of every number{' ' if span else ''}{span}"
