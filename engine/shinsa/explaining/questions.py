"""Which missing facts to ask for, most important first.

A fact that cannot change the verdict is told apart from one that could; the test is sound, not exact: where it says
that no answer changes the verdict, none does.
"""

from collections.abc import Hashable, Mapping

from shinsa.explaining.amounts import points
from shinsa.explaining.document import QuestionDocument
from shinsa.explaining.phrasebook import Phrasebook
from shinsa.explaining.reads import Seat
from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.judging.score import FamilyScore
from shinsa.judging.verdict import Judgement, Verdict, qualifies
from shinsa.messages.message import Language
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.ruleset import Gate, Group, Merit, Rule

_REFUSALS, _HOLDS, _MERITS, _OTHERS = range(4)


class _Stake:
    """What rests on one missing fact: rules by the kind of what they do, and points that count."""

    __slots__ = ("hundredths", "rules")

    def __init__(self) -> None:
        self.rules: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
        self.hundredths = 0

    @property
    def gates(self) -> list[str]:
        """The open gates, those that may refuse first."""
        return self.rules[_REFUSALS] + self.rules[_HOLDS]


def questions(
    plan: Plan, judgement: Judgement, missing: Mapping[int, list[str]], phrasebook: Phrasebook
) -> list[QuestionDocument]:
    """One question for each missing fact; `missing` maps rules, by place, to the facts that keep them open."""
    matters = _Matters(plan, judgement)
    stakes: dict[str, _Stake] = {}
    for place, facts in missing.items():
        rule, reply = plan.rules[place].rule, judgement.answers[place]
        kind = _kind(rule, reply, matters)
        hundredths = reply.high - reply.low if kind == _MERITS else 0
        for fact in facts:
            stake = stakes.get(fact)
            if stake is None:
                stake = stakes[fact] = _Stake()
            stake.rules[kind].append(rule.head.id)
            stake.hundredths += hundredths
    seats = {fact: phrasebook.reader.seat(fact) for fact in stakes}
    ranked = sorted(stakes.items(), key=lambda pair: _order(pair[1], pair[0], matters, seats[pair[0]]))
    language = phrasebook.teller.language
    return [_document(fact, stake, matters, seats[fact], language) for fact, stake in ranked]


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

    @property
    def basis(self) -> Hashable:
        """Everything that is known here."""
        return self.eligible, self.refusal, self.points, frozenset(self._idle)

    def merit(self, family: str) -> bool:
        """Whether more or fewer points in this family can change anything."""
        return self.points and family not in self._idle

    def any(self, stake: _Stake) -> bool:
        """Whether an answer on which this rests can change the verdict."""
        refusals, holds, merits, _ = stake.rules
        return bool((refusals and self.refusal) or (holds and self.eligible) or merits)


def _holds(rule: PlannedRule, reply: Answer) -> bool:
    """Whether a gate holds the proposal whatever is answered; evidence that disagrees ends with the answer."""
    settled = reply.outcome is Outcome.FIRED and reply.effect is Effect.REVIEW
    return settled and not (isinstance(rule.rule, Gate) and rule.rule.on_conflict)


def idle(entry: FamilyScore, judgement: Judgement) -> bool:
    """A family at its cap already, or a lane that cannot overtake the fit that is certain."""
    capped = entry.sum.low >= entry.cap
    overtaken = entry.family.group is Group.FIT and entry.counted.high <= judgement.score.fit.low
    return capped or overtaken


def basis(plan: Plan, judgement: Judgement, missing: Mapping[int, list[str]]) -> Hashable:
    """What the questions of a judgement rest on, beside the plan: two that are equal here ask the same."""
    answers = judgement.answers
    kinds = [(place, answers[place].may_reject, answers[place].high - answers[place].low) for place in missing]
    return _Matters(plan, judgement).basis, tuple(kinds), tuple(map(tuple, missing.values()))


def _kind(rule: Rule, reply: Answer, matters: _Matters) -> int:
    """What an open rule does to those who do not answer."""
    match rule:
        case Gate():
            return _REFUSALS if reply.may_reject else _HOLDS
        case Merit():
            return _MERITS if matters.merit(rule.head.family) else _OTHERS
        case _:
            return _OTHERS


def _order(stake: _Stake, fact: str, matters: _Matters, seat: Seat) -> tuple[bool, int, int, int, int, int, str]:
    gates = (-len(stake.rules[_REFUSALS]), -len(stake.rules[_HOLDS]))
    return (not matters.any(stake), *gates, -stake.hundredths, seat.cost, seat.slot, fact)


def _document(fact: str, stake: _Stake, matters: _Matters, seat: Seat, language: Language) -> QuestionDocument:
    gates = stake.gates
    return {
        "fact": fact,
        "label": seat.label.in_language(language),
        "answered_by": seat.answered_by,
        "cost": seat.cost,
        "could_change_verdict": matters.any(stake),
        "gates": gates,
        "rules": gates + stake.rules[_MERITS] + stake.rules[_OTHERS],
        "points_at_stake": points(stake.hundredths),
    }
