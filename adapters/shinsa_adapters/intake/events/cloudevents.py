"""CloudEvents 1.0 as HTTP carries them: structured (one JSON envelope) or binary (attributes in `ce-` headers)."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any, Final, Literal, TypeAlias
from urllib.parse import unquote

from shinsa.proposal.reading import read_json
from shinsa_adapters.intake.writing import line

Mode: TypeAlias = Literal["structured", "binary"]
STRUCTURED: Final = "application/cloudevents+json"
BATCH: Final = "application/cloudevents-batch+json"
_REQUIRED: Final = ("id", "source", "type")
_OPTIONAL: Final = ("subject", "time", "datacontenttype", "dataschema")
_LONGEST: Final = 2000
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_ONE_BY_ONE: Final = "send events one by one, structured or binary"


class EventError(Exception):
    """What was sent is no event that is taken: JSON pointer or header, a stable code, words, a hint."""

    def __init__(self, place: str, code: str, message: str, hint: str | None = None) -> None:
        self.place = place
        self.code = code
        self.hint = hint
        super().__init__(message)


class MediaError(EventError):
    """The content type is none that is taken (HTTP 415)."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its attributes, its data as bytes (`None` where it has none), and where those stood in the body."""

    mode: Mode
    id: str
    source: str
    type: str
    subject: str | None = None
    time: str | None = None
    data: bytes | None = None
    within: str = ""

    def bound(self) -> bytes:
        """What makes it the same event: attributes and data, whatever the mode. Extensions may change on the way."""
        attributes = [self.id, self.source, self.type, self.subject, self.time]
        return line(attributes) + (b"" if self.data is None else self.data)


def event(headers: Mapping[str, str], body: bytes) -> Event:
    """The event in a message; names of headers are in lower case.

    Raises:
        EventError: it is none, or lacks something.
        InputError: the body, or the data of a structured event, is no JSON object.
    """
    kind, charset = _content_type(headers.get("content-type", ""))
    if charset not in {None, "utf-8", "us-ascii"}:
        raise MediaError("content-type", "charset", f"the charset `{charset}` is not taken", "send UTF-8")
    if kind == BATCH:
        raise MediaError("content-type", "batch", "events in batches are not taken", _ONE_BY_ONE)
    if kind == STRUCTURED:
        return _structured(body)
    if kind.startswith("application/cloudevents"):
        raise MediaError("content-type", "event-format", f"the format `{kind}` is not taken", f"send {STRUCTURED}")
    if "ce-specversion" not in headers:
        hint = f"send `{STRUCTURED}`, or the attributes as `ce-` headers"
        raise MediaError("content-type", "not-an-event", "this is no CloudEvent", hint)
    return _binary(headers, kind, body)


def _structured(body: bytes) -> Event:
    envelope = read_json(body, limit=max(len(body), 1))
    if "data" in envelope and "data_base64" in envelope:
        raise EventError("/data_base64", "data-twice", "an event has `data` or `data_base64`, not both")
    attributes = _attributes({name: envelope.get(name) for name in ("specversion", *_REQUIRED, *_OPTIONAL)}, "/")
    _json(attributes.pop("datacontenttype"), "/datacontenttype")
    encoded = envelope.get("data_base64")
    if encoded is not None:
        return Event("structured", **attributes, data=_one_line(_decoded(encoded)), within="/data_base64")
    data = envelope.get("data")
    return Event("structured", **attributes, data=None if data is None else line(data), within="/data")


def _binary(headers: Mapping[str, str], kind: str, body: bytes) -> Event:
    found = {name: _header(headers, name) for name in ("specversion", *_REQUIRED, *_OPTIONAL)}
    attributes = _attributes({**found, "datacontenttype": kind or None}, "ce-")
    _json(attributes.pop("datacontenttype"), "content-type")
    return Event("binary", **attributes, data=_one_line(body) if body else None)


def _one_line(data: bytes) -> bytes:
    """JSON in one form, so that the mode and white space do not make another event."""
    return line(read_json(data, limit=max(len(data), 1)))


def _attributes(found: Mapping[str, object], prefix: str) -> dict[str, Any]:
    """The attributes that are looked at, of the right form."""
    if found["specversion"] != "1.0":
        place = f"{prefix}specversion"
        raise EventError(place, "specversion", "the version of CloudEvents is not `1.0`", "send CloudEvents 1.0")
    for name in (*_REQUIRED, *_OPTIONAL):
        value = found[name]
        if value is None and name in _OPTIONAL:
            continue
        if not isinstance(value, str) or not 0 < len(value) <= _LONGEST or not value.isprintable():
            message = f"`{name}` must be a text of 1 to {_LONGEST} printable characters"
            raise EventError(f"{prefix}{name}", "attribute", message)
    time = found["time"]
    if isinstance(time, str) and not _TIME.fullmatch(time):
        raise EventError(f"{prefix}time", "attribute", f"`{time}` is no time", "write 2025-10-28T09:00:00Z")
    kept = (*_REQUIRED, "subject", "time", "datacontenttype")
    return {name: found[name] for name in kept}


def _header(headers: Mapping[str, str], name: str) -> str | None:
    """The value of a `ce-` header: percent-encoded UTF-8, perhaps in quotation marks."""
    text = headers.get(f"ce-{name}")
    if text is None:
        return None
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        text = re.sub(r"\\(.)", r"\1", text[1:-1])
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError as error:
        raise EventError(f"ce-{name}", "attribute", f"`ce-{name}` is not UTF-8, percent-encoded") from error


def _content_type(text: str) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = text
    charset = message.get_param("charset")
    return text.partition(";")[0].strip().lower(), charset.lower() if isinstance(charset, str) else None


def _json(kind: str | None, place: str) -> None:
    media, charset = _content_type(kind or "application/json")
    if (media != "application/json" and not media.endswith("+json")) or charset not in {None, "utf-8", "us-ascii"}:
        raise MediaError(place, "data-type", f"data of the type `{kind}` is not taken", "send JSON")


def _decoded(encoded: object) -> bytes:
    try:
        if isinstance(encoded, str):
            return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        pass
    raise EventError("/data_base64", "base64", "`data_base64` is not Base64")
