"""A file becomes rows, by the form that its name says; a folder is one of pages."""

from pathlib import Path

from shinsa_adapters.intake.model import Mapping
from shinsa_adapters.intake.tables import pages, text, typed, workbook
from shinsa_adapters.intake.tables.headings import headed
from shinsa_adapters.intake.tables.rows import Headed, TableError

SUFFIXES = (".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".ndjson", ".parquet")


def open_table(path: Path, mapping: Mapping, encoding: str | None = None) -> tuple[Headed, str | None]:
    """The rows of a file, and what was found out about its text, in words.

    Raises:
        OSError: it cannot be read.
        TableError: it is none of the forms, or its layout is another than the mapping's.
    """
    if mapping.table is None:
        raise TableError("the mapping is not for tables")
    table, suffix = mapping.table, path.suffix.lower()
    if suffix in {".csv", ".tsv", ".txt"}:
        form = text.form_of(path, table, encoding)
        remark = f"read as {form.encoding}, cells parted by {_shown(form.delimiter)}"
        return headed(text.rows(path, form), table, full=True), remark
    if suffix == ".xlsx":
        return headed(workbook.rows(path, table.sheet), table, full=False), None
    if suffix == ".json" or path.is_dir():
        return pages.json_pages(path, table), None
    if suffix in {".jsonl", ".ndjson"}:
        return typed.json_lines(path, table), None
    if suffix == ".parquet":
        return typed.parquet(path, table), None
    raise TableError(f"`{path.name}` is no table by its name", f"tables end in {', '.join(SUFFIXES)}")


def _shown(delimiter: str) -> str:
    return "tabs" if delimiter == "\t" else f"`{delimiter}`"
