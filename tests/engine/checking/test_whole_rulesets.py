"""Findings that no single rule or parameter shows."""

from pathlib import Path

import pytest

from checking_page import apply_diff, copied
from shinsa.library import check_ruleset

FIRST = "a first proposal}"


def _printed(folder: Path, *diffs: str) -> list[str]:
    for diff in diffs:
        apply_diff(diff, folder)
    return [str(finding).split("\n")[0] for finding in check_ruleset(folder)[1]]


def _conclusion(name: str, condition: str) -> str:
    return f"+{name}: {{title: {name}, when: {condition}}}"


def test_every_circle_is_named_once(tmp_path: Path) -> None:
    lines = [
        _conclusion("one", "yard.naval || conclusion.two"),
        _conclusion("two", "conclusion.three"),
        _conclusion("three", "conclusion.one && conclusion.four"),
        _conclusion("four", "conclusion.four || yard.naval"),
        _conclusion("above", "conclusion.one || conclusion.above_all"),
        _conclusion("above_all", "conclusion.above"),
    ]
    assert _printed(copied(tmp_path), "\n".join(["# conclusions.yaml", *lines])) == [
        "conclusions.yaml:10:1: conclusion-cycle: conclusions rest on themselves: `one` → `two` → `three` → `one`",
        "conclusions.yaml:13:1: conclusion-cycle: conclusions rest on themselves: `four` → `four`",
        "conclusions.yaml:14:1: conclusion-cycle: conclusions rest on themselves: `above` → `above_all` → `above`",
    ]


def test_a_long_chain_is_no_circle(tmp_path: Path) -> None:
    lines = [_conclusion(f"c{n}", f"conclusion.c{n + 1}") for n in range(1500)]
    lines += [_conclusion("c1500", "conclusion.c0")]
    (printed,) = _printed(copied(tmp_path), "\n".join(["# conclusions.yaml", *lines]))
    assert printed.startswith("conclusions.yaml:10:1: conclusion-cycle: conclusions rest on themselves: `c0` → `c1` →")


@pytest.mark.parametrize(
    ("setting", "printed"),
    [
        ("+    - {value: 34.99, since: 2026-01-01, owner: o, reason: r}", ["2026-01-01"]),
        ("+    - {value: 35, since: 2026-01-01, owner: o, reason: r}", ["2026-01-01"]),
        ("+    - {value: 35.01, since: 2026-01-01, owner: o, reason: r}", []),
    ],
)
def test_the_lower_threshold_lies_below_the_upper_on_every_day(
    tmp_path: Path, setting: str, printed: list[str]
) -> None:
    line = "    - {value: 65, since: 2025-09-04, owner: secretariat, reason: a first proposal}"
    found = _printed(copied(tmp_path), f"# parameters.yaml\n-{line}\n+{line}\n{setting}")
    message = "parameters.yaml:9:1: threshold-order: the lower threshold, `t_no`, is not below `t_yes` from {} on"
    assert found == [message.format(day) for day in printed]


@pytest.mark.parametrize(("age", "count"), [(181, 0), (180, 0), (179, 1)])
def test_evidence_earns_a_remark_before_it_counts_no_more(tmp_path: Path, age: int, count: int) -> None:
    line = "  settings: [{{value: {}, since: 2025-09-04, owner: secretariat, reason: a first proposal}}]"
    diff = f"# parameters.yaml\n-{line.format(365)}\n+{line.format(age)}"
    assert len(_printed(copied(tmp_path), diff)) == count


def test_an_addition_twice_is_told(tmp_path: Path) -> None:
    line = '    - {when: generation.kind == "nuclear", points: 2.5}'
    again = "+    - {when: 'generation.kind == \"nuclear\"', points: 1}"
    assert _printed(copied(tmp_path), f"# merits.yaml\n-{line}\n+{line}\n{again}") == [
        'merits.yaml:12:7: duplicate-tier: `generation.kind == "nuclear"` is the condition of an earlier addition',
    ]


def test_two_wrong_tiers_are_not_told_to_be_one(tmp_path: Path) -> None:
    old = "    - {when: generation.net_mw >= 1000, points: 16}"
    new = "+    - {when: yard.nawal, points: 16}\n+    - {when: yard.nawal, points: 15}"
    found = _printed(copied(tmp_path), f"# merits.yaml\n-{old}\n{new}")
    assert [line.split(": ")[:2] for line in found] == [
        ["merits.yaml:7:14", "unknown-fact"],
        ["merits.yaml:8:14", "unknown-fact"],
    ]
