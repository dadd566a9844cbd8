"""Where what is to be verified comes from: a ledger's own store, or an export in NDJSON or Parquet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import orjson

from shinsa_adapters.ledger.checkpoints import notes_in
from shinsa_adapters.ledger.entries import Entry, claim_digest
from shinsa_adapters.ledger.errors import LedgerUnavailableError, NotALedgerError
from shinsa_adapters.ledger.exporting import AT_ONCE, CHECKPOINT, ENTRY, Line, read_line, walk
from shinsa_adapters.ledger.indexing import Index
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.verifying import Seen

_MAGIC: Final = b"PAR1"
_NOWHERE: Final = Index(None, None, None, None, None, None, None, None, "(not listed)", "")
_INDEX: Final = (
    "SELECT s.position, s.proposal, s.verdict, s.ruleset, s.version, s.digest, s.as_of, s.low, s.high, r.rules, "
    "s.outcomes FROM screening s JOIN rule_list r ON r.number = s.rule_list WHERE s.position >= ? AND s.position < ?"
)


@dataclass(frozen=True, slots=True)
class Export:
    """An export in a file, NDJSON or Parquet."""

    path: Path

    def entries(self) -> Iterator[Seen]:
        """Every entry, in the order of the file."""
        for number, found in enumerate(self._lines(), 1):
            if found.get("schema") == ENTRY:
                yield _seen(found)
            elif found.get("schema") != CHECKPOINT:
                raise NotALedgerError(f"`{self.path}` is not an export of a ledger: see its line {number}")

    def notes(self) -> list[str]:
        """The checkpoints it brings along."""
        return [str(found["note"]) for found in self._lines() if found.get("schema") == CHECKPOINT and "note" in found]

    def _lines(self) -> Iterator[dict[str, Any]]:
        try:
            for number, text in enumerate(_texts(self.path), 1):
                yield self._line(text, number)
        except OSError as error:
            raise LedgerUnavailableError(f"`{self.path}` cannot be read: {error.strerror}") from error
        except ValueError as error:
            raise NotALedgerError(f"`{self.path}` is not an export of a ledger") from error

    def _line(self, text: str | bytes, number: int) -> dict[str, Any]:
        try:
            found: Any = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise NotALedgerError(
                f"`{self.path}` is not an export of a ledger, or damaged: line {number} is not JSON",
                "was it cut short?",
            ) from error
        return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _texts(path: Path) -> Iterator[str | bytes]:
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            from shinsa_adapters.ledger.parquet import read_lines  # noqa: PLC0415  # slow to import

            yield from read_lines(path)
        else:
            file.seek(0)
            yield from file


def is_export(path: Path) -> bool:
    """Whether a file looks like an export and not like a store."""
    try:
        with path.open("rb") as file:
            begin = file.read(len(_MAGIC))
    except OSError:
        return False
    return begin == _MAGIC or begin[:1] == b"{"


def _seen(found: dict[str, Any]) -> Seen:
    try:
        line = read_line(found)
    except ValueError as error:
        position = found.get("position")
        return Seen(position if isinstance(position, int) else 0, str(error))
    return Seen(line.position, line)


def stored(database: Database) -> Iterator[Seen]:
    """Every entry of a store, with its hash and what lists say of it."""
    listed: dict[int, Index] = {}
    until = 0
    for entry in walk(database):
        if entry.position >= until:
            listed = _listed(database, entry.position)
            until = entry.position + AT_ONCE
        index = listed.get(entry.position, _NOWHERE) if entry.head.kind == "screening" else None
        yield Seen(entry.position, _line(entry), entry.leaf, index)


def _line(entry: Entry) -> Line | str:
    try:
        return Line(entry.position, entry.head, entry.fields)
    except ValueError as error:
        return str(error)


def _listed(database: Database, begin: int) -> dict[int, Index]:
    rows = database.rows(_INDEX, (begin, begin + AT_ONCE))
    return {int(position): Index(*rest) for position, *rest in rows}


def stored_notes(database: Database) -> list[str]:
    """The checkpoints of a store."""
    return notes_in(database)


def stored_subtrees(database: Database) -> dict[tuple[int, int], bytes]:
    """The subtrees of a store, by height and number."""
    rows = database.rows("SELECT height, number, hash FROM subtree")
    return {(int(height), int(number)): bytes(found) for height, number, found in rows}


def stored_claims(database: Database) -> frozenset[str]:
    """The idempotency keys of a store, as leaves say them."""
    rows = database.rows("SELECT owner, key, request FROM claim")
    return frozenset(claim_digest(owner, key, bytes(request)) for owner, key, request in rows)
