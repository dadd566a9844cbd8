"""One heap for all threads of the service.

The C library of most Linux systems (glibc) gives threads heaps of their own, up to eight for each core, and keeps in
each what was freed. Threads that screen end when they have had nothing to do and others take their place, in heaps not
used so far: each held some 22 MiB that nobody used. Python lets one thread at a time run, so that one heap costs them
nothing.
"""

import ctypes
from contextlib import suppress
from typing import Final

_HEAPS: Final = -8
"""glibc's number for the most heaps there may be (`M_ARENA_MAX`)."""


def share_one_heap() -> None:
    """Let the threads started from now on share one heap, where the C library is glibc; elsewhere nothing is done."""
    with suppress(AttributeError, OSError, TypeError):  # other C libraries have no such function; Windows no such name
        ctypes.CDLL(None).mallopt(_HEAPS, 1)
