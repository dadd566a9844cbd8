"""`/v1/screenings:batch` and `/v1/jobs`: many proposals, answered line by line, or later."""

from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from shinsa_adapters.client.documents import Job
from shinsa_adapters.service import batches, work
from shinsa_adapters.service.asking import Day, IdempotencyKey, MayRead, MayScreen, Named, RulesetQuery, TheHouse
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.calls import Asked, Pins
from shinsa_adapters.service.describing import problems, takes_lines
from shinsa_adapters.service.house import House
from shinsa_adapters.service.jobs import Jobs

router = APIRouter(prefix="/v1", tags=["batches"])
_LINES = "application/x-ndjson"
_STREAMED: dict[str, Any] = {
    "description": "One line for each line that was sent: `screening`, or the `problem` that stood in the way.",
    "content": {_LINES: {"schema": {"type": "string"}}},
}


class Lines(StreamingResponse):
    """Sends lines as they come. It does not watch for the caller to go: sending tells."""

    media_type = _LINES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send."""
        del scope, receive
        await self.stream_response(send)


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


@router.post("/screenings:batch", responses={200: _STREAMED, **problems(404)}, openapi_extra=takes_lines())
async def batch(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    request: Request,
    house: TheHouse,
    caller: MayScreen,
    key: IdempotencyKey = None,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
) -> Response:
    """Screen up to 100,000 proposals, one a line. A line with mistakes has its problem in its place."""
    file = batches.scratch()
    try:
        _pinned(house, ruleset)
        count = await batches.spooled(request, file, house.settings.max_batch_lines)
        file.seek(0)
    except BaseException:
        file.close()
        raise

    asked = Asked(caller, Pins(ruleset, as_of), key)

    async def lines() -> AsyncIterator[bytes]:
        with file:
            found = batches.lines_of(file, house.settings.max_body)
            async for line in batches.screened(house, asked, found, count):
                yield line

    return Lines(lines())


@router.post("/jobs", status_code=202, response_model=Job, responses=problems(404, 409), openapi_extra=takes_lines())
async def start(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    request: Request,
    response: Response,
    house: TheHouse,
    caller: MayScreen,
    key: IdempotencyKey = None,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
) -> Any:  # noqa: ANN401  # FastAPI reads it into the model
    """Hand over a batch that nobody waits for. It goes on after a restart where it stopped."""
    _pinned(house, ruleset)
    job, replayed = await _jobs(request).add(request, Asked(caller, Pins(ruleset, as_of), key))
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    if replayed:
        response.headers["Idempotent-Replayed"] = "true"
    return job.document()


@router.get("/jobs/{job:word}", response_model=Job, responses=problems(404))
async def get(request: Request, house: TheHouse, caller: MayRead, job: Named) -> Any:  # noqa: ANN401  # read into the model
    """How far a job is."""
    return (await _found(request, house, caller, job)).document()


@router.post("/jobs/{job:word}:cancel", response_model=Job, responses=problems(404))
async def cancel(request: Request, caller: MayScreen, job: Named) -> Any:  # noqa: ANN401  # read into the model
    """Stop a job where it stands; what it has screened stays."""
    return (await _jobs(request).cancel(job, caller)).document()


@router.get("/jobs/{job:word}/result", responses={200: _STREAMED, **problems(404, 409)})
async def result(request: Request, house: TheHouse, caller: MayRead, job: Named) -> Response:
    """The lines of a job that has ended."""
    jobs, found = _jobs(request), await _found(request, house, caller, job)
    return Lines(jobs.result(found))


async def _found(request: Request, house: House, caller: Caller, job: str) -> Any:  # noqa: ANN401  # a job
    return await work.aside(house, lambda: _jobs(request).get(job, caller))


def _pinned(house: House, ruleset: str | None) -> None:
    """Refuse a ruleset that is not in service before the lines are taken."""
    work.find(house, ruleset)
