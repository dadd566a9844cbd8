"""How far each stated number, amount and day of a proposal is from a change of the verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import cast

from shinsa.analysing.changing.grids import MEASURED, Grid
from shinsa.analysing.changing.trials import Trial
from shinsa.analysing.firmness.lines import Line, Window
from shinsa.analysing.firmness.reading import conclusions, reading_fact
from shinsa.analysing.firmness.tracing import Scene
from shinsa.analysing.firmness.walking import Cell, Turn, cell, nearest
from shinsa.errors import InternalError
from shinsa.facts import Fact, FactList
from shinsa.judging.verdict import Verdict
from shinsa.proposal.references import References, replaced
from shinsa.screening import Screening
from shinsa.values import Scalar, Value, exact

_YEAR = 365


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a verdict changes: the last value with which it stands, the first with another, and that verdict."""

    stands: Scalar
    turns: Scalar
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Margin:
    """A stated fact (concrete `path`) with the nearest change of the verdict below it and above it, or none.

    `together` are facts that change in proportion with it in the vocabulary; they are held still here.
    """

    path: str
    fact: Fact
    value: Scalar
    down: Edge | None
    up: Edge | None
    together: tuple[str, ...]

    def edges(self) -> tuple[Edge, ...]:
        """The edges there are, the lower first."""
        return tuple(edge for edge in (self.down, self.up) if edge is not None)


def margins(screening: Screening) -> tuple[Margin, ...]:
    """The margin of every stated number, amount and day, in the order of the vocabulary.

    Facts that count as unknown (in conflict, or on stale evidence alone) state nothing and have none.
    """
    trial = Trial(screening)
    return tuple(_margin(screening, trial, path, fact, value) for path, fact, value in _stated(screening))


def _stated(screening: Screening) -> Iterator[tuple[str, Fact, Scalar]]:
    entries = screening.edition.plan.ruleset.vocabulary.entries
    for entry, value in zip(entries, screening.facts.values, strict=True):
        for path, fact, own in _of_list(entry, value) if isinstance(entry, FactList) else [(entry.path, entry, value)]:
            if fact.kind in MEASURED and own is not None:
                yield path, fact, cast("Scalar", own)


def _of_list(entry: FactList, value: Value) -> Iterator[tuple[str, Fact, Scalar | None]]:
    for index, item in enumerate(value if isinstance(value, tuple) else ()):
        if isinstance(item, tuple):
            for fact, own in zip(entry.fields, item, strict=True):
                yield f"{entry.path}[{index}].{fact.name}", fact, own
        else:
            yield f"{entry.path}[{index}]", cast("Fact", entry.item), item


def _margin(screening: Screening, trial: Trial, path: str, fact: Fact, value: Scalar) -> Margin:
    moved = _MovedFact(screening, trial, path, fact)
    base, here = screening.judgement.verdict, Grid.of(fact).places(value)

    def edge(start: int, way: int) -> Edge | None:
        turn = nearest(moved, base, start, way)
        return None if turn is None else moved.executed(turn, value)

    groups = screening.edition.plan.ruleset.vocabulary.together or ()
    together = [other for group in groups if fact.path in group for other in group if other != fact.path]
    return Margin(path, fact, value, edge(ceil(here) - 1, -1), edge(floor(here) + 1, 1), tuple(together))


class _MovedFact:
    """One stated fact, moved by steps of its grid."""

    def __init__(self, screening: Screening, trial: Trial, path: str, fact: Fact) -> None:
        plan = screening.edition.plan
        self._screening = screening
        self._trial = trial
        self._at = References(plan.ruleset.vocabulary).at(path)
        self._read = reading_fact(plan, fact.path)
        self._grid = Grid.of(fact)
        self.low, self.high = self._grid.low, self._grid.high

    def cell(self, place: int, *, rounded: bool) -> Cell:
        plan = self._screening.edition.plan
        line = Line(self._grid.step * place, self._grid.step)
        values = self._with(cast("Scalar", line))  # stands for the value while conditions are watched
        scene = Scene(plan.ruleset.vocabulary, values, plan.parameters, conclusions(plan))
        return cell(self._read, scene, Window(place, self.low, self.high), rounded=rounded)

    def verdict(self, place: int) -> Verdict | None:
        return self._trial.values(self._with(self._grid.value(place)))

    def _with(self, value: Scalar) -> tuple[Value, ...]:
        found = list(self._screening.facts.values)
        found[self._at.slot] = replaced(found[self._at.slot], {(self._at.index, self._at.column): value})
        return tuple(found)

    def executed(self, turn: Turn, now: Scalar) -> Edge:
        """The edge, with both its sides judged once more by every inference."""
        stands = now if turn.stands is None else self._grid.value(turn.stands)
        turns = self._grid.value(turn.turns)
        if (self._judged(stands), self._judged(turns)) != (self._screening.judgement.verdict, turn.verdict):
            raise InternalError("a change of the verdict is not found again when it is executed")
        return Edge(stands, turns, turn.verdict)

    def _judged(self, value: Scalar) -> Verdict:
        facts = replace(self._screening.facts, values=self._with(value))
        return self._screening.edition.judged(facts).verdict


def distance(value: Scalar, edge: Edge) -> Decimal:
    """How far the edge is: negative below, positive above; days for days."""
    if isinstance(value, date) and isinstance(edge.turns, date):
        return Decimal((edge.turns - value).days)
    with exact():
        return cast("Decimal", edge.turns) - cast("Decimal", value)


def fragility(margin: Margin, as_of: date) -> Fraction | None:
    """The distance of the nearest edge as a share; `None` where no edge is. The smaller, the more fragile.

    Of a number it is a share of the number itself (of its range where it is zero), of a day a share of the time between
    it and the day of the screening, a year at the least.
    """
    distances = [abs(Fraction(distance(margin.value, edge))) for edge in margin.edges()]
    return min(distances) / scale(margin, as_of) if distances else None


def scale(margin: Margin, as_of: date) -> Fraction:
    """What counts as a whole where a move is measured as a share, in the unit of the fact."""
    if isinstance(margin.value, date):
        return Fraction(max(_YEAR, abs((margin.value - as_of).days)))
    fact, value = margin.fact, Fraction(cast("Decimal", margin.value))
    if value:
        return abs(value)
    if fact.minimum is not None and fact.maximum is not None and fact.maximum > fact.minimum:
        return Fraction(fact.maximum) - Fraction(fact.minimum)
    return Fraction(1)


def most_fragile(found: tuple[Margin, ...], as_of: date) -> tuple[Margin, ...]:
    """Margins with an edge first, the most fragile at the top; then those that nothing changes."""
    shares = {margin.path: fragility(margin, as_of) for margin in found}
    with_edge = [margin for margin in found if shares[margin.path] is not None]
    with_edge.sort(key=lambda margin: (shares[margin.path] or 0, margin.path))
    return (*with_edge, *(margin for margin in found if shares[margin.path] is None))
