"""The pages on the service say what the service does: every path, every setting, and examples that run."""

import contextlib
import io
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from adapters.commands import ROOT
from adapters.service.running import serving, settings
from shinsa_adapters.client import NotGenuineError
from shinsa_adapters.service.event_sources import Sources
from shinsa_adapters.service.settings import PREFIX, Settings

SERVICE = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
INTAKE = (ROOT / "docs" / "intake.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_path_of_the_service_stands_on_its_page_and_no_other(tmp_path: Path) -> None:
    with serving(settings(tmp_path)) as running:
        described = running.http.get("/v1/openapi.json").json()
    served = {f"{method.upper()} {path}" for path, methods in described["paths"].items() for method in methods}
    told = set(re.findall(r"`((?:GET|POST|PUT|DELETE) /[^`?]*)`", SERVICE)) - {"GET /v1/openapi.json"}
    assert told == served


def test_every_setting_stands_on_the_page_with_its_default() -> None:
    rows = [line.split("|")[1:3] for line in OPERATIONS.splitlines() if line.startswith("| `SHINSA_")]
    told = {name for names, _ in rows for name in re.findall(r"`(SHINSA_\w+)`", names)}
    assert told == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    defaults = dict(Settings.model_fields.items())
    for names, shown in rows:
        for name, value in zip(re.findall(r"`SHINSA_(\w+)`", names), _values(shown, names), strict=True):
            found = defaults[name.lower()]
            assert value == ("cores" if found.default_factory else _shown(found.default)), name


def _values(shown: str, names: str) -> list[str]:
    """One default for each name of a row; a single one stands for all."""
    count = names.count("SHINSA_")
    parts = shown.strip().split(", ")
    return parts if len(parts) == count else [shown.strip()] * count


def _shown(default: object) -> str:
    if isinstance(default, tuple):
        return ", ".join(map(str, default)) or "none"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, float):
        return f"{default:g}"
    return "none" if default is None else str(default)


def test_the_example_in_python_prints_what_the_page_shows(tmp_path: Path) -> None:
    found = re.search(r"```python\n(from datetime.*?)```\n```text\n(.*?)```", SERVICE, re.DOTALL)
    assert found
    assert _printed(found[1], tmp_path) == found[2]


def _printed(example: str, folder: Path) -> str:
    printed = io.StringIO()
    with serving(settings(folder, rulesets=("us_japan_2025",))) as running, contextlib.redirect_stdout(printed):
        exec(example.replace("http://127.0.0.1:8000", running.url), {})  # noqa: S102  # the page's own example
    return printed.getvalue()


def test_the_example_of_intake_prints_what_the_page_shows(tmp_path: Path) -> None:
    found = re.search(r"```python\n(from shinsa.*?)```\n```text\n(.*?)```", INTAKE, re.DOTALL)
    assert found
    assert _printed(found[1], tmp_path) == found[2]


def test_the_example_of_event_sources_is_read(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", INTAKE, re.DOTALL)
    assert found
    (tmp_path / "sources.toml").write_text(found[1])
    everyone = Sources(tmp_path / "sources.toml", development=False).known.everyone
    assert [(each.name, each.data) for each in everyone] == [("portal", "whole"), ("crm", "fetch")]


def test_the_example_of_a_receiver_refuses_what_is_not_signed() -> None:
    found = re.search(r"```python\n(from shinsa_adapters.client import receive.*?)```", SERVICE, re.DOTALL)
    assert found
    with pytest.raises(NotGenuineError):
        exec(found[1], {"secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "headers": {}, "body": b"{}"})  # noqa: S102


def test_every_alert_has_its_runbook_and_names_metrics_that_exist(tmp_path: Path) -> None:
    found = yaml.safe_load((ROOT / "deploy" / "alerts.yaml").read_text(encoding="utf-8"))
    alerts = [rule for group in found["groups"] for rule in group["rules"]]
    assert [alert["alert"] for alert in alerts] == re.findall(r"^### (Shinsa\w+)$", OPERATIONS, re.MULTILINE)
    with serving(settings(tmp_path)) as running:
        told = running.http.get("/metrics").text
    named = {name for alert in alerts for name in re.findall(r"\bshinsa_\w+", alert["expr"])}
    assert {
        name for name in named if f"# TYPE {name.removesuffix('_bucket').removesuffix('_total')}" not in told
    } == set()


CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")


def test_the_container_sets_what_are_settings_and_installs_what_are_extras() -> None:
    named = set(re.findall(r"\b(SHINSA_\w+)=", CONTAINER))
    assert named
    assert named <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    extras = re.search(r'"\.\[(.*?)\]"', CONTAINER)
    assert extras
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(extras[1].split(",")) <= set(project["optional-dependencies"])
    assert "/opt/shinsa/bin/shinsa" in CONTAINER
    assert "shinsa" in project["scripts"]


def test_the_container_pins_every_version() -> None:
    """The container's own step, run here."""
    step = re.search(r"RUN (sed .*?) > /versions\.txt", CONTAINER)
    assert step
    done = subprocess.run(["sh", "-c", step[1]], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(lines) > 50
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.+-]+( ; .+)?", line)] == []


def test_a_build_of_the_container_may_read_what_the_package_is_made_of() -> None:
    lines = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    allowed = {line[1:] for line in lines if line[:1] == "!"}
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    parts = {path.split("/")[0] for path in hatch["build"]["targets"]["wheel"]["only-include"]}
    assert parts | {"pyproject.toml", "README.md", "LICENSE", "constraints.txt"} == allowed
    assert all((ROOT / name).exists() for name in allowed)


def test_the_unit_stops_later_than_the_service_does() -> None:
    unit = (ROOT / "deploy" / "shinsa.service").read_text(encoding="utf-8")
    stop = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert stop
    assert int(stop[1]) > Settings().shutdown_seconds
