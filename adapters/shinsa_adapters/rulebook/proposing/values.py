"""Values worth trying, and the arithmetic of comparisons: everything about placing that needs no sketch."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from shinsa.facts import Fact, FactKind
from shinsa.language.tree import Arithmetic, FactRef, Folded, ItemRef, Negate, Node, Operator, Size
from shinsa.values import Value, exact

_NAMED_FIRST = ("US", "JP", "KR", "DE", "CN", "MX")
"""The countries that a search tries first, which every reader knows."""


def moved(value: Any, distance: Decimal) -> Any:  # noqa: ANN401  # a number or a day
    """The number, or the day, so far away."""
    if isinstance(value, date):
        return value + timedelta(days=int(distance))
    with exact():
        return value + distance


def needed(node: Arithmetic, target: Decimal, held: Decimal, *, known_right: bool) -> Decimal | None:
    """What the other side has to come to."""
    with exact():
        match node.op:
            case Operator.ADD:
                return target - held
            case Operator.SUBTRACT:
                return target + held if known_right else held - target
            case Operator.MULTIPLY:
                return _exactly(target, held)
            case Operator.DIVIDE:
                return target * held if known_right else None


def _exactly(target: Decimal, factor: Decimal) -> Decimal | None:
    """The quotient, where it comes out even."""
    if factor == 0:
        return None
    quotient = Fraction(target) / Fraction(factor)
    rest = quotient.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(quotient.numerator) / Decimal(quotient.denominator) if rest == 1 else None


def allowed(value: Any, fact: Fact) -> bool:  # noqa: ANN401
    """Whether the vocabulary allows the value."""
    match fact.kind:
        case FactKind.NUMBER | FactKind.MONEY:
            low, high, step = fact.minimum, fact.maximum, fact.step
            within = (low is None or value >= low) and (high is None or value <= high)
            return within and (not step or value % step == 0)
        case FactKind.DATE:
            early, late = fact.earliest, fact.latest
            return (early is None or value >= early) and (late is None or value <= late)
        case _:
            return True


def known_values(fact: Fact, node: FactRef | ItemRef) -> Iterator[Value]:
    """The values of a fact that is a choice, those that every reader knows first."""
    if fact.kind is FactKind.BOOL:
        yield from (True, False)
    elif fact.kind is FactKind.TEXT:
        yield from ("one", "another")
    elif fact.kind is FactKind.COUNTRY:
        yield from (*_NAMED_FIRST, *(code for code in getattr(node.type, "choices", ()) if code not in _NAMED_FIRST))
    else:
        yield from (choice.value for choice in fact.choices)


def ordinary_values(fact: Fact, node: FactRef | ItemRef) -> Iterator[Value]:
    """Values that mean nothing in particular: round, or at an end of the range."""
    if fact.kind in {FactKind.NUMBER, FactKind.MONEY}:
        for value in (Decimal(100), Decimal(10), Decimal(1), Decimal("0.5"), fact.minimum, fact.maximum):
            if value is not None and allowed(value, fact):
                yield value
    elif fact.kind is FactKind.DATE:
        yield from (day for day in (date(2027, 1, 1), fact.earliest, fact.latest) if day and allowed(day, fact))
    else:
        yield from known_values(fact, node)


def single_facts(node: Node) -> list[FactRef | ItemRef]:
    """The single facts that a number is worked out from, outside of lists."""
    match node:
        case FactRef() | ItemRef():
            return [node]
        case Arithmetic():
            return [*single_facts(node.left), *single_facts(node.right)]
        case Negate():
            return single_facts(node.operand)
        case _:
            return []


def pieces_of(node: Node) -> list[Node]:
    """What a number is worked out from: single facts, sums over lists, numbers of items."""
    match node:
        case FactRef() | ItemRef() | Folded() | Size():
            return [node]
        case Arithmetic():
            return [*pieces_of(node.left), *pieces_of(node.right)]
        case Negate():
            return pieces_of(node.operand)
        case _:
            return []


def counts_items(node: Node) -> bool:
    """Whether a number is worked out from a list."""
    match node:
        case Folded() | Size():
            return True
        case Arithmetic():
            return counts_items(node.left) or counts_items(node.right)
        case Negate():
            return counts_items(node.operand)
        case _:
            return False
