"""What of a proposal can be changed, and at what cost, as vocabularies say it."""

from decimal import Decimal
from pathlib import Path

import pytest

from checking_page import SMALL, apply_diff, copied
from shinsa.facts import Change, Direction, Vocabulary
from shinsa.library import check_ruleset, load_ruleset
from shinsa.values import Text

SHIPPED = load_ruleset("us_japan_2025").vocabulary


def _with(tmp_path: Path, *lines: str) -> tuple[Vocabulary | None, list[str]]:
    folder = copied(tmp_path)
    apply_diff("\n".join(["# vocabulary.yaml", *(f"+{line}" for line in lines)]), folder)
    ruleset, findings = check_ruleset(folder)
    return None if ruleset is None else ruleset.vocabulary, [str(finding).partition("\n")[0] for finding in findings]


def test_a_group_says_of_each_fact_how_it_changes_and_why(tmp_path: Path) -> None:
    vocabulary, findings = _with(
        tmp_path,
        "changes:",
        "  size: {how: costly, cost: 8, per: 0.1, direction: up, reason: a bigger plant, facts: [generation.net_mw]}",
        "  history: {how: fixed, reason: {en: done is done, ja: 過去}, facts: [yard.naval]}",
        '  sites: {how: free, from: [office], to: [plant], reason: a choice, facts: ["sites[].use"]}',
        "together:",
        "  - [generation.net_mw, finance.capex]",
    )
    assert findings == []
    assert vocabulary is not None
    assert vocabulary.changes == {
        "generation.net_mw": Change("size", Text("a bigger plant"), 8, Decimal("0.1"), Direction.UP),
        "yard.naval": Change("history", Text("done is done", "過去"), None),
        "sites[].use": Change("sites", Text("a choice"), 0, origins=("office",), targets=("plant",)),
    }
    assert vocabulary.together == (("generation.net_mw", "finance.capex"),)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("a: {how: cheap, reason: x, facts: []}", "51:12: wrong-value: `cheap` is not a way to change"),
        ("a: {how: costly, reason: x, facts: []}", "51:6: missing-key: a group of changes that is costly lacks `cost`"),
        ("a: {how: costly, cost: 0, reason: x, facts: []}", "51:26: wrong-value: `0` is not a whole number from 1"),
        ("a: {how: costly, cost: 1, per: 0, reason: x, facts: []}", "51:34: wrong-value: `0` is not greater than 0"),
        ("a: {how: free, cost: 1, reason: x, facts: []}", "51:24: wrong-change: what is free has no `cost`"),
        ("a: {how: fixed, facts: []}", "51:6: missing-key: a group of changes lacks `reason`"),
        ("a: {how: fixed, reason: x, facts: [yard.nvl]}", "51:38: unknown-fact: no fact is called `yard.nvl`"),
        (
            "a: {how: costly, cost: 1, per: 2, reason: x, facts: [yard.naval]}",
            "51:34: wrong-change: `per` does not fit: `yard.naval` is no amount and no day",
        ),
        (
            "a: {how: costly, cost: 1, per: 0.5, reason: x, facts: [signed_on]}",
            "51:34: wrong-change: `per` does not fit: `signed_on` is a day, and days are whole",
        ),
        (
            "a: {how: free, to: [coal], reason: x, facts: [generation.kind]}",
            "51:22: wrong-change: `to` does not fit: `generation.kind` has no choice `coal`",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, line: str, finding: str) -> None:
    vocabulary, findings = _with(tmp_path, "changes:", f"  {line}")
    assert vocabulary is None
    assert findings == [f"vocabulary.yaml:{finding}"]


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ('["sites[].share", finance.capex]', "51:7: wrong-change: `sites[].share` is not a single amount"),
        ("[yard.naval, finance.capex]", "51:6: wrong-change: `yard.naval` is not a single amount"),
        ("[finance.capx]", "51:6: unknown-fact: no fact is called `finance.capx`"),
    ],
)
def test_only_single_amounts_change_together(tmp_path: Path, line: str, finding: str) -> None:
    assert _with(tmp_path, "together:", f"  - {line}")[1] == [f"vocabulary.yaml:{finding}"]


def test_an_amount_stands_in_one_group_that_changes_together(tmp_path: Path) -> None:
    lines = ("together:", "  - [generation.net_mw, finance.capex]", "  - [finance.capex, reserved_share]")
    message = "duplicate-change: `finance.capex` stands in two groups that change together"
    assert _with(tmp_path, *lines)[1] == [f"vocabulary.yaml:52:6: {message}"]


def test_a_vocabulary_may_be_silent_and_its_digest_stays_the_same() -> None:
    small = load_ruleset(SMALL)
    assert small.vocabulary.changes is None
    assert small.digest == "sha256:db7f83d8e5d8a45f023564ffdb4f7cbf9a0b8f0f82320e39a5614c41069bd9c0"


def test_the_shipped_vocabulary_speaks_of_every_fact() -> None:
    assert SHIPPED.changes is not None
    paths = {path for path in SHIPPED.by_path() if not path.endswith("[]")}
    assert paths == SHIPPED.changes.keys()


@pytest.mark.parametrize(
    "path",
    ["sites[].country", "parties[].country", "parties[].covered_nation_interest_pct", "sponsor.completed_similar"],
)
def test_places_nationality_and_history_are_fixed(path: str) -> None:
    assert SHIPPED.changes is not None
    assert SHIPPED.changes[path].cost is None


def test_paperwork_costs_less_than_contracts_and_those_less_than_what_a_government_decides() -> None:
    assert SHIPPED.changes is not None
    dearer_and_dearer = ("finance.split_modelled", "offtakes", "security.agency_letter")
    costs = [SHIPPED.changes[path].cost or 0 for path in dearer_and_dearer]
    assert costs == sorted(costs)


def test_every_reason_is_there_in_three_languages() -> None:
    assert SHIPPED.changes is not None
    assert all(change.reason.languages().keys() == {"en", "ja", "zh"} for change in SHIPPED.changes.values())
