"""The soak of the service runs, for some seconds, and holds growth against its limit."""

import re

import pytest

from benchmarks import soak


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
