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


def counted(items: Iterator[T], what: str) -> Iterator[T]:
    """The items one by one, with a count where somebody watches: how many there will be is not known."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415  # most calls need none
    from rich.progress import Progress, SpinnerColumn, TextColumn  # noqa: PLC0415  # the same

    columns = SpinnerColumn(), TextColumn("{task.description} {task.completed:,}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task)
