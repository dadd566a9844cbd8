"""Which facts conditions read, by path."""

from collections.abc import Iterator

from shinsa.language.tree import ConclusionRef, FactRef, ItemRef, Node, walk
from shinsa.planning.plan import Plan, PlannedRule, Question
from shinsa.planning.questions import leaves


def paths_read(node: Node) -> tuple[str, ...]:
    """The facts a tree reads, in the order read; a list is left out where its items' fields are read."""
    named = (below.path for below in walk(node) if isinstance(below, FactRef | ItemRef) and below.path is not None)
    found = tuple(dict.fromkeys(path.removesuffix("[]") for path in named))
    return tuple(path for path in found if not any(other.startswith(f"{path}[].") for other in found))


def facts_read(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """For each rule of the plan the facts it reads, through conclusions too, each once in the order read."""
    concluded = dict(zip((entry.name for entry in plan.ruleset.conclusions), plan.conclusions, strict=True))
    return tuple(tuple(dict.fromkeys(_of_rule(rule, concluded))) for rule in plan.rules)


def facts_behind_conclusions(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """For each conclusion of the plan the facts it reads, through others too, each once in the order read."""
    concluded = dict(zip((entry.name for entry in plan.ruleset.conclusions), plan.conclusions, strict=True))
    return tuple(tuple(dict.fromkeys(_of_question(question, concluded))) for question in plan.conclusions)


def _of_rule(rule: PlannedRule, concluded: dict[str, Question]) -> Iterator[str]:
    for question in rule.questions():
        yield from _of_question(question, concluded)
    for tier in (*rule.tiers, *rule.plus):
        if tier.tier.times is not None:
            yield from paths_read(tier.tier.times.tree)


def _of_question(question: Question, concluded: dict[str, Question]) -> Iterator[str]:
    for leaf in leaves(question.shape):
        if isinstance(leaf.node, ConclusionRef):
            yield from _of_question(concluded[leaf.node.name], concluded)
        else:
            yield from paths_read(leaf.node)
