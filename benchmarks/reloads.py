"""Does the service's memory stay level when its ruleset changes? Each reload brings another version, and screens by it.

Several proposals are sent at once after each, so that the processes beside the service take every version too.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx

from benchmarks.memory import growth_row, mebibytes, resident_kib
from benchmarks.rows import Row, Section
from benchmarks.serving import Server, shinsa
from benchmarks.subject import AS_OF

RELOADS = 10_000
_AT_ONCE = 4
_LINES = 400
"""Lines of the batch at the start, for which the processes are started."""
_DAY = {"as_of": AS_OF.isoformat()}
_EXAMPLES = Path(__file__).parents[1] / "tests/adapters"
_VERSION = "version: 1.0.0"


class _Sizes(NamedTuple):
    """What the service holds, and each of its processes, in KiB."""

    service: int
    beside: tuple[int, ...]

    def __str__(self) -> str:
        return " and ".join(map(mebibytes, (self.service, *self.beside)))


def section(reloads: int) -> Section:
    """Memory after each tenth of so many reloads; what grew after the first tenth is held against the limit."""
    with TemporaryDirectory() as folder:
        own = Path(shutil.copytree(_EXAMPLES / "rulesets/small", Path(folder, "small")))
        with shinsa(Path(folder), SHINSA_RULESETS=json.dumps([str(own)])) as server:
            sizes = list(_sizes(server, own / "programme.yaml", reloads))
    growth = max(each.service for each in sizes) - sizes[0].service
    beside = max((max(each.beside, default=0) for each in sizes), default=0) - max(sizes[0].beside, default=0)
    tenths = {1: sizes[0], 5: sizes[4], 10: sizes[-1]}
    rows = (
        *(Row(f"after {reloads * tenth // 10:,} reloads", str(found)) for tenth, found in tenths.items()),
        growth_row("growth of the service from the first tenth on", growth),
        growth_row("growth of its processes from the first tenth on", beside),
    )
    return Section(f"Memory, the service and its processes over {reloads:,} reloads", rows)


def _sizes(server: Server, programme: Path, reloads: int) -> Iterator[_Sizes]:
    """What is held after each tenth."""
    text = programme.read_text(encoding="utf-8")
    proposal = json.dumps(json.loads((_EXAMPLES / "proposals/good.json").read_bytes())).encode()
    with httpx.Client(base_url=server.url, timeout=60) as client, ThreadPoolExecutor(_AT_ONCE) as callers:
        client.post("/v1/screenings:batch", params=_DAY, content=b"\n".join([proposal] * _LINES)).raise_for_status()
        for number in range(1, reloads + 1):
            programme.write_text(text.replace(_VERSION, f"version: 1.{number}.0"), encoding="utf-8")
            changed = client.post("/v1/rulesets:reload").json()["changed"]
            found = callers.map(lambda _: client.post("/v1/screenings", params=_DAY, content=proposal), range(_AT_ONCE))
            versions = {answer.json()["ruleset"]["version"] for answer in found}
            if not changed or versions != {f"1.{number}.0"}:
                raise SystemExit(f"reload {number} did not take: screened by {versions}")
            if number % (reloads // 10) == 0:
                yield _Sizes(resident_kib(server.process), tuple(map(resident_kib, server.processes)))
                sys.stderr.write(f"{number:,} reloads\n")
