"""One value of a source becomes a value of a fact, or is unknown for a reason. Nothing is guessed."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final, TypeVar

from shinsa.facts import Fact, FactKind
from shinsa.proposal.reading import number_of
from shinsa.standards import countries, three_letter_codes
from shinsa.values import exact, plain
from shinsa_adapters.intake.model import Writing

_NUMERAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TOKENS: Final = re.compile("YYYY|MM|DD|M|D")
_DIGITS: Final = {"YYYY": "(?P<y>[0-9]{4})", "MM": "(?P<m>[0-9]{2})", "DD": "(?P<d>[0-9]{2})"}
_DIGITS_LOOSE: Final = {"M": "(?P<m>[0-9]{1,2})", "D": "(?P<d>[0-9]{1,2})"}
_CLOCK: Final = re.compile(r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?")
_Ordered = TypeVar("_Ordered", Decimal, date)
LONGEST_NUMERAL: Final = 60
LONGEST_TEXT: Final = 2000
"""Characters of a source or a quotation of evidence."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a value is not known: a stable code and words."""

    code: str
    reason: str


def blank(value: object) -> bool:
    """Whether the source says nothing: null, or a text of white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def word(value: object) -> str:
    """A value as its source writes it, in words: `true`, `835`, `Natural Gas`."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return plain(value)
    return str(value)


def clean(text: str) -> str:
    """A text that evidence may hold: no control characters, and not without end."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= LONGEST_TEXT else f"{shown[:LONGEST_TEXT]}…"


def folded(text: str) -> str:
    """A word as value maps compare it: case and runs of white space do not count."""
    return " ".join(text.split()).casefold()


_WANTED: Final = {
    FactKind.NUMBER: ("not-a-number", "a number"),
    FactKind.MONEY: ("not-a-number", "an amount"),
    FactKind.BOOL: ("not-yes-or-no", "true or false"),
    FactKind.DATE: ("not-a-date", "a day"),
    FactKind.COUNTRY: ("not-a-country", "the code of a country"),
    FactKind.TEXT: ("not-a-text", "a text"),
}


def value_of(fact: Fact, value: object, writing: Writing) -> "Decimal | bool | str | Unknown":
    """The value for a fact: a number in its unit, an amount, a yes or no, a day as `YYYY-MM-DD`, a code, a text."""
    if isinstance(value, dict | list):
        code, wanted = _WANTED[fact.kind]
        return Unknown(code, f"an object or a list stands where {wanted} is expected")
    match fact.kind:
        case FactKind.NUMBER | FactKind.MONEY:
            return number(value, fact.step, writing)
        case FactKind.BOOL:
            found = value if isinstance(value, bool) else None
            return Unknown("not-yes-or-no", f"`{word(value)}` is neither true nor false") if found is None else found
        case FactKind.DATE:
            return day(value, writing)
        case FactKind.COUNTRY:
            return _country(value)
        case FactKind.TEXT:
            return word(value)
        case FactKind.CHOICE:
            raise AssertionError(fact.path)  # a choice is always switched


def within(fact: Fact, value: Any) -> Any:  # noqa: ANN401  # what comes in goes out
    """A value in the bounds that the vocabulary sets its fact; what is outside cannot be true of it: not known."""
    if isinstance(value, Decimal):
        return _bounded(value, fact.minimum, fact.maximum, value)
    if isinstance(value, str) and fact.kind is FactKind.DATE:
        return _bounded(date.fromisoformat(value), fact.earliest, fact.latest, value)
    return value


def _bounded(found: _Ordered, low: _Ordered | None, high: _Ordered | None, value: object) -> object:
    if (low is None or low <= found) and (high is None or found <= high):
        return value
    bounds = " to ".join(_told(bound) for bound in (low, high) if bound is not None)
    only = "not below " if high is None else "not above " if low is None else ""
    return Unknown("out-of-range", f"`{_told(found)}` is outside the fact's range: {only}{bounds}")


def _told(bound: Decimal | date) -> str:
    return plain(bound) if isinstance(bound, Decimal) else bound.isoformat()


def number(value: object, step: Decimal | None, writing: Writing) -> Decimal | Unknown:
    """An exact decimal in the fact's unit."""
    found = value if isinstance(value, Decimal) else _numeral(value, writing)
    if isinstance(found, Unknown):
        return found
    with exact():
        converted = found * writing.factor
    return _stepped(converted, step, writing)


def _numeral(value: object, writing: Writing) -> Decimal | Unknown:
    if not isinstance(value, str):
        return Unknown("not-a-number", f"`{word(value)}` is not a number")
    text = value.strip()
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    text = text.removeprefix(writing.prefix).strip() if writing.prefix else text
    whole, _, rest = text.partition(writing.decimal)
    if writing.thousands and writing.thousands in whole:
        if not re.fullmatch(rf"[0-9]{{1,3}}({re.escape(writing.thousands)}[0-9]{{3}})+", whole):
            return Unknown("not-a-number", f"`{value}` groups its digits in another way than by thousands")
        whole = whole.replace(writing.thousands, "")
    numeral = f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
    usable = _NUMERAL.fullmatch(numeral) if len(numeral) <= LONGEST_NUMERAL else None
    found = number_of(numeral) if usable and (rest or not text.endswith(writing.decimal)) else None
    return Unknown("not-a-number", f"`{value}` is not a number in the way the mapping says") if found is None else found


def _stepped(value: Decimal, step: Decimal | None, writing: Writing) -> Decimal | Unknown:
    if step is None:
        return value
    with exact():
        whole = (value / step).to_integral_value(ROUND_HALF_EVEN) if _divides(step) else None
        if whole is None or whole * step == value:
            return value
        if writing.rounded and whole:  # what is not nothing never becomes zero
            return whole * step
    return Unknown("too-fine", f"`{plain(value)}` is finer than the fact's step of {plain(step)}")


def _divides(step: Decimal) -> bool:
    """Whether dividing by the step is exact: steps are made of twos and fives alone."""
    digits = int("".join(map(str, step.as_tuple().digits)))
    for prime in (2, 5):
        while digits % prime == 0:
            digits //= prime
    return digits == 1


def day(value: object, writing: Writing) -> str | Unknown:
    """A day; one that two of the mapping's forms read differently is not guessed."""
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    text = word(value).strip()
    clock = _CLOCK.search(text)
    if clock is not None and clock.end() == len(text):
        text = text[: clock.start()]
    found = {read for form in writing.dates if (read := _as_form(text, form, last_day=writing.last_day)) is not None}
    if len(found) > 1:
        days = " or ".join(day.isoformat() for day in sorted(found))
        return Unknown("ambiguous-date", f"`{text}` could be {days}")
    forms = ", ".join(writing.dates)
    return found.pop().isoformat() if found else Unknown("not-a-date", f"`{text}` is not a day written as {forms}")


def pattern(form: str) -> re.Pattern[str] | None:
    """What a form of days looks like; `None` where the form names no year and month, or one of its parts twice."""
    pieces = _TOKENS.split(form)
    tokens = _TOKENS.findall(form)
    kinds = [token[0] for token in tokens]
    if sorted(kinds) not in (["D", "M", "Y"], ["M", "Y"]):
        return None
    digits = _DIGITS | _DIGITS_LOOSE
    parts = [re.escape(piece) + (digits[token]) for piece, token in zip(pieces, tokens, strict=False)]
    return re.compile("".join(parts) + re.escape(pieces[-1]))


def _as_form(text: str, form: str, *, last_day: bool | None) -> date | None:
    shape = pattern(form)
    found = shape.fullmatch(text) if shape else None
    if found is None:
        return None
    parts = found.groupdict()
    year, month = int(parts["y"]), int(parts["m"])
    try:
        if "d" in parts:
            return date(year, month, int(parts["d"]))
        return date(year, month, monthrange(year, month)[1] if last_day else 1)
    except ValueError:
        return None


def _country(value: object) -> str | Unknown:
    code = word(value).strip()
    found = code if code in countries() else three_letter_codes().get(code)
    return found or Unknown("not-a-country", f"`{code}` is not a country code")
