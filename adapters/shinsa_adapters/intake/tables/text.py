"""Tables as text: CSV and TSV, their encoding and delimiter found."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from shinsa_adapters.intake.model import Table
from shinsa_adapters.intake.tables.headings import places
from shinsa_adapters.intake.tables.rows import FIRST_ROWS, Row, TableError

_SAMPLE: Final = 1 << 20
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS: Final = (",", ";", "\t", "|")
_WIDE: Final = ("utf-16", "utf16", "utf-32", "utf32", "u16", "u32")
"""Encodings of which a single byte that is wrong cannot be kept."""
LONGEST_CELL: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Form:
    """How a text is laid out."""

    encoding: str
    delimiter: str


def form_of(path: Path, table: Table, encoding: str | None) -> Form:
    """The encoding and delimiter of a file; an encoding that is given is not looked for.

    Raises:
        OSError: it cannot be read.
        TableError: no encoding fits.
    """
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    found = encoding or _encoding(sample)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(sample.decode(found, "replace"), table)
    return Form(found, delimiter)


def _encoding(sample: bytes) -> str:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    telling = [line for line in sample.splitlines()[: -1 if len(sample) == _SAMPLE else None] if not line.isascii()]
    broken = sum(not _is_utf8(line) for line in telling)
    if 2 * broken <= len(telling):
        return "utf-8"  # rows that are broken are refused one by one
    detect: Any = import_module("charset_normalizer")
    best = detect.from_bytes(sample).best()
    if best is None:
        raise TableError(
            "the encoding cannot be found: this is no text", "save it as UTF-8, or name it with --encoding"
        )
    return str(best.encoding)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(sample: str, table: Table) -> str:
    """The delimiter under which the top of the file has the most of the mapping's headings."""
    lines = sample.splitlines(keepends=True)[:FIRST_ROWS]
    return max(_DELIMITERS, key=lambda sign: max((_headings(line, sign, table) for line in lines), default=0))


def _headings(line: str, delimiter: str, table: Table) -> int:
    cells = next(csv.reader([line], delimiter=delimiter), list[str]())
    try:
        return len(places(cells, table))
    except TableError:
        return 0


def rows(path: Path, form: Form) -> Iterator[Row]:
    """Every row that says something, by the number of its first line.

    Raises:
        OSError: it cannot be read.
        TableError: the quotation marks do not match up, from some line on.
    """
    errors = "replace" if form.encoding.lower().replace("_", "-").startswith(_WIDE) else "surrogateescape"
    csv.field_size_limit(LONGEST_CELL)
    with path.open("rb") as binary, TextIOWrapper(binary, form.encoding, errors, newline="") as file:
        reader = csv.reader(file, delimiter=form.delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                if any(held.strip() for held in cells):
                    yield Row(line, cells, _broken(cells, form))
                line = reader.line_num + 1
        except csv.Error as error:
            hint = "is a quotation mark not closed, or not doubled?"
            raise TableError(f"line {line} cannot be read: {error}", hint) from error
        except UnicodeError as error:
            told = f"what follows line {line} is not {form.encoding}"
            raise TableError(told, "name another with --encoding, or save it as UTF-8") from error


def _broken(cells: list[str], form: Form) -> tuple[str, str] | None:
    for place, held in enumerate(cells, 1):
        if held.isascii():
            continue
        for character in held:
            if "\udc80" <= character <= "\udcff":
                reason = f"cell {place} holds the byte 0x{ord(character) - 0xDC00:02X}, which is not {form.encoding}"
                return "wrong-encoding", reason
            if character == "\ufffd":
                return "wrong-encoding", f"cell {place} holds something that is not {form.encoding}"
    return None
