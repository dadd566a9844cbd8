"""Answers questions. Runs in the worker process only: z3's default context does not bear threads."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from shinsa.language.tree import FactRef, ListType, Node, ObjectType, Quantified, Quantifier
from shinsa.laws import Law
from shinsa.ruleset import Gate, ParameterValue, Rule, Ruleset
from shinsa_adapters.proving.bettering import WORSE_OFF, bodies, gets_better
from shinsa_adapters.proving.nearest import nearest
from shinsa_adapters.proving.problem import Problem, problem, rule_trees
from shinsa_adapters.proving.questions import Acting, Difference, Finding, Judged, NotKnown, Question, Side, Worse
from shinsa_adapters.proving.replies import Asked, apart, reply
from shinsa_adapters.proving.scoring import Judging
from shinsa_adapters.proving.space import complete
from shinsa_adapters.proving.terms import every, negation, some, unequal
from shinsa_adapters.proving.twins import MARK
from shinsa_adapters.proving.unsupported import UnsupportedError


def solve(question: Question, limit: int) -> Finding:
    """The answer; `limit` is the time for one step of the search, in milliseconds."""
    try:
        match question:
            case Difference():
                return _difference(question, limit)
            case Acting():
                return _acting(question, limit)
            case Judged():
                return _judged(question, limit)
            case Worse():
                return _worse(question, limit)
    except UnsupportedError as error:
        return NotKnown(error.why)


def _difference(question: Difference, limit: int) -> Finding:
    one, other = question.before, question.after
    trees = dict.fromkeys((*rule_trees(one.rule, one.conclusions), *rule_trees(other.rule, other.conclusions)))
    made = problem(question.vocabulary, question.assumptions, trees, one.parameters, question.bases)
    replies = [reply(_asked(side, question), made.encoder(side.conclusions, side.parameters)) for side in (one, other)]
    wanted = apart(*replies)
    if question.complete:
        wanted = every((wanted, complete(made.space)))
    return nearest(made, wanted, question.bases, limit)


def _acting(question: Acting, limit: int) -> Finding:
    side = question.side
    made = problem(
        question.vocabulary,
        question.assumptions,
        rule_trees(side.rule, side.conclusions),
        side.parameters,
        question.bases,
    )
    found = reply(_asked(side, question), made.encoder(side.conclusions, side.parameters))
    holding = isinstance(side.rule, Gate)
    wanted = every((found.fired, negation(found.rejects))) if holding else found.fired
    return nearest(made, wanted, question.bases, limit)


def _judged(question: Judged, limit: int) -> Finding:
    ruleset, group = question.ruleset, question.group
    families = {family.id for family in ruleset.families if group in {None, family.group}}
    rules = [rule for rule in ruleset.rules if rule.head.family in families and not _on_conflict(rule)]
    looked_at = replace(ruleset, rules=tuple(rules))
    trees = dict.fromkeys(tree for rule in rules for tree in rule_trees(rule, ruleset.conclusions))
    made = problem(ruleset.vocabulary, ruleset.assumptions, trees, question.before, question.bases)
    one, other = (_judging(looked_at, question.as_of, made, held) for held in (question.before, question.after))
    if group is None:
        return nearest(made, unequal(one.settled(), other.settled()), question.bases, limit)
    spans = one.group(group), other.group(group)
    apart_ = some((unequal(spans[0].low, spans[1].low), unequal(spans[0].high, spans[1].high)))
    return nearest(made, apart_, question.bases, limit)


def _worse(question: Worse, limit: int) -> Finding:
    """The second proposal is asked with the fact's second name."""
    law = question.law
    sides = [_looked_at(side, question) for side in (question.ruleset, question.twin)]
    asked = dict.fromkeys(tree for side in sides for rule in side.rules for tree in rule_trees(rule, side.conclusions))
    head, _, field = law.fact.partition("[]")
    also = (head,) if field else (law.fact, f"{law.fact}{MARK}")
    assumptions = tuple(dict.fromkeys((*question.ruleset.assumptions, *question.twin.assumptions)))
    trees = (*asked, *_item_questions(law))
    made = problem(question.ruleset.vocabulary, assumptions, trees, question.parameters, also=also)
    better = gets_better(made, law, made.encoder((), question.parameters))
    one, other = (_judging(side, question.as_of, made, question.parameters) for side in sides)
    return nearest(made, every((better, WORSE_OFF[question.worse](one, other))), (), limit)


def _looked_at(side: Ruleset, question: Worse) -> Ruleset:
    kept = (rule for rule in side.rules if rule.head.id in question.rules and not _on_conflict(rule))
    return replace(side, rules=tuple(kept))


def _item_questions(law: Law) -> Iterator[Node]:
    """What a law asks of the item, as questions about its list, so that the list is given the slots they need."""
    above, _, field = law.fact.partition("[].")
    for body in bodies(law) if field else ():
        kind = ListType(ObjectType(above))
        yield Quantified(Quantifier.EXISTS, FactRef(above, kind, law.at), "item", body, law.at)


def _judging(ruleset: Ruleset, as_of: date, made: Problem, parameters: Mapping[str, ParameterValue]) -> Judging:
    encoder = made.encoder(ruleset.conclusions, parameters)
    replies = {
        rule.head.id: reply(Asked(rule, rule.head.effective.covers(as_of), {}), encoder) for rule in ruleset.rules
    }
    return Judging(ruleset, replies, parameters)


def _on_conflict(rule: Rule) -> bool:
    """Whether a rule asks about evidence: of proposals without any it never fires."""
    return isinstance(rule, Gate) and rule.on_conflict


def _asked(side: Side, question: Difference | Acting) -> Asked:
    return Asked(side.rule, side.rule.head.effective.covers(question.as_of), side.settles)
