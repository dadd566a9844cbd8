"""Points and values as documents and messages show them."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from shinsa.explaining.document import IntervalDocument, Points
from shinsa.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable


def points(hundredths: int) -> Points:
    """Hundredths of a point as a number with at most two places."""
    whole, rest = divmod(hundredths, 100)
    return hundredths / 100 if rest else whole


def interval(low: int, high: int) -> IntervalDocument:
    """An interval of hundredths as points."""
    return {"low": points(low), "high": points(high)}


def worded(value: object) -> str:
    """A value for a message: `1,200`, `2029-01-19`, `yes`, `nuclear, gas`, `not stated`."""
    match value:
        case None:
            return "not stated"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            whole, point, rest = plain(value).partition(".")
            return f"{int(whole):,}{point}{rest}" if whole != "-0" else plain(value)
        case date():
            return value.isoformat()
        case tuple() | list() | frozenset():
            return ", ".join(map(worded, cast("Iterable[object]", value))) or "none"
        case _:
            return str(value)
