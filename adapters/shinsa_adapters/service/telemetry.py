"""Traces by OpenTelemetry, for those who install the extra: one span for each request, without what callers sent."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI

from shinsa import __version__
from shinsa_adapters.service.settings import WrongSettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor

_PROBES = "healthz,readyz,metrics"
_URLS = ("http.url", "http.target", "url.full", "url.query")


def trace(api: FastAPI, processor: "SpanProcessor | None" = None) -> Callable[[], None]:
    """Trace every request but probes; where to send spans stands in OpenTelemetry's own `OTEL_…` variables.

    Returns:
        What sends the last spans, to be called when the service ends.

    Raises:
        WrongSettingsError: the extra is not installed.
    """
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415  # an extra
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise WrongSettingsError(
            'SHINSA_TELEMETRY: OpenTelemetry is not installed\n  hint: pip install "shinsa[telemetry]"'
        ) from error
    named = Resource.create({"service.name": "shinsa", "service.version": __version__})
    provider = TracerProvider(resource=named)
    provider.add_span_processor(processor or BatchSpanProcessor(OTLPSpanExporter()))
    FastAPIInstrumentor.instrument_app(
        api, tracer_provider=provider, excluded_urls=_PROBES, server_request_hook=_without_query
    )
    return provider.shutdown


def _without_query(span: Any, scope: dict[str, Any]) -> None:  # noqa: ANN401  # OpenTelemetry's own type
    """A query may hold an address with a secret in it, so a span says the path alone."""
    if span is not None and span.is_recording():
        for name in _URLS:
            if name in span.attributes:
                span.set_attribute(name, "" if name == "url.query" else scope["path"])
