"""What would make a verdict another one, as vectors to be made large: what each rule adds, and when they are enough."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.analysing.reaching.stakes import HOLD, PASS, REJECT, Effects
from shinsa.judging.score import Interval, Score, of_sums, tallies
from shinsa.judging.verdict import Verdict, qualifies
from shinsa.planning.plan import Plan

Vector: TypeAlias = tuple[int, ...]
"""How many gates act as wanted, then points by family: the low ends, then the high ends. Larger is never worse."""

ANY = frozenset({REJECT, HOLD, PASS})


@dataclass(frozen=True, slots=True)
class Aim:
    """One way to another verdict: rules stand in `allowed` ways alone, and `enough` says so of what they add up to.

    Gates that stand in a way of `counted` are counted. Points count as they are (`sign` 1), turned round (-1) where
    fewer are wanted, or not at all (0).
    """

    enough: Callable[[Vector], bool]
    sign: int = 0
    allowed: frozenset[int] = ANY
    counted: frozenset[int] = frozenset()

    def vector(self, effects: Iterable[Effects], families: int) -> Vector | None:
        """What rules with these effects add up to; `None` where one stands in a way that is not allowed."""
        acting, low, high = 0, [0] * families, [0] * families
        for each in effects:
            if each.standing not in self.allowed:
                return None
            acting += each.standing in self.counted
            if each.family >= 0:
                low[each.family] += self.sign * each.points[0]
                high[each.family] += self.sign * each.points[1]
        return (acting, *low, *high)


def aims(plan: Plan, base: Verdict) -> tuple[Aim, ...]:
    """Every way to a verdict that is not `base`: one of them is enough, and there is no other."""
    own = tallies(plan)
    bar = plan.hundredths(plan.ruleset.thresholds.ineligible)

    def scored(vector: Vector, sign: int) -> Score:
        low, high = vector[1 : len(own) + 1], vector[len(own) + 1 :]
        return of_sums(own, [Interval(sign * least, sign * most) for least, most in zip(low, high, strict=True)])

    def too_low(vector: Vector) -> bool:
        return scored(vector, -1).total.high < bar

    def not_enough(vector: Vector) -> bool:
        return too_low(vector) or not qualifies(plan, scored(vector, -1), best_case=False)

    def not_too_low(vector: Vector) -> bool:
        return scored(vector, 1).total.high >= bar

    def plenty(vector: Vector) -> bool:  # or else too low, which is another verdict too
        return qualifies(plan, scored(vector, 1), best_case=False)

    match base:
        case Verdict.ELIGIBLE:
            return _acting(REJECT, HOLD), Aim(not_enough, sign=-1)
        case Verdict.INELIGIBLE:
            return (Aim(not_too_low, sign=1, allowed=frozenset({HOLD, PASS})),)
        case Verdict.REVIEW:
            return _acting(REJECT), Aim(too_low, sign=-1), Aim(plenty, sign=1, allowed=frozenset({PASS}))


def _acting(*standings: int) -> Aim:
    """That a gate stands in one of these ways."""
    return Aim(lambda vector: vector[0] > 0, counted=frozenset(standings))
