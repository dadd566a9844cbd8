"""The meaning of the language: a plain walk over the typed tree, written to be read and not to be fast.

Every other evaluator must answer as this one does. `None` is unknown throughout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeAlias

from shinsa.facts import FactList, Vocabulary
from shinsa.language.comparing import compared
from shinsa.language.constants import computed
from shinsa.language.tree import (
    And,
    Arithmetic,
    Compare,
    ConclusionRef,
    FactRef,
    Filter,
    Fold,
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
    Or,
    ParameterRef,
    Quantified,
    Quantifier,
    Size,
)
from shinsa.values import Truth, Value, every, exact, some

Dynamic: TypeAlias = Any
"""A value of whatever type the checker found; it has vouched that operators meet only what they can work on."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a condition may look up; `items` holds the item bound to each loop variable."""

    facts: Mapping[str, Value]
    parameters: Mapping[str, Value]
    fields: Mapping[str, Sequence[str]]
    conclusions: Mapping[str, Truth]
    items: Mapping[str, Dynamic] = field(default_factory=dict[str, Dynamic])


def evaluate(
    node: Node,
    facts_by_path: Mapping[str, Value],
    parameters: Mapping[str, Value],
    fields: Mapping[str, Sequence[str]] | None = None,
    conclusions: Mapping[str, Truth] | None = None,
) -> Value:
    """The value of a typed tree; unknown (`None`) where a fact that matters is not stated.

    A fact missing from `facts_by_path` is not stated. `fields` says in which order the values of a list's objects
    stand, by paths such as `sites[].country` (see `fields_of`). Numbers are exact: see `shinsa.values.exact`.
    """
    return value_in(node, Known(facts_by_path, parameters, fields or {}, conclusions or {}))


def value_in(node: Node, known: Known) -> Value:
    """The value of a typed tree, or of any node in it, where this is known."""
    with exact():
        value: Value = _value(node, known)
    return value


def fields_of(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The fields of each list of objects by the list's path, in the order their values stand in."""
    lists = [entry for entry in vocabulary.entries if isinstance(entry, FactList)]
    return {entry.path: tuple(fact.name for fact in entry.fields) for entry in lists}


def _value(node: Node, known: Known) -> Dynamic:  # noqa: PLR0911  # one answer for each form
    match node:
        case Literal():
            return node.value
        case FactRef():
            return known.facts.get(node.path)
        case ParameterRef():
            return known.parameters[node.name]
        case ConclusionRef():
            return known.conclusions.get(node.name)
        case ItemRef():
            return _item(node, known)
        case Has():
            return True if _value(node.fact, known) is not None else None
        case Not() | And() | Or():
            return _logic(node, known)
        case Compare() | In() | Arithmetic() | Negate() | Size():
            return _strict(node, known)
        case _:
            return _on_items(node, known)


def _item(node: ItemRef, known: Known) -> Dynamic:
    item = known.items[node.variable]
    if node.field is None:
        return item
    order = known.fields[str(node.path).partition("[]")[0]]
    return item[order.index(node.field)]


def _logic(node: Not | And | Or, known: Known) -> Truth:
    if isinstance(node, Not):
        truth = _value(node.operand, known)
        return None if truth is None else not truth
    truths = [_value(operand, known) for operand in node.operands]
    return every(truths) if isinstance(node, And) else some(truths)


def one(truths: Sequence[Truth]) -> Truth:
    """Exactly one: false as soon as two are true, however many are unknown."""
    if truths.count(True) > 1:
        return False
    return None if None in truths else truths.count(True) == 1


def _strict(node: Compare | In | Arithmetic | Negate | Size, known: Known) -> Dynamic:
    """What is unknown as soon as one side is."""
    match node:
        case Negate():
            value = _value(node.operand, known)
            return None if value is None else -value
        case Size():
            items = _value(node.items, known)
            return None if items is None else Decimal(len(items))
        case In():
            return _among(_value(node.item, known), _value(node.items, known))
        case Compare() | Arithmetic():
            left, right = _value(node.left, known), _value(node.right, known)
            if left is None or right is None:
                return None
            return compared(node.op, left, right) if isinstance(node, Compare) else computed(node.op, left, right)


def _among(item: Dynamic, items: Sequence[Dynamic] | None) -> Truth:
    """Whether one of the items is the item: Kleene's *or* of the comparisons, unknown where the item is."""
    if item is None or items is None:
        return None
    return some([None if each is None else each == item for each in items])


def _on_items(node: ListOf | Quantified | Filter | Map | Folded, known: Known) -> Dynamic:
    if isinstance(node, ListOf):
        return tuple(_value(item, known) for item in node.items)
    items = _value(node.items, known)
    if items is None:
        return None
    if isinstance(node, Folded):
        return _folded(node.fold, items)
    answers = [_value(node.body, bound(known, node.variable, item)) for item in items]
    match node:
        case Quantified():
            return {Quantifier.EXISTS: some, Quantifier.ALL: every, Quantifier.EXISTS_ONE: one}[node.quantifier](
                answers
            )
        case Filter():
            return None if None in answers else tuple(item for item, yes in zip(items, answers, strict=True) if yes)
        case Map():
            return tuple(answers)


def bound(known: Known, variable: str, item: Dynamic) -> Known:
    """What is known inside a quantifier, where the loop variable stands for one item."""
    return replace(known, items={**known.items, variable: item})


def _folded(fold: Fold, items: Sequence[Decimal | None]) -> Decimal | None:
    numbers = [item for item in items if item is not None]
    if len(numbers) < len(items):
        return None
    if fold is Fold.SUM:
        return sum(numbers, Decimal(0))
    return (min if fold is Fold.MIN else max)(numbers, default=None)
