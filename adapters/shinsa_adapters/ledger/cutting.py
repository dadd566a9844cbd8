"""A document cut into fields, each of which can be withheld later without breaking the proof of the rest.

A field is a value in the document's text, named by JSON pointer. What lies between the values is the document's frame.
Frame and values put back together give the same bytes, whatever they are. A record is cut finely: each rule of its
verdict, and each fact of its input (two levels deep), though the input is itself text within the record. Anything else
is cut at its top-level members.
"""

import json
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any, AnyStr, Final, NamedTuple, TypeAlias, cast

import orjson

INPUT: Final = "/input"
_WHOLE: Final = frozenset({""})
_CUT: Final = frozenset({"", "/verdict", "/verdict/rules"})
"""What is cut up into its members or items, in any document and in a record."""
_RECORD: Final = "shinsa.record/"
_DEPTH: Final = 2
"""How many levels of the input are fields of their own."""
_VALUE: Final = json.JSONDecoder()
_SPACE: Final = " \t\n\r"
_MEMBER: Final = re.compile(r'[ \t\n\r]*("(?:[^"\\\x00-\x1f]|\\.)*+")[ \t\n\r]*:[ \t\n\r]*')
"""A key with its quotation marks, and what stands up to its value."""
_Span: TypeAlias = tuple[str, int, int]
"""The name of a field, where it begins and where it ends."""


class Cut(NamedTuple):
    """A document's text in parts (UTF-8): `frame` is one longer than `values`, which `names` names."""

    names: Sequence[str]
    values: Sequence[bytes]
    frame: Sequence[bytes]

    @property
    def data(self) -> bytes:
        """The document."""
        return together(self.frame, self.values)


def together(frame: Sequence[bytes], values: Sequence[bytes]) -> bytes:
    """Frame and values as one text."""
    return b"".join(chain.from_iterable(zip(frame, (*values, b""), strict=True)))


def cut(data: bytes, document: object) -> Cut:
    """JSON in fields, given what it says; one field named `` (the whole) where orjson would write that otherwise."""
    spans = _spans(data, document)
    if not spans:
        return Cut(("",), (data,), (b"", b""))
    pieces = _apart(data, spans)
    found = Cut([name for name, _, _ in spans], pieces[1::2], pieces[::2])
    return input_cut(found) if _is_record(document) else found


def input_cut(record: Cut) -> Cut:
    """A record in fields whose input is one field, or none: the same with the facts of the input as fields."""
    if INPUT not in record.names:
        return record
    place, frame = record.names.index(INPUT), record.frame
    text = orjson.loads(record.values[place])
    spans = _input_spans(text) if isinstance(text, str) else []
    if not spans:
        return record
    pieces = [orjson.dumps(piece)[1:-1] for piece in _apart(text, spans)]
    first, *middle, last = pieces[::2]
    return Cut(
        [*record.names[:place], *[name for name, _, _ in spans], *record.names[place + 1 :]],
        [*record.values[:place], *pieces[1::2], *record.values[place + 1 :]],
        [*frame[:place], frame[place] + b'"' + first, *middle, last + b'"' + frame[place + 1], *frame[place + 2 :]],
    )


def _apart(text: AnyStr, spans: Sequence[_Span]) -> list[AnyStr]:
    """The text in pieces: what stands around spans and what stands in them, in turn."""
    edges = [0, *chain.from_iterable((begin, end) for _, begin, end in spans), len(text)]
    return [text[begin:end] for begin, end in pairwise(edges)]


def _is_record(document: object) -> bool:
    members = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    return str(members.get("schema", "")).startswith(_RECORD)


def _spans(data: bytes, document: object) -> list[_Span] | None:
    """Where each field stands in the data; `None` where the data is not what orjson writes of the document."""
    if not isinstance(document, dict):
        return None
    members = cast("dict[str, Any]", document)
    found: list[_Span] = []
    try:
        _place(data, "", members, 0, found, _CUT if _is_record(members) else _WHOLE)
    except _OtherwiseError:
        return None
    return found


class _OtherwiseError(Exception):
    """The data is not what orjson writes."""


def _place(data: bytes, name: str, value: Any, at: int, found: list[_Span], cut_up: Collection[str]) -> int:  # noqa: ANN401, PLR0913, PLR0917  # any JSON value; a walk that carries what it has found
    """Add the fields of a value that begins at `at`; where it ends. Raises _OtherwiseError."""
    if name in cut_up and value and isinstance(value, dict):
        for key, inner in cast("dict[str, Any]", value).items():
            at = _place(data, _below(name, key), inner, at + _key_bytes(key), found, cut_up)
        return at + 1
    if name in cut_up and value and isinstance(value, list):
        for place, item in enumerate(cast("Sequence[Any]", value)):
            at = _place(data, f"{name}/{place}", item, at + 1, found, cut_up)
        return at + 1
    text = orjson.dumps(value)
    end = at + len(text)
    if data[at:end] != text:
        raise _OtherwiseError
    found.append((name, at, end))
    return end


@lru_cache(4096)
def _below(above: str, key: str) -> str:
    return f"{above}/{escaped(key)}"


@lru_cache(4096)
def _named(above: str, quoted: str) -> str:
    """The name of a member below another, by its key as it is written."""
    return _below(above, str(_VALUE.decode(quoted)))


@lru_cache(4096)
def _key_bytes(key: str) -> int:
    """How many bytes a key takes with its quotation marks, its colon, and the brace or comma before it."""
    return len(orjson.dumps(key)) + 2


def _input_spans(text: str) -> list[_Span]:
    """Where the facts of the input stand in it; none where it is not an object."""
    found: list[_Span] = []
    try:
        begin = _skip(text, 0)
        if text[begin] == "{":
            _walk(text, begin, INPUT, _DEPTH, found)
    except (ValueError, RecursionError, IndexError):
        return []
    return found


def _walk(text: str, at: int, above: str, depth: int, found: list[_Span]) -> int:
    """Add the members of the object that begins there, of objects their own while depth lasts; where it ends."""
    at = _skip(text, at + 1)
    more = text[at] != "}"
    while more:
        member = _MEMBER.match(text, at)
        if member is None:
            raise ValueError("not a member of an object")
        name, at, before = _named(above, member[1]), member.end(), len(found)
        inner = depth > 1 and text[at] == "{"
        end = _walk(text, at, name, depth - 1, found) if inner else _VALUE.raw_decode(text, at)[1]
        if len(found) == before:
            found.append((name, at, end))
        at = _skip(text, end)
        more = text[at] == ","
        at += more
    if text[at] != "}":
        raise ValueError("an object that does not end")
    return at + 1


def _skip(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def escaped(key: str) -> str:
    """A key as part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
