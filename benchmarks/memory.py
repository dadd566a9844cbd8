"""Does memory grow? Screens proposals by the hundred thousand, each a new one, and watches the resident memory."""

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from benchmarks.fresh import fresh
from benchmarks.rows import Row, Section
from benchmarks.subject import AS_OF, Subject

SCREENINGS = 100_000
EXPLAINED = 10
"""One in so many screenings is explained and written as JSON."""
MOST_GROWTH_KIB = 8 * 1024
"""Growth allowed from the first tenth, when pools have filled, to the end."""
_SHARES_LEFT_OPEN = (0.0, 0.3, 0.7)


def section(subject: Subject, screenings: int = SCREENINGS) -> Section:
    """Memory after each tenth of so many screenings; what grew after the first tenth is held against the limit."""
    sizes: list[int] = []
    stream = proposals(subject)
    for tenth in range(1, 11):
        screen(subject, islice(stream, screenings // 10))
        sizes.append(resident_kib())
        sys.stderr.write(f"{tenth * screenings // 10:,} screenings: {sizes[-1]:,} KiB\n")
    rows = (
        Row(f"after {screenings // 10:,} screenings", mebibytes(sizes[0])),
        Row(f"after {screenings // 2:,}", mebibytes(sizes[4])),
        Row(f"after {screenings:,}", mebibytes(sizes[-1])),
        growth_row("growth", sizes[-1] - sizes[0]),
    )
    return Section(f"Memory, {screenings:,} screenings of different proposals in one process", rows)


def proposals(subject: Subject) -> Iterator[bytes]:
    """New proposals without end: complete ones, ones with gaps, ones that state little, in turn."""
    streams = [fresh(subject, seed, left_open=share) for seed, share in enumerate(_SHARES_LEFT_OPEN)]
    return chain.from_iterable(zip(*streams, strict=True))


def screen(subject: Subject, stream: Iterator[bytes]) -> None:
    """Screen each by every inference, and explain one in ten."""
    for number, data in enumerate(stream):
        screening = subject.screener.screen(data, as_of=AS_OF)
        if number % EXPLAINED == 0:
            screening.json()


def resident_kib(process: int | None = None) -> int:
    """The resident memory of a process, or this one, in KiB, by the kernel's account; its peak where no more is told.

    Raises:
        FileNotFoundError: there is no such process, or the system tells of no other than this one.
    """
    status = Path("/proc", "self" if process is None else str(process), "status")
    if process is None and not status.exists():
        peak = getrusage(RUSAGE_SELF).ru_maxrss
        return peak // 1024 if sys.platform == "darwin" else peak  # macOS counts bytes
    [kib] = [int(line.split()[1]) for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS:")]
    return kib


def growth_row(what: str, kib: int) -> Row:
    """What memory grew by, in KiB, held against the limit."""
    return Row(what, mebibytes(kib), "", f"at most {mebibytes(MOST_GROWTH_KIB)}", kib <= MOST_GROWTH_KIB)


def mebibytes(kib: int) -> str:
    """KiB as MiB, one decimal."""
    return f"{kib / 1024:.1f} MiB"
