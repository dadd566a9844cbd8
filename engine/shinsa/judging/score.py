"""The score: an interval in hundredths of a point, built from the families up.

Fit is the best family of its group, never a sum (a gas plant must not lose for not being a pipeline); national security
and risk are sums. Every family is held to its cap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shinsa.judging.outcomes import Answer
from shinsa.planning.plan import Plan
from shinsa.ruleset import Family, Group


@dataclass(frozen=True, slots=True)
class Interval:
    """Hundredths of a point, both ends included."""

    low: int
    high: int

    def plus(self, other: "Interval") -> "Interval":
        """The sum of two intervals."""
        return Interval(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """One family: the plain sum of its rules' points, and what counts after the cap."""

    family: Family
    cap: int
    sum: Interval
    counted: Interval


@dataclass(frozen=True, slots=True)
class Score:
    """The whole score and its three groups; `lane` is the family that fit rests on."""

    total: Interval
    fit: Interval
    national_security: Interval
    risk: Interval
    lane: str | None
    families: tuple[FamilyScore, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A scoring family with its cap in hundredths and the places of its rules in the plan."""

    family: Family
    cap: int
    places: tuple[int, ...]


def tallies(plan: Plan) -> tuple[Tally, ...]:
    """A tally for each family that scores."""
    return tuple(
        Tally(family, plan.hundredths(family.cap), _places(plan, family))
        for family in plan.ruleset.families
        if family.cap is not None
    )


def score(of: tuple[Tally, ...], answers: Sequence[Answer]) -> Score:
    """Add up the answers (in the order of the plan's rules) by family and group."""
    return of_sums(of, [_sum(tally, answers) for tally in of])


def of_sums(of: tuple[Tally, ...], sums: Sequence[Interval]) -> Score:
    """The score of what the rules of each tally's family add up to, before its cap."""
    families = tuple(_family(tally, own) for tally, own in zip(of, sums, strict=True))
    lanes = [entry for entry in families if entry.family.group is Group.FIT]
    fit = Interval(
        max((lane.counted.low for lane in lanes), default=0), max((lane.counted.high for lane in lanes), default=0)
    )
    best = max(lanes, key=lambda lane: (lane.counted.low, lane.counted.high), default=None)
    security, risk = _summed(families, Group.NATIONAL_SECURITY), _summed(families, Group.RISK)
    lane = best.family.id if best else None
    return Score(fit.plus(security).plus(risk), fit, security, risk, lane, families)


def _places(plan: Plan, family: Family) -> tuple[int, ...]:
    return tuple(place for place, rule in enumerate(plan.rules) if rule.rule.head.family == family.id)


def _sum(tally: Tally, answers: Sequence[Answer]) -> Interval:
    low = high = 0
    for place in tally.places:
        reply = answers[place]
        low += reply.low
        high += reply.high
    return Interval(low, high)


def _family(tally: Tally, own: Interval) -> FamilyScore:
    return FamilyScore(tally.family, tally.cap, own, Interval(min(own.low, tally.cap), min(own.high, tally.cap)))


def _summed(families: tuple[FamilyScore, ...], group: Group) -> Interval:
    own = [entry.counted for entry in families if entry.family.group is group]
    return Interval(sum(entry.low for entry in own), sum(entry.high for entry in own))
