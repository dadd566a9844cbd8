"""Events are taken once, from those who sign them, fresh and as they were signed; else nothing is kept."""

import base64
import json
import threading
from collections.abc import Generator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters.service.events import NOW, PATH, SECRETS, WHOLE, event, seal, send, send_binary, sources
from adapters.service.running import Running, serving, settings
from shinsa.errors import ShinsaError
from shinsa_adapters.service.describing import APPLICATION, EVENT
from shinsa_adapters.service.event_sources import address


@pytest.fixture(name="taking", scope="module")
def service_with_sources(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    folder = tmp_path_factory.mktemp("events")
    found = settings(folder, rulesets=("us_japan_2025",), event_sources=sources(folder))
    with serving(found, clock=lambda: NOW) as running:
        yield running


def refusal(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def mistakes(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422
    return [(each["pointer"], each["code"]) for each in answer.json()["errors"]]


def test_a_signed_event_is_screened_and_every_fact_tells_where_it_came_from(taking: Running) -> None:
    answer = send(taking, EVENT)
    assert answer.status_code == 201
    made = answer.json()
    assert (made["proposal"], made["verdict"], made["as_of"]) == (APPLICATION["id"], "review", "2026-03-01")
    assert made["by"] == "source:portal"
    intake = made["intake"]
    assert intake["system"] == "portal"
    assert intake["event"] == {name: EVENT[name] for name in ("id", "source", "type", "subject", "time")}
    assert intake["mapping"]["id"] == "commongrants_sf424"
    entry = taking.house.ledger.entry(made["id"])
    assert entry.head.owner == "portal-owner"
    proposal = json.loads(json.loads(entry.document or b"")["input"])
    mapping = intake["mapping"]
    assert [each["source"] for each in proposal["evidence"]] == [
        (
            f"CommonGrants application, form SF-424; record {APPLICATION['id']} (event evt-0042 of "
            "https://portal.example.org/applications, received 2026-03-01T12:00:00+00:00); "
            "field formResponses.* | [].response.federal_estimated_funding; retrieved 2026-03-01; "
            f"mapping commongrants_sf424 {mapping['version']} {mapping['digest']}"
        )
    ]


def test_both_modes_and_base64_carry_the_same_event(taking: Running) -> None:
    made = send(taking, event(id="modes"))
    encoded = base64.b64encode(json.dumps(APPLICATION, indent=1).encode()).decode()
    again = [
        send_binary(taking, event(id="modes")),
        send(taking, event(id="modes", data=..., data_base64=encoded)),
        send(taking, {**event(id="modes"), "traceparent": "00-1-2-01"}, named="msg-2", signer="second"),
        send_binary(taking, event(id="modes"), {"ce-type": '"org.example.portal.application%2Esubmitted"'}),
    ]
    assert made.status_code == 201
    assert [(answer.status_code, answer.content) for answer in again] == [(200, made.content)] * 4
    assert {answer.headers["idempotent-replayed"] for answer in again} == {"true"}


@pytest.mark.parametrize(
    "changed", [{"data": {**APPLICATION, "title": "x"}}, {"subject": ...}, {"time": "2025-09-30T14:05:02Z"}]
)
def test_another_event_under_the_same_source_and_id_is_a_conflict(taking: Running, changed: dict[str, Any]) -> None:
    send(taking, event(id="conflict"))
    assert refusal(send(taking, event(id="conflict", **changed))) == (409, "idempotency-conflict")


def test_an_event_that_comes_16_times_at_once_is_screened_once(taking: Running) -> None:
    before = taking.house.ledger.size()
    found: list[tuple[int, bytes]] = []

    def once() -> None:
        answer = send(taking, event(id="together"))
        found.append((answer.status_code, answer.content))

    threads = [threading.Thread(target=once) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in found) == [200] * 15 + [201]
    assert len({content for _, content in found}) == 1
    assert taking.house.ledger.size() == before + 2


def unsigned(body: bytes) -> dict[str, str]:
    del body
    return {}


def of_a_stranger(body: bytes) -> dict[str, str]:
    return seal(body, "third")


def over_another_body(body: bytes) -> dict[str, str]:
    return seal(body + b" ")


def with_another_id(body: bytes) -> dict[str, str]:
    return {**seal(body), "webhook-id": "msg-2"}


def with_another_second(body: bytes) -> dict[str, str]:
    return {**seal(body), "webhook-timestamp": str(int(NOW.timestamp()) + 1)}


def old(body: bytes) -> dict[str, str]:
    return seal(body, at=NOW - timedelta(seconds=301))


def early(body: bytes) -> dict[str, str]:
    return seal(body, at=NOW + timedelta(seconds=301))


def of_no_time(body: bytes) -> dict[str, str]:
    return {**seal(body), "webhook-timestamp": "9" * 30}


def of_another_version(body: bytes) -> dict[str, str]:
    sealed = seal(body)
    return {**sealed, "webhook-signature": sealed["webhook-signature"].replace("v1,", "v2,")}


def in_pieces(body: bytes) -> dict[str, str]:
    return {**seal(body), "webhook-signature": "v1,"}


def too_often(body: bytes) -> dict[str, str]:
    sealed = seal(body)
    return {**sealed, "webhook-signature": " ".join([sealed["webhook-signature"]] * 21)}


FORGED = [
    unsigned,
    of_a_stranger,
    over_another_body,
    with_another_id,
    with_another_second,
    old,
    early,
    of_no_time,
    of_another_version,
    in_pieces,
    too_often,
]


@pytest.mark.parametrize("forged", FORGED, ids=lambda forged: forged.__name__)
def test_what_is_not_genuine_is_refused_and_nothing_is_told_of_why(taking: Running, forged: Any) -> None:  # noqa: ANN401  # a way to forge
    before = taking.house.ledger.size()
    body = json.dumps(EVENT).encode()
    kind = {"content-type": "application/cloudevents+json"}
    answer = taking.http.post(PATH, content=body, headers={**kind, **forged(body)})
    told = answer.json()
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Webhook-Signature")
    assert told.pop("request_id")
    assert told == {
        "type": "urn:shinsa:problem:not-genuine",
        "title": "Unauthorized",
        "status": 401,
        "detail": "the event is not signed as agreed, or is not fresh",
        "code": "not-genuine",
    }
    assert taking.house.ledger.size() == before


@pytest.mark.parametrize("seconds", [-300, 300])
def test_the_window_holds_its_edges(taking: Running, seconds: int) -> None:
    answer = send(taking, event(id=f"edge{seconds}"), at=NOW + timedelta(seconds=seconds))
    assert answer.status_code == 201


def test_one_good_signature_among_others_is_enough(taking: Running) -> None:
    body = json.dumps(event(id="rotating")).encode()
    both = " ".join(seal(body, secret)["webhook-signature"] for secret in ("third", "second"))
    headers = {"content-type": "application/cloudevents+json", **seal(body), "webhook-signature": f"v1a,xx {both}"}
    assert taking.http.post(PATH, content=body, headers=headers).status_code == 201


def test_a_secret_that_was_taken_out_signs_nothing_more(tmp_path: Path) -> None:
    rotated = WHOLE.replace(f'"{SECRETS["first"]}", ', "")
    found = settings(tmp_path, rulesets=("us_japan_2025",), event_sources=sources(tmp_path, rotated))
    with serving(found, clock=lambda: NOW) as running:
        assert refusal(send(running, EVENT, signer="first")) == (401, "not-genuine")
        assert send(running, EVENT, signer="second").status_code == 201


@pytest.mark.parametrize("source", ["urn:nobody", "urn:neighbour"])
def test_a_sender_speaks_for_its_own_source_alone(taking: Running, source: str) -> None:
    before = taking.house.ledger.size()
    assert refusal(send(taking, event(source=source))) == (403, "other-source")
    assert refusal(send_binary(taking, event(source=source))) == (403, "other-source")
    assert taking.house.ledger.size() == before


def test_an_event_of_another_type_is_passed_over(taking: Running) -> None:
    before = taking.house.ledger.size()
    answer = send(taking, event(type="org.example.portal.user.created"))
    assert (answer.status_code, answer.json()) == (202, {"taken": False, "type": "org.example.portal.user.created"})
    assert taking.house.ledger.size() == before


@pytest.mark.parametrize(
    ("changed", "place", "code"),
    [
        ({"specversion": "0.3"}, "/specversion", "specversion"),
        ({"id": ...}, "/id", "attribute"),
        ({"id": ""}, "/id", "attribute"),
        ({"id": 5}, "/id", "attribute"),
        ({"type": "x" * 2001}, "/type", "attribute"),
        ({"time": "yesterday"}, "/time", "attribute"),
        ({"data": ...}, "/data", "no-data"),
        ({"data": [1]}, "/data", "not-an-object"),
        ({"data": "text"}, "/data", "not-an-object"),
        ({"data_base64": "e30="}, "/data_base64", "data-twice"),
        ({"data": ..., "data_base64": "not base64"}, "/data_base64", "base64"),
        ({"data": {"title": "t"}}, "/data/id", "no-record-id"),
        ({"data": {**APPLICATION, "id": None}}, "/data/id", "no-record-id"),
        ({"data": {"a": 1}}, "/data", "no-mapping"),
    ],
)
def test_an_event_that_cannot_be_taken_is_refused_with_its_place(
    taking: Running, changed: dict[str, Any], place: str, code: str
) -> None:
    before = taking.house.ledger.size()
    assert mistakes(send(taking, event(**{"id": "bad", **changed}))) == [(place, code)]
    assert taking.house.ledger.size() == before


def test_a_record_that_cannot_be_screened_is_refused_with_pointers_into_the_event(taking: Running) -> None:
    data = {"id": "a", "title": "t\u0001", "customFields": {"netCapacityMw": {"value": 5}}}
    assert mistakes(send(taking, event(id="mended", data=data))) == [("/data/title", "bad-text")]
    data["title"] = "t"
    assert send(taking, event(id="mended", data=data)).status_code == 201


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("application/cloudevents-batch+json", "batch"),
        ("application/cloudevents+xml", "event-format"),
        ("application/cloudevents+json; charset=utf-16", "charset"),
        ("application/json", "not-an-event"),
        ("", "not-an-event"),
    ],
)
def test_other_content_types_are_refused_by_name(taking: Running, kind: str, code: str) -> None:
    assert refusal(send(taking, EVENT, {"content-type": kind})) == (415, code)


def test_data_that_is_no_json_is_refused_by_its_type(taking: Running) -> None:
    assert refusal(send(taking, event(datacontenttype="text/xml"))) == (415, "data-type")
    assert refusal(send_binary(taking, EVENT, {"content-type": "text/xml"})) == (415, "data-type")


def test_an_event_is_no_larger_than_a_proposal_may_be(taking: Running) -> None:
    answer = send(taking, event(data={"text": "x" * 1_048_576}))
    assert refusal(answer) == (413, "too-large")


def test_in_binary_mode_the_id_is_the_signed_one(taking: Running) -> None:
    assert mistakes(send_binary(taking, EVENT, named="msg-1")) == [("ce-id", "unsigned-id")]
    assert mistakes(send_binary(taking, EVENT, {"ce-subject": "%ff"})) == [("ce-subject", "attribute")]


def test_without_sources_nobody_is_known(running: Running) -> None:
    assert refusal(send(running, EVENT, at=datetime.now(tz=NOW.tzinfo))) == (401, "not-genuine")


def test_events_are_counted_by_source_and_outcome(tmp_path: Path) -> None:
    found = settings(tmp_path, rulesets=("us_japan_2025",), event_sources=sources(tmp_path))
    with serving(found, clock=lambda: NOW) as running:
        for secret in ("first", "first", "third"):
            send(running, EVENT, signer=secret)
        send(running, event(type="else"))
        send(running, event(source="urn:nobody"))
        told = running.http.get("/metrics").text
    for source, outcome in [
        ("portal", "screened"),
        ("portal", "replayed"),
        ("portal", "ignored"),
        ("(unknown)", "unauthorised"),
        ("(other source)", "unauthorised"),
    ]:
        assert f'shinsa_intake_total{{outcome="{outcome}",source="{source}"}} 1.0' in told


FETCHED = 'data = "fetch"\nfetch = "https://portal.example.org/{subject}"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "portal"', 'name = "neighbour"', "two sources have one name"),
        (SECRETS["other"], SECRETS["first"], "two sources have one secret"),
        (SECRETS["first"], "whsec_c2hvcnQ=", "source.0: a secret is `whsec_` and at least 24 random bytes in Base64"),
        ('data = "whole"', 'data = "delta"', "source.0.data: Input should be 'whole' or 'fetch'"),
        ('data = "whole"', 'data = "fetch"', '`fetch`, and `data = "whole"` without'),
        ('data = "whole"', FETCHED.replace("{subject}", "{source}"), "none of them in its host"),
        ('data = "whole"', FETCHED.replace("portal.example.org", "{subject}"), "none of them in its host"),
        ('data = "whole"', FETCHED.replace("https:", "http:"), "`portal`: `fetch` is no HTTPS address without a user"),
        ('data = "whole"', FETCHED.replace("portal.", "me:pw@portal."), "`portal`: `fetch` is no HTTPS address"),
        ('data = "whole"', "data = whole", "is no TOML"),
        ('owner = "portal-owner"', 'mapping = "none"', "`portal`: no mapping `none` is in service"),
        ('owner = "portal-owner"', 'ruleset = "none"', "no ruleset `none` is in service"),
        ('owner = "portal-owner"', "colour = 1", "source.0.colour: Extra inputs are not permitted"),
    ],
)
def test_a_file_of_sources_with_a_mistake_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = sources(tmp_path, WHOLE.replace(old, new, 1))
    with pytest.raises(ShinsaError) as caught, serving(settings(tmp_path, event_sources=path)):
        pass
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("template", "subject", "url"),
    [
        ("https://a.example/{subject}", "A 1/../b?c#d", "https://a.example/A%201%2F..%2Fb%3Fc%23d"),
        ("https://a.example/{subject}", "..", None),
        ("https://a.example/{subject}", "", None),
        ("https://a.example/{subject}", None, None),
        ("https://a.example/r?id={data.record.id}&e={id}", None, "https://a.example/r?id=7&e=evt-1"),
        ("https://a.example/{data.record}", None, None),
        ("https://a.example/{data.gone.id}", None, None),
    ],
)
def test_an_event_fills_places_and_leads_nowhere_else(template: str, subject: str | None, url: str | None) -> None:
    assert address(template, {"subject": subject, "id": "evt-1", "data": {"record": {"id": 7}}}) == url
