"""Servers on loopback that stand in for other people's systems, and do as badly as those can."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from shinsa_adapters.client.retrying import Patience
from shinsa_adapters.intake.fetching import Manners

HASTY = Manners(gap=0.0, timeout=5.0, patience=Patience(retries=2, first=0.001, longest=0.01))


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401  # a test knows what it sent
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What the server answers. `promised` is a length it says and does not keep; `wait` is in seconds."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    wait: float = 0.0
    cut_off: bool = False


def reply(document: object, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(json.dumps(document).encode(), status, {"Content-Type": "application/json", **named})


class StandIn:
    """A server with the requests it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # the library's own types
        """A client that has gone is no news."""


@contextmanager
def standing_in(respond: Callable[[Asked], Reply]) -> Iterator[StandIn]:
    """A server that answers as told, until the block ends."""
    server = _Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    stand_in = StandIn(f"http://127.0.0.1:{server.server_address[1]}")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): text for name, text in self.headers.items()}
            asked = Asked(self.command, parts.path, query, headers, body)
            stand_in.asked.append(asked)
            _send(self, respond(asked))

        do_GET = do_POST = _answer  # noqa: N815  # the names the library looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's own name
            """Say nothing."""

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _send(handler: BaseHTTPRequestHandler, given: Reply) -> None:
    time.sleep(given.wait)
    handler.close_connection = given.cut_off or given.promised is not None
    if given.cut_off:
        return
    handler.send_response(given.status)
    for name, text in given.headers.items():
        handler.send_header(name, text)
    handler.send_header("Content-Length", str(len(given.body) if given.promised is None else given.promised))
    handler.end_headers()
    handler.wfile.write(given.body)
