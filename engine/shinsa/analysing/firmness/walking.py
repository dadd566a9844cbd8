"""Walk from where a number stands to the nearest change of the verdict, cell by cell, missing none on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from shinsa.analysing.firmness.lines import Line, Window
from shinsa.analysing.firmness.tracing import Scene, Tracer
from shinsa.judging.verdict import Verdict
from shinsa.language.tree import Comparison, Node


@dataclass(frozen=True, slots=True)
class Cell:
    """Places, both ends included, over which no condition changes its answer.

    `ways` are the ways in which points go over the cell with each step up: more (1), fewer (-1); none where they stay.
    """

    low: int
    high: int
    ways: frozenset[int] = frozenset()


class Moved(Protocol):
    """A number that moves step by step between `low` and `high`, both included, everything else held."""

    low: int
    high: int

    def cell(self, place: int, *, rounded: bool) -> Cell:
        """The cell around a place; `rounded` also cuts where points rounded to the hundredth change."""
        ...

    def verdict(self, place: int) -> Verdict | None:
        """The verdict at a place; `None` where no real proposal could state it."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """The nearest place (`turns`) with another verdict, and the last one before it that keeps the verdict.

    `stands` is `None` where that is the number as it is.
    """

    stands: int | None
    turns: int
    verdict: Verdict


def nearest(moved: Moved, base: Verdict, start: int, way: int) -> Turn | None:
    """The nearest turn from `start` on, upwards (`way` 1) or downwards (-1); `None` where there is none.

    Over a cell in which all points go one way the verdict does too, so its two ends say whether it changes in between;
    where points go both ways, the cell is cut at every hundredth.
    """
    place, stands = start, None
    while moved.low <= place <= moved.high:
        verdict = moved.verdict(place)
        if verdict is not None and verdict is not base:
            return Turn(stands, place, verdict)
        cell = _one_way(moved, place)
        far = cell.high if way > 0 else cell.low
        if verdict is base:
            if cell.ways and moved.verdict(far) is not base:
                return _between(moved, base, place, far)
            stands = far
        place = far + way
    return None


def _one_way(moved: Moved, place: int) -> Cell:
    cell = moved.cell(place, rounded=False)
    return moved.cell(place, rounded=True) if len(cell.ways) > 1 else cell


def _between(moved: Moved, base: Verdict, held: int, missed: int) -> Turn:
    """The turn between a place that keeps the verdict and one that does not."""
    while abs(missed - held) > 1:
        middle = (held + missed) // 2
        if moved.verdict(middle) is base:
            held = middle
        else:
            missed = middle
    verdict = moved.verdict(missed)
    if verdict is None:
        raise AssertionError("what is possible does not change within a cell")
    return Turn(held, missed, verdict)


@dataclass(frozen=True, slots=True)
class Read:
    """What reads the moved number: conditions, and numbers that scale points, with the hundredths they scale."""

    conditions: tuple[Node, ...]
    scaled: tuple[tuple[int, Node], ...]


def cell(read: Read, scene: Scene, window: Window, *, rounded: bool) -> Cell:
    """The cell of a window's place.

    Raises:
        NotLinearError: the number does not act in proportion.
    """
    tracer = Tracer(scene, window)
    for tree in read.conditions:
        tracer.answer(tree)
    lines = ((hundredths, tracer.answer(tree)) for hundredths, tree in read.scaled)
    ways = frozenset(way for hundredths, line in lines for way in _ways(window, hundredths, line, rounded=rounded))
    return Cell(window.low, window.high, ways)


def _ways(window: Window, hundredths: int, line: Line | None, *, rounded: bool) -> Iterator[int]:
    """Which way points go that a number held to 0..1 scales."""
    if line is None or not line.slope or not hundredths:
        return
    if window.compared(Comparison.LE, line, Line(Fraction(0))) or window.compared(
        Comparison.GE, line, Line(Fraction(1))
    ):
        return
    points = line.scaled(Fraction(hundredths))
    if rounded:
        _keep_rounded(window, points)
    else:
        yield 1 if points.slope > 0 else -1


def _keep_rounded(window: Window, points: Line) -> None:
    """Keep the places where points round to the same hundredth, half to even."""
    nearest_whole = round(points.value)
    even = nearest_whole % 2 == 0
    low, high = (Line(nearest_whole + half) for half in (Fraction(-1, 2), Fraction(1, 2)))
    window.compared(Comparison.GE if even else Comparison.GT, points, low)
    window.compared(Comparison.LE if even else Comparison.LT, points, high)
