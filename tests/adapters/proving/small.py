"""Questions about one rule over the vocabulary of the random rulesets, and what the engine answers to proposals."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shinsa.errors import Place
from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.inference.choosing import agree
from shinsa.judging.verdict import Judgement
from shinsa.language.checker import Scope, check_condition
from shinsa.proposal.accepting import Acceptor
from shinsa.ruleset import Condition, Merit, Points, Rule, RuleHead, Ruleset, Source, Tier
from shinsa.screening import Edition
from shinsa.values import Text, Value
from shinsa_adapters.proving.questions import Difference, Side
from strategies.rulesets import DAY, VOCABULARY

AT = Place("law.yaml", 1, 1)


def condition(text: str, vocabulary: Vocabulary = VOCABULARY) -> Condition:
    found = check_condition(text, AT, Scope(vocabulary, {}, frozenset()))
    assert found.tree is not None, found
    return Condition(text, found.tree, AT)


def merit(text: str, vocabulary: Vocabulary = VOCABULARY, points: str = "5") -> Merit:
    head = RuleHead("power.r", "power", Text("r"), Text("r"), (Source(discretion=True),), AT)
    return Merit(head, (Tier(Points(Decimal(points)), AT, condition(text, vocabulary)),))


def difference(
    one: str, other: str, *bases: tuple[Value, ...], vocabulary: Vocabulary = VOCABULARY, complete: bool = False
) -> Difference:
    sides = [Side(merit(text, vocabulary), (), {}) for text in (one, other)]
    return Difference(vocabulary, (), DAY, sides[0], sides[1], bases, complete)


def with_list(longest: int, vocabulary: Vocabulary = VOCABULARY) -> Vocabulary:
    """The vocabulary, its sites allowed to be so many."""
    entries = (
        replace(entry, longest=longest) if isinstance(entry, FactList) and entry.path == "sites" else entry
        for entry in vocabulary.entries
    )
    return replace(vocabulary, entries=tuple(entries))


def with_text(vocabulary: Vocabulary = VOCABULARY) -> Vocabulary:
    names = (Fact("plant.name", FactKind.TEXT, Text("name"), AT), Fact("plant.owner", FactKind.TEXT, Text("owner"), AT))
    return replace(vocabulary, entries=(*vocabulary.entries, *names))


def row(document: dict[str, Any], vocabulary: Vocabulary = VOCABULARY) -> tuple[Value, ...]:
    return Acceptor(vocabulary).read(json.dumps(document).encode()).facts.values


def judged(ruleset: Ruleset, values: tuple[Value, ...]) -> Judgement:
    """What the engine makes of these facts."""
    edition = Edition.of(ruleset, DAY, both=False)
    evaluation = edition.evaluator.evaluate(values)
    derived = agree(edition.inferences, evaluation.parts, edition.plan.network)
    return edition.judge.judge((*evaluation.parts, *derived), evaluation.numbers, {})


def side(ruleset: Ruleset, rule: Rule) -> Side:
    parameters = {entry.name: value for entry in ruleset.parameters if (value := entry.on(DAY)) is not None}
    return Side(rule, ruleset.conclusions, parameters)
