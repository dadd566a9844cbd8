"""Every mutant of a ruleset, and whose scenarios have to notice each."""

from collections.abc import Iterator
from datetime import date

from shinsa.language.scope import Scope
from shinsa.language.tree import Node
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.rules import mutants_of_rule
from shinsa_adapters.rulebook.mutating.shared import mutants_of_conclusion, mutants_of_parameter
from shinsa_adapters.rulebook.uses import Uses, all_trees, judging_parameters


def mutants(ruleset: Ruleset, as_of: date) -> Iterator[Mutant]:
    """Every mutant: of each rule, each conclusion, and each parameter as it is on the day."""
    scope = Scope(ruleset.vocabulary, {}, frozenset())
    for rule in ruleset.rules:
        yield from mutants_of_rule(rule, scope)
    for conclusion in ruleset.conclusions:
        yield from mutants_of_conclusion(conclusion, scope)
    trees = (*(tree for rule in ruleset.rules for tree in all_trees(rule)), *_trees_of_conclusions(ruleset))
    for parameter in ruleset.parameters:
        yield from mutants_of_parameter(parameter, as_of, trees, scope)


def blocks(mutant: Mutant, ruleset: Ruleset, uses: Uses) -> tuple[str | None, ...]:
    """The rules in whose blocks a kill counts; `None` is what stands in no block: scenarios of verdicts."""
    if mutant.about in uses.by_rule:
        return (mutant.about,)
    resting = uses.rules(mutant.about)
    judging = mutant.about.removeprefix("param.") in judging_parameters(ruleset)
    return (*resting, None) if judging and mutant.about.startswith("param.") else resting


def _trees_of_conclusions(ruleset: Ruleset) -> tuple[Node, ...]:
    return tuple(conclusion.when.tree for conclusion in ruleset.conclusions)
