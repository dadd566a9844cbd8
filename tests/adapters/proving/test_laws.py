"""Laws that are proved hold of every pair of proposals; others are broken by a pair that the engine has screened."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.proving.small import AT, condition, merit
from shinsa.language.tree import Quantified
from shinsa.laws import Better, Law
from shinsa.library import load_ruleset
from shinsa.ruleset import Gate, Merit, RuleHead, Ruleset, Source
from shinsa.screening import Screener
from shinsa.values import Text
from shinsa_adapters.proving.laws import Judgment, days_of, judge_laws
from shinsa_adapters.proving.prover import Prover
from strategies.rulesets import DAY, Pair, pairs, rulesets

RANKS = {"ineligible": 0, "review": 1, "eligible": 2}


def law(fact: str, better: Better | tuple[str, ...], where: str | None = None) -> Law:
    asked = None if where is None else condition(f"{fact.partition('[')[0]}.exists(item, {where})")
    body = asked.tree.body if asked is not None and isinstance(asked.tree, Quantified) else None
    return Law(f"law_of_{fact}", fact, better, where, f"a better {fact} never hurts", AT, body)


LAWS = (
    law("plant.mw", Better.MORE),
    law("plant.spare_mw", Better.LESS),
    law("plant.firm", Better.YES),
    law("plant.firm", Better.NO),
    law("plant.kind", ("wind", "gas", "nuclear")),
    law("plant.kind", ("gas", "wind")),
    law("plant.first_power", Better.LESS),
    law("sites[].size", Better.MORE),
    law("sites[].ready", Better.YES, 'item.kind == "gas"'),
    law("sites[].kind", ("wind", "gas")),
)


@pytest.fixture(name="prover", scope="module")
def one_worker() -> Iterator[Prover]:
    with Prover(20) as prover:
        yield prover


def judged(ruleset: Ruleset, of: Law, prover: Prover) -> Judgment:
    [found] = judge_laws(replace(ruleset, laws=(of,)), prover)
    return found


def hurt(screener: Screener, one: Mapping[str, Any], other: Mapping[str, Any], day: date = DAY) -> bool:
    before, after = (screener.screen(json.dumps(each).encode(), as_of=day).judgement for each in (one, other))
    low, high = (
        after.score.total.low < before.score.total.low,
        after.score.total.high < before.score.total.high,
    )
    return low or high or RANKS[after.verdict.value] < RANKS[before.verdict.value]


def places(of: Law, document: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Where the fact of a law may be stated."""
    head, _, rest = of.fact.partition("[]")
    if not rest:
        group, _, name = head.partition(".")
        return [(document.setdefault(group, {}), name)]
    items = document.get(head) or []
    chosen = [item for item in items if of.where is None or item.get("kind") == "gas"]
    return [(item, rest.removeprefix(".")) for item in chosen]


def values(of: Law) -> list[Any]:
    """Values of the fact, the worst first."""
    if isinstance(of.better, tuple):
        return list(of.better)
    if of.fact == "plant.first_power":
        return ["2028-07-01", "2028-06-30", "2027-01-01"]
    if of.better in {Better.YES, Better.NO}:
        return [False, True] if of.better is Better.YES else [True, False]
    numbers = list(range(6 if of.fact == "sites[].size" else 11))
    return numbers if of.better is Better.MORE else numbers[::-1]


def breaking(of: Law, document: dict[str, Any], screener: Screener) -> bool:
    """Whether some better value in this document hurts: every pair is tried."""
    for place in range(len(places(of, deepcopy(document)))):
        for low, worse in enumerate(values(of)):
            for better in values(of)[low + 1 :]:
                pair = deepcopy(document), deepcopy(document)
                for each, value in zip(pair, (worse, better), strict=True):
                    holder, name = places(of, each)[place]
                    holder[name] = value
                if hurt(screener, *pair):
                    return True
    return False


@given(rulesets(), st.lists(pairs(), min_size=2, max_size=2), st.sampled_from(LAWS))
@settings(max_examples=5)
def test_the_prover_agrees_with_trying_every_value(
    prover: Prover, ruleset: Ruleset, tried: list[Pair], of: Law
) -> None:
    found, screener = judged(ruleset, of, prover), Screener(ruleset, inference="direct")
    documents = [document for pair in tried for document in (pair.partial, pair.complete)]
    assert found.unknown is None, found
    if found.broken is None:
        assert not any(breaking(of, document, screener) for document in documents), found
    else:
        assert hurt(screener, json.loads(found.broken.worse), json.loads(found.broken.better))


@cache
def shipped() -> Ruleset:
    return load_ruleset("us_japan_2025")


INJECTED = {
    "more points below a threshold": ("generation.net_mw < 200", Better.MORE, "generation.net_mw"),
    "points for one value alone": ("generation.net_mw == 400", Better.MORE, "generation.net_mw"),
    "points for being exposed": ("revenue.merchant_share >= 0.5", Better.LESS, "revenue.merchant_share"),
    "points for one large share": (
        "policy_exposures.exists(p, p.cash_share > 0.5)",
        Better.LESS,
        "policy_exposures[].cash_share",
    ),
    "points for exactly one": ('permits.exists_one(p, p.status == "granted")', None, "permits[].status"),
    "points without a guarantee": ('finance.completion_guarantee == "none"', None, "finance.completion_guarantee"),
    "points for saying no": ("!schedule.p80_tested", Better.YES, "schedule.p80_tested"),
    "points for being late": ('schedule.first_power >= date("2031-01-01")', Better.LESS, "schedule.first_power"),
}


@pytest.mark.parametrize("name", INJECTED)
def test_a_rule_that_breaks_a_law_is_found_with_a_pair_that_shows_it(name: str, prover: Prover) -> None:
    text, better, fact = INJECTED[name]
    [of] = [each for each in shipped().laws or () if each.fact == fact]
    assert better in {None, of.better}
    rule = merit(text, shipped().vocabulary, "3")
    rule = replace(rule, head=replace(rule.head, id="risk.injected", family="risk"))
    ruleset = replace(shipped(), rules=(*shipped().rules, rule))
    found = judged(ruleset, of, prover)
    assert found.broken is not None, found
    day = days_of(ruleset)[0]
    assert hurt(Screener(ruleset), json.loads(found.broken.worse), json.loads(found.broken.better), day)


def test_a_gate_that_refuses_the_better_is_found(prover: Prover) -> None:
    head = RuleHead("gate.injected", "gates", Text("g"), Text("g"), (Source(discretion=True),), AT)
    gate = Gate(head, reject_unless=condition("technology.trl <= 8", shipped().vocabulary))
    [of] = [each for each in shipped().laws or () if each.fact == "technology.trl"]
    found = judged(replace(shipped(), rules=(*shipped().rules, gate)), of, prover)
    assert found.broken is not None
    assert found.broken.before.startswith("review")
    assert found.broken.after.startswith("ineligible")


def test_a_law_about_what_no_rule_reads_is_proved_and_says_so(prover: Prover) -> None:
    found = judged(replace(shipped(), rules=()), (shipped().laws or ())[0], prover)
    assert found.proof == "no rule reads the fact"


def small(*merits: Merit) -> Ruleset:
    """A random ruleset's frame with these merits alone."""
    return replace(_frame(), rules=merits)


@cache
def _frame() -> Ruleset:
    found: list[Ruleset] = []

    @given(rulesets())
    @settings(max_examples=1, database=None)
    def first(ruleset: Ruleset) -> None:
        found.append(ruleset)

    first()
    return found[0]


def test_two_rules_that_make_up_for_each_other_keep_a_law(prover: Prover) -> None:
    """Alone the second would break it: what one takes the other gives."""
    gives, takes = (_risk(merit("plant.mw >= 5", points=points), points) for points in ("5", "-5"))
    assert judged(small(gives, takes), LAWS[0], prover).proof == "by the solver, family by family"
    assert judged(small(takes), LAWS[0], prover).broken is not None


def test_what_the_best_family_hides_hurts_nobody(prover: Prover) -> None:
    """Fit is the best family: points below none are not counted while another has none."""
    takes = merit("plant.mw >= 5", points="-5")
    assert judged(small(takes), LAWS[0], prover).proof == "by the solver, over the whole judgement"


def _risk(rule: Merit, name: str) -> Merit:
    return replace(rule, head=replace(rule.head, id=f"risk.r{name}", family="risk"))


def test_without_z3_laws_that_the_form_shows_are_proved_and_others_not_known() -> None:
    ruleset = small(merit("plant.mw >= 5"), merit('plant.kind != "gas"'))
    nobody = Prover(0)
    assert judged(ruleset, LAWS[0], nobody).proof == "by the form of the rules"
    assert (
        judged(ruleset, law("plant.kind", ("nuclear", "gas", "wind")), nobody).unknown
        == "there is no time to ask: the time limit is 0"
    )
