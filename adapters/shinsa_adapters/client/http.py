"""The one module that speaks HTTP: sends a call, tries again where that can help, streams lines, stands in for tests.

An injected `httpx.Client` or `httpx.AsyncClient` is used as it is, and is not closed by us.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import Final

import httpx

from shinsa_adapters.client.calls import Call, refusal
from shinsa_adapters.client.failures import ConnectionFailedError
from shinsa_adapters.client.retrying import AGAIN, Patience

Answer = tuple[int, bytes]
"""Status and body."""
TIMEOUT: Final = httpx.Timeout(60.0, connect=5.0)
_ERRORS: Final = 400
_FAILED: Final = (httpx.TransportError,)


class Wire:
    """Sends calls and waits for answers."""

    def __init__(
        self, base_url: str, api_key: str | None, patience: Patience, http_client: httpx.Client | None = None
    ) -> None:
        self._own = http_client is None
        self._client = http_client or httpx.Client(timeout=TIMEOUT)
        self._base = base_url.rstrip("/")
        self._headers = _headers(api_key)
        self._patience = patience

    def close(self) -> None:
        """Close what this opened."""
        if self._own:
            self._client.close()

    def send(self, call: Call) -> Answer:
        """The answer, after as many tries as patience allows.

        Raises:
            ConnectionFailedError: no answer came.
        """
        for attempt in range(self._patience.retries + 1):
            last = attempt == self._patience.retries
            try:
                answer = self._client.send(_request(self._client, self._base, self._headers, call))
            except _FAILED as error:
                if last:
                    raise _no_answer(self._base, attempt, error) from error
                asked = None
            else:
                if last or answer.status_code not in AGAIN:
                    return answer.status_code, answer.content
                asked = answer.headers.get("retry-after")
            time.sleep(self._patience.wait(attempt, asked, chance=random.random()))  # noqa: S311  # spreads, hides nothing
        raise AssertionError("the last attempt returns or raises")

    def stream(self, call: Call, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Send lines while the answer's lines come back. A stream that breaks is not begun again by itself.

        Raises:
            ApiError: the service said no.
            ConnectionFailedError: the stream broke.
        """
        try:
            with self._client.stream(
                call.method,
                self._base + call.path,
                params=call.query,
                content=lines,
                headers={**self._headers, **call.headers},
            ) as answer:
                if answer.status_code >= _ERRORS:
                    raise refusal(answer.status_code, answer.read())
                yield from (line.encode() for line in answer.iter_lines())
        except _FAILED as error:
            raise _no_answer(self._base, 0, error) from error


class AsyncWire:
    """The same without blocking."""

    def __init__(
        self, base_url: str, api_key: str | None, patience: Patience, http_client: httpx.AsyncClient | None = None
    ) -> None:
        self._own = http_client is None
        self._client = http_client or httpx.AsyncClient(timeout=TIMEOUT)
        self._base = base_url.rstrip("/")
        self._headers = _headers(api_key)
        self._patience = patience

    async def close(self) -> None:
        """Close what this opened."""
        if self._own:
            await self._client.aclose()

    async def send(self, call: Call) -> Answer:
        """The answer, after as many tries as patience allows.

        Raises:
            ConnectionFailedError: no answer came.
        """
        for attempt in range(self._patience.retries + 1):
            last = attempt == self._patience.retries
            try:
                answer = await self._client.send(_request(self._client, self._base, self._headers, call))
            except _FAILED as error:
                if last:
                    raise _no_answer(self._base, attempt, error) from error
                asked = None
            else:
                if last or answer.status_code not in AGAIN:
                    return answer.status_code, answer.content
                asked = answer.headers.get("retry-after")
            await asyncio.sleep(self._patience.wait(attempt, asked, chance=random.random()))  # noqa: S311  # spreads
        raise AssertionError("the last attempt returns or raises")

    async def stream(self, call: Call, lines: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
        """Send lines while the answer's lines come back. A stream that breaks is not begun again by itself.

        Raises:
            ApiError: the service said no.
            ConnectionFailedError: the stream broke.
        """
        try:
            async with self._client.stream(
                call.method,
                self._base + call.path,
                params=call.query,
                content=lines,
                headers={**self._headers, **call.headers},
            ) as answer:
                if answer.status_code >= _ERRORS:
                    raise refusal(answer.status_code, await answer.aread())
                async for line in answer.aiter_lines():
                    yield line.encode()
        except _FAILED as error:
            raise _no_answer(self._base, 0, error) from error


def stand_in(respond: Callable[[Call], Answer]) -> httpx.MockTransport:
    """A transport for users' tests: give it to `httpx.Client(transport=…)`, and no test needs a service.

    `respond` is given each call and returns the status and body to answer with.
    """

    def handle(request: httpx.Request) -> httpx.Response:
        query = dict(request.url.params)
        call = Call(request.method, request.url.path, query, request.read(), dict(request.headers))
        status, body = respond(call)
        return httpx.Response(status, content=body, headers={"Content-Type": "application/json"})

    return httpx.MockTransport(handle)


def _request(
    client: httpx.Client | httpx.AsyncClient, base: str, headers: Mapping[str, str], call: Call
) -> httpx.Request:
    """A call as httpx sends it, in either client."""
    return client.build_request(
        call.method, base + call.path, params=call.query, content=call.body, headers={**headers, **call.headers}
    )


def _headers(api_key: str | None) -> dict[str, str]:
    known = {"Accept": "application/json, application/x-ndjson"}
    return {**known, "Authorization": f"Bearer {api_key}"} if api_key else known


def _no_answer(base: str, tries_before: int, error: Exception) -> ConnectionFailedError:
    tried = "once" if tries_before == 0 else f"{tries_before + 1} times"
    return ConnectionFailedError(f"no answer from `{base}`, tried {tried}: {str(error) or type(error).__name__}")
