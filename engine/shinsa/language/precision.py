"""How many digits a calculation can need, so that one that might have to round is refused before any proposal comes."""

from dataclasses import dataclass
from decimal import Decimal

from shinsa.language.constants import constant_value
from shinsa.language.literals import LONGEST_NUMBER
from shinsa.language.tree import Arithmetic, Filter, Fold, Folded, ListOf, Literal, Map, Negate, Node, Operator
from shinsa.values import EXACT

_MANY_ITEMS = 5
"""Digits a sum may add: no proposal lists a hundred thousand items."""


@dataclass(frozen=True, slots=True)
class Digits:
    """Digits before and after the point."""

    before: int
    after: int

    @property
    def fit(self) -> bool:
        """Whether exact arithmetic holds that many."""
        return self.before + self.after <= EXACT.prec


STATED = Digits(LONGEST_NUMBER, LONGEST_NUMBER)
"""What a fact or parameter may have."""


def digits(node: Node) -> Digits:  # noqa: PLR0911  # one answer for each form
    """The digits the value of a number, or of each number of a list, can have."""
    match node:
        case Literal():
            return _of(node.value) if isinstance(node.value, Decimal) else STATED
        case Negate():
            return digits(node.operand)
        case Arithmetic():
            return _calculated(node)
        case Folded():
            each = digits(node.items)
            return Digits(each.before + _MANY_ITEMS, each.after) if node.fold is Fold.SUM else each
        case Filter():
            return digits(node.items)
        case Map():
            return digits(node.body)
        case ListOf():
            return _widest([digits(item) for item in node.items])
        case _:
            return STATED


def _of(number: Decimal) -> Digits:
    exponent = number.as_tuple().exponent
    return Digits(max(number.adjusted() + 1, 1), max(-exponent, 0) if isinstance(exponent, int) else 0)


def _widest(several: list[Digits]) -> Digits:
    return Digits(max(each.before for each in several), max(each.after for each in several))


def _calculated(node: Arithmetic) -> Digits:
    left, right = digits(node.left), digits(node.right)
    match node.op:
        case Operator.ADD | Operator.SUBTRACT:
            widest = _widest([left, right])
            return Digits(widest.before + 1, widest.after)
        case Operator.MULTIPLY:
            return Digits(left.before + right.before, left.after + right.after)
        case Operator.DIVIDE:
            divisor = constant_value(node.right)
            by = _of(EXACT.divide(Decimal(1), divisor)) if divisor else STATED
            return Digits(left.before + by.before, left.after + by.after)
