from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from adapters.commands import PROPOSALS, RULESET
from shinsa.recording import record
from shinsa.screening import Screener
from shinsa_adapters.cli.rulesets import load
from shinsa_adapters.ledger import Ledger, open_ledger


class Clock:
    """A clock that a test sets; it goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@cache
def made_records() -> dict[str, bytes]:
    """Real records by the name of their proposal."""
    screener = Screener(load(str(RULESET)), inference="direct")
    return {
        name: record(screener.screen((PROPOSALS / f"{name}.json").read_bytes(), as_of=date(2025, 10, 28)))
        for name in ("good", "open", "abroad")
    }


@pytest.fixture(scope="session")
def records() -> dict[str, bytes]:
    return made_records()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(url: str, clock: Clock) -> Iterator[Ledger]:
    with open_ledger(url, clock=clock) as opened:
        yield opened
