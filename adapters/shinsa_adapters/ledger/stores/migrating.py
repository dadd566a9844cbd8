"""Bring a ledger's tables to the version this program knows, a transaction for each: it may be cut off anywhere."""

from collections.abc import Sequence

from shinsa_adapters.ledger.errors import NotALedgerError
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.stores.schema import MIGRATIONS, Migration


def version_of(database: Database) -> int:
    """The version of a ledger's tables; 0 where there are none yet."""
    if not database.has_tables():
        return 0
    found = database.rows("SELECT value FROM setting WHERE name = 'schema'")
    return int(found[0][0])


def migrate(database: Database, name: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the tables, version by version, to the newest; `name` is what to call the ledger.

    Raises:
        NotALedgerError: a newer program made them.
        LedgerUnavailableError: the database cannot be written now; what is done so far stays done.
    """
    refuse_newer(database, name, len(migrations))
    for version in range(version_of(database), len(migrations)):
        with database.transaction():
            for statement in migrations[version][database.kind]:
                database.run(statement)
            _set_version(database, version + 1)


def refuse_newer(database: Database, name: str, known: int = len(MIGRATIONS)) -> None:
    """Refuse tables that this program does not know."""
    found = version_of(database)
    if found > known:
        raise NotALedgerError(
            f"the ledger `{name}` has version {found}; this shinsa knows up to {known}", "use a newer shinsa"
        )


def refuse_older(database: Database, name: str, known: int = len(MIGRATIONS)) -> None:
    """Refuse tables that must be brought up to date first, which a reader cannot do."""
    found = version_of(database)
    if found < known:
        what = f"has version {found}, not {known}" if found else "holds no ledger yet"
        raise NotALedgerError(f"`{name}` {what}", "start the service, or run `shinsa ledger migrate`, to bring it up")


def _set_version(database: Database, version: int) -> None:
    if version == 1:
        database.run("INSERT INTO setting (name, value) VALUES ('schema', '1')")
    else:
        database.run("UPDATE setting SET value = ? WHERE name = 'schema'", (str(version),))
