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

from shinsa import catalogue
from shinsa.errors import Finding, Place, reason
from shinsa.messages.message import Translated
from shinsa.messages.teller import said

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
        message = said(catalogue.FILE_UNREADABLE, reason=reason(error) or said(catalogue.NOT_ORDINARY_FILE))
        return _refused(name, Finding(at, "unreadable-file", message))
    if len(content) > LARGEST_FILE:
        message, hint = said(catalogue.FILE_OVER_LIMIT), said(catalogue.SPLIT_THE_FILE)
        return _refused(name, Finding(at, "file-too-large", message, hint))
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
    message = said(catalogue.BYTE_NOT_UTF8, byte=f"{content[offset]:02x}")
    return Finding(at, "wrong-encoding", message, said(catalogue.SAVE_FILE_AS_UTF8))


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
        return Finding(at, "tab", said(catalogue.TAB_STANDS), said(catalogue.USE_SPACES))
    message = said(catalogue.CHARACTER_STANDS, code=f"{ord(character):04X}")
    return Finding(at, "control-character", message, said(catalogue.TAKE_OUT))


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
            self._refuse(Place(self._name, 1, 1), "empty-file", said(catalogue.FILE_EMPTY))
            return None
        root = self._node(self._next(), 1)
        self._next()
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            message, hint = said(catalogue.SECOND_DOCUMENT), said(catalogue.FILE_OF_ITS_OWN)
            self._refuse(self._place(following), "several-documents", message, hint)
        return root

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401  PyYAML's events have no common type stub
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            return self._text(event)
        at = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            message = said(catalogue.ALIAS_REPEATS, anchor=str(event.anchor))
            self._refuse(at, "alias", message, said(catalogue.WRITE_VALUE_OUT))
            return BrokenNode(at)
        if depth > DEEPEST:
            self._refuse(at, "too-deep", said(catalogue.TOO_MANY_LEVELS, deepest=DEEPEST))
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
            self._refuse(key.at, "key-not-text", said(catalogue.KEY_NOT_TEXT), said(catalogue.KEY_ONE_WORD))
        elif key.text == "<<" and not key.quoted:
            message, hint = said(catalogue.MERGES_MAPPING), said(catalogue.WRITE_ENTRIES_OUT)
            self._refuse(key.at, "merge-key", message, hint)
        elif key.text in entries:
            message = said(catalogue.KEY_TWICE, key=key.text, line=str(entries[key.text].at.line))
            self._refuse(key.at, "duplicate-key", message, said(catalogue.KEEP_ONE_ONLY))
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
            message = said(catalogue.ANCHOR_MARKS, anchor=str(event.anchor))
            self._refuse(self._place(event), "anchor", message, said(catalogue.TAKE_OUT))
        if event.tag is not None:
            message = said(catalogue.TAG_TYPES, tag=_short(event.tag))
            self._refuse(self._place(event), "tag", message, said(catalogue.KEY_DECIDES))

    def _refuse(self, at: Place, code: str, message: Translated, hint: Translated | None = None) -> None:
        self._findings.append(Finding(at, code, message, hint))

    def _place(self, event: Any) -> Place:  # noqa: ANN401
        return Place(self._name, event.start_mark.line + 1, event.start_mark.column + 1)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


_SYNTAX_HINTS = {
    "mapping values are not allowed": catalogue.QUOTE_THE_COLON,
    "did not find expected key": catalogue.LOOK_AT_INDENTATION,
    "could not find expected ':'": catalogue.KEY_THEN_COLON,
    "cannot start any token": catalogue.QUOTE_SPECIAL,
    "while scanning an alias": catalogue.QUOTE_THE_STAR,
    "unexpected end of stream": catalogue.NOT_CLOSED,
    "',' or '}'": catalogue.BRACE_NOT_CLOSED,
    "',' or ']'": catalogue.BRACKET_NOT_CLOSED,
}


def _syntax_error(error: yaml.YAMLError, name: str) -> Finding:
    """The YAML parser's own words, with a hint for the usual slips."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
    problem = getattr(error, "problem", None) or said(catalogue.YAML_UNREADABLE)
    told = f"{problem} {getattr(error, 'context', None) or ''}"
    hint = next((said(hint) for words, hint in _SYNTAX_HINTS.items() if words in told), None)
    return Finding(at, "yaml-syntax", said(catalogue.NOT_YAML, problem=problem), hint)
