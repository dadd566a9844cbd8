"""What can be asked of a ledger, on a connection that only reads."""

from dataclasses import dataclass

from shinsa_adapters.ledger.changes import DeliveryState
from shinsa_adapters.ledger.entries import Entry, Head
from shinsa_adapters.ledger.errors import UnknownEntryError
from shinsa_adapters.ledger.fields import opened
from shinsa_adapters.ledger.grounds import ground_in
from shinsa_adapters.ledger.stores.database import Database, Row

COLUMNS = "e.position, e.kind, e.id, e.at, e.actor, e.owner, e.about, e.claim, e.leaf, b.stored"
_ENTRIES = f"SELECT {COLUMNS} FROM entry e JOIN body b ON b.position = e.position"  # noqa: S608  # constants
_OUTBOX = "SELECT id, position, kind, target, payload, made, due, attempts, state, error FROM outbox"


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook in the outbox; times in microseconds, `position` that of the entry it was committed with."""

    id: str
    position: int | None
    kind: str
    target: str
    payload: bytes
    made: int
    due: int
    attempts: int
    state: DeliveryState
    error: str | None


def entry_of(database: Database, row: Row) -> Entry:
    """An entry from `COLUMNS`."""
    position, kind, name, at, actor, owner, about, claim, leaf, stored = row
    whole = opened(bytes(stored), lambda ground: ground_in(database, ground))
    return Entry(position, Head(kind, name, at, actor, owner, about, claim), whole, bytes(leaf))


def entry(database: Database, key: str | int) -> Entry:
    """The entry with an id or at a position.

    Raises:
        UnknownEntryError: there is none.
    """
    column, what = ("id", "has the id") if isinstance(key, str) else ("position", "stands at position")
    found = database.rows(f"{_ENTRIES} WHERE e.{column} = ?", (key,))  # one of the two words above
    if not found:
        raise UnknownEntryError(f"no entry {what} `{key}`")
    return entry_of(database, found[0])


def entries_about(database: Database, name: str) -> tuple[Entry, ...]:
    """Every entry that speaks of the entry with that id (its decisions and redactions), oldest first."""
    rows = database.rows(f"{_ENTRIES} WHERE e.about = ? ORDER BY e.position", (name,))  # constants
    return tuple(entry_of(database, row) for row in rows)


def entries_done(
    database: Database, *, by: str | None = None, since: int | None = None, until: int | None = None, limit: int = 50
) -> tuple[Entry, ...]:
    """What was done beside screening, newest first: by whom; from a time, up to but without another (microseconds)."""
    filters = {"e.actor = ?": by, "e.at >= ?": since, "e.at < ?": until}
    given = {text: value for text, value in filters.items() if value is not None}
    where = " AND ".join(("e.kind <> 'screening'", *given))
    query = f"{_ENTRIES} WHERE {where} ORDER BY e.position DESC LIMIT ?"
    return tuple(entry_of(database, row) for row in database.rows(query, (*given.values(), limit)))


def entries_from(database: Database, begin: int, limit: int) -> tuple[Entry, ...]:
    """Entries in order of position, from `begin` on."""
    where = "WHERE e.position >= ? ORDER BY e.position LIMIT ?"
    return tuple(entry_of(database, row) for row in database.rows(f"{_ENTRIES} {where}", (begin, limit)))


def webhooks(
    database: Database, state: DeliveryState, *, due_by: int | None = None, after: str = "", limit: int = 100
) -> tuple[Webhook, ...]:
    """Webhooks in a state: the most urgent first where `due_by` (microseconds) is given, else by id after `after`."""
    if due_by is None:
        query = f"{_OUTBOX} WHERE state = ? AND id > ? ORDER BY id LIMIT ?"
        rows = database.rows(query, (state, after, limit))
    else:
        query = f"{_OUTBOX} WHERE state = ? AND due <= ? ORDER BY due LIMIT ?"
        rows = database.rows(query, (state, due_by, limit))
    return tuple(_webhook(row) for row in rows)


def _webhook(row: Row) -> Webhook:
    name, position, kind, target, payload, made, due, attempts, state, error = row
    return Webhook(name, position, kind, target, bytes(payload), made, due, attempts, state, error)


def depths(database: Database) -> dict[str, int]:
    """How many webhooks are in each state."""
    return {state: int(count) for state, count in database.rows("SELECT state, count(*) FROM outbox GROUP BY state")}


def mark(database: Database, space: str, name: str) -> bytes | None:
    """What a mark holds."""
    found = database.rows("SELECT value FROM mark WHERE space = ? AND name = ?", (space, name))
    return bytes(found[0][0]) if found else None


def marks(database: Database, space: str) -> dict[str, bytes]:
    """Every mark of a space, by name, in order of name."""
    rows = database.rows("SELECT name, value FROM mark WHERE space = ? ORDER BY name", (space,))
    return {name: bytes(value) for name, value in rows}
