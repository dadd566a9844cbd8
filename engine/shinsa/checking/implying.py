"""Whether one condition holds wherever another does: a few sound tests on the typed tree; no answer means "not shown".

What is shown holds for three values too: where the first condition is true, the second is.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from shinsa.language.comparing import MIRRORED, compared
from shinsa.language.tree import And, ChoiceType, Compare, Comparison, In, ListOf, Literal, Node, Or

_Bound: TypeAlias = Decimal | date


def implies(narrow: Node, wide: Node) -> bool:
    """Whether `wide` surely holds where `narrow` does."""
    if narrow == wide:
        return True
    if isinstance(wide, And):
        return all(implies(narrow, operand) for operand in wide.operands)
    if isinstance(narrow, Or):
        return all(implies(operand, wide) for operand in narrow.operands)
    if isinstance(wide, Or) and any(implies(narrow, operand) for operand in wide.operands):
        return True
    if isinstance(narrow, And) and any(implies(operand, wide) for operand in narrow.operands):
        return True
    return _choices_imply(narrow, wide) or _bounds_imply(narrow, wide)


@dataclass(frozen=True, slots=True)
class _OneOf:
    """A choice is one of these."""

    subject: Node
    values: frozenset[str]


def _choices_imply(narrow: Node, wide: Node) -> bool:
    inner, outer = _one_of(narrow), _one_of(wide)
    return bool(inner and outer and inner.subject == outer.subject and inner.values <= outer.values)


def _one_of(node: Node) -> _OneOf | None:
    match node:
        case Compare(Comparison.EQ | Comparison.NE as op, subject, Literal(str() as value)) | Compare(
            Comparison.EQ | Comparison.NE as op, Literal(str() as value), subject
        ):
            return _equal(subject, value, negated=op is Comparison.NE)
        case In(subject, ListOf(items)):
            values = [item.value for item in items if isinstance(item, Literal) and isinstance(item.value, str)]
            return _OneOf(subject, frozenset(values)) if len(values) == len(items) else None
        case _:
            return None


def _equal(subject: Node, value: str, *, negated: bool) -> _OneOf | None:
    if not negated:
        return _OneOf(subject, frozenset([value]))
    kind = subject.type
    return _OneOf(subject, frozenset(kind.choices) - {value}) if isinstance(kind, ChoiceType) else None


_UPWARDS = frozenset({Comparison.GT, Comparison.GE})
_DOWNWARDS = frozenset({Comparison.LT, Comparison.LE})
_STRICT = frozenset({Comparison.GT, Comparison.LT})


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A number or day stands in this relation to a constant."""

    subject: Node
    op: Comparison
    bound: _Bound


def _bounds_imply(narrow: Node, wide: Node) -> bool:
    inner, outer = _bounded(narrow), _bounded(wide)
    if inner is None or outer is None or inner.subject != outer.subject:
        return False
    if inner.op is Comparison.EQ:
        return _satisfies(inner.bound, outer)
    if outer.op is Comparison.NE:
        return not _satisfies(outer.bound, inner)
    return _same_way(inner.op, outer.op) and _reaches(inner, outer)


def _bounded(node: Node) -> _Bounded | None:
    match node:
        case Compare(op, subject, Literal(Decimal() | date() as bound)):
            return _Bounded(subject, op, bound)
        case Compare(op, Literal(Decimal() | date() as bound), subject):
            return _Bounded(subject, MIRRORED[op], bound)
        case _:
            return None


def _satisfies(value: _Bound, bounded: _Bounded) -> bool:
    return compared(bounded.op, _order(value, bounded.bound), 0)


def _order(left: _Bound, right: _Bound) -> int:
    """-1, 0 or 1; both are of one kind, as their subject is."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return (left > right) - (left < right)
    if isinstance(left, date) and isinstance(right, date):
        return (left > right) - (left < right)
    raise AssertionError("one subject has one type")


def _same_way(inner: Comparison, outer: Comparison) -> bool:
    return {inner, outer} <= _UPWARDS or {inner, outer} <= _DOWNWARDS


def _reaches(inner: _Bounded, outer: _Bounded) -> bool:
    """Whether the inner bound lies as far out as the outer; a strict one needs a strict one or more."""
    order = _order(inner.bound, outer.bound)
    further = order > 0 if inner.op in _UPWARDS else order < 0
    return further or (order == 0 and (inner.op in _STRICT or outer.op not in _STRICT))
