"""Large batches are screened in processes of their own: the same answers, whatever becomes of the processes."""

import json
import os
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio import BrokenWorkerProcess, to_process

from adapters.commands import PROPOSALS, RULESET
from adapters.service.process import ServiceProcess, process
from adapters.service.running import DAY, Running, serving, settings, until
from shinsa_adapters.client import Shinsa
from shinsa_adapters.service import batches
from shinsa_adapters.service import settings as service_settings

GOOD, OPEN, BROKEN = (
    json.dumps(json.loads((PROPOSALS / f"{name}.json").read_bytes())).encode() for name in ("good", "open", "broken")
)
LINES = [GOOD, OPEN, BROKEN, b"{", b"[" * 2000] * (batches.MANY // 4)
MANY = b"\n".join(LINES)


@pytest.fixture(scope="module", name="apart")
def apart_service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    with serving(settings(tmp_path_factory.mktemp("apart"), processes=2)) as running:
        yield running


def batch(running: Running, body: bytes, **more: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # httpx's own options
    answer = running.http.post("/v1/screenings:batch", params={"as_of": DAY}, content=body, **more)
    return [json.loads(line) for line in answer.text.splitlines()]


def said(found: list[dict[str, Any]]) -> list[object]:
    """What is answered to each line, without what no two screenings share."""
    own = {"id", "created_at", "entry"}
    return [
        {**each, "screening": {name: value for name, value in each["screening"].items() if name not in own}}
        if "screening" in each
        else each
        for each in found
    ]


def processes_of(service: ServiceProcess | None = None) -> set[int]:
    """The processes that a service, or else this process, has started."""
    parent = os.getpid() if service is None else service.process.pid
    return {int(path.name) for path in Path("/proc").glob("[0-9]*") if _parent(path) == parent}


def _parent(path: Path) -> int:
    try:
        return int((path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def send(service: ServiceProcess, body: bytes, answers: list[bytes], **more: Any) -> threading.Thread:  # noqa: ANN401
    def call() -> None:
        address = f"{service.url}/v1/screenings:batch?as_of={DAY}"
        try:
            with httpx.stream("POST", address, content=body, timeout=60, **more) as answer:
                answers.extend(line.encode() for line in answer.iter_lines())
        except httpx.HTTPError:
            pass  # the service was killed under it

    thread = threading.Thread(target=call)
    thread.start()
    return thread


def test_every_line_is_answered_as_it_is_alone(apart: Running, running: Running) -> None:
    found = batch(apart, MANY)
    assert apart.house.processes.count == 2
    assert said(found) == said([batch(running, line)[0] | {"line": place} for place, line in enumerate(LINES, 1)])


def test_screenings_are_kept_in_the_order_of_the_lines(apart: Running) -> None:
    entries = [each["screening"]["entry"] for each in batch(apart, MANY) if "screening" in each]
    assert entries == list(range(entries[0], entries[0] + len(entries)))


def test_what_a_process_made_can_be_proved_and_replayed(apart: Running) -> None:
    named = batch(apart, MANY)[0]["screening"]["id"]
    assert apart.http.post(f"/v1/screenings/{named}:replay").json() == {"same": True, "differences": []}
    whole = apart.http.get(f"/v1/screenings/{named}").json()["document"]
    assert whole == apart.screen(GOOD).json()["document"]


def test_a_batch_sent_again_with_its_key_is_not_screened_again(apart: Running) -> None:
    keyed = {"Idempotency-Key": "many"}
    first, before = batch(apart, MANY, headers=keyed), apart.house.ledger.size()
    assert batch(apart, MANY, headers=keyed) == first
    changed = batch(apart, MANY.replace(b"good-1", b"good-2", 1), headers=keyed)
    assert [each["problem"]["code"] for each in changed if each not in first] == ["idempotency-conflict"]
    assert apart.house.ledger.size() == before


def test_a_job_is_screened_apart_as_well(apart: Running) -> None:
    job = apart.http.post("/v1/jobs", params={"as_of": DAY}, content=MANY).json()["id"]
    until(lambda: bool(apart.http.get(f"/v1/jobs/{job}").json()["state"] == "done"))
    result = apart.http.get(f"/v1/jobs/{job}/result").text.splitlines()
    assert said([json.loads(line) for line in result]) == said(batch(apart, MANY))


def test_a_day_on_which_the_ruleset_is_not_in_force_is_told_line_by_line(apart: Running) -> None:
    answer = apart.http.post("/v1/screenings:batch", params={"as_of": "1999-01-01"}, content=MANY)
    codes = [json.loads(line)["problem"]["code"] for line in answer.text.splitlines()]
    assert codes == ["not-in-force"] * len(LINES)


def test_a_changed_ruleset_screens_from_the_next_lines_on(folder: Path) -> None:
    own = folder / "rules"
    shutil.copytree(RULESET, own)
    with serving(settings(folder, rulesets=(str(own),), processes=2)) as running:
        before = batch(running, MANY)[0]["screening"]["ruleset"]
        programme = own / "programme.yaml"
        text = programme.read_text(encoding="utf-8")
        programme.write_text(text.replace(f"version: {before['version']}", "version: 9.9.9"), encoding="utf-8")
        assert running.http.post("/v1/rulesets:reload").json()["changed"] is True
        after = batch(running, MANY)[0]["screening"]["ruleset"]
    assert after["version"] == "9.9.9"
    assert after["digest"] != before["digest"]


def test_none_is_started_for_a_small_batch_or_where_none_is_wanted(folder: Path) -> None:
    for count, body in ((2, b"\n".join([GOOD] * (batches.MANY - 1))), (0, MANY)):
        own = folder / str(count)
        own.mkdir()
        with process(own, SHINSA_PROCESSES=str(count)) as service:
            answers: list[bytes] = []
            send(service, body, answers).join()
            assert len(answers) == body.count(b"\n") + 1
            assert processes_of(service) == set()


def test_where_none_can_be_started_the_service_screens_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_: object, **__: object) -> object:
        raise BrokenWorkerProcess

    monkeypatch.setattr(to_process, "run_sync", refused)
    with serving(settings(folder, processes=2)) as running:
        assert len(batch(running, MANY)) == len(LINES)
        assert running.house.processes.count == 0


def test_lines_whose_process_is_killed_are_screened_by_another(folder: Path) -> None:
    with process(folder, SHINSA_PROCESSES="2") as service:
        answers: list[bytes] = []
        sent = send(service, b"\n".join([GOOD] * 1000), answers)
        until(lambda: bool(answers))
        for each in processes_of(service):
            os.kill(each, signal.SIGKILL)
        sent.join()
        found = [json.loads(line) for line in answers]
        assert [each["line"] for each in found] == list(range(1, 1001))
        assert {each["screening"]["verdict"] for each in found} == {"eligible"}
        assert len({each["screening"]["entry"] for each in found}) == 1000
        assert service.stop() == 0


def test_no_process_outlives_a_service_that_is_killed(folder: Path) -> None:
    with process(folder, SHINSA_PROCESSES="2") as service:
        answers: list[bytes] = []
        sent = send(service, b"\n".join([GOOD] * 1000), answers)
        until(lambda: bool(answers))
        started = processes_of(service)
        assert len(started) == 2
        service.kill()
        sent.join()
        until(lambda: not any(Path(f"/proc/{each}").exists() for each in started))


def test_a_job_killed_with_its_processes_goes_on_and_keeps_each_line_once(folder: Path) -> None:
    count = 1000
    lines = b"\n".join(GOOD.replace(b"good-1", b"p%d" % number) for number in range(count))
    with process(folder, SHINSA_PROCESSES="2") as service:
        job = httpx.post(f"{service.url}/v1/jobs?as_of={DAY}", content=lines).json()["id"]
        until(lambda: 0 < httpx.get(f"{service.url}/v1/jobs/{job}").json()["screened"] < count)
        service.kill()
    with process(folder, SHINSA_PROCESSES="2") as service, Shinsa(service.url) as shinsa:
        until(lambda: shinsa.job(job).state == "done")
        kept = [each.proposal for each in shinsa.screenings(limit=1000)]
        assert Counter(kept) == Counter(f"p{number}" for number in range(count))
        assert [each.line for each in shinsa.result(job)] == list(range(1, count + 1))


def test_an_interrupt_of_the_whole_group_ends_it_with_the_work_done(folder: Path) -> None:
    with process(folder, SHINSA_PROCESSES="2") as service:
        answers: list[bytes] = []
        sent = send(service, b"\n".join([GOOD] * 1000), answers)
        until(lambda: bool(answers))
        for each in (*processes_of(service), service.process.pid):
            os.kill(each, signal.SIGTERM)
        sent.join()
        assert len(answers) == 1000
        assert all(b'"screening"' in line for line in answers)
        assert service.process.wait(30) == 0


def at_once(running: Running, bodies: list[bytes], **more: Any) -> list[httpx.Response]:  # noqa: ANN401
    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(lambda body: running.screen(body, **more), bodies))


def test_calls_that_pile_up_are_screened_in_processes_and_answered_alike(folder: Path) -> None:
    with serving(settings(folder, processes=2)) as running:
        alone = [running.screen(body) for body in LINES[:5]]
        assert not running.house.processes.begun
        until(lambda: bool(at_once(running, [GOOD] * 16)) and running.house.processes.begun)
        kept = running.house.ledger.size()
        many = at_once(running, LINES[:5] * 4)
        summaries = at_once(running, [GOOD] * 16, params={"detail": "summary"})
        assert running.house.ledger.size() == kept + 24
    assert [each.status_code for each in many] == [each.status_code for each in alone] * 4
    assert [each.json().get("document") for each in many] == [each.json().get("document") for each in alone] * 4
    assert [each.json().get("errors") for each in many] == [each.json().get("errors") for each in alone] * 4
    assert all("document" not in each.json() for each in summaries)


def test_the_same_key_at_the_same_time_is_screened_once_in_processes_too(apart: Running) -> None:
    keyed = {"Idempotency-Key": "at-once"}
    batch(apart, MANY)
    before = apart.house.ledger.size()
    found = at_once(apart, [GOOD] * 16, headers=keyed)
    assert sorted(each.status_code for each in found) == [200] * 15 + [201]
    assert len({each.json()["id"] for each in found}) == 1
    assert apart.house.ledger.size() == before + 1
    conflict = at_once(apart, [OPEN] * 8, headers=keyed)
    assert {each.json()["code"] for each in conflict} == {"idempotency-conflict"}


@pytest.mark.parametrize(("cores", "processes"), [(1, 0), (2, 2), (8, 8), (64, 8)])
def test_there_are_as_many_as_cores_and_never_more_than_eight(
    monkeypatch: pytest.MonkeyPatch, cores: int, processes: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    assert service_settings.Settings().processes == processes
