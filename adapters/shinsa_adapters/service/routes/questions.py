"""`/v1/questions`: what can still come of a proposal, and what to ask first. Nothing is kept."""

from typing import Any, Literal

import orjson
from fastapi import APIRouter, Response

from shinsa.analysing.asking import Interview
from shinsa.analysing.listing import questions_document
from shinsa.analysing.unknowns import Analyser
from shinsa.errors import ShinsaError
from shinsa_adapters.service import work
from shinsa_adapters.service.asking import Day, MayScreen, RulesetQuery, TheBody, TheHouse
from shinsa_adapters.service.describing import problems, takes_proposal
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import of_error
from shinsa_adapters.service.work import Pins

router = APIRouter(prefix="/v1", tags=["questions"])
Lang = Literal["en", "ja", "zh"]
_JSON = "application/json"
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A document of the schema that `shinsa schema questions` prints.",
        "content": {_JSON: {"schema": {"type": "object"}}},
    }
}


@router.post(
    "/questions", response_class=Response, responses={**_ANSWER, **problems(404)}, openapi_extra=takes_proposal()
)
async def questions(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    house: TheHouse,
    caller: MayScreen,
    body: TheBody,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
    lang: Lang = "en",
) -> Response:
    """Which verdicts a proposal can still come to, and which questions decide it, best first. Nothing is kept."""
    del caller
    try:
        found = await work.aside(house, lambda: _asked(house, body, Pins(ruleset, as_of), lang))
    except ShinsaError as error:
        raise of_error(error) from error
    return Response(found, media_type=_JSON)


def _asked(house: House, body: bytes, pins: Pins, lang: Lang) -> bytes:
    shelved = house.shelf.contents.find(pins.ruleset)
    screening = shelved.screener.screen(body, as_of=pins.as_of or house.today())
    interview = Interview(Analyser(screening.edition).unknowns(screening.facts))
    return orjson.dumps(questions_document(screening, interview, lang))
