"""What requests have in common: who calls, how often, for what; parameters in one place with one meaning.

All of it is answered in the loop itself: FastAPI would send what is not `async` to a thread, which costs far more.
"""

import re
from datetime import date, datetime
from typing import Annotated, Final

from fastapi import Depends, Header, Path, Query, Request
from pydantic import BeforeValidator
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import ClientDisconnect

from shinsa_adapters.service.acting import acted, action
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.house import House
from shinsa_adapters.service.keys import Scope
from shinsa_adapters.service.problems import Problem

_KEY: Final = r"^[!-~]{1,200}$"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SHORT: Final = 200
_FILTERS: Final = frozenset(
    {
        *("proposal", "verdict", "rule", "outcome", "ruleset", "digest", "since", "until", "order", "cursor", "limit"),
        *("as_of", "to", "state", "after", "first", "second"),
    }
)
"""Parts of a query that are kept with who asked: with them and the ledger's size the answer can be had again."""
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


async def house_of(request: Request) -> House:
    """The service that was asked."""
    found: House = request.app.state.house
    return found


TheHouse = Annotated[House, Depends(house_of)]


async def _caller(request: Request, house: TheHouse) -> Caller:
    headers = request.headers
    caller = house.gatekeeper.caller(headers.get("authorization"), headers.get("x-api-key"))
    request.state.caller = caller.name
    house.rate.count(caller)
    return caller


TheCaller = Annotated[Caller, Depends(_caller)]


def _with(scope: Scope) -> object:
    async def scoped(caller: TheCaller) -> Caller:
        caller.need(scope)
        return caller

    return Depends(scoped)


def _reading(scope: Scope) -> object:
    """The scope, of calls that change nothing: where the settings say so, who asked what is kept before it is told."""

    async def scoped(request: Request, house: TheHouse, caller: TheCaller) -> Caller:
        caller.need(scope)
        if house.settings.record_reads:
            await acted(house, action(caller, "read", _asked(request), owner=caller.owner))
        return caller

    return Depends(scoped)


def _asked(request: Request) -> dict[str, object]:
    """What was asked for: the path, and of the query what lists are picked by, as long as it is no more than a name."""
    query = {name: value for name, value in request.query_params.items() if name in _FILTERS and len(value) <= _SHORT}
    return {"method": request.method, "path": request.url.path[:_SHORT], "query": query}


MayScreen = Annotated[Caller, _with(Scope.SCREEN)]
MayDecide = Annotated[Caller, _with(Scope.DECIDE)]
MayAdmin = Annotated[Caller, _with(Scope.ADMIN)]
MayRead = Annotated[Caller, _reading(Scope.READ)]
MayAsk = Annotated[Caller, _reading(Scope.SCREEN)]
MayOversee = Annotated[Caller, _reading(Scope.ADMIN)]


def _day(text: object) -> object:
    """A day as people write it: a number is none, though pydantic would take it for seconds since 1970."""
    if isinstance(text, str) and not _DAY.fullmatch(text):
        raise ValueError("write year, month and day: 2025-10-28")
    return text


def _moment(text: object) -> object:
    """A moment with its zone, for the same reason."""
    if isinstance(text, str) and not _MOMENT.fullmatch(text):
        raise ValueError("write a day, a time and a zone: 2026-11-24T09:00:00Z")
    return text


class Word(StringConvertor):
    """A word in a path: an id that the service gave. What cannot be one is no path."""

    regex = "[A-Za-z0-9_-]{1,64}"


register_url_convertor("word", Word())
IdempotencyKey = Annotated[
    str | None,
    Header(alias="Idempotency-Key", description="The same key and body get the same answer, once.", pattern=_KEY),
]
Named = Annotated[str, Path(description="An id that the service gave.", pattern=f"^{Word.regex}$")]
Day = Annotated[
    date | None, BeforeValidator(_day), Query(description="The day that picks rules and parameters; today in UTC.")
]
Moment = Annotated[datetime | None, BeforeValidator(_moment), Query(description="With a zone: 2026-11-24T09:00:00Z.")]
RulesetQuery = Annotated[
    str | None, Query(max_length=200, description="An id, `id@version`, or a digest; the default is the first served.")
]


async def body_of(request: Request) -> bytes:
    """The body as it came.

    Raises:
        Problem: it was cut off, or is too large.
    """
    try:
        return await request.body()
    except ClientDisconnect as error:
        raise Problem(400, "cut-off", "the body was cut off") from error


TheBody = Annotated[bytes, Depends(body_of)]
