"""Tables for tests, in each form, with the same rows."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Rows = Sequence[Sequence[object]]

MAPPING = """\
id: list
version: 1.0.0
source: List
record: id
table:
  columns: {id: [Id, Nummer], title: Title, mw: [MW, Leistung], day: [Day]}
  optional: [day]
proposal:
  id: {field: id}
  title: {field: title}
  generation: {net_mw: {field: mw, unit: MW, thousands: ","}}
  schedule: {first_power: {field: day, dates: [YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY]}}
"""
GROUPED = """\
id: units
version: 1.0.0
source: Units
record: key
table:
  columns: {plant: Plant, title: Title, mw: MW}
  group_by: plant
proposal:
  id: {field: key}
  title: {field: "rows[].title"}
  generation: {net_mw: {field: "rows[].mw", unit: MW, combine: sum}}
"""
ROWS: Rows = [["Id", "Title", "MW"], ["A", "Étang", 100.1], ["B", "Lake", 200]]


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> None:
    text = "".join(delimiter.join(map(str, row)) + "\n" for row in rows)
    path.write_bytes(text.encode(encoding))


def write_xlsx(path: Path, rows: Rows, sheet: str = "Sheet", merged: Sequence[str] = ()) -> None:
    openpyxl: Any = import_module("openpyxl")
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for span in merged:
        page.merge_cells(span)
    book.save(path)


def write_parquet(path: Path, rows: Rows) -> None:
    arrow: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")
    columns = {str(name): [row[place] for row in rows[1:]] for place, name in enumerate(rows[0])}
    pq.write_table(arrow.table(columns), path)


def write_jsonl(path: Path, rows: Rows) -> None:
    json = import_module("json")
    lines = [json.dumps(dict(zip(rows[0], row, strict=True)), ensure_ascii=False) for row in rows[1:]]
    path.write_text("\n".join(lines), encoding="utf-8")
