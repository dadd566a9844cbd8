"""The digest says what a ruleset says: no more, and no less."""

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checking_page import SMALL, apply_diff, copied
from shinsa.library import load_ruleset

DIGEST = load_ruleset(SMALL).digest
RULE_FILES = ("gates.yaml", "merits.yaml")


def _digest_after(folder: Path, diff: str) -> str:
    apply_diff(diff, folder)
    return load_ruleset(folder).digest


def test_the_digest_is_a_sha256() -> None:
    assert DIGEST.startswith("sha256:")
    assert len(bytes.fromhex(DIGEST.removeprefix("sha256:"))) == 32


def _shuffled(value: Any, chance: random.Random) -> Any:  # noqa: ANN401  whatever YAML holds
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: _shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [_shuffled(item, chance) for item in value]
    return None if value == "~" else value


def _written(value: object, chance: random.Random) -> str:
    style = chance.choice([None, '"', "'"])
    flow = chance.choice([True, False, None])
    width = chance.choice([40, 80, 10_000])
    return "# a comment\n" + yaml.safe_dump(
        value, default_style=style, default_flow_style=flow, sort_keys=False, width=width, allow_unicode=True
    ).replace('!!null "null"', "~").replace("!!null 'null'", "~")


def _rewrite(folder: Path, chance: random.Random) -> None:
    """The same ruleset with other key orders, YAML styles, orders of rules and files of rules."""
    rules: list[object] = []
    for path in SMALL.glob("*.yaml"):
        content = _shuffled(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), chance)  # noqa: S506
        if path.name in RULE_FILES:
            rules += content
        else:
            (folder / path.name).write_text(_written(content, chance), encoding="utf-8")
    chance.shuffle(rules)
    cut = chance.randrange(1, len(rules))
    for name, part in (("one.yaml", rules[:cut]), ("two.yaml", rules[cut:])):
        (folder / name).write_text(_written(part, chance), encoding="utf-8")


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_how_a_ruleset_is_written_does_not_change_its_digest(seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        _rewrite(Path(name), random.Random(seed))  # noqa: S311  nothing is secret here
        assert load_ruleset(name).digest == DIGEST


@pytest.mark.parametrize(
    "diff",
    [
        "# gates.yaml\n-  source: committee discretion\n+  source: [committee discretion]",
        "# merits.yaml\n-  when: yard.naval\n+  when: |\n+      yard.naval // as the navy lists it\n+",
        "# merits.yaml\n-  rank: 2\n+  rank: 2.0",
        "# merits.yaml\n-  when: '\"steel\" in materials'\n+  when: '\"steel\"   in materials'",
        "# programme.yaml\n-  gates: {label: Gates, group: none}\n+  gates: {label: {en: Gates}, group: none}",
    ],
)
def test_another_way_to_say_the_same_has_the_same_digest(tmp_path: Path, diff: str) -> None:
    assert _digest_after(copied(tmp_path), diff) == DIGEST


@pytest.mark.parametrize(
    "diff",
    [
        "# programme.yaml\n-version: 1.0.0\n+version: 1.0.1",
        "# programme.yaml\n-effective: {since: 2025-09-04, until: 2029-01-19}\n+effective: {since: 2025-09-04}",
        "# programme.yaml\n-  handbook: {title: A handbook}\n+  handbook: {title: The handbook}",
        "# vocabulary.yaml\n-    step: 0.1\n+    step: 0.01",
        "# vocabulary.yaml\n-    cost: 2\n+    cost: 3",
        "# vocabulary.yaml\n-    label: naval yard\n+    label: navy yard",
        "# vocabulary.yaml\n-    message: the shares of all sites add up to at most 1\n+    message: too many shares",
        (
            "# parameters.yaml\n-    - {value: 70, held_by: lenders, reason: caution}\n"
            "+    - {value: 70, held_by: lenders, reason: prudence}"
        ),
        (
            "# parameters.yaml\n-    - {value: 35, since: 2025-09-04, owner: secretariat, reason: a first proposal}\n"
            "+    - {value: 35, since: 2025-09-03, owner: secretariat, reason: a first proposal}"
        ),
        "# conclusions.yaml\n-  when: generation.net_mw > 0\n+  when: generation.net_mw > 0.1",
        "# gates.yaml\n-  review_kind: not_a_project\n+  review_kind: policy",
        (
            "# merits.yaml\n-    - {when: generation.net_mw >= 1000, points: 16}\n"
            "+    - {when: generation.net_mw >= 1000, points: 16.01}"
        ),
        (
            '# merits.yaml\n-    - {practice: "Rules of thumb", reference: 15 CFR 744, attested: false}\n'
            '+    - {practice: "Rules of thumb", reference: 15 CFR 744}'
        ),
        "# merits.yaml\n-  remark: A remark for readers\n+  remark: A remark for writers",
        "# merits.yaml\n-  points: param.f_security\n+  points: 10",
        "# merits.yaml\n-  refs: [P01]\n+  refs: [P02]",
    ],
)
def test_every_value_changes_the_digest(tmp_path: Path, diff: str) -> None:
    assert _digest_after(copied(tmp_path), diff) != DIGEST


def test_the_order_of_sources_means_something(tmp_path: Path) -> None:
    sources = '    - {practice: "Rules of thumb", reference: 15 CFR 744, attested: false}'
    first = "    - {document: article, quote: 电力, language: zh, rendering: power}"
    diff = f"# merits.yaml\n-{first}\n-{sources}\n+{sources}\n+{first}"
    assert _digest_after(copied(tmp_path), diff) != DIGEST
