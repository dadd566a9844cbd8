"""What of a plan reads a fact or a parameter."""

from collections.abc import Callable, Iterator, Mapping

from shinsa.analysing.firmness.walking import Read
from shinsa.language.tree import ConclusionRef, FactRef, ItemRef, Node, ParameterRef, walk
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.ruleset import Note


def reading_fact(plan: Plan, pattern: str) -> Read:
    """What reads the fact at a path as rules write it (`offtakes[].share`), or the list it stands in."""
    whole = pattern.partition("[")[0]

    def reads(node: Node) -> bool:
        return isinstance(node, FactRef | ItemRef) and node.path in {pattern, whole}

    return _reading(plan, reads)


def reading_parameter(plan: Plan, name: str) -> Read:
    """What reads a parameter in a condition or in a number that scales points."""
    return _reading(plan, lambda node: isinstance(node, ParameterRef) and node.name == name)


def _reading(plan: Plan, reads: Callable[[Node], bool]) -> Read:
    found = _Found(conclusions(plan), reads)
    rules = [rule for rule in plan.rules if rule.in_force and not isinstance(rule.rule, Note)]
    trees = [question.condition.tree for rule in rules for question in rule.questions()]
    trees += [entry.that.tree for entry in plan.ruleset.assumptions]
    scaled = [pair for rule in rules for pair in _scaled(rule) if found.below(pair[1])]
    return Read(tuple(dict.fromkeys(filter(found.below, trees))), tuple(dict.fromkeys(scaled)))


def _scaled(rule: PlannedRule) -> Iterator[tuple[int, Node]]:
    for tier in (*rule.tiers, *rule.plus):
        if tier.tier.times is not None:
            yield tier.hundredths, tier.tier.times.tree


def conclusions(plan: Plan) -> Mapping[str, Node]:
    """The tree of every conclusion by its name."""
    return {entry.name: entry.when.tree for entry in plan.ruleset.conclusions}


class _Found:
    def __init__(self, concluded: Mapping[str, Node], reads: Callable[[Node], bool]) -> None:
        self._conclusions = concluded
        self._reads = reads
        self._known: dict[str, bool] = {}

    def below(self, tree: Node) -> bool:
        """Whether something below a tree reads it, through conclusions too."""
        return any(self._reads(node) or self._concluded(node) for node in walk(tree))

    def _concluded(self, node: Node) -> bool:
        if not isinstance(node, ConclusionRef):
            return False
        if node.name not in self._known:
            self._known[node.name] = self.below(self._conclusions[node.name])
        return self._known[node.name]
