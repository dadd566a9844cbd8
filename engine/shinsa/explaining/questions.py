"""Which missing facts to ask for, most important first.

A fact that cannot change the verdict is told apart from one that could; the test is sound, not exact: where it says
that no answer changes the verdict, none does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shinsa.explaining.amounts import points
from shinsa.explaining.document import QuestionDocument
from shinsa.explaining.phrasebook import Phrasebook
from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.judging.score import FamilyScore
from shinsa.judging.verdict import Judgement, Verdict, qualifies
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.ruleset import Gate, Group, Merit


@dataclass(slots=True)
class _Stake:
    """What rests on one missing fact."""

    refusals: list[str] = field(default_factory=list[str])
    holds: list[str] = field(default_factory=list[str])
    merits: list[str] = field(default_factory=list[str])
    others: list[str] = field(default_factory=list[str])
    hundredths: int = 0


def questions(
    plan: Plan, judgement: Judgement, missing: Mapping[int, list[str]], phrasebook: Phrasebook
) -> list[QuestionDocument]:
    """One question for each missing fact; `missing` maps rules, by place, to the facts that keep them open."""
    matters = _Matters(plan, judgement)
    stakes: dict[str, _Stake] = {}
    for place, facts in missing.items():
        for fact in facts:
            _add(stakes.setdefault(fact, _Stake()), plan, judgement, place, matters)
    ranked = sorted(stakes.items(), key=lambda pair: _order(pair[1], pair[0], matters, phrasebook))
    return [_document(fact, stake, matters, phrasebook) for fact, stake in ranked]


class _Matters:
    """Which kinds of answer can still change the verdict."""

    def __init__(self, plan: Plan, judgement: Judgement) -> None:
        review = judgement.verdict is Verdict.REVIEW
        held = any(map(_holds, plan.rules, judgement.answers))
        low_enough = judgement.score.total.low < plan.hundredths(plan.ruleset.thresholds.ineligible)
        self.eligible = review and not held and qualifies(plan, judgement.score, best_case=True)
        self.refusal = review
        self.points = self.eligible or (review and low_enough)
        self._idle = {entry.family.id for entry in judgement.score.families if idle(entry, judgement)}

    def merit(self, family: str) -> bool:
        """Whether more or fewer points in this family can change anything."""
        return self.points and family not in self._idle

    def any(self, stake: _Stake) -> bool:
        """Whether an answer on which this rests can change the verdict."""
        return bool((stake.refusals and self.refusal) or (stake.holds and self.eligible) or stake.merits)


def _holds(rule: PlannedRule, reply: Answer) -> bool:
    """Whether a gate holds the proposal whatever is answered; evidence that disagrees ends with the answer."""
    settled = reply.outcome is Outcome.FIRED and reply.effect is Effect.REVIEW
    return settled and not (isinstance(rule.rule, Gate) and rule.rule.on_conflict)


def idle(entry: FamilyScore, judgement: Judgement) -> bool:
    """A family at its cap already, or a lane that cannot overtake the fit that is certain."""
    capped = entry.sum.low >= entry.cap
    overtaken = entry.family.group is Group.FIT and entry.counted.high <= judgement.score.fit.low
    return capped or overtaken


def _add(stake: _Stake, plan: Plan, judgement: Judgement, place: int, matters: _Matters) -> None:
    rule, reply = plan.rules[place].rule, judgement.answers[place]
    match rule:
        case Gate():
            (stake.refusals if reply.may_reject else stake.holds).append(rule.head.id)
        case Merit():
            counts = matters.merit(rule.head.family)
            (stake.merits if counts else stake.others).append(rule.head.id)
            stake.hundredths += reply.high - reply.low if counts else 0
        case _:
            stake.others.append(rule.head.id)


def _order(
    stake: _Stake, fact: str, matters: _Matters, phrasebook: Phrasebook
) -> tuple[bool, int, int, int, int, int, str]:
    seat = phrasebook.reader.seat(fact)
    gates = (-len(stake.refusals), -len(stake.holds))
    return (not matters.any(stake), *gates, -stake.hundredths, seat.cost, seat.slot, fact)


def _document(fact: str, stake: _Stake, matters: _Matters, phrasebook: Phrasebook) -> QuestionDocument:
    seat = phrasebook.reader.seat(fact)
    gates = [*stake.refusals, *stake.holds]
    return {
        "fact": fact,
        "label": seat.label.in_language(phrasebook.teller.language),
        "answered_by": seat.answered_by,
        "cost": seat.cost,
        "could_change_verdict": matters.any(stake),
        "gates": gates,
        "rules": [*gates, *stake.merits, *stake.others],
        "points_at_stake": points(stake.hundredths),
    }
