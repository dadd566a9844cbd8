"""Leaf groups: no completion of a proposal has truths that are not among the cells, and every cell was executed."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shinsa.analysing.covering.groups import Cell, Grouper, LeafGroup, leaf_groups, with_values
from shinsa.analysing.covering.space import Space, opened
from shinsa.evaluating.evaluator import Evaluator, Trace
from shinsa.facts import Conflict, FactList, Facts
from shinsa.library import load_ruleset
from shinsa.planning.plan import Plan, plan
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from shinsa.values import Value
from strategies.completions import complete, thinned
from strategies.rulesets import DAY, Pair, pairs, rulesets
from strategies.single import gate, merit
from strategies.single import ruleset as ruleset_of


@cache
def shipped() -> tuple[Plan, Space, Grouper, Evaluator]:
    planned = plan(load_ruleset("us_japan_2025"), date(2026, 1, 5))
    space = Space(planned)
    return planned, space, Grouper(space), Evaluator(planned)


def cells_like(group: LeafGroup, trace: Trace) -> list[Cell]:
    """The cells with the truths and, between them, the numbers of a completion."""
    truths = tuple(trace.leaves[leaf] for leaf in group.leaves)
    return [cell for cell in group.cells if cell.truths == truths]


def assert_covered(group: LeafGroup, trace: Trace) -> None:
    alike = cells_like(group, trace)
    assert alike, f"{group.facts}: {tuple(trace.leaves[leaf] for leaf in group.leaves)} is not among the cells"
    for place, number in enumerate(group.numbers):
        found = [cell.numbers[place] for cell in alike]
        known = [each for each in found if each is not None]
        value = trace.evaluation.numbers[number]
        assert (None in found) if value is None else min(known) <= value <= max(known)


def executed(group: LeafGroup, evaluator: Evaluator, values: tuple[Value, ...]) -> Iterator[bool]:
    for cell in group.cells:
        trace = evaluator.trace(with_values(values, cell.witness))
        yield tuple(trace.leaves[leaf] for leaf in group.leaves) == cell.truths
        yield tuple(trace.evaluation.numbers[number] for number in group.numbers) == cell.numbers


@given(rulesets(), st.lists(pairs(), min_size=3, max_size=3))
@settings(max_examples=30)
def test_the_cells_of_a_random_ruleset_cover_every_completion(ruleset: Ruleset, several: list[Pair]) -> None:
    screener = Screener(ruleset, inference="direct")
    planned = plan(ruleset, DAY)
    space = Space(planned)
    grouper, evaluator = Grouper(space), Evaluator(planned)
    for pair in several:
        partial, whole = (
            screener.acceptor.read(json.dumps(document).encode()).facts for document in (pair.partial, pair.complete)
        )
        for group in grouper.groups(opened(space, partial)):
            assert group.exact, group.why
            assert_covered(group, evaluator.trace(whole.values))
            assert all(executed(group, evaluator, partial.values))


@pytest.mark.parametrize("seed", range(8))
def test_the_cells_of_the_shipped_ruleset_cover_every_completion(seed: int) -> None:
    planned, space, grouper, evaluator = shipped()
    chance = Random(seed)  # noqa: S311  # the same proposals every time
    vocabulary = planned.ruleset.vocabulary
    whole = complete(chance, vocabulary, (None,) * len(vocabulary.entries))
    partial = list(thinned(chance, whole, 0.6))
    partial[space.slots["project.builds"]] = whole[space.slots["project.builds"]]
    groups = grouper.groups(opened(space, Facts(tuple(partial))))
    for _ in range(20):
        other = complete(chance, vocabulary, tuple(partial))
        trace = evaluator.trace(other)
        if all(trace.evaluation.parts[place] is not False for place in planned.assumptions):
            for group in groups:
                assert group.exact, (group.facts, group.why)
                assert_covered(group, trace)
    assert all(all(executed(group, evaluator, tuple(partial))) for group in groups)


def group_of(fact: str, facts: Facts | None = None) -> LeafGroup:
    _, space, grouper, _ = shipped()
    given = facts or Facts((None,) * len(space.entries))
    return next(group for group in grouper.groups(opened(space, given)) if fact in group.facts)


def stated(**values: Value) -> Facts:
    """Everything open but for some facts, named with `__` for a dot."""
    _, space, _, _ = shipped()
    named = {space.slots[name.replace("__", ".")]: value for name, value in values.items()}
    return Facts(tuple(named.get(slot) for slot in range(len(space.entries))))


def test_a_number_has_a_cell_for_each_stretch_between_cut_points() -> None:
    group = group_of("generation.net_mw")
    ends = [(str(cell.low), str(cell.high)) for cell in group.cells]
    assert ends == [("0", "99.9"), ("100", "299.9"), ("300", "999.9"), ("1000", "30000")]


def test_facts_that_are_compared_share_a_group() -> None:
    group = group_of("cost.total")
    assert group.facts == ("cost.total", "cost.largest_finished")
    assert {cell.truths for cell in group.cells} == {(True, True, False), (True, False, False), (True, False, True)}


def test_no_assumption_is_broken_by_a_cell() -> None:
    group = group_of("procurement.us_content_pct")
    assert group.facts == ("procurement.us_content_pct", "procurement.jp_content_pct")
    assert {cell.truths for cell in group.cells} == {(True,), (False,)}
    for cell in group.cells:
        assert sum(value for _, value in cell.witness) <= 100  # type: ignore[misc]


def test_a_fact_in_conflict_stays_unknown() -> None:
    _, space, _, _ = shipped()
    facts = Facts((None,) * len(space.entries), conflicts={"cost.total": Conflict("cost.total", ())})
    assert group_of("cost.largest_finished", facts).facts == ("cost.largest_finished",)
    assert {cell.truths[-2:] for cell in group_of("cost.largest_finished", facts).cells} == {(None, None)}


def test_a_list_stated_in_part_keeps_its_items_and_its_length() -> None:
    _, space, _, _ = shipped()
    party = ("Vendor", "vendor", "JP", None, False, "clear", date(2026, 1, 1))
    group = group_of("parties", stated(parties=(party,)))
    slot = space.slots["parties"]
    assert all(len(dict(cell.witness)[slot]) == 1 for cell in group.cells)  # type: ignore[arg-type]
    assert len({cell.truths for cell in group.cells}) == len(group.cells) == 3


def test_items_that_are_stated_stay_though_their_amounts_add_nothing() -> None:
    _, space, _, _ = shipped()
    slot = space.slots["policy_exposures"]
    entry = space.entries[slot]
    assert isinstance(entry, FactList)
    item = (None,) * len(entry.fields)
    group = group_of("policy_exposures", stated(policy_exposures=(item, item)))
    assert {cell.truths for cell in group.cells} == {(True,), (False,)}
    assert {len(dict(cell.witness)[slot]) for cell in group.cells} == {2}  # type: ignore[arg-type]


def test_conditions_that_one_value_of_a_list_bears_on_stay_together() -> None:
    rules = ruleset_of(
        merit("power.pipe", ('"pipe" in tags', 30), (None, 0)),
        merit("risk.pipe", ('tags.exists(t, t == "pipe")', -30), (None, 0)),
        merit("risk.port", ('"port" in tags', 5), (None, 0)),
    )
    space = Space(plan(rules, DAY))
    groups = leaf_groups(space, Facts((None,) * len(space.entries)))
    assert sorted(sorted({cell.truths for cell in group.cells}) for group in groups) == [
        [(False,), (True,)], [(False, False), (True, True)]
    ]  # fmt: skip


def test_a_list_of_values_falls_into_parts_that_no_value_bears_on_two_of() -> None:
    groups = [group for group in shipped_groups() if group.facts == ("project.builds",)]
    leaves = [leaf for group in groups for leaf in group.leaves]
    assert len(groups) > 5
    assert len(leaves) == len(set(leaves)) == 15
    assert all(group.exact for group in groups)


def shipped_groups() -> tuple[LeafGroup, ...]:
    _, space, grouper, _ = shipped()
    return grouper.groups(opened(space, Facts((None,) * len(space.entries))))


def test_a_list_that_is_not_stated_may_be_none() -> None:
    _, space, _, _ = shipped()
    group = group_of("litigation")
    assert () in {dict(cell.witness)[space.slots["litigation"]] for cell in group.cells}


def test_what_cannot_be_enumerated_is_named_and_not_guessed() -> None:
    space = Space(plan(ruleset_of(gate("lists", review="size(tags) >= size(sites)")), DAY))
    (group,) = leaf_groups(space, Facts((None,) * len(space.entries)))
    assert not group.exact
    assert group.cells == ()
    assert group.why == "lists are weighed against one another, or a list against facts: `tags`, `sites`"


def test_a_number_that_scales_points_shows_both_ends_of_each_stretch() -> None:
    group = group_of("land.row_share")
    assert group.dense
    found = [(cell.truths, [str(number) for number in cell.numbers]) for cell in group.cells]
    assert found == [((False,), ["0"]), ((True,), ["0.0001"]), ((True,), ["1"])]


def test_a_number_of_few_values_that_scales_points_shows_each() -> None:
    rule = merit("risk.spare", ("plant.spare_mw >= 4", 8, "plant.spare_mw / 10"), (None, 0))
    space = Space(plan(ruleset_of(rule), DAY))
    (group,) = leaf_groups(space, Facts((None,) * len(space.entries)))
    assert not group.dense
    assert [str(cell.numbers[0]) for cell in group.cells if cell.truths == (False,)] == ["0", "0.1", "0.2", "0.3"]
