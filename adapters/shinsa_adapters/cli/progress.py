"""A progress bar on standard error, for many files and only on a terminal."""

import sys
from collections.abc import Iterator, Sequence
from typing import Final

MANY: Final = 20


def watched(files: Sequence[str]) -> Iterator[str]:
    """The files one by one, with a bar where somebody watches and it takes a while."""
    if len(files) < MANY or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console  # noqa: PLC0415  # most calls need no bar
    from rich.progress import track  # noqa: PLC0415

    yield from track(files, description="screening", console=Console(stderr=True), transient=True)
