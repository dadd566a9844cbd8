"""Everything one running service holds, made at the start and passed to whoever answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import ceil

import anyio

from shinsa_adapters.ledger import Ledger
from shinsa_adapters.service.callers import Caller, Gatekeeper
from shinsa_adapters.service.event_sources import Sources
from shinsa_adapters.service.mappings import Mappings
from shinsa_adapters.service.metrics import Metrics
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.processes import Processes
from shinsa_adapters.service.settings import Settings
from shinsa_adapters.service.shadowing import Shadows
from shinsa_adapters.service.shelf import Shelf
from shinsa_adapters.service.throttling import throttled

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Rate:
    """How often one caller may call: so many at once, then evenly.

    Counts are this process's own, which is the only one that answers.
    """

    def __init__(self, rate: str) -> None:
        self._rate = rate
        self._limit = throttled(rate).limit

    def count(self, caller: Caller) -> None:
        """Count a call.

        Raises:
            Problem: 429 with Retry-After, where there were too many.
        """
        found = self._limit(caller.name)
        if found.limited:
            wait = max(1, ceil(found.state.retry_after))
            raise Problem(
                429, "rate-limited", f"more than {self._rate} for this key", headers={"Retry-After": str(wait)}
            )


@dataclass(frozen=True, slots=True)
class House:
    """One service: what it was told, what it keeps, what it screens by, whom it lets in, what it counts."""

    settings: Settings
    ledger: Ledger
    shelf: Shelf
    mappings: Mappings
    sources: Sources
    gatekeeper: Gatekeeper
    metrics: Metrics
    shadows: Shadows
    rate: Rate
    threads: anyio.CapacityLimiter
    processes: Processes
    clock: Clock

    def today(self) -> date:
        """The day in UTC: what `as_of` is where nobody says."""
        return self.clock().astimezone(UTC).date()
