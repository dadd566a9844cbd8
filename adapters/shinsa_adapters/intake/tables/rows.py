"""What every form of table comes down to: headings, and rows of cells with their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias, cast

Cell: TypeAlias = "str | Decimal | bool | None"
"""A cell: text as it stands, or a value that the form of the table itself types. Days are texts, `YYYY-MM-DD`."""

MOST_COLUMNS = 16_384
FIRST_ROWS = 20
"""Rows among which the headings must stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row by its number in the file, from 1; `broken` says why it cannot be used, as a code and words."""

    number: int
    cells: Sequence[Cell]
    broken: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Headed:
    """The rows below the headings: `columns` are the places of the mapping's columns, `others` other headings."""

    columns: dict[str, int]
    others: tuple[str, ...]
    rows: Iterator[Row]


class TableError(Exception):
    """A table that cannot be used at all; the text says where, why and what helps."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(f"{message}\n  hint: {hint}" if hint else message)


def cell(value: object) -> Cell:
    """A cell from what a library read: numbers exactly as they are shown, days as texts."""
    if value is None or isinstance(value, bool | str | Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value)) if value - value == 0 else None  # no number is not known
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether a row says nothing."""
    return all(held is None or (isinstance(held, str) and not held.strip()) for held in cells)


def texts(cells: Sequence[Cell]) -> list[str]:
    """The cells of a row of headings."""
    return [held if isinstance(held, str) else "" for held in cast("list[object]", cells)]
