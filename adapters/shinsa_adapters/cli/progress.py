"""A progress bar on standard error, for much work and only on a terminal."""

import sys
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

MANY: Final = 20


def watched(items: Sequence[T], what: str = "screening") -> Iterator[T]:
    """The items one by one, with a bar where somebody watches and it takes a while; `what` says what is being done."""
    if len(items) < MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415  # most calls need no bar
    from rich.progress import track  # noqa: PLC0415

    yield from track(items, description=what, console=Console(stderr=True), transient=True)
