"""No callback leads inside, however it is spelled."""

import asyncio

import pytest

from shinsa_adapters.webhooks.addresses import CallbackRefusedError, PublicNetwork, check_callback, is_public
from shinsa_adapters.webhooks.sending import Sender


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",  # noqa: S104  # an address to refuse
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "::7f00:1",
    ],
)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
)
def test_every_spelling_of_this_machine_is_refused_when_it_is_called(host: str) -> None:
    async def call() -> str:
        sender = Sender()
        try:
            named = f"[{host}]" if ":" in host else host
            tried = await sender.send(f"https://{named}:9/", {}, b"{}")
        finally:
            await sender.close()
        assert not tried.delivered
        assert tried.final
        return tried.reason

    assert "not public; nothing was sent" in asyncio.run(call())


def test_a_socket_of_this_machine_is_refused() -> None:
    with pytest.raises(CallbackRefusedError):
        asyncio.run(PublicNetwork(development=False).connect_unix_socket("/tmp/x"))  # noqa: S108  # nothing is made


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.org/x", "not HTTPS"),
        ("ftp://example.org/x", "no address"),
        ("example.org/x", "no address"),
        ("https:///x", "no address"),
        ("https://user:word@example.org/", "no user, password or fragment"),
        ("https://example.org/#part", "no user, password or fragment"),
        ("https://example.org:99999/", "no address"),
        ("https://[::1/", "no address"),
        ("https://例え.jp/", "no address"),
        ("https://example.org/\nx", "no address"),
        ("https://example.org/" + "x" * 2000, "no address"),
    ],
)
def test_what_is_no_callback_is_refused_before_anything_is_resolved(url: str, reason: str) -> None:
    with pytest.raises(CallbackRefusedError, match=reason):
        check_callback(url, development=False)


def test_a_callback_is_https_and_plain_http_is_for_development() -> None:
    check_callback("https://example.org:8443/hook?x=1", development=False)
    check_callback("http://127.0.0.1:8000/hook", development=True)
