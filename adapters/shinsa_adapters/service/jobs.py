"""Batches that nobody waits for. They lie in the spool folder; how far they are is in the ledger; a restart goes on.

Each line is screened under an idempotency key of the job's own, so a line that was kept just before a crash is not
kept again. The result is a file that is cut back to where the ledger says the job stood, then goes on.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, Literal

import anyio.to_thread
import orjson
from pydantic import TypeAdapter
from starlette.requests import Request

from shinsa_adapters.ledger import (
    Change,
    Claim,
    LedgerError,
    LedgerUnavailableError,
    Mark,
    NewEntry,
    Receipt,
    fresh_id,
)
from shinsa_adapters.ledger import microseconds as since_epoch
from shinsa_adapters.service import answers, batches
from shinsa_adapters.service.acting import acted, action
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.calls import Asked, Pins
from shinsa_adapters.service.house import House
from shinsa_adapters.service.logs import logger
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.work import ledger_problem

_SPACE: Final = "job"
_CHUNK: Final = 64
State = Literal["queued", "running", "done", "cancelled", "failed"]
_OPEN: Final = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Job:
    """How far a job is. `read` counts lines of the input passed, `written` bytes of the result that are sure."""

    id: str
    caller: str
    owner: str | None
    pins: tuple[str | None, str | None]
    lines: int
    created: int
    state: State = "queued"
    read: int = 0
    written: int = 0
    screened: int = 0
    problems: int = 0
    finished: int | None = None

    def document(self) -> dict[str, Any]:
        """The job as the service shows it."""
        return {
            "id": self.id,
            "state": self.state,
            "lines": self.lines,
            "screened": self.screened,
            "problems": self.problems,
            "created_at": answers.moment(self.created),
            "finished_at": None if self.finished is None else answers.moment(self.finished),
            "result": f"/v1/jobs/{self.id}/result" if self.state in {"done", "cancelled"} else None,
        }


_JOB: Final = TypeAdapter(Job)


class Jobs:
    """The jobs of a service, worked on one after another."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._folder = house.settings.spool
        self._wake = asyncio.Event()
        self._cancelled: set[str] = set()
        self._current: str | None = None

    async def add(self, request: Request, asked: Asked) -> tuple[Job, bool]:
        """Take a job: once the answer leaves, its lines are on the disk and it is in the ledger.

        The second part says whether the same call was answered before.

        Raises:
            Problem: the body cannot be taken, or the key was used for something else.
        """
        named = fresh_id("job")
        await anyio.to_thread.run_sync(lambda: self._folder.mkdir(mode=0o700, parents=True, exist_ok=True))
        path, kept = self._input(named), False
        try:
            lines = await self._taken(request, path)
            caller, pins, at = asked.caller, asked.pins, since_epoch(self._house.clock())
            day = None if pins.as_of is None else pins.as_of.isoformat()
            job = Job(named, caller.name, caller.owner, (pins.ruleset, day), lines, at)
            change = Change(entries=(_begun(job, caller),), marks=(_mark(job),), claim=_claim(asked, named, path))
            receipt = await self._house.ledger.commit(change)
            kept = not receipt.replayed
        except LedgerError as error:
            raise ledger_problem(self._house, error) from error
        finally:
            if not kept:
                path.unlink(missing_ok=True)
        if receipt.replayed:
            return self.get(self._answered(receipt), caller), True
        self._wake.set()
        return job, False

    def _answered(self, receipt: Receipt) -> str:
        """The job that a key was answered with: its id is that of its entry, which outlasts a redaction."""
        answer = receipt.answer
        return self._house.ledger.entry(receipt.positions[0]).id if answer is None else answer.decode()

    async def _taken(self, request: Request, path: Path) -> int:
        with path.open("wb") as file:
            lines = await batches.spooled(request, file, self._house.settings.max_batch_lines)
            file.flush()
            os.fsync(file.fileno())
        return lines

    def get(self, named: str, caller: Caller) -> Job:
        """The job with that id.

        Raises:
            Problem: 404 where there is none, or it is another's.
        """
        kept = self._house.ledger.mark(_SPACE, named)
        job = None if kept is None else _read(kept)
        if job is None or caller.owner not in {None, job.owner}:
            raise Problem(404, "unknown-job", f"there is no job `{named}`")
        return job

    async def cancel(self, named: str, caller: Caller) -> Job:
        """Stop a job where it stands; what it screened stays. Who stopped it is in the ledger first."""
        job = self.get(named, caller)
        if job.state not in _OPEN:
            return job
        await acted(self._house, action(caller, "job.cancel", owner=job.owner or job.caller, about=named))
        self._cancelled.add(named)
        if self._current != named:
            await self._finish(job, "cancelled")
        self._wake.set()
        return self.get(named, caller)

    def result(self, job: Job) -> Iterator[bytes]:
        """The lines of a job that has ended, in blocks.

        Raises:
            Problem: 409 while it goes on.
        """
        if job.state in _OPEN or not self._output(job.id).is_file():
            raise Problem(409, "job-not-done", f"the job is {job.state}; its result is there once it is done")
        return _blocks(self._output(job.id), job.written)

    async def run(self) -> None:
        """Work on what is queued, and on what a stop left half done, until cancelled."""
        while True:
            self._wake.clear()
            try:
                for job in await anyio.to_thread.run_sync(self._open):
                    self._current = job.id
                    await self._work(job)
                    self._current = None
            except (LedgerUnavailableError, OSError) as error:
                logger().warning("jobs wait for the ledger or the disk", error=str(error))
                self._current = None
                await asyncio.sleep(self._house.settings.retry_after)
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), timeout=60)

    def _open(self) -> list[Job]:
        jobs = map(_read, self._house.ledger.marks(_SPACE).values())
        return sorted((job for job in jobs if job.state in _OPEN), key=lambda job: job.created)

    async def _work(self, job: Job) -> None:
        source, target = self._input(job.id), self._output(job.id)
        if job.id in self._cancelled:  # since the list was read, or before a disk failed under it
            await self._finish(job, "cancelled")
            return
        if not source.is_file():
            logger().error("a job's input is gone", job=job.id)
            await self._finish(job, "failed")
            return
        with source.open("rb") as lines, _cut_back(target, job.written) as results:
            apart = job.lines >= batches.MANY and await self._house.processes.begin()
            size = _CHUNK * (self._house.processes.count if apart else 1)
            waiting = (
                line for line in batches.lines_of(lines, self._house.settings.max_body) if line.number > job.read
            )
            while chunk := list(islice(waiting, size)):
                if job.id in self._cancelled:
                    await self._finish(job, "cancelled")
                    return
                job = await self._chunk(job, chunk, results, apart=apart)
        await self._finish(job, "done")

    async def _chunk(self, job: Job, chunk: list[batches.Line], results: IO[bytes], *, apart: bool) -> Job:
        """Screen some lines, write their answers, then say in the ledger that they are done."""
        asked = Asked(Caller(job.caller, frozenset(), job.owner), _pins(job), job.id)
        ready = await batches.made_ready(self._house, asked, chunk, apart=apart)
        kept = await batches.kept(self._house, asked, ready)
        found = batches.told(self._house, ready, kept)
        if any(each.get("problem", {}).get("status") == 503 for each in found):  # noqa: PLR2004  # may pass
            raise LedgerUnavailableError("a line could not be kept")
        for each in found:
            results.write(orjson.dumps(each) + b"\n")
        results.flush()
        os.fsync(results.fileno())
        problems = sum("problem" in each for each in found)
        done = replace(
            job,
            state="running",
            read=chunk[-1].number,
            written=results.tell(),
            screened=job.screened + len(found) - problems,
            problems=job.problems + problems,
        )
        await self._house.ledger.commit(Change(marks=(_mark(done),)))
        await batches.watched(self._house, kept)
        return done

    async def _finish(self, job: Job, state: State) -> None:
        self._output(job.id).touch()
        ended = replace(job, state=state, finished=since_epoch(self._house.clock()))
        await self._house.ledger.commit(Change(marks=(_mark(ended),)))
        self._input(job.id).unlink(missing_ok=True)

    def _input(self, named: str) -> Path:
        return self._folder / f"{named}.ndjson"

    def _output(self, named: str) -> Path:
        return self._folder / f"{named}.result.ndjson"


def _begun(job: Job, caller: Caller) -> NewEntry:
    """The entry that says who handed the job over: it bears the job's id."""
    ruleset, day = job.pins
    facts = {"lines": job.lines, "ruleset": ruleset, "as_of": day}
    return action(caller, "job.start", facts, named=job.id, owner=job.owner or job.caller)


def _claim(asked: Asked, named: str, path: Path) -> Claim | None:
    if asked.key is None:
        return None
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").digest()
    return Claim(asked.caller.name, f"job:{asked.key}", asked.pins.bytes() + digest, named.encode())


def _pins(job: Job) -> Pins:
    ruleset, day = job.pins
    return Pins(ruleset, None if day is None else date.fromisoformat(day))


def _mark(job: Job) -> Mark:
    return Mark(_SPACE, job.id, orjson.dumps(asdict(job)))


def _read(kept: bytes) -> Job:
    return _JOB.validate_json(kept)


def _cut_back(path: Path, size: int) -> IO[bytes]:
    """The result, open at its end, without what was written after the ledger last heard of it."""
    path.touch(mode=0o600)
    file = path.open("r+b")
    file.truncate(size)
    file.seek(size)
    return file


def _blocks(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        while size > 0 and (block := file.read(min(1 << 16, size))):
            size -= len(block)
            yield block
