"""Copy a ledger row by row from one kind of database to another: backups of PostgreSQL, and moving house."""

import os
from pathlib import Path
from typing import Final

from shinsa_adapters.ledger.errors import NotALedgerError
from shinsa_adapters.ledger.stores.database import Database, Store
from shinsa_adapters.ledger.stores.migrating import migrate
from shinsa_adapters.ledger.stores.sqlite import SqliteStore

TABLES: Final = {
    "ground": ("key", "content"),
    "entry": ("position", "kind", "id", "at", "actor", "owner", "about", "claim", "leaf"),
    "body": ("position", "withheld", "stored"),
    "rule_list": ("number", "rules"),
    "screening": (
        *("position", "owner", "proposal", "verdict", "ruleset", "version", "digest", "as_of"),
        *("low", "high", "rule_list", "outcomes"),
    ),
    "claim": ("owner", "key", "salt", "request", "position", "answer", "at"),
    "outbox": ("id", "position", "kind", "target", "payload", "made", "due", "attempts", "state", "error"),
    "mark": ("space", "name", "value"),
    "subtree": ("height", "number", "hash"),
    "checkpoint": ("size", "note", "at"),
}
"""Every table with its columns; the first ones, up to the key, order it."""
_KEYS: Final = {"claim": 2, "mark": 2, "subtree": 2}
_AT_ONCE: Final = 500


def copy_to_sqlite(source: Database, target: Path) -> None:
    """Copy a ledger to a new SQLite file, as it stands at one moment; raises as the stores do."""
    copy(source, SqliteStore(os.fspath(target)))


def copy(source: Database, target: Store) -> None:
    """Copy a ledger, as it stands at one moment, to a place where none is yet.

    Raises:
        NotALedgerError: there is one already.
        LedgerUnavailableError: a store cannot be used now; a half copy may remain and is empty.
    """
    written = target.writer(create=True)
    try:
        migrate(written, target.name)
        if written.rows("SELECT 1 FROM entry LIMIT 1"):
            raise NotALedgerError(f"there is a ledger at `{target.name}` already", "name a place where none is")
        with source.snapshot(), written.transaction():
            for table, columns in TABLES.items():
                _copy_table(source, written, table, columns)
    finally:
        written.close()


def _copy_table(source: Database, target: Database, table: str, columns: tuple[str, ...]) -> None:
    names, key = ", ".join(columns), columns[: _KEYS.get(table, 1)]
    insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  # `TABLES`
    first = f"SELECT {names} FROM {table}"  # noqa: S608  # the same
    order = f"ORDER BY {', '.join(key)} LIMIT {_AT_ONCE}"
    after = f"WHERE ({', '.join(key)}) > ({', '.join('?' * len(key))})"
    rows = source.rows(f"{first} {order}")
    while rows:
        target.many(insert, rows)
        rows = source.rows(f"{first} {after} {order}", rows[-1][: len(key)])
