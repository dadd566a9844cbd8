"""Numbers in a rule's title, held against the numbers in its conditions."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from shinsa.language.tree import ConclusionRef, Literal, Node, ParameterRef, walk
from shinsa.ruleset import Rule, Ruleset
from shinsa_adapters.rulebook.coverage import conditions_of
from shinsa_adapters.rulebook.units import same_amounts

_NUMBER = re.compile(r"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?)(?![\w.]*\w)\s*(?P<unit>%|[A-Za-z][\w/]*)?", re.ASCII)


def strange_numbers(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    """The numbers of a title that stand in none of the rule's conditions, as written.

    Units and scales are converted (`25%` is 0.25, `1 GW` 1,000 MW); of a day its year, month and day count. The title
    of a rule that compares with no number at all may say what it likes.
    """
    known = set(_numbers(rule, ruleset))
    for found in _NUMBER.finditer(rule.head.title.en):
        amounts = same_amounts(Decimal(found["number"].replace(",", "")), found["unit"])
        if known and known.isdisjoint(amounts):
            yield found[0].strip()


def _numbers(rule: Rule, ruleset: Ruleset) -> Iterator[Decimal]:
    """Every number a rule compares with, its conclusions' and parameters' included."""
    settings = {entry.name: entry.settings for entry in ruleset.parameters}
    for node in _nodes(conditions_of(rule), ruleset):
        match node:
            case Literal():
                yield from _amounts(node.value)
            case ParameterRef():
                for setting in settings[node.name]:
                    yield from _amounts(setting.value)
            case _:
                pass


def _nodes(trees: tuple[Node, ...], ruleset: Ruleset) -> Iterator[Node]:
    defined = {conclusion.name: conclusion.when.tree for conclusion in ruleset.conclusions}
    for tree in trees:
        for node in walk(tree):
            yield node
            if isinstance(node, ConclusionRef):
                yield from _nodes((defined[node.name],), ruleset)


def _amounts(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, date):
        yield from map(Decimal, (value.year, value.month, value.day))
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _amounts(item)
