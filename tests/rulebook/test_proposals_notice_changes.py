"""What is proposed for a change notices it, as it is written: in the block of the rule, or of a verdict."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from rulebook.small_book import ROOT, small_ruleset
from shinsa.library import load_ruleset, ruleset_folder
from shinsa.ruleset import Alternative, Ruleset
from shinsa_adapters.rulebook.features import examples_of, read_feature
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.mutating.results import Survivor, mutate
from shinsa_adapters.rulebook.proposing.propose import Proposal, propose, written
from shinsa_adapters.rulebook.proposing.unnoticed import Trying
from shinsa_adapters.rulebook.shelf import Shelf, feature_paths, gather, shelf_of

VERDICTS = "Feature: Verdicts\n\n  Background:\n    Given a proposal that states nothing\n"
SHIPPED = "us_japan_2025"
SOME = ("gate.technology_demonstrated", "other_strategic.fuels_and_fertiliser", "national_security.import_reliance")


def headers(ruleset: Ruleset, *rules: str) -> str:
    return "".join(
        f"\n  @rule:{rule.head.id}\n  Rule: {rule.head.title.en}\n"
        for rule in ruleset.rules if not rules or rule.head.id in rules
    )  # fmt: skip


def confirmed(ruleset: Ruleset, shelf: Shelf, about: str | None = None, **options: float) -> tuple[Survivor, ...]:
    """What survives where a person has confirmed everything that stands there."""
    assert gather(shelf, library_of(ruleset)).problems == ()
    examples = [each for path in feature_paths(shelf.features) for each in examples_of(read_feature(path))]
    found = mutate(ruleset, examples, shelf, about, **options)  # type: ignore[arg-type]
    assert found.aside == ()
    return found.survivors


def filled(ruleset: Ruleset, shelf: Shelf, rule: str | None = None, seconds: float = 10.0) -> Proposal:
    found = propose(ruleset, shelf, rule, Trying(seconds=seconds))
    for path, text in written(found):
        path.write_text(text, encoding="utf-8")
    return found


@pytest.fixture(name="house")
def empty_house(tmp_path: Path) -> Path:
    """The small ruleset with a rulebook of headers, and a file for verdicts with nothing in it."""
    shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
    features = tmp_path / "features" / "small"
    (features / "rules.feature").write_text(VERDICTS.replace("Verdicts", "Rules") + headers(small_ruleset()))
    (features / "verdict.feature").write_text(VERDICTS, encoding="utf-8")
    return tmp_path


def test_every_change_is_noticed_that_nothing_proves_to_be_the_same(house: Path) -> None:
    shelf = shelf_of(house / "rulesets" / "small")
    found = filled(small_ruleset(), shelf)
    left = {(each.mutant.about, each.mutant.told) for each in confirmed(small_ruleset(), shelf) if each.proof is None}
    remarked = {remark.partition(" notices ")[2].partition(" (")[0] for remark in found.remarks}
    assert {f"{about}: {told}" for about, told in left} == remarked


@pytest.mark.parametrize("rule", SOME)
def test_of_shipped_rules_too(rule: str, tmp_path: Path) -> None:
    """Points may round to none, and what is unknown spans points: the outcome alone does not tell those apart."""
    ruleset = load_ruleset(SHIPPED)
    shelf = Shelf(tmp_path, ruleset_folder(SHIPPED).parents[1] / "examples" / SHIPPED)
    (tmp_path / "some.feature").write_text(VERDICTS + headers(ruleset, rule), encoding="utf-8")
    found = filled(ruleset, shelf, rule, seconds=0)
    assert found.scenarios > 0
    left = [each for each in confirmed(ruleset, shelf, rule, seconds=0) if each.proof is None]
    assert len(left) == len(found.remarks)
    assert all(any(each.mutant.told in remark for remark in found.remarks) for each in left)


def test_points_are_said_of_a_tier_that_gives_none(tmp_path: Path) -> None:
    ruleset = load_ruleset(SHIPPED)
    shelf = Shelf(tmp_path, tmp_path)
    path = tmp_path / "some.feature"
    path.write_text(VERDICTS + headers(ruleset, SOME[2]), encoding="utf-8")
    filled(ruleset, shelf, SOME[2], seconds=0)
    assert "Then the rule fires\n      And the rule gives 0 points\n" in path.read_text(encoding="utf-8")


def test_bands_floors_caps_and_ages_get_scenarios_of_verdicts(house: Path) -> None:
    shelf = shelf_of(house / "rulesets" / "small")
    found = filled(small_ruleset(), shelf, seconds=0)
    text = (shelf.features / "verdict.feature").read_text(encoding="utf-8")
    assert text.startswith(f"{VERDICTS}\n  @proposed\n  Scenario: ")
    told = {line.partition("tells from: ")[2] for line in text.splitlines() if "tells from" in line}
    for change in ("param.t_no = 35 → 36", "param.evidence_remark_days = 180 → 179"):
        assert change in told or any(change in remark for remark in found.remarks)
    assert "the evidence of the" in text


def test_without_a_file_for_verdicts_what_to_do_is_said(house: Path) -> None:
    (house / "features" / "small" / "verdict.feature").unlink()
    found = propose(small_ruleset(), shelf_of(house / "rulesets" / "small"), trying=Trying(seconds=0))
    assert (
        "no scenario was found that notices param.cap_power: param.cap_power = 40 → 39"
        " (scenarios of verdicts want a feature file without rules: add one, and ask again)"
    ) in found.remarks


REDUNDANT = (
    "finance.foreign_share <= param.foreign_share_max &&"
    " (finance.foreign_share <= param.foreign_share_max || finance.foreign_share <= 0)"
)


@pytest.mark.parametrize(("count", "proved"), [(24, True), (25, False)], ids=["all tried", "one left out"])
def test_nothing_is_proved_under_settings_of_members_that_were_not_tried(
    count: int, house: Path, *, proved: bool
) -> None:
    folder = house / "rulesets" / "small"
    gates = folder / "gates.yaml"
    text = gates.read_text(encoding="utf-8")
    gates.write_text(text.replace("finance.foreign_share <= param.foreign_share_max", REDUNDANT), encoding="utf-8")
    found = load_ruleset(folder)
    held = tuple(Alternative(Decimal(place) / 100, "members", "a reason") for place in range(1, count + 1))
    parameters = (
        replace(each, alternatives=held) if each.name == "foreign_share_max" else each for each in found.parameters
    )
    survivors = mutate(
        replace(found, parameters=tuple(parameters)), [], shelf_of(folder), "gate.foreign_share"
    ).survivors
    (same,) = (
        each for each in survivors if each.mutant.told == "finance.foreign_share <= 0 → finance.foreign_share < 0"
    )
    assert (same.proof is not None, same.telling) == (proved, None)
    assert same.unknown == (
        None if proved else "members hold 25 other values of its parameters, of which 24 were tried"
    )
