"""Conditions as Python expressions: what holds for sure, what is ruled out, and which names leave it open.

A name is open where its value is `None`, unknown. Where nothing is open, Kleene's logic is Python's own, which stops at
the first operand that settles the matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """An expression that may be written wherever no name of `doubts` is open; open as soon as one is.

    `fixed` ones depend on constants and parameters alone.
    """

    text: str
    doubts: tuple[str, ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Operands joined by *and* (`every`) or by *or*."""

    every: bool
    operands: "tuple[Logic, ...]"


Logic: TypeAlias = Term | Joined
_NOT = "(not "


def strict(text: str, *operands: Term) -> Term:
    """An expression over operands that is open as soon as one of them is."""
    doubts = tuple(dict.fromkeys(name for operand in operands for name in operand.doubts))
    return Term(text, doubts, fixed=all(operand.fixed for operand in operands))


def negated(of: Logic) -> Logic:
    """The opposite: what is open stays open."""
    if isinstance(of, Joined):
        return Joined(not of.every, tuple(map(negated, of.operands)))
    return Term(opposite(of.text), of.doubts, of.fixed)


def opposite(text: str) -> str:
    """The opposite of a yes-or-no expression."""
    return text.removeprefix(_NOT).removesuffix(")") if text.startswith(_NOT) else f"{_NOT}{text})"


def value(of: Logic) -> str:
    """An expression that is always defined: `None` where the condition is open."""
    open_, known = doubts(of), _known(of)
    if not open_:
        return known
    if isinstance(of, Term):
        return known if of.doubts == (known,) else f"None if {any_open(open_)} else {known}"
    closed = " and ".join(f"{name} is not None" for name in open_)
    return f"({known} if {closed} else {' else '.join(_settled(of))} else None)"


def _settled(of: Joined) -> Iterator[str]:
    """What may settle it though a name is open: terms joined by *and* can only be false then, by *or* only true."""
    plain = all(isinstance(operand, Term) for operand in of.operands)
    if not (plain and of.every):
        yield f"True if {_sure(of)}"
    if not plain or of.every:
        yield f"False if {_ruled_out(of)}"


def doubts(of: Logic) -> tuple[str, ...]:
    """Every name that can leave it open."""
    if isinstance(of, Term):
        return of.doubts
    return tuple(dict.fromkeys(name for operand in of.operands for name in doubts(operand)))


def any_open(names: tuple[str, ...]) -> str:
    """An expression that says whether one of the names is open."""
    return " or ".join(f"{name} is None" for name in names)


def _known(of: Logic) -> str:
    """Its truth where nothing is open."""
    if isinstance(of, Term):
        return of.text
    return f"({_between(of.every).join(map(_known, of.operands))})"


def _sure(of: Logic) -> str:
    """An expression that is true where the condition is, whatever is open."""
    if isinstance(of, Joined):
        return f"({_between(of.every).join(map(_sure, of.operands))})"
    return of.text if of.doubts == (of.text,) else _guarded(of.doubts, of.text)


def _ruled_out(of: Logic) -> str:
    """An expression that is true where the condition is false, whatever is open."""
    if isinstance(of, Joined):
        return f"({_between(not of.every).join(map(_ruled_out, of.operands))})"
    return f"({of.text} is False)" if of.doubts == (of.text,) else _guarded(of.doubts, opposite(of.text))


def _guarded(names: tuple[str, ...], text: str) -> str:
    return f"({' and '.join([*(f'{name} is not None' for name in names), text])})"


def _between(every: bool) -> str:  # noqa: FBT001  # which of two words
    return " and " if every else " or "
