"""Counting calls against a rate such as `600/minute`, by the generic cell rate algorithm."""

from typing import Final

from throttled import MemoryStore, RateLimiterType, Throttled
from throttled.exceptions import BaseThrottledError

_CALLERS: Final = 65_536
"""Callers whose calls are counted; the one that called longest ago is forgotten."""


def throttled(rate: str) -> Throttled:
    """What counts calls in this process, nothing counted yet.

    Raises:
        ValueError: that is no rate.
    """
    store = MemoryStore(options={"MAX_SIZE": _CALLERS})
    try:
        return Throttled(using=RateLimiterType.GCRA.value, quota=rate, store=store)
    except BaseThrottledError as error:
        raise ValueError(f"`{rate}` is no rate; write for example `600/minute`") from error
