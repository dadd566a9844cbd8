"""The stretches of one number or day over which every condition on it keeps its answer."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from shinsa.analysing.covering.domains import Grid, grid, is_measured
from shinsa.analysing.covering.forms import form
from shinsa.analysing.covering.scalars import cuts_of, fact_of
from shinsa.analysing.covering.space import Open, Space
from shinsa.values import Scalar

_FEW = 64

Spanned = tuple[tuple[object, ...], Scalar, Scalar]
"""The answers of the nodes at the low end, and the ends of the stretch."""


def spanned(space: Space, slot: int, nodes: Sequence[int], of: Open) -> list[Spanned] | None:
    """The stretches in order; `None` where the fact is no number, money or day.

    A number that scales points splits a stretch in two ends; where one fact scales points up and down, in each value
    of the points. Stretches that break an assumption are left out.
    """
    fact = fact_of(space, slot)
    if not is_measured(fact):
        return None
    trees = tuple(space.nodes[node] for node in nodes)
    known = of.known(space)
    cuts = cuts_of(space, slot, trees, known)
    cuts += _steps_of_points(space, nodes, of)
    line = grid(fact, sorted(cuts))
    truths = [place for place, node in enumerate(nodes) if not _is_number(space, node)]
    ask = space.asker(trees)
    found: list[list[object]] = []
    every = is_small(line) and len(truths) < len(nodes)
    places = range(line.low or 0, (line.high or 0) + 1) if every else line.near(cut / line.step for cut in cuts)
    for place in places:
        answers = ask((*of.values[:slot], line.value(place), *of.values[slot + 1 :]))
        key = answers if every else tuple(answers[index] for index in truths)
        if found and found[-1][0] == key:
            found[-1][3:] = [place, answers]
        else:
            found.append([key, place, answers, place, answers])
    return list(_possible(space, nodes, found, line))


def is_small(line: Grid) -> bool:
    """Whether a grid has so few values that each is looked at where it scales points."""
    return line.size is not None and line.size <= _FEW


def _is_number(space: Space, node: int) -> bool:
    return space.first_number <= node < space.first_assumption


def _possible(space: Space, nodes: Sequence[int], found: list[list[object]], line: Grid) -> Iterator[Spanned]:
    for _, first, low, last, high in found:
        answers: tuple[object, ...] = low  # type: ignore[assignment]
        if any(node >= space.first_assumption and each is False for node, each in zip(nodes, answers, strict=True)):
            continue
        ends = line.value(first), line.value(last)  # type: ignore[arg-type]
        if low == high:
            yield answers, *ends
        else:
            yield answers, ends[0], ends[0]
            yield high, ends[1], ends[1]  # type: ignore[misc]


def _steps_of_points(space: Space, nodes: Sequence[int], of: Open) -> list[Fraction]:
    """Where points step up by a hundredth, if the fact scales some points up and others down; else nothing."""
    slopes: set[bool] = set()
    found: list[Fraction] = []
    for node in nodes:
        if not _is_number(space, node):
            continue
        scaled = form(space.nodes[node], of.known(space))
        ((_, factor),) = scaled.terms or ((None, Fraction(0)),)
        for points in space.uses[node - space.first_number]:
            slopes.add((factor > 0) is (points > 0))
            if factor and points:
                halves = [Fraction(2 * step + 1, 2 * abs(points)) for step in range(abs(points))]
                found += [(each - scaled.constant) / factor for each in (*halves, Fraction(0), Fraction(1))]
    return found if len(slopes) > 1 else []
