"""What a ledger asks of a database. Statements are written once, with `?` for values, for both kinds."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Row = tuple[Any, ...]
Values = Sequence[object]


class Database(Protocol):
    """One connection.

    Every method raises LedgerUnavailableError where the database cannot do its work now, and NotALedgerError where it
    is damaged or something else.
    """

    kind: str
    """`sqlite` or `postgres`."""

    def rows(self, statement: str, values: Values = ()) -> list[Row]:
        """What a query finds."""
        ...

    def run(self, statement: str, values: Values = ()) -> int:
        """Run a statement; how many rows it touched."""
        ...

    def many(self, statement: str, rows: Iterable[Values]) -> None:
        """Run a statement for each row."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Commit what the block writes, durably, or nothing of it where the block raises."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Let every query of the block see the same moment."""
        ...

    def has_tables(self) -> bool:
        """Whether a ledger's tables are there."""
        ...

    def scrub(self) -> None:
        """Let nothing that was overwritten remain in the database's files, as far as the database can."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class Store(Protocol):
    """A place for a ledger."""

    @property
    def name(self) -> str:
        """What to call it to the user: its path, or its URL without a password."""
        ...

    def writer(self, *, create: bool) -> Database:
        """The one connection that may write; the ledger is made where `create` allows it.

        Raises:
            LedgerLockedError: another process writes it.
            NotALedgerError: nothing is there, or something else.
            LedgerUnavailableError: it cannot be opened now.
        """
        ...

    def reader(self) -> Database:
        """A connection that can only read, to be used by one thread at a time; raises as `writer` does."""
        ...

    def backup(self, target: Path) -> None:
        """Copy the ledger as it stands at one moment to a new SQLite file, while others read and write it."""
        ...
