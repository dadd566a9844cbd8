"""Every tree a rule rests on."""

from collections.abc import Iterable, Mapping

from shinsa.language.tree import ConclusionRef, Node, walk
from shinsa.planning.plan import conditions
from shinsa.ruleset import Merit, Rule


def trees_of(rule: Rule, defined: Mapping[str, Node]) -> tuple[Node, ...]:
    """The conditions of a rule, the numbers that scale its points, and the conclusions they rest on, each once."""
    scaled = (*rule.tiers, *rule.plus) if isinstance(rule, Merit) else ()
    own = [condition.tree for condition in conditions(rule)]
    own += [tier.times.tree for tier in scaled if tier.times is not None]
    return tuple(_with_conclusions(own, defined))


def _with_conclusions(trees: Iterable[Node], defined: Mapping[str, Node]) -> list[Node]:
    found: dict[Node, None] = {}
    pending = list(trees)
    while pending:
        tree = pending.pop(0)
        if tree not in found:
            found[tree] = None
            pending += [defined[node.name] for node in walk(tree) if isinstance(node, ConclusionRef)]
    return list(found)
