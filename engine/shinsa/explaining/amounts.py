"""Points and values as documents and messages show them."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from shinsa.explaining import catalogue
from shinsa.explaining.document import IntervalDocument, Points
from shinsa.language.catalogue.turns import NO, YES
from shinsa.messages.teller import Teller, teller

if TYPE_CHECKING:
    from collections.abc import Iterable


def points(hundredths: int) -> Points:
    """Hundredths of a point as a number with at most two places."""
    whole, rest = divmod(hundredths, 100)
    return hundredths / 100 if rest else whole


def interval(low: int, high: int) -> IntervalDocument:
    """An interval of hundredths as points."""
    return {"low": points(low), "high": points(high)}


_ENGLISH: Final = teller()


def worded(value: object, by: Teller = _ENGLISH) -> str:
    """A value for a message: `1,200`, `2029-01-19`, `yes`, `nuclear, gas`, `not stated`."""
    match value:
        case None:
            return by.say(catalogue.NOT_STATED)
        case bool():
            return by.say(YES if value else NO)
        case Decimal() | date():
            return by.form(value)
        case tuple() | list() | frozenset():
            items = [worded(item, by) for item in cast("Iterable[object]", value)]
            return by.listed(items) or by.say(catalogue.NONE)
        case _:
            return str(value)
