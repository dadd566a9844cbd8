"""Of a system that sends changes alone the whole record is fetched: a change is never screened."""

import json
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.intake.standing_in import Reply
from adapters.service.events import NOW, SECRETS, Portal, event, portal, send, send_binary, sources
from adapters.service.running import Running, serving, settings
from shinsa_adapters.service import fetching_back

RECORD = b'{"id": "APP-1", "title": "A plant", "capacity_mw": 1200}'
MAPPING = """\
id: crm
version: 1.0.0
source: CRM
record: id
proposal:
  id: {field: id}
  title: {field: title}
  generation:
    net_mw: {field: capacity_mw, unit: MW}
"""
DELTA = {"changed": {"status": "submitted"}, "record": {"id": "APP-1"}}


@contextmanager
def taking(folder: Path, url: str, place: str = "{subject}", **more: Any) -> Generator[Running]:  # noqa: ANN401  # settings
    text = f"""
    [[source]]
    name = "portal"
    source = "urn:portal"
    secrets = ["{SECRETS["first"]}"]
    mapping = "crm"
    data = "fetch"
    fetch = "{url}/api/{place}"
    headers = {{ Authorization = "Bearer of-a-test" }}
    """
    (folder / "crm.yaml").write_text(MAPPING)
    usual: dict[str, Any] = {
        "mappings": (str(folder / "crm.yaml"),),
        "allow_private_callbacks": True,
        "event_sources": sources(folder, text),
    }
    with serving(settings(folder, **{**usual, **more}), clock=lambda: NOW) as running:
        yield running


def delta(**changed: object) -> dict[str, Any]:
    return event(**{"source": "urn:portal", "subject": "APP-1", "data": DELTA, **changed})


@pytest.fixture(name="records")
def other_system() -> Generator[Portal]:
    with portal() as found:
        found.records["/api/APP-1"] = Reply(RECORD)
        yield found


def test_the_whole_record_is_fetched_and_screened(records: Portal, tmp_path: Path) -> None:
    with taking(tmp_path, records.url) as running:
        made = send(running, delta()).json()
        assert (made["proposal"], made["verdict"], made["as_of"]) == ("APP-1", "review", "2026-03-01")
        assert made["intake"]["fetched_from"] == f"{records.url}/api/APP-1"
        record = json.loads(running.house.ledger.entry(made["id"]).document or b"")["input"]
        (evidence,) = json.loads(record)["evidence"]
        assert (
            f"(event evt-0042 of urn:portal, fetched from {records.url}/api/APP-1 2026-03-01T12:00:00+00:00); field"
            in evidence["source"]
        )
        assert send(running, delta()).json() == made
    assert records.asked == [("/api/APP-1", "Bearer of-a-test")]


def test_an_event_that_comes_16_times_at_once_is_fetched_and_screened_once(records: Portal, tmp_path: Path) -> None:
    statuses: list[int] = []
    with taking(tmp_path, records.url) as running:

        def once() -> None:
            statuses.append(send(running, delta()).status_code)

        threads = [threading.Thread(target=once) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert running.house.ledger.size() == 2
    assert sorted(statuses) == [200] * 15 + [201]
    assert len(records.asked) == 1


def refused(running: Running, found: dict[str, Any]) -> str:
    """The event is to be sent again, and nothing was kept; what is told."""
    answer = send(running, found)
    assert (answer.status_code, answer.headers["retry-after"], answer.json()["code"]) == (503, "1", "unavailable")
    assert running.house.ledger.size() == 0
    return str(answer.json()["detail"])


@pytest.mark.parametrize(
    "answer",
    [
        Reply(RECORD, 404),
        Reply(RECORD, 500),
        Reply(RECORD, 302),
        Reply(b"", 204),
        Reply(b""),
        Reply(b"[]"),
        Reply(b"{" * 10),
        Reply(b" " * 2000 + RECORD),
        Reply(RECORD, headers={"Content-Encoding": "gzip"}),
        Reply(RECORD, promised=1000),
        Reply(cut_off=True),
    ],
    ids=["gone", "broken", "redirect", "empty", "nothing", "list", "no-json", "too-large", "packed", "half", "cut-off"],
)
def test_a_record_that_cannot_be_fetched_is_asked_for_again_later(
    records: Portal, tmp_path: Path, answer: Reply
) -> None:
    records.records["/api/APP-1"] = answer
    with taking(tmp_path, records.url, max_body=2000) as running:
        assert refused(running, delta()) == "the record that the event speaks of cannot be fetched now"
        told = running.http.get("/metrics").text
        assert 'shinsa_intake_total{outcome="not_fetched",source="portal"} 1.0' in told
        records.records["/api/APP-1"] = Reply(RECORD)
        assert send(running, delta()).status_code == 201
    assert {path for path, _ in records.asked} == {"/api/APP-1"}


def test_a_system_that_is_gone_is_waited_for(tmp_path: Path) -> None:
    with portal() as records:
        url = records.url
    with taking(tmp_path, url) as running:
        refused(running, delta())


def test_a_system_inside_is_not_even_connected_to(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as inside:
        url = f"https://localhost:{inside.getsockname()[1]}"
        with taking(tmp_path, url, allow_private_callbacks=False) as running:
            refused(running, delta())
        inside.setblocking(False)  # noqa: FBT003  # the socket's own way
        with pytest.raises(BlockingIOError):
            inside.accept()


def test_a_system_that_does_not_come_to_an_end_is_not_waited_for(
    records: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching_back, "SECONDS", 0.1)
    records.records["/api/APP-1"] = Reply(RECORD, wait=1.0)
    with taking(tmp_path, records.url) as running:
        refused(running, delta())


def test_the_record_may_be_named_in_the_data(records: Portal, tmp_path: Path) -> None:
    with taking(tmp_path, records.url, "{data.record.id}") as running:
        assert send_binary(running, delta(subject=...)).status_code == 201
        answer = send(running, delta(id="nameless", data={"changed": {}}))
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "no-record")
    assert records.asked == [("/api/APP-1", "Bearer of-a-test")]


def test_in_binary_mode_an_unsigned_subject_names_no_record(records: Portal, tmp_path: Path) -> None:
    with taking(tmp_path, records.url) as running:
        answer = send_binary(running, delta())
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "unsigned-subject")
    assert records.asked == []


def test_a_fetched_record_that_cannot_be_screened_is_refused_with_pointers_into_it(
    records: Portal, tmp_path: Path
) -> None:
    records.records["/api/APP-1"] = Reply(RECORD.replace(b"APP-1", b" "))
    with taking(tmp_path, records.url) as running:
        answer = send(running, delta())
        assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [("/id", "no-record-id")]
