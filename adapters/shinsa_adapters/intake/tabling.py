"""What a mapping says of a table: its columns with their headings, and which of them groups rows into records."""

from collections.abc import Iterator
from typing import Any, cast

from shinsa.errors import Place
from shinsa.parsing.report import Report, did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, each, named, word
from shinsa.reading import ListNode, MappingNode, Node, TextNode
from shinsa_adapters.intake.model import Table
from shinsa_adapters.intake.paths import PathError, compiled
from shinsa_adapters.intake.values import folded

ROWS, ROW, KEY = "rows", "row", "key"
"""Names a record has beside its columns: its rows where they are grouped, a row's number, and what groups them."""
_KEYS = Keys("a table", ("columns",), ("optional", "group_by", "row_id", "sheet", "ends"))
_PATHS = ("field", "each", "record", "dated")


def table(node: Node, report: Report) -> Table | None:
    """How a table is laid out."""
    record = Record(node, _KEYS, report)
    columns = record.get("columns", _columns) or {}
    optional = record.get("optional", each(word, "names of columns")) or ()
    group_by, row_id = record.get("group_by", word), record.get("row_id", word)
    for unknown in [column for column in (*optional, *filter(None, [group_by, row_id])) if column not in columns]:
        at = record.place("optional" if unknown in optional else "group_by" if unknown == group_by else "row_id")
        report.add(at, "unknown-column", f"no column is called `{unknown}`", did_you_mean(unknown, columns))
    if group_by is not None and group_by in optional:
        report.add(record.place("group_by"), "wrong-value", "the column that groups rows cannot be optional")
    if row_id is not None and group_by is None:
        report.add(record.place("row_id"), "wrong-value", "rows that are not grouped have the id of their record")
    sheet, ends = record.get("sheet", word), record.get("ends", word)
    return Table(columns, frozenset(optional), group_by, sheet, ends, row_id)


def _columns(node: Node, report: Report) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    headed: dict[str, str] = {}
    for key, entry in named(node, "the columns of a table", report):
        if key in {ROWS, ROW, KEY}:
            report.add(entry.at, "bad-name", f"`{key}` is a name of the record itself", "call the column otherwise")
        headings = (
            each(word, "headings")(entry.value, report)
            if isinstance(entry.value, ListNode)
            else _one(entry.value, report)
        )
        for heading in headings or ():
            if headed.setdefault(folded(heading), key) != key:
                report.add(entry.at, "heading-twice", f"`{heading}` heads `{headed[folded(heading)]}` already")
        found[key] = headings or ()
    return found


def _one(node: Node, report: Report) -> tuple[str, ...]:
    heading = word(node, report)
    return () if heading is None else (heading,)


def look_at_columns(root: MappingNode, table: Table, report: Report) -> None:
    """Whether every path of the mapping reads columns that the table has; a misspelt one would never find anything."""
    known = {*table.columns, ROW, *((ROWS, KEY) if table.group_by else ())}
    for at, text in paths_in(root):
        try:
            names = compiled(text).names()
        except PathError:
            continue  # reported where it is read
        for unknown in sorted(names - known):
            hint = did_you_mean(unknown, known, f"columns are {listed(sorted(table.columns))}")
            report.add(at, "unknown-column", f"the path reads `{unknown}`, which is no column of the table", hint)


def paths_in(node: Node) -> Iterator[tuple[Place, str]]:
    """Every path of the mapping with its place: what stands at the keys that hold paths."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from paths_in(item)
    if not isinstance(node, MappingNode):
        return
    for key, entry in node.entries.items():
        if key in _PATHS and isinstance(entry.value, TextNode):
            yield entry.value.at, entry.value.text
        elif key not in {"case", "table", "form"}:
            yield from paths_in(cast("Any", entry.value))
