"""The service as an ASGI application: guards outside, FastAPI inside, background work beside."""

import asyncio
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import anyio
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from shinsa import __version__
from shinsa.errors import ShinsaError
from shinsa_adapters.client.documents import IntakeScreening, ProblemDocument, Screening
from shinsa_adapters.ledger import LedgerError, open_ledger
from shinsa_adapters.service import logs
from shinsa_adapters.service.callers import Caller, Gatekeeper
from shinsa_adapters.service.checkpointing import Checkpoints
from shinsa_adapters.service.delivering import Deliverer
from shinsa_adapters.service.event_sources import Sources, look_at_mappings
from shinsa_adapters.service.eventing import Events
from shinsa_adapters.service.guards import Limits, RequestIds
from shinsa_adapters.service.house import Clock, House, Rate, utc_now
from shinsa_adapters.service.jobs import Jobs
from shinsa_adapters.service.key_history import KeyHistory
from shinsa_adapters.service.keys import OPERATOR
from shinsa_adapters.service.keys import Scope as KeyScope
from shinsa_adapters.service.mappings import Mappings
from shinsa_adapters.service.metrics import Metrics
from shinsa_adapters.service.problems import Problem, invalid, mistake, request_id, response, unavailable
from shinsa_adapters.service.processes import Processes
from shinsa_adapters.service.routes import (
    batches,
    events,
    intake,
    ledger,
    operations,
    questions,
    redactions,
    rulesets,
    screenings,
    webhooks,
)
from shinsa_adapters.service.settings import Settings
from shinsa_adapters.service.shadowing import Shadows
from shinsa_adapters.service.shelf import Shelf
from shinsa_adapters.service.telemetry import trace
from shinsa_adapters.service.work import ledger_problem

_ROUTERS: Final = (
    screenings.router,
    batches.router,
    ledger.router,
    intake.router,
    events.router,
    redactions.router,
    questions.router,
    rulesets.router,
    webhooks.router,
    operations.router,
)
_NOT_ALLOWED: Final = 405
_OPERATOR: Final = Caller(OPERATOR, frozenset(KeyScope))
"""Who a signal comes from."""


def build(settings: Settings, *, clock: Clock = utc_now) -> House:
    """Open the ledger, load the rulesets, read the keys.

    Raises:
        ShinsaError: one of them cannot be had; the service does not start.
    """
    shelf = Shelf(settings.rulesets, settings.shadows)
    mappings = Mappings(settings.mappings, shelf.contents)
    sources = Sources(settings.event_sources, development=settings.allow_private_callbacks)
    look_at_mappings(sources.known, mappings, shelf.contents)
    return House(
        settings=settings,
        ledger=open_ledger(settings.ledger, clock=clock),
        shelf=shelf,
        mappings=mappings,
        sources=sources,
        gatekeeper=Gatekeeper(settings),
        metrics=Metrics(),
        shadows=Shadows(),
        rate=Rate(settings.rate),
        threads=anyio.CapacityLimiter(settings.workers),
        processes=Processes(settings.processes),
        clock=clock,
    )


class Service:
    """The application. `api` is FastAPI's part, which describes itself."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.api = _api(house)
        settings = house.settings
        limited = Limits(
            self.api,
            settings.max_body,
            settings.max_batch_body,
            settings.concurrency,
            settings.request_seconds,
            settings.retry_after,
        )
        self._guarded: ASGIApp = RequestIds(limited, self._observe)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        await self._guarded(scope, receive, send)

    def _observe(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "(none)")
        self.house.metrics.seconds.labels(scope["method"], route, str(status)).observe(seconds)
        logs.answered(scope, status, seconds)


def _api(house: House) -> FastAPI:
    api = FastAPI(
        title="shinsa",
        version=__version__,
        summary="Screens proposed projects against an investment committee's priorities.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        exception_handlers={
            Problem: _problem,
            RequestValidationError: _wrong_request,
            HTTPException: _http,
            LedgerError: _ledger,
            OSError: _disk,
            Exception: _mistake,
        },
    )
    api.state.house = house
    api.state.checkpoints = Checkpoints(house)
    api.state.events = Events(house)
    for router in _ROUTERS:
        api.include_router(router)
    api.state.traced = trace(api) if house.settings.telemetry else _nothing
    api.openapi = lambda: _described(api)  # type: ignore[method-assign]  # FastAPI's own way to extend it
    return api


@asynccontextmanager
async def _lifespan(api: FastAPI) -> AsyncGenerator[None]:
    """Deliver webhooks and work on jobs while the service runs; leave nothing open when it ends."""
    house: House = api.state.house
    api.state.jobs = jobs = Jobs(house)
    checkpoints: Checkpoints = api.state.checkpoints
    keys = KeyHistory(house)
    await keys.look()  # whoever calls is in the ledger first
    work = (jobs.run(), Deliverer(house).run(), checkpoints.run(), keys.run())
    tasks = [asyncio.create_task(each) for each in work]
    _reload_on_signal(house)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await api.state.events.close()
        await house.processes.close()
        await checkpoints.make()
        await asyncio.to_thread(house.ledger.close)
        await asyncio.to_thread(api.state.traced)


def _nothing() -> None:
    """Nothing is traced, so nothing is to be sent."""


def _reload_on_signal(house: House) -> None:
    """SIGHUP reads the rulesets and the sources of events again, where the system and the thread allow signals."""

    async def reload() -> None:
        found = await rulesets.reloaded(house, _OPERATOR)
        for each in found.refused:
            logs.logger().error("ruleset refused", ruleset=each.named, mistakes=list(each.findings))
        logs.logger().info("rulesets reloaded", changed=found.changed, refused=len(found.refused))
        try:
            sources = await asyncio.to_thread(house.sources.reload, house.mappings, house.shelf.contents)
        except ShinsaError as error:
            logs.logger().error("event sources refused", reason=str(error))
        else:
            logs.logger().info("event sources reloaded", sources=sources)

    running: set[asyncio.Task[None]] = set()

    def begin() -> None:
        task = asyncio.get_running_loop().create_task(reload())
        running.add(task)
        task.add_done_callback(running.discard)

    with suppress(NotImplementedError, ValueError, RuntimeError, AttributeError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, begin)


async def _problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        raise error
    return response(error, request_id(request))


async def _ledger(request: Request, error: Exception) -> Response:
    """What the ledger says and no route foresaw: that it cannot be used now, most of all."""
    if not isinstance(error, LedgerError):
        raise error
    return response(ledger_problem(request.app.state.house, error), request_id(request))


async def _disk(request: Request, error: Exception) -> Response:
    """A file that cannot be read or written now: a disk that is full or read-only, where batches and jobs lie."""
    logs.logger().error("a file cannot be used", exc_info=error, request_id=request_id(request))
    why = (getattr(error, "strerror", None) or "the system refuses").lower()
    retry_after = request.app.state.house.settings.retry_after
    return response(unavailable(f"a file cannot be used now: {why}", retry_after), request_id(request))


async def _wrong_request(request: Request, error: Exception) -> Response:
    """Parameters that FastAPI refused, as mistakes with pointers into the request."""
    if not isinstance(error, RequestValidationError):
        raise error
    found = [
        mistake("/" + "/".join(map(str, each["loc"])), str(each["type"]), str(each["msg"])) for each in error.errors()
    ]
    return response(invalid(found), request_id(request))


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code = {404: "not-found", 405: "method-not-allowed"}.get(error.status_code, "bad-request")
    detail = {404: "there is no such path", 405: "this path does not take that method"}.get(
        error.status_code, str(error.detail)
    )
    headers = {"Allow": ", ".join(_allowed(request))} if error.status_code == _NOT_ALLOWED else error.headers
    return response(Problem(error.status_code, code, detail, headers=headers), request_id(request))


def _allowed(request: Request) -> list[str]:
    """Every method that some route takes for the path of a request; the framework names those of one route alone."""
    known = [route for router in _ROUTERS for route in router.routes if isinstance(route, Route)]
    fitting = [route for route in known if route.matches(request.scope)[0] is not Match.NONE]
    return sorted({method for route in fitting for method in route.methods or () if method != "HEAD"})


async def _mistake(request: Request, error: Exception) -> Response:
    """Shinsa's own mistake: told without its insides; the log has them."""
    logs.logger().error("internal error", exc_info=error, request_id=request_id(request))
    return response(Problem(500, "internal", "the service made a mistake; nothing was answered"), request_id(request))


def _described(api: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1, with the models that are answered by hand, and the ways to say who calls."""
    if api.openapi_schema:
        return api.openapi_schema
    found = get_openapi(title=api.title, version=api.version, summary=api.summary, routes=api.routes)
    _, models = models_json_schema(
        [(ProblemDocument, "validation"), (Screening, "validation"), (IntakeScreening, "validation")],
        ref_template="#/components/schemas/{model}",
    )
    components = found.setdefault("components", {})
    components.setdefault("schemas", {}).update(models["$defs"])
    components["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "description": "An API key (`shinsa_…`) or a signed token."},
        "key": {"type": "apiKey", "in": "header", "name": "X-Api-Key"},
    }
    found["security"] = [{"bearer": []}, {"key": []}, {}]
    for operations_of in found["paths"].values():
        for operation in operations_of.values():
            _with_own_422(operation)
    api.openapi_schema = found
    return found


def _with_own_422(operation: dict[str, Any]) -> None:
    """FastAPI describes its own form of refusal; ours is a problem document."""
    refused = operation["responses"].get("422", {})
    if "application/json" in refused.get("content", {}):
        operation["responses"].pop("422")
