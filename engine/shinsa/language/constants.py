"""Numbers made of literals alone: what they come to, and which of them CEL would treat as whole numbers."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, DecimalException

from shinsa.language import literals
from shinsa.language.tree import (
    Arithmetic,
    Filter,
    Folded,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Negate,
    Node,
    NumberType,
    Operator,
    Size,
)
from shinsa.language.work import Variable
from shinsa.values import exact


def constant(node: Node) -> bool:
    """Whether a node is made of literals alone."""
    match node:
        case Literal():
            return True
        case Negate():
            return constant(node.operand)
        case Arithmetic():
            return constant(node.left) and constant(node.right)
        case _:
            return False


def constant_value(node: Node) -> Decimal | None:
    """What a constant number comes to, exactly; `None` for anything else, and where exactness would need rounding."""
    try:
        with exact():
            return _value(node)
    except DecimalException:
        return None


def in_unit(node: Node, unit: str | None) -> Node:
    """A constant number with that unit; of a product or quotient the left side takes it."""
    kind = NumberType(unit)
    match node:
        case Literal():
            return replace(node, type=kind)
        case Negate():
            return replace(node, type=kind, operand=in_unit(node.operand, unit))
        case Arithmetic():
            shared = node.op in {Operator.ADD, Operator.SUBTRACT}
            right = in_unit(node.right, unit) if shared else node.right
            return replace(node, type=kind, left=in_unit(node.left, unit), right=right)
        case _:
            return node


def whole(node: Node, variables: Mapping[str, Variable]) -> bool:  # noqa: PLR0911  # one answer for each form
    """Whether CEL would count with whole numbers here, and so would truncate a quotient."""
    match node:
        case Literal():
            return isinstance(node.value, Decimal) and literals.whole(node.value)
        case Size():
            return True
        case ItemRef():
            return node.field is None and node.variable in variables and variables[node.variable].whole
        case Negate():
            return whole(node.operand, variables)
        case Arithmetic():
            return whole(node.left, variables) and whole(node.right, variables)
        case ListOf():
            return all(whole(item, variables) for item in node.items)
        case Filter() | Folded():
            return whole(node.items, variables)
        case Map():
            bound = Variable(node.variable, None, None, whole(node.items, variables))
            return whole(node.body, {**variables, node.variable: bound})
        case _:
            return False


def finite_inverse(number: Decimal) -> bool:
    """Whether dividing by the number always ends: 8 and 0.4 do, 3 does not."""
    rest = abs(number.as_integer_ratio()[0])
    for prime in (2, 5):
        while rest and rest % prime == 0:
            rest //= prime
    return rest == 1


def _value(node: Node) -> Decimal | None:
    match node:
        case Literal():
            return node.value if isinstance(node.value, Decimal) else None
        case Negate():
            value = _value(node.operand)
            return None if value is None else -value
        case Arithmetic():
            left, right = _value(node.left), _value(node.right)
            return None if left is None or right is None else computed(node.op, left, right)
        case _:
            return None


def computed(operator: Operator, left: Decimal, right: Decimal) -> Decimal:
    """`left operator right`, under the arithmetic in force (see `shinsa.values.exact`)."""
    match operator:
        case Operator.ADD:
            return left + right
        case Operator.SUBTRACT:
            return left - right
        case Operator.MULTIPLY:
            return left * right
        case Operator.DIVIDE:
            return left / right
