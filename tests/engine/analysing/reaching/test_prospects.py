"""What it takes to settle a verdict: nothing exactly where one is left, and less the nearer it is."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.analysing.reaching.prospects import Prospects
from shinsa.analysing.reaching.reach import cheaply_possible
from shinsa.facts import Facts
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from shinsa.values import Value
from strategies.completions import complete, thinned
from strategies.rulesets import DAY, VOCABULARY, rulesets
from strategies.single import gate, merit
from strategies.single import ruleset as ruleset_of


@given(rulesets(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_something_is_left_exactly_where_gates_and_intervals_leave_more_than_one_verdict(
    ruleset: Ruleset, seed: int
) -> None:
    edition = Screener(ruleset, inference="direct").edition(DAY)
    chance = Random(seed)  # noqa: S311  # the same proposals for the same seed
    whole = complete(chance, VOCABULARY, (None,) * len(VOCABULARY.entries))
    judgement = edition.judged(Facts(thinned(chance, whole, 0.5)))
    open_ = len(cheaply_possible(edition.plan, judgement)) > 1
    assert (Prospects(edition.plan).left(judgement) > 0) is open_


def left(ruleset: Ruleset, **stated: Value) -> int:
    edition = Screener(ruleset, inference="direct").edition(DAY)
    slots = VOCABULARY.slots()
    named = {slots[name.replace("__", ".")]: value for name, value in stated.items()}
    facts = Facts(tuple(named.get(slot) for slot in range(len(slots))))
    return Prospects(edition.plan).left(edition.judged(facts))


def test_a_gate_that_may_refuse_weighs_as_ten_points_and_one_that_may_hold_as_five() -> None:
    sure = merit("risk.sure", (None, 30))
    assert left(ruleset_of(sure, gate("firm", reject="plant.firm"))) == 1000
    assert left(ruleset_of(sure, gate("firm", review="plant.firm"))) == 500
    assert left(ruleset_of(sure, gate("firm", review="plant.firm")), plant__firm=True) == 0


def test_points_weigh_by_how_far_each_verdict_is_and_how_likely() -> None:
    """10 to 40 points: 20 is a third of the way up; it takes 10 points won, or 20 lost and one more."""
    rules = ruleset_of(merit("power.base", (None, 10)), merit("risk.size", ("plant.mw >= 5", 30), (None, 0)))
    assert left(rules) == (678 * 1000 + 322 * 2100) // 1000


def test_the_limit_that_is_nearest_to_being_missed_is_what_a_review_takes() -> None:
    """The floor of 5 for risk is missed by a loss of 5 points, the band of 28 by a loss of 7; that of power is met."""
    rules = ruleset_of(
        merit("power.base", (None, 20)), merit("security.base", (None, 5)),
        merit("risk.size", ("plant.mw >= 5", 10), (None, 0)), eligible=28, floor=5,
    )  # fmt: skip
    assert left(rules) == (546 * 500 + 454 * 600) // 1000
