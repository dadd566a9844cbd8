"""The service's threads take memory from one heap, so that what one frees the next can use."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import httpx

from adapters.commands import PROPOSALS
from adapters.service.process import ServiceProcess, process
from adapters.service.running import DAY

GOOD = json.dumps(json.loads((PROPOSALS / "good.json").read_bytes()))
_HEAP = 64 << 20
"""What glibc sets aside for the heap of a thread, at a multiple of its size; what is not used yet may not be read."""
_REGION = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (....)", re.MULTILINE)


def heaps_of_threads(process: int) -> list[str]:
    """Where a process has heaps beside the one that all threads share."""
    text = Path(f"/proc/{process}/maps").read_text(encoding="ascii")
    regions = [(int(start, 16), int(end, 16), rights) for start, end, rights in _REGION.findall(text)]
    return [
        hex(start)
        for (start, end, rights), (after, last, closed) in pairwise(regions)
        if (start % _HEAP, rights, closed) == (0, "rw-p", "---p") and (end, start + _HEAP) == (after, last)
    ]


def called_by_many(service: ServiceProcess) -> set[int]:
    """The statuses of many calls at once, so that every thread has work."""
    address = f"{service.url}/v1/screenings?as_of={DAY}"
    with ThreadPoolExecutor(8) as callers:
        return set(callers.map(lambda _: httpx.post(address, content=GOOD, timeout=60).status_code, range(64)))


def test_the_threads_of_the_service_share_one_heap(tmp_path: Path) -> None:
    with process(tmp_path, SHINSA_PROCESSES="0", SHINSA_WORKERS="4") as service:
        assert called_by_many(service) == {201}
        threads = len(list(Path(f"/proc/{service.process.pid}/task").iterdir()))
        assert threads > 4
        assert heaps_of_threads(service.process.pid) == []
