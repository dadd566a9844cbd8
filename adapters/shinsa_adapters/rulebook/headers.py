"""The header of a `Rule:` block: what the rule is called, what it answers with, and what it rests on.

```
  Rule: New firm or dispatchable generation
    Because: {generation.net_mw} MW of firm capacity
    Source: article-2025-10-28: “电力” (power)
```
A field may go on over several lines, up to the next field or an empty line; words below an empty line are the author's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shinsa.ruleset import Rule, Source
from shinsa_adapters.rulebook.features import RuleBlock

BECAUSE, SOURCE = "Because", "Source"
_FIELD = re.compile(rf"\s*(?P<field>{BECAUSE}|{SOURCE}):\s*(?P<text>.*)")
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


def header_of(rule: Rule) -> Header:
    """The header a rule's block should have."""
    head = rule.head
    return Header(head.title.en, (_one_line(head.because.en),), tuple(map(citation, head.sources)))


def header_in(block: RuleBlock) -> Header:
    """The header a block has."""
    fields = [*_fields(block.description.split("\n"))]
    because = tuple(text for field, text in fields if field == BECAUSE)
    return Header(_one_line(block.name), because, tuple(text for field, text in fields if field == SOURCE))


def citation(source: Source) -> str:
    """A source on one line: `S15: “…” (what it means)`, `S15: what is done`, `committee discretion`."""
    if source.discretion:
        return "committee discretion"
    where = ", ".join(filter(None, (source.document, source.reference)))
    rendering = f" ({source.rendering})" if source.rendering else ""
    said = f"“{source.quote}”{rendering}" if source.quote else source.practice
    standing = "" if source.attested else " (recalled, not read)"
    return _one_line(f"{': '.join(filter(None, (where, said)))}{standing}")


def without_header(lines: Sequence[str]) -> list[str]:
    """The lines of a block's description that belong to no field."""
    kept: list[str] = []
    inside = False
    for line in lines:
        inside = bool(_FIELD.match(line)) or (inside and bool(line.strip()) and not line.lstrip().startswith("#"))
        if not inside:
            kept.append(line)
    return kept


def header_lines(header: Header, indent: str) -> list[str]:
    """The fields of a header as lines of a feature file, folded to its width."""
    fields = [*((BECAUSE, text) for text in header.because), *((SOURCE, text) for text in header.sources)]
    return [line for field, text in fields for line in _folded(f"{field}: {text}", indent)]


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    field: str | None = None
    words: list[str] = []
    for line in (*lines, ""):
        found = _FIELD.match(line)
        if field is not None and (found or not line.strip()):
            yield field, _one_line(" ".join(words))
            field = None
        if found:
            field, words = found["field"], [found["text"]]
        elif field is not None:
            words.append(line)


def _folded(text: str, indent: str) -> Iterator[str]:
    """Lines no wider than a feature file's, where the words allow it."""
    line = indent
    for word in text.split():
        fits = len(line) + len(word) < _WIDTH
        if line.strip() and not fits and not _NEVER_FIRST.match(word):
            yield line
            line = indent + " " * (_INDENT // 2) + word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    yield line


def _one_line(text: str) -> str:
    return " ".join(text.split())
