"""Other systems are called with patience and manners; whatever they do ends in an answer or in one kind of error."""

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from adapters.intake.standing_in import HASTY, Asked, Reply, reply, standing_in
from shinsa_adapters.client.retrying import Patience
from shinsa_adapters.intake.fetching import Answer, Fetcher, FetchError, Manners, keeps_secrets


def in_turn(*replies: Reply) -> Callable[[Asked], Reply]:
    """Each reply once, the last for ever."""
    waiting = list(replies)
    return lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def test_an_answer_is_read_with_every_digit() -> None:
    with standing_in(in_turn(Reply(b'{"score": 0.70000000000000000001}'))) as server, Fetcher(HASTY) as fetcher:
        assert fetcher.get(f"{server.url}/a", {"$limit": "5"}).json() == {"score": Decimal("0.70000000000000000001")}
    assert (server.asked[0].query, server.asked[0].headers["user-agent"]) == ({"$limit": "5"}, "shinsa/0.1.0")


@pytest.mark.parametrize("first", [reply({}, 429, retry_after="0"), reply({}, 503), Reply(cut_off=True)])
def test_what_may_pass_is_tried_again(first: Reply) -> None:
    with standing_in(in_turn(first, reply({"ok": True}))) as server, Fetcher(HASTY) as fetcher:
        assert fetcher.post(server.url, {"name": "川崎"}).json() == {"ok": True}
    assert [asked.json for asked in server.asked] == [{"name": "川崎"}] * 2


def test_a_retry_after_is_waited_for() -> None:
    manners = replace(HASTY, patience=Patience(retries=1, first=0.0, longest=5.0))
    with standing_in(in_turn(reply({}, 429, retry_after="1"), reply({}))) as server, Fetcher(manners) as fetcher:
        began = time.monotonic()
        fetcher.get(server.url)
        assert time.monotonic() - began >= 1


def test_a_wait_that_a_user_would_notice_is_told_before_it_is_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(time, "sleep", lambda seconds: told.append(f"slept {seconds:g}") if seconds else None)
    manners = Manners(gap=0.0, patience=Patience(retries=2, first=0.0, longest=3600.0))
    replies = in_turn(reply({}, 429, retry_after="1800"), reply({}, 429, retry_after="1"), reply({}))
    with standing_in(replies) as server, Fetcher(manners, told=told.append) as fetcher:
        fetcher.get(f"{server.url}/a?key=secret")
        where = server.url.removeprefix("http://")
    assert told == [f"`{where}` cannot answer now: asked again in 1,800 seconds", "slept 1800", "slept 1"]


def test_calls_keep_their_distance() -> None:
    with standing_in(in_turn(reply({}))) as server, Fetcher(Manners(gap=0.1)) as fetcher:
        began = time.monotonic()
        for _ in range(3):
            fetcher.get(server.url)
        assert time.monotonic() - began >= 0.2


BAD = {
    "refused": (Reply(b"no such dataset\x1b", 404), "refused", 404, "`{url}` answered 404: no such dataset", 1),
    "redirected": (
        Reply(status=302, headers={"Location": "http://192.0.2.1/"}),
        "refused",
        302,
        "`{url}` answered 302",
        1,
    ),
    "always-failing": (reply({}, 500), "refused", 500, "`{url}` answered 500: {}", 3),
    "always-busy": (reply({}, 429), "refused", 429, "`{url}` answered 429: {}", 3),
    "silent": (Reply(cut_off=True), "no-answer", None, "no answer from `{url}`, tried 3 times: ", 3),
    "half": (Reply(b'{"a": ', promised=500), "no-answer", None, "no answer from `{url}`, tried 3 times: ", 3),
    "too-large": (Reply(b"x" * 2000), "too-large", 200, "`{url}` answered with more than 1,000 bytes", 1),
}


@pytest.mark.parametrize("case", BAD)
def test_no_usable_answer_is_one_kind_of_error(case: str) -> None:
    answer, code, status, message, calls = BAD[case]
    with standing_in(in_turn(answer)) as server, Fetcher(replace(HASTY, most_bytes=1000)) as fetcher:
        with pytest.raises(FetchError) as caught:
            fetcher.get(server.url)
        assert (caught.value.code, caught.value.status, len(server.asked)) == (code, status, calls)
        assert str(caught.value).startswith(message.replace("{url}", server.url))


def test_a_server_that_is_too_slow_has_not_answered() -> None:
    manners = Manners(gap=0, timeout=0.05, patience=Patience(retries=0))
    with (
        standing_in(in_turn(Reply(b"{}", wait=0.5))) as server,
        Fetcher(manners) as fetcher,
        pytest.raises(FetchError, match=r"tried once: timed out"),
    ):
        fetcher.get(server.url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "ftp://127.0.0.1/", "http://[", "nowhere"])
def test_an_address_where_nobody_answers(url: str) -> None:
    with Fetcher(replace(HASTY, patience=Patience(retries=0))) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(url)
    assert caught.value.code == "no-answer"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://lists.example", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]/", True),
        ("http://localhost", True),
        ("http://lists.example", False),
        ("http://localhost.example", False),
        ("ftp://127.0.0.1", False),
    ],
)
def test_keys_go_where_nobody_else_reads_them(url: str, *, safe: bool) -> None:
    assert keeps_secrets(url) is safe


@pytest.mark.parametrize("body", [b"<html>", b"", b'{"a": 1, "a": 2}', b'{"a": NaN}', b'{"a": "\xff"}', b"[" * 100_000])
def test_what_is_no_json_says_so(body: bytes) -> None:
    with pytest.raises(FetchError, match="is not JSON") as caught:
        Answer("http://localhost/", {}, body).json()
    assert caught.value.code == "not-json"
