"""Digits of other scripts: full-width ones from a Japanese keyboard, Arabic ones."""

import unicodedata


def ascii_digits(text: str) -> str:
    """The text with every digit of another script as one of 0 to 9: a full-width `3` becomes a plain one."""
    return text if text.isascii() else "".join(map(_digit, text))


def _digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
