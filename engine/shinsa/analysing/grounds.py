"""Minimal reasons: which conditions alone made a rule answer as it did, and which rules alone settle the verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from shinsa.analysing import catalogue
from shinsa.analysing.limits import NotExact
from shinsa.analysing.reaching.reach import cheaply_possible
from shinsa.analysing.reaching.unknowns import Unknowns
from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.planning.plan import PlannedRule
from shinsa.planning.questions import Branch, Leaf, Shape
from shinsa.ruleset import Gate, Merit
from shinsa.values import Truth, every, some

Grounds = tuple[frozenset[Leaf], ...]
_SETS = 64
"""How many minimal sets one condition may have."""


def truth_of(shape: Shape, truths: Mapping[int, Truth]) -> Truth:
    """The truth of a condition, from the truths of its leaves by place; a place that is missing is unknown."""
    if isinstance(shape, Leaf):
        found = truths.get(shape.place)
        return found if found is None or not shape.negated else not found
    limbs = [truth_of(limb, truths) for limb in shape.limbs]
    return every(limbs) if shape.every else some(limbs)


def grounds(shape: Shape, truths: Mapping[int, Truth]) -> Grounds:
    """Every minimal set of leaves whose truths alone make the condition as true or false as it is; smallest first.

    Nothing where it is unknown. Raises NotExact where there are more sets than are told.
    """
    truth = truth_of(shape, truths)
    if truth is None:
        return ()
    return tuple(sorted(_minimal(_sets(shape, truths, truth=truth)), key=lambda each: (len(each), _places(each))))


def _places(leaves: frozenset[Leaf]) -> list[int]:
    return sorted(leaf.place for leaf in leaves)


def _sets(shape: Shape, truths: Mapping[int, Truth], *, truth: bool) -> list[frozenset[Leaf]]:
    if not isinstance(shape, Branch):
        return [frozenset({shape})]
    alike = [_sets(limb, truths, truth=truth) for limb in shape.limbs if truth_of(limb, truths) is truth]
    if shape.every is not truth:
        return _minimal(each for sets in alike for each in sets)
    found: list[frozenset[Leaf]] = [frozenset()]
    for sets in alike:
        found = _minimal(one | other for one, other in product(found, sets))
    return found


def _minimal(sets: Iterable[frozenset[Leaf]]) -> list[frozenset[Leaf]]:
    kept: list[frozenset[Leaf]] = []
    for each in sorted(set(sets), key=len):
        if not any(other <= each for other in kept):
            kept.append(each)
    if len(kept) > _SETS:
        raise NotExact(catalogue.TOO_MANY_REASONS)
    return kept


def settling_rules(unknowns: Unknowns) -> tuple[int, ...]:
    """The places of rules that settle the verdict by themselves, none of which can be left out.

    With their answers alone, every other gate open and every other rule's points anything it can give, no other
    verdict is possible. Nothing where the answers there are do not settle it.
    """
    rules, answers = unknowns.plan.rules, unknowns.judgement.answers
    free = tuple(map(_free, rules, answers))
    kept = [place for place in range(len(rules)) if free[place] != answers[place]]
    if not _settles(unknowns, answers):
        return ()
    for place in sorted(kept, key=lambda each: _weight(answers[each])):
        without = [each for each in kept if each != place]
        if _settles(unknowns, tuple(answers[each] if each in without else free[each] for each in range(len(rules)))):
            kept = without
    return tuple(kept)


def _settles(unknowns: Unknowns, answers: Sequence[Answer]) -> bool:
    now = unknowns.judgement
    judged = unknowns.analyser.edition.judge.settled(tuple(answers), now.truths, now.conflicted)
    return cheaply_possible(unknowns.plan, judged) == (now.verdict,)


def _weight(answer: Answer) -> tuple[int, int]:
    """What is left out first: what gives least; what refuses or holds last."""
    acts = answer.outcome is Outcome.FIRED and answer.effect in {Effect.REJECT, Effect.REVIEW}
    return int(acts), abs(answer.low) + abs(answer.high)


def _free(rule: PlannedRule, answer: Answer) -> Answer:
    """What a rule may answer if nothing of it is known."""
    if not rule.in_force:
        return answer
    match rule.rule:
        case Gate():
            refuses = rule.reject_unless is not None
            effect = Effect.REJECT if refuses else Effect.REVIEW
            return Answer(Outcome.UNKNOWN, effect, may_reject=refuses)
        case Merit():
            ladder = [tier.hundredths for tier in rule.tiers]
            extra = [tier.hundredths for tier in rule.plus]
            low = min([0, *ladder]) + sum(min(0, points) for points in extra)
            high = max([0, *ladder]) + sum(max(0, points) for points in extra)
            return replace(answer, outcome=Outcome.UNKNOWN, low=low, high=high, tier=None)
        case _:
            return answer
