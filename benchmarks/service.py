"""Durable verdicts a second over HTTP, beside the same framework doing no work; asked by wrk, on this machine alone."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx

from benchmarks.rows import Row, Section
from benchmarks.serving import Server, proposals, served, shinsa
from benchmarks.subject import AS_OF

_SECONDS = 4
_BATCH = 10_000
_PATIENCE = 600.0
_RATIO = 0.35
_BATCH_TIMES = 5.0
MISSING = "the service is asked by wrk, which is not here: install it (Debian: the package wrk)"
_NOTHING, _READY, _SUMMARY = "no work", "a ready record kept in a ledger", "a verdict in the ledger, summary"
_NO_WORK = """
import uvicorn
from fastapi import FastAPI, Request
api = FastAPI()
@api.post("/v1/screenings")
async def nothing(request: Request) -> dict[str, int]:
    return {"bytes": len(await request.body())}
uvicorn.run(api, port=0, log_level="info", access_log=False)
"""
_LUA = """
wrk.method = "POST"
local bodies, sent = {}, 0
for body in io.lines("BODIES") do bodies[#bodies + 1] = body end
request = function()
  sent = sent % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[sent])
end
"""


@dataclass(frozen=True, slots=True)
class _Load:
    """What wrk saw: answers a second, latencies in milliseconds, and milliseconds of processor time for an answer."""

    rate: float
    p50: float
    p99: float
    processor: float


def sections(rounds: int) -> tuple[Section, ...]:
    """One table; every round asks every server, so that a busy moment touches all of them."""
    if shutil.which("wrk") is None:
        raise SystemExit(MISSING)
    sent = proposals()
    with TemporaryDirectory() as folder, _idle() as idle, _ready(Path(folder)) as ready, shinsa(Path(folder)) as ours:
        script = _script(Path(folder), sent)
        cases = {
            (_NOTHING, 1): (idle, ""),
            (_NOTHING, 16): (idle, ""),
            (_READY, 1): (ready, ""),
            (_READY, 16): (ready, ""),
            (_SUMMARY, 1): (ours, "&detail=summary"),
            (_SUMMARY, 16): (ours, "&detail=summary"),
            ("a verdict in the ledger, whole document", 16): (ours, ""),
        }
        loads: dict[tuple[str, int], list[_Load]] = {case: [] for case in cases}
        for server, more in cases.values():
            _asked(server, more, 16, script)  # once for nothing, so that no case begins cold
        for _ in range(rounds):
            for case, (server, more) in cases.items():
                loads[case].append(_asked(server, more, case[1], script))
        batch = _batched(ours.url, sent, _BATCH)
    return (_section(loads, batch),)


def _section(loads: dict[tuple[str, int], list[_Load]], batch: float) -> Section:
    rows = [_row(name, clients, found) for (name, clients), found in loads.items()]
    for clients in (1, 16):
        ratio = _times(loads[_SUMMARY, clients], loads[_NOTHING, clients])
        met = ratio >= _RATIO
        rows.append(
            Row(f"durable verdicts / no work, {_clients(clients)}", f"{ratio:.3f}", "", f"at least {_RATIO}", met)
        )
        limit = _times(loads[_READY, clients], loads[_NOTHING, clients])
        rows.append(Row(f"ready records / no work, {_clients(clients)}", f"{limit:.3f}"))
    single = median(load.rate for load in loads[_SUMMARY, 1])
    times = batch / single
    goal = f"at least {_BATCH_TIMES:g} times"
    rows.append(Row(f"a batch of {_BATCH:,}", f"{batch:.0f}/s"))
    rows.append(Row("batch / single calls, 1 client", f"{times:.2f} times", "", goal, times >= _BATCH_TIMES))
    return Section("The service, over HTTP on loopback", tuple(rows))


def _times(some: list[_Load], others: list[_Load]) -> float:
    """How many times the rate of others, round by round."""
    return median(one.rate / other.rate for one, other in zip(some, others, strict=True))


def _row(name: str, clients: int, found: list[_Load]) -> Row:
    rates = sorted(load.rate for load in found)
    latency = f"p50 {median(load.p50 for load in found):.1f} ms, p99 {median(load.p99 for load in found):.1f} ms"
    processor = f"{median(load.processor for load in found):.2f} ms of processor time each"
    return Row(
        f"{name}, {_clients(clients)}: {latency}, {processor}",
        f"{median(rates):.0f}/s",
        f"{rates[0]:.0f} to {rates[-1]:.0f}",
    )


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"


def _asked(server: Server, more: str, clients: int, script: Path) -> _Load:
    address = f"{server.url}/v1/screenings?as_of={AS_OF.isoformat()}{more}"
    before = server.processor()
    words = ["wrk", "-t1", f"-c{clients}", f"-d{_SECONDS}s", "--latency", "-s", str(script), address]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"the service refused calls of the benchmark:\n{said}")
    rate, count = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"(\d+) requests in", said)
    assert rate, said
    assert count, said
    processor = (server.processor() - before) * 1000 / int(count[1])
    return _Load(float(rate[1]), _latency(said, "50%"), _latency(said, "99%"), processor)


def _latency(said: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)\b", said)
    assert found, said
    return float(found[1]) * {"us": 1e-3, "ms": 1.0, "s": 1e3}[found[2]]


def _script(folder: Path, sent: list[bytes]) -> Path:
    """What wrk sends: one proposal after another."""
    bodies = folder / "proposals.ndjson"
    bodies.write_bytes(b"".join(each + b"\n" for each in sent))
    script = folder / "post.lua"
    script.write_text(_LUA.replace("BODIES", str(bodies)), encoding="utf-8")
    return script


def _batched(url: str, sent: list[bytes], count: int) -> float:
    """Lines a second of one batch."""
    lines = b"".join(each + b"\n" for each in islice(cycle(sent), count))
    begun = time.perf_counter()
    answers = 0
    with (
        httpx.Client(timeout=_PATIENCE) as client,
        client.stream(
            "POST", f"{url}/v1/screenings:batch", params={"as_of": AS_OF.isoformat()}, content=lines
        ) as answer,
    ):
        answers = sum('"screening"' in line for line in answer.iter_lines())
    assert answers == count
    return count / (time.perf_counter() - begun)


@contextmanager
def _idle() -> Generator[Server]:
    with served([sys.executable, "-c", _NO_WORK], {}) as server:
        yield server


@contextmanager
def _ready(folder: Path) -> Generator[Server]:
    with served([sys.executable, "-m", "benchmarks.ready", str(folder / "ready.db")], {}) as server:
        yield server
