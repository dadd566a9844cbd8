"""For each parameter, the values between which the verdict of a proposal stands, and what its alternatives lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import cast

from shinsa.analysing.changing.grids import MEASURED, Grid, place_of
from shinsa.analysing.firmness.facts import Edge
from shinsa.analysing.firmness.lines import Line, Window
from shinsa.analysing.firmness.reading import conclusions, reading_parameter
from shinsa.analysing.firmness.settings import Otherwise
from shinsa.analysing.firmness.tracing import NotLinearError, Scene
from shinsa.analysing.firmness.walking import Cell, Read, Turn, cell, nearest
from shinsa.errors import InternalError
from shinsa.facts import Fact
from shinsa.judging.verdict import Verdict
from shinsa.language.tree import Comparison, DateType, FactRef, ItemRef, Node, NumberType, walk
from shinsa.planning.plan import Plan
from shinsa.ruleset import Alternative, Parameter, ParameterValue, Ruleset
from shinsa.screening import Screener, Screening
from shinsa.values import exact

_CENT = Fraction(1, 100)
_FAR = 10**18


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value of a parameter, who holds it (nobody: it is the other of yes and no), and the verdict with it.

    The verdict is `None` where the proposal would be called impossible.
    """

    value: ParameterValue
    alternative: Alternative | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Range:
    """A parameter: the nearest values below and above at which the verdict changes, and its alternatives.

    `measured` is false for a number that does not act in proportion, and `None` for what is no number or day: then
    `down` and `up` say nothing.
    """

    parameter: Parameter
    value: ParameterValue
    measured: bool | None
    down: Edge | None
    up: Edge | None
    choices: tuple[Choice, ...]

    def decides(self, verdict: Verdict) -> bool:
        """Whether some value of it changes this verdict."""
        return (
            self.down is not None
            or self.up is not None
            or any(choice.verdict not in {None, verdict} for choice in self.choices)
        )


def ranges(screener: Screener, screening: Screening) -> tuple[Range, ...]:
    """The range of every parameter that is a number or a day, or that has alternatives, in the ruleset's order."""
    otherwise = Otherwise(screener, screening)
    found = (_range(otherwise, screening, parameter) for parameter in screening.edition.plan.ruleset.parameters)
    return tuple(entry for entry in found if entry.measured is not None or entry.choices)


def _range(otherwise: Otherwise, screening: Screening, parameter: Parameter) -> Range:
    value = screening.edition.plan.parameters[parameter.name]
    choices = tuple(_choices(otherwise, parameter, value))
    if not isinstance(parameter.type, NumberType | DateType) or isinstance(value, tuple | bool | str):
        return Range(parameter, value, measured=None, down=None, up=None, choices=choices)
    try:
        down, up = _edges(otherwise, screening, parameter, value)
    except NotLinearError:
        return Range(parameter, value, measured=False, down=None, up=None, choices=choices)
    return Range(parameter, value, measured=True, down=down, up=up, choices=choices)


def _choices(otherwise: Otherwise, parameter: Parameter, value: ParameterValue) -> Iterator[Choice]:
    for alternative in parameter.alternatives:
        screened = otherwise.screened({parameter.name: alternative.value})
        yield Choice(alternative.value, alternative, None if screened is None else screened.judgement.verdict)
    if isinstance(value, bool) and not parameter.alternatives:
        screened = otherwise.screened({parameter.name: not value})
        yield Choice(not value, None, None if screened is None else screened.judgement.verdict)


def _edges(
    otherwise: Otherwise, screening: Screening, parameter: Parameter, value: Decimal | date
) -> tuple[Edge | None, Edge | None]:
    moved = _MovedParameter(otherwise, screening, parameter)
    here = place_of(value) / moved.grid.step
    turns = (
        nearest(moved, screening.judgement.verdict, start, way)
        for start, way in ((ceil(here) - 1, -1), (floor(here) + 1, 1))
    )
    down, up = (None if turn is None else moved.executed(turn, value) for turn in turns)
    return down, up


class _MovedParameter:
    """One parameter, moved by steps of its grid."""

    def __init__(self, otherwise: Otherwise, screening: Screening, parameter: Parameter) -> None:
        plan = screening.edition.plan
        self._otherwise = otherwise
        self._screening = screening
        self._name = parameter.name
        self._read = reading_parameter(plan, parameter.name)
        self._roles = frozenset(_roles(plan, parameter.name))
        self._ages = tuple(_ages(screening)) if _is_age(plan.ruleset, parameter.name) else ()
        self.grid = _grid(screening, parameter, self._read, self._roles)
        self.low, self.high = self.grid.low, self.grid.high

    def cell(self, place: int, *, rounded: bool) -> Cell:
        edition = self._otherwise.edition(self._at(place))
        plan, window = edition.plan, Window(place, self.low, self.high)
        line = Line(self.grid.step * place, self.grid.step)
        for age in self._ages:
            window.compared(Comparison.GT, Line(Fraction(age)), line)
        values = self._otherwise.facts(edition).values
        scene = Scene(plan.ruleset.vocabulary, values, {**plan.parameters, self._name: line}, conclusions(plan))
        found = cell(self._read, scene, window, rounded=rounded)
        ways = found.ways | self._roles
        if len(ways) > 1 and (self._roles or rounded):
            raise NotLinearError
        return Cell(found.low, found.high, ways)

    def verdict(self, place: int) -> Verdict | None:
        return self._otherwise.verdict(self._at(place))

    def _at(self, place: int) -> Mapping[str, ParameterValue]:
        return {self._name: cast("Decimal | date", self.grid.value(place))}

    def executed(self, turn: Turn, now: Decimal | date) -> Edge:
        """The edge, with both its sides screened whole, by every inference."""
        stands = now if turn.stands is None else cast("Decimal | date", self.grid.value(turn.stands))
        turns = cast("Decimal | date", self.grid.value(turn.turns))
        if (self._screened(stands), self._screened(turns)) != (self._screening.judgement.verdict, turn.verdict):
            raise InternalError("a change of the verdict is not found again when it is executed")
        return Edge(stands, turns, turn.verdict)

    def _screened(self, value: Decimal | date) -> Verdict | None:
        found = self._otherwise.screened({self._name: value})
        return None if found is None else found.judgement.verdict


def _roles(plan: Plan, name: str) -> Iterator[int]:
    """Which way the verdict goes when a parameter that holds points, a cap or a threshold goes up."""
    bars = plan.ruleset.thresholds
    if name in {bars.eligible, bars.ineligible, bars.floor_fit, bars.floor_national_security, bars.floor_risk}:
        yield -1
    if any(family.cap == name for family in plan.ruleset.families):
        yield 1
    tiers = [tier for rule in plan.rules for tier in (*rule.tiers, *rule.plus)]
    if any(tier.tier.points.parameter == name for tier in tiers):
        yield 1


def _is_age(ruleset: Ruleset, name: str) -> bool:
    return ruleset.evidence_age is not None and ruleset.evidence_age.unknown == name


def _ages(screening: Screening) -> Iterator[int]:
    """The age of every dated piece of evidence, in days."""
    for item in screening.proposal.facts.evidence:
        if item.dated is not None:
            yield (screening.edition.as_of - item.dated).days


def _grid(screening: Screening, parameter: Parameter, read: Read, roles: frozenset[int]) -> Grid:
    """The steps of a parameter: of points hundredths, of days days, else as fine as it is written or facts can be.

    Points far beyond all points together change nothing more, which bounds them.
    """
    if isinstance(parameter.type, DateType):
        return Grid(Fraction(1), date.min.toordinal(), date.max.toordinal(), days=True)
    if _is_age(screening.edition.plan.ruleset, parameter.name):
        return Grid(Fraction(1), 0, _FAR, days=False)
    if not roles:
        return Grid(_step(screening, parameter, read), -_FAR, _FAR, days=False)
    most = _FAR if read.conditions or read.scaled else _all_points(screening.edition.plan)
    return Grid(_CENT, -most, most, days=False)


def _all_points(plan: Plan) -> int:
    """More hundredths than all points, caps and thresholds come to, three times over."""
    points = sum(abs(tier.hundredths) for rule in plan.rules for tier in (*rule.tiers, *rule.plus))
    held = sum(abs(int(value * 100)) for value in plan.parameters.values() if isinstance(value, Decimal))
    return 3 * (points + held + 1)


def _step(screening: Screening, parameter: Parameter, read: Read) -> Fraction:
    """The finest of the decimal places it is written with and the steps of the facts it is compared with."""
    values = (*(setting.value for setting in parameter.settings), *(other.value for other in parameter.alternatives))
    written = [_place(value) for value in values if isinstance(value, Decimal)]
    trees = (*read.conditions, *(tree for _, tree in read.scaled))
    return min((*written, *_fact_steps(screening, parameter, trees)))


def _place(value: Decimal) -> Fraction:
    with exact():
        exponent = value.normalize().as_tuple().exponent
    return Fraction(1, 10 ** max(0, -int(exponent)))


def _fact_steps(screening: Screening, parameter: Parameter, trees: tuple[Node, ...]) -> Iterator[Fraction]:
    """The steps of the facts of the same unit that stand in a condition with the parameter."""
    known = screening.edition.plan.ruleset.vocabulary.by_path()
    for node in (node for tree in trees for node in walk(tree)):
        if isinstance(node, FactRef | ItemRef) and node.path is not None and node.type == parameter.type:
            fact = known[node.path]
            if isinstance(fact, Fact) and fact.kind in MEASURED:
                yield Grid.of(fact).step
