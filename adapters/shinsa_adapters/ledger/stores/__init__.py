"""Where a ledger is kept, chosen by URL: a path or `sqlite:///path`, or `postgresql://...`."""

from shinsa_adapters.ledger.errors import NotALedgerError
from shinsa_adapters.ledger.stores.database import Store
from shinsa_adapters.ledger.stores.sqlite import SqliteStore

_SQLITE = "sqlite:///"
_POSTGRES = ("postgresql://", "postgres://")


def store_at(url: str) -> Store:
    """The store that a URL names; nothing is opened yet.

    Raises:
        NotALedgerError: the URL names no kind of store that shinsa knows, or its library is not installed.
    """
    if url.startswith(_POSTGRES):
        return _postgres(url)
    if url.startswith(_SQLITE):
        return SqliteStore(url.removeprefix(_SQLITE))
    if "://" in url or not url.strip():
        raise NotALedgerError(
            f"`{url.partition('://')[0]}` is no kind of ledger",
            "give a path, `sqlite:///path` (three slashes, four for a path from the root), or `postgresql://...`",
        )
    return SqliteStore(url)


def _postgres(url: str) -> Store:
    try:
        from shinsa_adapters.ledger.stores.postgres import PostgresStore  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise NotALedgerError("a ledger on PostgreSQL needs psycopg", "install `shinsa[postgres]`") from error
    return PostgresStore(url)
