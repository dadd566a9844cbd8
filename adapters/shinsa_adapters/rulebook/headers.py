"""The header of a `Rule:` block: what the rule is called, what it answers with, and what it rests on.

```
  Rule: New firm or dispatchable generation
    Because: {generation.net_mw} MW of firm capacity
    Source: article-2025-10-28: “电力” (power)
```
A field may go on over several lines, up to the next field or an empty line; words below an empty line are the author's.
In Japanese the fields are `理由：` and `出典：`, in Chinese `理由：` and `来源：`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len

from shinsa.ruleset import Rule, Source
from shinsa_adapters.rulebook.features import RuleBlock
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue

_WIDTH = 120
_INDENT = 4
_NEVER_FIRST = re.compile(r"[#@|*\"`]|.*:$")
"""Words that Gherkin would take for something else at the beginning of a line."""


@dataclass(frozen=True, slots=True)
class Header:
    """The name of a rule's block, its reasons (as a rule, one) and its sources, each as one line of text."""

    name: str
    because: tuple[str, ...]
    sources: tuple[str, ...]


def header_of(rule: Rule, tongue: Tongue = ENGLISH) -> Header:
    """The header a rule's block should have in a language."""
    head = rule.head
    because = _one_line(head.because.in_language(tongue.code))
    sources = tuple(citation(source, tongue) for source in head.sources)
    return Header(_one_line(head.title.in_language(tongue.code)), (because,), sources)


def header_in(block: RuleBlock, tongue: Tongue = ENGLISH) -> Header:
    """The header a block in this language has."""
    fields = [*_fields(block.description.split("\n"), tongue)]
    because = tuple(text for field, text in fields if field == tongue.because)
    return Header(_one_line(block.name), because, tuple(text for field, text in fields if field == tongue.source))


def citation(source: Source, tongue: Tongue = ENGLISH) -> str:
    """A source on one line: `S15: “…” (what it means)`, `S15: what is done`, `committee discretion`.

    Words are quoted as they stand; their rendering and what is done are in English, the language rulesets note them in.
    A quotation in the file's own language needs no rendering.
    """
    if source.discretion:
        return tongue.discretion
    where = ", ".join(filter(None, (source.document, source.reference)))
    rendered = source.rendering if source.language != tongue.code else None
    said = f"“{source.quote}”{f' ({rendered})' if rendered else ''}" if source.quote else source.practice
    standing = "" if source.attested else tongue.recalled
    return _one_line(f"{': '.join(filter(None, (where, said)))}{standing}")


def without_header(lines: Sequence[str], tongue: Tongue = ENGLISH) -> list[str]:
    """The lines of a block's description that belong to no field."""
    kept: list[str] = []
    inside = False
    for line in lines:
        inside = bool(_field(tongue).match(line)) or (
            inside and bool(line.strip()) and not line.lstrip().startswith("#")
        )
        if not inside:
            kept.append(line)
    return kept


def header_lines(header: Header, indent: str, tongue: Tongue = ENGLISH) -> list[str]:
    """The fields of a header as lines of a feature file, folded to its width."""
    because = ((tongue.because, text) for text in header.because)
    fields = [*because, *((tongue.source, text) for text in header.sources)]
    return [line for field, text in fields for line in _folded(f"{field}{tongue.colon}{text}", indent)]


@cache
def _field(tongue: Tongue) -> re.Pattern[str]:
    """The beginning of a field, with a narrow or a wide colon."""
    return re.compile(rf"\s*(?P<field>{tongue.because}|{tongue.source})[:：]\s*(?P<text>.*)")


def _fields(lines: Sequence[str], tongue: Tongue) -> Iterator[tuple[str, str]]:
    field: str | None = None
    words: list[str] = []
    for line in (*lines, ""):
        found = _field(tongue).match(line)
        if field is not None and (found or not line.strip()):
            yield field, _one_line(" ".join(words))
            field = None
        if found:
            field, words = found["field"], [found["text"]]
        elif field is not None:
            words.append(line)


def _folded(text: str, indent: str) -> Iterator[str]:
    """Lines no wider than a feature file's, where the words allow it; between wide letters a line may always end."""
    line, space = indent, ""
    for word, behind in _words(text):
        fits = cell_len(line) + len(space) + cell_len(word) <= _WIDTH
        if line.strip() and not fits and not _NEVER_FIRST.match(word):
            yield line
            line = indent + " " * (_INDENT // 2) + word
        else:
            line = f"{line}{space}{word}" if line.strip() else line + word
        space = behind
    yield line


_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_MAY_END = re.compile(rf"\s+|(?<={_WIDE})(?<![「『（【])(?={_WIDE})(?![、。，；：！？」』）】])")
"""Where a line may end: at a space, or between two wide letters, for there no space is added when lines are joined."""


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each with the space behind it."""
    start = 0
    for found in _MAY_END.finditer(text):
        if found.start() > start:
            yield text[start : found.start()], " " if found[0] else ""
            start = found.end()
    yield text[start:], ""


def _one_line(text: str) -> str:
    """The text with one space where there are several, and none between two wide letters."""
    return re.sub(rf"(?<={_WIDE}) (?={_WIDE})", "", " ".join(text.split()))
