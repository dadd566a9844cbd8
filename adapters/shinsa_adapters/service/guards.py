"""What stands before every request: an id for the log, a limit on bodies, on time and on how many at once, headers.

Plain ASGI: each is a callable around another. A limit answers with a problem document before anything is parsed.
"""

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from time import perf_counter
from typing import Any, Final, TypeAlias

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shinsa_adapters.service.problems import Problem, response, unavailable

Observe: TypeAlias = Callable[[Scope, int, float], None]
"""Told of each answer: the request's scope, the status, and the seconds it took."""
_SAFE_ID: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
)
_PROBES: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Paths that answer however busy the service is."""


class RequestIds:
    """Gives each request an id (the caller's own, where it is harmless), and each answer that id and safe headers."""

    def __init__(self, app: ASGIApp, observe: Observe) -> None:
        self._app = app
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"")
        found = given.decode() if _SAFE_ID.fullmatch(given) else secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = found
        begun, status = perf_counter(), 500

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                own = {name for name, _ in message["headers"]}
                extra = [pair for pair in _HEADERS if pair[0] not in own]
                message["headers"] = [*message["headers"], *extra, (b"x-request-id", found.encode())]
            await send(message)

        try:
            await self._app(scope, receive, marked)
        finally:
            self._observe(scope, status, perf_counter() - begun)


class Limits:
    """Holds bodies, times and the number of requests at once to what the settings allow."""

    def __init__(  # noqa: PLR0913, PLR0917  # each is a limit
        self, app: ASGIApp, body: int, batch_body: int, concurrency: int, seconds: float, retry_after: int
    ) -> None:
        self._app = app
        self._bodies: Callable[[str], int] = lambda path: batch_body if _is_batch(path) else body
        self._free = concurrency
        self._seconds = seconds
        self._retry_after = retry_after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with the limit it met."""
        if scope["type"] != "http" or scope["path"] in _PROBES:
            await self._app(scope, receive, send)
        elif not self._free:
            await _answer(unavailable("the service is busy", self._retry_after), scope, receive, send)
        else:
            self._free -= 1
            try:
                await self._limited(scope, receive, send)
            finally:
                self._free += 1

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = self._bodies(scope["path"])
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > most:
            await _answer(_too_large(most), scope, receive, send)
            return
        begun = _Begun(send)
        streamed = _is_batch(scope["path"])
        try:
            async with asyncio.timeout(None if streamed else self._seconds):
                await self._app(scope, _counted(receive, most), begun)
        except TimeoutError:
            problem = unavailable("the request took too long and was given up", self._retry_after)
            await begun.instead(problem, scope, receive)


def _is_batch(path: str) -> bool:
    """Whether a body there is many proposals: a batch, answered as it goes or as a job."""
    return path.endswith((":batch", "/jobs"))


class _Begun:
    """Sends on, and knows whether the answer has begun: then nothing can be put in its place."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = False

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        self._begun = True
        await self._send(message)

    async def instead(self, problem: Problem, scope: Scope, receive: Receive) -> None:
        """Answer with the problem, unless an answer has begun; then break off, so that nobody takes it for whole."""
        if self._begun:
            raise ConnectionAbortedError(problem.detail)
        await _answer(problem, scope, receive, self._send)


def _counted(receive: Receive, most: int) -> Callable[[], Awaitable[MutableMapping[str, Any]]]:
    """Receive, counting the body's bytes: a body that does not say its length may be too long all the same."""
    seen = 0

    async def counting() -> MutableMapping[str, Any]:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return counting


def _too_large(most: int) -> Problem:
    detail = f"the body has more than {most:,} bytes"
    # What is left of the body is not read.
    return Problem(413, "too-large", detail, hint="send less at once, or as a batch", headers={"Connection": "close"})


async def _answer(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    await response(problem, scope.get("state", {}).get("request_id"))(scope, receive, send)
