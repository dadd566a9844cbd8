"""Calls to other people's systems: with a pause between them, again where that can help, and never without end."""

import ipaddress
import json
import random
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Final, TypeVar
from urllib.parse import urlsplit

import httpx

from shinsa import __version__
from shinsa_adapters.client.retrying import AGAIN, Patience
from shinsa_adapters.intake.writing import decoded

_OK: Final = range(200, 300)
_READINGS: Final = 3
"""How often an answer that came, but cannot be read, is asked for."""
_Read = TypeVar("_Read")
_AGENT: Final = f"shinsa/{__version__}"
_SHOWN: Final = 200
_NOTICED: Final = 2.0
"""Seconds from which a wait is told."""
_NOT_DONE: Final = frozenset({429})
_PATIENT: Final = Patience(retries=4, first=0.5, longest=120.0)


@dataclass(frozen=True, slots=True)
class Manners:
    """How another system is called.

    `gap` is the least number of seconds from one call to the next, `timeout` the most seconds until an answer is whole,
    `most_bytes` the size above which an answer is not read on.
    """

    gap: float = 0.2
    timeout: float = 60.0
    patience: Patience = _PATIENT
    most_bytes: int = 64 << 20


class FetchError(Exception):
    """No usable answer: a stable code (`no-answer`, `refused`, `too-large`, `not-json`), words, and the status if any.

    The words name no header and no key.
    """

    def __init__(self, code: str, message: str, status: int | None = None) -> None:
        self.code = code
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer with a status from 200 to 299."""

    url: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> object:
        """The JSON of the body, numbers as exact decimals.

        Raises:
            FetchError: it is none, or names a key twice, or holds what JSON has no number for.
        """
        try:
            return decoded(self.body)
        except ValueError as error:
            raise FetchError("not-json", f"`{self.url}` answered with something that is not JSON") from error


class Fetcher(AbstractContextManager["Fetcher"]):
    """Calls one system. An injected `httpx.Client` is used as it is, and is not closed."""

    def __init__(
        self,
        manners: Manners | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        client: httpx.Client | None = None,
        told: Callable[[str], None] | None = None,
    ) -> None:
        """Begin; `told` hears of each wait that a user would notice, before it is waited out."""
        self._told = told
        self._manners = manners or Manners()
        self._own = client is None
        self._client = client or httpx.Client(timeout=min(self._manners.timeout, 30.0), follow_redirects=False)
        self._headers = {"Accept": "application/json", "User-Agent": _AGENT, **(headers or {})}
        self._auth = auth
        self._next = 0.0

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close what this opened."""
        if self._own:
            self._client.close()

    def get(self, url: str, query: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET.

        Raises:
            FetchError: there is none that can be used, though it was tried as often as manners allow.
        """
        return self._call("GET", url, query, None)

    def read(self, url: str, query: Mapping[str, str] | None, understood: Callable[[object], _Read]) -> _Read:
        """What is understood of the JSON that answers a GET; asked for again where it is cut short or not understood.

        Raises:
            FetchError: there is no answer that can be used, or it is not JSON however often it is asked for.
            ValueError: `understood` raised it, for the last answer too.
        """
        for left in reversed(range(_READINGS)):
            try:
                return understood(self.get(url, query).json())
            except FetchError as error:
                if error.code != "not-json" or not left:
                    raise
            except ValueError:
                if not left:
                    raise
        raise AssertionError("the last reading returns or raises")

    def post(self, url: str, document: object, query: Mapping[str, str] | None = None) -> Answer:
        """The answer to a POST of a JSON document; only for calls that may be made twice.

        Raises:
            FetchError: there is none that can be used, though it was tried as often as manners allow.
        """
        return self._call("POST", url, query, json.dumps(document, ensure_ascii=False).encode())

    def post_once(self, url: str, document: object) -> Answer:
        """The answer to a POST that must not be made twice: tried again after 429 alone, which says it was not done.

        Raises:
            FetchError: `refused` with a status from 400 to 499 where it was not done; else nobody can tell.
        """
        return self._call("POST", url, None, json.dumps(document, ensure_ascii=False).encode(), again=_NOT_DONE)

    def _call(
        self,
        method: str,
        url: str,
        query: Mapping[str, str] | None,
        body: bytes | None,
        again: frozenset[int] = AGAIN,
    ) -> Answer:
        patience = self._manners.patience
        for attempt in range(patience.retries + 1):
            asked: str | None = None
            try:
                status, answer = self._once(method, url, query, body)
            except (httpx.TransportError, httpx.DecodingError, TimeoutError) as error:
                if attempt == patience.retries or again is not AGAIN:
                    raise FetchError("no-answer", _no_answer(url, attempt + 1, error)) from error
            except httpx.InvalidURL as error:
                raise FetchError("no-answer", f"`{url}` is not an address: {error}") from error
            else:
                if status in _OK:
                    return answer
                if status not in again or attempt == patience.retries:
                    raise FetchError("refused", _refused(url, status, answer.body), status)
                asked = answer.headers.get("retry-after")
            self._wait(url, patience.wait(attempt, asked, chance=random.random()))  # noqa: S311  # spreads, hides nothing
        raise AssertionError("the last attempt returns or raises")

    def _wait(self, url: str, seconds: float) -> None:
        if self._told is not None and seconds >= _NOTICED:
            self._told(f"`{urlsplit(url).netloc}` cannot answer now: asked again in {round(seconds):,} seconds")
        time.sleep(seconds)

    def _once(self, method: str, url: str, query: Mapping[str, str] | None, body: bytes | None) -> tuple[int, Answer]:
        self._pause()
        until = time.monotonic() + self._manners.timeout
        typed = {"Content-Type": "application/json"} if body is not None else {}
        with self._client.stream(
            method, url, params=query, content=body, headers={**self._headers, **typed}, auth=self._auth
        ) as answer:
            read = bytearray()
            for part in answer.iter_bytes():
                read += part
                if len(read) > self._manners.most_bytes:
                    most = f"more than {self._manners.most_bytes:,} bytes"
                    raise FetchError("too-large", f"`{url}` answered with {most}", answer.status_code)
                if time.monotonic() > until:
                    raise TimeoutError(f"not whole after {self._manners.timeout:g} seconds")
            return answer.status_code, Answer(url, dict(answer.headers), bytes(read))

    def _pause(self) -> None:
        """Wait until the next call may be made."""
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + self._manners.gap


def is_here(host: str) -> bool:
    """Whether a host is this machine, to which alone a key may go in plain text."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def keeps_secrets(url: str) -> bool:
    """Whether a key may be sent to an address: nobody on the way can read it."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and is_here(parts.hostname or ""))


def _no_answer(url: str, tries: int, error: Exception) -> str:
    tried = "once" if tries == 1 else f"{tries} times"
    return f"no answer from `{url}`, tried {tried}: {str(error) or type(error).__name__}"


def _refused(url: str, status: int, body: bytes) -> str:
    text = "".join(c if c.isprintable() else " " for c in body[: 4 * _SHOWN].decode("utf-8", "replace")).strip()
    said = f": {text[:_SHOWN]}" if text else ""
    return f"`{url}` answered {status}{said}"
