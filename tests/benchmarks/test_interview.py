"""The measure of asking: every order ends at the verdict of the complete proposal, and needs what is enough."""

import pytest

from benchmarks.beforehand import enough
from benchmarks.interview import DAY, ORDERS, answered, complete, drawn, in_order, walk
from shinsa.analysing.asking.interview import Interview
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.facts import Facts
from shinsa.library import load_ruleset
from shinsa.screening import Screener


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct")


@pytest.fixture(scope="module")
def analyser(screener: Screener) -> Analyser:
    return Analyser(screener.edition(DAY))


@pytest.fixture(scope="module")
def wholes(screener: Screener) -> list[Facts]:
    return complete(screener)


@pytest.mark.parametrize("number", [3, 1004])
def test_every_order_ends_at_the_verdict_of_the_complete_proposal(
    analyser: Analyser, wholes: list[Facts], number: int
) -> None:
    partial, whole = drawn(number, wholes)
    verdict = analyser.edition.judged(whole).verdict.value
    assert walk(analyser, partial, whole).verdict == verdict
    assert [in_order(analyser, partial, whole, order).verdict for order in ORDERS.values()] == [verdict, verdict]


def test_what_is_enough_settles_the_verdict_and_none_of_it_can_be_left_out(
    analyser: Analyser, wholes: list[Facts]
) -> None:
    partial, whole = drawn(3, wholes)
    found = enough(analyser, partial, whole)

    def settled(count_out: int | None) -> bool:
        facts = partial
        for place, reference in enumerate(found):
            facts = facts if place == count_out else answered(facts, whole, reference)
        return Interview(analyser.unknowns(facts)).settled is not None

    assert 0 < len(found) <= walk(analyser, partial, whole).questions
    assert [settled(place) for place in (None, *range(len(found)))] == [True] + [False] * len(found)
