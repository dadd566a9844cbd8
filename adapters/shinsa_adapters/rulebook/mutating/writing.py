"""A typed tree written as the condition it came from, in one line: what a change replaces, and what by."""

import json
from datetime import date
from decimal import Decimal

from shinsa.language.tree import (
    And,
    Arithmetic,
    Compare,
    ConclusionRef,
    FactRef,
    Filter,
    Folded,
    Has,
    In,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Negate,
    Node,
    Not,
    Operator,
    Or,
    ParameterRef,
    Quantified,
    Size,
)
from shinsa.ruleset import ParameterValue
from shinsa.values import plain

_OR, _AND, _RELATION, _SUM, _PRODUCT, _UNARY, _MEMBER = range(1, 8)


def condition_text(node: Node) -> str:  # noqa: PLR0911  # one answer for each form
    """The condition as a ruleset writes it, with as few brackets as keep its meaning."""
    match node:
        case Literal():
            return value_text(node.value)
        case FactRef():
            return node.path
        case ItemRef():
            return node.variable if node.field is None else f"{node.variable}.{node.field}"
        case ParameterRef():
            return f"param.{node.name}"
        case ConclusionRef():
            return f"conclusion.{node.name}"
        case ListOf():
            return f"[{', '.join(map(condition_text, node.items))}]"
        case And() | Or():
            return _sign(node).join(_inside(operand, _RELATION) for operand in node.operands)
        case Not() | Negate():
            return f"{'!' if isinstance(node, Not) else '-'}{_inside(node.operand, _UNARY)}"
        case _:
            return _called(node)


def value_text(value: ParameterValue) -> str:
    """A constant as a ruleset writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case date():
            return f'date("{value.isoformat()}")'
        case str():
            return json.dumps(value, ensure_ascii=False)
        case tuple():
            return f"[{', '.join(map(value_text, value))}]"


def _called(node: Compare | Arithmetic | In | Has | Quantified | Filter | Map | Size | Folded) -> str:
    match node:
        case Compare() | Arithmetic():
            level = _level(node)
            left, right = _inside(node.left, level), _inside(node.right, level + 1)
            return f"{left} {node.op.value} {right}"
        case In():
            return f"{_inside(node.item, _SUM)} in {_inside(node.items, _SUM)}"
        case Has():
            return f"has({condition_text(node.fact)})"
        case Quantified() | Filter() | Map():
            name = node.quantifier.value if isinstance(node, Quantified) else type(node).__name__.lower()
            return f"{_inside(node.items, _MEMBER)}.{name}({node.variable}, {condition_text(node.body)})"
        case Size() | Folded():
            name = "size" if isinstance(node, Size) else node.fold.value
            return f"{name}({condition_text(node.items)})"


def _sign(node: And | Or) -> str:
    return " && " if isinstance(node, And) else " || "


def _inside(node: Node, level: int) -> str:
    text = condition_text(node)
    return text if _level(node) >= level else f"({text})"


def _level(node: Node) -> int:
    match node:
        case Or() | And():
            return _OR if isinstance(node, Or) else _AND
        case Compare() | In():
            return _RELATION
        case Arithmetic():
            return _SUM if node.op in {Operator.ADD, Operator.SUBTRACT} else _PRODUCT
        case Not() | Negate():
            return _UNARY
        case _:
            return _MEMBER
