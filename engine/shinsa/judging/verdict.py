"""The verdict: refused gates, then the score's best case, then open gates, then the score's worst case.

The order is the programme's verdict logic (DESIGN: "Verdict logic"). Missing paper alone can never refuse: only a gate
that surely fails, or a score that is too low even if every open question is answered well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import cast

from shinsa.judging.outcomes import Answer, Effect, Outcome, Truths, answer, asked_truths
from shinsa.judging.score import Score, score, tallies
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate, ReviewKind

_KEPT = 512
"""How many judgements are kept."""


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


class Judge:
    """Judges proposals by one plan.

    A rule's answer depends on the truths of its questions and on the numbers that scale its points, and on nothing
    else, so answers that rest on truths alone are kept and looked up when the same truths come again; so are whole
    judgements, a limited number of them.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._tallies = tallies(plan)
        self._rules = [(rule, asked_truths(rule), cast("dict[object, Answer]", {})) for rule in plan.rules]
        self._judged = lru_cache(_KEPT)(self._without_conflict)
        self._gates = [(place, rule.rule) for place, rule in enumerate(plan.rules) if isinstance(rule.rule, Gate)]

    def judge(
        self, truths: Truths, numbers: tuple[Decimal | None, ...], conflicted: Mapping[int, tuple[str, ...]]
    ) -> Judgement:
        """Judge one proposal from the truths of parts and propositions and the numbers that scale points.

        `conflicted` maps the places of gates that read facts in conflict to those facts.
        """
        if not conflicted:
            return self._judged(truths, numbers)
        return self.settled(self._answers(truths, numbers, conflict=True), truths, conflicted)

    def _without_conflict(self, truths: Truths, numbers: tuple[Decimal | None, ...]) -> Judgement:
        return self.settled(self._answers(truths, numbers, conflict=False), truths, {})

    def settled(
        self, answers: tuple[Answer, ...], truths: Truths, conflicted: Mapping[int, tuple[str, ...]]
    ) -> Judgement:
        """What the answers of the plan's rules, in their order, come to together."""
        points = score(self._tallies, answers)
        verdict, step, kinds = self._settle(answers, points, conflicted)
        return Judgement(verdict, step, kinds, points, answers, truths, conflicted)

    def _answers(self, truths: Truths, numbers: tuple[Decimal | None, ...], *, conflict: bool) -> tuple[Answer, ...]:
        found: list[Answer] = []
        for rule, asked, kept in self._rules:
            if asked is None:
                found.append(answer(rule, truths, numbers, conflict=conflict))
                continue
            key = asked(truths)
            reply = kept.get(key)
            if reply is None:
                reply = kept[key] = answer(rule, truths, numbers, conflict=conflict)
            found.append(reply)
        return tuple(found)

    def _settle(
        self, answers: tuple[Answer, ...], points: Score, conflicted: Mapping[int, tuple[str, ...]]
    ) -> tuple[Verdict, Step, tuple[ReviewKind, ...]]:
        plan = self._plan
        if any(
            answers[place].outcome is Outcome.FIRED and answers[place].effect is Effect.REJECT
            for place, _ in self._gates
        ):
            return Verdict.INELIGIBLE, Step.GATE_REFUSED, ()
        if points.total.high < plan.hundredths(plan.ruleset.thresholds.ineligible):
            return Verdict.INELIGIBLE, Step.SCORE_TOO_LOW, ()
        kinds = self._open_gates(answers, conflicted)
        if kinds:
            return Verdict.REVIEW, Step.GATE_OPEN, kinds
        if qualifies(plan, points, best_case=False):
            return Verdict.ELIGIBLE, Step.SCORE_AND_FLOORS, ()
        could_still = qualifies(plan, points, best_case=True)
        kinds = (ReviewKind.INCOMPLETE, ReviewKind.BORDERLINE) if could_still else (ReviewKind.BORDERLINE,)
        return Verdict.REVIEW, Step.BETWEEN_BANDS, kinds

    def _open_gates(
        self, answers: tuple[Answer, ...], conflicted: Mapping[int, tuple[str, ...]]
    ) -> tuple[ReviewKind, ...]:
        """Why gates hold the proposal, each kind once, in the order of `ReviewKind`."""
        kinds: set[ReviewKind] = set()
        for place, gate in self._gates:
            kinds |= _gate_kinds(gate, answers[place], in_conflict=place in conflicted)
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
