"""What an applicant is not told: what exclusion lists hold, and numbers that stand beside them in a gate."""

from shinsa.analysing.changing.cuts import paths
from shinsa.language.tree import ConclusionRef, ListType, Node, ParameterRef, walk
from shinsa.messages.message import Language
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate

SCREENED_BY = "screening_provider"
"""Who answers facts that come from searches of lists."""


class Confidences:
    """Which facts of a plan rest on lists, and the titles of the rules that ask."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._conclusions = {entry.name: entry.when.tree for entry in plan.ruleset.conclusions}
        self._searched = {
            path for path, entry in plan.ruleset.vocabulary.by_path().items() if entry.answered_by == SCREENED_BY
        }

    def rules_behind(self, pattern: str, language: Language) -> tuple[str, ...]:
        """The titles of gates that ask about this fact with a list in hand; none where it can be told freely."""
        found = [
            rule.rule.head.title.in_language(language)
            for rule in self._plan.rules
            if rule.in_force and isinstance(rule.rule, Gate)
            for tree in [question.condition.tree for question in rule.questions()]
            if self._confidential(tree, pattern)
        ]
        return tuple(dict.fromkeys(found))

    def _confidential(self, tree: Node, pattern: str) -> bool:
        nodes = self._all(tree)
        read = {path for node in nodes for path in paths(node)}
        if pattern not in read and pattern not in {path.partition("[")[0] for path in read}:
            return False
        lists = any(isinstance(node, ParameterRef) and isinstance(node.type, ListType) for node in nodes)
        return lists or bool(self._searched & read)

    def _all(self, tree: Node) -> list[Node]:
        """Every node below, through conclusions."""
        found = list(walk(tree))
        for node in list(found):
            if isinstance(node, ConclusionRef):
                found += self._all(self._conclusions[node.name])
        return found
