"""Proof that something cannot be shown: no proposal reaches the goal, whatever it states.

The goal is written as one condition of a note that stands for nothing else, and the prover is asked for a proposal on
which that note fires. What is asked is never more than the goal needs, so that a proof covers it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from shinsa.language.tree import And, Filter, Map, Node, Not, Or, Quantified, Quantifier, children, walk
from shinsa.ruleset import Condition, Note, NoteEffect, ParameterValue, Rule, Ruleset
from shinsa_adapters.proving.prover import Prover
from shinsa_adapters.proving.questions import Acting, Impossible, Side
from shinsa_adapters.rulebook.coverage import Showing
from shinsa_adapters.rulebook.draft import first_day
from shinsa_adapters.rulebook.goals import OperandGoal, OutcomeGoal
from shinsa_adapters.rulebook.proposing.searching import Search, before, ways


def impossible(
    showing: Showing, rule: Rule, ruleset: Ruleset, parameters: Mapping[str, ParameterValue], prover: Prover
) -> bool:
    """Whether it is proved that nothing shows it, with parameters as they are and with each decided otherwise.

    Only outcomes and operands of a rule are asked about; of anything else nothing is proved.
    """
    trees = list(_trees(showing, rule))
    wanted = [tree for tree in trees if tree is not None]
    if not wanted or len(wanted) < len(trees):
        return False
    asked = Search(ruleset, parameters).settings(showing, rule)
    return all(
        isinstance(prover.ask(_question(tree, rule, ruleset, {**parameters, **setting})), Impossible)
        for setting in asked
        for tree in wanted
    )


def _question(tree: Node, rule: Rule, ruleset: Ruleset, parameters: Mapping[str, ParameterValue]) -> Acting:
    head = replace(rule.head, applies=None)
    note = Note(head, NoteEffect.REMARK, Condition("", tree, head.at))
    side = Side(note, ruleset.conclusions, parameters)
    return Acting(ruleset.vocabulary, ruleset.assumptions, first_day(ruleset), side)


def _trees(showing: Showing, rule: Rule) -> Iterator[Node | None]:
    """The conditions of which one has to hold for the goal to be reached; `None` where there is no saying."""
    goal = showing.goal
    if isinstance(goal, OutcomeGoal):
        yield from (_joint(way) for way in ways(rule, goal.outcome))
    elif isinstance(goal, OperandGoal):
        deciding = _deciding(goal.tree, goal.operand, met=goal.met)
        asked = before(rule, showing.place)
        yield None if deciding is None else _joint((*asked, (deciding, True)))
    else:
        yield None


def _joint(wanted: tuple[tuple[Node, bool | None], ...]) -> Node | None:
    parts = [tree if truth else Not(tree, tree.at) for tree, truth in wanted if truth is not None]
    return None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts), parts[0].at)


def _deciding(tree: Node, target: Node, *, met: bool) -> Node | None:
    """What has to hold for an operand to decide: everything beside it, and beside what is around it, is neutral."""
    if tree is target:
        return tree if met else Not(tree, tree.at)
    below = next(child for child in children(tree) if any(each is target for each in walk(child)))
    inner = _deciding(below, target, met=met)
    if inner is None or isinstance(tree, Filter | Map):
        return None
    if isinstance(tree, And | Or):
        others = (operand for operand in tree.operands if operand is not below)
        neutral = (other if isinstance(tree, And) else Not(other, other.at) for other in others)
        return And((inner, *neutral), tree.at)
    if isinstance(tree, Quantified) and below is tree.body:
        return Quantified(Quantifier.EXISTS, tree.items, tree.variable, inner, tree.at)
    return inner if isinstance(tree, Not) else None
