"""The typed condition tree. Every reader (evaluator, inference, words, analysis) takes this and nothing else.

A tree exists only for a condition the checker accepted: names resolve, types and units fit. Two trees are equal when
they say the same, wherever they stand.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from shinsa.errors import Place
from shinsa.language.value_types import (
    COUNT,
    YES_OR_NO,
    BoolType,
    ChoiceType,
    DateType,
    ItemType,
    ListType,
    NumberType,
    ObjectType,
    TextType,
    Type,
)

__all__ = [
    "And", "Answer", "Arithmetic", "BoolType", "Calculation", "ChoiceType", "Compare", "Comparison", "ConclusionRef",
    "DateType", "FactRef", "Filter", "Fold", "Folded", "Has", "In", "ItemRef", "ItemType", "Leaf", "ListOf",
    "ListType", "Listing", "Literal", "Map", "Negate", "Node", "Not", "NumberType", "ObjectType", "Operator", "Or",
    "ParameterRef", "Quantified", "Quantifier", "Size", "TextType", "Type", "children", "walk",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant; dates come from `date("2029-01-19")`."""

    value: bool | Decimal | str | date
    type: Type
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact of the proposal, single or list, by its path; never a field inside a list."""

    path: str
    type: Type
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class ItemRef:
    """The loop variable of a quantifier, or with `field` one field of the object it stands for.

    `path` is the fact's path when the list is a fact: `sites[].country`, `materials[]`; else `None`.
    """

    variable: str
    field: str | None
    path: str | None
    type: Type
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class ParameterRef:
    """`param.name`."""

    name: str
    type: Type
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class ConclusionRef:
    """`conclusion.name`: stands only beside `&&`, `||` and `!`, never inside a quantifier or a comparison."""

    name: str
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


@dataclass(frozen=True, slots=True)
class Not:
    """`!operand`."""

    operand: "Node"
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


@dataclass(frozen=True, slots=True)
class And:
    """`a && b && …`, flattened: at least two operands."""

    operands: "tuple[Node, ...]"
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


@dataclass(frozen=True, slots=True)
class Or:
    """`a || b || …`, flattened: at least two operands."""

    operands: "tuple[Node, ...]"
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


class Comparison(StrEnum):
    """A comparison operator."""

    EQ = "=="
    NE = "!="
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="


@dataclass(frozen=True, slots=True)
class Compare:
    """`left op right`, both of one type and unit."""

    op: Comparison
    left: "Node"
    right: "Node"
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


@dataclass(frozen=True, slots=True)
class In:
    """`item in items`."""

    item: "Node"
    items: "Node"
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


class Operator(StrEnum):
    """An arithmetic operator; the right side of `/` is a constant with a finite decimal inverse."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left op right` on numbers."""

    op: Operator
    left: "Node"
    right: "Node"
    type: NumberType
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Negate:
    """`-operand` on a number."""

    operand: "Node"
    type: NumberType
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class ListOf:
    """`[a, b, …]`."""

    items: "tuple[Node, ...]"
    type: ListType
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Has:
    """`has(fact)`: yes where the fact is stated, unknown where it is not (a complete proposal states it)."""

    fact: FactRef | ItemRef
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


class Quantifier(StrEnum):
    """How many items must satisfy the body."""

    EXISTS = "exists"
    ALL = "all"
    EXISTS_ONE = "exists_one"


@dataclass(frozen=True, slots=True)
class Quantified:
    """`items.exists(variable, body)` and its siblings."""

    quantifier: Quantifier
    items: "Node"
    variable: str
    body: "Node"
    at: Place = dataclasses.field(compare=False)
    type: BoolType = YES_OR_NO


@dataclass(frozen=True, slots=True)
class Filter:
    """`items.filter(variable, body)`: unknown as a whole where the body is unknown for an item."""

    items: "Node"
    variable: str
    body: "Node"
    type: ListType
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Map:
    """`items.map(variable, body)`: an unknown body makes an unknown item."""

    items: "Node"
    variable: str
    body: "Node"
    type: ListType
    at: Place = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Size:
    """`size(items)`."""

    items: "Node"
    at: Place = dataclasses.field(compare=False)
    type: NumberType = COUNT


class Fold(StrEnum):
    """A number drawn from a list of numbers."""

    SUM = "sum"
    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Folded:
    """`sum(items)`, `min(items)`, `max(items)`: unknown where an item is; `min` and `max` of nothing are unknown."""

    fold: Fold
    items: "Node"
    type: NumberType
    at: Place = dataclasses.field(compare=False)


Leaf: TypeAlias = Literal | FactRef | ItemRef | ParameterRef | ConclusionRef
Answer: TypeAlias = Not | And | Or | Compare | In | Has | Quantified
Calculation: TypeAlias = Arithmetic | Negate | Size | Folded
Listing: TypeAlias = ListOf | Filter | Map
Node: TypeAlias = Leaf | Answer | Calculation | Listing


def children(node: Node) -> tuple[Node, ...]:  # noqa: PLR0911  # one answer for each form
    """The nodes directly below this one, left to right."""
    match node:
        case Literal() | FactRef() | ItemRef() | ParameterRef() | ConclusionRef():
            return ()
        case Not() | Negate():
            return (node.operand,)
        case And() | Or():
            return node.operands
        case Compare() | Arithmetic():
            return (node.left, node.right)
        case In():
            return (node.item, node.items)
        case ListOf():
            return node.items
        case Has():
            return (node.fact,)
        case Quantified() | Filter() | Map():
            return (node.items, node.body)
        case Size() | Folded():
            return (node.items,)


def walk(node: Node) -> "tuple[Node, ...]":
    """This node and every node below it, top down, left to right."""
    return (node, *(below for child in children(node) for below in walk(child)))
