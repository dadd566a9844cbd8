"""When a call is made again, and after how long: exponential back-off with full jitter, or what the service asks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Answers after which the same call may succeed. Each call carries one key, so that doing it again does it once."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a call is made again (`retries`), and the bounds of the waits between, in seconds."""

    retries: int = 2
    first: float = 0.5
    longest: float = 30.0

    def wait(self, attempt: int, retry_after: str | None, *, chance: float, now: datetime | None = None) -> float:
        """Seconds to wait after the `attempt`-th failure (from 0); `chance` is a random number from 0 to 1.

        What the service asks for is honoured up to `longest`.
        """
        asked = _asked(retry_after, now)
        if asked is not None:
            return min(asked, self.longest)
        return min(self.longest, self.first * 2.0**attempt) * chance


def _asked(retry_after: str | None, now: datetime | None) -> float | None:
    """The seconds a Retry-After header means: a number, or a date."""
    if retry_after is None:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (at - (now or datetime.now(UTC))).total_seconds())
