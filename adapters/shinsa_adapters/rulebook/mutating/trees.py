"""Every small change of a condition: a tree in, changed trees out, each with what was replaced by what."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal
from typing import Any

from shinsa.errors import Place
from shinsa.language.scope import Scope
from shinsa.language.tree import (
    And,
    Arithmetic,
    BoolType,
    ChoiceType,
    Compare,
    Comparison,
    Filter,
    Fold,
    Folded,
    In,
    ListOf,
    Literal,
    Node,
    Not,
    Operator,
    Or,
    Quantified,
    Quantifier,
    TextType,
    children,
)
from shinsa.values import exact
from shinsa_adapters.rulebook.mutating.writing import condition_text
from shinsa_adapters.rulebook.thresholds import finest_step

MANY = 40
"""A list of choices longer than this (countries) is not gone through one by one."""
TENTH = Decimal("0.1")
_SWAPPED_FOLDS = {Fold.MIN: Fold.MAX, Fold.MAX: Fold.MIN}
_SWAPPED_SIGNS = {Operator.ADD: Operator.SUBTRACT, Operator.SUBTRACT: Operator.ADD}
_BRANCHES = frozenset({"operand", "operands", "left", "right", "item", "items", "body"})


@dataclass(frozen=True, slots=True)
class Change:
    """A changed tree: the sort of change, the piece as it was and as it is now, and where the piece stands.

    `pieces` are the two themselves.
    """

    sort: str
    tree: Node
    pieces: tuple[Node, Node]
    before: str
    after: str
    at: Place


def changes(tree: Node, scope: Scope) -> Iterator[Change]:
    """Every change of a condition, each changed tree once, the tree itself never."""
    seen = {tree}
    for change in _changes(tree, scope):
        if change.tree not in seen:
            seen.add(change.tree)
            yield change


def constants(tree: Node) -> Iterator[Change]:
    """The condition that always holds, and the one that never does."""
    for value in (True, False):
        told = "always holds" if value else "never holds"
        changed = Literal(value, BoolType(), tree.at)
        yield Change("always/never", changed, (tree, changed), condition_text(tree), told, tree.at)


def _changes(node: Node, scope: Scope) -> Iterator[Change]:
    for sort, changed in _here(node, scope):
        yield Change(sort, changed, (node, changed), condition_text(node), condition_text(changed), node.at)
    for below in _below(node):
        for change in _changes(below, scope):
            yield replace(change, tree=_with(node, below, change.tree))


def _below(node: Node) -> tuple[Node, ...]:
    """Constants in a comparison or membership are changed with it, so that the change is shown in its place."""
    if isinstance(node, Compare | In):
        return tuple(child for child in children(node) if not isinstance(child, Literal | ListOf))
    return children(node)


def _with(node: Node, old: Node, new: Node) -> Node:
    """The node with one child (by identity) in another's place."""
    changed: dict[str, Any] = {}
    for field in fields(node):
        if field.name not in _BRANCHES:
            continue
        value: Node | tuple[Node, ...] = getattr(node, field.name)
        if isinstance(value, tuple):
            changed[field.name] = tuple(new if child is old else child for child in value)
        elif value is old:
            changed[field.name] = new
    return replace(node, **changed)


def _here(node: Node, scope: Scope) -> Iterator[tuple[str, Node]]:
    match node:
        case And() | Or():
            yield "and/or", (Or if isinstance(node, And) else And)(node.operands, node.at)
            for place in range(len(node.operands)):
                yield "operand dropped", _without(node, place)
        case Not():
            yield "! dropped", node.operand
        case Compare():
            yield from _of_comparison(node, scope)
        case In():
            yield from _of_membership(node)
        case _:
            yield from _of_lists_and_numbers(node)


def _of_lists_and_numbers(node: Node) -> Iterator[tuple[str, Node]]:
    match node:
        case Quantified():
            for quantifier in Quantifier:
                if quantifier is not node.quantifier:
                    yield "any/all", replace(node, quantifier=quantifier)
        case Filter():
            yield "filter dropped", node.items
        case Folded() if node.fold in _SWAPPED_FOLDS:
            yield "min/max", replace(node, fold=_SWAPPED_FOLDS[node.fold])
        case Arithmetic():
            if node.op in _SWAPPED_SIGNS:
                yield "plus/minus", replace(node, op=_SWAPPED_SIGNS[node.op])
            yield from _factors(node)
        case _:
            return


def _without(node: And | Or, place: int) -> Node:
    rest = (*node.operands[:place], *node.operands[place + 1 :])
    return rest[0] if len(rest) == 1 else replace(node, operands=rest)


def _of_comparison(node: Compare, scope: Scope) -> Iterator[tuple[str, Node]]:
    equality = isinstance(node.left.type, BoolType | ChoiceType | TextType)
    known = (Comparison.EQ, Comparison.NE) if equality else tuple(Comparison)
    for op in known:
        if op is not node.op:
            yield "comparison", replace(node, op=op)
    for side in ("left", "right"):
        literal = getattr(node, side)
        if isinstance(literal, Literal):
            for sort, moved in _moved(literal, node, scope):
                changed: dict[str, Any] = {side: moved}
                yield sort, replace(node, **changed)


def _moved(literal: Literal, compare: Compare, scope: Scope) -> Iterator[tuple[str, Literal]]:
    match literal.value:
        case bool():
            return
        case Decimal():
            for value in moved_number(literal.value, finest_step(compare, scope)):
                yield "threshold", replace(literal, value=value)
        case date():
            for days in (-1, 1):
                yield "threshold", replace(literal, value=literal.value + timedelta(days=days))
        case str() if isinstance(literal.type, ChoiceType):
            for choice in other_choices(literal.value, literal.type):
                yield "choice", replace(literal, value=choice)
        case _:
            return


def moved_number(value: Decimal, step: Decimal) -> Iterator[Decimal]:
    """A threshold a step and a tenth away, to either side; the tenth in whole steps, since no fact lies between."""
    with exact():
        tenth = max((abs(value) * TENTH / step).to_integral_value(ROUND_UP), Decimal(1)) * step
        yield from dict.fromkeys((value - step, value + step, value - tenth, value + tenth))


def other_choices(value: str, kind: ChoiceType) -> tuple[str, ...]:
    """The choice after this one, and the one before: what it could be mistaken for."""
    if value not in kind.choices:
        return ()
    place = kind.choices.index(value)
    around = (kind.choices[(place + 1) % len(kind.choices)], kind.choices[place - 1])
    return tuple(dict.fromkeys(choice for choice in around if choice != value))


def _factors(node: Arithmetic) -> Iterator[tuple[str, Node]]:
    for side in ("left", "right"):
        literal = getattr(node, side)
        if isinstance(literal, Literal) and isinstance(literal.value, Decimal):
            if side == "right" and node.op is Operator.DIVIDE:
                continue  # only some divisors have an exact inverse
            for value in (literal.value - literal.value * TENTH, literal.value + literal.value * TENTH):
                changed: dict[str, Any] = {side: replace(literal, value=value)}
                yield "factor", replace(node, **changed)


def _of_membership(node: In) -> Iterator[tuple[str, Node]]:
    if isinstance(node.item, Literal) and isinstance(node.item.type, ChoiceType) and isinstance(node.item.value, str):
        for value in other_choices(node.item.value, node.item.type):
            yield "choice", replace(node, item=replace(node.item, value=value))
    if isinstance(node.items, ListOf):
        for items in _changed_list(node.items):
            yield "choice list", replace(node, items=items)


def _changed_list(listed: ListOf) -> Iterator[ListOf]:
    for place in range(len(listed.items) if len(listed.items) > 1 else 0):
        yield replace(listed, items=(*listed.items[:place], *listed.items[place + 1 :]))
    kind = listed.type.item
    if not isinstance(kind, ChoiceType) or not listed.items:
        return
    held = {item.value for item in listed.items if isinstance(item, Literal)}
    for value in absent_choices(kind, held):
        yield replace(listed, items=(*listed.items, Literal(value, kind, listed.at)))


def absent_choices(kind: ChoiceType, held: "set[Any]") -> tuple[str, ...]:
    """The choices a list does not name; of very many, the first alone."""
    absent = tuple(choice for choice in kind.choices if choice not in held)
    return absent if len(kind.choices) <= MANY else absent[:1]
