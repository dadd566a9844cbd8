"""Operands: which part of an *and* or an *or* decided a condition on its own, for one proposal.

An operand decides where the whole condition would come out otherwise if it did: every other operand beside it, and
beside each condition around it, is neutral (met in an *and*, not met in an *or*), and so is every other item of the
list a quantifier walks. An operand is shown when some example lets it decide by being met, and some by not being met:
the criterion known as MC/DC, in its masking form.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from shinsa.language.reference import Known, bound, value_in
from shinsa.language.tree import And, Filter, Map, Node, Not, Or, Quantified, Quantifier, children

Deciding: TypeAlias = tuple[int, bool]
"""The place of an operand among `operands_in` its condition, and whether it was met."""


def operands_in(tree: Node) -> tuple[tuple[Node, Node], ...]:
    """Every operand of every *and* and *or* of a condition, top down, with the condition it is an operand of."""
    return tuple(_operands(tree))


def _operands(node: Node) -> Iterator[tuple[Node, Node]]:
    for child in children(node):
        if isinstance(node, And | Or):
            yield child, node
        yield from _operands(child)


class Operands:
    """The operands of one condition, ready to be watched."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        self._places = {id(operand): place for place, (operand, _) in enumerate(operands_in(tree))}

    def deciding(self, known: Known) -> Iterator[Deciding]:
        """The operands that decide the condition for one proposal, by being met or by not being met."""
        return self._deciding(self._tree, known) if self._places else iter(())

    def _deciding(self, node: Node, known: Known) -> Iterator[Deciding]:
        """Those in a node that itself decides."""
        match node:
            case And() | Or():
                yield from self._beside(node, known)
            case Not():
                yield from self._deciding(node.operand, known)
            case Quantified():
                yield from self._deciding(node.items, known)
                yield from self._in_items(node, known)
            case Filter() | Map():
                yield from self._deciding(node.items, known)
                for item in _items(node, known):
                    yield from self._deciding(node.body, bound(known, node.variable, item))
            case _:
                for child in children(node):
                    yield from self._deciding(child, known)

    def _beside(self, node: And | Or, known: Known) -> Iterator[Deciding]:
        neutral = isinstance(node, And)
        truths = [value_in(operand, known) for operand in node.operands]
        for place, (operand, truth) in enumerate(zip(node.operands, truths, strict=True)):
            if all(other is neutral for beside, other in enumerate(truths) if beside != place):
                if isinstance(truth, bool):
                    yield self._places[id(operand)], truth
                yield from self._deciding(operand, known)

    def _in_items(self, node: Quantified, known: Known) -> Iterator[Deciding]:
        inside = [bound(known, node.variable, item) for item in _items(node, known)]
        truths = [value_in(node.body, each) for each in inside]
        for place, each in enumerate(inside):
            if _neutral(node.quantifier, [*truths[:place], *truths[place + 1 :]]):
                yield from self._deciding(node.body, each)


def _neutral(quantifier: Quantifier, others: list[Any]) -> bool:
    """Whether the one item left decides."""
    match quantifier:
        case Quantifier.ALL:
            return all(truth is True for truth in others)
        case Quantifier.EXISTS:
            return all(truth is False for truth in others)
        case Quantifier.EXISTS_ONE:
            return None not in others and others.count(True) <= 1


def _items(node: Quantified | Filter | Map, known: Known) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", value_in(node.items, known) or ())
