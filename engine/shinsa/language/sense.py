"""Doubts about conditions that can be read and yet say nothing, or not what was meant.

A comparison the vocabulary already decides, a number finer than the fact it is compared with, a constant where a
question belongs. Kept apart from mistakes: the language answers such conditions, a ruleset should not contain them.
"""

from dataclasses import dataclass
from decimal import Decimal

from shinsa.facts import Fact, Vocabulary
from shinsa.language.bounds import OPEN, below, bounds, not_above, single
from shinsa.language.catalogue import sense as catalogue
from shinsa.language.constants import constant, constant_value
from shinsa.language.syntax import Binary, Syntax
from shinsa.language.tree import (
    ChoiceType,
    Compare,
    Comparison,
    FactRef,
    In,
    ItemRef,
    ListOf,
    Literal,
    Node,
    NumberType,
)
from shinsa.language.units import amount
from shinsa.language.words import words
from shinsa.language.work import Work
from shinsa.language.writing import quoted
from shinsa.messages.message import Language, Translated
from shinsa.messages.teller import Series, said
from shinsa.values import Truth

_MENDED = {True: catalogue.COMPARE_OTHERWISE, False: catalogue.COMPARE_POSSIBLE}
_OPPOSITE = {True: False, False: True, None: None}


def doubt_comparison(node: Compare, syntax: Binary, work: Work) -> None:
    """Doubt a comparison that is always one way, or finer than the fact."""
    if _doubt_step(node.left, node.right, work) or _doubt_step(node.right, node.left, work):
        return
    answer = decided(node.op, node.left, node.right, work)
    if answer is not None:
        _doubt_answer(answer, syntax, _why((node.left, node.right), work), said(_MENDED[answer]), work)


def doubt_membership(node: In, syntax: Binary, work: Work) -> None:
    """Doubt an `in` whose list holds every choice, or nothing the item can be."""
    if not isinstance(node.items, ListOf):
        return
    items = node.items.items
    finer = [_doubt_step(node.item, item, work) for item in items]
    if any(finer):
        return
    answer = _among(node.item, items, work)
    if answer is not None:
        _doubt_answer(answer, syntax, _why((node.item,), work), said(_MENDED[answer]), work)


def doubt_constant(node: Node, syntax: Syntax, work: Work) -> None:
    """Doubt `true` or `false` where a question belongs."""
    if isinstance(node, Literal) and isinstance(node.value, bool):
        _doubt_answer(node.value, syntax, said(catalogue.ASKS_NOTHING), said(catalogue.TAKE_CONSTANT_AWAY), work)


def decided(op: Comparison, left: Node, right: Node, work: Work) -> Truth:
    """The answer of a comparison, where constants, choices or ranges alone give it."""
    match op:
        case Comparison.EQ:
            return _equal(left, right, work)
        case Comparison.NE:
            return _OPPOSITE[_equal(left, right, work)]
        case Comparison.LT:
            return _less(left, right, work)
        case Comparison.GE:
            return _OPPOSITE[_less(left, right, work)]
        case Comparison.GT:
            return _less(right, left, work)
        case Comparison.LE:
            return _OPPOSITE[_less(right, left, work)]


def _less(left: Node, right: Node, work: Work) -> Truth:
    one, other = bounds(left, work.scope), bounds(right, work.scope)
    if below(one, other):
        return True
    return False if not_above(other, one) or left == right else None


def _equal(left: Node, right: Node, work: Work) -> Truth:
    if isinstance(left, Literal) and isinstance(right, Literal):
        return left.value == right.value
    if left == right:
        return True
    if isinstance(left.type, ChoiceType):
        return _sole(left, right) or _sole(right, left)
    one, other = bounds(left, work.scope), bounds(right, work.scope)
    if below(one, other) or below(other, one):
        return False
    return True if single(one, other) else None


def _sole(fact: Node, literal: Node) -> Truth:
    """Whether a fact has no choice but that one."""
    kind = fact.type
    sole = isinstance(literal, Literal) and isinstance(kind, ChoiceType) and set(kind.choices) == {literal.value}
    return True if sole else None


def _among(item: Node, items: tuple[Node, ...], work: Work) -> Truth:
    answers = [_equal(item, each, work) for each in items]
    if True in answers:
        return True
    if isinstance(item.type, ChoiceType):
        values = {each.value for each in items if isinstance(each, Literal)}
        return True if not isinstance(item, Literal) and set(item.type.choices) <= values else None
    return None if None in answers else False


def _doubt_answer(answer: bool, syntax: Syntax, why: Translated, hint: Translated, work: Work) -> None:  # noqa: FBT001  # the answer itself
    word = "true" if answer else "false"
    message = said(catalogue.ALWAYS, text=quoted(syntax), answer=word, why=why)
    work.doubt(syntax.offset, f"always-{word}", message, hint)


def _why(sides: tuple[Node, ...], work: Work) -> Translated:
    """What is known of the sides that are no constants."""
    told = [text for side in sides if not constant(side) and (text := _span(side, work))]
    if told:
        return Series(dict.fromkeys(told), "and")
    if all(constant(side) for side in sides):
        return said(catalogue.COMPARES_CONSTANTS)
    return said(catalogue.ASKS_EVERY_CHOICE if len(sides) == 1 else catalogue.SIDES_THE_SAME)


def _span(side: Node, work: Work) -> Translated | None:
    span = bounds(side, work.scope)
    if span == OPEN or isinstance(side.type, ChoiceType):
        return None
    name = _Named(side, work.scope.vocabulary)
    ends = _end(span.low, side), _end(span.high, side)
    if span.low is None:
        return said(catalogue.VALUE_AT_MOST, name=name, high=ends[1])
    if span.high is None:
        return said(catalogue.VALUE_AT_LEAST, name=name, low=ends[0])
    return said(catalogue.VALUE_BETWEEN, name=name, low=ends[0], high=ends[1])


@dataclass(frozen=True, slots=True)
class _Named:
    """A number or day in the words of whoever reads of it."""

    node: Node
    vocabulary: Vocabulary

    def in_language(self, language: Language) -> str:
        return words(self.node, self.vocabulary, {}, language=language)


def _end(value: object, side: Node) -> str:
    unit = side.type.unit if isinstance(side.type, NumberType) else None
    return amount(value, unit) if isinstance(value, Decimal) else str(value)


def _fact(node: Node, work: Work) -> Fact | None:
    if isinstance(node, FactRef):
        return work.scope.fact(node.path)
    return work.scope.fact(node.path) if isinstance(node, ItemRef) and node.path else None


def _doubt_step(one: Node, other: Node, work: Work) -> bool:
    """Doubt a constant finer than the fact it is compared with."""
    fact, value = _fact(one, work), constant_value(other)
    if fact is None or not fact.step or value is None or value % fact.step == 0:
        return False
    low = value // fact.step * fact.step - (fact.step if value < 0 else 0)
    unit = one.type.unit if isinstance(one.type, NumberType) else None
    step, finer = amount(fact.step, unit), amount(value, unit)
    message = said(catalogue.FINER_THAN_STEP, label=fact.label, step=step, value=finer)
    hint = said(catalogue.NEAREST_VALUES, low=amount(low, None), high=amount(low + fact.step, None))
    work.doubt(other.at, "finer-than-step", message, hint)
    return True
