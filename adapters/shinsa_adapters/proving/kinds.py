"""What an expression comes to in the encoding: three-valued truths, exact numbers, symbols, lists of bounded slots."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from shinsa.language.tree import Comparison
from shinsa_adapters.proving.terms import Bool, Int, differs, every, negation, some, unequal


@dataclass(frozen=True, slots=True)
class Kleene:
    """A three-valued truth: surely yes, surely no; neither is unknown. Never both."""

    yes: Bool
    no: Bool

    @property
    def known(self) -> Bool:
        """It is one or the other."""
        return some((self.yes, self.no))


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number where known: a whole term times a scale. Days are numbers too."""

    known: Bool
    term: Int
    scale: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A choice, country or text where known, by its code."""

    known: Bool
    term: Int


Scalar: TypeAlias = Kleene | Number | Symbol


@dataclass(frozen=True, slots=True)
class Slot:
    """`weight` items alike (none where not `present`): a single value each, or an object's fields by name."""

    present: Bool
    weight: Int
    value: Scalar | Mapping[str, Scalar]


def fields_of(slot: Slot) -> Mapping[str, Scalar]:
    """The fields of a slot's objects, or their single value under the empty name."""
    return slot.value if isinstance(slot.value, Mapping) else {"": slot.value}


def values_of(slot: Slot) -> tuple[Scalar, ...]:
    """The values of a slot's fields, or its single value."""
    return tuple(fields_of(slot).values())


@dataclass(frozen=True, slots=True)
class Items:
    """A list, where it is known."""

    known: Bool
    slots: tuple[Slot, ...]


Meaning: TypeAlias = Scalar | Items
YES, NO, OPEN = Kleene(True, False), Kleene(False, True), Kleene(False, False)  # noqa: FBT003


def inverse(of: Kleene) -> Kleene:
    """Not."""
    return Kleene(of.no, of.yes)


def all_of(parts: tuple[Kleene, ...]) -> Kleene:
    """And: no beats unknown."""
    return Kleene(every(part.yes for part in parts), some(part.no for part in parts))


def any_of(parts: tuple[Kleene, ...]) -> Kleene:
    """Or: yes beats unknown."""
    return Kleene(some(part.yes for part in parts), every(part.no for part in parts))


def known_truth(known: Bool, holds: Bool) -> Kleene:
    """A truth that is unknown where something it rests on is."""
    return Kleene(every((known, holds)), every((known, negation(holds))))


def compared(op: Comparison, left: Scalar, right: Scalar) -> Kleene:
    """`left op right`: unknown where a side is."""
    if isinstance(left, Kleene) and isinstance(right, Kleene):
        same = Kleene(
            some((every((left.yes, right.yes)), every((left.no, right.no)))),
            some((every((left.yes, right.no)), every((left.no, right.yes)))),
        )
        return same if op is Comparison.EQ else inverse(same)
    if isinstance(left, Kleene) or isinstance(right, Kleene):
        raise TypeError("the checker lets only truths meet truths")
    one, other = _on_one_scale(left, right)
    return known_truth(every((left.known, right.known)), _holds(op, one, other))


def sum_of(left: Number, right: Number) -> Number:
    """`left + right`."""
    one, other, scale = _common(left, right)
    return Number(every((left.known, right.known)), one + other, scale)


def times(value: Number, factor: Fraction) -> Number:
    """The number times a constant."""
    return Number(value.known, value.term, value.scale * factor) if factor else Number(value.known, 0)


def constant(value: Fraction) -> Number:
    """A number that is known."""
    return Number(True, value.numerator, Fraction(1, value.denominator))  # noqa: FBT003


def same_scalar(one: Scalar, other: Scalar) -> Bool:
    """Both unknown, or both known and the same: what a changed fact is not."""
    if isinstance(one, Kleene) and isinstance(other, Kleene):
        return negation(some((differs(one.yes, other.yes), differs(one.no, other.no))))
    if isinstance(one, Kleene) or isinstance(other, Kleene):
        raise TypeError("one fact has one kind")
    left, right = _on_one_scale(one, other)
    apart = every((one.known, other.known, unequal(left, right)))
    return negation(some((differs(one.known, other.known), apart)))


def _on_one_scale(left: Number | Symbol, right: Number | Symbol) -> tuple[Int, Int]:
    if isinstance(left, Number) and isinstance(right, Number):
        one, other, _ = _common(left, right)
        return one, other
    return left.term, right.term


def _common(left: Number, right: Number) -> tuple[Int, Int, Fraction]:
    """Both numbers in whole multiples of one scale."""
    bottom = lcm(left.scale.denominator, right.scale.denominator)
    return int(left.scale * bottom) * left.term, int(right.scale * bottom) * right.term, Fraction(1, bottom)


def _holds(op: Comparison, left: Int, right: Int) -> Bool:
    match op:
        case Comparison.EQ:
            return negation(unequal(left, right))
        case Comparison.NE:
            return unequal(left, right)
        case Comparison.LT:
            return left < right
        case Comparison.LE:
            return left <= right
        case Comparison.GT:
            return left > right
        case Comparison.GE:
            return left >= right
