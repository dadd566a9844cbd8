"""Does the service's memory stay level? Callers with single proposals and a batch each minute, for some minutes.

The batch goes to processes beside the service, and threads that screened meanwhile have nothing to do and end: that is
when memory grew once, since each new thread took a heap of its own. Needs Linux, which tells what a process holds.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import httpx

from benchmarks.memory import growth_row, mebibytes, resident_kib
from benchmarks.rows import Row, Section, seconds
from benchmarks.serving import Server, proposals, shinsa
from benchmarks.subject import AS_OF

MINUTES = 10
_CALLERS = 4
_LINES = 400
"""Lines of a batch: enough for the processes beside the service to be asked."""
_SETTLED = 2
"""The minute from which on growth counts: what the service keeps between calls has been filled by then."""
_PATIENCE = 600.0
_DAY = {"as_of": AS_OF.isoformat()}
_KEPT = 201


@dataclass(slots=True)
class _Told:
    """What one caller was answered: proposals kept and not kept, and how long each call took, in seconds."""

    kept: int = 0
    refused: int = 0
    taken: list[float] = field(default_factory=list[float])


def section(minutes: int, *, minute: float = 60.0) -> Section:
    """What the service and its processes hold after each minute, while callers and batches meet.

    `minute` is how many seconds one takes.
    """
    sent, ended, sizes, beside = proposals(), Event(), list[int](), ""
    starts = range(0, len(sent), len(sent) // _CALLERS)
    with (
        TemporaryDirectory() as folder,
        shinsa(Path(folder)) as server,
        ThreadPoolExecutor(_CALLERS + 1) as threads,
    ):
        callers = [threads.submit(_call, server, _from(sent, at), ended) for at in starts[:_CALLERS]]
        batches = threads.submit(_send, server, _from(sent, 0), ended, minute)
        try:
            for number in range(1, minutes + 1):
                time.sleep(minute)
                sizes.append(resident_kib(server.process))
                beside = " and ".join(mebibytes(resident_kib(each)) for each in server.processes) or "nothing"
                sys.stderr.write(f"minute {number}: {mebibytes(sizes[-1])}; beside it {beside}\n")
        finally:
            ended.set()
        return _section(sizes, beside, [each.result() for each in callers], batches.result())


def _section(sizes: list[int], beside: str, callers: list[_Told], batches: _Told) -> Section:
    taken = sorted(chain.from_iterable(each.taken for each in callers))
    growth = max(sizes[_SETTLED - 1 :]) - sizes[_SETTLED - 1]
    halves = f"p50 {seconds(taken[len(taken) // 2])}, p99 {seconds(taken[len(taken) * 99 // 100])}"
    minutes = dict.fromkeys((1, _SETTLED, len(sizes) // 2, len(sizes)))
    rows = (
        Row(f"single proposals kept, of {_CALLERS} callers", f"{sum(each.kept for each in callers):,}", halves),
        Row(f"lines kept, of batches of {_LINES}", f"{batches.kept:,}"),
        Row("proposals not kept", f"{sum(each.refused for each in (*callers, batches)):,}", "", "none"),
        *(Row(f"the service's memory after minute {number}", mebibytes(sizes[number - 1])) for number in minutes),
        Row("that of its processes after the last minute", beside),
        growth_row(f"growth from minute {_SETTLED} on", growth),
    )
    return Section(f"Memory, the service under callers and batches for {len(sizes)} minutes", rows)


def _from(sent: list[bytes], start: int) -> Iterator[bytes]:
    """The proposals without end, from one of them on."""
    return islice(cycle(sent), start, None)


def _call(server: Server, sent: Iterator[bytes], ended: Event) -> _Told:
    """Call again and again, one proposal at a time."""
    told = _Told()
    with httpx.Client(base_url=server.url, timeout=_PATIENCE) as client:
        while not ended.is_set():
            begun = time.perf_counter()
            answer = client.post("/v1/screenings", params=_DAY, content=next(sent))
            told.taken.append(time.perf_counter() - begun)
            told.kept += answer.status_code == _KEPT
            told.refused += answer.status_code != _KEPT
    return told


def _send(server: Server, sent: Iterator[bytes], ended: Event, minute: float) -> _Told:
    """Send a batch each minute, the first at once."""
    told, due = _Told(), time.monotonic()
    with httpx.Client(base_url=server.url, timeout=_PATIENCE) as client:
        while not ended.wait(max(0.0, due - time.monotonic())):
            lines = b"\n".join(islice(sent, _LINES))
            answer = client.post("/v1/screenings:batch", params=_DAY, content=lines)
            kept = sum('"screening"' in line for line in answer.iter_lines())
            told.kept += kept
            told.refused += _LINES - kept
            due += minute
    return told
