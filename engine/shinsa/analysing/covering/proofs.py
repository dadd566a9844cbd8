"""Proof that longer lists show nothing that the lists found do not show, where counts are weighed against counts."""

from shinsa.analysing import catalogue
from shinsa.analysing.covering.bearings import Mark, Steps, blank, joined
from shinsa.analysing.covering.courses import Course
from shinsa.analysing.covering.scalars import systems
from shinsa.analysing.covering.whole import Row, System
from shinsa.analysing.limits import NotExact, named
from shinsa.facts import FactList
from shinsa.language.tree import Comparison


def prove(course: Course, entry: FactList) -> None:
    """Show that longer lists reach no side of any line that the lists found do not reach."""
    if course.amounts:
        raise NotExact(catalogue.AMOUNTS_WEIGHED, facts=named([entry.path]))
    reached: dict[tuple[Mark, ...], set[tuple[int, ...]]] = {}
    for marks, steps in course.found:
        reached.setdefault(marks, set()).add(_sides(course, steps))
    for marks, found in reached.items():
        if not _possible(course, marks, entry.longest) <= found:
            raise NotExact(catalogue.MAY_NEED_MORE_ITEMS, facts=named([entry.path]))


def compared(course: Course) -> list[tuple[Comparison, int, int]]:
    """Every comparison over counts and sums: the operator, the line's place, and the bound in the line's units."""
    return [
        (track.op, place, bound)
        for place, (track, bound) in enumerate(zip(course.asked.tracks, course.bounds, strict=True))
        if track.op is not None
    ]


def _sides(course: Course, steps: Steps) -> tuple[int, ...]:
    return tuple(_side(op, steps[place], bound) for op, place, bound in compared(course))


def _side(op: Comparison, value: int, bound: int) -> int:
    match op:
        case Comparison.LT | Comparison.GE:
            return int(value >= bound)
        case Comparison.LE | Comparison.GT:
            return int(value > bound)
        case _:
            return 1 + (value > bound) - (value < bound)


def _possible(course: Course, marks: tuple[Mark, ...], longest: int) -> set[tuple[int, ...]]:
    """The sides a list that stands so can be on, at the most: counts of kinds that are free but for what is needed."""
    if any(isinstance(mark, tuple) for mark in marks) or any(track.op is None for track in course.asked.tracks):
        raise NotExact(catalogue.COUNTS_AND_ITEM)
    nodes = course.asked.marks
    allowed = [move for move in course.moves if tuple(map(joined, nodes, marks, move.marks)) == marks]
    width = len(allowed)
    rows: list[Row] = [(tuple(-int(place == other) for other in range(width)), 0) for place in range(width)]
    rows.append(((1,) * width, longest))
    for bit, (mark, start) in enumerate(zip(marks, blank(course.asked), strict=True)):
        if mark != start:
            rows.append((tuple(-int(move.marks[bit] == mark) for move in allowed), -1))
    lined = [(op, (tuple(move.base[place] for move in allowed), bound)) for op, place, bound in compared(course)]
    return {taken for taken, _, _ in systems(System(width, tuple(rows)), lined)}
