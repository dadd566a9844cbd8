"""From the text of a condition to its syntax tree.

The grammar is CEL's (https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax), whole; what the condition
language leaves out is refused afterwards, where a reason can be given.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from shinsa.language import mistakes
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

if TYPE_CHECKING:
    from lark import Lark, Token

_TRIPLE = ('"""', "'''")
_PLAIN = "\"'"
_TEXT = "|".join(
    (
        *(rf"(?:[rR][bB]?|[bB][rR]){quotes}(?s:.*?){quotes}" for quotes in _TRIPLE),
        *(rf"[bB]?{quotes}(?s:\\.|[^\\])*?{quotes}" for quotes in _TRIPLE),
        *(rf"(?:[rR][bB]?|[bB][rR]){quote}[^{quote}\r\n]*{quote}" for quote in _PLAIN),
        *(rf"[bB]?{quote}(?:\\[^\r\n]|[^{quote}\\\r\n])*{quote}" for quote in _PLAIN),
    )
)
"""A text: raw or not, in three quotes or one, the longest form first."""

_RULES = r"""
?start: expr
?expr: operation | operation "?" operation ":" expr -> conditional
?operation: operand | operand (_operator operand)+
?operand: member | (NOT | MINUS) operand -> unary
?member: "(" expr ")"
    | NUMBER -> number
    | TEXT -> text
    | (TRUE | FALSE | NULL) -> constant
    | NAME -> name
    | "." NAME -> rooted
    | NAME "(" arguments ")" -> call
    | OPEN arguments "]" -> listed
    | BRACE pairs "}" -> mapped
    | member "." NAME -> select
    | member "." NAME "(" arguments ")" -> method
    | member "[" expr "]" -> index
    | member "{" fields "}" -> message
_operator: OPERATOR | MINUS | IN
arguments: [expr ("," expr)* ","?]
fields: [NAME ":" expr ("," NAME ":" expr)* ","?]
pairs: [expr ":" expr ("," expr ":" expr)* ","?]

OPEN: "["
BRACE: "{"
IN: "in"
TRUE: "true"
FALSE: "false"
NULL: "null"
MINUS: "-"
NOT: "!"
OPERATOR: /\|\||&&|==|!=|<=|>=|[<>+*\/%]/
NUMBER.3: /0[xX][0-9a-fA-F]+[uU]?|(?:[0-9]+\.[0-9]+|\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?[uU]?/
NAME: /[_a-zA-Z][_a-zA-Z0-9]*/
COMMENT.4: /\/\/[^\n]*/
SPACE: /[ \t\r\n\f]+/
%ignore COMMENT
%ignore SPACE
"""
GRAMMAR = f"{_RULES}TEXT.3: /{_TEXT}/\n"

_BINDING = {"||": 1, "&&": 2, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5}
_RELATION = 3

LONGEST = 10_000
"""Characters a condition may have."""

Children: TypeAlias = list[Any]


class _Builder:
    """Makes each node of the syntax tree as the parser finds it; one method for each form of the grammar."""

    def number(self, children: Children) -> Syntax:
        return NumberWord(str(children[0]), _offset(children[0]))

    def text(self, children: Children) -> Syntax:
        return TextWord(str(children[0]), _offset(children[0]))

    def constant(self, children: Children) -> Syntax:
        return ConstantWord(str(children[0]), _offset(children[0]))

    def name(self, children: Children) -> Syntax:
        return Name(str(children[0]), _offset(children[0]))

    def rooted(self, children: Children) -> Syntax:
        return Name(str(children[0]), _offset(children[0]), rooted=True)

    def select(self, children: Children) -> Syntax:
        base, field = children
        return Select(base, str(field), base.offset)

    def call(self, children: Children) -> Syntax:
        name, arguments = children
        return Call(None, str(name), arguments, _offset(name), _offset(name))

    def method(self, children: Children) -> Syntax:
        base, name, arguments = children
        return Call(base, str(name), arguments, base.offset, _offset(name))

    def index(self, children: Children) -> Syntax:
        base, key = children
        return Index(base, key, base.offset)

    def message(self, children: Children) -> Syntax:
        base, parts = children
        return Message(base, tuple(map(str, parts[::2])), tuple(parts[1::2]), base.offset)

    def listed(self, children: Children) -> Syntax:
        return Listed(children[1], _offset(children[0]))

    def mapped(self, children: Children) -> Syntax:
        return Mapped(children[1], _offset(children[0]))

    def arguments(self, children: Children) -> tuple[Syntax, ...]:
        return tuple(children)

    def fields(self, children: Children) -> Children:
        return children

    def pairs(self, children: Children) -> tuple[Syntax, ...]:
        return tuple(children)

    def conditional(self, children: Children) -> Syntax:
        condition, yes, no = children
        return Conditional(condition, yes, no, condition.offset)

    def operation(self, children: Children) -> Syntax:
        return _grouped(children, 0)

    def unary(self, children: Children) -> Syntax:
        operator, operand = children
        return Unary(str(operator), operand, _offset(operator))


def parse(text: str) -> Syntax | mistakes.Mistake:
    """The syntax tree of a condition, or the one mistake that keeps it from being read."""
    if not text.strip():
        return mistakes.empty()
    if len(text) > LONGEST:
        return mistakes.too_long(LONGEST)
    from lark.exceptions import UnexpectedCharacters, UnexpectedInput  # noqa: PLC0415  # heavy, needed from here on

    try:
        return cast("Syntax", _parser().parse(text))  # pyright: ignore[reportUnknownMemberType]  # lark's own signature
    except UnexpectedCharacters as error:
        return mistakes.unreadable(text, _position(error) or 0)
    except UnexpectedInput as error:
        position = _position(error)
        return mistakes.unexpected(text, _end(text) if _at_end(error) or position is None else position)


@cache
def _parser() -> Lark:
    from lark import Lark  # noqa: PLC0415  # heavy, needed only where something is parsed

    return Lark(GRAMMAR, parser="lalr", lexer="basic", transformer=_Builder(), maybe_placeholders=False)


def _position(error: object) -> int | None:
    """Where lark stopped; its own types do not say that it may not know."""
    position: object = getattr(error, "pos_in_stream", None)
    return position if isinstance(position, int) else None


def _at_end(error: object) -> bool:
    return getattr(getattr(error, "token", None), "type", None) == "$END"


def _end(text: str) -> int:
    return len(text.rstrip())


def _offset(token: Token) -> int:
    return token.start_pos or 0


def _grouped(parts: Children, binding: int) -> Syntax:
    """Operands and operators in turn, grouped: tighter binding first, equal binding from the left.

    Taken off the list as they are used. A rule of the grammar for each level would do the same, but its tables take
    twice as long to build, and a process that screens one proposal builds them once.
    """
    left: Syntax = parts.pop(0)
    while parts and (level := _BINDING.get(parts[0], _RELATION)) > binding:
        operator = parts.pop(0)
        left = _operated(left, operator, _grouped(parts, level))
    return left


def _operated(left: Syntax, operator: Token, right: Syntax) -> Syntax:
    sign = str(operator)
    if sign in {"&&", "||"}:
        return Joined(sign, (*_same(left, sign), *_same(right, sign)), left.offset)
    return Binary(sign, left, right, left.offset, _offset(operator))


def _same(node: Syntax, operator: str) -> tuple[Syntax, ...]:
    """The operands of a node joined by the same operator, or the node itself."""
    return node.operands if isinstance(node, Joined) and node.operator == operator else (node,)
