"""Tables as workbooks (XLSX), read row by row; what is merged is not one row's, and is refused."""

import re
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from shinsa_adapters.intake.tables.rows import Row, TableError, cell, is_blank

openpyxl: Any = import_module("openpyxl")  # it comes without types
LARGEST: Final = 1 << 30
"""Bytes a workbook may have when it is unpacked."""
LARGEST_TEXTS: Final = 1 << 27
"""Bytes its texts may have, which stand in one place and are held in memory."""
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="[A-Z]+([0-9]+)(?::[A-Z]+([0-9]+))?"')
_BLOCK: Final = 1 << 16
_OVERLAP: Final = 200


def rows(path: Path, sheet: str | None) -> Iterator[Row]:
    """Every row of a sheet that says something; the first sheet where none is named.

    Raises:
        OSError: it cannot be read.
        TableError: it is no workbook, is too large, or has no sheet of that name.
    """
    try:
        _refuse_size(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise TableError(f"`{path.name}` is not a workbook (XLSX)", "save it as XLSX or CSV") from error
    try:
        page = _sheet(book, sheet)
        merged = _merged(path, str(page._worksheet_path))  # noqa: SLF001  # nothing public names the part of a sheet
        page.reset_dimensions()  # what a file says of its own size may be wrong
        for number, values in enumerate(page.iter_rows(values_only=True), 1):
            cells = [cell(value) for value in values]
            if not is_blank(cells) or number in merged:
                reason = "cells of this row are merged with others, so that it is not sure which row says what"
                yield Row(number, cells, ("merged-cells", reason) if number in merged else None)
    finally:
        book.close()


def _refuse_size(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        sizes = {part.filename: part.file_size for part in parts.infolist()}
    size, texts = sum(sizes.values()), sizes.get("xl/sharedStrings.xml", 0)
    if size > LARGEST or texts > LARGEST_TEXTS:
        told = f"the workbook has {size:,} bytes when unpacked, {texts:,} of them texts"
        raise TableError(f"{told}; the limits are {LARGEST:,} and {LARGEST_TEXTS:,}", "save it as CSV")


def _sheet(book: Any, sheet: str | None) -> Any:  # noqa: ANN401  # the library has no types
    names: list[str] = book.sheetnames
    if sheet is not None and sheet not in names:
        raise TableError(f"the workbook has no sheet `{sheet}`", f"its sheets are {', '.join(names)}")
    return book[sheet or names[0]]


def _merged(path: Path, part: str) -> set[int]:
    """The rows in which cells are merged; the list stands behind all rows, so the sheet is looked through once."""
    found = set[int]()
    with zipfile.ZipFile(path) as parts, parts.open(part.lstrip("/")) as file:
        kept = b""
        while block := file.read(_BLOCK):
            kept += block
            for match in _MERGED.finditer(kept):
                found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
            kept = kept[-_OVERLAP:]
    return found
