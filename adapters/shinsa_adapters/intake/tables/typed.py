"""Tables whose rows name their own columns: JSON lines and Parquet."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from shinsa.errors import InputError
from shinsa.proposal.reading import read_json
from shinsa_adapters.intake.model import Table
from shinsa_adapters.intake.tables.headings import missing, places, required
from shinsa_adapters.intake.tables.rows import Headed, Row, TableError, cell

_AT_ONCE: Final = 500
_BUFFER: Final = 1 << 16
LONGEST_LINE: Final = 1 << 20


def json_lines(path: Path, table: Table) -> Headed:
    """One object a line. A row may leave keys out; a column that no row has is missing.

    Raises:
        OSError: it cannot be read.
        TableError: no row has a column that the mapping needs; raised at the end of the rows.
    """
    names = list(table.columns)
    return Headed({name: place for place, name in enumerate(names)}, (), _lines(path, table, names))


def _lines(path: Path, table: Table, names: list[str]) -> Iterator[Row]:
    seen = set[str]()
    any_row = False
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if not line.strip():
                continue
            if len(line) > LONGEST_LINE:
                raise TableError(
                    f"line {number} has more than {LONGEST_LINE:,} bytes", "one object stands on each line"
                )
            any_row = True
            try:
                held = read_json(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
            except InputError as error:
                yield Row(number, (), ("not-json", "; ".join(problem.message for problem in error.problems)))
                continue
            keys = list(held)
            at = places(keys, table)
            seen |= at.keys()
            yield Row(number, [_flat(held[keys[at[name]]]) if name in at else None for name in names])
    if any_row and not required(table) <= seen:
        raise missing(table, seen)


def _flat(value: object) -> Any:  # noqa: ANN401  # JSON may nest where a table does not; paths read what is there
    return value


def parquet(path: Path, table: Table) -> Headed:
    """The columns of a Parquet file, a few hundred rows at a time.

    Raises:
        OSError: it cannot be read.
        TableError: it is no Parquet file, or lacks a column.
    """
    arrow: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")
    arrow.set_memory_pool(arrow.system_memory_pool())  # the usual one keeps what it has freed
    try:
        file = pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)  # else a whole group of rows is held
    except arrow.ArrowInvalid as error:
        raise TableError(f"`{path.name}` is not a Parquet file") from error
    headings: list[str] = list(file.schema_arrow.names)
    found = places(headings, table)
    if not required(table) <= found.keys():
        raise missing(table, found)
    names = [headings[place] for place in found.values()]
    others = tuple(heading for heading in headings if heading not in names)
    return Headed({name: place for place, name in enumerate(found)}, others, _batches(file, names))


def _batches(file: Any, names: list[str]) -> Iterator[Row]:  # noqa: ANN401  # the library has no types
    number = 0
    with file:
        for batch in file.iter_batches(batch_size=_AT_ONCE, columns=names, use_threads=False):
            columns: list[list[object]] = [batch.column(name).to_pylist() for name in names]
            for values in zip(*columns, strict=True):
                number += 1
                yield Row(number, [cell(value) for value in values])
