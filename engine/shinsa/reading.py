"""One YAML file → plain nodes that know their place; scalars stay text until a schema asks for more.

A small, predictable part of YAML is read: no aliases, anchors, tags, merge keys, tabs, or second document. So `NO` is
never *false*, numbers are never rounded, and a file cannot grow when it is read. Everything refused is a finding.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from shinsa.errors import Finding, Place

LARGEST_FILE = 1024 * 1024
"""Bytes a file of a ruleset may have."""

DEEPEST = 32
"""Levels that lists and mappings may nest."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar: its text as YAML says it, and the place where the text itself begins (inside quotes, under `|`).

    `layout` is the text as it lies in the file from that place on, with the line breaks and indentation of a text that
    spans lines, so that a position inside it can be found in the file. `quoted` is true of every style but the plain.
    """

    text: str
    at: Place
    quoted: bool
    layout: str

    @property
    def empty(self) -> bool:
        """Whether nothing is said here: no text, `~` or `null`, unquoted."""
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence of nodes."""

    items: "tuple[Node, ...]"
    at: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of a key, with the place of the key."""

    value: "Node"
    at: Place


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Entries by key, in the order written."""

    entries: Mapping[str, Entry]
    at: Place


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """What stood here was refused and reported; nothing more need be said about it."""

    at: Place


Node: TypeAlias = TextNode | ListNode | MappingNode | BrokenNode


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read: its root, or `None` where it could not be read; and everything refused in it."""

    name: str
    root: Node | None
    findings: tuple[Finding, ...]


def read_file(path: Path, name: str) -> ReadFile:
    """Read one file; places call it `name`. Whatever is wrong with it is a finding, never an exception."""
    at = Place(name, 1, 1)
    try:
        content = _content(path)
    except OSError as error:
        reason = (error.strerror or "it is not an ordinary file").lower()
        return _refused(name, Finding(at, "unreadable-file", f"the file cannot be read: {reason}"))
    if len(content) > LARGEST_FILE:
        return _refused(
            name, Finding(at, "file-too-large", "the file has more than 1 MiB", "split it in several files")
        )
    return read_bytes(content, name)


def read_bytes(content: bytes, name: str) -> ReadFile:
    """Read the content of one file, whose size has been looked at."""
    try:
        source = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _refused(name, _wrong_encoding(content, error.start, name))
    refused = tuple(_refused_characters(source, name))
    if refused:
        return ReadFile(name, None, refused)
    return _Reader(source, name).read()


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise OSError
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _refused(name: str, finding: Finding) -> ReadFile:
    return ReadFile(name, None, (finding,))


def _wrong_encoding(content: bytes, offset: int, name: str) -> Finding:
    before = content[:offset].decode("utf-8")
    at = _place_after(before, name)
    return Finding(at, "wrong-encoding", f"byte 0x{content[offset]:02x} is not UTF-8", "save the file as UTF-8")


def _place_after(before: str, name: str) -> Place:
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


_REFUSED = re.compile("[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _refused_characters(source: str, name: str) -> Iterator[Finding]:
    """Tabs, control characters, and line breaks no editor counts; the first of each line."""
    if not _REFUSED.search(source):
        return
    for line, text in enumerate(source.split("\n"), 1):
        if match := _REFUSED.search(text):
            yield _refused_character(match[0], Place(name, line, match.start() + 1))


def _refused_character(character: str, at: Place) -> Finding:
    if character == "\t":
        return Finding(at, "tab", "a tab stands here", "use spaces")
    return Finding(at, "control-character", f"the character U+{ord(character):04X} stands here", "take it out")


class _RefusedFileError(Exception):
    """The rest of the file is not worth reading."""


class _Reader:
    """Builds nodes from the events of the YAML parser; findings gather on the way."""

    def __init__(self, source: str, name: str) -> None:
        self._source = source
        self._name = name
        self._findings: list[Finding] = []
        self._parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(source)
        self._next: Callable[[], Any] = self._parser.get_event

    def read(self) -> ReadFile:
        try:
            root = self._document()
        except yaml.YAMLError as error:
            self._findings.append(_syntax_error(error, self._name))
            root = None
        except _RefusedFileError:
            root = None
        finally:
            self._parser.dispose()
        return ReadFile(self._name, root, tuple(self._findings))

    def _document(self) -> Node | None:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            self._refuse(Place(self._name, 1, 1), "empty-file", "the file says nothing")
            return None
        root = self._node(self._next(), 1)
        self._next()
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            hint = "put it in a file of its own"
            self._refuse(self._place(following), "several-documents", "a second document begins here", hint)
        return root

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401  PyYAML's events have no common type stub
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            return self._text(event)
        at = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(at, "alias", f"`*{event.anchor}` repeats another value", "write the value out")
            return BrokenNode(at)
        if depth > DEEPEST:
            self._refuse(at, "too-deep", f"lists and mappings nest more than {DEEPEST} levels deep")
            raise _RefusedFileError
        self._refuse_extras(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return ListNode(tuple(self._items(depth)), at)
        return MappingNode(self._entries(depth), at)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if self._usable(key, entries) and isinstance(key, TextNode):
                entries[key.text] = Entry(value, key.at)
        return entries

    def _usable(self, key: Node, entries: Mapping[str, Entry]) -> bool:
        if isinstance(key, BrokenNode):
            return False
        if not isinstance(key, TextNode) or key.empty:
            self._refuse(key.at, "key-not-text", "this key is not a text", "a key is a single word")
        elif key.text == "<<" and not key.quoted:
            self._refuse(key.at, "merge-key", "`<<` merges another mapping in", "write its entries out")
        elif key.text in entries:
            first = entries[key.text].at.line
            self._refuse(key.at, "duplicate-key", f"`{key.text}` is given twice, first on line {first}", "keep one")
        else:
            return True
        return False

    def _text(self, event: Any) -> TextNode:  # noqa: ANN401
        start, style, text = event.start_mark, event.style, event.value
        if style in {"|", ">"}:
            return self._block(event)
        shift = 1 if style else 0
        at = Place(self._name, start.line + 1, start.column + 1 + shift)
        if start.line == event.end_mark.line:
            return TextNode(text, at, bool(style), text)
        layout = self._source[start.index + shift : event.end_mark.index - shift]
        return TextNode(text, at, bool(style), layout)

    def _block(self, event: Any) -> TextNode:  # noqa: ANN401
        """A text under `|` or `>` begins on its first line that says something, behind the indentation."""
        start, text = event.start_mark, event.value
        below = self._source[start.index : event.end_mark.index].partition("\n")[2]
        layout = below.lstrip("\r\n ")
        skipped = below[: len(below) - len(layout)]
        line, column = start.line + 2 + skipped.count("\n"), len(skipped) - skipped.rfind("\n")
        return TextNode(text, Place(self._name, line, column), quoted=True, layout=layout.rstrip())

    def _refuse_extras(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._refuse(self._place(event), "anchor", f"`&{event.anchor}` marks a value for repeating", "take it out")
        if event.tag is not None:
            message = f"the tag `{_short(event.tag)}` gives a type to this value"
            self._refuse(self._place(event), "tag", message, "take it out: the key decides the type")

    def _refuse(self, at: Place, code: str, message: str, hint: str | None = None) -> None:
        self._findings.append(Finding(at, code, message, hint))

    def _place(self, event: Any) -> Place:  # noqa: ANN401
        return Place(self._name, event.start_mark.line + 1, event.start_mark.column + 1)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


_SYNTAX_HINTS = {
    "mapping values are not allowed": "put a text that holds `: ` in quotes",
    "did not find expected key": "look at the indentation, and at quotes inside a quoted text",
    "could not find expected ':'": "a key is followed by `: `",
    "cannot start any token": "put a text that begins with a special character in quotes",
    "while scanning an alias": "put a text that begins with `*` in quotes",
    "unexpected end of stream": "a quote or a bracket is not closed",
    "',' or '}'": "a brace is not closed, or a comma is missing",
    "',' or ']'": "a bracket is not closed, or a comma is missing",
}


def _syntax_error(error: yaml.YAMLError, name: str) -> Finding:
    """The YAML parser's own words, with a hint for the usual slips."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
    problem = getattr(error, "problem", None) or "it cannot be read"
    said = f"{problem} {getattr(error, 'context', None) or ''}"
    hint = next((hint for words, hint in _SYNTAX_HINTS.items() if words in said), None)
    return Finding(at, "yaml-syntax", f"this is not YAML: {problem}", hint)
