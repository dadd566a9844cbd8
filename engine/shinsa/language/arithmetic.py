"""Typed arithmetic: exact, linear in the facts, and never with a result CEL would truncate."""

from decimal import Decimal
from typing import TypeAlias

from shinsa.language import outside
from shinsa.language.catalogue import sense as catalogue
from shinsa.language.catalogue.mistakes import SHORTEN_IT
from shinsa.language.catalogue.types import NUMBER_NEEDED
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
from shinsa.messages.message import Message, Translated
from shinsa.messages.teller import said
from shinsa.values import plain

Both: TypeAlias = tuple[Node, Node]


def number_needed(node: Node | None, syntax: Syntax, work: Work) -> Node | None:
    """The node if it is a number, else `None` with a finding."""
    if node is None or isinstance(node.type, NumberType):
        return node
    message = said(NUMBER_NEEDED, text=quoted(syntax), kind=called(node.type))
    return work.report(node.at, "wrong-type", message)


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
        message = said(catalogue.MULTIPLIES_FACTS, text=quoted(syntax))
        work.report(syntax.offset, "not-linear", message, said(catalogue.COMPARE_EACH))
        return None
    if _unit(left) and _unit(right):
        text, units = quoted(syntax), (called(left.type), called(right.type))
        message = said(catalogue.MULTIPLIES_UNITS, text=text, left=units[0], right=units[1])
        work.report(syntax.offset, "unit-mismatch", message, said(catalogue.ONE_WITHOUT_UNIT))
        return None
    return left, right


def _quotient(left: Node, right: Node, syntax: Binary, work: Work) -> Both | None:
    wrong = _divisor(right, constant_value(right), quoted(syntax))
    if wrong is not None:
        zero = constant_value(right) == 0
        hint = said(catalogue.DIVISION_AWAY if zero else catalogue.MULTIPLY_OTHER_SIDE)
        work.report(syntax.operated_at, "division", wrong, hint)
        return None
    if whole(left, work.variables) and whole(right, work.variables):
        reason = outside.WHOLE_QUOTIENT
        work.report(syntax.operated_at, "not-in-language", reason.message, reason.hint)
        return None
    return left, right


def _divisor(right: Node, value: Decimal | None, text: str) -> Translated | None:
    """What is wrong with a divisor; `None` where nothing is."""
    if value is None:
        return said(catalogue.DIVIDES_BY_FACT if varies(right) else catalogue.DIVIDES_BY_PARAMETER, text=text)
    if value == 0:
        return said(catalogue.DIVIDES_BY_ZERO, text=text)
    return None if finite_inverse(value) else said(catalogue.DIVIDES_INEXACTLY, text=text, divisor=plain(value))


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
        return node if digits(node).fit else _too_long(syntax, catalogue.SHORTEN_CONSTANTS, work)
    value = constant_value(node)
    if value is not None and (in_whole_range(value) or not whole(node, {})):
        return node
    return _too_long(syntax, catalogue.WITH_DECIMAL_POINT if value is not None else SHORTEN_IT, work)


def _too_long(syntax: Syntax, hint: Message, work: Work) -> Node | None:
    message = said(catalogue.TOO_MANY_DIGITS, text=quoted(syntax))
    return work.report(syntax.offset, "number-too-long", message, said(hint))
