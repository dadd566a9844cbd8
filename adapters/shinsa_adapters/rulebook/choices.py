"""Choices: lists of values that a condition asks for, each of which a proposal can state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shinsa.language.reference import Known, value_in
from shinsa.language.tree import (
    ChoiceType,
    Compare,
    Comparison,
    FactRef,
    Filter,
    In,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Node,
    ParameterRef,
    Quantified,
    children,
)
from shinsa.values import Value
from shinsa_adapters.rulebook.thresholds import Binder, flat, mapped


@dataclass(frozen=True, slots=True)
class Choosing:
    """One place where a condition asks whether a fact is one of several values, inside the binders around it.

    `members` are the values in the order written; `others` says whether the fact can be none of them.
    """

    asked: FactRef | ItemRef
    node: Node
    members: tuple[str, ...]
    others: bool
    binders: tuple[Binder, ...]

    def seen(self, known: Known) -> Iterator[str]:
        """The values that one proposal states there."""
        found = flat(value_in(mapped(self.asked, self.binders), known))
        return (value for value in found if isinstance(value, str))


def choosings_in(tree: Node, parameters: Mapping[str, Value]) -> Iterator[Choosing]:
    """Every such place in a condition, in the order written, with parameters at these values."""
    return _choosings(tree, parameters, ())


def _choosings(node: Node, parameters: Mapping[str, Value], binders: tuple[Binder, ...]) -> Iterator[Choosing]:
    asked = node.item if isinstance(node, In) else node.left if isinstance(node, Compare) else None
    members = tuple(_members(node, parameters))
    if members and isinstance(asked, FactRef | ItemRef) and isinstance(asked.type, ChoiceType):
        yield Choosing(asked, node, members, bool(set(asked.type.choices) - set(members)), binders)
    if isinstance(node, Quantified | Filter | Map):
        yield from _choosings(node.items, parameters, binders)
        yield from _choosings(node.body, parameters, (*binders, node))
    else:
        for child in children(node):
            yield from _choosings(child, parameters, binders)


def _members(node: Node, parameters: Mapping[str, Value]) -> Iterator[str]:
    if isinstance(node, Compare) and node.op in {Comparison.EQ, Comparison.NE}:
        yield from _texts(node.right, parameters)
    if isinstance(node, In):
        yield from _texts(node.items, parameters)


def _texts(node: Node, parameters: Mapping[str, Value]) -> Iterator[str]:
    match node:
        case Literal():
            yield from (value for value in (node.value,) if isinstance(value, str))
        case ParameterRef():
            yield from (value for value in flat(parameters[node.name]) if isinstance(value, str))
        case ListOf():
            for item in node.items:
                yield from _texts(item, parameters)
        case _:
            return
