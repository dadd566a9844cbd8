"""The untyped syntax tree: what was written, before anything is known about facts, types or units.

It covers all of CEL's syntax, so that what lies outside the condition language is refused with its own reason.
`offset` counts characters from the beginning of the condition.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number as written: `300`, `0.5`, `1e3`, `0x1F`, `7u`."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class TextWord:
    """A text as written, quotes and prefix included."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class ConstantWord:
    """`true`, `false` or `null`."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Name:
    """A single name; `rooted` where a dot stands before it, which only CEL's message names have."""

    name: str
    offset: int
    rooted: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """`base.field`."""

    base: "Syntax"
    field: str
    offset: int


@dataclass(frozen=True, slots=True)
class Call:
    """`name(arguments)`, or with `base` the method call `base.name(arguments)`; `named_at` is where the name stands."""

    base: "Syntax | None"
    name: str
    arguments: "tuple[Syntax, ...]"
    offset: int
    named_at: int


@dataclass(frozen=True, slots=True)
class Index:
    """`base[key]`."""

    base: "Syntax"
    key: "Syntax"
    offset: int


@dataclass(frozen=True, slots=True)
class Message:
    """`type{field: value, …}`."""

    base: "Syntax"
    fields: tuple[str, ...]
    values: "tuple[Syntax, ...]"
    offset: int


@dataclass(frozen=True, slots=True)
class Listed:
    """`[a, b, …]`."""

    items: "tuple[Syntax, ...]"
    offset: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """`{key: value, …}`; keys and values in turn."""

    parts: "tuple[Syntax, ...]"
    offset: int


@dataclass(frozen=True, slots=True)
class Conditional:
    """`condition ? yes : no`."""

    condition: "Syntax"
    yes: "Syntax"
    no: "Syntax"
    offset: int


@dataclass(frozen=True, slots=True)
class Unary:
    """`!operand` or `-operand`."""

    operator: str
    operand: "Syntax"
    offset: int


@dataclass(frozen=True, slots=True)
class Binary:
    """`left operator right`; `operated_at` is where the operator stands."""

    operator: str
    left: "Syntax"
    right: "Syntax"
    offset: int
    operated_at: int


@dataclass(frozen=True, slots=True)
class Joined:
    """`a && b && …` or `a || b || …`, flattened."""

    operator: str
    operands: "tuple[Syntax, ...]"
    offset: int


Syntax: TypeAlias = (
    NumberWord
    | TextWord
    | ConstantWord
    | Name
    | Select
    | Call
    | Index
    | Message
    | Listed
    | Mapped
    | Conditional
    | Unary
    | Binary
    | Joined
)


def below(node: Syntax) -> tuple[Syntax, ...]:  # noqa: C901, PLR0911  # one answer for each form
    """The nodes directly below this one, left to right."""
    match node:
        case NumberWord() | TextWord() | ConstantWord() | Name():
            return ()
        case Select():
            return (node.base,)
        case Call():
            return node.arguments if node.base is None else (node.base, *node.arguments)
        case Index():
            return (node.base, node.key)
        case Message():
            return (node.base, *node.values)
        case Listed():
            return node.items
        case Mapped():
            return node.parts
        case Conditional():
            return (node.condition, node.yes, node.no)
        case Unary():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Joined():
            return node.operands


def depth(node: Syntax) -> int:
    """How many nodes lie on the longest way down; counted without recursion, so that no nesting is too deep for it."""
    level, layer = 0, [node]
    while layer:
        level += 1
        layer = [child for parent in layer for child in below(parent)]
    return level
