"""One mistake is told once, in its place, and keeps no other from being told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking_page import SMALL, apply_diff, copied
from shinsa.library import check_ruleset
from shinsa.parsing.conditions import one_line
from shinsa.parsing.draft import parse
from shinsa.reading import read_bytes

FILES = sorted(path.name for path in SMALL.glob("*.yaml"))


def _printed(folder: Path, *diffs: str) -> list[str]:
    for diff in diffs:
        apply_diff(diff, folder)
    return [str(finding) for finding in check_ruleset(folder)[1]]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("when: yard.navy", "29:9"),
        ("when: '  yard.navy'", "29:12"),
        ('when: "yard.navy"', "29:10"),
        ("when: |\n    yard.navy", "30:5"),
        ("when: >-\n    yard.naval &&\n      yard.navy", "31:7"),
        ("when: yard.naval &&\n   yard.navy", "30:4"),
        ("when: 'yard.naval &&\n\n   yard.navy'", "31:4"),
    ],
)
def test_a_mistake_in_a_condition_is_told_where_it_stands(tmp_path: Path, written: str, place: str) -> None:
    folder = copied(tmp_path)
    old = 'when: signed_on <= date("2026-06-30") && finance.capex <= 2500000000.01'
    path = folder / "merits.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, written), encoding="utf-8")
    (printed,) = _printed(folder)
    assert printed.startswith(f"merits.yaml:{place}: unknown-fact: no fact is called `yard.navy`")


@pytest.mark.parametrize("key", ["tiers", "plus"])
def test_a_merit_that_can_never_give_a_point_is_told(tmp_path: Path, key: str) -> None:
    rule = (
        f"- {{id: power.empty, family: power, title: Empty, {key}: [], because: Empty, source: committee discretion}}"
    )
    (printed,) = _printed(copied(tmp_path), f"# more.yaml\n+{rule}")
    assert printed == (
        f"more.yaml:1:{rule.index('[') + 1}: no-value: `{key}` is empty\n  hint: write one, or take `{key}` out"
    )


def test_a_broken_fact_is_told_and_not_the_conditions_that_mention_it(tmp_path: Path) -> None:
    assert _printed(copied(tmp_path), "# vocabulary.yaml\n-    type: bool\n+    type: boole") == [
        "vocabulary.yaml:22:11: wrong-value: `boole` is not a type of fact\n  hint: did you mean `bool`?",
    ]


def test_a_broken_field_is_told_and_not_the_parameter_and_conditions_that_need_it(tmp_path: Path) -> None:
    old, new = "country: {type: country, label: country of the site}", "country: {type: land, label: land}"
    diff = f"# vocabulary.yaml\n-      {old}\n+      {new}"
    assert _printed(copied(tmp_path), diff) == [
        (
            "vocabulary.yaml:37:23: wrong-value: `land` is not a type of fact\n"
            "  hint: write one of `number`, `money`, `bool`, `choice`, `country`, `text`, `date` and `list`"
        ),
    ]


def test_a_broken_parameter_is_told_and_not_the_rules_that_mention_it(tmp_path: Path) -> None:
    diff = "# parameters.yaml\n-  type: list of choice\n+  type: list of choices"
    assert _printed(copied(tmp_path), diff) == [
        (
            "parameters.yaml:49:9: wrong-value: `list of choices` is not a type of parameter\n"
            "  hint: did you mean `list of choice`?"
        ),
    ]


def test_a_broken_condition_still_uses_what_it_mentions(tmp_path: Path) -> None:
    old = "  reject_unless: conclusion.stands_at_home"
    diff = f"# gates.yaml\n-{old}\n+{old} && yard.navy"
    (printed,) = _printed(copied(tmp_path), diff)
    assert printed.startswith("gates.yaml:5:47: unknown-fact")


def test_a_misspelt_key_is_not_missing_too(tmp_path: Path) -> None:
    diff = "# merits.yaml\n-  because: The yard is naval\n+  becuase: The yard is naval"
    assert _printed(copied(tmp_path), diff) == [
        "merits.yaml:23:3: unknown-key: a merit has no key `becuase`\n  hint: did you mean `because`?",
    ]


def test_a_misspelt_conclusion_leaves_the_one_that_was_meant_used(tmp_path: Path) -> None:
    diff = "# merits.yaml\n-  applies: conclusion.firm_at_home\n+  applies: conclusion.firm_at_hme"
    (printed,) = _printed(copied(tmp_path), diff)
    assert printed.startswith("merits.yaml:5:12: unknown-conclusion")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_the_only_finding(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    (folder / name).write_text("a: [", encoding="utf-8")
    (finding,) = check_ruleset(folder)[1]
    assert (finding.at.file, finding.code) == (name, "yaml-syntax")


def test_every_mistake_is_told_in_one_run_in_order_of_place(tmp_path: Path) -> None:
    printed = _printed(
        copied(tmp_path),
        "# vocabulary.yaml\n-    step: 0.0001\n+    step: 0",
        "# gates.yaml\n-  review_kind: not_a_project\n+  review_kind: no_project",
        "# merits.yaml\n-  family: risk\n+  family: risks",
        "# programme.yaml\n-version: 1.0.0\n+version: one",
        "# conclusions.yaml\n-  when: generation.net_mw > 0\n+  when: generation.net_mw > 0 &&",
    )
    assert [line.split(": ")[:2] for line in printed] == [
        ["conclusions.yaml:3:33", "syntax-error"],
        ["gates.yaml:19:16", "wrong-value"],
        ["merits.yaml:26:11", "unknown-family"],
        ["programme.yaml:2:10", "wrong-version"],
        ["vocabulary.yaml:27:11", "bad-step"],
    ]


@pytest.mark.parametrize(
    ("diff", "printed"),
    [
        (
            "# merits.yaml\n-  points: param.f_security\n+  tiers: [{otherwise: true, points: 1}]",
            ["merits.yaml:18:3: misplaced-key: `tiers` stands beside `when`"],
        ),
        (
            "# merits.yaml\n-    - {otherwise: true, points: 4}\n+    - {points: 4}",
            ["merits.yaml:9:7: wrong-shape: a tier has one of `when` and `otherwise`"],
        ),
        (
            "# merits.yaml\n-  note: rank\n+  note: remark",
            ["merits.yaml:38:9: misplaced-key: `rank` stands in a note that does not rank"],
        ),
        (
            "# merits.yaml\n-  rank: 2\n+  remark: none",
            ["merits.yaml:34:3: missing-key: a note that ranks lacks `rank`"],
        ),
        (
            "# vocabulary.yaml\n-    longest: 10\n+    longest: 2.5",
            ["vocabulary.yaml:43:14: wrong-value: `2.5` is not a whole number from 1"],
        ),
        (
            "# vocabulary.yaml\n-    range: [0, 30000]\n+    range: [0]",
            ["vocabulary.yaml:7:12: wrong-shape: a range has two ends"],
        ),
        (
            "# vocabulary.yaml\n-    type: bool\n+    type: bool\n+    unit: MW",
            ["vocabulary.yaml:23:5: unknown-key: a fact of type bool has no key `unit`"],
        ),
        (
            "# programme.yaml\n-currency: USD\n+currency: dollars",
            ["programme.yaml:5:11: wrong-value: `dollars` is not a currency"],
        ),
        (
            "# gates.yaml\n-  source: committee discretion\n+  source: []",
            ["gates.yaml:13:11: no-value: a rule has at least one source"],
        ),
        (
            "# gates.yaml\n-  source: committee discretion\n+  source: {practice: it is done}",
            ["gates.yaml:13:11: missing-key: a practice does not say where it is read"],
        ),
        (
            "# gates.yaml\n-  because: Evidence contradicts itself\n+  because: Evidence contradicts {sites} } itself",
            [
                "gates.yaml:12:33: unknown-placeholder: `{sites}` is a list of objects",
                "gates.yaml:12:41: unknown-placeholder: `}` stands alone",
            ],
        ),
        (
            (
                "# parameters.yaml\n"
                "-    - {value: [US], since: 2025-09-04, owner: secretariat, reason: the framework says so}\n"
                "+    - {value: [UX], since: 2025-09-04, owner: secretariat, reason: the framework says so}"
            ),
            ["parameters.yaml:52:16: wrong-value: `UX` is not a choice of `country`"],
        ),
        (
            "# vocabulary.yaml\n-    range: [2020-01-01, ~]\n+    range: [2020-01-01, 2020-01-01]",
            ["vocabulary.yaml:31:12: reversed-range: the range begins at 2020-01-01 and ends at 2020-01-01"],
        ),
        ("# more.yaml\n+rules: []", ["more.yaml:1:1: wrong-shape: rules stand in a list"]),
        ("# more.yaml\n+- a rule", ["more.yaml:1:3: wrong-shape: a rule is written as `key: value` lines"]),
    ],
)
def test_mistakes_have_exact_words(tmp_path: Path, diff: str, printed: list[str]) -> None:
    assert [line.split("\n")[0] for line in _printed(copied(tmp_path), diff)] == printed


@pytest.mark.parametrize(
    "diff",
    [
        "# merits.yaml\n-  effective: {since: 2026-01-01}\n+  effective: {since: 2026-01-01, until: 2026-01-01}",
        f"# merits.yaml\n-  rank: 2\n+  rank: -{'1' * 59}.2",
        "# vocabulary.yaml\n-    range: [0, 30000]\n+    range: [~, ~]",
        "# merits.yaml\n-  points: param.f_security\n+  points: -0.01",
    ],
)
def test_what_lies_just_within_the_limits_is_allowed(tmp_path: Path, diff: str) -> None:
    assert _printed(copied(tmp_path), diff) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a &&\n    b // why\n  && c", "a && b && c"),
        ('x == "two  spaces" &&  y', 'x == "two  spaces" && y'),
        ('u == "http://a" // b', 'u == "http://a"'),
        ("x == 'it''s' && y", "x == 'it''s' && y"),
    ],
)
def test_a_condition_is_kept_on_one_line(written: str, read: str) -> None:
    assert one_line(written) == read


_LINES = [(path.name, number) for path in SMALL.glob("*.yaml") for number in range(len(path.read_bytes().split(b"\n")))]
_PATCHES = [
    "",
    "~",
    "[]",
    "{}",
    "- 1",
    "x: y",
    "  when: &a 1",
    "  points: *a",
    "    a: {b: c}",
    "  source:",
    "  - {when: [], points: {}}",
]


@given(st.lists(st.tuples(st.sampled_from(sorted(_LINES)), st.sampled_from(_PATCHES)), min_size=1, max_size=3))
def test_any_line_may_be_wrong_and_checking_never_fails(changes: list[tuple[tuple[str, int], str]]) -> None:
    lines = {path.name: path.read_text(encoding="utf-8").split("\n") for path in SMALL.glob("*.yaml")}
    for (name, number), patch in changes:
        lines[name][number] = patch
    files = [read_bytes("\n".join(lines[name]).encode(), name) for name in FILES]
    draft = parse(files)
    assert all(finding.at.file in FILES and finding.message for finding in draft.findings)
