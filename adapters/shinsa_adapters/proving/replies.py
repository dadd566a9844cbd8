"""What a rule answers, as formulas: the same as `shinsa.judging.outcomes`, over truths free to choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.planning.plan import hundredths
from shinsa.ruleset import Condition, Gate, Merit, Note, NoteEffect, Rule, Tier
from shinsa.values import Truth
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.encoding import Encoder
from shinsa_adapters.proving.kinds import NO, YES, Kleene, Number, all_of, any_of
from shinsa_adapters.proving.terms import (
    Bool,
    Int,
    chosen,
    differs,
    every,
    least,
    most,
    negation,
    number,
    some,
    unequal,
)
from shinsa_adapters.proving.unsupported import UnsupportedError


@dataclass(frozen=True, slots=True)
class Reply:
    """A rule's answer: it applies (maybe), fires (or not, or is open), gives points, and what a gate does."""

    out: Bool
    fires: Kleene
    low: Int = 0
    high: Int = 0
    rejects: Bool = False
    may_reject: Bool = False

    @property
    def fired(self) -> Bool:
        """It fired for certain."""
        return every((negation(self.out), self.fires.yes))

    @property
    def open(self) -> Bool:
        """It is unknown whether it fires."""
        return every((negation(self.out), negation(self.fires.known)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule as it is asked: on its day or not, and what unknown truths of its conditions count as, by their place."""

    rule: Rule
    in_force: bool
    settles: Mapping[int, Truth]


_Ladder: TypeAlias = tuple[Int, Int, Kleene]


def reply(asked: Asked, encoder: Encoder) -> Reply:
    """The answer; raises UnsupportedError where evidence decides, not facts."""
    if not asked.in_force:
        return Reply(True, NO)  # noqa: FBT003
    if isinstance(asked.rule, Gate) and asked.rule.on_conflict:
        raise UnsupportedError(catalogue.ASKS_ABOUT_EVIDENCE)
    return _Asking(asked, encoder).reply()


def apart(one: Reply, other: Reply) -> Bool:
    """A sentence of a scenario can tell the two answers apart."""
    both = every((one.fired, other.fired))
    return some(
        (
            differs(one.out, other.out),
            differs(one.fired, other.fired),
            differs(one.open, other.open),
            unequal(one.low, other.low),
            unequal(one.high, other.high),
            every((both, some((differs(one.rejects, other.rejects), differs(one.may_reject, other.may_reject))))),
        )
    )


class _Asking:
    """Asks the conditions of a rule in their order, for `settles` counts them."""

    def __init__(self, asked: Asked, encoder: Encoder) -> None:
        self._asked = asked
        self._encoder = encoder
        self._place = 0

    def reply(self) -> Reply:
        rule = self._asked.rule
        applies = YES if rule.head.applies is None else self._truth(rule.head.applies)
        match rule:
            case Gate():
                return self._gate(rule, applies)
            case Note():
                return self._note(rule, applies)
            case Merit():
                return self._merit(rule, applies)

    def _truth(self, condition: Condition | None) -> Kleene:
        if condition is None:
            return YES
        found = self._encoder.truth(condition.tree)
        place, self._place = self._place, self._place + 1
        settled = self._asked.settles.get(place)
        if settled is None:
            return found
        open_ = negation(found.known)
        return Kleene(some((found.yes, open_)), found.no) if settled else Kleene(found.yes, some((found.no, open_)))

    def _gate(self, gate: Gate, applies: Kleene) -> Reply:
        refuses = NO if gate.reject_unless is None else _unless(self._truth(gate.reject_unless), applies)
        holds = NO if gate.review_unless is None else _unless(self._truth(gate.review_unless), applies)
        undecided = negation(refuses.known)
        fires = Kleene(some((refuses.yes, holds.yes)), every((refuses.no, holds.no)))
        return Reply(applies.no, fires, rejects=refuses.yes, may_reject=undecided)

    def _note(self, note: Note, applies: Kleene) -> Reply:
        when = self._truth(note.when)
        fires = _unless(when, applies) if note.effect is NoteEffect.CONDITION else all_of((applies, when))
        return Reply(applies.no, fires)

    def _merit(self, merit: Merit, applies: Kleene) -> Reply:
        truths = [(tier, self._truth(tier.when)) for tier in merit.tiers]
        low, high, fires = self._ladder(truths)
        for extra in merit.plus:
            truth = self._truth(extra.when)
            least_, most_ = self._interval(extra)
            low += chosen(truth.yes, least_, chosen(truth.no, 0, least(0, least_)))
            high += chosen(truth.yes, most_, chosen(truth.no, 0, most(0, most_)))
            fires = any_of((fires, truth))
        low = chosen(applies.no, 0, chosen(applies.yes, low, least(0, low)))
        high = chosen(applies.no, 0, chosen(applies.yes, high, most(0, high)))
        open_ = some((negation(applies.known), unequal(low, high)))
        return Reply(
            applies.no,
            Kleene(every((fires.yes, negation(open_))), every((fires.no, negation(unequal(low, high))))),
            low,
            high,
        )

    def _ladder(self, truths: list[tuple[Tier, Kleene]]) -> _Ladder:
        """Points of the first tier that holds, from the last tier up: an open tier widens what lies below it."""
        low: Int = 0
        high: Int = 0
        fires = NO
        for tier, truth in reversed(truths):
            least_, most_ = self._interval(tier)
            low = chosen(truth.yes, least_, chosen(truth.no, low, least(least_, low)))
            high = chosen(truth.yes, most_, chosen(truth.no, high, most(most_, high)))
            fires = any_of((truth, fires))
        return low, high, fires

    def _interval(self, tier: Tier) -> tuple[Int, Int]:
        named = tier.points.parameter
        points = hundredths(tier.points.number if named is None else self._encoder.parameters[named])
        if tier.times is None:
            return points, points
        share = self._encoder.number(tier.times.tree)
        scaled = _scaled(points, share)
        return chosen(share.known, scaled, min(0, points)), chosen(share.known, scaled, max(0, points))


def _unless(met: Kleene, applies: Kleene) -> Kleene:
    """Whether a rule acts: it applies and its condition does not hold."""
    return Kleene(every((met.no, applies.yes)), met.yes)


def _scaled(points: int, share: Number) -> Int:
    """Points times the share held to 0..1, to the hundredth, half to even."""
    factor = share.scale * points
    top, bottom = factor.numerator * share.term, factor.denominator
    if bottom == 1:
        rounded = top
    else:
        term = number(top)
        whole, rest = term / bottom, term % bottom
        half_up = some((2 * rest > bottom, every((2 * rest == bottom, whole % 2 == 1))))
        rounded = chosen(half_up, whole + 1, whole)
    return least(max(0, points), most(min(0, points), rounded))
