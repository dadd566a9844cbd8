"""Rows become records: those of one key together, wherever in the file they stand, in memory that does not grow.

Rows wait in a file of SQLite that nobody else sees and that is gone afterwards.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Final, cast

from shinsa_adapters.intake import model
from shinsa_adapters.intake.paths import PathError
from shinsa_adapters.intake.tables.rows import Headed, Row, is_blank
from shinsa_adapters.intake.tabling import KEY, ROW, ROWS
from shinsa_adapters.intake.values import blank, folded, word
from shinsa_adapters.intake.writing import line

MOST_ROWS: Final = 10_000
"""Rows one record may have."""
_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that became no proposal: where it stood, what it was, a stable code, and why."""

    rows: str
    record: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """A record made of rows, with their numbers in words."""

    key: str
    record: dict[str, object]
    rows: str


class Gathering(AbstractContextManager["Gathering"]):
    """The rows of one table by what makes them one record."""

    def __init__(self, mapping: model.Mapping) -> None:
        """Begin with no rows. Raises `ValueError` where the mapping is not for tables."""
        if mapping.table is None:
            raise ValueError("the mapping is not for tables")
        self._mapping = mapping
        self._grouped, self._row_id = mapping.table.group_by, mapping.table.row_id
        self._folder = TemporaryDirectory(prefix="shinsa-")
        self._store = sqlite3.connect(Path(self._folder.name) / "rows", isolation_level=None)
        for statement in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-4000", "temp_store=FILE"):
            self._store.execute(f"PRAGMA {statement}")
        self._store.execute("CREATE TABLE kept (key TEXT NOT NULL, number INTEGER NOT NULL, cells TEXT NOT NULL)")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Forget every row."""
        self._store.close()
        self._folder.cleanup()

    def take(self, table: Headed, rows: Iterable[Row]) -> Iterator[Rejected]:
        """Keep every row that can be used; the others are given back with the reason."""
        waiting: list[tuple[str, int, str]] = []
        self._store.execute("BEGIN")
        for row in rows:
            if row.broken is not None:
                yield Rejected(str(row.number), "", *row.broken)
                continue
            if is_blank(row.cells):
                continue
            cells = dict(_named(row, table))
            key = self._key(cells)
            if key is None:
                yield Rejected(str(row.number), "", "no-record-id", f"the row has no {self._grouped or 'id'}")
                continue
            waiting.append((key, row.number, line(cells).decode()))
            if len(waiting) == _AT_ONCE:
                self._keep(waiting)
        self._keep(waiting)
        self._store.execute("COMMIT")
        self._store.execute("CREATE INDEX by_key ON kept (key, number)")

    def _keep(self, waiting: list[tuple[str, int, str]]) -> None:
        self._store.executemany("INSERT INTO kept VALUES (?, ?, ?)", waiting)
        waiting.clear()

    def _key(self, cells: Mapping[str, object]) -> str | None:
        try:
            found = cells[self._grouped] if self._grouped else self._mapping.record.find(dict(cells))
        except PathError:
            return None
        return None if blank(found) or isinstance(found, dict | list) else word(found).strip()

    def records(self) -> Iterator[Gathered | Rejected]:
        """Every record in the order of its first row; of rows that claim one id, none is taken."""
        first = "SELECT key, count(*), min(number) AS first FROM kept GROUP BY key ORDER BY first"
        for key, how_many, _ in self._store.execute(first):
            yield self._record(str(key), int(how_many))

    def _twice(self, rows: Iterable[Mapping[str, object]]) -> str | None:
        """What two rows of a record are both called."""
        seen: set[str] = set()
        for row in rows:
            held = None if self._row_id is None else row.get(self._row_id)
            name = None if blank(held) else folded(word(held))
            if name in seen:
                return word(held).strip()
            seen |= {name} if name else set()
        return None

    def find(self, key: str) -> Gathered | Rejected | None:
        """The record of a key, `None` where there is none."""
        (how_many,) = self._store.execute("SELECT count(*) FROM kept WHERE key = ?", (key,)).fetchone()
        return self._record(key, int(how_many)) if how_many else None

    def _record(self, key: str, how_many: int) -> Gathered | Rejected:
        numbers = self._store.execute("SELECT number FROM kept WHERE key = ? ORDER BY number LIMIT 50", (key,))
        rows = _ranges([int(number) for (number,) in numbers], how_many)
        if how_many > 1 and not self._grouped:
            return Rejected(rows, key, "duplicate-id", f"{how_many:,} rows have the id `{key}`")
        if how_many > MOST_ROWS:
            return Rejected(rows, key, "too-many-rows", f"{how_many:,} rows make one record; at most {MOST_ROWS:,} may")
        found = self._store.execute("SELECT number, cells FROM kept WHERE key = ? ORDER BY number", (key,))
        made = [{**_read(cells), ROW: Decimal(number)} for number, cells in found]
        twice = self._twice(made)
        if twice is not None:
            return Rejected(rows, key, "duplicate-row", f"several of its rows have the {self._row_id} `{twice}`")
        return Gathered(key, {KEY: key, ROWS: made} if self._grouped else made[0], rows)


def _named(row: Row, table: Headed) -> Iterator[tuple[str, object]]:
    for name, place in table.columns.items():
        yield name, row.cells[place] if place < len(row.cells) else None


def _read(cells: str) -> dict[str, object]:
    return cast("dict[str, object]", json.loads(cells, parse_float=Decimal, parse_int=cast("Any", Decimal)))


def _ranges(numbers: list[int], how_many: int) -> str:
    """Numbers of rows in words: `3 to 5, 9`, with `…` where there are more."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    told = ", ".join(str(low) if low == high else f"{low} to {high}" for low, high in spans)
    return told if how_many <= len(numbers) else f"{told}, …"
