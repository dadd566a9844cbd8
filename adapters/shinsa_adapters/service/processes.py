"""Processes beside the service that screen large batches, and calls that pile up: Python uses one core in a process.

They screen and make records ready, and that is all: this process alone claims keys and writes. They are started when
first wanted, end by themselves with this process, however it ends, and are replaced when they die.
"""

import asyncio
import gc
import pickle
import signal
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

import anyio
from anyio import BrokenWorkerProcess, to_process

from shinsa.errors import InternalError, ShinsaError
from shinsa.screening import Screening
from shinsa_adapters.ledger import LedgerError
from shinsa_adapters.service.logs import logger
from shinsa_adapters.service.making import Made, Pinned, make
from shinsa_adapters.service.shelf import Shelved, shelved_again

Outcome: TypeAlias = Made | ShinsaError | LedgerError
"""What became of one proposal."""
_HELD: Final = 4
"""Rulesets that a process holds ready; the one used longest ago gives way."""
_TRIES: Final = 2
"""How often a proposal is tried whose process died under it."""
_IGNORED: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""What a terminal or a supervisor sends to the whole group: this process ends, and they with it, work done."""


class _Task(NamedTuple):
    digest: str
    pinned: Pinned
    proposals: tuple[bytes, ...]
    whole: bool


class Processes:
    """At most `count` processes; none where `count` is 0 or they cannot be had."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._limiter = anyio.CapacityLimiter(max(1, count))
        self._begun = False
        self._beginning: asyncio.Task[bool] | None = None
        self._packed: tuple[str, bytes] = ("", b"")

    @property
    def count(self) -> int:
        """How many proposals are screened at the same time."""
        return self._count

    @property
    def begun(self) -> bool:
        """Whether one was started, so that others can be."""
        return self._begun

    @property
    def waiting(self) -> int:
        """How many calls wait for one."""
        return self._limiter.statistics().tasks_waiting

    async def begin(self) -> bool:
        """Whether there are processes; the first call sees whether one can be started."""
        if self._count and not self._begun:
            try:
                self._begun = await to_process.run_sync(_quiet, limiter=self._limiter)
            except (BrokenWorkerProcess, OSError) as error:
                self._count = 0
                logger().error("no processes beside this one can be started; it screens alone", reason=repr(error))
        return self._begun

    def begin_soon(self) -> None:
        """Start them while others are answered."""
        if self._beginning is None:
            self._beginning = asyncio.get_running_loop().create_task(self.begin())

    async def close(self) -> None:
        """Wait for a start that is under way: those that run end with this process."""
        if self._beginning is not None:
            await asyncio.gather(self._beginning, return_exceptions=True)

    async def make(
        self, shelved: Shelved, pinned: Pinned, proposals: Sequence[bytes], *, whole: bool = False
    ) -> list[Outcome]:
        """Screen proposals as `making.make` does, an error in place of what could not be; in their order.

        With `whole` the verdict documents come back too, as JSON.
        """
        size = max(1, -(-len(proposals) // max(1, self._count)))
        parts = [tuple(proposals[at : at + size]) for at in range(0, len(proposals), size)]
        found: list[list[Outcome]] = [[] for _ in parts]

        async def work(place: int) -> None:
            found[place] = await self._surely(shelved, _Task(shelved.ruleset.digest, pinned, parts[place], whole))

        async with anyio.create_task_group() as group:
            for place in range(len(parts)):
                group.start_soon(work, place)
        return [_grounded(each, shelved) for part in found for each in part]

    async def _surely(self, shelved: Shelved, task: _Task) -> list[Outcome]:
        """The outcomes of a task; where its process died, those of each proposal by itself."""
        tries = _TRIES if len(task.proposals) == 1 else 1
        for _ in range(tries):
            try:
                return await self._asked(shelved, task)
            except BrokenWorkerProcess:
                logger().error("a process beside this one died", proposals=len(task.proposals))
        if len(task.proposals) == 1:
            return [InternalError("the process that screened this proposal died, twice; no verdict is given")]
        alone = [task._replace(proposals=(each,)) for each in task.proposals]
        return [outcome for each in alone for outcome in await self._surely(shelved, each)]

    async def _asked(self, shelved: Shelved, task: _Task) -> list[Outcome]:
        """Ask a process; one that does not hold the ruleset is given it."""
        found = await to_process.run_sync(_answered, task, None, limiter=self._limiter)
        if found is None:
            found = await to_process.run_sync(_answered, task, self._sent(shelved), limiter=self._limiter)
        if found is None:
            raise InternalError("a process did not take the ruleset it was given")
        return found

    def _sent(self, shelved: Shelved) -> bytes:
        """A ruleset as processes are given it: packed once, not for each of them."""
        if self._packed[0] != shelved.ruleset.digest:
            content = None if shelved.ground is None else shelved.ground.content
            whole = pickle.dumps((shelved.named, shelved.ruleset, content), pickle.HIGHEST_PROTOCOL)
            self._packed = (shelved.ruleset.digest, whole)
        return self._packed[1]


def _grounded(outcome: Outcome, shelved: Shelved) -> Outcome:
    """The outcome with what its record is packed against, which stays in this process."""
    if isinstance(outcome, Made):
        return replace(outcome, entry=replace(outcome.entry, ground=shelved.ground))
    return outcome


_held: dict[str, Shelved] = {}
"""The rulesets this process holds, where it is one of those; the one used last stands last."""


def _quiet() -> bool:
    for name in _IGNORED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    return True


def _answered(task: _Task, ruleset: bytes | None) -> list[Outcome] | None:
    """In a process: the outcomes of a task; `None` where it holds no such ruleset and was given none."""
    if ruleset is not None:
        _take(task.digest, ruleset)
    shelved = _held.pop(task.digest, None)
    if shelved is None:
        return None
    _held[task.digest] = shelved
    return [_outcome(shelved, task, each) for each in task.proposals]


def _take(digest: str, ruleset: bytes) -> None:
    _quiet()
    while len(_held) >= _HELD:
        del _held[next(iter(_held))]
    _held[digest] = shelved_again(*pickle.loads(ruleset))  # noqa: S301  # from the process that started this one
    gc.unfreeze()
    gc.collect()  # those that gave way
    gc.freeze()  # a ruleset is large, and stays


def _outcome(shelved: Shelved, task: _Task, proposal: bytes) -> Outcome:
    """What became of a proposal, without what is too large to be handed over."""
    try:
        made = make(shelved, task.pinned, proposal)
    except (ShinsaError, LedgerError) as error:
        return error
    document = made.document.json() if task.whole and isinstance(made.document, Screening) else None
    return Made(replace(made.entry, ground=None), made.summary, document)
