"""A mutant screened the long way: the changed ruleset planned anew, whole or cut down to one rule.

What a rule that overlooks missing data answers cannot be written as a condition, so its plan reads truths of its own,
set behind the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from shinsa.errors import InputError
from shinsa.judging.verdict import Judge, Judgement
from shinsa.planning.plan import PlannedRule, Question
from shinsa.ruleset import Ruleset
from shinsa.screening import Screening
from shinsa.values import Truth
from shinsa_adapters.rulebook.mutating.mutants import ChangedRule, Mutant, mutated
from shinsa_adapters.rulebook.mutating.scenes import Bare, Level, Scene
from shinsa_adapters.rulebook.screeners import Screeners


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A mutant's ruleset, planned anew for each screening's day and settings."""

    mutant: Mutant
    screeners: Screeners

    def kills(self, scene: Scene) -> bool:
        """Whether a sentence of the scene is not so of the mutant."""
        screening = self.screening(scene)
        if screening is None:
            return True
        bare = Bare(screening.edition, screening.judgement, screening.facts)
        return any(
            expectation.fails(scene.seen(screening if expectation.level is Level.REASONS else bare))
            for expectation in scene.expected
        )

    def screening(self, scene: Scene) -> Screening | None:
        """The scene's proposal screened by the mutant; `None` where the proposal is refused as input."""
        try:
            screening = self.screeners.screen(scene.draft)
        except InputError:
            return None
        settles = settles_of(self.mutant)
        return settled(screening, self.mutant.about, settles) if settles else screening


def rebuilt(ruleset: Ruleset, mutant: Mutant) -> Rebuilt:
    """The mutant, ready to screen."""
    return Rebuilt(mutant, Screeners(mutated(ruleset, mutant)))


def settles_of(mutant: Mutant) -> Mapping[int, Truth]:
    """What a mutant makes of missing data, by the place of a condition among its rule's."""
    return mutant.target.settles if isinstance(mutant.target, ChangedRule) else {}


def settled(screening: Screening, rule: str, settles: Mapping[int, Truth]) -> Screening:
    """The screening as it is where some unknown truths of a rule count as known."""
    plan, judgement = screening.edition.plan, screening.judgement
    place = screening.edition.places[rule]
    planned, truths = _reading_its_own(plan.rules[place], judgement.truths, settles)
    changed = replace(plan, rules=(*plan.rules[:place], planned, *plan.rules[place + 1 :]))
    numbers = screening.edition.evaluator.evaluate(screening.facts.values).numbers
    judged = Judge(changed).judge(truths, numbers, judgement.conflicted)
    return Screening(
        screening.edition, screening.data, screening.proposal, screening.facts, _with_truths(judged, judgement)
    )


def _with_truths(judged: Judgement, before: Judgement) -> Judgement:
    """The judgement with the truths that explanations look up."""
    return replace(judged, truths=before.truths)


def _reading_its_own(
    rule: PlannedRule, truths: tuple[Truth, ...], settles: Mapping[int, Truth]
) -> tuple[PlannedRule, tuple[Truth, ...]]:
    """The rule with settled questions pointed at new truths behind the others."""
    moved: dict[int, Question] = {}
    for number, question in enumerate(rule.questions()):
        if number in settles:
            truth = truths[question.truth]
            truths = (*truths, settles[number] if truth is None else truth)
            moved[id(question)] = replace(question, truth=len(truths) - 1)
    return _with_questions(rule, moved), truths


def _with_questions(rule: PlannedRule, moved: Mapping[int, Question]) -> PlannedRule:
    changed: dict[str, Any] = {}
    for name in ("applies", "reject_unless", "review_unless", "when"):
        held = getattr(rule, name)
        changed[name] = moved.get(id(held), held)
    for name in ("tiers", "plus"):
        tiers = getattr(rule, name)
        changed[name] = tuple(replace(tier, question=moved.get(id(tier.question), tier.question)) for tier in tiers)
    return replace(rule, **changed)
