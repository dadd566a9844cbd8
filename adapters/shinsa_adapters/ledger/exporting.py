"""Exports: every entry as one JSON line that can be verified by itself, or the same in a Parquet file with columns.

A line is the entry's head (see `entries`), its position and its fields (see `fields`). After the entries come the
checkpoints, a line each. In Parquet the lines stand in the column `line`, beside columns to ask questions of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, Final, cast

import orjson

from shinsa_adapters.ledger.checkpoints import notes_in
from shinsa_adapters.ledger.entries import Entry, Head
from shinsa_adapters.ledger.errors import NotALedgerError
from shinsa_adapters.ledger.fields import Fields, read, written
from shinsa_adapters.ledger.indexing import Index, index_of
from shinsa_adapters.ledger.reading import entries_from
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.tree import size_in

ENTRY: Final = "shinsa.ledger-entry/1"
CHECKPOINT: Final = "shinsa.ledger-checkpoint/1"
AT_ONCE: Final = 100
_HEAD: Final = ("kind", "id", "at", "by", "owner", "about", "claim")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as exported."""

    position: int
    head: Head
    fields: Fields

    @property
    def index(self) -> Index:
        """What lists know of it."""
        shown = self.fields.shown
        said: object = None if shown is None else orjson.loads(shown)
        return index_of(cast("dict[str, Any]", said) if isinstance(said, dict) else {})


def line_of(entry: Entry) -> bytes:
    """An entry as a line, without the newline."""
    head = asdict(entry.head)
    return orjson.dumps({"schema": ENTRY, "position": entry.position, **head, "fields": written(entry.fields)})


def read_line(found: Mapping[str, Any]) -> Line:
    """An entry from what its line says.

    Raises:
        ValueError: it says something else.
    """
    try:
        head = Head(*(found[name] for name in _HEAD))
        return Line(int(found["position"]), head, read(found["fields"]))
    except (KeyError, TypeError) as error:
        raise ValueError("a part of the entry is missing") from error


def walk(database: Database) -> Iterator[Entry]:
    """Every entry in order of position, a few at a time; positions that are missing are passed over."""
    found = entries_from(database, 0, AT_ONCE)
    while found:
        yield from found
        found = entries_from(database, found[-1].position + 1, AT_ONCE)


def lines(database: Database) -> Iterator[bytes]:
    """The whole export, line by line."""
    yield from map(line_of, walk(database))
    for note in notes_in(database):
        yield orjson.dumps({"schema": CHECKPOINT, "note": note})


def to_ndjson(database: Database, file: BinaryIO) -> int:
    """Write the export as NDJSON; how many entries it has."""
    file.writelines(line + b"\n" for line in lines(database))
    return size_in(database)


def to_parquet(database: Database, file: BinaryIO) -> int:
    """Write the export as Parquet; how many entries it has.

    Raises:
        NotALedgerError: pyarrow is not installed.
        OSError: the file cannot be written.
    """
    try:
        from shinsa_adapters.ledger.parquet import write_rows  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        raise NotALedgerError("Parquet needs pyarrow", "install `shinsa[service]`, or export NDJSON") from error
    write_rows(file, _rows(database))
    return size_in(database)


def _rows(database: Database) -> Iterator[dict[str, object]]:
    for entry in walk(database):
        yield _row(entry)
    for note in notes_in(database):
        yield {"line": orjson.dumps({"schema": CHECKPOINT, "note": note}).decode()}


def _row(entry: Entry) -> dict[str, object]:
    index = Line(entry.position, entry.head, entry.fields).index._asdict() if entry.head.kind == "screening" else {}
    shown = entry.shown
    return {
        "position": entry.position,
        **asdict(entry.head),
        **{name: value for name, value in index.items() if name not in {"rules", "outcomes"}},
        "document": None if shown is None else shown.decode(),
        "line": line_of(entry).decode(),
    }
