"""What stands before every request: ids, headers, and limits that answer with a problem."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from adapters.commands import PROPOSALS
from adapters.service.running import Running, serving, settings
from shinsa_adapters.service.callers import ANYBODY
from shinsa_adapters.service.house import Rate
from shinsa_adapters.service.keys import KeyFile, Scope, make, now

GOOD = (PROPOSALS / "good.json").read_bytes()


@pytest.mark.parametrize("path", ["/healthz", "/v1/rulesets", "/nowhere", "/v1/screenings/scr_none"])
def test_every_answer_has_an_id_and_safe_headers(running: Running, path: str) -> None:
    headers = running.http.get(path).headers
    assert len(headers["x-request-id"]) == 16
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


@pytest.mark.parametrize(("given", "kept"), [("abc-1", True), ("x" * 65, False), ("a b", False), ("a\tb", False)])
def test_a_callers_own_id_is_kept_where_it_is_harmless(running: Running, given: str, kept: bool) -> None:  # noqa: FBT001
    found = running.http.get("/nowhere", headers={"X-Request-Id": given})
    assert (found.headers["x-request-id"] == given) is kept
    assert found.json()["request_id"] == found.headers["x-request-id"]


@pytest.mark.parametrize("more", [0, 1])
def test_a_body_is_taken_up_to_the_limit(folder: Path, more: int) -> None:
    body = GOOD + b" " * (3000 - len(GOOD) + more)
    with serving(settings(folder, max_body=3000)) as running:
        told = running.screen(body)
        untold = running.http.post(
            "/v1/screenings", content=iter([body[:100], body[100:]]), params={"as_of": "2025-10-28"}
        )
    expected = 413 if more else 201
    assert (told.status_code, untold.status_code) == (expected, expected)
    if more:
        assert told.json()["code"] == untold.json()["code"] == "too-large"


@pytest.mark.parametrize("length", ["-1", "x", "1e3", ""])
def test_a_length_that_is_no_number_is_refused(running: Running, length: str) -> None:
    host, port = running.url.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=5)
    connection.putrequest("POST", "/v1/screenings")
    connection.putheader("Content-Length", length)
    connection.endheaders()
    assert connection.getresponse().status in {400, 413}
    connection.close()


def test_too_many_at_once_are_told_to_come_again_and_probes_are_not(folder: Path) -> None:
    with serving(settings(folder, concurrency=1, retry_after=7)) as running:
        begun, go_on = threading.Event(), threading.Event()

        def body() -> Iterator[bytes]:
            yield b" "
            begun.set()
            go_on.wait(5)
            yield GOOD

        found: list[int] = []
        slow = threading.Thread(
            target=lambda: found.append(running.http.post("/v1/screenings", content=body()).status_code)
        )
        slow.start()
        begun.wait(5)
        with httpx.Client(base_url=running.url) as other:
            tries = (other.get("/v1/rulesets") for _ in range(500))
            refused = next(each for each in tries if each.status_code == 503)
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "7")
            assert refused.json()["code"] == "unavailable"
            assert other.get("/healthz").status_code == 200
            go_on.set()
            slow.join()
            assert found == [201]
            assert other.get("/v1/rulesets").status_code == 200


def test_a_request_that_takes_too_long_is_given_up(folder: Path) -> None:
    with serving(settings(folder, request_seconds=0.2)) as running:
        host, port = running.url.removeprefix("http://").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=5)
        connection.putrequest("POST", "/v1/screenings")
        connection.putheader("Content-Length", "100")
        connection.endheaders(b"{")
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())["code"]) == (503, "unavailable")
        connection.close()


def test_a_caller_who_calls_too_often_is_told_when_to_come_again(folder: Path) -> None:
    with serving(settings(folder, rate="3/hour")) as running:
        statuses = [running.http.get("/v1/rulesets").status_code for _ in range(4)]
        refused = running.http.get("/v1/rulesets")
    assert statuses == [200, 200, 200, 429]
    assert (refused.json()["code"], refused.json()["detail"]) == ("rate-limited", "more than 3/hour for this key")
    assert 1100 < int(refused.headers["retry-after"]) <= 1200  # a third of the hour, less what has passed


def test_a_rate_may_say_how_many_calls_come_at_once(folder: Path) -> None:
    with serving(settings(folder, rate="6/hour burst 2")) as running:
        statuses = [running.http.get("/v1/rulesets").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_a_caller_who_comes_again_when_told_is_answered(folder: Path) -> None:
    with serving(settings(folder, rate="2/second")) as running:
        answers = [running.http.get("/v1/rulesets") for _ in range(30)]
        wait = {answer.headers["retry-after"] for answer in answers if answer.status_code == 429}
        assert wait == {"1"}
        time.sleep(1)
        assert running.http.get("/v1/rulesets").status_code == 200


def test_one_caller_who_calls_too_often_hinders_no_other(folder: Path) -> None:
    path = folder / "keys.json"
    with serving(settings(folder, keys=path, rate="1/day")) as running:
        owners = [make(name, Scope, now()) for name in ("portal", "another")]
        for each in owners:
            KeyFile(path).add(each.key)
        heads = [{"X-Api-Key": each.secret} for each in owners]
        statuses = [running.http.get("/v1/rulesets", headers=heads[at]).status_code for at in (0, 0, 1, 1)]
    assert statuses == [200, 429, 200, 429]


def test_counting_calls_starts_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(threading.Thread, "start", lambda thread: begun.append(thread.name))
    rate = Rate("1000/minute")
    for _ in range(3):
        rate.count(ANYBODY)
    assert begun == []


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/v1/screenings", 405)])
def test_what_is_not_there_is_a_problem_document(running: Running, method: str, path: str, status: int) -> None:
    answer = running.http.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_metrics_count_what_happened(folder: Path) -> None:
    with serving(settings(folder)) as running:
        running.screen(GOOD)
        running.screen(b"{")
        text = running.http.get("/metrics").text
    assert 'shinsa_screenings_total{ruleset="small",verdict="eligible"} 1.0' in text
    assert 'shinsa_inputs_refused_total{ruleset="small"} 1.0' in text
    assert "shinsa_ledger_entries 1.0" in text
    assert 'shinsa_request_seconds_count{method="POST",route="/v1/screenings",status="201"} 1.0' in text
