"""Tables that come in pages of JSON, each an array of objects: from a Socrata portal, or from files that were kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final, cast
from urllib.parse import parse_qsl, urlsplit

from shinsa_adapters.intake.fetching import Fetcher, FetchError
from shinsa_adapters.intake.model import Table
from shinsa_adapters.intake.tables.headings import missing, places, required
from shinsa_adapters.intake.tables.rows import Headed, Row, TableError
from shinsa_adapters.intake.writing import decoded

LARGEST_PAGE: Final = 16 << 20
"""Bytes one page may have."""
ROWS: Final = 1000
"""Rows that are asked for at once: what a portal gives without being asked for more."""
_NAME: Final = re.compile(r"/(?:resource|d|api/views)/(?P<name>[a-z0-9]{4}-[a-z0-9]{4})(?:\.json)?/?")
_PASSED_ON: Final = {"$where"}


def json_pages(path: Path, table: Table) -> Headed:
    """Pages kept as files: one file, or every `*.json` of a folder in the order of their names.

    Raises:
        OSError: one cannot be read.
        TableError: a page is no array of objects or too large, or no row has a column that the mapping needs; raised
            while the rows are read.
    """
    names = list(table.columns)
    return Headed({name: place for place, name in enumerate(names)}, (), _kept(path, table, names))


def _kept(path: Path, table: Table, names: list[str]) -> Iterator[Row]:
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise TableError(f"folder `{path.name}` holds no page", "pages are files named `*.json`")
    seen, number = set[str](), 0
    for file in files:
        for held in _page_of(file):
            number += 1
            at = places(list(held), table)
            seen |= at.keys()
            yield _row(number, held, names, {name: list(held)[place] for name, place in at.items()})
    if number and not required(table) <= seen:
        raise missing(table, seen)


def _page_of(file: Path) -> list[Mapping[str, object]]:
    with file.open("rb") as opened:
        data = opened.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise TableError(f"page `{file.name}` has more than {LARGEST_PAGE:,} bytes", "save it as JSON lines (.jsonl)")
    try:
        return _objects(decoded(data), f"page `{file.name}`")
    except ValueError as error:
        raise TableError(f"page `{file.name}` is not JSON, or ends too early") from error


def _objects(page: object, what: str) -> list[Mapping[str, object]]:
    rows = cast("list[object]", page) if isinstance(page, list) else [None]
    if not all(isinstance(row, dict) for row in rows):
        raise TableError(f"{what} is not an array of objects")
    return cast("list[Mapping[str, object]]", rows)


def _row(number: int, held: Mapping[str, object], names: list[str], keys: Mapping[str, str]) -> Row:
    return Row(number, cast("list[str]", [held.get(keys[name]) if name in keys else None for name in names]))


@dataclass(frozen=True, slots=True)
class _Portal:
    """A data set of a portal: its address without a path, its name, and which rows are asked for."""

    base: str
    name: str
    asked: Mapping[str, str]

    @property
    def rows(self) -> str:
        """Where its rows are."""
        return f"{self.base}/resource/{self.name}.json"


@dataclass(frozen=True, slots=True)
class _Edition:
    """What a data set is at one moment: its columns, when its rows were last changed, and how many are asked for."""

    columns: tuple[str, ...]
    changed: Decimal
    rows: int


def is_address(name: str) -> bool:
    """Whether a table is named by where a portal has it."""
    return name.startswith(("http://", "https://"))


def socrata(address: str, table: Table, fetcher: Fetcher) -> tuple[Headed, str]:
    """The rows of a data set, page by page in the order of their ids, and what was found out of it, in words.

    Raises:
        TableError: the portal does not answer, the data set lacks a column, or its rows changed while they were read;
            partly raised while the rows are read.
    """
    portal = _portal(address)
    edition = _edition(portal, fetcher)
    found = places(edition.columns, table)
    if not required(table) <= found.keys():
        raise missing(table, found)
    keys = {name: edition.columns[place] for name, place in found.items()}
    others = tuple(column for column in edition.columns if column not in keys.values())
    rows = _read(portal, edition, keys, fetcher)
    remark = f"data set {portal.name} with {edition.rows:,} rows"
    return Headed({name: place for place, name in enumerate(keys)}, others, rows), remark


def _portal(address: str) -> _Portal:
    parts = urlsplit(address)
    found = _NAME.fullmatch(parts.path)
    asked = dict(parse_qsl(parts.query))
    if found is None or not parts.hostname or "@" in parts.netloc:
        hint = "such as https://data.example.gov/resource/abcd-1234.json"
        raise TableError(f"`{address}` is not the address of a Socrata data set", hint)
    if not asked.keys() <= _PASSED_ON:
        raise TableError("of what can be asked of a data set, `$where` alone is passed on", "leave the rest out")
    return _Portal(f"{parts.scheme}://{parts.netloc}", found["name"], asked)


def _edition(portal: _Portal, fetcher: Fetcher) -> _Edition:
    metadata = _answered(f"{portal.base}/api/views/{portal.name}.json", {}, fetcher)
    counted = _answered(portal.rows, {**portal.asked, "$select": "count(*) as total"}, fetcher)
    try:
        held = cast("dict[str, object]", metadata)
        changed = held["rowsUpdatedAt"]
        columns = [column["fieldName"] for column in cast("list[dict[str, str]]", held["columns"])]
        total = int(str(cast("list[dict[str, object]]", counted)[0]["total"]))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise TableError(f"`{portal.base}` does not say what data set {portal.name} holds") from error
    if not isinstance(changed, Decimal):
        raise TableError(f"`{portal.base}` does not say when data set {portal.name} last changed")
    shown = tuple(column for column in columns if not column.startswith(":"))
    return _Edition(shown, changed, total)


def _answered(address: str, query: Mapping[str, str], fetcher: Fetcher) -> object:
    """What a portal answers; JSON that is broken off is asked for again."""
    try:
        return fetcher.read(address, query, lambda found: found)
    except FetchError as error:
        raise TableError(f"the portal does not answer: {error}") from error


def _read(portal: _Portal, edition: _Edition, keys: Mapping[str, str], fetcher: Fetcher) -> Iterator[Row]:
    names, number = list(keys), 0
    while number < edition.rows:
        asked = {**portal.asked, "$order": ":id", "$limit": str(ROWS), "$offset": str(number)}
        page = _objects(_answered(portal.rows, asked, fetcher), "a page of the portal")
        if not page or len(page) > ROWS:
            break
        for held in page:
            number += 1
            yield _row(number, held, names, keys)
    if number != edition.rows or _edition(portal, fetcher) != edition:
        told = f"data set {portal.name} changed while it was read, or was not given whole: {number:,} of"
        raise TableError(f"{told} {edition.rows:,} rows came", "nothing was taken; read it again")
