"""Certificates: what they name settles the verdict, none of it can be left out, and the shortest are the shortest."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.analysing.asking.certificates import Certificate, certificate
from shinsa.analysing.reaching.reach import cheaply_possible, reach
from shinsa.analysing.reaching.unknowns import Analyser, Unknowns
from shinsa.facts import Facts
from shinsa.judging.verdict import Verdict
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from shinsa.values import Value
from strategies.brute import choices, narrowed
from strategies.completions import complete, thinned
from strategies.rulesets import DAY, VOCABULARY, rulesets
from strategies.single import gate, merit
from strategies.single import ruleset as ruleset_of

Answers = dict[int, Value]


def partial(chance: Random) -> tuple[Value, ...]:
    whole = complete(chance, VOCABULARY, (None,) * len(VOCABULARY.entries))
    return narrowed(chance, VOCABULARY, thinned(chance, whole, chance.choice([0.6, 0.9])), 3000)


def unknowns_of(ruleset: Ruleset, values: tuple[Value, ...]) -> Unknowns:
    return Analyser(Screener(ruleset, inference="direct").edition(DAY)).unknowns(Facts(values))


def settles(unknowns: Unknowns, answers: Answers, verdict: Verdict) -> bool:
    values = tuple(answers.get(slot, value) for slot, value in enumerate(unknowns.facts.values))
    judged = unknowns.analyser.edition.judged(replace(unknowns.facts, values=values))
    return cheaply_possible(unknowns.plan, judged) == (verdict,)


def found_for(unknowns: Unknowns) -> Iterator[tuple[Verdict, Certificate]]:
    for verdict, shown in reach(unknowns).shown.items():
        yield verdict, certificate(unknowns, verdict, dict(shown.filled))


def every(unknowns: Unknowns, size: int) -> Iterator[Answers]:
    """Every way to answer so many open facts."""
    values = unknowns.facts.values
    entries = VOCABULARY.entries
    for slots in combinations(unknowns.open.slots, size):
        for chosen in product(*(choices(entries[slot], values[slot]) for slot in slots)):
            yield dict(zip(slots, chosen, strict=True))


@given(rulesets(), st.integers(0, 2**32))
@settings(max_examples=20)
def test_a_certificate_settles_the_verdict_and_none_of_it_can_be_left_out(ruleset: Ruleset, seed: int) -> None:
    unknowns = unknowns_of(ruleset, partial(Random(seed)))  # noqa: S311  # the same proposals for the same seed
    for verdict, found in found_for(unknowns):
        answers = dict(found.answers)
        if answers:
            assert settles(unknowns, answers, verdict)
            assert not any(
                settles(unknowns, {slot: value for slot, value in answers.items() if slot != left_out}, verdict)
                for left_out in answers
            )


@given(rulesets(), st.integers(0, 2**32))
@settings(max_examples=20)
def test_no_fewer_answers_settle_a_verdict_than_a_shortest_certificate_has(ruleset: Ruleset, seed: int) -> None:
    unknowns = unknowns_of(ruleset, partial(Random(seed)))  # noqa: S311  # the same proposals for the same seed
    for verdict, found in found_for(unknowns):
        if found.shortest:
            fewer = (answers for size in range(len(found.answers)) for answers in every(unknowns, size))
            assert not any(settles(unknowns, answers, verdict) for answers in fewer)


def test_two_facts_that_are_needed_together_are_both_named() -> None:
    rules = ruleset_of(
        gate("firm", review="plant.firm"), gate("size", review="plant.mw >= 5"), merit("power.base", (None, 30))
    )
    unknowns = unknowns_of(rules, (None,) * len(VOCABULARY.entries))
    (found,) = (found for verdict, found in found_for(unknowns) if verdict is Verdict.ELIGIBLE)
    assert found.shortest
    assert [VOCABULARY.entries[slot].path for slot, _ in found.answers] == ["plant.mw", "plant.firm"]


def test_one_answer_that_does_for_two_is_found() -> None:
    """Either fact opens the gate; the one that also gives the points is enough alone."""
    rules = ruleset_of(
        gate("any", review="plant.mw >= 5 || plant.firm"), merit("power.size", ("plant.firm", 30), (None, 0))
    )
    unknowns = unknowns_of(rules, (None,) * len(VOCABULARY.entries))
    (found,) = (found for verdict, found in found_for(unknowns) if verdict is Verdict.ELIGIBLE)
    assert (len(found.answers), found.shortest) == (1, True)
