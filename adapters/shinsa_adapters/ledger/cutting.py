"""A document cut into fields, each of which can be withheld later without breaking the proof of the rest.

A field is a value in the document's text, named by JSON pointer. What lies between the values is the document's frame.
Frame and values put back together give the same bytes, whatever they are. A record is cut finely: each rule of its
verdict, and each fact of its input (two levels deep), though the input is itself text within the record. Anything else
is cut at its top-level members.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any, Final, NamedTuple, cast

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


class Cut(NamedTuple):
    """A document's text in parts (UTF-8): `frame` is one longer than `values`, which `names` names."""

    names: Sequence[str]
    values: Sequence[bytes]
    frame: Sequence[bytes]

    @property
    def data(self) -> bytes:
        """The document."""
        return together(self.frame, self.values)


class _Span(NamedTuple):
    name: str
    begin: int
    end: int


def together(frame: Sequence[bytes], values: Sequence[bytes]) -> bytes:
    """Frame and values as one text."""
    return b"".join(chain.from_iterable(zip(frame, (*values, b""), strict=True)))


def cut(data: bytes, document: object) -> Cut:
    """JSON in fields, given what it says; one field named `` (the whole) where orjson would write that otherwise."""
    spans = _spans(data, document)
    if not spans:
        return Cut(("",), (data,), (b"", b""))
    return _cut_at(data, spans)


def input_cut(record: Cut) -> Cut:
    """A record in fields whose input is one field, or none: the same with the facts of the input as fields."""
    if INPUT not in record.names:
        return record
    place, frame = record.names.index(INPUT), record.frame
    value = record.values[place]
    names, values, inner = _cut_at(value, list(_input_spans(orjson.loads(value), _Span(INPUT, 0, len(value)))))
    first, *others = inner
    *middle, last = others
    before, after = frame[place] + first, last + frame[place + 1]
    return Cut(
        [*record.names[:place], *names, *record.names[place + 1 :]],
        [*record.values[:place], *values, *record.values[place + 1 :]],
        [*frame[:place], before, *middle, after, *frame[place + 2 :]],
    )


def _cut_at(data: bytes, spans: Sequence[_Span]) -> Cut:
    edges = [0, *chain.from_iterable((begin, end) for _, begin, end in spans), len(data)]
    pieces = [data[begin:end] for begin, end in pairwise(edges)]
    return Cut([name for name, _, _ in spans], pieces[1::2], pieces[::2])


def _spans(data: bytes, document: object) -> list[_Span] | None:
    """Where each field stands in the data; `None` where the data is not what orjson writes of the document."""
    if not isinstance(document, dict):
        return None
    members = cast("dict[str, Any]", document)
    record = str(members.get("schema", "")).startswith(_RECORD)
    found: list[_Span] = []
    try:
        _place(data, "", members, 0, found, _CUT if record else _WHOLE)
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
    whole = _Span(name, at, end)
    found += _input_spans(value, whole) if name == INPUT and cut_up is _CUT and isinstance(value, str) else (whole,)
    return end


@lru_cache(4096)
def _below(above: str, key: str) -> str:
    return f"{above}/{escaped(key)}"


@lru_cache(4096)
def _key_bytes(key: str) -> int:
    """How many bytes a key takes with its quotation marks, its colon, and the brace or comma before it."""
    return len(orjson.dumps(key)) + 2


def _input_spans(text: str, whole: _Span) -> Iterator[_Span]:
    """Fields of the input, placed in the text that quotes it; the whole of it where it is not an object."""
    try:
        found = list(_members(text, INPUT, 0, _DEPTH))
    except (ValueError, RecursionError, IndexError):
        found = []
    if not found:
        yield whole
        return
    place, begin = whole.begin + 1, 0
    for span in found:
        place += _quoted(text[begin : span.begin])
        end = place + _quoted(text[span.begin : span.end])
        yield _Span(span.name, place, end)
        place, begin = end, span.end


def _members(text: str, above: str, at: int, depth: int) -> Iterator[_Span]:
    """The members of the object that begins at or after `at`; of objects their own, while depth lasts."""
    at = _skip(text, at)
    if text[at] != "{":
        raise ValueError("not an object")
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, at = _read(text, at)
        at = _skip(text, _skip(text, at) + 1)
        _, end = _read(text, at)
        name = f"{above}/{escaped(key)}"
        below = list(_members(text, name, at, depth - 1)) if depth > 1 and text[at] == "{" else []
        yield from below or [_Span(name, at, end)]
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def _read(text: str, at: int) -> tuple[Any, int]:
    """The JSON value that begins there, and where it ends."""
    return _VALUE.raw_decode(text, at)


def _quoted(text: str) -> int:
    """How many bytes the text takes where it is quoted."""
    return len(orjson.dumps(text)) - 2


def escaped(key: str) -> str:
    """A key as part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
