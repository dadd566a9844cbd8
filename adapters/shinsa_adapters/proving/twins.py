"""Two proposals as one: every fact once, and the fact of a law twice, as it was and as it is when it is better.

What is asked of the second proposal is asked by the fact's second name, so that one set of bounded lists serves both.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from shinsa.facts import Entry, Fact, FactList, Vocabulary
from shinsa.language.tree import FactRef, ItemRef, Node
from shinsa.laws import Law
from shinsa.ruleset import Assumption, Conclusion, Condition, Gate, Merit, Note, Rule, Ruleset, Tier
from shinsa.values import Item, Value

MARK = "*"
"""What the second name ends in; no fact's own name can."""
_BRANCHES = frozenset({"operand", "operands", "left", "right", "item", "items", "body", "fact"})


def doubled(vocabulary: Vocabulary, law: Law) -> Vocabulary:
    """The vocabulary with the fact of the law a second time."""
    return replace(vocabulary, entries=tuple(each for entry in vocabulary.entries for each in _twice(entry, law)))


def _twice(entry: Entry, law: Law) -> tuple[Entry, ...]:
    if isinstance(entry, Fact):
        return (entry, _marked(entry)) if entry.path == law.fact else (entry,)
    return (replace(entry, fields=tuple(each for fact in entry.fields for each in _field_twice(fact, law))),)


def _field_twice(fact: Fact, law: Law) -> tuple[Fact, ...]:
    return (fact, _marked(fact)) if fact.path == law.fact else (fact,)


def _marked(fact: Fact) -> Fact:
    return replace(fact, path=f"{fact.path}{MARK}")


def twin(ruleset: Ruleset, law: Law) -> Ruleset:
    """The ruleset as it is asked of the better proposal."""

    def other(condition: Condition) -> Condition:
        return replace(condition, tree=renamed(condition.tree, law))

    return replace(
        ruleset,
        rules=tuple(_rule(rule, other) for rule in ruleset.rules),
        conclusions=tuple(_conclusion(entry, other) for entry in ruleset.conclusions),
        assumptions=tuple(_assumption(entry, other) for entry in ruleset.assumptions),
    )


def renamed(node: Node, law: Law) -> Node:
    """The tree with the fact's second name."""
    if isinstance(node, FactRef) and node.path == law.fact:
        return replace(node, path=f"{node.path}{MARK}")
    if isinstance(node, ItemRef) and node.path == law.fact and node.field is not None:
        return replace(node, path=f"{node.path}{MARK}", field=f"{node.field}{MARK}")
    changed: dict[str, Any] = {}
    for each in fields(node):
        if each.name in _BRANCHES:
            held: Node | tuple[Node, ...] = getattr(node, each.name)
            below = tuple(renamed(child, law) for child in held) if isinstance(held, tuple) else renamed(held, law)
            changed[each.name] = below
    return replace(node, **changed) if changed else node


def parted(values: tuple[Value, ...], vocabulary: Vocabulary) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Both proposals, from the values of the doubled vocabulary."""
    pairs = tuple(zip(vocabulary.entries, values, strict=True))
    worse = tuple(_of_list(entry, value, second=False) for entry, value in pairs if not entry.path.endswith(MARK))
    marked = {entry.path: value for entry, value in pairs if entry.path.endswith(MARK)}
    better = tuple(
        marked.get(f"{entry.path}{MARK}", _of_list(entry, value, second=True))
        for entry, value in pairs
        if not entry.path.endswith(MARK)
    )
    return worse, better


def _of_list(entry: Entry, value: Value, *, second: bool) -> Value:
    """A list's items with one of the two values of each field that is there twice."""
    if not isinstance(entry, FactList) or not isinstance(value, tuple) or entry.item is not None:
        return value
    names = [fact.name for fact in entry.fields]
    places = [
        names.index(f"{name}{MARK}") if second and f"{name}{MARK}" in names else place
        for place, name in enumerate(names)
        if not name.endswith(MARK)
    ]
    return tuple(_picked(item, places) for item in value)


def _picked(item: Item, places: list[int]) -> Item:
    return tuple(item[place] for place in places) if isinstance(item, tuple) else item


_Change = Callable[[Condition], Condition]


def _rule(rule: Rule, other: _Change) -> Rule:
    head = rule.head if rule.head.applies is None else replace(rule.head, applies=other(rule.head.applies))
    match rule:
        case Gate():
            reject, review = (each and other(each) for each in (rule.reject_unless, rule.review_unless))
            return replace(rule, head=head, reject_unless=reject, review_unless=review)
        case Note():
            return replace(rule, head=head, when=other(rule.when))
        case Merit():
            tiers, plus = (tuple(_tier(tier, other) for tier in part) for part in (rule.tiers, rule.plus))
            return replace(rule, head=head, tiers=tiers, plus=plus)


def _tier(tier: Tier, other: _Change) -> Tier:
    return replace(tier, when=tier.when and other(tier.when), times=tier.times and other(tier.times))


def _conclusion(entry: Conclusion, other: _Change) -> Conclusion:
    return replace(entry, when=other(entry.when))


def _assumption(entry: Assumption, other: _Change) -> Assumption:
    return replace(entry, that=other(entry.that))
