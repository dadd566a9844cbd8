"""Rulesets in service: several, reloaded all or none, and candidates that never answer."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters.commands import PROPOSALS, RULESET, environment
from adapters.service.events import PATH, SECRETS, WHOLE, event, seal, sources
from adapters.service.process import ServiceProcess, process
from adapters.service.running import DAY, Running, serving, settings, until
from shinsa_adapters.service.batches import MANY

GOOD, OPEN = ((PROPOSALS / f"{name}.json").read_bytes() for name in ("good", "open"))


@pytest.fixture(name="own")
def ruleset_of_my_own(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULESET, tmp_path / "small"))


def change(ruleset: Path, file: str, old: str, new: str) -> None:
    path = ruleset / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def digest(running: Running) -> str:
    found: str = running.http.get("/v1/rulesets").json()[0]["digest"]
    return found


def test_a_new_version_serves_after_a_reload_and_answers_name_it(own: Path, folder: Path) -> None:
    with serving(settings(folder, rulesets=(str(own),))) as running:
        before = digest(running)
        change(own, "programme.yaml", "version: 1.0.0", "version: 1.1.0")
        change(own, "rules.yaml", "points: 40", "points: 30")
        assert running.screen(GOOD).json()["ruleset"]["digest"] == before
        assert running.http.post("/v1/rulesets:reload").json()["changed"]
        said = running.screen(GOOD).json()
        assert said["ruleset"]["version"] == "1.1.0"
        assert said["ruleset"]["digest"] == digest(running) != before
        assert said["score"] == {"low": 78, "high": 78}


def test_a_broken_version_is_refused_with_its_mistakes_and_the_old_one_serves(own: Path, folder: Path) -> None:
    with serving(settings(folder, rulesets=(str(own),))) as running:
        before = digest(running)
        change(own, "rules.yaml", "generation.net_mw >= 300", "generation.net_mv >= 300")
        refused = running.http.post("/v1/rulesets:reload")
        assert (refused.status_code, refused.json()["code"]) == (422, "ruleset-refused")
        (told,) = refused.json()["errors"]
        assert told["message"].splitlines() == [
            "rules.yaml:15:14: unknown-fact: no fact is called `generation.net_mv`",
            "  hint: did you mean `generation.net_mw` (net capacity)?",
        ]
        assert digest(running) == before
        assert running.screen(GOOD).status_code == 201


def test_all_rulesets_change_or_none(own: Path, folder: Path) -> None:
    other = Path(shutil.copytree(own, folder / "other"))
    change(other, "programme.yaml", "id: small", "id: other")
    with serving(settings(folder, rulesets=(str(own), str(other)))) as running:
        before = [each["digest"] for each in running.http.get("/v1/rulesets").json()]
        change(own, "rules.yaml", "points: 40", "points: 30")
        change(other, "rules.yaml", "points: 40", "points: forty")
        assert running.http.post("/v1/rulesets:reload").status_code == 422
        assert [each["digest"] for each in running.http.get("/v1/rulesets").json()] == before


def test_versions_stand_side_by_side(own: Path, folder: Path) -> None:
    newer = Path(shutil.copytree(own, folder / "newer"))
    change(newer, "programme.yaml", "version: 1.0.0", "version: 2.0.0")
    with serving(settings(folder, rulesets=(str(own), str(newer)))) as running:
        versions = [
            running.screen(GOOD, params={"ruleset": name}).json()["ruleset"]["version"]
            for name in ("small", "small@2.0.0")
        ]
        assert versions == ["1.0.0", "2.0.0"]


def test_what_a_reload_came_to_is_in_the_ledger(own: Path, folder: Path) -> None:
    with serving(settings(folder, rulesets=(str(own),))) as running:
        running.http.post("/v1/rulesets:reload")
        entry = running.house.ledger.entry(0)
        assert (entry.head.kind, entry.head.by) == ("ruleset", "loopback")
        assert json.loads(entry.document or b"")["changed"] is False


def test_a_candidate_is_counted_and_never_answers(own: Path, folder: Path) -> None:
    candidate = Path(shutil.copytree(own, folder / "candidate"))
    change(candidate, "programme.yaml", "version: 1.0.0", "version: 2.0.0")
    change(candidate, "rules.yaml", "points: 40", "points: 9")
    with serving(settings(folder, rulesets=(str(own),), shadows=(str(candidate),))) as running:
        made = [running.screen(body).json() for body in (GOOD, OPEN)]
        assert {each["ruleset"]["version"] for each in made} == {"1.0.0"}
        found: dict[str, Any] = {}
        for _ in range(200):
            (found,) = running.http.get("/v1/rulesets/small/shadow").json()
            if found["screened"] == 2:
                break
            time.sleep(0.01)
        assert found["candidate_version"] == "2.0.0"
        assert (found["screened"], found["same"], found["failed"]) == (2, 1, 0)
        assert found["verdicts"] == {"eligible -> review": 1}
        assert found["latest"] == [
            {"screening": made[0]["id"], "verdict": "eligible", "candidate": "review", "rules": ["power.firm"]}
        ]
        assert running.screen(GOOD, params={"ruleset": "small@2.0.0"}).status_code == 404


@pytest.mark.parametrize("processes", [0, 2])
def test_a_candidate_is_counted_over_batches_and_jobs_as_well(own: Path, folder: Path, processes: int) -> None:
    candidate = Path(shutil.copytree(own, folder / "candidate"))
    change(candidate, "programme.yaml", "version: 1.0.0", "version: 2.0.0")
    change(candidate, "rules.yaml", "points: 40", "points: 9")
    lines = b"\n".join(json.dumps(json.loads(each)).encode() for each in (GOOD, OPEN, b'{"id": 7}') * MANY)
    keyed = {"Idempotency-Key": "once"}
    with serving(settings(folder, rulesets=(str(own),), shadows=(str(candidate),), processes=processes)) as running:
        for _ in range(2):  # what is answered again is not counted again
            running.http.post("/v1/screenings:batch", params={"as_of": DAY}, content=lines, headers=keyed)
        found = running.http.get("/v1/rulesets/small/shadow").json()[0]
        assert (found["screened"], found["same"], found["failed"]) == (2 * MANY, MANY, 0)
        assert found["verdicts"] == {"eligible -> review": MANY}
        latest = found["latest"][-1]["screening"]
        assert running.http.get(f"/v1/screenings/{latest}").json()["proposal"] == "good-1"
        running.http.post("/v1/jobs", params={"as_of": DAY}, content=lines)
        until(lambda: bool(running.http.get("/v1/rulesets/small/shadow").json()[0]["screened"] == 4 * MANY))


def test_a_hangup_reloads_a_service_that_runs_by_itself(own: Path, folder: Path) -> None:
    words = [sys.executable, "-m", "shinsa_adapters.cli", "serve"]
    variables = {
        "SHINSA_RULESETS": json.dumps([str(own)]),
        "SHINSA_LEDGER": f"sqlite:///{folder / 'ledger.db'}",
        "SHINSA_PORT": "0",
        "SHINSA_SPOOL": str(folder / "jobs"),
    }
    with subprocess.Popen(words, env=environment(**variables), stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr
        try:
            _until(service, "Uvicorn running")
            change(own, "rules.yaml", "points: 40", "points: forty")
            os.kill(service.pid, signal.SIGHUP)
            assert '"refused":1' in _until(service, "rulesets reloaded")
            change(own, "rules.yaml", "points: forty", "points: 30")
            os.kill(service.pid, signal.SIGHUP)
            assert '"changed":true' in _until(service, "rulesets reloaded")
        finally:
            service.send_signal(signal.SIGTERM)
            rest = service.stderr.read()
        assert service.wait(10) == 0, rest


def test_a_service_that_reloads_again_and_again_lets_go_of_what_was(own: Path, folder: Path) -> None:
    programme = own / "programme.yaml"
    text = programme.read_text()
    with process(folder, SHINSA_RULESETS=json.dumps([str(own)])) as service:
        sizes: list[float] = []
        for number in range(1, 121):
            programme.write_text(text.replace("version: 1.0.0", f"version: 1.0.{number}"))
            assert httpx.post(f"{service.url}/v1/rulesets:reload").json()["changed"] is True
            sizes.append(megabytes(service.process.pid))
        assert sizes[-1] - sizes[59] < 8  # a ruleset and its plan take a third of a megabyte


def megabytes(process: int) -> float:
    """What a process holds in memory."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024


def test_a_hangup_reads_the_sources_of_events_again(own: Path, folder: Path) -> None:
    changed = WHOLE.replace(SECRETS["first"], SECRETS["third"]).replace(f', "{SECRETS["second"]}"', "")
    file = sources(folder)
    service = ServiceProcess(folder, SHINSA_RULESETS=json.dumps([str(own)]), SHINSA_EVENT_SOURCES=str(file))
    try:
        assert _codes(service, "first", "third") == (202, 401)
        file.write_text(changed.replace("whsec_", "secret_", 1))
        service.process.send_signal(signal.SIGHUP)
        assert _told(service, "event sources refused")
        assert _codes(service, "first", "third") == (202, 401)
        file.write_text(changed)
        service.process.send_signal(signal.SIGHUP)
        assert '"sources":2' in _told(service, "event sources reloaded")
        assert _codes(service, "first", "third") == (401, 202)
    finally:
        assert service.stop() == 0
    assert not any(secret in line for secret in SECRETS.values() for line in service.said)


def _codes(service: ServiceProcess, *signers: str) -> tuple[int, ...]:
    """What an event of a type that is not screened is answered with, signed by each."""
    body = json.dumps(event(type="org.example.other")).encode()
    kind = {"content-type": "application/cloudevents+json"}
    heads = [{**kind, **seal(body, signer, at=datetime.now(UTC))} for signer in signers]
    return tuple(httpx.post(f"{service.url}{PATH}", content=body, headers=each).status_code for each in heads)


def _told(service: ServiceProcess, words: str) -> str:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for line in list(service.said):
            if words in line:
                return line
        time.sleep(0.02)
    raise AssertionError("".join(service.said))


def _until(service: "subprocess.Popen[str]", words: str) -> str:
    assert service.stderr
    for line in service.stderr:
        if words in line:
            return line
    raise AssertionError(f"the service ended without saying {words!r}")
