"""What each rule answered, from the truths of its questions.

Points are counted in whole hundredths, so that sums are exact. Where an answer is open, points are an interval that
holds the points of every completion of the proposal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from operator import itemgetter

from shinsa.planning.plan import PlannedRule, PlannedTier, Question
from shinsa.ruleset import Gate, Merit, Note, NoteEffect
from shinsa.values import Truth, every, some


class Outcome(StrEnum):
    """What a rule answered."""

    FIRED = "fired"
    NOT_FIRED = "not_fired"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Effect(StrEnum):
    """What a rule does, or could still do where its outcome is unknown."""

    REJECT = "reject"
    REVIEW = "review"
    POINTS = "points"
    REMARK = "remark"
    RANK = "rank"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Answer:
    """A rule's outcome and effect, and its points in hundredths as an interval.

    `tier` is the place of the tier that holds for certain, `None` where none does. `may_reject` is true of a gate whose
    refusal is still open. `rank` is what a ranking hint that is given adds to the proposal's rank, in hundredths.
    """

    outcome: Outcome
    effect: Effect
    low: int = 0
    high: int = 0
    tier: int | None = None
    may_reject: bool = False
    rank: int = 0


Truths = tuple[Truth, ...]
"""The truth of every part, then of every proposition."""


def asked_truths(rule: PlannedRule) -> Callable[[Truths], object] | None:
    """What picks the truths a rule's answer rests on; `None` where it rests on more: numbers, or conflicts."""
    scaled = any(tier.times is not None for tier in (*rule.tiers, *rule.plus))
    if scaled or (isinstance(rule.rule, Gate) and rule.rule.on_conflict):
        return None
    places = [question.truth for question in rule.questions()]
    return itemgetter(*places) if places else _nothing


def _nothing(_: Truths) -> object:
    return None


def answer(rule: PlannedRule, truths: Truths, numbers: tuple[Decimal | None, ...], *, conflict: bool) -> Answer:
    """What the rule answered; `conflict` says whether evidence contradicts itself on a fact a gate reads."""
    effect = _standing_effect(rule)
    if not rule.in_force:
        return Answer(Outcome.NOT_APPLICABLE, effect)
    applies = True if rule.applies is None else truths[rule.applies.truth]
    if applies is False:
        return Answer(Outcome.NOT_APPLICABLE, effect)
    if isinstance(rule.rule, Gate):
        return _gate(rule, rule.rule, applies, truths, conflict=conflict)
    if isinstance(rule.rule, Merit):
        return _merit(rule, applies, truths, numbers)
    return _note(rule, rule.rule, applies, truths)


def _standing_effect(rule: PlannedRule) -> Effect:
    match rule.rule:
        case Gate():
            return Effect.REVIEW if rule.rule.reject_unless is None else Effect.REJECT
        case Merit():
            return Effect.POINTS
        case _:
            return Effect(rule.rule.effect.value)


def _gate(rule: PlannedRule, gate: Gate, applies: Truth, truths: Truths, *, conflict: bool) -> Answer:
    if gate.on_conflict:
        return Answer(Outcome.FIRED if conflict else Outcome.NOT_FIRED, Effect.REVIEW)
    refuses = _unless(rule.reject_unless, applies, truths)
    holds = _unless(rule.review_unless, applies, truths)
    if refuses:
        return Answer(Outcome.FIRED, Effect.REJECT)
    if holds:
        return Answer(Outcome.FIRED, Effect.REVIEW, may_reject=refuses is None)
    if refuses is None:
        return Answer(Outcome.UNKNOWN, Effect.REJECT, may_reject=True)
    if holds is None:
        return Answer(Outcome.UNKNOWN, Effect.REVIEW)
    return Answer(Outcome.NOT_FIRED, _standing_effect(rule))


def _unless(question: Question | None, applies: Truth, truths: Truths) -> Truth:
    """Whether the gate acts: it applies and its condition does not hold."""
    if question is None:
        return False
    met = truths[question.truth]
    if met:
        return False
    return True if met is False and applies else None


def _note(rule: PlannedRule, note: Note, applies: Truth, truths: Truths) -> Answer:
    if note.effect is NoteEffect.CONDITION:
        fires = _unless(rule.when, applies, truths)
    else:
        fires = every((applies, True if rule.when is None else truths[rule.when.truth]))
    outcome = Outcome.UNKNOWN if fires is None else Outcome.FIRED if fires else Outcome.NOT_FIRED
    return Answer(outcome, Effect(note.effect.value), rank=int(note.rank * 100) if fires else 0)


def _merit(rule: PlannedRule, applies: Truth, truths: Truths, numbers: tuple[Decimal | None, ...]) -> Answer:
    low, high, fires, tier = _tiers(rule.tiers, truths, numbers)
    for extra in rule.plus:
        truth = _truth(extra, truths)
        least, most = _interval(extra, numbers)
        low += least if truth else min(0, least) if truth is None else 0
        high += most if truth else max(0, most) if truth is None else 0
        fires = some((fires, truth))
    if applies is None:
        low, high, fires, tier = min(0, low), max(0, high), None if fires is not False else False, None
    if fires is None or low != high:
        return Answer(Outcome.UNKNOWN, Effect.POINTS, low, high, tier)
    return Answer(Outcome.FIRED if fires else Outcome.NOT_FIRED, Effect.POINTS, low, high, tier)


def _tiers(
    tiers: tuple[PlannedTier, ...], truths: Truths, numbers: tuple[Decimal | None, ...]
) -> tuple[int, int, Truth, int | None]:
    """Points of the first tier that holds: every tier that may be it is counted, up to the first that surely holds."""
    lows: list[int] = []
    highs: list[int] = []
    for place, tier in enumerate(tiers):
        truth = _truth(tier, truths)
        if truth is False:
            continue
        least, most = _interval(tier, numbers)
        lows.append(least)
        highs.append(most)
        if truth:
            settled = place if len(lows) == 1 else None
            return min(lows), max(highs), True, settled
    fires = None if lows else False
    return min([0, *lows]), max([0, *highs]), fires, None


def _truth(tier: PlannedTier, truths: Truths) -> Truth:
    return True if tier.question is None else truths[tier.question.truth]


def _interval(tier: PlannedTier, numbers: tuple[Decimal | None, ...]) -> tuple[int, int]:
    """The tier's points: scaled by its number, or anything from none to all where the number is unknown."""
    if tier.times is None:
        return tier.hundredths, tier.hundredths
    number = numbers[tier.times]
    if number is None:
        return min(0, tier.hundredths), max(0, tier.hundredths)
    scaled = _scaled(tier.hundredths, number)
    return scaled, scaled


def _scaled(hundredths: int, number: Decimal) -> int:
    """Points times the number held to 0..1, to the hundredth (half to even)."""
    held = min(max(number, Decimal(0)), Decimal(1))
    return int((Decimal(hundredths) * held).to_integral_value(ROUND_HALF_EVEN))
