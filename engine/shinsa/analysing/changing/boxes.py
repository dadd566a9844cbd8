"""What a fact may be: not stated, one value, or any value of a span. Conditions are answered for all of it at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from shinsa.values import Scalar


@dataclass(frozen=True, slots=True)
class Span:
    """Every value from `low` to `high`, both included: numbers or days."""

    low: Decimal | date
    high: Decimal | date

    @property
    def single(self) -> bool:
        """Whether it holds one value alone."""
        return self.low == self.high


Box: TypeAlias = Span | bool | str | None
"""A span of numbers or days, one other value, or `None`: not stated."""

Boxes: TypeAlias = Mapping[str, Box]
"""Boxes by concrete path: `finance.dscr_min`, `offtakes[0].share`, `materials[1]`; `offtakes[0]!` says whether the item
is there, `offtakes!` whether the list is stated."""


def box_of(value: Scalar | None) -> Box:
    """The box that holds one stated value, or none."""
    return Span(value, value) if isinstance(value, Decimal | date) else value


def there(path: str) -> str:
    """The name under which it stands whether a list is stated, or an item is there."""
    return f"{path}!"


def at(path: str, index: int) -> str:
    """The path of a field, or of the item itself, in one item: `offtakes[].share` is `offtakes[0].share`."""
    return path.replace("[]", f"[{index}]", 1)
