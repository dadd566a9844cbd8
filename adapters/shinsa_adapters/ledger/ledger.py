"""The ledger as others see it: one writer behind a queue, and readers for as many threads as ask."""

import asyncio
import json
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import Empty, LifoQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from shinsa_adapters.ledger import listing, reading
from shinsa_adapters.ledger.changes import Change, Claim, DeliveryState, Mark, Receipt
from shinsa_adapters.ledger.checkpoints import Signing, latest_in, publish
from shinsa_adapters.ledger.committing import Clock, Committer, Work
from shinsa_adapters.ledger.entries import Entry
from shinsa_adapters.ledger.errors import LedgerError, LedgerUnavailableError
from shinsa_adapters.ledger.kept import Kept
from shinsa_adapters.ledger.listing import Page, Query
from shinsa_adapters.ledger.merkle import consistency, inclusion, root_at
from shinsa_adapters.ledger.proofs import proof
from shinsa_adapters.ledger.reading import Webhook
from shinsa_adapters.ledger.redacting import Redaction
from shinsa_adapters.ledger.signing import PrivateKey
from shinsa_adapters.ledger.stores import store_at
from shinsa_adapters.ledger.stores.database import Database, Store
from shinsa_adapters.ledger.stores.migrating import migrate, refuse_newer
from shinsa_adapters.ledger.tree import node_in, size_in
from shinsa_adapters.ledger.writing import known_claim

if TYPE_CHECKING:
    from concurrent.futures import Future

_T = TypeVar("_T")
_ID_BYTES = 16
_TRIAL_BYTES = 32_768
"""More than a record takes, so that a disk with room for the trial has room for the next record."""


def system_clock() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def fresh_id(prefix: str) -> str:
    """An id that nobody can guess: `scr_` and 32 hexadecimal digits."""
    return f"{prefix}_{secrets.token_hex(_ID_BYTES)}"


def open_ledger(url: str, *, clock: Clock = system_clock, create: bool = True) -> "Ledger":
    """Open a ledger for writing and reading, make it where there is none, and bring its tables up to date.

    `url` is a path, `sqlite:///path` or `postgresql://...`.

    Raises:
        NotALedgerError: the URL leads to something else, to nothing (with `create=False`), or to a newer ledger.
        LedgerLockedError: another process writes it.
        LedgerUnavailableError: it cannot be opened now.
    """
    return Ledger(store_at(url), clock, create=create)


class Ledger:
    """An open ledger; use it as a context manager, or close it."""

    def __init__(self, store: Store, clock: Clock, *, create: bool) -> None:
        self._store = store
        self._create = create
        self._open = True
        self._readers: LifoQueue[Database] = LifoQueue()
        self._committer = Committer(self._writer, clock)

    @property
    def name(self) -> str:
        """What to call it to a user: its path, or its URL without a password."""
        return self._store.name

    @property
    def waiting(self) -> int:
        """How many changes wait to be written: the ledger's lag."""
        return self._committer.waiting

    @property
    def fault(self) -> LedgerError | None:
        """What kept the last change from being written; nothing once one was written after it."""
        return self._committer.fault

    def submit(self, change: Change | Work, *, scrub: bool = False) -> "Future[Receipt]":
        """Hand a change to the writer; the future is done once it is durable, or bears the error.

        With `scrub` the store is then asked to let nothing that was overwritten remain: a redaction needs it.

        Errors: LedgerUnavailableError, IdempotencyError, MarkConflictError, EntryError, and of a delivery
        UnknownEntryError.
        """
        return self._committer.submit(change, scrub=scrub)

    def redact(self, redaction: Redaction) -> tuple[str, ...]:
        """Withhold fields for good, and let the store forget them; the names of all that were withheld.

        Raises:
            UnknownEntryError, EntryError, LedgerUnavailableError: see `Redaction`.
        """
        receipt = self.submit(redaction, scrub=True).result()
        return tuple(json.loads(receipt.answer or b"[]"))

    def checkpoint(self, key: PrivateKey, kept: Kept | None = None) -> str:
        """Sign the tree as it stands, and keep the checkpoint in the second place too; the signed note.

        Raises:
            TamperedError: the ledger did not grow from what was signed before.
            LedgerUnavailableError: the ledger or the second place cannot be written; it is made up for next time.
        """
        note = (self.submit(Signing(key, kept)).result().answer or b"").decode()
        if kept is not None:
            self._read(lambda database: publish(database, note, kept))
        return note

    def latest_checkpoint(self) -> str | None:
        """The checkpoint with most entries, as a signed note; `None` where none was made yet."""
        return self._read(latest_in)

    def proof(self, name: str) -> bytes:
        """The proof that an entry is in the ledger, by the latest checkpoint, as JSON that stands alone.

        Raises:
            UnknownEntryError: there is no such entry, or no checkpoint speaks for it yet.
        """
        return self._read(lambda database: proof(database, name))

    async def commit(self, change: Change | Work, *, scrub: bool = False) -> Receipt:
        """The same, to be awaited; cancelling takes back a change that is not being written yet."""
        return await asyncio.wrap_future(self.submit(change, scrub=scrub))

    async def try_writing(self) -> None:
        """See whether changes can be written, and raise what stands in the way.

        Where one was written just now, that is the answer. Else a mark is written over, always the same one: nothing is
        added to the tree, nor does the store grow.

        Raises:
            LedgerError: as `submit`.
        """
        if self._committer.doubtful:
            await self.commit(Change(marks=(Mark("ledger", "trial", secrets.token_bytes(_TRIAL_BYTES)),)))

    def known(self, claim: Claim) -> Receipt | None:
        """What was answered to an idempotency key before, to be asked before the work is done.

        Raises:
            IdempotencyError: the key was used with another body.
        """
        return self._read(lambda database: known_claim(database, claim))

    def entry(self, key: str | int) -> Entry:
        """The entry with an id, or at a position.

        Raises:
            UnknownEntryError: there is none.
        """
        return self._read(lambda database: reading.entry(database, key))

    def about(self, name: str) -> tuple[Entry, ...]:
        """Every entry that speaks of the entry with that id (its decisions and redactions), oldest first."""
        return self._read(lambda database: reading.entries_about(database, name))

    def page(self, query: Query, *, cursor: str | None = None, limit: int = 50) -> Page:
        """A page of the list of screenings.

        Raises:
            QueryError: the cursor, the limit or a filter means nothing.
        """
        return self._read(lambda database: listing.page(database, query, cursor=cursor, limit=limit))

    def webhooks(
        self, state: DeliveryState, *, due_by: int | None = None, after: str = "", limit: int = 100
    ) -> tuple[Webhook, ...]:
        """Webhooks in a state: those due by a time (microseconds), most urgent first, or all by id after `after`."""
        return self._read(lambda database: reading.webhooks(database, state, due_by=due_by, after=after, limit=limit))

    def outbox_depths(self) -> dict[str, int]:
        """How many webhooks are in each state."""
        return self._read(reading.depths)

    def mark(self, space: str, name: str) -> bytes | None:
        """What a mark holds; `None` where it is not set."""
        return self._read(lambda database: reading.mark(database, space, name))

    def marks(self, space: str) -> dict[str, bytes]:
        """Every mark of a space, by name."""
        return self._read(lambda database: reading.marks(database, space))

    def size(self) -> int:
        """How many entries there are."""
        return self._read(size_in)

    def root(self, size: int) -> bytes:
        """The root of the tree over the first `size` entries."""
        return self._read(lambda database: root_at(size, node_in(database)))

    def inclusion(self, position: int, size: int) -> list[bytes]:
        """The path that proves that an entry is among the first `size`."""
        return self._read(lambda database: inclusion(position, size, node_in(database)))

    def consistency(self, first: int, second: int) -> list[bytes]:
        """The path that proves that the first `second` entries began with the first `first`."""
        return self._read(lambda database: consistency(first, second, node_in(database)))

    def close(self) -> None:
        """Write what waits, then let go of the store.

        The writer goes last: it alone can leave a SQLite ledger in one file, without a log beside it.
        """
        self._open = False
        while not self._readers.empty():
            self._readers.get().close()
        self._committer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _writer(self) -> Database:
        database = self._store.writer(create=self._create)
        try:
            migrate(database, self._store.name)
        except BaseException:
            database.close()
            raise
        self._create = False  # a ledger that vanishes while it is open is not made anew in silence
        return database

    def _read(self, question: Callable[[Database], _T]) -> _T:
        with self._reader() as database, database.snapshot():
            return question(database)

    @contextmanager
    def _reader(self) -> Generator[Database]:
        """A connection that nobody else uses meanwhile; one that failed is not used again."""
        try:
            database = self._readers.get_nowait()
        except Empty:
            database = self._store.reader()
            refuse_newer(database, self._store.name)
        try:
            yield database
        except LedgerUnavailableError:
            database.close()
            raise
        except BaseException:
            self._give_back(database)
            raise
        self._give_back(database)

    def _give_back(self, database: Database) -> None:
        if self._open:
            self._readers.put(database)
        else:
            database.close()
