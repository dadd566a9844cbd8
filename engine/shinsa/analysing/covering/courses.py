"""What a list is followed by while it is built: the kinds of item in whole units, lines with their ends, places found.

How far a line needs to be followed has an end where it only ever rises or falls: past the bound it is compared with,
nothing changes any more.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from shinsa.analysing.covering.bearings import Asked, Kind, Mark, Steps, plain, scaled
from shinsa.language.tree import Comparison

Place: TypeAlias = tuple[tuple[Mark, ...], Steps]
Freedom: TypeAlias = tuple[int, ...]
Chosen: TypeAlias = tuple[int, ...]
Ways: TypeAlias = list[tuple[Freedom, Chosen]]


@dataclass(frozen=True, slots=True)
class Move:
    """A kind in whole units: what it adds to every line, and to the freedom of every amount."""

    marks: tuple[Mark, ...]
    base: Steps
    freedom: Freedom


@dataclass(slots=True)
class Course:
    """Everything about one list: what is asked, the kinds, the lines in whole units and the amounts that move them."""

    asked: Asked
    kinds: list[Kind]
    units: list[int]
    amounts: tuple[Steps, ...]
    moves: list[Move]
    caps: list[int | None]
    ceilings: list[int | None]
    plain: bool
    handed: tuple[tuple[tuple[int, Steps, int], ...], ...]
    """For each kind its fields that run on, each with the amount it adds to and how far it may."""
    found: "dict[Place, Ways]" = field(default_factory=dict["Place", "Ways"])

    @property
    def bounds(self) -> list[int]:
        """The bound of every line, in its units: what is compared with."""
        return [int(-track.form.constant * unit) for track, unit in zip(self.asked.tracks, self.units, strict=True)]


def distinct(kinds: Iterable[Kind]) -> list[Kind]:
    """One kind of each sort; where fields may run on, the one that may run furthest."""
    found: dict[object, Kind] = {}
    for kind in kinds:
        most = tuple(most for *_, most in kind.amounts)
        key = (kind.marks, kind.base, tuple(each for _, each, _ in kind.amounts), most if len(most) > 1 else ())
        kept = found.get(key)
        if kept is None or most > tuple(most for *_, most in kept.amounts):
            found[key] = kind
    return list(found.values())


def course_of(wanted: Asked, kinds: list[Kind]) -> Course:
    """The course of a list whose items are of these kinds."""
    units = scaled(kinds, wanted.tracks)

    def whole(values: Sequence[Fraction]) -> Steps:
        return tuple(int(value * unit) for value, unit in zip(values, units, strict=True))

    amounts = tuple(dict.fromkeys(whole(each) for kind in kinds for _, each, _ in kind.amounts))
    moves = [Move(kind.marks, whole(kind.base), _freedom(kind, amounts, whole)) for kind in kinds]
    handed = tuple(tuple((place, whole(each), most) for place, each, most in kind.amounts) for kind in kinds)
    course = Course(wanted, kinds, units, amounts, moves, [], [], plain(wanted), handed)
    course.caps = [_cap(course, place) for place in range(len(units))]
    course.ceilings = [_ceiling(course, each) for each in amounts]
    return course


def _freedom(kind: Kind, amounts: tuple[Steps, ...], whole: Callable[[Sequence[Fraction]], Steps]) -> Freedom:
    free = dict.fromkeys(amounts, 0)
    for _, each, most in kind.amounts:
        free[whole(each)] += most
    return tuple(free.values())


def _cap(course: Course, place: int) -> int | None:
    """How far a line that only ever rises (or falls) need be followed; `None` where it does both."""
    steps = [move.base[place] for move in course.moves] + [each[place] for each in course.amounts]
    track, bound = course.asked.tracks[place], course.bounds[place]
    if all(step >= 0 for step in steps):
        return max(bound + (course.units[place] if track.op is None else 1), 1)
    return min(bound - 1, -1) if all(step <= 0 for step in steps) else None


def _ceiling(course: Course, amount: Steps) -> int | None:
    """How much of an amount need be told apart; `None` where all of it."""
    found = 0
    for place, (step, cap) in enumerate(zip(amount, course.caps, strict=True)):
        if step and cap is None:
            return None
        if step and cap is not None:
            spare = course.asked.tracks[place].needed and course.asked.tracks[place].op is Comparison.LE
            found = max(found, ceil((abs(cap) - spare) / abs(step)))
    return found
