"""Lists in formulas: which slots satisfy something, what they hold, the least and greatest of their values."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from shinsa.language import tree as t
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.kinds import Items, Kleene, Number, Scalar, Slot, Symbol, compared, sum_of
from shinsa_adapters.proving.terms import Bool, chosen, every, follows, negation, some, total, unequal
from shinsa_adapters.proving.unsupported import UnsupportedError

Pairs: TypeAlias = tuple[tuple[Slot, Kleene], ...]


def _exists(pairs: Pairs) -> Kleene:
    yes = some(every((slot.present, truth.yes)) for slot, truth in pairs)
    return Kleene(yes, every(follows(slot.present, truth.no) for slot, truth in pairs))


def _all(pairs: Pairs) -> Kleene:
    yes = every(follows(slot.present, truth.yes) for slot, truth in pairs)
    return Kleene(yes, some(every((slot.present, truth.no)) for slot, truth in pairs))


def _exists_one(pairs: Pairs) -> Kleene:
    """No as soon as two satisfy it, however many are open."""
    count = total([chosen(every((slot.present, truth.yes)), slot.weight, 0) for slot, truth in pairs])
    decided = every(follows(slot.present, truth.known) for slot, truth in pairs)
    return Kleene(every((decided, count == 1)), some((count > 1, every((decided, unequal(count, 1))))))


QUANTIFIED: Mapping[t.Quantifier, Callable[[Pairs], Kleene]] = {
    t.Quantifier.EXISTS: _exists,
    t.Quantifier.ALL: _all,
    t.Quantifier.EXISTS_ONE: _exists_one,
}


def is_there(slot: Slot, item: Scalar) -> Kleene:
    """Whether a slot holds the item."""
    same = compared(t.Comparison.EQ, item, single(slot))
    return Kleene(every((slot.present, same.yes)), some((negation(slot.present), same.no)))


def extreme(pairs: list[tuple[Bool, Number]], decided: Bool, *, smallest: bool) -> Number:
    """The least or greatest of the values there are; unknown of none."""
    found = Number(False, 0)  # noqa: FBT003
    op = t.Comparison.LT if smallest else t.Comparison.GT
    for present, value in pairs:
        better = every((present, some((negation(found.known), compared(op, _sure(value), _sure(found)).yes))))
        bottom = _shared_scale(found, value)
        one, other = (int(each.scale / bottom) * each.term for each in (value, found))
        found = Number(some((found.known, present)), chosen(better, one, other), bottom)
    return Number(every((decided, found.known)), found.term, found.scale)


def _sure(value: Number) -> Number:
    return Number(True, value.term, value.scale)  # noqa: FBT003


def _shared_scale(one: Number, other: Number) -> Fraction:
    total_ = sum_of(one, other)
    return total_.scale


def single(slot: Slot) -> Scalar:
    """The single value of a slot; raises UnsupportedError for an object."""
    if isinstance(slot.value, Mapping):
        raise UnsupportedError(catalogue.OBJECT_COMPARED)
    return slot.value


def codes_of(items: Items) -> list[int] | None:
    """The codes of a list of words all known; `None` of any other."""
    if items.known is not True:
        return None
    found: list[int] = []
    for slot in items.slots:
        value = slot.value
        if slot.present is not True or not isinstance(value, Symbol) or not isinstance(value.term, int):
            return None
        found.append(value.term)
    return found
