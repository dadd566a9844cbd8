"""Bytes to JSON, exactly: numbers are decimals, and nothing that two readers could take two ways gets through."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NoReturn, TypeAlias, cast

from shinsa.errors import InputError, Problem
from shinsa.messages.teller import said
from shinsa.proposal.catalogue import documents as catalogue
from shinsa.proposal.codes import Code
from shinsa.proposal.showing import Location, pointer, quoted, shown

JsonValue: TypeAlias = "bool | Decimal | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = dict[str, JsonValue]

DEFAULT_LIMIT = 1_048_576
DEEPEST = 64
LONGEST_NUMBER = 100
MOST_DIGITS = 50

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89abAB]|\\u[dD][c-fC-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDS = {
    "Expecting value": catalogue.VALUE_EXPECTED,
    "Expecting property name": catalogue.KEY_EXPECTED,
    "Illegal trailing comma": catalogue.COMMA_BEFORE_BRACKET,
    "Expecting ':'": catalogue.COLON_EXPECTED,
    "Expecting ','": catalogue.COMMA_EXPECTED,
    "Unterminated string": catalogue.NEVER_ENDS,
    "Invalid control character": catalogue.BARE_CONTROL,
    "Invalid \\": catalogue.NO_SUCH_ESCAPE,
    "Extra data": catalogue.SOMETHING_FOLLOWS,
}


def read_json(data: bytes, *, limit: int = DEFAULT_LIMIT) -> JsonObject:
    """Read a JSON object; every number becomes a `Decimal` with all its digits.

    `limit` is the largest size in bytes. Raises `InputError` with every problem: what keeps the document from being
    read stands alone; repeated keys, impossible numbers and broken texts are reported together, each with its pointer.
    """
    document, problems = read_sound_part(data, limit=limit)
    if problems:
        raise InputError(problems)
    return document


def read_sound_part(data: bytes, *, limit: int = DEFAULT_LIMIT) -> tuple[JsonObject, list[Problem]]:
    """Read a JSON object as `read_json` does, with nothing (`null`) where a spot is broken, and those spots' problems.

    Of a key that stands twice, what stands last is read. Raises `InputError` for what keeps it from being read at all.
    """
    text = _text(data, limit)
    _refuse_depth(text)
    document = _parsed(text)
    problems = list(_problems((), document))
    if _SURROGATE_ESCAPE.search(text):
        problems += _surrogates((), document)
    if not isinstance(document, dict | _Repeating):
        raise InputError([*problems, not_an_object(document)])
    return cast("JsonObject", _sound(cast("object", document)) if problems else document), problems


def not_an_object(document: object) -> Problem:
    """The problem of a document whose top level is something else."""
    message = said(catalogue.ONE_OBJECT, shown=shown(document))
    return Problem("", Code.NOT_AN_OBJECT, message, said(catalogue.WRITE_OBJECT))


def number_of(literal: str) -> Decimal | None:
    """The decimal a JSON number writes, or `None` where it needs more digits than `MOST_DIGITS` on one side."""
    if len(literal) <= MOST_DIGITS and "e" not in literal and "E" not in literal:
        return Decimal(literal)
    if len(literal) > LONGEST_NUMBER:
        return None
    try:
        number = Decimal(literal)
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    fits = isinstance(exponent, int) and exponent >= -MOST_DIGITS and number.adjusted() < MOST_DIGITS
    return number if fits else None


@dataclass(frozen=True, slots=True)
class _Impossible:
    """A number that was written but cannot be taken."""

    literal: str


@dataclass(frozen=True, slots=True)
class _Repeating:
    """An object that has a key twice; an object without repeats is a plain dict."""

    pairs: list[tuple[str, object]]


def _refuse(code: Code, message: str, hint: str | None = None) -> NoReturn:
    raise InputError([Problem("", code, message, hint)])


def _text(data: bytes, limit: int) -> str:
    if len(data) > limit:
        _refuse(Code.TOO_LARGE, said(catalogue.TOO_MANY_BYTES, length=len(data), limit=limit))
    if not data.strip():
        _refuse(Code.EMPTY, said(catalogue.EMPTY_DOCUMENT), said(catalogue.AT_LEAST_OBJECT))
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        _refuse(Code.BYTE_ORDER_MARK, said(catalogue.BYTE_ORDER_MARK), said(catalogue.SAVE_WITHOUT_MARK))
    if (offset := data.find(0)) >= 0:
        _refuse(Code.NUL_BYTE, said(catalogue.NUL_BYTE, offset=str(offset)), said(catalogue.IS_IT_UTF16))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"0x{data[error.start]:02X}"
        message = said(catalogue.NOT_UTF8, offset=str(error.start), byte=byte)
        _refuse(Code.NOT_UTF8, message, said(catalogue.SAVE_AS_UTF8))


def _refuse_depth(text: str) -> None:
    """Look before parsing: a parser that recurses must never see ten thousand brackets."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    bare = _STRING.sub(lambda match: " " * len(match[0]), text)
    for match in _BRACKET.finditer(bare):
        depth += 1 if match[0] in "[{" else -1
        if depth > DEEPEST:
            line, column = _line_and_column(text, match.start())
            at = {"line": str(line), "column": str(column)}
            _refuse(Code.TOO_DEEP, said(catalogue.TOO_DEEP, deepest=str(DEEPEST), **at))


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_Impossible,
        )
    except json.JSONDecodeError as error:
        found = (ours for theirs, ours in _WORDS.items() if error.msg.startswith(theirs))
        why = said(next(found, catalogue.CANNOT_BE_READ))
        rest = text[error.pos :].split("\n", 1)[0].strip()
        hint = said(catalogue.TEXT_BEGINS, rest=quoted(rest)) if rest else None
        message = said(catalogue.NOT_JSON, line=str(error.lineno), column=str(error.colno), why=why)
        _refuse(Code.NOT_JSON, message, hint)


def _object(pairs: list[tuple[str, object]]) -> object:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _Repeating(pairs)


def _number(literal: str) -> Decimal | _Impossible:
    number = number_of(literal)
    return _Impossible(literal) if number is None else number


def _members(value: object) -> Iterable[tuple[str | int, object]]:
    """Keys or indexes with what they hold; nothing for a single value."""
    if isinstance(value, _Repeating):
        return value.pairs
    if isinstance(value, dict):
        return cast("dict[str, object]", value).items()
    return enumerate(cast("list[object]", value)) if isinstance(value, list) else ()


def _sound(value: object) -> JsonValue:
    if isinstance(value, _Impossible) or (isinstance(value, str) and _SURROGATE.search(value)):
        return None
    if isinstance(value, list):
        return [_sound(item) for item in cast("list[object]", value)]
    if isinstance(value, dict | _Repeating):
        members = cast("Iterable[tuple[str, object]]", _members(cast("object", value)))
        return {key: _sound(held) for key, held in members if not _SURROGATE.search(key)}
    return cast("JsonValue", value)


def _problems(location: Location, value: object) -> Iterator[Problem]:
    if isinstance(value, _Impossible):
        yield _number_problem(location, value.literal)
    elif isinstance(value, _Repeating):
        yield from _repeats(location, value)
    for key, held in _members(value):
        if not isinstance(held, str | Decimal):
            yield from _problems((*location, key), held)


def _number_problem(location: Location, literal: str) -> Problem:
    if not literal[-1].isdigit():
        message = said(catalogue.NO_JSON_NUMBER, literal=quoted(literal))
        return Problem(pointer(location), Code.NOT_A_NUMBER, message, said(catalogue.LEAVE_NUMBER_OUT))
    message = said(catalogue.NUMBER_TOO_LONG, literal=quoted(literal), digits=str(MOST_DIGITS))
    return Problem(pointer(location), Code.NUMBER_TOO_LONG, message)


def _repeats(location: Location, value: _Repeating) -> Iterator[Problem]:
    for key, times in Counter(key for key, _ in value.pairs).items():
        if times > 1:
            message = said(catalogue.KEY_REPEATS, key=quoted(key), times=times)
            yield Problem(pointer((*location, key)), Code.DUPLICATE_KEY, message, said(catalogue.KEEP_ONE))


def _surrogates(location: Location, value: object) -> Iterator[Problem]:
    if isinstance(value, str) and (found := _SURROGATE.search(value)):
        message = said(catalogue.HALF_A_CHARACTER, half=quoted(found[0]))
        yield Problem(pointer(location), Code.LONE_SURROGATE, message)
    for key, held in _members(value):
        if isinstance(key, str) and _SURROGATE.search(key):
            message = said(catalogue.KEY_HALF_A_CHARACTER, key=quoted(key))
            yield Problem(pointer((*location, key)), Code.LONE_SURROGATE, message)
        yield from _surrogates((*location, key), held)
