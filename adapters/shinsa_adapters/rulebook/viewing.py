"""Examples as coverage sees them: what each proposal states, and which conditions of a rule it came to ask."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shinsa.judging.outcomes import Answer
from shinsa.language.reference import Known
from shinsa.planning.plan import PlannedRule, Question
from shinsa.screening import Screening
from shinsa.values import Truth
from shinsa_adapters.rulebook.running import Run


@dataclass(frozen=True, slots=True)
class View:
    """One example's screening, and what conditions may look up in it."""

    screening: Screening
    known: Known

    def rule(self, identifier: str) -> tuple[PlannedRule, Answer]:
        """A rule with what it answered."""
        place = self.screening.edition.places[identifier]
        return self.screening.edition.plan.rules[place], self.screening.judgement.answers[place]

    def truth(self, question: Question | None) -> Truth:
        """The answer to a question; yes where nothing is asked."""
        return True if question is None else self.screening.judgement.truths[question.truth]


def views_by_rule(runs: Iterable[Run], fields: Mapping[str, tuple[str, ...]]) -> dict[str, list[View]]:
    """The examples that could be screened, by the rule whose block they stand in; `fields` as of the vocabulary."""
    found: dict[str, list[View]] = {}
    for run in runs:
        if run.screening is not None and run.example.rule is not None:
            found.setdefault(run.example.rule, []).append(view_of(run.screening, fields))
    return found


def asked(view: View, identifier: str) -> Iterator[bool]:
    """Whether each condition of a rule came to be asked, in the order of `conditions_of`.

    What a rule applies to is always asked; the rest where it applies, the second condition of a gate where the first is
    met, a tier where every one above it is not.
    """
    rule, _ = view.rule(identifier)
    applies = view.truth(rule.applies) is True
    if rule.applies is not None:
        yield True
    if rule.reject_unless is not None:
        yield applies
    if rule.review_unless is not None:
        yield applies and view.truth(rule.reject_unless) is True
    if rule.when is not None:
        yield applies
    reached = applies
    for tier in rule.tiers:
        if tier.question is not None:
            yield reached
            reached = reached and view.truth(tier.question) is False
    for tier in rule.plus:
        if tier.question is not None:
            yield applies


def view_of(screening: Screening, fields: Mapping[str, tuple[str, ...]]) -> View:
    """A screening, ready for conditions to be looked up in it; `fields` as of the vocabulary."""
    plan = screening.edition.plan
    entries = plan.ruleset.vocabulary.entries
    facts = {entry.path: value for entry, value in zip(entries, screening.facts.values, strict=True)}
    names = (conclusion.name for conclusion in plan.ruleset.conclusions)
    truths = (screening.judgement.truths[question.truth] for question in plan.conclusions)
    return View(screening, Known(facts, plan.parameters, fields, dict(zip(names, truths, strict=True))))
