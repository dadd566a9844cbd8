"""Which small changes are made of a condition, a rule and a parameter."""

from datetime import date

import pytest

from rulebook.shipped_book import book
from rulebook.small_book import small_ruleset
from shinsa.language.scope import Scope
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.mutating.every import blocks, mutants
from shinsa_adapters.rulebook.mutating.mutants import ChangedRule, Mutant, mutated
from shinsa_adapters.rulebook.mutating.trees import changes
from shinsa_adapters.rulebook.mutating.writing import condition_text
from shinsa_adapters.rulebook.uses import all_trees, uses_of

DAY = date(2025, 10, 28)


def told(about: str, sort: str, ruleset: Ruleset | None = None) -> list[str]:
    return [mutant.told for mutant in small(ruleset) if (mutant.about, mutant.sort) == (about, sort)]


def small(ruleset: Ruleset | None = None) -> list[Mutant]:
    return list(mutants(ruleset or small_ruleset(), DAY))


def test_a_threshold_moves_by_a_step_and_by_a_tenth() -> None:
    assert told("power.capacity", "threshold")[:4] == [
        "generation.net_mw >= 1000 → generation.net_mw >= 999.9",
        "generation.net_mw >= 1000 → generation.net_mw >= 1000.1",
        "generation.net_mw >= 1000 → generation.net_mw >= 900",
        "generation.net_mw >= 1000 → generation.net_mw >= 1100",
    ]


def test_a_comparison_becomes_every_other() -> None:
    assert told("power.capacity", "comparison")[:5] == [
        f"generation.net_mw >= 1000 → generation.net_mw {op} 1000" for op in ("==", "!=", "<", "<=", ">")
    ]


def test_and_and_or_are_swapped_and_operands_dropped() -> None:
    condition = 'generation.on_grid_by < date("2030-01-01") && generation.kind == "gas"'
    assert told("power.soon", "and/or") == [f"{condition} → {condition.replace('&&', '||')}"]
    assert told("power.soon", "operand dropped") == [
        f'{condition} → generation.kind == "gas"',
        f'{condition} → generation.on_grid_by < date("2030-01-01")',
    ]


def test_a_day_moves_by_a_day() -> None:
    assert told("power.soon", "threshold") == [
        f'generation.on_grid_by < date("2030-01-01") → generation.on_grid_by < date("{day}")'
        for day in ("2029-12-31", "2030-01-02")
    ]


def test_points_change_by_one_to_none_and_in_sign() -> None:
    assert told("power.soon", "points") == [
        f'24 points when generation.on_grid_by < date("2030-01-01") && generation.kind == "gas" → {points} points'
        for points in (25, 23, 0, -24)
    ]


def test_missing_data_counts_as_met_and_as_not_met() -> None:
    condition = "finance.guaranteed || finance.debt_tenor < 15"
    assert told("risk.covered", "missing data") == [
        f"{condition} → unknown counts as met",
        f"{condition} → unknown counts as not met",
    ]


@pytest.mark.parametrize("mutant", small(), ids=lambda mutant: f"{mutant.about} {mutant.told}"[:60])
def test_every_mutant_differs_from_the_ruleset_in_one_place(mutant: Mutant) -> None:
    ruleset = small_ruleset()
    changed = mutated(ruleset, mutant)
    settles = isinstance(mutant.target, ChangedRule) and bool(mutant.target.settles)
    assert (changed == ruleset) is settles
    different = [
        *(one for one, other in zip(ruleset.rules, changed.rules, strict=True) if one != other),
        *(one for one, other in zip(ruleset.conclusions, changed.conclusions, strict=True) if one != other),
        *(one for one, other in zip(ruleset.parameters, changed.parameters, strict=True) if one != other),
    ]
    assert len(different) == (0 if settles else 1)


def test_no_two_mutants_are_the_same() -> None:
    every = [(mutant.about, mutant.sort, mutant.told, mutant.at) for mutant in small()]
    assert len(set(every)) == len(every)


def test_a_kill_counts_in_the_blocks_of_the_rules_that_rest_on_the_change() -> None:
    ruleset = book().screeners.ruleset
    uses = uses_of(ruleset)
    found = {mutant.about: blocks(mutant, ruleset, uses) for mutant in mutants(ruleset, DAY)}
    assert found["gate.us_site"] == ("gate.us_site",)
    assert found["param.t_yes"] == (None,)
    assert found["param.dscr_reject"] == ("gate.repayment_in_sight",)
    assert "power.firm_generation" in found["conclusion.builds_nuclear"]
    assert all(found.values())


def test_conditions_are_written_as_the_ruleset_writes_them() -> None:
    ruleset = book().screeners.ruleset
    pairs = [(" ".join(entry.when.text.split()), condition_text(entry.when.tree)) for entry in ruleset.conclusions]
    assert [written for text, written in pairs if text != written] == []


def test_a_changed_condition_is_never_the_condition_itself() -> None:
    ruleset = book().screeners.ruleset
    scope = Scope(ruleset.vocabulary, {}, frozenset())
    for rule in ruleset.rules:
        for tree in all_trees(rule):
            changed = [change.tree for change in changes(tree, scope)]
            assert tree not in changed
            assert len(set(changed)) == len(changed)
