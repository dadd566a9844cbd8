"""What is proved holds of every proposal; what is found is a proposal, and the nearest."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.proving.small import difference, judged, row, side, with_list, with_text
from shinsa.language.scope import Scope
from shinsa.ruleset import Ruleset, Setting
from shinsa_adapters.proving.prover import Prover
from shinsa_adapters.proving.questions import Difference, Found, Impossible, Judged, NotKnown
from shinsa_adapters.rulebook.mutating.confirming import shown
from shinsa_adapters.rulebook.mutating.mutants import ChangedRule, mutated
from shinsa_adapters.rulebook.mutating.rules import mutants_of_rule
from strategies.rulesets import DAY, VOCABULARY, Pair, pairs, proposals, rulesets

SLOTS = VOCABULARY.slots()


@pytest.fixture(name="prover", scope="module")
def one_worker() -> Iterator[Prover]:
    with Prover(30) as prover:
        yield prover


@given(rulesets(), pairs(), st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_the_prover_agrees_with_the_engine_on_every_mutant(
    prover: Prover, ruleset: Ruleset, pair: Pair, chance: Random
) -> None:
    """Found: the engine tells the two apart there, and the base itself is found where it tells. None: it never does."""
    place = chance.randrange(len(ruleset.rules))
    rule = ruleset.rules[place]
    scope = Scope(ruleset.vocabulary, {}, frozenset())
    every = [mutant for mutant in mutants_of_rule(rule, scope) if mutant.sort != "missing data"]
    mutant = chance.choice(every)
    assert isinstance(mutant.target, ChangedRule)
    base, other = row(pair.partial), row(pair.complete)
    before = side(ruleset, rule)
    question = Difference(VOCABULARY, (), DAY, before, replace(before, rule=mutant.target.rule), (base,))
    changed = mutated(ruleset, mutant)

    def tells(values: tuple[Any, ...]) -> bool:
        one, two = (shown(judged(each, values).answers[place]) for each in (ruleset, changed))
        return one != two

    found = prover.ask(question)
    if mutant.sort == "review kind":
        return
    assert not isinstance(found, NotKnown), found
    if isinstance(found, Found):
        assert found.nearest
        assert tells(found.values), mutant
        assert (found.values == base) is tells(base)
    else:
        assert not tells(base), mutant
        assert not tells(other), mutant


@given(rulesets(), proposals(), st.sampled_from(["t_yes", "t_no", "floor", "cap"]), st.integers(-4, 4))
@settings(max_examples=6)
def test_the_prover_agrees_with_the_engine_on_verdicts(
    prover: Prover, ruleset: Ruleset, document: dict[str, Any], name: str, by: int
) -> None:
    base, parameters = row(document), side(ruleset, ruleset.rules[0]).parameters
    held = parameters[name]
    assert isinstance(held, Decimal)
    after = {**parameters, name: held + by}
    found = prover.ask(Judged(ruleset, DAY, parameters, after, None, (base,)))
    changed = replace(
        ruleset,
        parameters=tuple(
            replace(entry, settings=(Setting(after[entry.name], DAY, "x", "x"),)) for entry in ruleset.parameters
        ),
    )

    def settled(values: tuple[Any, ...]) -> list[object]:
        return [
            (each.verdict, each.step, each.review_kinds) for each in (judged(r, values) for r in (ruleset, changed))
        ]

    if isinstance(found, Found):
        one, two = settled(found.values)
        assert one != two
    elif isinstance(found, Impossible):
        one, two = settled(base)
        assert one == two


def test_the_nearest_proposal_changes_one_fact_by_one_step(prover: Prover) -> None:
    base = row({"id": "p", "title": "p", "plant": {"mw": 2, "firm": True}})
    found = prover.ask(difference("plant.mw >= 5 && plant.firm", "plant.mw > 5 && plant.firm", base))
    assert isinstance(found, Found)
    assert (found.base, found.nearest) == (0, True)
    assert found.values == row({"id": "p", "title": "p", "plant": {"mw": 5, "firm": True}})


def test_of_several_bases_the_nearest_is_taken(prover: Prover) -> None:
    far, near = row({"id": "p", "title": "p", "plant": {"mw": 2}}), row({"id": "p", "title": "p", "plant": {"mw": 5}})
    found = prover.ask(difference("plant.mw >= 5", "plant.mw > 5", far, near))
    assert (found, SLOTS["plant.mw"]) == (Found(near, 1, nearest=True), 0)


def test_items_of_the_base_are_kept(prover: Prover) -> None:
    sites = [{"size": 1, "ready": True, "kind": "gas"}, {"size": 2, "ready": True, "kind": "wind"}]
    base = row({"id": "p", "title": "p", "sites": sites})
    found = prover.ask(difference("sites.all(s, s.ready)", "sites.exists(s, s.ready)", base))
    assert isinstance(found, Found)
    told, before = found.values[SLOTS["sites"]], base[SLOTS["sites"]]
    assert isinstance(told, tuple)
    assert isinstance(before, tuple)
    flat = [[value for item in items if isinstance(item, tuple) for value in item] for items in (told, before)]
    assert sum(one != other for one, other in zip(*flat, strict=True)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("size(sites) >= 1", "size(sites) > 0"),
        ("sites.exists(s, s.ready)", "!sites.all(s, !s.ready)"),
        ("size(sites.filter(s, s.ready)) >= 1", "size(sites.filter(s, s.ready)) > 0"),
        ("sum(sites.map(s, s.size)) >= 1", "sum(sites.map(s, s.size)) > 0"),
        ("2 * plant.mw >= 7", "plant.mw >= 4"),
        ("plant.mw - plant.spare_mw > 0", "plant.spare_mw < plant.mw"),
        ('plant.kind in ["gas", "nuclear"]', 'plant.kind != "wind"'),
        ('"pipe" in tags', 'tags.exists(t, t == "pipe")'),
        ('plant.first_power <= date("2028-06-30")', 'plant.first_power < date("2028-07-01")'),
        ("plant.firm || !plant.firm", "has(plant.firm)"),
        ("plant.mw >= 5 || plant.mw < 5", "has(plant.mw)"),
        ("size(sites.filter(s, s.ready)) >= 0.5 * size(sites)", "2 * size(sites.filter(s, s.ready)) >= size(sites)"),
    ],
)
@pytest.mark.parametrize("longest", [3, 60])
def test_what_says_the_same_is_proved_to(prover: Prover, one: str, other: str, longest: int) -> None:
    assert prover.ask(difference(one, other, vocabulary=with_list(longest))) == Impossible()


def test_of_complete_proposals_alone_more_is_proved(prover: Prover) -> None:
    one, other = "has(plant.firm)", "has(plant.mw)"
    assert isinstance(prover.ask(difference(one, other)), Found)
    assert prover.ask(difference(one, other, complete=True)) == Impossible()


def test_lists_are_as_long_as_it_takes(prover: Prover) -> None:
    """Eleven items of forty are needed to tell 0.45 from 0.5, and no fewer."""
    half, less = (f"size(sites.filter(s, s.ready)) >= {share} * size(sites)" for share in ("0.5", "0.45"))
    vocabulary = with_list(40)
    found = prover.ask(difference(half, less, vocabulary=vocabulary))
    assert isinstance(found, Found)
    sites = found.values[SLOTS["sites"]]
    assert isinstance(sites, tuple)
    assert len(sites) == 11
    assert prover.ask(difference(half, less, vocabulary=with_list(10))) == Impossible()


def test_sums_are_shared_out_among_alike_items(prover: Prover) -> None:
    vocabulary = with_list(40)
    found = prover.ask(
        difference("sum(sites.map(s, s.size)) >= 13", "sum(sites.map(s, s.size)) > 13", vocabulary=vocabulary)
    )
    assert isinstance(found, Found)
    sites = found.values[SLOTS["sites"]]
    assert isinstance(sites, tuple)
    assert sum(item[0] for item in sites if isinstance(item, tuple) and isinstance(item[0], Decimal)) == 13


def test_texts_are_told_apart_by_being_the_same(prover: Prover) -> None:
    vocabulary = with_text()
    assert (
        prover.ask(difference("plant.name == plant.owner", "plant.owner == plant.name", vocabulary=vocabulary))
        == Impossible()
    )
    found = prover.ask(difference('plant.name == "A"', "plant.name == plant.owner", vocabulary=vocabulary))
    assert isinstance(found, Found)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "sum(sites.filter(s, s.size >= 2).map(s, s.size)) >= 3",
            "`sites` may have 60 items and has a field that is added up and asked about",
        ),
        (
            "sites.exists(s, sites.exists(z, z.size > s.size))",
            "`sites` may have 60 items and is read inside another list",
        ),
        ("sum(sites.map(s, s.size * 2)) >= 3", "`sites` may have 60 items and has more than a field added up"),
    ],
)
def test_what_no_sound_bound_is_small_enough_for_is_not_known(prover: Prover, text: str, why: str) -> None:
    long, short = with_list(60), with_list(3)
    same = f"!(!({text}))"
    assert prover.ask(difference(text, same, vocabulary=long)) == NotKnown(why)
    assert prover.ask(difference(text, same, vocabulary=short)) == Impossible()
    assert isinstance(prover.ask(difference(text, f"!({text})", vocabulary=long)), Found)
