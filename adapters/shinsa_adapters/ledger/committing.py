"""The one writer: a thread that takes what waits and commits it together, so that sixteen callers share one disk flush.

It never lingers: alone, a change is committed at once; under load the next group gathers while the last one is flushed.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Final

from shinsa_adapters.ledger.changes import Change, Receipt
from shinsa_adapters.ledger.entries import Prepared, prepare
from shinsa_adapters.ledger.errors import LedgerError, LedgerUnavailableError
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.tree import frontier_in
from shinsa_adapters.ledger.writing import Writer

MOST_AT_ONCE: Final = 512
"""How many changes are committed together at most."""
QUIET_S: Final = 60.0
"""Seconds without a change after which nobody can tell whether the next one can be written."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
Clock = Callable[[], datetime]
"""Tells the time, with its zone."""
Work = Callable[[Writer, int], Receipt]
"""Something else to be done in the writer's transaction, given the time in microseconds."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    change: Change | Work
    scrub: bool
    answer: "Future[Receipt]"


_Ready = tuple[_Waiting, Sequence[Prepared]]


class Committer:
    """The writer's thread with its queue."""

    def __init__(self, connect: Callable[[], Database], clock: Clock) -> None:
        self._connect = connect
        self._clock = clock
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._writer: Writer | None = None
        self._fault: LedgerError | None = None
        self._told = monotonic()
        self._open = True
        self._door = Lock()
        self._fresh()  # the first failure to open is the caller's to see
        self._thread = Thread(target=self._serve, name="shinsa-ledger", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many changes wait to be written."""
        return self._queue.qsize()

    @property
    def fault(self) -> LedgerError | None:
        """What kept the last change from being written; nothing once one was written after it."""
        return self._fault

    @property
    def doubtful(self) -> bool:
        """Whether it is not known that the next change can be written: the last could not, or was long ago."""
        return self._fault is not None or monotonic() - self._told > QUIET_S

    def submit(self, change: Change | Work, *, scrub: bool = False) -> "Future[Receipt]":
        """Hand a change to the writer; the future is done once it is durable, or has failed.

        With `scrub` the store is then asked to let nothing that was overwritten remain.
        """
        answer: Future[Receipt] = Future()
        with self._door:
            if self._open:
                self._queue.put(_Waiting(change, scrub, answer))
                return answer
        answer.set_exception(LedgerUnavailableError("the ledger is closed"))
        return answer

    def close(self) -> None:
        """Write what waits, then stop and let go of the store."""
        with self._door:
            if self._open:
                self._open = False
                self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        going = True
        while going:
            group, going = self._gather()
            self._commit(group)
        self._drop()

    def _gather(self) -> tuple[list[_Waiting], bool]:
        """Everything that waits, at least one; and whether there is more to come."""
        group: list[_Waiting] = []
        found = self._queue.get()
        while found is not None:
            if found.answer.set_running_or_notify_cancel():
                group.append(found)
            if len(group) >= MOST_AT_ONCE:
                return group, True
            try:
                found = self._queue.get_nowait()
            except Empty:
                return group, True
        return group, False

    def _commit(self, group: Sequence[_Waiting]) -> None:
        ready = [(waiting, entries) for waiting in group if (entries := _prepared(waiting)) is not None]
        if not ready:
            return
        try:
            answers = self._together(ready)
        except LedgerError as error:
            self._drop()
            self._tell_of(error)
            for waiting, _ in ready:
                waiting.answer.set_exception(error)
        except Exception as error:  # noqa: BLE001  # a mistake of shinsa must not stop the writer, nor hit the innocent
            self._drop()
            self._apart(ready, error)
        else:
            if any(isinstance(answer, Receipt) and not answer.replayed for answer in answers):
                self._tell_of(None)
            for (waiting, _), answer in zip(ready, answers, strict=True):
                _tell(waiting, answer)

    def _tell_of(self, fault: LedgerError | None) -> None:
        self._fault, self._told = fault, monotonic()

    def _apart(self, ready: Sequence[_Ready], error: Exception) -> None:
        """Each by itself, to find the one that cannot be written."""
        for one in ready:
            try:
                answer = error if len(ready) == 1 else self._together([one])[0]
            except Exception as own:  # noqa: BLE001  # the same
                self._drop()
                answer = own
            _tell(one[0], answer)

    def _together(self, ready: Sequence[_Ready]) -> list[Receipt | Exception]:
        """Write all in one transaction; what is refused for a reason of its own does not hold up the others."""
        writer = self._fresh()
        at = microseconds(self._clock())
        with writer.database.transaction():
            answers = [_write(writer, waiting.change, entries, at) for waiting, entries in ready]
        if any(waiting.scrub for waiting, _ in ready):
            writer.database.scrub()
        return answers

    def _fresh(self) -> Writer:
        """The writer; where the last one failed, a new connection, which learns from the store what was committed."""
        if self._writer is None:
            database = self._connect()
            try:
                self._writer = Writer(database, frontier_in(database), {})
            except BaseException:
                database.close()
                raise
        return self._writer

    def _drop(self) -> None:
        if self._writer is not None:
            self._writer.database.close()
            self._writer = None


def _prepared(waiting: _Waiting) -> Sequence[Prepared] | None:
    """The entries of a change made ready; `None` where they cannot be, which its caller is told."""
    if not isinstance(waiting.change, Change):
        return ()
    try:
        return [entry if isinstance(entry, Prepared) else prepare(entry) for entry in waiting.change.entries]
    except Exception as error:  # noqa: BLE001  # the caller's future carries it
        waiting.answer.set_exception(error)
        return None


def _tell(waiting: _Waiting, answer: Receipt | Exception) -> None:
    if isinstance(answer, Receipt):
        waiting.answer.set_result(answer)
    else:
        waiting.answer.set_exception(answer)


def _write(writer: Writer, change: Change | Work, entries: Sequence[Prepared], at: int) -> Receipt | Exception:
    try:
        return writer.write(change, entries, at) if isinstance(change, Change) else change(writer, at)
    except LedgerUnavailableError:
        raise
    except LedgerError as error:
        return error


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 (UTC), exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)
