"""The rows of the waterfall add up to the score, whatever the proposal."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from adapters.commands import ROOT
from shinsa.library import load_ruleset
from shinsa.screening import Screener
from shinsa_adapters.rendering.html.waterfall import waterfall
from shinsa_adapters.rendering.phrasing import phrasing
from strategies.rulesets import DAY

FILES = sorted((ROOT / "examples" / "us_japan_2025").rglob("*.json"))
SCREENED = [path for path in FILES if path.name != "broken_input.json" and path.parent.name != "submittable"]
"""Proposals; what a form's provider sends is none."""


@cache
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct")


@pytest.mark.parametrize("path", SCREENED, ids=lambda path: path.stem)
def test_rows_begin_where_the_row_before_ended_and_end_at_the_score(path: Path) -> None:
    document = screener().screen(path.read_bytes(), as_of=DAY).document
    rows = waterfall(document, phrasing("en"))
    steps = [row for row in rows if row.kind in {"gives", "takes"}]
    assert [row.start for row in steps] == [Decimal(0), *(row.end for row in steps)][: len(steps)]
    assert all(row.end - row.start == row.points for row in steps)
    (total,) = [row for row in rows if row.kind == "total"]
    score = document["score"]
    assert (steps[-1].end if steps else 0) == total.end == Decimal(str(score["low"]))
    assert rows[-1].end == Decimal(str(score["high"]))
    assert len(rows) <= 17
