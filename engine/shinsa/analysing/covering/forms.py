"""Conditions as linear forms over what is open: facts, fields of an item, and numbers drawn from lists."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeAlias

from shinsa.analysing import catalogue
from shinsa.analysing.limits import NotExact, named
from shinsa.language.tree import (
    Arithmetic,
    Compare,
    Comparison,
    DateType,
    FactRef,
    Filter,
    Folded,
    In,
    ItemRef,
    ListOf,
    Map,
    Negate,
    Node,
    NumberType,
    Operator,
    Quantified,
    Size,
    children,
)

Loop: TypeAlias = Quantified | Filter | Map


class Known(Protocol):
    """What is known of nodes."""

    def __call__(self, node: Node) -> object:
        """The value of a node that is not open, STAYS where it stays unknown; else `None`."""
        ...

    def of_items(self, loop: "Loop") -> "tuple[Known, ...]":
        """What is known within a loop: of each item where the list is stated, else the same as outside."""
        ...


STAYS = object()
"""What stays unknown whatever is answered; a comparison with it is unknown too."""


class _StaysUnknownError(Exception):
    """A number that stays unknown."""


@dataclass(frozen=True, slots=True)
class Form:
    """`sum(factor * symbol) + constant`; dates count as days."""

    terms: tuple[tuple[Node, Fraction], ...]
    constant: Fraction

    def times(self, factor: Fraction) -> "Form":
        """Every part times a factor."""
        return Form(tuple((node, factor * each) for node, each in self.terms), factor * self.constant)

    def plus(self, other: "Form") -> "Form":
        """The sum; symbols that cancel out are gone."""
        merged = dict(self.terms)
        for node, factor in other.terms:
            merged[node] = merged.get(node, Fraction(0)) + factor
        return Form(tuple(item for item in merged.items() if item[1]), self.constant + other.constant)

    def symbols(self) -> tuple[Node, ...]:
        """What is open in it."""
        return tuple(node for node, _ in self.terms)


@dataclass(frozen=True, slots=True)
class Line:
    """`form op 0`."""

    op: Comparison
    form: Form


def measured(value: Decimal | date) -> Fraction:
    """A number, or a day as its place in the calendar."""
    return Fraction(value.toordinal()) if isinstance(value, date) else Fraction(value)


def form(node: Node, known: Known) -> Form:
    """The number or day as a linear form; raises NotExact for minima and maxima of several facts."""
    value = known(node)
    if value is STAYS:
        raise _StaysUnknownError
    if isinstance(value, Decimal | date):
        return Form((), measured(value))
    match node:
        case Negate():
            return form(node.operand, known).times(Fraction(-1))
        case Arithmetic():
            return _combined(node.op, form(node.left, known), form(node.right, known))
        case Folded() if isinstance(node.items, ListOf):
            raise NotExact(catalogue.LISTED_ONE_BY_ONE)
        case FactRef() | ItemRef() | Size() | Folded():
            return Form(((node, Fraction(1)),), Fraction(0))
        case _:
            raise NotExact(catalogue.NOT_TAKEN_APART)


def _combined(op: Operator, left: Form, right: Form) -> Form:
    match op:
        case Operator.ADD:
            return left.plus(right)
        case Operator.SUBTRACT:
            return left.plus(right.times(Fraction(-1)))
        case Operator.MULTIPLY:
            return right.times(left.constant) if not left.terms else left.times(right.constant)
        case Operator.DIVIDE:
            return left.times(1 / right.constant)


def lines(node: Node, known: Known) -> Iterator[Line]:
    """Every comparison of numbers or days in a condition, outside and inside of loops, as a line over what is open."""
    with suppress(_StaysUnknownError):
        match node:
            case Compare() if isinstance(node.left.type, NumberType | DateType):
                yield Line(node.op, form(node.left, known).plus(form(node.right, known).times(Fraction(-1))))
            case In() if isinstance(node.item.type, NumberType | DateType):
                yield from _memberships(node, known)
            case _:
                pass
    for child, within in inside(node, known):
        yield from lines(child, within)


def inside(node: Node, known: Known) -> Iterator[tuple[Node, Known]]:
    """The children of a node with what is known of them; the body of a loop once for each item that is stated."""
    if isinstance(node, Quantified | Filter | Map):
        yield node.items, known
        yield from ((node.body, within) for within in known.of_items(node))
    else:
        yield from ((child, known) for child in children(node))


def _memberships(node: In, known: Known) -> Iterator[Line]:
    if isinstance(node.items, FactRef) and known(node.items) is None:
        return
    item = form(node.item, known)
    for value in constants(node.items, known):
        if isinstance(value, Decimal | date):
            yield Line(Comparison.EQ, item.plus(Form((), -measured(value))))


def constants(node: Node, known: Known) -> Iterator[object]:
    """Every constant that stands in a tree, items of lists one by one."""
    value = known(node)
    if isinstance(value, tuple):
        yield from (part for item in value for part in (item if isinstance(item, tuple) else (item,)))  # pyright: ignore[reportUnknownVariableType]
    elif value is not None and value is not STAYS:
        yield value
    for child, within in inside(node, known):
        yield from constants(child, within)


def base(items: Node) -> str | None:
    """The list fact that items come from."""
    while isinstance(items, Filter | Map):
        items = items.items
    return items.path if isinstance(items, FactRef) else None


def aggregates(node: Node, path: str) -> tuple[Node, ...]:
    """The largest pieces of a condition that draw one answer or number from the list at a path."""
    if isinstance(node, Quantified | In | Size | Folded) and base(node.items) == path:
        return (node,)
    if isinstance(node, Filter | Map) and base(node) == path:
        raise NotExact(catalogue.WHOLE_LIST, facts=named([path]))
    return tuple(found for child in children(node) for found in aggregates(child, path))
