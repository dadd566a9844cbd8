"""What requests have in common: who calls, how often, for what; parameters in one place with one meaning."""

import re
from typing import Annotated, Final

from fastapi import Depends, Header, Path, Query, Request
from pydantic import AfterValidator
from starlette.requests import ClientDisconnect

from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.house import House
from shinsa_adapters.service.keys import Scope
from shinsa_adapters.service.problems import Problem

_NAME: Final = r"^[A-Za-z0-9_-]{1,64}$"
_KEY: Final = re.compile(r"[\x21-\x7e]{1,200}")


def house_of(request: Request) -> House:
    """The service that was asked."""
    found: House = request.app.state.house
    return found


TheHouse = Annotated[House, Depends(house_of)]


def _caller(request: Request, house: TheHouse) -> Caller:
    headers = request.headers
    caller = house.gatekeeper.caller(headers.get("authorization"), headers.get("x-api-key"))
    request.state.caller = caller.name
    house.rate.count(caller)
    return caller


TheCaller = Annotated[Caller, Depends(_caller)]


def _with(scope: Scope) -> object:
    def scoped(caller: TheCaller) -> Caller:
        caller.need(scope)
        return caller

    return Depends(scoped)


MayScreen = Annotated[Caller, _with(Scope.SCREEN)]
MayRead = Annotated[Caller, _with(Scope.READ)]
MayDecide = Annotated[Caller, _with(Scope.DECIDE)]
MayAdmin = Annotated[Caller, _with(Scope.ADMIN)]


def _good_key(key: str | None) -> str | None:
    if key is not None and not _KEY.fullmatch(key):
        raise ValueError("an idempotency key has 1 to 200 printable ASCII characters and no space")
    return key


IdempotencyKey = Annotated[
    str | None,
    Header(alias="Idempotency-Key", description="The same key and body get the same answer, once.", max_length=200),
    AfterValidator(_good_key),
]
Named = Annotated[str, Path(pattern=_NAME, description="An id that the service gave.")]
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
