"""The long runs of the service run, for some seconds, and hold growth against its limit."""

import re

import pytest

from benchmarks import reloads, soak


def test_the_service_is_kept_busy_and_its_memory_is_told_minute_by_minute(capsys: pytest.CaptureFixture[str]) -> None:
    found = soak.section(2, minute=3.0)
    rows = {row.what: row.found for row in found.rows}
    assert int(rows["lines kept, of batches of 400"].replace(",", "")) >= 400
    assert int(rows["single proposals kept, of 4 callers"].replace(",", "")) > 0
    assert rows["proposals not kept"] == "0"
    assert rows["growth from minute 2 on"] == "0.0 MiB"  # the last minute is that minute
    assert re.fullmatch(
        r"(minute \d: [\d.]+ MiB; beside it [\d.]+ MiB( and [\d.]+ MiB)*\n){2}", capsys.readouterr().err
    )
    assert [row.goal for row in found.rows if row.goal] == ["none", "at most 8.0 MiB"]


def test_the_ruleset_is_changed_again_and_again_and_screened_by_each_time() -> None:
    found = reloads.section(20)
    assert [row.what for row in found.rows[:3]] == ["after 2 reloads", "after 10 reloads", "after 20 reloads"]
    assert [row.goal for row in found.rows if row.goal] == ["at most 8.0 MiB"] * 2
