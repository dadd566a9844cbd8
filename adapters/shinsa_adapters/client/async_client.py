"""`AsyncShinsa`: the service from Python, for those who do not wait."""

from collections.abc import AsyncIterable, AsyncIterator, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from shinsa_adapters.client import calls
from shinsa_adapters.client.calls import Proposal, answer
from shinsa_adapters.client.client import PAGE, PATIENCE, Progress
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
from shinsa_adapters.client.http import AsyncWire
from shinsa_adapters.client.retrying import Patience

if TYPE_CHECKING:
    import httpx


class AsyncShinsa:
    """The same without blocking; see `Shinsa`."""

    def __init__(
        self,
        base_url: str,
        *,
        api_key: str | None = None,
        patience: Patience = PATIENCE,
        http_client: "httpx.AsyncClient | None" = None,
    ) -> None:
        self._wire = AsyncWire(base_url, api_key, patience, http_client)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.close()

    async def screen(
        self,
        proposal: Proposal,
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        idempotency_key: str | None = None,
    ) -> Screening:
        """Screen one proposal."""
        return answer(*await self._wire.send(calls.screen(proposal, ruleset, as_of, idempotency_key)), Screening)

    async def take_commongrants(  # noqa: PLR0913  # each is a parameter of the request
        self,
        document: Proposal,
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        mapping: str | None = None,
        record: str | None = None,
        idempotency_key: str | None = None,
    ) -> IntakeScreening:
        """Screen an application or a proposal of CommonGrants 0.4."""
        call = calls.take_commongrants(document, ruleset, as_of, mapping, record, idempotency_key)
        return answer(*await self._wire.send(call), IntakeScreening)

    async def get(self, screening: str) -> Screening:
        """A screening by its id."""
        return answer(*await self._wire.send(calls.get_screening(screening)), Screening)

    async def screenings(self, *, limit: int = PAGE, **filters: str) -> AsyncIterator[Summary]:
        """Every screening that fits, oldest first, page by page."""
        cursor: str | None = None
        while True:
            page = answer(*await self._wire.send(calls.list_screenings(filters, cursor, limit)), Page[Summary])
            for item in page.items:
                yield item
            if page.next is None:
                return
            cursor = page.next

    async def screen_all(
        self,
        proposals: Iterable[Proposal],
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        idempotency_key: str | None = None,
        progress: Progress | None = None,
    ) -> AsyncIterator[BatchLine]:
        """Screen many proposals in one streamed call; a line comes back for each, in order."""
        call = calls.batch(ruleset, as_of, idempotency_key)
        count = 0
        async for text in self._wire.stream(call, _each(map(calls.line, proposals))):
            yield BatchLine.model_validate_json(text)
            count += 1
            if progress is not None:
                progress(count)

    async def start_job(
        self,
        proposals: Iterable[Proposal],
        *,
        ruleset: str | None = None,
        as_of: date | None = None,
        idempotency_key: str | None = None,
    ) -> Job:
        """Hand over a batch that nobody waits for."""
        return answer(*await self._wire.send(calls.start_job(proposals, ruleset, as_of, idempotency_key)), Job)

    async def job(self, job: str) -> Job:
        """How far a job is."""
        return answer(*await self._wire.send(calls.get_job(job)), Job)

    async def cancel(self, job: str) -> Job:
        """Stop a job; what it has screened stays."""
        return answer(*await self._wire.send(calls.cancel_job(job)), Job)

    async def result(self, job: str) -> AsyncIterator[BatchLine]:
        """The lines of a job that is done."""
        async for text in self._wire.stream(calls.job_result(job), _each(())):
            yield BatchLine.model_validate_json(text)

    async def replay(self, screening: str) -> ReplayAnswer:
        """Screen the kept input again and compare byte for byte."""
        return answer(*await self._wire.send(calls.replay(screening)), ReplayAnswer)

    async def analysis(self, screening: str, *, language: str = "en") -> dict[str, Any]:
        """What is exactly still possible, what to ask first, and the minimal reasons of every rule."""
        return answer(*await self._wire.send(calls.analyse(screening, language)), Analysis).root

    async def decide(self, screening: str, decision: NewDecision, *, idempotency_key: str | None = None) -> Decision:
        """Record a reviewer's decision; the screening stays as it is."""
        return answer(*await self._wire.send(calls.decide(screening, decision, idempotency_key)), Decision)

    async def decisions(self, screening: str) -> Decisions:
        """What reviewers decided, and what stands after it."""
        return answer(*await self._wire.send(calls.get_decisions(screening)), Decisions)

    async def redact(self, entry: str, redaction: NewRedaction, *, idempotency_key: str | None = None) -> Redaction:
        """Withhold what an entry says for good."""
        return answer(*await self._wire.send(calls.redact(entry, redaction, idempotency_key)), Redaction)

    async def ruleset(self, ruleset: str) -> Rules:
        """A ruleset in service."""
        return answer(*await self._wire.send(calls.get_ruleset(ruleset)), Rules)


async def _each(lines: Iterable[bytes]) -> AsyncIterable[bytes]:
    for line in lines:
        yield line
