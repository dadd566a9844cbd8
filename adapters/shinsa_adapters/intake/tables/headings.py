"""Headings are found by the names a mapping gives them; a table that lacks one is refused, never read by position."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from shinsa.parsing.report import listed
from shinsa_adapters.intake.model import Table
from shinsa_adapters.intake.tables.rows import FIRST_ROWS, MOST_COLUMNS, Headed, Row, TableError, texts
from shinsa_adapters.intake.values import folded


def places(headings: Sequence[str], table: Table) -> dict[str, int]:
    """The place of each of the mapping's columns among headings, for those that are there.

    Raises:
        TableError: two headings stand for one column.
    """
    by_heading = {folded(alias): name for name, aliases in table.columns.items() for alias in (*aliases, name)}
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = by_heading.get(folded(heading))
        if name is not None and name in found:
            raise TableError(f"two columns are headed as `{name}`: columns {found[name] + 1} and {place + 1}")
        if name is not None:
            found[name] = place
    return found


def required(table: Table) -> set[str]:
    """The columns that a table must have."""
    return table.columns.keys() - table.optional


def headed(rows: Iterable[Row], table: Table, *, full: bool) -> Headed:
    """The rows below the first row that holds every heading the mapping needs; `full` rows have a cell for each.

    Raises:
        TableError: there is no such row near the top.
    """
    waiting = iter(rows)
    first = list(islice(waiting, FIRST_ROWS))
    for index, row in enumerate(first):
        found = places(texts(row.cells), table)
        if required(table) <= found.keys():
            others = [
                text for place, text in enumerate(texts(row.cells)) if place not in found.values() and text.strip()
            ]
            _refuse_width(row.cells)
            return Headed(
                found, tuple(others), _below(chain(first[index + 1 :], waiting), len(row.cells), table, full=full)
            )
    nearest: dict[str, int] = {}
    for row in first:
        found = places(texts(row.cells), table)
        nearest = found if len(found) > len(nearest) else nearest
    raise missing(table, nearest)


def missing(table: Table, found: Iterable[str]) -> TableError:
    """The error of a table that lacks columns."""
    lacking = sorted(required(table) - set(found))
    shown = listed(f"{name} ({' or '.join(table.columns[name])})" for name in lacking)
    hint = "is the layout another one? give the new heading to the mapping, under `columns`"
    return TableError(f"no row among the first {FIRST_ROWS} has headings for {shown}", hint)


def _refuse_width(cells: Sequence[object]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise TableError(f"the table has {len(cells):,} columns; at most {MOST_COLUMNS:,} are taken")


def _below(rows: Iterator[Row], width: int, table: Table, *, full: bool) -> Iterator[Row]:
    for row in rows:
        if table.ends is not None and _begins(row, table.ends):
            return
        beyond = any(held not in {None, ""} for held in row.cells[width:])
        if row.broken is None and (beyond or (full and len(row.cells) < width)):
            reason = f"the row has {len(row.cells):,} cells below {width:,} headings"
            yield Row(row.number, row.cells, ("too-many-cells" if beyond else "too-few-cells", reason))
        else:
            yield row


def _begins(row: Row, words: str) -> bool:
    first = next((held for held in row.cells if held not in {None, ""}), None)
    return isinstance(first, str) and folded(first).startswith(folded(words))
