"""When the ledger cannot be written: a clear 503, nothing acknowledged is lost, and the service goes on by itself."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from adapters.commands import PROPOSALS
from adapters.file_limits import files_no_larger_than
from adapters.postgres_server import PostgresServer
from adapters.service.process import ServiceProcess, process
from adapters.service.read_only import Disk, disk_that_can_turn_read_only
from adapters.service.running import DAY, serving, settings, until
from shinsa_adapters.client import Shinsa, UnavailableError
from shinsa_adapters.client.documents import ProblemDocument
from shinsa_adapters.ledger import committing, open_ledger
from shinsa_adapters.ledger.auditing import audit

GOOD = json.loads((PROPOSALS / "good.json").read_bytes())
DECISION = {"kind": "uphold", "reason": "seen", "name": "A. Member", "role": "secretariat"}
__all__ = ["disk_that_can_turn_read_only"]


def until_refused(client: Shinsa) -> tuple[list[str], ProblemDocument]:
    """Screen until the service refuses: what was kept, and how it refused."""
    kept: list[str] = []
    for number in range(300):
        try:
            kept.append(client.screen({**GOOD, "id": f"q{number}"}).id)
        except UnavailableError as error:
            return kept, error.problem
    raise AssertionError("the disk was never full")


def test_a_disk_that_takes_no_more_is_a_503_and_passes(tmp_path: Path) -> None:
    with serving(settings(tmp_path, retry_after=3)) as running, running.client() as client:
        kept = [client.screen({**GOOD, "id": f"p{number}"}).id for number in range(3)]
        with files_no_larger_than(200_000):
            more, refused = until_refused(client)
        kept += more
        assert (refused.status, refused.code, refused.hint) == (503, "unavailable", "try again later")
        kept.append(client.screen(GOOD).id)
        assert [each.id for each in client.screenings(limit=1000)] == kept
        assert "shinsa_ledger_unavailable_total 1.0" in running.http.get("/metrics").text


READS = ("/v1/screenings", "/v1/screenings/{id}", "/v1/screenings/{id}/decisions", "/healthz", "/metrics")


def test_a_disk_that_turns_read_only_is_a_503_and_passes(disk: Disk) -> None:
    with process(disk.folder, **disk.variables, SHINSA_RETRY_AFTER="3") as service, Shinsa(service.url) as client:
        kept = [client.screen(GOOD).id]
        job = client.start_job([GOOD] * 1_000).id
        until(lambda: client.job(job).screened > 0)
        disk.lock()
        with httpx.Client(base_url=service.url, timeout=60) as http:
            refused = [
                http.post("/v1/screenings", json=GOOD),
                http.post("/v1/screenings", json=GOOD),
                http.post(f"/v1/screenings/{kept[0]}/decisions", json=DECISION),
                http.post(f"/v1/ledger/entries/{kept[0]}/redactions", json={"everything": True, "reason": "r"}),
                http.post("/v1/jobs", json=GOOD),
                http.post(f"/v1/jobs/{job}:cancel"),
                http.post("/v1/rulesets:reload"),
            ]
            assert [(answer.status_code, answer.headers["retry-after"]) for answer in refused] == [(503, "3")] * 7
            assert (
                refused[1].json()["detail"].endswith("ledger.db` cannot be used now: the disk or the file is read-only")
            )
            assert refused[4].json()["detail"] == "a file cannot be used now: read-only file system"
            assert {http.get(path.replace("{id}", kept[0])).status_code for path in READS} == {200}
            line = json.loads(http.post("/v1/screenings:batch", json=GOOD).text)
            assert line["problem"]["status"] == 503
            unready = [http.get("/readyz") for _ in range(2)]
            assert [(answer.status_code, answer.headers["retry-after"]) for answer in unready] == [(503, "3")] * 2
            assert unready[0].json()["detail"].startswith("nothing can be kept now: the ledger ")
            assert unready[0].json()["detail"].endswith("cannot be used now: the disk or the file is read-only")
            assert "shinsa_ledger_writable 0.0" in http.get("/metrics").text
            disk.unlock()
            assert http.get("/readyz").status_code == 200  # nobody else has to call for it to be seen
            assert "shinsa_ledger_writable 1.0" in http.get("/metrics").text
        kept.append(client.screen(GOOD).id)
        until(lambda: client.job(job).state == "done")
        assert len({each.screening.id for each in client.result(job) if each.screening}) == 1_000
        assert {each.id for each in client.screenings(limit=1000)} >= set(kept)
        assert service.stop() == 0
    assert audit(str(disk.folder / "ledger.db"), ()).faults == ()


def test_a_service_that_nobody_calls_sees_that_its_disk_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(settings(tmp_path, retry_after=3)) as running:
        assert running.screen(GOOD).status_code == 201
        with files_no_larger_than(10_000):
            assert running.http.get("/readyz").status_code == 200  # a change was written just now
            monkeypatch.setattr(committing, "QUIET_S", 0.0)
            refused = running.http.get("/readyz")
        assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
        assert "cannot be used now: the disk " in refused.json()["detail"]
        ready = running.http.get("/readyz")
        assert (ready.status_code, ready.json()["entries"]) == (200, "1")


def test_a_database_that_turns_read_only_makes_the_service_unready(tmp_path: Path, postgres: PostgresServer) -> None:
    with serving(settings(tmp_path, ledger=postgres.emptied())) as running:
        named = running.screen(GOOD).json()["id"]
        with postgres.read_only():
            assert running.screen(GOOD).status_code == 503
            unready = running.http.get("/readyz")
            assert (unready.status_code, unready.json()["detail"].endswith("the server is read-only")) == (503, True)
            assert running.http.get(f"/v1/screenings/{named}").status_code == 200
        ready = running.http.get("/readyz")
        assert (ready.status_code, ready.json()["entries"]) == (200, "1")


def test_a_job_waits_for_its_disk_while_the_ledger_serves(disk: Disk, tmp_path: Path) -> None:
    spool = str(disk.folder / "jobs")
    variables = {**disk.variables, "SHINSA_SPOOL": spool, "SHINSA_PROCESSES": "0"}  # so that it is not done too soon
    with process(tmp_path, **variables) as service, Shinsa(service.url) as client:
        job = client.start_job([GOOD] * 1000).id
        until(lambda: client.job(job).screened > 0)
        disk.lock()
        before = client.job(job).screened
        assert httpx.post(f"{service.url}/v1/jobs", json=GOOD).status_code == 503
        assert httpx.post(f"{service.url}/v1/screenings", json=GOOD, timeout=60).status_code == 201
        until(lambda: any("jobs wait" in line for line in service.said))
        assert client.job(job).screened <= before + 64
        disk.unlock()
        until(lambda: client.job(job).state == "done")
        assert len({each.screening.id for each in client.result(job) if each.screening}) == 1000


def test_a_service_does_not_start_on_a_disk_that_is_read_only_and_says_why(disk: Disk) -> None:
    open_ledger(str(disk.folder / "ledger.db")).close()
    disk.lock()
    with pytest.raises(AssertionError, match=r"the ledger `.*` cannot be used now: it cannot be opened"):
        ServiceProcess(disk.folder, **disk.variables)


def test_a_line_that_could_not_be_kept_has_a_503_in_its_place(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({**GOOD, "id": f"p{number}"}) for number in range(400)).encode()
    with serving(settings(tmp_path)) as running:
        with files_no_larger_than(500_000):
            answer = running.http.post("/v1/screenings:batch", params={"as_of": DAY}, content=lines)
        found = [json.loads(line) for line in answer.text.splitlines()]
        assert [each["line"] for each in found] == list(range(1, 401))
        assert {each["problem"]["status"] for each in found if "problem" in each} == {503}
        assert sum("screening" in each for each in found) == running.house.ledger.size() > 0


def test_a_clock_that_steps_back_breaks_no_order(tmp_path: Path) -> None:
    moments = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
    with serving(settings(tmp_path), clock=lambda: moments[-1]) as running, running.client() as client:
        first = client.screen(GOOD)
        moments.append(moments[0] - timedelta(hours=3))
        second = client.screen(GOOD)
        assert [each.id for each in client.screenings()] == [first.id, second.id]
        assert (first.entry, second.entry) == (0, 1)
        page = running.http.get("/v1/screenings", params={"limit": 1}).json()
        rest = running.http.get("/v1/screenings", params={"limit": 1, "cursor": page["next"]}).json()
        assert [page["items"][0]["id"], rest["items"][0]["id"]] == [first.id, second.id]
