"""Every mutant of a ruleset, and whose scenarios have to notice each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from shinsa.language.scope import Scope
from shinsa.language.tree import ConclusionRef, Node, ParameterRef, walk
from shinsa.ruleset import Merit, Rule, Ruleset
from shinsa_adapters.rulebook.coverage import conditions_of
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.rules import mutants_of_rule
from shinsa_adapters.rulebook.mutating.shared import judging_parameters, mutants_of_conclusion, mutants_of_parameter


@dataclass(frozen=True, slots=True)
class Uses:
    """Which conclusions and parameters each rule and each conclusion rests on, through conclusions too.

    `by_rule` and `by_conclusion` hold names as `conclusion.x` and `param.x`.
    """

    by_rule: Mapping[str, frozenset[str]]
    by_conclusion: Mapping[str, frozenset[str]]

    def rules(self, about: str) -> tuple[str, ...]:
        """The rules that rest on a conclusion or parameter, in the ruleset's order."""
        return tuple(rule for rule, names in self.by_rule.items() if about in names)


def uses_of(ruleset: Ruleset) -> Uses:
    """What rests on what."""
    trees = {conclusion.name: conclusion.when.tree for conclusion in ruleset.conclusions}
    by_conclusion = {name: frozenset(_names(tree, trees)) for name, tree in trees.items()}
    by_rule = {rule.head.id: frozenset(_of_rule(rule, trees)) for rule in ruleset.rules}
    return Uses(by_rule, by_conclusion)


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


def all_trees(rule: Rule) -> tuple[Node, ...]:
    """Every tree of a rule: its conditions, and the numbers that scale its points."""
    scaled = (*rule.tiers, *rule.plus) if isinstance(rule, Merit) else ()
    return (*conditions_of(rule), *(tier.times.tree for tier in scaled if tier.times is not None))


def _trees_of_conclusions(ruleset: Ruleset) -> tuple[Node, ...]:
    return tuple(conclusion.when.tree for conclusion in ruleset.conclusions)


def _of_rule(rule: Rule, trees: Mapping[str, Node]) -> Iterator[str]:
    for tree in all_trees(rule):
        yield from _names(tree, trees)
    if isinstance(rule, Merit):
        held = (tier.points.parameter for tier in (*rule.tiers, *rule.plus))
        yield from (f"param.{name}" for name in held if name is not None)


def _names(tree: Node, trees: Mapping[str, Node]) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, ParameterRef):
            yield f"param.{node.name}"
        elif isinstance(node, ConclusionRef):
            yield f"conclusion.{node.name}"
            yield from _names(trees[node.name], trees)
