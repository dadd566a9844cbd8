"""What Prometheus reads: how many screenings came to what, how long answers took, what lags behind."""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The service's counters, in a registry of their own so that two services in one process do not share them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.screenings = Counter(
            "shinsa_screenings",
            "Screenings kept, by ruleset and verdict.",
            ("ruleset", "verdict"),
            registry=self.registry,
        )
        self.refused = Counter(
            "shinsa_inputs_refused", "Proposals that could not be screened.", ("ruleset",), registry=self.registry
        )
        self.intake = Counter(
            "shinsa_intake",
            "Records of other systems, by source and outcome: screened, replayed or refused.",
            ("source", "outcome"),
            registry=self.registry,
        )
        self.disagreements = Counter(
            "shinsa_disagreements", "Screenings refused because the inferences differed.", registry=self.registry
        )
        self.seconds = Histogram(
            "shinsa_request_seconds",
            "Time to answer, by route and status.",
            ("method", "route", "status"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.lag = Gauge("shinsa_ledger_waiting", "Changes that wait to be written.", registry=self.registry)
        self.writable = Gauge(
            "shinsa_ledger_writable",
            "Whether the last change was written (1), or could not be (0).",
            registry=self.registry,
        )
        self.size = Gauge("shinsa_ledger_entries", "Entries in the ledger.", registry=self.registry)
        self.outbox = Gauge("shinsa_outbox", "Webhooks, by state.", ("state",), registry=self.registry)
        self.reloads = Counter(
            "shinsa_reloads", "Reloads of rulesets, by outcome.", ("outcome",), registry=self.registry
        )
        self.unavailable = Counter(
            "shinsa_ledger_unavailable", "Changes that the ledger could not keep.", registry=self.registry
        )

        self.checkpoint_time = Gauge(
            "shinsa_checkpoint_timestamp_seconds", "When the last checkpoint was made.", registry=self.registry
        )
        self.checkpoint_failures = Counter(
            "shinsa_checkpoint_failures", "Checkpoints that could not be made, or must not.", registry=self.registry
        )

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)
