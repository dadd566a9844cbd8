"""The solver's terms, and the few ways to join them. The only module that touches z3; import it in the worker only.

A truth or a number that is known while the formula is written stays Python's own, so that formulas carry no dead wood.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any, TypeAlias

z3: Any = import_module("z3")  # it comes without types

Bool: TypeAlias = Any
"""A Python bool, or a Boolean term."""
Int: TypeAlias = Any
"""A Python int, or an integer term."""
Model: TypeAlias = Any
Solver: TypeAlias = Any


def every(parts: Iterable[Bool]) -> Bool:
    """And."""
    open_ = [part for part in _once(parts) if part is not True]
    if any(part is False for part in open_):
        return False
    return True if not open_ else open_[0] if len(open_) == 1 else z3.And(open_)


def some(parts: Iterable[Bool]) -> Bool:
    """Or."""
    open_ = [part for part in _once(parts) if part is not False]
    if any(part is True for part in open_):
        return True
    return False if not open_ else open_[0] if len(open_) == 1 else z3.Or(open_)


def negation(part: Bool) -> Bool:
    """Not."""
    return (not part) if isinstance(part, bool) else z3.Not(part)


def follows(one: Bool, other: Bool) -> Bool:
    """Where the one holds the other does."""
    return some((negation(one), other))


def differs(one: Bool, other: Bool) -> Bool:
    """Exactly one of the two holds."""
    if isinstance(one, bool):
        return negation(other) if one else other
    if isinstance(other, bool):
        return negation(one) if other else one
    return False if one.eq(other) else z3.Xor(one, other)


def chosen(condition: Bool, one: Int, other: Int) -> Int:
    """The one number where the condition holds, else the other."""
    if isinstance(condition, bool):
        return one if condition else other
    if isinstance(one, int) and isinstance(other, int) and one == other:
        return one
    return z3.If(condition, number(one), number(other))


def picked(condition: Bool, one: Bool, other: Bool) -> Bool:
    """The one truth where the condition holds, else the other."""
    return some((every((condition, one)), every((negation(condition), other))))


def number(value: Int) -> Int:
    """The number as a term."""
    return z3.IntVal(value) if isinstance(value, int) else value


def truth(value: Bool) -> Bool:
    """The truth as a term."""
    return z3.BoolVal(value) if isinstance(value, bool) else value


def unequal(one: Int, other: Int) -> Bool:
    """The two numbers are not the same."""
    if isinstance(one, int) and isinstance(other, int):
        return one != other
    return False if not isinstance(one, int) and not isinstance(other, int) and one.eq(other) else one != other


def least(one: Int, other: Int) -> Int:
    """The smaller number."""
    return min(one, other) if isinstance(one, int) and isinstance(other, int) else chosen(one <= other, one, other)


def most(one: Int, other: Int) -> Int:
    """The larger number."""
    return max(one, other) if isinstance(one, int) and isinstance(other, int) else chosen(one >= other, one, other)


def total(numbers: Sequence[Int]) -> Int:
    """The sum."""
    known = sum(each for each in numbers if isinstance(each, int))
    open_ = [each for each in numbers if not isinstance(each, int)]
    return known if not open_ else z3.Sum([*open_, known])


def among(term: Int, codes: Iterable[int]) -> Bool:
    """The number is one of these, written as the fewest spans."""
    wanted = sorted(set(codes))
    if isinstance(term, int):
        return term in wanted
    return some(term == low if low == high else every((term >= low, term <= high)) for low, high in _spans(wanted))


def truth_variable(name: str) -> Bool:
    """A truth the solver is free to choose."""
    return z3.Bool(name)


def number_variable(name: str) -> Int:
    """A whole number the solver is free to choose."""
    return z3.Int(name)


def _once(parts: Iterable[Bool]) -> list[Bool]:
    found: dict[object, Bool] = {}
    for part in parts:
        found.setdefault(part if isinstance(part, bool) else part.get_id(), part)
    return list(found.values())


def _spans(codes: list[int]) -> list[tuple[int, int]]:
    breaks = [place for place, (one, other) in enumerate(pairwise(codes), start=1) if other != one + 1]
    starts, ends = [0, *breaks], [*breaks, len(codes)]
    return [(codes[start], codes[end - 1]) for start, end in zip(starts, ends, strict=True) if codes]
