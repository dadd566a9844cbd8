"""Lists that are stated, emptied, added to and changed item by item, alone and beside another list."""

import json
from typing import Any

import pytest

from shinsa.analysing.changing.counterfactuals import what_if
from shinsa.analysing.changing.problem import Problem, proposal_world, reading_cuts
from shinsa.analysing.changing.telling import what_if_document
from shinsa.judging.verdict import Verdict
from shinsa.screening import Screener
from strategies.costs import one_merit
from strategies.rulesets import DAY

NOT_SMALL = "sites.exists(s, !(!(s.size < 1) && has(s.size)))"
LATER_EMPTY = "sites.all(s, !has(s.size))"  # what is not stated may be stated yet: only of no item does it surely hold

CASES: list[tuple[str, dict[str, Any], dict[str, int], int, list[tuple[str, str, Any]]]] = [
    # condition, lists as stated, what changing costs, cost of all, changes
    ('!("pipe" in tags)', {"tags": ["pipe"]}, {"tags": 1}, 1, [("remove", "tags[0]", None)]),
    ('!("pipe" in tags)', {"tags": ["pipe"]}, {"tags[]": 1}, 1, [("change", "tags[0]", "port")]),
    ('!("pipe" in tags)', {"tags": ["pipe"]}, {"tags": 3, "tags[]": 2}, 2, [("change", "tags[0]", "port")]),
    ('!("pipe" in tags)', {"tags": ["pipe"]}, {"tags": 2, "tags[]": 3}, 2, [("remove", "tags[0]", None)]),
    ('!("pipe" in tags)', {}, {}, 1, [("state", "tags", [])]),
    ('"pipe" in tags && "port" in tags', {}, {}, 1, [("state", "tags", ["port", "pipe"])]),
    ('"pipe" in tags && "port" in tags', {"tags": ["pipe"]}, {"tags": 2}, 2, [("add", "tags[1]", ["port"])]),
    ('tags.exists(t, t == "port")', {"tags": ["pipe"]}, {"tags": 3, "tags[]": 1}, 1, [("change", "tags[0]", "port")]),
    (
        "size(tags) < 1",
        {"tags": ["pipe", "port"]},
        {"tags": 1},
        2,
        [("remove", "tags[0]", None), ("remove", "tags[1]", None)],
    ),
    (LATER_EMPTY, {}, {}, 1, [("state", "sites", [])]),
    (LATER_EMPTY, {"sites": [{"ready": True}]}, {"sites": 4}, 4, [("remove", "sites[0]", None)]),
    (f"!{NOT_SMALL}", {}, {}, 1, [("state", "sites", [])]),
    (f"!{NOT_SMALL}", {"sites": [{"size": 0}]}, {"sites": 4}, 4, [("remove", "sites[0]", None)]),
    (f"!{NOT_SMALL}", {"sites": [{"ready": True}]}, {"sites": 4}, 1, [("state", "sites[0].size", "1")]),
    (
        f'!("pipe" in tags || {NOT_SMALL})',
        {"tags": ["pipe"]},
        {"tags": 1},
        2,
        [("remove", "tags[0]", None), ("state", "sites", [])],
    ),
    (
        f'!("pipe" in tags || {NOT_SMALL})',
        {"tags": ["pipe"], "sites": [{"size": 0}]},
        {"tags": 1, "sites": 1},
        2,
        [("remove", "tags[0]", None), ("remove", "sites[0]", None)],
    ),
]


@pytest.mark.parametrize(("condition", "lists", "costs", "cost", "changes"), CASES)
def test_the_cheapest_change_of_lists_is_found(
    condition: str, lists: dict[str, Any], costs: dict[str, int], cost: int, changes: list[tuple[str, str, Any]]
) -> None:
    screener = Screener(one_merit(condition, costs), inference="direct")
    data = json.dumps({"id": "P1", "title": "lists", **lists}).encode()
    found = what_if(screener, data, as_of=DAY, to=Verdict.ELIGIBLE, most=1)
    (answer,) = what_if_document(found)["answers"]
    steps = [(step["kind"], step["fact"], step["after"]) for part in ("changed", "stated") for step in answer[part]]
    assert (answer["cost"], answer["cheapest"], steps) == (cost, True, changes)
    screening = screener.screen(data, as_of=DAY)
    for limits in (False, True):
        world = proposal_world(screening, reading_cuts(screening.edition.plan), limits=limits)
        assert Problem(screening, Verdict.ELIGIBLE, world).impossible() == ()


def test_what_no_change_of_lists_reaches_is_impossible() -> None:
    screener = Screener(one_merit('!("pipe" in tags)', {"tags": None, "tags[]": None}), inference="direct")
    data = json.dumps({"id": "P1", "title": "lists", "tags": ["pipe"]}).encode()
    found = what_if(screener, data, as_of=DAY, to=Verdict.ELIGIBLE, most=1)
    assert found.impossible
    assert what_if_document(found)["because"].startswith("nothing that can be changed or stated leads to eligible: see")
    assert [(each.of, each.name) for each in found.blocked] == [("score", "total")]
