"""Which addresses a callback may have: public ones alone, looked at after the name is resolved.

A callback is an address that a stranger chooses and this service calls, so it must not lead inside. Names are resolved
here, every address found must be public, and the connection goes to the address that was looked at: between looking
and connecting nothing can be swapped.
"""

import ipaddress
import socket
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from typing import Final, cast
from urllib.parse import urlsplit

import anyio
import httpcore
from httpcore import SOCKET_OPTION, AsyncNetworkBackend, AsyncNetworkStream

from shinsa.errors import ShinsaError

_TRANSLATED: Final = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""NAT64: an IPv4 address inside an IPv6 one, which Python calls global."""
_LONGEST: Final = 2000
_PORTS: Final = {"http": 80, "https": 443}


class CallbackRefusedError(ShinsaError):
    """The address of a callback is no address to call."""


def check_callback(url: str, *, development: bool) -> None:
    """Refuse what cannot be a callback, before anything is resolved. `development` allows plain HTTP.

    Raises:
        CallbackRefusedError: it is no address, has a user in it, or is not HTTPS.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise CallbackRefusedError(f"the callback `{url[:100]}` is no address: {error}") from error
    if len(url) > _LONGEST or not host or parts.scheme not in _PORTS or not url.isascii() or not url.isprintable():
        raise CallbackRefusedError(f"the callback `{url[:100]}` is no address\n  hint: write https://host/path")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise CallbackRefusedError("a callback has no user, password or fragment in its address")
    if parts.scheme != "https" and not development:
        raise CallbackRefusedError(f"the callback `{url[:100]}` is not HTTPS\n  hint: write https://host/path")


def is_public(address: str) -> bool:
    """Whether an address (as resolved, in its plain form) is one that anybody can reach and nobody owns privately."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = _inner(found)
        if inner is not None:
            found = inner
        elif any(found in network for network in _TRANSLATED) or found.sixtofour or found.teredo:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address is another spelling of."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    low = int(address)
    return IPv4Address(low) if 1 < low < 1 << 32 else None


class PublicNetwork(AsyncNetworkBackend):
    """Connects to public addresses alone, having resolved the name itself. `development` lets any address pass."""

    def __init__(self, *, development: bool) -> None:
        self._development = development
        self._through = cast("AsyncNetworkBackend", httpcore.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # the library's own signature
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Resolve, look at every address, and connect to the first that answers.

        Raises:
            CallbackRefusedError: an address is not public.
            httpcore.ConnectError: there is no such host, or it cannot be reached.
        """
        with anyio.fail_after(timeout):
            addresses = await _resolved(host, port)
        if not self._development and not all(map(is_public, addresses)):
            raise CallbackRefusedError(f"`{host}` has an address that is not public; nothing was sent")
        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await self._through.connect_tcp(address, port, timeout, local_address, socket_options)
        return await self._through.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109  # the library's own signature
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Never.

        Raises:
            CallbackRefusedError: always.
        """
        del path, timeout, socket_options
        raise CallbackRefusedError("a callback is no socket of this machine")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)


async def _resolved(host: str, port: int) -> list[str]:
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"`{host}` cannot be resolved: {error}") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
