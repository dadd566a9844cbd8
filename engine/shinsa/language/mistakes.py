"""What keeps a condition from being read at all, told in the words of whoever wrote it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a condition, `offset` characters from its beginning."""

    offset: int
    code: str
    message: str
    hint: str | None = None


_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|[^\s\w]+|\S")
# ruff: noqa: RUF001  # look-alikes are what this table is about
_SLIPS = {
    "=": "to compare, write `==`",
    "and": "write `&&`",
    "or": "write `||`",
    "not": "write `!`",
    "AND": "write `&&`",
    "OR": "write `||`",
    "NOT": "write `!`",
    "&": "write `&&`",
    "|": "write `||`",
    "<>": "write `!=`",
    "=>": "write `>=`",
    "=<": "write `<=`",
    "===": "write `==`",
    "≥": "write `>=`",
    "≤": "write `<=`",
    "≠": "write `!=`",
    "×": "write `*`",
    "÷": "write `/`",
    "−": "write `-`",
    "is": "to compare, write `==`",
    "“": 'quote texts with plain quotes: `"`',
    "”": 'quote texts with plain quotes: `"`',
    "‘": "quote texts with plain quotes: `'`",
    "’": "quote texts with plain quotes: `'`",
}
_PAIRS = {")": "(", "]": "[", "}": "{"}


def empty() -> Mistake:
    """Nothing is written."""
    return Mistake(0, "syntax-error", "the condition is empty", "write a condition, such as `generation.net_mw >= 300`")


def too_long(longest: int) -> Mistake:
    """More is written than anyone can check."""
    return Mistake(
        0, "syntax-error", f"the condition is longer than {longest} characters", "name its parts as conclusions"
    )


def too_deep(deepest: int) -> Mistake:
    """More is nested than anyone can follow."""
    return Mistake(0, "syntax-error", f"the condition nests more than {deepest} deep", "name its parts as conclusions")


def unreadable(text: str, offset: int) -> Mistake:
    """A character no word of the language begins with."""
    if text[offset] in "\"'":
        return Mistake(
            offset, "syntax-error", "the text that begins here has no end", f"close it with `{text[offset]}`"
        )
    return _unexpected(text, offset, "does not belong to the language")


def unexpected(text: str, offset: int) -> Mistake:
    """A word where the language has no place for it, or an end that comes too early."""
    if offset >= len(text.rstrip()):
        return Mistake(offset, "syntax-error", "the condition ends too early", _unclosed(text))
    return _unexpected(text, offset, "does not belong here")


def _unexpected(text: str, offset: int, complaint: str) -> Mistake:
    found = _WORD.match(text, offset)
    word = found.group() if found else text[offset]
    return Mistake(offset, "syntax-error", f"`{word}` {complaint}", _hint(text, offset, word))


def _hint(text: str, offset: int, word: str) -> str | None:
    if word in _SLIPS:
        return _SLIPS[word]
    if word[0] in _SLIPS and not word.isalpha():
        return _SLIPS[word[0]]
    before = text[:offset].rstrip()
    number = re.search(r"(?<![\w.])[0-9][0-9.]*$", before)
    if number and word.replace("_", "").isalpha():
        return f"a number takes the unit of what it is compared with: write `{number.group()}` alone"
    if number and word == ",":
        return "write numbers without separators, such as `1000`"
    if word[0] in _PAIRS and text.count(word[0]) > text.count(_PAIRS[word[0]]):
        return f"no `{_PAIRS[word[0]]}` was opened for it"
    return "join two conditions with `&&` or `||`" if word[0].isalpha() and before else None


def _unclosed(text: str) -> str:
    for closing, opening in _PAIRS.items():
        if text.count(opening) > text.count(closing):
            return f"close the `{opening}` with `{closing}`"
    return "finish it, or take away what stands last"
