"""`Shinsa`: the service from Python."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from shinsa_adapters.client import calls
from shinsa_adapters.client.calls import Proposal, answer
from shinsa_adapters.client.documents import (
    Analysis,
    BatchLine,
    Decision,
    Decisions,
    IntakeScreening,
    Job,
    NewDecision,
    NewRedaction,
    Page,
    Redaction,
    ReplayAnswer,
    Rules,
    Screening,
    Summary,
)
from shinsa_adapters.client.http import Wire
from shinsa_adapters.client.retrying import Patience

if TYPE_CHECKING:
    import httpx

Progress = Callable[[int], None]
"""Told how many lines of a batch have come back so far."""
PAGE = 100
"""How many screenings a page of a list has, where nobody says."""
PATIENCE = Patience()
"""How a call is tried again, where nobody says."""


class Shinsa:
    """Calls the service and waits. Closes what it opened when left as a context manager.

    Every call that changes something carries one idempotency key, the same over all its tries: it is done once.
    All calls raise the errors of `failures`.
    """

    def __init__(
        self,
        base_url: str,
        *,
        api_key: str | None = None,
        patience: Patience = PATIENCE,
        http_client: "httpx.Client | None" = None,
    ) -> None:
        self._wire = Wire(base_url, api_key, patience, http_client)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def screen(
        self,
        proposal: Proposal,
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        idempotency_key: str | None = None,
    ) -> Screening:
        """Screen one proposal. `ruleset` is an id, `id@version` or a digest; `as_of` is today where it is not given."""
        return answer(*self._wire.send(calls.screen(proposal, ruleset, as_of, idempotency_key)), Screening)

    def take_commongrants(  # noqa: PLR0913  # each is a parameter of the request
        self,
        document: Proposal,
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        mapping: str | None = None,
        record: str | None = None,
        idempotency_key: str | None = None,
    ) -> IntakeScreening:
        """Screen an application or a proposal of CommonGrants 0.4; `intake` says what became of its members.

        `mapping` is the id of one that the service reads by, and `record` the id of a document that has none.
        """
        call = calls.take_commongrants(document, ruleset, as_of, mapping, record, idempotency_key)
        return answer(*self._wire.send(call), IntakeScreening)

    def get(self, screening: str) -> Screening:
        """A screening by its id."""
        return answer(*self._wire.send(calls.get_screening(screening)), Screening)

    def screenings(self, *, limit: int = PAGE, **filters: str) -> Iterator[Summary]:
        """Every screening that fits, oldest first, page by page. Filters: see `docs/service.md`."""
        cursor: str | None = None
        while True:
            page = answer(*self._wire.send(calls.list_screenings(filters, cursor, limit)), Page[Summary])
            yield from page.items
            if page.next is None:
                return
            cursor = page.next

    def screen_all(
        self,
        proposals: Iterable[Proposal],
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        idempotency_key: str | None = None,
        progress: Progress | None = None,
    ) -> Iterator[BatchLine]:
        """Screen many proposals in one streamed call; a line comes back for each, in order.

        With the same `idempotency_key` the whole batch can be sent again after a break: what was screened is answered
        from the ledger.
        """
        call = calls.batch(ruleset, as_of, idempotency_key)
        for count, text in enumerate(self._wire.stream(call, map(calls.line, proposals)), 1):
            yield BatchLine.model_validate_json(text)
            if progress is not None:
                progress(count)

    def start_job(
        self,
        proposals: Iterable[Proposal],
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        idempotency_key: str | None = None,
    ) -> Job:
        """Hand over a batch that nobody waits for."""
        return answer(*self._wire.send(calls.start_job(proposals, ruleset, as_of, idempotency_key)), Job)

    def job(self, job: str) -> Job:
        """How far a job is."""
        return answer(*self._wire.send(calls.get_job(job)), Job)

    def cancel(self, job: str) -> Job:
        """Stop a job; what it has screened stays."""
        return answer(*self._wire.send(calls.cancel_job(job)), Job)

    def result(self, job: str) -> Iterator[BatchLine]:
        """The lines of a job that is done."""
        yield from map(BatchLine.model_validate_json, self._wire.stream(calls.job_result(job), ()))

    def replay(self, screening: str) -> ReplayAnswer:
        """Screen the kept input again and compare byte for byte."""
        return answer(*self._wire.send(calls.replay(screening)), ReplayAnswer)

    def analysis(self, screening: str, *, language: str = "en") -> dict[str, Any]:
        """What is exactly still possible, what to ask first, and the minimal reasons of every rule."""
        return answer(*self._wire.send(calls.analyse(screening, language)), Analysis).root

    def decide(self, screening: str, decision: NewDecision, *, idempotency_key: str | None = None) -> Decision:
        """Record a reviewer's decision; the screening stays as it is."""
        return answer(*self._wire.send(calls.decide(screening, decision, idempotency_key)), Decision)

    def decisions(self, screening: str) -> Decisions:
        """What reviewers decided, and what stands after it."""
        return answer(*self._wire.send(calls.get_decisions(screening)), Decisions)

    def redact(self, entry: str, redaction: NewRedaction, *, idempotency_key: str | None = None) -> Redaction:
        """Withhold what an entry says for good; there is no way back, and the ledger still verifies."""
        return answer(*self._wire.send(calls.redact(entry, redaction, idempotency_key)), Redaction)

    def ruleset(self, ruleset: str) -> Rules:
        """A ruleset in service: its rules, and the schema of the proposals it takes."""
        return answer(*self._wire.send(calls.get_ruleset(ruleset)), Rules)
