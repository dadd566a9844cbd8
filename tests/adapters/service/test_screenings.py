"""One proposal over HTTP: screened, kept, answered once for each key, listed, replayed."""

import json
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.commands import PROPOSALS, RULESET
from adapters.service.running import DAY, Running, serving, settings
from shinsa.analysing.asking.listing import analysed
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.screening import Screener

GOOD, OPEN, BROKEN, ABROAD = (
    (PROPOSALS / f"{name}.json").read_bytes() for name in ("good", "open", "broken", "abroad")
)


def as_command_line(proposal: bytes) -> Any:  # noqa: ANN401  # a verdict document
    return json.loads(Screener(load_ruleset(RULESET)).screen(proposal, as_of=datetime(2025, 10, 28).date()).json())  # noqa: DTZ001  # a day


def test_the_answer_holds_the_verdict_document_of_the_command_line(running: Running) -> None:
    answer = running.screen(GOOD)
    assert answer.status_code == 201
    said = answer.json()
    assert said["document"] == as_command_line(GOOD)
    assert (said["proposal"], said["verdict"], said["as_of"], said["by"]) == ("good-1", "eligible", DAY, "loopback")
    assert said["score"] == {"low": 88, "high": 88}
    assert answer.headers["location"] == f"/v1/screenings/{said['id']}"


def test_what_was_answered_can_be_read_again_to_the_byte(running: Running) -> None:
    answer = running.screen(OPEN)
    assert running.http.get(answer.headers["location"]).content == answer.content
    short = running.http.get(answer.headers["location"], params={"detail": "summary"})
    assert short.json() == {name: value for name, value in answer.json().items() if name != "document"}


def test_mistakes_are_told_all_at_once_and_nothing_is_kept(running: Running) -> None:
    before = running.house.ledger.size()
    answer = running.screen(BROKEN)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "invalid-input"
    assert len(problem["errors"]) > 1
    assert {"pointer", "code", "message", "hint"} == set(problem["errors"][0])
    assert running.house.ledger.size() == before


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"id": NaN}', b"[" * 100_000])
def test_what_is_no_proposal_is_a_problem_and_no_failure(running: Running, body: bytes) -> None:
    answer = running.screen(body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-input")


def test_the_same_key_and_body_get_the_same_answer_once(running: Running) -> None:
    before = running.house.ledger.size()
    answers = [running.screen(GOOD, headers={"Idempotency-Key": "again"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert len({answer.content for answer in answers}) == 1
    assert [answer.headers.get("idempotent-replayed") for answer in answers] == [None, "true", "true"]
    assert running.house.ledger.size() == before + 1


@pytest.mark.parametrize(
    ("body", "params"), [(OPEN, {}), (GOOD + b" ", {}), (GOOD, {"as_of": "2025-10-29"}), (GOOD, {"ruleset": "small"})]
)
def test_the_same_key_for_something_else_is_a_conflict(running: Running, body: bytes, params: dict[str, str]) -> None:
    running.screen(GOOD, headers={"Idempotency-Key": "taken"})
    answer = running.screen(body, params=params, headers={"Idempotency-Key": "taken"})
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency-conflict")


def test_a_refused_input_does_not_use_up_its_key(running: Running) -> None:
    assert running.screen(BROKEN, headers={"Idempotency-Key": "mended"}).status_code == 422
    assert running.screen(GOOD, headers={"Idempotency-Key": "mended"}).status_code == 201


def test_callers_who_ask_at_once_with_one_key_get_one_screening(running: Running) -> None:
    before = running.house.ledger.size()
    found: list[tuple[int, bytes]] = []

    def ask() -> None:
        answer = running.screen(OPEN, headers={"Idempotency-Key": "together"})
        found.append((answer.status_code, answer.content))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in found) == [200] * 7 + [201]
    assert len({content for _, content in found}) == 1
    assert running.house.ledger.size() == before + 1


@pytest.mark.parametrize("key", ["", "with space", "x" * 201, "ключ".encode()])
def test_a_key_that_cannot_be_one_is_refused(running: Running, key: str | bytes) -> None:
    answer = running.screen(GOOD, headers={"Idempotency-Key": key})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/header/Idempotency-Key"


def test_a_ruleset_can_be_pinned_by_id_version_or_digest(running: Running) -> None:
    digest = running.house.shelf.contents.served[0].ruleset.digest
    for name in ("small", "small@1.0.0", digest):
        assert running.screen(GOOD, params={"ruleset": name}).json()["ruleset"]["digest"] == digest
    answer = running.screen(GOOD, params={"ruleset": "smal"})
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-ruleset")
    assert answer.json()["hint"] == "in service are `small@1.0.0`"


@pytest.mark.parametrize(
    ("day", "status"), [("2024-12-31", 422), ("2025-01-01", 201), ("2028-12-31", 201), ("2029-01-01", 422)]
)
def test_the_ruleset_answers_on_its_days_alone(running: Running, day: str, status: int) -> None:
    answer = running.screen(GOOD, params={"as_of": day})
    assert answer.status_code == status
    if status == 422:
        assert answer.json()["code"] == "not-in-force"


def test_without_a_day_it_is_today_in_utc(folder: Path) -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    with serving(settings(folder), clock=late.astimezone) as running:
        assert running.http.post("/v1/screenings", content=GOOD).json()["as_of"] == "2026-03-01"


def test_the_list_filters_and_its_pages_stay_true(folder: Path) -> None:
    with serving(settings(folder)) as running:
        ids = [running.screen(body).json()["id"] for body in (GOOD, OPEN, ABROAD, GOOD)]

        def listed(**query: Any) -> list[str]:  # noqa: ANN401  # any filter
            return [each["id"] for each in running.http.get("/v1/screenings", params=query).json()["items"]]

        assert listed() == ids
        assert listed(order="newest") == ids[::-1]
        assert listed(verdict="eligible") == [ids[0], ids[3]]
        assert listed(verdict="ineligible") == [ids[2]]
        assert listed(proposal="open-1") == [ids[1]]
        assert listed(rule="gate.us_site", outcome="fired") == [ids[2]]
        assert listed(rule="gate.us_site", outcome="unknown") == [ids[1]]
        assert listed(ruleset="small") == ids
        assert listed(ruleset="other") == []
        digest = running.house.shelf.contents.served[0].ruleset.digest
        assert listed(ruleset="small@1.0.0") == listed(ruleset=digest) == listed(digest=digest) == ids
        assert listed(ruleset="small@2.0.0") == listed(ruleset="small", digest="sha256:0") == []
        assert listed(since=(datetime.now(UTC) + timedelta(hours=1)).isoformat()) == []
        first = running.http.get("/v1/screenings", params={"limit": 3}).json()
        running.screen(OPEN)
        rest = running.http.get("/v1/screenings", params={"limit": 3, "cursor": first["next"]}).json()
        assert [each["id"] for each in first["items"] + rest["items"]][:4] == ids
        assert rest["next"] is None
        with running.client() as client:
            assert [each.id for each in client.screenings(limit=1)][:4] == ids


@pytest.mark.parametrize(
    "query",
    [
        {"cursor": "x"},
        {"outcome": "fired"},
        {"limit": 0},
        {"limit": 1001},
        {"verdict": "maybe"},
        {"since": "now"},
        {"ruleset": "sha256:1", "digest": "sha256:2"},
    ],
)
def test_a_filter_that_means_nothing_is_refused(running: Running, query: dict[str, str]) -> None:
    answer = running.http.get("/v1/screenings", params=query)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_record_replays_to_the_same_bytes(running: Running) -> None:
    named = running.screen(GOOD).json()["id"]
    assert running.http.post(f"/v1/screenings/{named}:replay").json() == {"same": True, "differences": []}


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
def test_a_screening_is_analysed_as_the_command_does_it(running: Running, language: Language) -> None:
    open_ = (PROPOSALS / "open.json").read_bytes()
    named = running.screen(open_).json()["id"]
    answer = running.http.get(f"/v1/screenings/{named}/analysis", params={"lang": language})
    screening = Screener(load_ruleset(RULESET)).screen(open_, as_of=date.fromisoformat(DAY))
    expected = json.loads(json.dumps(analysed(screening, language)["analysis"]))
    assert (answer.status_code, answer.json()) == (200, expected)
    assert expected["questions"]
    assert expected["minimal_sets"]


def test_an_analysis_changes_nothing_that_is_kept(running: Running) -> None:
    with running.client() as client:
        made = client.screen(GOOD, as_of=datetime(2025, 10, 28).date())  # noqa: DTZ001  # a day
        assert client.analysis(made.id)["settled"] == "eligible"
        assert client.get(made.id) == made
        assert client.replay(made.id).same


@pytest.mark.parametrize("path", ["scr_none", "scr_none:replay", "scr_none/analysis", "..%2f..%2fkeys", "x" * 65])
def test_what_is_not_there_is_said_not_to_be(running: Running, path: str) -> None:
    answer = running.http.request("POST" if path.endswith(":replay") else "GET", f"/v1/screenings/{path}")
    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_client_and_the_service_understand_one_another(running: Running) -> None:
    with running.client() as client:
        made = client.screen(GOOD, as_of=datetime(2025, 10, 28).date())  # noqa: DTZ001  # a day
        assert client.get(made.id) == made
        assert made.verdict == "eligible"
        assert client.replay(made.id).same
        assert client.ruleset("small").proposal_schema["type"] == "object"
