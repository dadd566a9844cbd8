"""Many proposals in one call, or as a job: a line for each line, in order, whatever stands in it."""

import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters.commands import PROPOSALS
from adapters.service.running import DAY, Running, serving, settings

GOOD, OPEN, BROKEN = (
    json.dumps(json.loads((PROPOSALS / f"{name}.json").read_bytes())).encode() for name in ("good", "open", "broken")
)


def batch(running: Running, body: bytes, **more: Any) -> httpx.Response:  # noqa: ANN401  # httpx's own options
    return running.http.post(
        "/v1/screenings:batch", params={"as_of": DAY, **more.pop("params", {})}, content=body, **more
    )


def lines(answer: httpx.Response) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.text.splitlines()]


def short(found: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [
        (each["line"], each["screening"]["verdict"] if "screening" in each else each["problem"]["code"])
        for each in found
    ]


def ended(running: Running, job: str) -> dict[str, Any]:
    for _ in range(500):
        found: dict[str, Any] = running.http.get(f"/v1/jobs/{job}").json()
        if found["state"] not in {"queued", "running"}:
            return found
        time.sleep(0.01)
    raise AssertionError("the job does not end")


def test_every_line_has_its_answer_in_its_place(running: Running) -> None:
    found = batch(running, b"\n".join((GOOD, BROKEN, b"", b"{", OPEN, b"  ", GOOD)))
    assert found.headers["content-type"].startswith("application/x-ndjson")
    assert short(lines(found)) == [
        (1, "eligible"),
        (2, "invalid-input"),
        (4, "invalid-input"),
        (5, "review"),
        (7, "eligible"),
    ]


def test_what_a_line_says_is_what_the_single_call_says(running: Running) -> None:
    found = lines(batch(running, GOOD))[0]["screening"]
    alone = running.http.get(f"/v1/screenings/{found['id']}", params={"detail": "summary"}).json()
    assert found == alone


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b""])
def test_lines_end_as_any_system_ends_them(running: Running, ending: bytes) -> None:
    assert short(lines(batch(running, GOOD + ending))) == [(1, "eligible")]


@pytest.mark.parametrize("body", [b"", b"\n\n  \n"])
def test_nothing_is_answered_with_nothing(running: Running, body: bytes) -> None:
    answer = batch(running, body)
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_batch_sent_again_with_its_key_is_not_screened_again(running: Running) -> None:
    body = b"\n".join([GOOD, OPEN] * 20)
    first = batch(running, body, headers={"Idempotency-Key": "batch"})
    before = running.house.ledger.size()
    assert batch(running, body, headers={"Idempotency-Key": "batch"}).content == first.content
    assert running.house.ledger.size() == before
    changed = batch(running, body.replace(b"good-1", b"good-2", 1), headers={"Idempotency-Key": "batch"})
    assert short(lines(changed))[0] == (1, "idempotency-conflict")


def test_a_ruleset_that_is_not_there_refuses_the_whole_batch(running: Running) -> None:
    assert batch(running, GOOD, params={"ruleset": "none"}).status_code == 404


def test_a_line_that_is_too_long_has_its_problem_and_the_rest_goes_on(folder: Path) -> None:
    most = len(GOOD)
    long = GOOD[:-1] + b" " + GOOD[-1:]
    with serving(settings(folder, max_body=most)) as running:
        assert short(lines(batch(running, b"\n".join((GOOD, long, long * 9, GOOD))))) == [
            (1, "eligible"),
            (2, "too-large"),
            (3, "too-large"),
            (4, "eligible"),
        ]


def test_more_lines_or_bytes_than_are_taken_are_refused_whole(folder: Path) -> None:
    with serving(settings(folder, max_batch_lines=2, max_batch_body=3 * len(GOOD))) as running:
        assert len(lines(batch(running, GOOD + b"\n" + OPEN + b"\n"))) == 2
        assert batch(running, b"{}\n{}\n{}\n").json()["code"] == "too-many-lines"
        assert batch(running, b" " * (3 * len(GOOD) + 1)).json()["code"] == "too-large"
        assert running.http.post("/v1/jobs", content=b" " * (3 * len(GOOD) + 1)).json()["code"] == "too-large"
        assert running.house.ledger.size() == 2


def test_a_job_takes_as_much_as_a_batch_does(folder: Path) -> None:
    lines = b"\n".join([GOOD] * 3)
    with serving(settings(folder, max_body=len(GOOD), max_batch_body=len(lines))) as running:
        job = running.http.post("/v1/jobs", params={"as_of": DAY}, content=lines).json()["id"]
        assert ended(running, job)["screened"] == 3


def test_the_client_streams_a_batch_with_progress(running: Running) -> None:
    seen: list[int] = []
    with running.client() as client:
        found = list(client.screen_all([GOOD, {"id": 7}, json.loads(OPEN)], progress=seen.append))
    assert [each.screening.verdict if each.screening else each.problem and each.problem.code for each in found] == [
        "eligible",
        "invalid-input",
        "review",
    ]
    assert seen == [1, 2, 3]


def test_a_job_is_taken_worked_on_and_read(running: Running) -> None:
    with running.client() as client:
        job = client.start_job([GOOD, BROKEN, OPEN])
        assert job.lines == 3
        done = ended(running, job.id)
        assert (done["state"], done["screened"], done["problems"]) == ("done", 2, 1)
        assert [each.line for each in client.result(job.id)] == [1, 2, 3]
        assert client.cancel(job.id).state == "done"


def test_the_same_call_for_a_job_gets_the_same_job(running: Running) -> None:
    def start(body: bytes) -> httpx.Response:
        return running.http.post("/v1/jobs", content=body, headers={"Idempotency-Key": "job"})

    first, again, other = start(GOOD), start(GOOD), start(OPEN)
    assert first.json()["id"] == again.json()["id"]
    assert (first.status_code, again.headers["idempotent-replayed"]) == (202, "true")
    assert (other.status_code, other.json()["code"]) == (409, "idempotency-conflict")


def test_a_job_goes_on_after_a_stop_where_it_stopped(folder: Path) -> None:
    body = b"\n".join([GOOD, OPEN] * 300)
    with serving(settings(folder)) as running:
        job = running.http.post("/v1/jobs", params={"as_of": DAY}, content=body).json()["id"]
        while running.http.get(f"/v1/jobs/{job}").json()["screened"] == 0:
            time.sleep(0.005)
    with serving(settings(folder)) as running:
        done = ended(running, job)
        assert (done["state"], done["screened"], done["lines"]) == ("done", 600, 600)
        assert running.house.ledger.size() == 601  # with the entry that says who handed it over
        result = running.http.get(f"/v1/jobs/{job}/result")
        assert short(lines(result)) == [(place, "eligible" if place % 2 else "review") for place in range(1, 601)]


def test_a_job_can_be_stopped_and_keeps_what_it_has(folder: Path) -> None:
    with serving(settings(folder)) as running:
        job = running.http.post("/v1/jobs", content=b"\n".join([GOOD] * 1000)).json()["id"]
        assert running.http.get(f"/v1/jobs/{job}/result").json()["code"] == "job-not-done"
        running.http.post(f"/v1/jobs/{job}:cancel")
        done = ended(running, job)
        assert done["state"] == "cancelled"
        assert done["screened"] < 1000
        assert len(lines(running.http.get(f"/v1/jobs/{job}/result"))) == done["screened"]
        assert running.house.ledger.size() == done["screened"] + 2  # with its start and its stop


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("GET", "/result"), ("POST", ":cancel")])
def test_a_job_that_is_not_there_is_said_not_to_be(running: Running, method: str, path: str) -> None:
    assert running.http.request(method, f"/v1/jobs/job_none{path}").json()["code"] == "unknown-job"
