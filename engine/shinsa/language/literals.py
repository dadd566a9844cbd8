"""What numbers and texts as written stand for."""

import re
from decimal import Decimal, InvalidOperation

from shinsa.language.catalogue import mistakes, outside
from shinsa.language.mistakes import Mistake
from shinsa.messages.teller import said
from shinsa.values import EXACT, plain

LONGEST_NUMBER = 60
"""Digits a number may have, before and after the point together."""

SMALLEST_WHOLE, LARGEST_WHOLE = -(2**63), 2**63 - 1
"""CEL's whole numbers; beyond them CEL stops with an error."""

_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"} | {c: c for c in "\\?\"'`"}
_ESCAPE = re.compile(
    r"\\(?:([abfnrtv\\?\"'`])|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|)", re.DOTALL
)
_HIGHEST, _SURROGATES = 0x10FFFF, range(0xD800, 0xE000)


def number(text: str, offset: int) -> Decimal | Mistake:
    """The exact decimal a word stands for. Written with point or exponent, it keeps a decimal place (see `whole`)."""
    if text[-1] in "uU":
        hint = said(mistakes.WRITE_IT, text=text[:-1])
        return Mistake(offset, "not-in-language", said(outside.NO_UNSIGNED), hint)
    if text[:2] in {"0x", "0X"}:
        return Decimal(int(text, 16)) if len(text) <= LONGEST_NUMBER else _too_long(text, offset)
    return _decimal(text, offset)


def whole(value: Decimal) -> bool:
    """Whether a constant is one of CEL's whole numbers: `1` is, `1.0` is not."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


def in_whole_range(value: Decimal) -> bool:
    """Whether CEL's whole numbers reach that far."""
    return SMALLEST_WHOLE <= value <= LARGEST_WHOLE


def text(word: str, offset: int) -> str | Mistake:
    """The text between the quotes, escapes replaced."""
    prefix = word[: len(word) - len(word.lstrip("rRbB"))].lower()
    quoted = word[len(prefix) :]
    if "b" in prefix:
        return Mistake(offset, "not-in-language", said(outside.NO_BYTES), said(outside.WRITE_A_TEXT))
    quotes = 3 if len(quoted) >= 6 and quoted[:3] in {'"""', "'''"} else 1  # noqa: PLR2004  # two times three quotes
    inside = quoted[quotes:-quotes]
    return inside if "r" in prefix or "\\" not in inside else _unescaped(inside, offset + len(prefix) + quotes)


def _decimal(text: str, offset: int) -> Decimal | Mistake:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return _too_long(text, offset)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or abs(value.adjusted()) > LONGEST_NUMBER or abs(exponent) > LONGEST_NUMBER:
        return _too_long(text, offset)
    if len(plain(value).replace(".", "")) > LONGEST_NUMBER:
        return _too_long(text, offset)
    written_with_point = not text.isdigit()
    return value.quantize(Decimal("0.1"), context=EXACT) if written_with_point and exponent >= 0 else value


def _too_long(text: str, offset: int) -> Mistake:
    shown = text if len(text) <= 24 else f"{text[:20]}…"  # noqa: PLR2004  # what fits a line
    message = said(mistakes.NUMBER_DIGITS, shown=shown, most=LONGEST_NUMBER)
    return Mistake(offset, "number-too-long", message, said(mistakes.SHORTEN_IT))


def _unescaped(inside: str, offset: int) -> str | Mistake:
    parts: list[str] = []
    end = 0
    for found in _ESCAPE.finditer(inside):
        character = _character(found)
        if character is None:
            return _bad_escape(inside, found.start(), offset)
        parts += [inside[end : found.start()], character]
        end = found.end()
    return "".join([*parts, inside[end:]])


def _character(found: re.Match[str]) -> str | None:
    simple, byte, short, long, octal = found.groups()
    if simple:
        return _SIMPLE[simple]
    digits = byte or short or long
    if not digits and not octal:
        return None
    code = int(digits, 16) if digits else int(octal, 8)
    return None if code > _HIGHEST or code in _SURROGATES else chr(code)


def _bad_escape(inside: str, start: int, offset: int) -> Mistake:
    message = said(mistakes.NO_ESCAPE, shown=inside[start : start + 2])
    return Mistake(offset + start, "syntax-error", message, said(mistakes.ESCAPE_BACKSLASH))
