"""Typed arithmetic: exact, linear in the facts, and never with a result CEL would truncate."""

from decimal import Decimal
from typing import TypeAlias

from shinsa.language import outside
from shinsa.language.constants import constant, constant_value, finite_inverse, whole
from shinsa.language.fitting import fitted
from shinsa.language.kinds import called
from shinsa.language.literals import in_whole_range
from shinsa.language.precision import digits
from shinsa.language.syntax import Binary, Syntax, Unary
from shinsa.language.tree import (
    Arithmetic,
    DateType,
    FactRef,
    Folded,
    ItemRef,
    ListType,
    Literal,
    Negate,
    Node,
    NumberType,
    Operator,
    Size,
    TextType,
    walk,
)
from shinsa.language.work import Work
from shinsa.language.writing import quoted
from shinsa.values import plain

Both: TypeAlias = tuple[Node, Node]


def number_needed(node: Node | None, syntax: Syntax, work: Work) -> Node | None:
    """The node if it is a number, else `None` with a finding."""
    if node is None or isinstance(node.type, NumberType):
        return node
    return work.report(node.at, "wrong-type", f"{quoted(syntax)} is {called(node.type)} where a number is needed")


def negated(syntax: Unary, operand: Node | None, work: Work) -> Node | None:
    """`-operand`; a literal takes the sign itself."""
    number = number_needed(operand, syntax.operand, work)
    if number is None or not isinstance(number.type, NumberType):
        return None
    at = work.place(syntax.offset)
    if isinstance(number, Literal) and isinstance(number.value, Decimal):
        return _in_range(Literal(-number.value, number.type, at), syntax, work)
    return Negate(number, number.type, at)


def calculated(syntax: Binary, left: Node | None, right: Node | None, work: Work) -> Node | None:
    """`left operator right` for `+ - * / %`, or `None` with a finding."""
    if syntax.operator == "%":
        work.report(syntax.operated_at, "not-in-language", outside.REMAINDER.message, outside.REMAINDER.hint)
        return None
    if left is None or right is None or _no_sum(syntax, left, right, work):
        return None
    numbers = number_needed(left, syntax.left, work), number_needed(right, syntax.right, work)
    if numbers[0] is None or numbers[1] is None:
        return None
    operator = Operator(syntax.operator)
    pair = _FITTERS[operator](numbers[0], numbers[1], syntax, work)
    return None if pair is None else _in_range(_arithmetic(operator, pair, work, syntax), syntax, work)


def _arithmetic(operator: Operator, pair: Both, work: Work, syntax: Binary) -> Arithmetic:
    left, right = pair
    unit = _unit(left) or (_unit(right) if operator is Operator.MULTIPLY else None)
    return Arithmetic(operator, left, right, NumberType(unit), work.place(syntax.offset))


def _unit(number: Node) -> str | None:
    return number.type.unit if isinstance(number.type, NumberType) else None


def _no_sum(syntax: Binary, left: Node, right: Node, work: Work) -> bool:
    """Whether the sides are texts, lists or dates, which CEL may add up and the language does not."""
    for kind, reason in ((TextType, outside.TEXT_SUM), (ListType, outside.LIST_SUM), (DateType, outside.DATE_SUM)):
        if isinstance(left.type, kind) or isinstance(right.type, kind):
            if type(left.type) is not type(right.type) and kind is not DateType:
                return False
            work.report(syntax.operated_at, "not-in-language", reason.message, reason.hint)
            return True
    return False


def _sum(left: Node, right: Node, _syntax: Binary, work: Work) -> Both | None:
    return fitted(left, right, work)


def _product(left: Node, right: Node, syntax: Binary, work: Work) -> Both | None:
    if varies(left) and varies(right):
        hint = "compare each on its own, or state the product as a fact"
        work.report(syntax.offset, "not-linear", f"{quoted(syntax)} multiplies two facts", hint)
        return None
    if _unit(left) and _unit(right):
        message = f"{quoted(syntax)} multiplies {called(left.type)} by {called(right.type)}"
        work.report(syntax.offset, "unit-mismatch", message, "one side of a product has no unit")
        return None
    return left, right


def _quotient(left: Node, right: Node, syntax: Binary, work: Work) -> Both | None:
    divisor = constant_value(right)
    wrong, hint = _divisor(right, divisor)
    if wrong:
        work.report(syntax.operated_at, "division", f"{quoted(syntax)} divides by {wrong}", hint)
        return None
    if whole(left, work.variables) and whole(right, work.variables):
        reason = outside.WHOLE_QUOTIENT
        work.report(syntax.operated_at, "not-in-language", reason.message, reason.hint)
        return None
    return left, right


def _divisor(right: Node, value: Decimal | None) -> tuple[str, str]:
    """What is wrong with a divisor, and how to do without; two empty texts where nothing is."""
    mended = "multiply the other side instead: for `a / b >= c` write `a >= c * b`"
    if value is None:
        what = "a fact" if varies(right) else "a parameter"
        return f"{what}, which may be zero or leave a remainder", mended
    if value == 0:
        return "zero", "take the division away"
    return ("", "") if finite_inverse(value) else (f"{plain(value)}, which has no exact decimal result", mended)


_FITTERS = {
    Operator.ADD: _sum,
    Operator.SUBTRACT: _sum,
    Operator.MULTIPLY: _product,
    Operator.DIVIDE: _quotient,
}


def varies(node: Node) -> bool:
    """Whether a number depends on the proposal."""
    return any(isinstance(below, FactRef | ItemRef | Size | Folded) for below in walk(node))


def _in_range(node: Literal | Arithmetic, syntax: Syntax, work: Work) -> Node | None:
    """The node, unless it is a constant that cannot be exact or that CEL's whole numbers do not reach."""
    if not constant(node):
        return node if digits(node).fit else _too_long(syntax, "shorten its constants", work)
    value = constant_value(node)
    if value is not None and (in_whole_range(value) or not whole(node, {})):
        return node
    hint = "write it with a decimal point, such as `1.0`" if value is not None else "shorten it"
    return _too_long(syntax, hint, work)


def _too_long(syntax: Syntax, hint: str, work: Work) -> Node | None:
    message = f"{quoted(syntax)} can come to more digits than are counted exactly"
    return work.report(syntax.offset, "number-too-long", message, hint)
