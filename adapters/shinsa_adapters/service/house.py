"""Everything one running service holds, made at the start and passed to whoever answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import anyio
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

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

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Rate:
    """How often one caller may call. Counts are this process's own, which is the only one that answers."""

    def __init__(self, rate: str) -> None:
        self._item: RateLimitItem = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, caller: Caller, *, cost: int = 1) -> None:
        """Count a call.

        Raises:
            Problem: 429 with Retry-After, where there were too many.
        """
        if self._limiter.hit(self._item, caller.name, cost=cost):
            return
        reset = self._limiter.get_window_stats(self._item, caller.name).reset_time
        wait = max(1, round(reset - utc_now().timestamp()))
        raise Problem(429, "rate-limited", f"more than {self._item} for this key", headers={"Retry-After": str(wait)})


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
