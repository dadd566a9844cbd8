"""How much memory and time does a large table take? Writes one in each form, and takes it in as a user would."""

import base64
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from types import TracebackType
from typing import IO, Any, Final

from benchmarks.rows import Row, Section

MEGABYTES: Final = 200
MOST_MIB: Final = 160
"""Memory that a table of any size may take."""
MAPPING: Final = """\
id: units
version: 1.0.0
source: Units
record: key
table:
  columns: {plant: Plant, title: Title, mw: MW, note: Note}
  group_by: plant
proposal:
  id: {field: key}
  title: {field: "rows[].title"}
  description: {field: "rows[0].note"}
  generation: {net_mw: {field: "rows[].mw", unit: MW, combine: sum}}
"""
HEADINGS: Final = ("Plant", "Title", "MW", "Note")
_ROWS_EACH: Final = 500
_NOTE: Final = 750
"""Bytes behind a note; as text, a thousand characters that no packing makes much smaller."""
Unit = tuple[str, str, str, str]


def units(seed: int = 1) -> Iterator[Unit]:
    """Rows without end: units of plants, with a long note each."""
    chance, number = Random(seed), 0  # noqa: S311  # nothing is secret here
    while True:
        plant = f"P{number // _ROWS_EACH}"
        yield plant, f"Plant {plant}", "0.1", base64.b64encode(chance.randbytes(_NOTE)).decode()
        number += 1


class _Csv(AbstractContextManager["_Csv"]):
    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(HEADINGS)

    def add(self, row: Unit) -> None:
        self._writer.writerow(row)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


class _Lines(AbstractContextManager["_Lines"]):
    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8")

    def add(self, row: Unit) -> None:
        self._file.write(json.dumps(dict(zip(HEADINGS, row, strict=True))) + "\n")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


class _Parquet(AbstractContextManager["_Parquet"]):
    """Columns as a library writes them by default: in groups of very many rows."""

    def __init__(self, path: Path) -> None:
        self._arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
        schema = self._arrow.schema([(name, self._arrow.string()) for name in HEADINGS])
        self._path, self._schema, self._parquet = path, schema, parquet
        self._rows: list[Unit] = []

    def add(self, row: Unit) -> None:
        self._rows.append(row)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        columns = [[row[place] for row in self._rows] for place in range(len(HEADINGS))]
        self._parquet.write_table(self._arrow.table(columns, schema=self._schema), self._path, use_dictionary=False)


class _Workbook(AbstractContextManager["_Workbook"]):
    """A sheet written as text: the usual library would need more time to write it than it takes to read."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        for name, content in _PARTS.items():
            self._zip.writestr(name, content)
        self._sheet: IO[bytes] = self._zip.open("xl/worksheets/sheet1.xml", "w", force_zip64=True)
        self._sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
        self.add(HEADINGS)

    def add(self, row: Unit) -> None:
        cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row)
        self._sheet.write(f"<row>{cells}</row>".encode())

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._sheet.write(b"</sheetData></worksheet>")
        self._sheet.close()
        self._zip.close()


_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Units" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
FORMS: Final[Mapping[str, Callable[[Path], Any]]] = {
    "csv": _Csv,
    "jsonl": _Lines,
    "xlsx": _Workbook,
    "parquet": _Parquet,
}


def write(path: Path, rows: int) -> None:
    """A table of so many units, about a kilobyte each, in the form of the file's name."""
    with FORMS[path.suffix.removeprefix(".")](path) as table:
        for _, row in zip(range(rows), units(), strict=False):
            table.add(row)


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in a table took: its size in bytes, the seconds, and the most memory in KiB."""

    size: int
    seconds: float
    peak_kib: int
    proposals: int


def take(folder: Path, form: str, rows: int) -> Taken:
    """Write a table and take it in with the command line, in a process of its own."""
    path = folder / f"t.{form}"
    write(path, rows)
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    words = [sys.executable, "-m", "shinsa_adapters.cli", "intake", "table", path.name, "--mapping", "mapping.yaml"]
    code = (
        f"import resource, subprocess; made = subprocess.run({words!r}, check=True, stdout=subprocess.PIPE,"
        " stderr=subprocess.DEVNULL).stdout; print(len(made.splitlines()),"
        " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    began = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, env=os.environ, capture_output=True, check=True)
    made, peak = map(int, ran.stdout.split())
    return Taken(path.stat().st_size, time.perf_counter() - began, peak, made)


def sections(megabytes: int = MEGABYTES) -> tuple[Section, ...]:
    """Time and peak memory for a table of so many megabytes in each form."""
    rows: list[Row] = []
    for form in FORMS:
        with tempfile.TemporaryDirectory() as folder:
            taken = take(Path(folder), form, megabytes * 1_000)
        peak = taken.peak_kib / 1024
        told = f"{peak:.0f} MiB, {taken.seconds:.0f} s"
        rows.append(Row(f"{form}: {taken.size / 1e6:.0f} MB", told, "", f"at most {MOST_MIB} MiB", peak <= MOST_MIB))
        sys.stderr.write(f"{form}: {told}\n")
    return (Section(f"Tables of {megabytes * 1_000:,} rows of about a kilobyte, taken in", tuple(rows)),)
