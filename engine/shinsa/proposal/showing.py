"""How places and values of a proposal are written in messages."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from shinsa.messages.teller import said
from shinsa.proposal.catalogue import values as catalogue
from shinsa.values import plain

Location: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the top of the document down to a value."""

LONGEST_SHOWN = 60
_FEW = 8
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def pointer(location: Location) -> str:
    """The location as a JSON pointer (RFC 6901); a character that cannot be written appears as its escape."""
    return "".join("/" + printable(str(part)).replace("~", "~0").replace("/", "~1") for part in location)


def place(location: Location) -> str:
    """The location as facts are named: `sites[0].country`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return quoted(text.removeprefix("."))


def printable(text: str) -> str:
    """The text with lone surrogates written as escapes, so that it can be printed anywhere."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def quoted(text: str) -> str:
    """The user's words in backticks, on one line, cut when long."""
    safe = _CONTROL.sub(_escape, printable(text[:LONGEST_SHOWN]))
    return f"`{safe}…`" if len(text) > LONGEST_SHOWN else f"`{safe}`"


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def shown(value: object) -> str:  # noqa: PLR0911  # one answer for each kind
    """A value of a proposal as a reader knows it: the text `200`, the number `200`, null, a list, an object."""
    if isinstance(value, str):
        return said(catalogue.THE_TEXT, text=quoted(value))
    if isinstance(value, Decimal):
        return said(catalogue.THE_NUMBER, number=number(value))
    if isinstance(value, date):
        return said(catalogue.THE_DATE, date=quoted(value.isoformat()))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return said(catalogue.NO_DECIMAL)
    if value is None:
        return "null"
    return said(catalogue.A_LIST if isinstance(value, list | tuple) else catalogue.AN_OBJECT)


def number(value: Decimal) -> str:
    """A decimal in backticks, written out plainly unless that would be very long."""
    short = value.is_finite() and -LONGEST_SHOWN < value.adjusted() < LONGEST_SHOWN
    return quoted(plain(value) if short else str(value))


def listed(words: Sequence[str]) -> str:
    """Some words in backticks, at most eight, and how many more there are."""
    shown_words = ", ".join(map(quoted, words[:_FEW]))
    left = len(words) - _FEW
    return said(catalogue.AND_MORE, words=shown_words, count=str(left)) if left > 0 else shown_words
