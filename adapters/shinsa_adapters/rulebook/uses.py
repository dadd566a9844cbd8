"""What rests on what: the conclusions and parameters behind each rule, and what turns answers into a verdict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shinsa.language.tree import ConclusionRef, Node, ParameterRef, walk
from shinsa.ruleset import Merit, Rule, Ruleset
from shinsa_adapters.rulebook.coverage import conditions_of


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


def judging_parameters(ruleset: Ruleset) -> frozenset[str]:
    """The parameters that turn answers into a verdict: bands, floors, caps, and how old evidence may be."""
    names, age = ruleset.thresholds, ruleset.evidence_age
    bands = (names.eligible, names.ineligible, names.floor_fit, names.floor_national_security, names.floor_risk)
    caps = (family.cap for family in ruleset.families if family.cap is not None)
    return frozenset((*bands, *caps, *((age.remark, age.unknown) if age else ())))


def beside_rules(ruleset: Ruleset) -> tuple[str, ...]:
    """The parameters, as `param.x`, that no rule answers for: those that judge, and those that no rule rests on."""
    resting = frozenset[str]().union(*uses_of(ruleset).by_rule.values())
    judging = judging_parameters(ruleset)
    several = (entry.name for entry in ruleset.parameters)
    return tuple(f"param.{name}" for name in several if name in judging or f"param.{name}" not in resting)


def all_trees(rule: Rule) -> tuple[Node, ...]:
    """Every tree of a rule: its conditions, and the numbers that scale its points."""
    scaled = (*rule.tiers, *rule.plus) if isinstance(rule, Merit) else ()
    return (*conditions_of(rule), *(tier.times.tree for tier in scaled if tier.times is not None))


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
