"""How much of a verdict is open: which verdicts are in prospect, and what it takes to settle each of them.

`eligible` takes every open gate, and points up to the upper band and each floor; `review` the gates that may refuse,
and a gate that holds or one of these limits out of reach; `ineligible` points lost below the lower band. How likely
each is, is read off the intervals, every score in them alike. This is economy, in whole numbers so that it comes out
the same everywhere: it says what to ask first, and no verdict rests on it. What `counting` says is sound.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.judging.score import Interval, Score
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate, Group

REFUSAL, HOLD = 1000, 500
"""What an open gate weighs that may refuse, and one that may only hold, in hundredths of a point that is open."""

_GROUPS = (Group.FIT, Group.NATIONAL_SECURITY, Group.RISK)
_SURE = 1000
"""What likelihoods add up to."""
_POINT = 100
"""A point in hundredths: the least it takes to miss a limit; that much of an interval lies on either side of one."""


@dataclass(frozen=True, slots=True)
class _Gates:
    """How many gates may still refuse, how many may still hold, and whether one holds for certain."""

    refusals: int
    holds: int
    held: bool


class Prospects:
    """Weighs what is open under one plan."""

    def __init__(self, plan: Plan) -> None:
        names = plan.ruleset.thresholds
        wanted = (names.eligible, names.floor_fit, names.floor_national_security, names.floor_risk)
        self._limits = tuple(map(plan.hundredths, wanted))
        self._least = plan.hundredths(names.ineligible)
        self._gates = tuple(place for place, rule in enumerate(plan.rules) if isinstance(rule.rule, Gate))

    def counting(self, score: Score, least: int, *, eligible: bool) -> frozenset[int]:
        """The families (by place) whose points can still change the verdict; in others they change nothing.

        `least` is no more than any completion's score, and `eligible` says whether that verdict is possible.
        """
        every = frozenset(range(len(score.families)))
        if least < self._least:
            return every
        if not eligible:
            return frozenset()
        if least < self._limits[0]:
            return every
        floors = zip(_GROUPS, _intervals(score)[1:], self._limits[1:], strict=True)
        wanting = {group for group, interval, floor in floors if interval.low < floor}
        return frozenset(place for place, each in enumerate(score.families) if each.family.group in wanting)

    def left(self, judgement: Judgement) -> int:
        """What it takes to settle the verdict, in hundredths of a point; 0 where it is settled and only there."""
        if judgement.verdict is not Verdict.REVIEW:
            return 0
        gates, score = self._open(judgement.answers), judgement.score
        short, over = max(0, self._least - score.total.low), max(0, score.total.high - self._least)
        refusals = gates.refusals * REFUSAL
        too_low = _part(short, score.total)
        limits = list(zip(_intervals(score), self._limits, strict=True))
        if gates.held or any(each.high < limit for each, limit in limits):
            return _mean((too_low, max(over, 1)), (_SURE - too_low, refusals + short)) if refusals or short else 0
        reached = min(_SURE - _part(limit - each.low, each) for each, limit in limits)
        eligible = min(reached, _SURE - too_low)
        to_reach = max(0, *(limit - each.low for each, limit in limits))
        for_eligible = refusals + gates.holds * HOLD + to_reach
        to_miss = min((each.high - limit for each, limit in limits if each.low < limit), default=0) + _POINT
        for_review = refusals + short + to_miss
        return _mean((too_low, over), (eligible, for_eligible), (_SURE - too_low - eligible, for_review))

    def _open(self, answers: Sequence[Answer]) -> _Gates:
        replies = [answers[place] for place in self._gates]
        refusals = sum(reply.may_reject for reply in replies)
        unknown = sum(reply.outcome is Outcome.UNKNOWN and not reply.may_reject for reply in replies)
        held = any(reply.outcome is Outcome.FIRED and reply.effect is Effect.REVIEW for reply in replies)
        return _Gates(refusals, unknown, held)


def _intervals(score: Score) -> tuple[Interval, Interval, Interval, Interval]:
    return score.total, score.fit, score.national_security, score.risk


def _part(below: int, interval: Interval) -> int:
    """How much of an interval lies below its low end plus so much, in thousandths."""
    return max(0, below) * _SURE // (interval.high - interval.low + _POINT)


def _mean(*weighed: tuple[int, int]) -> int:
    """The mean of amounts that are as likely as said; at least 1, as something is open."""
    return max(1, sum(likely * amount for likely, amount in weighed) // _SURE)
