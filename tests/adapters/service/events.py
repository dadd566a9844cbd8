"""Senders of events for tests: signed as agreed, in both modes; and a system whose records are fetched."""

import base64
import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from standardwebhooks import Webhook

from adapters.intake.standing_in import Asked, Reply, standing_in
from adapters.service.running import Running
from shinsa_adapters.service.describing import EVENT

Headers = dict[str, str] | None
PATH = "/v1/intake/events"
NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
SECRETS = {
    name: f"whsec_{base64.b64encode(name.encode() * 8).decode()}" for name in ("first", "second", "third", "other")
}
WHOLE = f"""
[[source]]
name = "portal"
source = "https://portal.example.org/applications"
secrets = ["{SECRETS["first"]}", "{SECRETS["second"]}"]
types = ["org.example.portal.application.submitted", "org.example.portal.application.changed"]
data = "whole"
owner = "portal-owner"

[[source]]
name = "neighbour"
source = "urn:neighbour"
secrets = ["{SECRETS["other"]}"]
data = "whole"
"""


def sources(folder: Path, text: str = WHOLE) -> Path:
    path = folder / "sources.toml"
    path.write_text(text)
    return path


def event(**changed: object) -> dict[str, Any]:
    """The event of the description with other members; those that are `...` are left out."""
    return {name: value for name, value in {**EVENT, **changed}.items() if value is not ...}


def seal(body: bytes, signer: str = "first", named: str = "msg-1", at: datetime = NOW) -> dict[str, str]:
    """The headers of a signed message."""
    signature = Webhook(SECRETS[signer]).sign(named, at, body.decode())
    second = str(int(at.timestamp()))
    return {"webhook-id": named, "webhook-timestamp": second, "webhook-signature": signature}


def send(running: Running, found: dict[str, Any], headers: Headers = None, **sealing: Any) -> httpx.Response:  # noqa: ANN401  # as `seal` takes
    """Send an event, structured."""
    body = json.dumps(found).encode()
    kind = {"content-type": "application/cloudevents+json; charset=utf-8"}
    return running.http.post(PATH, content=body, headers={**kind, **seal(body, **sealing), **(headers or {})})


def send_binary(running: Running, found: dict[str, Any], headers: Headers = None, **sealing: Any) -> httpx.Response:  # noqa: ANN401  # as `seal` takes
    """Send an event, binary: its attributes as headers, its data as the body."""
    body = json.dumps(found["data"]).encode()
    attributes = {f"ce-{name}": str(value) for name, value in found.items() if name not in {"data", "datacontenttype"}}
    kind = {"content-type": "application/json"}
    sealed = seal(body, **{"named": found["id"], **sealing})
    return running.http.post(PATH, content=body, headers={**kind, **attributes, **sealed, **(headers or {})})


@dataclass(slots=True)
class Portal:
    """A system that gives its records: by path; and what it was asked for, with what authorization."""

    url: str = ""
    records: dict[str, Reply] = field(default_factory=dict[str, Reply])
    asked: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, str | None]])


@contextmanager
def portal() -> Generator[Portal]:
    """The system, for as long as a block needs it."""
    found = Portal()

    def respond(asked: Asked) -> Reply:
        found.asked.append((asked.path, asked.headers.get("authorization")))
        given = found.records.get(asked.path, Reply(b"{}", 404))
        return replace(given, headers={"Location": f"{found.url}/elsewhere", **given.headers})

    with standing_in(respond) as system:
        found.url = system.url
        yield found
