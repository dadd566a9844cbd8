"""Messages leave once a screening is kept: signed, at least once, tried again, and set aside when nobody takes them."""

import json
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from adapters.commands import PROPOSALS
from adapters.service.running import Running, serving, settings
from shinsa_adapters.client import NotGenuineError, receive

GOOD = (PROPOSALS / "good.json").read_bytes()


class Receiver:
    """Takes messages and answers with each of its statuses in turn, the last one for ever."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = statuses
        self.messages: list[tuple[dict[str, str], bytes]] = []
        self.url = ""

    def wait(self, count: int) -> None:
        for _ in range(500):
            if len(self.messages) >= count:
                return
            time.sleep(0.01)
        raise AssertionError(f"{len(self.messages)} of {count} messages came")


@contextmanager
def receiving(*statuses: int) -> Generator[Receiver]:
    found = Receiver(*statuses)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            found.messages.append((dict(self.headers), body))
            status = found.statuses[min(len(found.messages), len(found.statuses)) - 1]
            self.send_response(status)
            self.send_header("location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


class Later:
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.by = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.by


def service(folder: Path, **more: Any) -> Any:  # noqa: ANN401  # settings are of many kinds
    return settings(folder, **{"webhook_secret": "master", "allow_private_callbacks": True, **more})


def outbox(running: Running, state: str, count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for _ in range(500):
        found = running.http.get("/v1/webhooks", params={"state": state}).json()["items"]
        if len(found) == count:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{len(found)} of {count} are {state}")


def test_a_callback_is_told_with_a_signature_that_its_receiver_can_check(folder: Path) -> None:
    with serving(service(folder)) as running, receiving(204) as receiver:
        named = running.screen(GOOD, params={"callback": receiver.url}).json()["id"]
        receiver.wait(1)
        secret = running.http.get("/v1/webhooks/secret").json()["secret"]
        event = receive(secret, *receiver.messages[0])
        assert (event.type, event.subject, event.data.id) == ("shinsa.screening.completed.v1", named, named)
        assert event.data.verdict == "eligible"
        (kept,) = outbox(running, "delivered", 1)
        assert (kept["id"], kept["attempts"]) == (event.id, 1)


def test_while_the_secret_is_changed_receivers_with_either_take_a_message(folder: Path) -> None:
    secrets: list[str] = []
    for found in ({"webhook_secret": "old"}, {"webhook_secret": "new", "webhook_secret_before": "old"}):
        with serving(service(folder, **found)) as running, receiving(204) as receiver:
            named = running.screen(GOOD, params={"callback": receiver.url}).json()["id"]
            receiver.wait(1)
            secrets.append(running.http.get("/v1/webhooks/secret").json()["secret"])
            assert [receive(secret, *receiver.messages[0]).subject for secret in secrets] == [named] * len(secrets)
            with pytest.raises(NotGenuineError):
                receive(secrets[0][:-4] + "AAA=", *receiver.messages[0])


def test_the_addresses_of_the_settings_are_told_of_everything(folder: Path) -> None:
    with receiving(200) as receiver, serving(service(folder, webhooks=(receiver.url,))) as running:
        made = [running.screen(GOOD).json()["id"] for _ in range(3)]
        receiver.wait(3)
        secret = running.http.get("/v1/webhooks/house-secret").json()["secret"]
        assert {receive(secret, *message).subject for message in receiver.messages} == set(made)


@pytest.mark.parametrize("status", [302, 400, 404, 500, 503])
def test_what_is_not_taken_is_sent_again_the_same_and_redirects_are_not_followed(folder: Path, status: int) -> None:
    clock = Later()
    with receiving(status, 200) as receiver, serving(service(folder), clock=clock) as running:
        running.screen(GOOD, params={"callback": receiver.url})
        receiver.wait(1)
        (waiting,) = outbox(running, "pending", 1)
        clock.by += timedelta(minutes=1)
        receiver.wait(2)
        outbox(running, "delivered", 1)
        first, second = ((headers["webhook-id"], body) for headers, body in receiver.messages)
        assert first == second
        assert waiting["id"] == first[0]


def test_after_a_day_a_message_is_dead_and_can_be_sent_again(folder: Path) -> None:
    clock = Later()
    with receiving(500, 500, 200) as receiver, serving(service(folder), clock=clock) as running:
        running.screen(GOOD, params={"callback": receiver.url})
        receiver.wait(1)
        outbox(running, "pending", 1)
        clock.by += timedelta(hours=24)
        receiver.wait(2)
        (dead,) = outbox(running, "dead", 1)
        assert (dead["attempts"], dead["error"]) == (2, "the receiver answered 500")
        assert running.http.post(f"/v1/webhooks/{dead['id']}:resend").status_code == 202
        outbox(running, "delivered", 1)


def test_a_receiver_that_is_gone_for_good_is_not_called_again(folder: Path) -> None:
    with receiving(410) as receiver, serving(service(folder)) as running:
        running.screen(GOOD, params={"callback": receiver.url})
        (dead,) = outbox(running, "dead", 1)
        assert dead["error"] == "the receiver answered 410"


def test_messages_that_a_stop_left_are_sent_after_the_start(folder: Path) -> None:
    with receiving(500, 200) as receiver:
        clock = Later()
        with serving(service(folder), clock=clock) as running:
            running.screen(GOOD, params={"callback": receiver.url})
            receiver.wait(1)
            outbox(running, "pending", 1)
        clock.by += timedelta(minutes=1)
        with serving(service(folder), clock=clock) as running:
            outbox(running, "delivered", 1)


def test_an_address_inside_is_dead_at_once_unless_the_switch_for_development_is_on(folder: Path) -> None:
    with receiving(200) as receiver, serving(service(folder, allow_private_callbacks=False)) as running:
        running.screen(GOOD, params={"callback": receiver.url.replace("http:", "https:")})
        (dead,) = outbox(running, "dead", 1)
        assert dead["error"] == "`127.0.0.1` has an address that is not public; nothing was sent"
        assert receiver.messages == []


def test_a_callback_that_cannot_be_one_is_refused_and_nothing_is_kept(folder: Path) -> None:
    with serving(service(folder, allow_private_callbacks=False)) as running:
        answer = running.screen(GOOD, params={"callback": "http://example.org/"})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["code"] == "bad-callback"
        assert running.house.ledger.size() == 0


def test_a_service_without_a_secret_sends_nothing_and_says_so(running: Running) -> None:
    answer = running.screen(GOOD, params={"callback": "https://example.org/"})
    assert (answer.status_code, answer.json()["code"]) == (422, "no-webhooks")
    assert running.http.get("/v1/webhooks/secret").status_code == 404
    assert running.http.post("/v1/webhooks/evt_none:resend").json()["code"] == "unknown-webhook"


def test_a_message_that_was_answered_again_is_not_sent_again(folder: Path) -> None:
    with receiving(200) as receiver, serving(service(folder)) as running:
        for _ in range(2):
            running.screen(GOOD, params={"callback": receiver.url}, headers={"Idempotency-Key": "k"})
        receiver.wait(1)
        outbox(running, "delivered", 1)
        assert len(receiver.messages) == 1
        assert json.loads(receiver.messages[0][1])["specversion"] == "1.0"
