"""The service does what its own description says, whatever it is sent; and the examples of the description work."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from adapters.commands import ROOT
from adapters.service.events import NOW, seal, send, sources
from adapters.service.running import DAY, Running, serving, settings
from shinsa_adapters.service.describing import PROPOSAL

NOT_SAID_BY_A_SCHEMA = "positive_data_acceptance"
"""A cursor, a ruleset's name or a proposal may be of the right form and still mean nothing."""


def test_no_request_meets_a_failure_or_an_answer_that_is_not_described(tmp_path: Path) -> None:
    with serving(settings(tmp_path, webhook_secret="master")) as running:  # noqa: S106  # of this test
        done = subprocess.run(
            [
                str(ROOT / ".venv/bin/schemathesis"),
                "--no-color",
                "run",
                f"{running.url}/v1/openapi.json",
                "--continue-on-failure",
                f"--max-examples={os.environ.get('SHINSA_TEST_EXAMPLES', '5')}",
                "--phases=examples,coverage,fuzzing",
                f"--exclude-checks={NOT_SAID_BY_A_SCHEMA}",
                "--seed=1",
                "--request-timeout=120",
                "--generation-database=none",
            ],
            cwd=tmp_path,
            env={
                **os.environ,
                "SCHEMATHESIS_HOOKS": "adapters.service.described_lines",
                "PYTHONPATH": str(ROOT / "tests"),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "API Operations:\n  Selected: 32/32\n  Tested: 32" in done.stdout


def test_the_example_of_a_proposal_is_screened(tmp_path: Path) -> None:
    with serving(settings(tmp_path, rulesets=("us_japan_2025",))) as running:
        described = running.http.get("/v1/openapi.json").json()
        body = described["paths"]["/v1/screenings"]["post"]["requestBody"]["content"]["application/json"]
        assert body["example"] == PROPOSAL
        assert running.screen(body["example"]).json()["verdict"] == "review"


@pytest.mark.parametrize(("name", "mapping"), [("application", "sf424"), ("proposal", "proposal")])
def test_the_examples_of_commongrants_are_screened(tmp_path: Path, name: str, mapping: str) -> None:
    with serving(settings(tmp_path, rulesets=("us_japan_2025",))) as running:
        described = running.http.get("/v1/openapi.json").json()
        taken = described["paths"]["/v1/intake/commongrants"]["post"]["requestBody"]["content"]["application/json"]
        example = taken["examples"][name]["value"]
        answer = running.http.post("/v1/intake/commongrants", json=example, params={"as_of": DAY}).json()
        assert (answer["verdict"], answer["intake"]["mapping"]["id"]) == ("review", f"commongrants_{mapping}")


def test_the_example_of_an_event_is_screened(tmp_path: Path) -> None:
    found = settings(tmp_path, rulesets=("us_japan_2025",), event_sources=sources(tmp_path))
    with serving(found, clock=lambda: NOW) as running:
        described = running.http.get("/v1/openapi.json").json()["paths"]["/v1/intake/events"]["post"]
        assert described["security"] == []
        assert [each["name"] for each in described["parameters"] if each["in"] == "header"] == list(seal(b"{}"))
        example = described["requestBody"]["content"]["application/cloudevents+json"]["example"]
        assert send(running, example).json()["verdict"] == "review"


def test_every_operation_says_what_it_does_and_what_it_may_answer(running: Running) -> None:
    described = running.http.get("/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation.get("description"), path
            if path.startswith("/v1"):
                assert {"401", "403", "422", "429", "503"} <= set(operation["responses"]), path
    assert json.dumps(described).count("HTTPValidationError") <= 1


@pytest.mark.parametrize(
    "day", ["0", "1761609600", "2025-10-28T00:00:00", "28.10.2025", "2025-13-01", "\uff12025-10-28"]
)
def test_a_day_is_a_day_and_never_a_number_of_seconds(running: Running, day: str) -> None:
    for path in ("/v1/screenings", "/v1/screenings:batch", "/v1/jobs"):
        answer = running.http.post(path, params={"as_of": day}, content=b"{}")
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/query/as_of"
    assert running.screen(PROPOSAL, params={"as_of": DAY}).status_code in {201, 422}


@pytest.mark.parametrize("moment", ["0.5", "2026-11-24", "2026-11-24T09:00:00", "now"])
def test_a_moment_has_its_zone(running: Running, moment: str) -> None:
    assert running.http.get("/v1/screenings", params={"since": moment}).status_code == 422


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/screenings", "GET, POST"),
        ("/v1/screenings/scr_1:replay", "POST"),
        ("/v1/screenings/scr_1/decisions", "GET, POST"),
        ("/v1/jobs/job_1:cancel", "POST"),
    ],
)
def test_a_method_that_is_not_taken_is_told_which_are(running: Running, path: str, allowed: str) -> None:
    answer = running.http.put(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
