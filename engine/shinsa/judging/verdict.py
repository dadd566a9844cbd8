"""The verdict: refused gates, then the score's best case, then open gates, then the score's worst case.

The order is the programme's verdict logic (DESIGN: "Verdict logic"). Missing paper alone can never refuse: only a gate
that surely fails, or a score that is too low even if every open question is answered well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shinsa.judging.outcomes import Answer, Effect, Outcome, Truths, answer
from shinsa.judging.score import Score, score
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate, ReviewKind


class Verdict(StrEnum):
    """What the screening says. `eligible` means "may be recommended", never "selected"."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    REVIEW = "review"


class Step(StrEnum):
    """The step of the verdict logic that settled the verdict."""

    GATE_REFUSED = "gate_refused"
    SCORE_TOO_LOW = "score_too_low"
    GATE_OPEN = "gate_open"
    SCORE_AND_FLOORS = "score_and_floors"
    BETWEEN_BANDS = "between_bands"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict with everything it rests on; `answers` in the order of the plan's rules.

    `conflicted` maps each gate (by its place among the rules) that a conflict of evidence touches to the facts.
    """

    verdict: Verdict
    step: Step
    review_kinds: tuple[ReviewKind, ...]
    score: Score
    answers: tuple[Answer, ...]
    truths: Truths
    conflicted: Mapping[int, tuple[str, ...]]


def judge(
    plan: Plan, truths: Truths, numbers: tuple[Decimal | None, ...], conflicted: Mapping[int, tuple[str, ...]]
) -> Judgement:
    """Judge one proposal from the truths of parts and propositions and the numbers that scale points."""
    conflict = bool(conflicted)
    answers = tuple(answer(rule, truths, numbers, conflict=conflict) for rule in plan.rules)
    points = score(plan, answers)
    verdict, step, kinds = _settle(plan, answers, points, conflicted)
    return Judgement(verdict, step, kinds, points, answers, truths, conflicted)


def _settle(
    plan: Plan, answers: tuple[Answer, ...], points: Score, conflicted: Mapping[int, tuple[str, ...]]
) -> tuple[Verdict, Step, tuple[ReviewKind, ...]]:
    if any(reply.outcome is Outcome.FIRED and reply.effect is Effect.REJECT for reply in answers):
        return Verdict.INELIGIBLE, Step.GATE_REFUSED, ()
    if points.total.high < plan.hundredths(plan.ruleset.thresholds.ineligible):
        return Verdict.INELIGIBLE, Step.SCORE_TOO_LOW, ()
    kinds = _open_gates(plan, answers, conflicted)
    if kinds:
        return Verdict.REVIEW, Step.GATE_OPEN, kinds
    if qualifies(plan, points, best_case=False):
        return Verdict.ELIGIBLE, Step.SCORE_AND_FLOORS, ()
    could_still = qualifies(plan, points, best_case=True)
    kinds = (ReviewKind.INCOMPLETE, ReviewKind.BORDERLINE) if could_still else (ReviewKind.BORDERLINE,)
    return Verdict.REVIEW, Step.BETWEEN_BANDS, kinds


def _open_gates(
    plan: Plan, answers: tuple[Answer, ...], conflicted: Mapping[int, tuple[str, ...]]
) -> tuple[ReviewKind, ...]:
    """Why gates hold the proposal, each kind once, in the order of `ReviewKind`."""
    kinds: set[ReviewKind] = set()
    for place, (rule, reply) in enumerate(zip(plan.rules, answers, strict=True)):
        if isinstance(rule.rule, Gate):
            kinds |= _gate_kinds(rule.rule, reply, in_conflict=place in conflicted)
    return tuple(kind for kind in ReviewKind if kind in kinds)


def _gate_kinds(gate: Gate, reply: Answer, *, in_conflict: bool) -> set[ReviewKind]:
    missing = ReviewKind.CONFLICT if in_conflict else ReviewKind.INCOMPLETE
    if reply.outcome is Outcome.UNKNOWN:
        return {missing}
    if reply.outcome is not Outcome.FIRED:
        return set()
    held = ReviewKind.CONFLICT if gate.on_conflict else gate.review_kind
    return {held, missing} if reply.may_reject else {held}


def qualifies(plan: Plan, points: Score, *, best_case: bool) -> bool:
    """Whether the score reaches the upper band and every floor, in its worst or its best case."""
    names = plan.ruleset.thresholds
    pairs = (
        (points.total, names.eligible),
        (points.fit, names.floor_fit),
        (points.national_security, names.floor_national_security),
        (points.risk, names.floor_risk),
    )
    return all(
        (interval.high if best_case else interval.low) >= plan.hundredths(parameter) for interval, parameter in pairs
    )
