"""`/v1/questions` and `/v1/what-if`: what can still come of a proposal, and what would change it. Nothing is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query, Response

from shinsa.analysing.asking.interview import Interview
from shinsa.analysing.asking.listing import questions_document
from shinsa.analysing.changing import counterfactuals
from shinsa.analysing.changing.telling import what_if_document
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.errors import ShinsaError
from shinsa.judging.verdict import Verdict
from shinsa_adapters.service import work
from shinsa_adapters.service.asking import Day, MayAsk, RulesetQuery, TheBody, TheHouse
from shinsa_adapters.service.calls import Pins
from shinsa_adapters.service.describing import problems, takes_proposal
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import of_error


def _answers(schema: str, *further: int) -> dict[int | str, dict[str, Any]]:
    described = f"A document of the schema that `shinsa schema {schema}` prints."
    found = {"description": described, "content": {_JSON: {"schema": {"type": "object"}}}}
    return {200: found, **problems(404, *further)}


router = APIRouter(prefix="/v1", tags=["questions"])
Lang = Literal["en", "ja", "zh"]
_JSON = "application/json"


@router.post("/questions", response_class=Response, responses=_answers("questions"), openapi_extra=takes_proposal())
async def questions(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    house: TheHouse,
    caller: MayAsk,
    body: TheBody,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
    lang: Lang = "en",
) -> Response:
    """Which verdicts a proposal can still come to, and which questions decide it, best first. Nothing is kept."""
    del caller
    pins = Pins(ruleset, as_of)
    return await _told(house, lambda: _asked(house, body, pins, lang))


@router.post("/what-if", response_class=Response, responses=_answers("what-if", 501), openapi_extra=takes_proposal())
async def what_if(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    house: TheHouse,
    caller: MayAsk,
    body: TheBody,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
    lang: Lang = "en",
    to: Annotated[Verdict, Query(description="The verdict to reach.")] = Verdict.ELIGIBLE,
    answers: Annotated[int, Query(ge=1, le=5, description="The most answers, each with other changes.")] = 3,
) -> Response:
    """The cheapest changes that lead a proposal to a verdict, each executed. Nothing is kept.

    A caller who sees its own screenings alone is told what an applicant may know: not what exclusion lists hold.
    """
    audience: Literal["committee", "applicant"] = "committee" if caller.owner is None else "applicant"
    pins = Pins(ruleset, as_of)
    return await _told(house, lambda: _changed(house, body, pins, _Wish(to, answers, audience, lang)))


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which verdict to reach, by how many answers at most, told to whom in which language."""

    to: Verdict
    answers: int
    audience: Literal["committee", "applicant"]
    lang: Lang


async def _told(house: House, work_of: Callable[[], bytes]) -> Response:
    try:
        return Response(await work.aside(house, work_of), media_type=_JSON)
    except ShinsaError as error:
        raise of_error(error) from error


def _asked(house: House, body: bytes, pins: Pins, lang: Lang) -> bytes:
    shelved = house.shelf.contents.find(pins.ruleset)
    screening = shelved.screener.screen(body, as_of=pins.as_of or house.today())
    interview = Interview(Analyser(screening.edition).unknowns(screening.facts))
    return orjson.dumps(questions_document(screening, interview, lang))


def _changed(house: House, body: bytes, pins: Pins, wish: _Wish) -> bytes:
    shelved = house.shelf.contents.find(pins.ruleset)
    day = pins.as_of or house.today()
    found = counterfactuals.what_if(shelved.screener, body, as_of=day, to=wish.to, most=wish.answers)
    return orjson.dumps(what_if_document(found, audience=wish.audience, language=wish.lang))
