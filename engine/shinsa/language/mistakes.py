"""What keeps a condition from being read at all, told in the words of whoever wrote it."""

import re
from dataclasses import dataclass

from shinsa.language.catalogue import mistakes as catalogue
from shinsa.messages.message import Message, Translated
from shinsa.messages.teller import said


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a condition, `offset` characters from its beginning."""

    offset: int
    code: str
    message: Translated
    hint: Translated | None = None


_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|[^\s\w]+|\S")
# ruff: noqa: RUF001  # look-alikes are what this table is about
_SLIPS = {
    "=": said(catalogue.TO_COMPARE),
    "is": said(catalogue.TO_COMPARE),
    **dict.fromkeys(("and", "AND", "&"), said(catalogue.WRITE_IT, text="&&")),
    **dict.fromkeys(("or", "OR", "|"), said(catalogue.WRITE_IT, text="||")),
    **dict.fromkeys(("not", "NOT"), said(catalogue.WRITE_IT, text="!")),
    **dict.fromkeys(("<>", "≠"), said(catalogue.WRITE_IT, text="!=")),
    **dict.fromkeys(("=>", "≥"), said(catalogue.WRITE_IT, text=">=")),
    **dict.fromkeys(("=<", "≤"), said(catalogue.WRITE_IT, text="<=")),
    "===": said(catalogue.WRITE_IT, text="=="),
    "×": said(catalogue.WRITE_IT, text="*"),
    "÷": said(catalogue.WRITE_IT, text="/"),
    "−": said(catalogue.WRITE_IT, text="-"),
    **dict.fromkeys(("“", "”"), said(catalogue.PLAIN_QUOTES, quote='"')),
    **dict.fromkeys(("‘", "’"), said(catalogue.PLAIN_QUOTES, quote="'")),
}
_PAIRS = {")": "(", "]": "[", "}": "{"}


def empty() -> Mistake:
    """Nothing is written."""
    return Mistake(0, "syntax-error", said(catalogue.CONDITION_EMPTY), said(catalogue.WRITE_CONDITION))


def too_long(longest: int) -> Mistake:
    """More is written than anyone can check."""
    message = said(catalogue.CONDITION_TOO_LONG, longest=str(longest))
    return Mistake(0, "syntax-error", message, said(catalogue.NAME_ITS_PARTS))


def too_deep(deepest: int) -> Mistake:
    """More is nested than anyone can follow."""
    message = said(catalogue.CONDITION_TOO_DEEP, deepest=deepest)
    return Mistake(0, "syntax-error", message, said(catalogue.NAME_ITS_PARTS))


def unreadable(text: str, offset: int) -> Mistake:
    """A character no word of the language begins with."""
    if text[offset] in "\"'":
        hint = said(catalogue.CLOSE_TEXT, quote=text[offset])
        return Mistake(offset, "syntax-error", said(catalogue.TEXT_UNENDED), hint)
    return _unexpected(text, offset, catalogue.NOT_OF_THE_LANGUAGE)


def unexpected(text: str, offset: int) -> Mistake:
    """A word where the language has no place for it, or an end that comes too early."""
    if offset >= len(text.rstrip()):
        return Mistake(offset, "syntax-error", said(catalogue.ENDS_EARLY), _unclosed(text))
    return _unexpected(text, offset, catalogue.NOT_HERE)


def _unexpected(text: str, offset: int, complaint: Message) -> Mistake:
    found = _WORD.match(text, offset)
    word = found.group() if found else text[offset]
    return Mistake(offset, "syntax-error", said(complaint, word=word), _hint(text, offset, word))


def _hint(text: str, offset: int, word: str) -> Translated | None:
    if word in _SLIPS:
        return _SLIPS[word]
    if word[0] in _SLIPS and not word.isalpha():
        return _SLIPS[word[0]]
    before = text[:offset].rstrip()
    number = re.search(r"(?<![\w.])[0-9][0-9.]*$", before)
    if number and word.replace("_", "").isalpha():
        return said(catalogue.NUMBER_TAKES_UNIT, number=number.group())
    if number and word == ",":
        return said(catalogue.NO_SEPARATORS)
    if word[0] in _PAIRS and text.count(word[0]) > text.count(_PAIRS[word[0]]):
        return said(catalogue.NOT_OPENED, opening=_PAIRS[word[0]])
    return said(catalogue.JOIN_CONDITIONS) if word[0].isalpha() and before else None


def _unclosed(text: str) -> Translated:
    for closing, opening in _PAIRS.items():
        if text.count(opening) > text.count(closing):
            return said(catalogue.CLOSE_BRACKET, opening=opening, closing=closing)
    return said(catalogue.FINISH_IT)
