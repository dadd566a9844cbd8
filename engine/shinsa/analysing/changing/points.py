"""The points of a merit and the whole score as ladders, for the worst case or the best, at least or at most."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from shinsa.analysing.changing.boxes import Span
from shinsa.analysing.changing.clauses import NO, YES, Clauses
from shinsa.analysing.changing.conditions import Conditions, Sure
from shinsa.analysing.changing.frontiers import Frontier, Rung
from shinsa.analysing.changing.ladders import Ladder, capped, greatest, ladder, least, summed
from shinsa.judging.score import Tally
from shinsa.planning.plan import Plan, PlannedRule, PlannedTier
from shinsa.ruleset import Group


@dataclass(frozen=True, slots=True)
class Aim:
    """Which end of the score is claimed: the worst case (`low`) or the best, at least a value (`up`) or at most."""

    low: bool
    up: bool

    @property
    def sign(self) -> int:
        """By what values are multiplied so that every claim is *at least*."""
        return 1 if self.up else -1

    @property
    def surely(self) -> bool:
        """Whether a claim has to hold for every completion, or for one."""
        return self.low is self.up


@dataclass(frozen=True, slots=True)
class Step:
    """One tier: its condition and its points, as claims (`ladder` holds them with the sign of the aim)."""

    when: Sure
    points: Ladder


ALWAYS = Sure(YES, NO)


class Points:
    """The points of a plan's merits over one world, for one aim."""

    def __init__(self, conditions: Conditions, plan: Plan, aim: Aim, frontiers: Sequence[Frontier] = ()) -> None:
        self._conditions = conditions
        self._clauses = conditions.clauses
        self._plan = plan
        self._aim = aim
        self._priced = frozenset(place for frontier in frontiers for place in frontier.places)
        self._frontiers = frontiers
        self.bought: list[tuple[int, Rung, Rung]] = []

    def of_family(self, tally: Tally) -> list[Ladder]:
        """What the merits of a family add: each for itself, or priced together."""
        own = [self.of(self._plan.rules[place]) for place in tally.places if place not in self._priced]
        return own + [self._of_frontier(each) for each in self._frontiers if each.family == tally.family.id]

    def _of_frontier(self, frontier: Frontier) -> Ladder:
        """A literal for each rung, each bought on top of the one below."""
        applies = ALWAYS if frontier.guard is None else self._conditions.sure(frontier.guard)
        rungs: dict[int, int] = {}
        before = YES
        for lower, rung in itertools.pairwise(frontier.rungs):
            literal = self._clauses.new()
            self._clauses.add(-literal, before)
            self.bought.append((literal, lower, rung))
            rungs[rung.points] = before = literal
        return self._applied(ladder(frontier.rungs[0].points, rungs), applies)

    def of(self, rule: PlannedRule) -> Ladder:
        """What a merit adds to the score."""
        if not rule.in_force:
            return Ladder(0)
        applies = ALWAYS if rule.applies is None else self._conditions.sure(rule.applies.condition.tree)
        if applies.no == YES:
            return Ladder(0)
        parts = [self._extra(self._step(extra)) for extra in rule.plus]
        if rule.tiers:
            parts.append(self._tiers([self._step(tier) for tier in rule.tiers]))
        return self._applied(summed(parts, self._clauses), applies)

    def _step(self, tier: PlannedTier) -> Step:
        when = ALWAYS if tier.question is None else self._conditions.sure(tier.question.condition.tree)
        return Step(when, self._scaled(tier))

    def _scaled(self, tier: PlannedTier) -> Ladder:
        """The points of a tier as claims, with the sign of the aim; scaled points by what their number may be."""
        sign = self._aim.sign
        if tier.tier.times is None:
            return Ladder(sign * tier.hundredths)
        least_or_most = (min if self._aim.low else max)(0, tier.hundredths)
        found: dict[int, list[int]] = {}
        for case in self._conditions.number(tier.tier.times.tree):
            ends = (
                [least_or_most] if case.answer is None else [scaled(tier.hundredths, end) for end in _ends(case.answer)]
            )
            found.setdefault(max(sign * end for end in ends), []).append(case.literal)
        base, *higher = sorted(found)
        claims = {value: self._clauses.some(lit for v in found if v >= value for lit in found[v]) for value in higher}
        return ladder(base, claims)

    def _tiers(self, steps: Sequence[Step]) -> Ladder:
        """The first tier that holds; in the worst or best case, any that may be it."""
        values = sorted({0, *(value for step in steps for value in step.points.values())})
        claim = self._for_all if self._aim.surely else self._for_one
        return ladder(values[0], {value: claim(steps, value) for value in values[1:]})

    def _for_all(self, steps: Sequence[Step], value: int) -> int:
        """Every tier that may be the first gives at least the value; so does having none, which gives 0."""
        clauses, wanted = self._clauses, list[int]()
        earlier: list[int] = []
        for step in steps:
            wanted.append(clauses.some([step.points.reaching(value), step.when.no, *earlier]))
            earlier.append(step.when.yes)
        if value > 0:
            wanted.append(clauses.some(earlier))
        return clauses.every(wanted)

    def _for_one(self, steps: Sequence[Step], value: int) -> int:
        """One tier that may be the first gives at least the value; or none may hold, where 0 is enough."""
        clauses, ways = self._clauses, list[int]()
        earlier: list[int] = []
        for step in steps:
            ways.append(clauses.every([step.points.reaching(value), -step.when.no, *earlier]))
            earlier.append(-step.when.yes)
        if value <= 0:
            ways.append(clauses.every(earlier))
        return clauses.some(ways)

    def _extra(self, step: Step) -> Ladder:
        """Points that come on top where the condition holds."""
        values = sorted({0, *step.points.values()})
        return ladder(values[0], {value: self._guarded(step.when, step.points, value) for value in values[1:]})

    def _guarded(self, when: Sure, points: Ladder, value: int) -> int:
        clauses, reached = self._clauses, points.reaching(value)
        if value > 0:
            return clauses.every([when.yes if self._aim.surely else -when.no, reached])
        return clauses.some([when.no if self._aim.surely else -when.yes, reached])

    def _applied(self, whole: Ladder, applies: Sure) -> Ladder:
        """The same for a rule that may not apply: then it adds nothing."""
        if applies.yes == YES:
            return whole
        values = sorted({0, *whole.values()})
        return ladder(values[0], {value: self._guarded(applies, whole, value) for value in values[1:]})


def _ends(span: Span) -> tuple[Decimal, Decimal]:
    if not isinstance(span.low, Decimal) or not isinstance(span.high, Decimal):
        raise TypeError("points are scaled by a number")
    return span.low, span.high


def scaled(hundredths: int, number: Decimal) -> int:
    """Points times the number held to 0..1, as judging does."""
    held = min(max(number, Decimal(0)), Decimal(1))
    return int((Decimal(hundredths) * held).to_integral_value(ROUND_HALF_EVEN))


@dataclass(frozen=True, slots=True)
class Totals:
    """Ladders of the whole score and its groups."""

    total: Ladder
    fit: Ladder
    national_security: Ladder
    risk: Ladder


def totals(points: Points, tallies: Sequence[Tally], clauses: Clauses, aim: Aim, limit: int) -> Totals:
    """The score of a plan for one aim; totals of more than `limit` (with the sign of the aim) are not told apart."""
    families: dict[Group, list[Ladder]] = {group: [] for group in Group}
    for tally in tallies:
        families[tally.family.group].append(
            held(summed(points.of_family(tally), clauses, tally.cap if aim.up else None), tally.cap, aim)
        )
    lanes = families[Group.FIT]
    fit = greatest(lanes, clauses) if aim.up else least(lanes, clauses)
    security = summed(families[Group.NATIONAL_SECURITY], clauses)
    risk = summed(families[Group.RISK], clauses)
    return Totals(summed([fit, security, risk], clauses, limit), fit, security, risk)


def held(whole: Ladder, cap: int, aim: Aim) -> Ladder:
    """A family's points held to its cap: not more, or with the sign turned, not less than its negative."""
    if aim.up:
        return capped(whole, cap)
    if whole.base >= -cap:
        return whole
    rungs = {value: literal for value, literal in whole.rungs if value > -cap}
    return ladder(-cap, rungs)
