"""From the syntax tree to the typed tree. Every mistake is kept, and building goes on after each."""

from collections.abc import Callable, Mapping
from typing import Any

from shinsa.language import arithmetic, literals, outside
from shinsa.language.calls import call
from shinsa.language.catalogue import types as catalogue
from shinsa.language.catalogue.mistakes import WRITE_IT
from shinsa.language.fitting import fitted, fitted_in, fitted_list
from shinsa.language.kinds import called
from shinsa.language.mistakes import Mistake
from shinsa.language.names import dotted, resolve
from shinsa.language.outside import Reason
from shinsa.language.sense import doubt_comparison, doubt_constant, doubt_membership
from shinsa.language.syntax import (
    Binary,
    Call,
    Conditional,
    ConstantWord,
    Index,
    Joined,
    Listed,
    Mapped,
    Message,
    Name,
    NumberWord,
    Select,
    Syntax,
    TextWord,
    Unary,
)
from shinsa.language.tree import (
    And,
    BoolType,
    Compare,
    Comparison,
    DateType,
    In,
    ListOf,
    ListType,
    Literal,
    Node,
    Not,
    NumberType,
    ObjectType,
    Or,
    TextType,
)
from shinsa.language.work import Work
from shinsa.language.writing import quoted, written
from shinsa.messages.message import Translated
from shinsa.messages.teller import said

_ORDERS = {Comparison.LT, Comparison.LE, Comparison.GT, Comparison.GE}
_RELATIONS = {comparison.value for comparison in Comparison}


def build(syntax: Syntax, work: Work) -> Node | None:
    """The typed tree of a syntax tree, or `None` with at least one finding."""
    return _BUILDERS[type(syntax)](syntax, work)


def truth_needed(node: Node | None, syntax: Syntax, work: Work) -> Node | None:
    """The node if it answers yes or no, else `None` with a finding."""
    if node is None:
        return None
    if isinstance(node.type, BoolType):
        doubt_constant(node, syntax, work)
        return node
    message = said(catalogue.TRUTH_NEEDED, text=quoted(syntax), kind=called(node.type))
    return work.report(node.at, "wrong-type", message, _ask(node, syntax))


def _ask(node: Node, syntax: Syntax) -> Translated | None:
    """How to make a question of it."""
    words = written(syntax)
    match node.type:
        case NumberType() | DateType() if not isinstance(node, Literal):
            return said(catalogue.COMPARE_IT, words=words)
        case ListType() if not isinstance(node, ListOf):
            return said(catalogue.ASK_ITEMS, words=words)
        case _:
            return None


def _within(syntax: Syntax, work: Work) -> Node | None:
    with work.within():
        return build(syntax, work)


def _refuse(reason: Reason, offset: int, work: Work, *parts: Syntax) -> Node | None:
    """Report something outside the language, and read its parts for mistakes of their own."""
    refused = work.report(offset, "not-in-language", reason.message, reason.hint)
    for part in parts:
        _within(part, work)
    return refused


def _number(syntax: NumberWord, work: Work, minus_at: int | None = None) -> Node | None:
    value = literals.number(syntax.text, syntax.offset)
    if isinstance(value, Mistake):
        return work.report_mistake(value)
    signed = value if minus_at is None else -value
    if literals.whole(value) and not literals.in_whole_range(signed):
        message, hint = said(catalogue.BEYOND_WHOLE, text=syntax.text), said(WRITE_IT, text=f"{syntax.text}.0")
        return work.report(syntax.offset, "number-too-long", message, hint)
    return Literal(signed, NumberType(), work.place(syntax.offset if minus_at is None else minus_at))


def _text(syntax: TextWord, work: Work) -> Node | None:
    value = literals.text(syntax.text, syntax.offset)
    if isinstance(value, Mistake):
        return work.report_mistake(value)
    return Literal(value, TextType(), work.place(syntax.offset))


def _constant(syntax: ConstantWord, work: Work) -> Node | None:
    if syntax.text == "null":
        return _refuse(outside.NULL, syntax.offset, work)
    return Literal(syntax.text == "true", BoolType(), work.place(syntax.offset))


def _name(syntax: Name, work: Work) -> Node | None:
    if syntax.rooted:
        return _refuse(outside.ROOTED, syntax.offset, work)
    return resolve([syntax.name], syntax.offset, work)


def _select(syntax: Select, work: Work) -> Node | None:
    parts = dotted(syntax)
    if parts is not None:
        return resolve(parts, syntax.offset, work)
    if _within(syntax.base, work) is not None:
        _refuse(outside.COMPUTED_FIELD, syntax.offset, work)
    return None


def _index(syntax: Index, work: Work) -> Node | None:
    return _refuse(outside.INDEXING, syntax.offset, work, syntax.base, syntax.key)


def _message(syntax: Message, work: Work) -> Node | None:
    return _refuse(outside.MESSAGES, syntax.offset, work, *syntax.values)


def _mapped(syntax: Mapped, work: Work) -> Node | None:
    return _refuse(outside.MAPS, syntax.offset, work, *syntax.parts)


def _conditional(syntax: Conditional, work: Work) -> Node | None:
    return _refuse(outside.CONDITIONAL, syntax.offset, work, syntax.condition, syntax.yes, syntax.no)


def _listed(syntax: Listed, work: Work) -> Node | None:
    if not syntax.items:
        return _refuse(outside.EMPTY_LIST, syntax.offset, work)
    built = [_within(item, work) for item in syntax.items]
    items = tuple(item for item in built if item is not None)
    if len(items) < len(built):
        return None
    if any(isinstance(item.type, ListType) for item in items):
        return _refuse(outside.NESTED_LIST, syntax.offset, work)
    if _mixed(items):
        return _refuse(outside.MIXED_LIST, syntax.offset, work)
    fitting = fitted_list(items, work)
    if fitting is None or isinstance(kind := fitting[0].type, ListType):
        return None
    return ListOf(fitting, ListType(kind), work.place(syntax.offset))


def _mixed(items: tuple[Node, ...]) -> bool:
    """Whether literals of different types stand in one list."""
    return len({type(item.type) for item in items if isinstance(item, Literal)}) > 1


def _unary(syntax: Unary, work: Work) -> Node | None:
    if syntax.operator == "!":
        operand = truth_needed(build(syntax.operand, work), syntax.operand, work)
        return None if operand is None else Not(operand, work.place(syntax.offset))
    if isinstance(syntax.operand, NumberWord):
        return _number(syntax.operand, work, syntax.offset)
    return arithmetic.negated(syntax, _within(syntax.operand, work), work)


def _joined(syntax: Joined, work: Work) -> Node | None:
    built = [truth_needed(build(operand, work), operand, work) for operand in syntax.operands]
    operands = tuple(operand for operand in built if operand is not None)
    if len(operands) < len(built):
        return None
    at = work.place(syntax.offset)
    return And(operands, at) if syntax.operator == "&&" else Or(operands, at)


def _binary(syntax: Binary, work: Work) -> Node | None:
    left, right = _within(syntax.left, work), _within(syntax.right, work)
    if syntax.operator not in _RELATIONS and syntax.operator != "in":
        return arithmetic.calculated(syntax, left, right, work)
    if left is None or right is None:
        return None
    if syntax.operator == "in":
        return _membership(syntax, left, right, work)
    return _comparison(syntax, left, right, work)


def _membership(syntax: Binary, left: Node, right: Node, work: Work) -> Node | None:
    if not isinstance(right.type, ListType):
        message = said(catalogue.IN_NEEDS_LIST, text=quoted(syntax.right), kind=called(right.type))
        return work.report(right.at, "wrong-type", message, said(catalogue.ONE_VALUE))
    if isinstance(left.type, ListType):
        return _refuse(outside.LIST_COMPARISON, syntax.offset, work)
    pair = fitted_in(left, right, work)
    if pair is None:
        return None
    node = In(*pair, work.place(syntax.offset))
    doubt_membership(node, syntax, work)
    return node


def _comparison(syntax: Binary, left: Node, right: Node, work: Work) -> Node | None:
    operator = Comparison(syntax.operator)
    if isinstance(left.type, ListType) and isinstance(right.type, ListType):
        return _refuse(outside.LIST_COMPARISON, syntax.offset, work)
    if isinstance(syntax.left, Binary) and _chained(syntax.left, right):
        return _unchain(syntax, syntax.left, work)
    pair = fitted(left, right, work)
    if pair is None:
        return None
    if operator in _ORDERS and not isinstance(left.type, NumberType | DateType):
        return _refuse(outside.NO_ORDER, syntax.operated_at, work)
    node = Compare(operator, *pair, work.place(syntax.offset))
    doubt_comparison(node, syntax, work)
    return node


def _chained(left: Binary, right: Node) -> bool:
    """Whether this is `a < b < c`."""
    return left.operator in _RELATIONS and not isinstance(right.type, BoolType | ObjectType)


def _unchain(syntax: Binary, left: Binary, work: Work) -> Node | None:
    message = said(catalogue.COMPARES_ANSWER, text=quoted(syntax))
    both = f"{written(left)} && {written(left.right)} {syntax.operator} {written(syntax.right)}"
    return work.report(syntax.offset, "wrong-type", message, said(WRITE_IT, text=both))


def _call(syntax: Call, work: Work) -> Node | None:
    return call(syntax, work, build)


_BUILDERS: Mapping[type[Any], Callable[[Any, Work], Node | None]] = {
    NumberWord: _number,
    TextWord: _text,
    ConstantWord: _constant,
    Name: _name,
    Select: _select,
    Index: _index,
    Message: _message,
    Mapped: _mapped,
    Conditional: _conditional,
    Listed: _listed,
    Unary: _unary,
    Joined: _joined,
    Binary: _binary,
    Call: _call,
}
