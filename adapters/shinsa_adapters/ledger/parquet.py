"""The Parquet form of an export."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

pa: Any = import_module("pyarrow")  # it comes without types
pq: Any = import_module("pyarrow.parquet")
_AT_ONCE = 200
_TEXTS = ("kind", "id", "by", "owner", "about", "claim", "proposal", "verdict", "ruleset", "version", "digest", "as_of")
_SCHEMA: Any = pa.schema(
    [
        ("position", pa.int64()),
        ("at", pa.timestamp("us", tz="UTC")),
        *((name, pa.string()) for name in _TEXTS),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("document", pa.string()),
        ("line", pa.string()),
    ]
)


def write_rows(file: BinaryIO, rows: Iterable[dict[str, object]]) -> None:
    """Write rows, a few hundred at a time; a name that a row lacks is null.

    Raises:
        OSError: the file cannot be written.
    """
    waiting = iter(rows)
    with pq.ParquetWriter(file, _SCHEMA, compression="zstd") as writer:
        while group := list(islice(waiting, _AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(group, schema=_SCHEMA))


def read_lines(path: Path) -> Iterator[str]:
    """The column `line`.

    Raises:
        ValueError: it is not such a file.
    """
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_AT_ONCE, columns=["line"]):
                found: list[Any] = batch.column("line").to_pylist()
                yield from map(str, found)
    except (pa.ArrowInvalid, KeyError) as error:
        raise ValueError("this is not an export of a ledger") from error
