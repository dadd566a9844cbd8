"""What an answer costs in all is what its changes cost, also where they change fields of items step by step."""

import json
from dataclasses import replace
from decimal import Decimal

from shinsa.analysing.changing.counterfactuals import what_if
from shinsa.analysing.changing.telling import what_if_document
from shinsa.facts import Change, FactList, Vocabulary
from shinsa.judging.verdict import Verdict
from shinsa.language.checker import check_condition
from shinsa.language.tree import NumberType
from shinsa.ruleset import Condition, Gate, Parameter, Period, RuleHead, Ruleset, Setting, Source, Thresholds
from shinsa.screening import Screener
from shinsa.values import Text
from strategies.rulesets import DAY, HERE, VOCABULARY, scope

NAME = Text("name")
STEP = Decimal("0.05")


def vocabulary() -> Vocabulary:
    """Sizes of sites in small steps, each of which costs a point."""
    entries = tuple(
        replace(entry, fields=tuple(replace(fact, step=STEP) if fact.name == "size" else fact for fact in entry.fields))
        if isinstance(entry, FactList)
        else entry
        for entry in VOCABULARY.entries
    )
    return replace(VOCABULARY, entries=entries, changes={"sites[].size": Change("group", NAME, 1, STEP)})


def ruleset(text: str) -> Ruleset:
    """One gate on this condition; no points are asked for."""
    tree = check_condition(text, HERE, scope()).tree
    assert tree is not None
    head = RuleHead("gates.r", "gates", NAME, NAME, (Source(discretion=True),), HERE)
    nothing = (Setting(Decimal(0), DAY, "nobody", "test"),)
    return Ruleset(
        id="one_gate",
        version="1.0.0",
        title=NAME,
        effective=Period(),
        vocabulary=vocabulary(),
        families=(),
        thresholds=Thresholds("zero", "zero", "zero", "zero", "zero"),
        evidence_age=None,
        parameters=(Parameter("zero", NAME, NumberType(), nothing, (), HERE),),
        conclusions=(),
        rules=(Gate(head, Condition(text, tree, HERE)),),
        assumptions=(),
        documents=(),
        digest="sha256:one_gate",
    )


def test_the_total_is_the_sum_of_the_changes_of_items() -> None:
    proposal = {"id": "P1", "title": "two sites", "sites": [{"size": 2}, {"size": 0}]}
    screener = Screener(ruleset("sum(sites.map(s, s.size)) >= 7"), inference="direct")
    found = what_if(screener, json.dumps(proposal).encode(), as_of=DAY, to=Verdict.ELIGIBLE, most=1)
    (answer,) = what_if_document(found)["answers"]
    steps = [(step["fact"], step["after"], step["cost"]) for step in answer["changed"]]
    assert steps == [("sites[1].size", "5", 100)]
    assert (answer["cost"], answer["cheapest"]) == (100, False)
