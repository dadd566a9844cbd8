"""A span for each request, with its route and status, and without what callers sent."""

from pathlib import Path

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from adapters.commands import PROPOSALS
from adapters.service.running import serving, settings
from shinsa_adapters.service import app
from shinsa_adapters.service.telemetry import trace


def test_requests_are_traced_without_their_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = InMemorySpanExporter()
    monkeypatch.setattr(app, "trace", lambda api: trace(api, SimpleSpanProcessor(kept)))
    found = settings(tmp_path, telemetry=True)
    with serving(found) as running:
        running.http.get("/healthz")
        running.screen((PROPOSALS / "good.json").read_bytes(), params={"callback": "https://x.test/?token=secret"})
        running.http.get("/v1/rulesets")
    spans = kept.get_finished_spans()
    served = [span for span in spans if span.parent is None]
    assert [span.name for span in served] == ["POST /v1/screenings", "GET /v1/rulesets"]
    assert served[0].resource.attributes["service.name"] == "shinsa"
    assert "secret" not in "".join(str(dict(span.attributes or {})) for span in spans)
