"""Records: a screening as kept, and its replay byte for byte.

A record holds the input as it came, so that years later the same bytes go the same way. It carries a digest of itself.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, cast

import orjson

from shinsa import catalogue
from shinsa.errors import RecordError
from shinsa.explaining.pieces import Layout, joined
from shinsa.messages.teller import said
from shinsa.screening import Screener, Screening

_SCHEMA = "shinsa.record/1"
_DIGEST = b',"digest":'
_SHOWN = 20
"""How many differences a replay names."""


@dataclass(frozen=True, slots=True)
class RecordHead:
    """What a record says of itself: the ruleset it was made with, the day, the inferences, the program's version."""

    ruleset_id: str
    ruleset_version: str
    digest: str
    as_of: date
    inference: tuple[str, ...]
    engine_version: str
    input: bytes


@dataclass(frozen=True, slots=True)
class Replay:
    """Whether a record came out the same, and if not, what differs (JSON pointers, at most twenty)."""

    same: bool
    differences: tuple[str, ...]


class RecordText(NamedTuple):
    """A record as JSON in pieces.

    `leads[i]` stands before `values[i]`, which JSON pointer `names[i]` names; `tail` ends it. Every member is a value,
    but of the verdict each member, and of its rules each one, is one by itself.
    """

    names: tuple[str, ...]
    leads: tuple[bytes, ...]
    values: tuple[bytes, ...]
    tail: bytes
    data: bytes


def record(screening: Screening) -> bytes:
    """The screening as a record: compact JSON, UTF-8, deterministic, ending in its own digest."""
    return recorded(screening).data


def recorded(screening: Screening) -> RecordText:
    """The screening as a record, in pieces."""
    explained = screening.explained
    document = explained.document
    own: dict[str, object] = {
        "schema": _SCHEMA,
        "ruleset": {key: document["ruleset"][key] for key in ("id", "version", "digest")},
        "as_of": document["as_of"],
        "inference": document["inference"],
        "engine": document["engine"],
        "input": screening.data.decode(),
    }
    layout = _around(tuple(own), explained.layout)
    values = (*map(orjson.dumps, own.values()), *explained.values)
    told = joined(layout.leads[:-1], values, explained.layout.tail)
    hashed = sha256(told)
    hashed.update(layout.tail)
    digest = orjson.dumps(f"sha256:{hashed.hexdigest()}")
    data = b"".join((told, _DIGEST, digest, layout.tail))
    return RecordText(layout.names, layout.leads, (*values, digest), layout.tail, data)


@lru_cache(64)
def _around(own: tuple[str, ...], verdict: Layout) -> Layout:
    """Where the values of a record stand: its own members, then those of the verdict, then the digest."""
    names = (*(f"/{name}" for name in own), *(f"/verdict{name}" for name in verdict.names), "/digest")
    opened = [(b"," if place else b"{") + orjson.dumps(name) + b":" for place, name in enumerate(own)]
    first, *others = verdict.leads
    return Layout(names, (*opened, b',"verdict":' + first, *others, verdict.tail + _DIGEST), b"}")


def read_record(data: bytes) -> RecordHead:
    """What the record says of itself.

    Raises:
        RecordError: it is not a record, or lacks a part.
    """
    found = _parsed(data)
    try:
        return RecordHead(
            ruleset_id=str(found["ruleset"]["id"]),
            ruleset_version=str(found["ruleset"]["version"]),
            digest=str(found["ruleset"]["digest"]),
            as_of=date.fromisoformat(found["as_of"]),
            inference=tuple(map(str, found["inference"])),
            engine_version=str(found["engine"]["version"]),
            input=str(found["input"]).encode(),
        )
    except (KeyError, TypeError, ValueError, UnicodeEncodeError) as error:
        message = said(catalogue.RECORD_INCOMPLETE)
        raise RecordError(said(catalogue.WITH_HINT, message=message, hint=said(catalogue.CUT_SHORT))) from error


def replay(data: bytes, screener: Screener) -> Replay:
    """Screen the record's input again and compare with the record, byte for byte.

    Raises:
        RecordError: it is not a record, was made with another ruleset, or with an inference that is not to be had here.
        InputError, NotInForceError: its input or its day was changed into one that cannot be screened.
    """
    head = read_record(data)
    _same_ruleset(head, screener)
    made_with = screener.edition(head.as_of).inference_names
    if made_with != head.inference:
        needed, here = ", ".join(head.inference), ", ".join(made_with)
        raise RecordError(said(catalogue.RECORD_INFERENCES, needed=needed, here=here))
    again = record(screener.screen(head.input, as_of=head.as_of))
    kept = data.rstrip(b"\r\n")
    if again == kept:
        return Replay(same=True, differences=())
    found = tuple(_differences(_parsed(kept), json.loads(again), ""))[:_SHOWN]
    return Replay(same=False, differences=found or (said(catalogue.BYTES_DIFFER),))


def _same_ruleset(head: RecordHead, screener: Screener) -> None:
    ruleset = screener.ruleset
    if ruleset.digest != head.digest:
        message = said(
            catalogue.RECORD_OTHER_RULESET,
            id=head.ruleset_id,
            version=head.ruleset_version,
            digest=head.digest,
            other=ruleset.id,
            other_version=ruleset.version,
            other_digest=ruleset.digest,
        )
        raise RecordError(said(catalogue.WITH_HINT, message=message, hint=said(catalogue.GIVE_ITS_RULESET)))


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(said(catalogue.RECORD_NOT_JSON)) from error
    parsed = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    if parsed.get("schema") != _SCHEMA:
        message = said(catalogue.RECORD_OTHER_SCHEMA, schema=_SCHEMA)
        raise RecordError(said(catalogue.WITH_HINT, message=message, hint=said(catalogue.MAKE_A_RECORD)))
    return parsed


def _differences(kept: Any, again: Any, pointer: str) -> Iterator[str]:  # noqa: ANN401  # any JSON value
    """JSON pointers of what differs, with both values where they are single."""
    inner = _inner(kept, again)
    if inner is not None:
        for key, left, right in inner:
            yield from _differences(left, right, f"{pointer}/{key}")
    elif kept != again:
        before, now = (json.dumps(value, ensure_ascii=False) for value in (kept, again))
        yield said(catalogue.RECORD_DIFFERENCE, pointer=pointer, kept=before, now=now)


def _inner(kept: Any, again: Any) -> list[tuple[object, Any, Any]] | None:  # noqa: ANN401  # any JSON value
    """Pairs of members of two objects, or of two lists of one length; `None` for anything else."""
    match kept, again:
        case dict(), dict():
            left, right = cast("dict[str, Any]", kept), cast("dict[str, Any]", again)
            return [(key, left.get(key), right.get(key)) for key in dict.fromkeys([*left, *right])]
        case [*left_items], [*right_items] if len(left_items) == len(right_items):
            pairs = zip(left_items, right_items, strict=True)
            return [(place, one, other) for place, (one, other) in enumerate(pairs)]
        case _:
            return None
