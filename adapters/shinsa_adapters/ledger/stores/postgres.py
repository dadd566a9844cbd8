"""A ledger in PostgreSQL, in schema `shinsa` of a database. One writer, kept by an advisory lock of its connection."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from time import sleep
from typing import Final, NoReturn
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import DiskFull, InsufficientPrivilege, InvalidCatalogName, InvalidPassword, ReadOnlySqlTransaction

from shinsa_adapters.ledger.errors import LedgerError, LedgerLockedError, LedgerUnavailableError, NotALedgerError
from shinsa_adapters.ledger.stores.database import Row, Values

_LOCK: Final = 0x7368696E7361
"""The number of the advisory lock: `shinsa`."""
_WAIT_S: Final = 5
_TRIES, _PAUSE_S = 40, 0.05
_SETTINGS: Final = "-c search_path=shinsa -c synchronous_commit=on -c client_min_messages=warning"


class PostgresStore:
    """A ledger at a `postgresql://` URL."""

    def __init__(self, url: str) -> None:
        self._url = url
        try:
            conninfo_to_dict(url)
        except psycopg.Error as error:
            raise NotALedgerError(f"this is no address of a PostgreSQL database: {_first_line(error)}") from error

    @property
    def name(self) -> str:
        """The URL without its password and parameters."""
        parts = urlsplit(self._url)
        place = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{place}{parts.path}"

    def writer(self, *, create: bool) -> "PostgresDatabase":
        """The one connection that may write."""
        database = self._connected()
        try:
            self._lock(database)
            if create:
                database.run("CREATE SCHEMA IF NOT EXISTS shinsa")
            else:
                self._refuse_missing(database)
        except LedgerError:
            database.close()
            raise
        return database

    def reader(self) -> "PostgresDatabase":
        """A connection that can only read."""
        database = self._connected()
        try:
            database.run("SET default_transaction_read_only = on")
            self._refuse_missing(database)
        except LedgerError:
            database.close()
            raise
        return database

    def backup(self, target: Path) -> None:
        """Copy every row, as of one moment, to a new SQLite ledger."""
        from shinsa_adapters.ledger.stores.copying import copy_to_sqlite  # noqa: PLC0415  # wanted only here

        source = self.reader()
        try:
            copy_to_sqlite(source, target)
        finally:
            source.close()

    def _lock(self, database: "PostgresDatabase") -> None:
        """Take the lock; a writer that has just ended may hold it for a moment still, until the server notices."""
        for _ in range(_TRIES):
            if database.rows("SELECT pg_try_advisory_lock(?)", (_LOCK,))[0][0]:
                return
            sleep(_PAUSE_S)
        raise LedgerLockedError(
            f"another process writes the ledger `{self.name}`",
            "only one process may; reading, verifying and backing up go on beside it",
        )

    def _connected(self) -> "PostgresDatabase":
        try:
            given = str(conninfo_to_dict(self._url).get("options") or "")
            options = f"{_SETTINGS} {given}".strip()
            connection = psycopg.connect(self._url, autocommit=True, connect_timeout=_WAIT_S, options=options)
        except psycopg.Error as error:
            _explain(self.name, error)
        return PostgresDatabase(connection, self.name)

    def _refuse_missing(self, database: "PostgresDatabase") -> None:
        if not database.has_tables():
            raise NotALedgerError(f"there is no ledger in `{self.name}`", "check the name of the database")


class PostgresDatabase:
    """One connection to PostgreSQL."""

    kind = "postgres"

    def __init__(self, connection: "psycopg.Connection[Row]", name: str) -> None:
        self._connection = connection
        self._name = name

    def rows(self, statement: str, values: Values = ()) -> list[Row]:
        """What a query finds."""
        try:
            return self._connection.execute(_ours(statement), tuple(values) or None).fetchall()
        except psycopg.Error as error:
            _explain(self._name, error)

    def run(self, statement: str, values: Values = ()) -> int:
        """Run a statement; how many rows it touched."""
        try:
            return self._connection.execute(_ours(statement), tuple(values) or None).rowcount
        except psycopg.Error as error:
            _explain(self._name, error)

    def many(self, statement: str, rows: Iterable[Values]) -> None:
        """Run a statement for each row."""
        try:
            with self._connection.cursor() as cursor:
                cursor.executemany(_ours(statement), [tuple(row) for row in rows])
        except psycopg.Error as error:
            _explain(self._name, error)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Commit what the block writes, or nothing of it."""
        with self._within("BEGIN"):
            yield

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Let every query of the block see the same moment."""
        with self._within("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def _within(self, begin: str) -> Generator[None]:
        self.run(begin)
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(psycopg.Error):
                self._connection.execute("ROLLBACK")
            raise

    def has_tables(self) -> bool:
        """Whether a ledger's tables are there."""
        return self.rows("SELECT to_regclass('shinsa.setting')::text")[0][0] is not None

    def scrub(self) -> None:
        """Free what was overwritten; the server's own log and backups keep it as long as they are set to."""
        self.run("VACUUM body")
        self.run("VACUUM screening")

    def close(self) -> None:
        """Let go of the connection, and with it of the lock."""
        with suppress(psycopg.Error):
            self._connection.close()


@lru_cache(256)
def _ours(statement: str) -> bytes:
    """The statement as psycopg wants it. Every statement is one of shinsa's own; values never stand in it."""
    return statement.replace("?", "%s").encode()


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]


def _explain(name: str, error: psycopg.Error) -> NoReturn:
    """Say what PostgreSQL says in words for the user; what is a mistake of shinsa stays as it is."""
    match error:
        case DiskFull():
            why, hint = "the server's disk is full", "make room; nothing that was acknowledged is lost"
        case ReadOnlySqlTransaction():
            why, hint = "the server is read-only", "is it a standby? name the primary server"
        case InsufficientPrivilege() | InvalidPassword():
            why, hint = _first_line(error), "check the role in the URL and its rights"
        case InvalidCatalogName():
            raise NotALedgerError(f"there is no database `{name}`", "create it with `createdb`") from error
        case psycopg.OperationalError() | psycopg.InterfaceError():
            why, hint = _first_line(error), "is the server running and reachable?"
        case _:
            raise error
    raise LedgerUnavailableError(f"the ledger `{name}` cannot be used now: {why}", hint) from error
