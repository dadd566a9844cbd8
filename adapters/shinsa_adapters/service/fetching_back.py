"""Fetch the record that an event speaks of: once, whole, from a public address, or not at all."""

from collections.abc import Mapping
from typing import Final

import anyio
import httpcore
import httpx

from shinsa_adapters.webhooks.addresses import CallbackRefusedError, PublicNetwork

SECONDS: Final = 10.0
"""The longest until a record is whole."""
_TIMEOUT: Final = httpx.Timeout(5.0)
_ASKED: Final = {"accept": "application/json", "accept-encoding": "identity", "user-agent": "shinsa"}
_OK: Final = 200


class NotFetchedError(Exception):
    """The record could not be had; the text says why, for the log."""


class _PublicTransport(httpx.AsyncHTTPTransport):
    """Connects to public addresses alone; `development` lets any address pass."""

    def __init__(self, *, development: bool) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            network_backend=PublicNetwork(development=development), max_connections=20, keepalive_expiry=5.0
        )


class Fetcher:
    """Fetches records; an answer of more than `most` bytes is none."""

    def __init__(self, most: int, *, development: bool) -> None:
        self._most = most
        self._client = httpx.AsyncClient(
            transport=_PublicTransport(development=development),
            timeout=_TIMEOUT,
            follow_redirects=False,
            trust_env=False,
            headers=_ASKED,
        )

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def fetch(self, url: str, headers: Mapping[str, str]) -> bytes:
        """The record's bytes.

        Raises:
            NotFetchedError: no answer, another status than 200 (a redirect too), too much, or an address inside.
        """
        try:
            with anyio.fail_after(SECONDS):
                return await self._fetched(url, headers)
        except TimeoutError as error:
            raise NotFetchedError(f"no answer within {SECONDS:.0f} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, CallbackRefusedError, OSError) as error:
            raise NotFetchedError(f"{type(error).__name__}: {error}".rstrip(": ")) from error

    async def _fetched(self, url: str, headers: Mapping[str, str]) -> bytes:
        found = bytearray()
        async with self._client.stream("GET", url, headers=dict(headers)) as answer:
            if answer.status_code != _OK or "content-encoding" in answer.headers:
                raise NotFetchedError(f"the answer was {answer.status_code}")
            async for part in answer.aiter_raw():
                found += part
                if len(found) > self._most:
                    raise NotFetchedError(f"the answer has more than {self._most:,} bytes")
        return bytes(found)
