"""Minimal reasons: each set of conditions is enough by itself, and without any one of them it is not."""

import json

from hypothesis import given, settings

from shinsa.analysing.grounds import grounds, settling_rules, truth_of
from shinsa.analysing.reaching.reach import cheaply_possible
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.facts import Facts
from shinsa.planning.plan import Plan, plan
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from shinsa.values import Truth, Value
from strategies.rulesets import DAY, VOCABULARY, Pair, pairs, rulesets
from strategies.single import gate, merit
from strategies.single import ruleset as ruleset_of


def truths_of(planned: Plan, leaves: tuple[Truth, ...]) -> dict[int, Truth]:
    """The truths of conclusions and leaves by place."""
    found: dict[int, Truth] = {len(planned.conclusions) + place: truth for place, truth in enumerate(leaves)}
    for place, question in enumerate(planned.conclusions):
        found[place] = truth_of(question.shape, found)
    return found


@given(rulesets(), pairs())
@settings(max_examples=40)
def test_a_set_of_conditions_is_enough_and_none_of_it_is_needless(ruleset: Ruleset, pair: Pair) -> None:
    screening = Screener(ruleset, inference="direct").screen(json.dumps(pair.partial).encode(), as_of=DAY)
    planned = screening.edition.plan
    truths = truths_of(planned, screening.edition.evaluator.trace(screening.facts.values).leaves)
    for question in (question for rule in planned.rules for question in rule.questions()):
        truth = truth_of(question.shape, truths)
        found = grounds(question.shape, truths)
        assert bool(found) == (truth is not None)
        for leaves in found:
            alone = {leaf.place: truths[leaf.place] for leaf in leaves}
            assert truth_of(question.shape, alone) is truth
            for place in alone:
                assert truth_of(question.shape, {each: alone[each] for each in alone if each != place}) is None


@given(rulesets(), pairs())
@settings(max_examples=40)
def test_rules_that_settle_a_verdict_do_so_by_themselves(ruleset: Ruleset, pair: Pair) -> None:
    screener = Screener(ruleset, inference="direct")
    facts = screener.acceptor.read(json.dumps(pair.complete).encode()).facts
    unknowns = Analyser(screener.edition(DAY)).unknowns(facts)
    final = cheaply_possible(unknowns.plan, unknowns.judgement) == (unknowns.judgement.verdict,)
    assert final or settling_rules(unknowns) == ()


def settling(ruleset: Ruleset, **stated: Value) -> list[str]:
    slots = VOCABULARY.slots()
    named = {slots[name.replace("__", ".")]: value for name, value in stated.items()}
    edition = Screener(ruleset, inference="direct").edition(DAY)
    unknowns = Analyser(edition).unknowns(Facts(tuple(named.get(slot) for slot in range(len(slots)))))
    return [edition.plan.rules[place].rule.head.id for place in settling_rules(unknowns)]


def test_one_gate_that_refuses_is_enough() -> None:
    rules = ruleset_of(
        gate("firm", reject="plant.firm"), gate("gas", reject='plant.kind == "gas"'), merit("risk.sure", (None, 30))
    )
    assert settling(rules, plant__firm=False) == ["gates.firm"]
    assert len(settling(rules, plant__firm=False, plant__kind="wind")) == 1


def test_an_eligible_proposal_rests_on_every_gate_and_on_points_enough() -> None:
    few, many = merit("risk.few", ("plant.firm", 2), (None, 0)), merit("risk.many", ("plant.firm", 25), (None, 0))
    rules = ruleset_of(gate("firm", reject="plant.firm"), few, many, eligible=20)
    assert settling(rules, plant__firm=True) == ["gates.firm", "risk.many"]


def test_of_two_ways_to_hold_both_are_told_and_of_two_that_are_needed_one_set() -> None:
    one = gate("either", reject="plant.firm || plant.mw >= 5")
    rules = ruleset_of(one, gate("both", reject="plant.firm && plant.mw >= 5"))
    planned = plan(rules, DAY)
    either, both = (rule.reject_unless for rule in planned.rules)
    assert either is not None
    assert both is not None
    assert [len(each) for each in grounds(either.shape, {0: True, 1: True})] == [1, 1]
    assert [len(each) for each in grounds(both.shape, {0: True, 1: True})] == [2]
    assert [len(each) for each in grounds(both.shape, {0: False, 1: None})] == [1]
