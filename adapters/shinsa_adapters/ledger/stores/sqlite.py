"""A ledger in one SQLite file: WAL, synchronous=FULL, one writer.

`PATH.writer`, an empty database that the writing process keeps locked as long as it lives, keeps a second writer out.
"""

import os
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NoReturn

from shinsa_adapters.ledger.errors import LedgerError, LedgerLockedError, LedgerUnavailableError, NotALedgerError
from shinsa_adapters.ledger.stores.database import Row, Values

_OURS: Final = 0x73686E73
"""The file's application id: `shns`."""
_LEAST: Final = (3, 37)
_WAIT_S: Final = 5.0
_SETTINGS: Final = "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF"
_REASONS: Final = {
    "SQLITE_FULL": ("the disk is full", "make room; nothing that was acknowledged is lost"),
    "SQLITE_READONLY": ("the disk or the file is read-only", "make the file and its folder writable"),
    "SQLITE_IOERR": ("the disk failed to read or write", "look at the system's log; make room on the disk"),
    "SQLITE_BUSY": ("it is locked by another program", "close the other program and try again"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "check the path, and the rights of the file and its folder"),
    "SQLITE_PERM": ("it may not be opened", "check the rights of the file and its folder"),
}


class SqliteStore:
    """A ledger at a path."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    def writer(self, *, create: bool) -> "SqliteDatabase":
        """The one connection that may write."""
        if sqlite3.sqlite_version_info < _LEAST:
            raise NotALedgerError(f"SQLite {sqlite3.sqlite_version} is too old for a ledger", "use 3.37 or later")
        self._refuse_missing(create=create)
        lock = self._lock()
        try:
            return self._opened(lock)
        except LedgerError:
            lock.close()
            raise

    def _opened(self, lock: sqlite3.Connection) -> "SqliteDatabase":
        with _clear(self.name):
            if not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            connection = _connected(f"{self.path.absolute().as_uri()}?mode=rw")
        database = SqliteDatabase(connection, self.name, lock)
        try:
            self._refuse_foreign(database)
            database.run("PRAGMA journal_mode=WAL")
            database.run("PRAGMA synchronous=FULL")
            database.run(f"PRAGMA application_id={_OURS}")
        except LedgerError:
            connection.close()
            raise
        return database

    def reader(self) -> "SqliteDatabase":
        """A connection that can only read."""
        self._refuse_missing(create=False)
        database = self._read("mode=ro")
        try:
            self._refuse_foreign(database)
        except LedgerUnavailableError:
            # A ledger on a disk that cannot be written has no place for WAL's shared memory: read the file as it is.
            database.close()
            if self._log().exists() and self._log().stat().st_size:
                raise
            database = self._read("immutable=1")
            self._refuse_foreign(database)
        return database

    def backup(self, target: Path) -> None:
        """Copy the ledger with SQLite's online backup, as it stands at one moment; writers go on meanwhile."""
        source = self.reader()
        with _clear(str(target)):
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            copy = sqlite3.connect(target)
            try:
                source.connection.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            finally:
                copy.close()
                source.close()
        _synced(target)

    def _log(self) -> Path:
        return self.path.with_name(f"{self.path.name}-wal")

    def _read(self, how: str) -> "SqliteDatabase":
        with _clear(self.name):
            return SqliteDatabase(_connected(f"{self.path.absolute().as_uri()}?{how}"), self.name)

    def _refuse_missing(self, *, create: bool) -> None:
        if self.path.is_dir():
            raise NotALedgerError(f"`{self.name}` is a folder", "name the ledger's file")
        if not create and not self.path.exists():
            raise NotALedgerError(f"there is no ledger at `{self.name}`", "check the path")
        if not self.path.absolute().parent.is_dir():
            raise NotALedgerError(f"the folder of `{self.name}` does not exist", "make the folder first")

    def _refuse_foreign(self, database: "SqliteDatabase") -> None:
        found = database.rows("PRAGMA application_id")[0][0]
        if found != _OURS and (found or database.rows("SELECT 1 FROM sqlite_master LIMIT 1")):
            raise NotALedgerError(f"`{self.name}` is a database, but not a ledger", "check the path")

    def _lock(self) -> sqlite3.Connection:
        path = self.path.absolute().with_name(f"{self.path.name}.writer")
        with _clear(self.name):
            lock = _connected(f"{path.as_uri()}?mode=rwc", wait=0.0)
        try:
            with _clear(self.name):
                lock.execute("PRAGMA journal_mode=MEMORY")
                lock.execute("BEGIN EXCLUSIVE")
        except LedgerUnavailableError as error:
            lock.close()
            if _name_of(error.__cause__) == "SQLITE_BUSY":
                raise LedgerLockedError(
                    f"another process writes the ledger `{self.name}`",
                    "only one process may; reading, verifying and backing up go on beside it",
                ) from error
            raise
        return lock


class SqliteDatabase:
    """One connection to a SQLite file."""

    kind = "sqlite"

    def __init__(self, connection: sqlite3.Connection, name: str, lock: sqlite3.Connection | None = None) -> None:
        self.connection = connection
        self._name = name
        self._lock = lock

    def rows(self, statement: str, values: Values = ()) -> list[Row]:
        """What a query finds."""
        try:
            return self.connection.execute(statement, tuple(values)).fetchall()
        except sqlite3.Error as error:
            _explain(self._name, error)

    def run(self, statement: str, values: Values = ()) -> int:
        """Run a statement; how many rows it touched."""
        try:
            return self.connection.execute(statement, tuple(values)).rowcount
        except sqlite3.Error as error:
            _explain(self._name, error)

    def many(self, statement: str, rows: Iterable[Values]) -> None:
        """Run a statement for each row."""
        try:
            self.connection.executemany(statement, [tuple(row) for row in rows])
        except sqlite3.Error as error:
            _explain(self._name, error)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Commit what the block writes, or nothing of it."""
        with self._within("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Let every query of the block see the same moment."""
        with self._within("BEGIN"):
            yield

    @contextmanager
    def _within(self, begin: str) -> Generator[None]:
        self.run(begin)
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # a disk that fails may have made SQLite roll back by itself
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
            raise

    def has_tables(self) -> bool:
        """Whether a ledger's tables are there."""
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = 'setting'"))

    def scrub(self) -> None:
        """Empty the log, where what was overwritten stood; in the file itself it is overwritten with zeros."""
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file, and of the lock."""
        with suppress(sqlite3.Error):
            self.connection.close()
        if self._lock is not None:
            self._lock.close()


def _connected(address: str, wait: float = _WAIT_S) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=wait)
    connection.executescript(_SETTINGS)
    return connection


def _synced(path: Path) -> None:
    """Make a file that was just written, and its name, outlast a loss of power."""
    for target in (path, path.absolute().parent):
        held = os.open(target, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


@contextmanager
def _clear(name: str) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        _explain(name, error)
    except OSError as error:
        raise LedgerUnavailableError(f"the ledger `{name}` cannot be used: {error.strerror}") from error


def _name_of(error: BaseException | None) -> str:
    """SQLite's name of an error without its finer distinctions: `SQLITE_IOERR` for `SQLITE_IOERR_WRITE`."""
    full: Any = getattr(error, "sqlite_errorname", None) or ""
    return "_".join(full.split("_")[:2])


def _explain(name: str, error: sqlite3.Error) -> NoReturn:
    """Say what SQLite says in words for the user; what is a mistake of shinsa stays as it is."""
    code = _name_of(error)
    if code in _REASONS:
        why, hint = _REASONS[code]
        raise LedgerUnavailableError(f"the ledger `{name}` cannot be used now: {why}", hint) from error
    if code in {"SQLITE_NOTADB", "SQLITE_CORRUPT"}:
        what = "is not a ledger" if code == "SQLITE_NOTADB" else "is damaged"
        raise NotALedgerError(f"`{name}` {what}: {error}", "check the path, or restore a backup") from error
    raise error
