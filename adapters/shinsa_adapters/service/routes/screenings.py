"""`/v1/screenings`: screen one proposal, read what was screened, list it, replay it."""

from datetime import datetime
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query, Response

from shinsa.analysing.asking.listing import analysis_document
from shinsa.errors import ShinsaError
from shinsa.recording import read_record, replay
from shinsa_adapters.client.documents import Page, ReplayAnswer, Screening, Summary
from shinsa_adapters.ledger import Entry, UnknownEntryError
from shinsa_adapters.ledger import Query as Filter
from shinsa_adapters.ledger import microseconds as since_epoch
from shinsa_adapters.service import answers, responding, work
from shinsa_adapters.service.answers import Detail
from shinsa_adapters.service.asking import (
    Day,
    IdempotencyKey,
    MayRead,
    MayScreen,
    Moment,
    Named,
    RulesetQuery,
    TheBody,
    TheHouse,
)
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.calls import Asked, Pins
from shinsa_adapters.service.describing import answers_json, problems, takes_proposal
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem, of_error
from shinsa_adapters.service.shelf import Shelved

router = APIRouter(prefix="/v1/screenings", tags=["screenings"])
_JSON = "application/json"
_ANALYSIS: dict[str, Any] = {
    "description": "The member `analysis` of the documents whose schema `shinsa schema verdict` prints.",
    "content": {_JSON: {"schema": {"type": "object"}}},
}
Lang = Literal["en", "ja", "zh"]
Word = Annotated[str | None, Query(max_length=200)]


@router.post(
    "",
    status_code=201,
    responses={
        200: answers_json("Screening", "The screening that this idempotency key was answered with before."),
        201: answers_json("Screening", "The proposal was screened, and is in the ledger."),
        **problems(404, 409),
    },
    openapi_extra=takes_proposal(),
)
async def screen(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    house: TheHouse,
    caller: MayScreen,
    body: TheBody,
    key: IdempotencyKey = None,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
    callback: Annotated[str | None, Query(description="An HTTPS address to tell, once it is kept.")] = None,
    detail: Detail = "full",
) -> Response:
    """Screen one proposal. The answer leaves once it is kept; the same key and body get the same answer again."""
    kept = await work.screen(house, Asked(caller, Pins(ruleset, as_of, callback), key), body, whole=detail == "full")
    return responding.kept(house, kept, answers.shown(kept.answer, detail))


@router.get("", response_model=Page[Summary], responses=problems())
async def screenings(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    house: TheHouse,
    caller: MayRead,
    proposal: Word = None,
    verdict: Literal["eligible", "review", "ineligible"] | None = None,
    rule: Word = None,
    outcome: Literal["fired", "not_fired", "unknown", "not_applicable"] | None = None,
    ruleset: Word = None,
    digest: Word = None,
    since: Moment = None,
    until: Moment = None,
    order: Literal["oldest", "newest"] = "oldest",
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Any:  # noqa: ANN401  # FastAPI reads it into the model
    """List screenings. Pages stay true while others are added: `next` goes on where this page ended.

    `ruleset` is an id, `id@version` or a digest, as it is when a screening is made.
    """
    named, version, digest = _edition(ruleset, digest)
    found = Filter(
        proposal=proposal,
        verdict=verdict,
        rule=rule,
        outcome=outcome,
        ruleset=named,
        version=version,
        digest=digest,
        owner=caller.owner,
        since=_microseconds(since),
        until=_microseconds(until),
        order=order,
    )
    page = await work.from_ledger(house, lambda: house.ledger.page(found, cursor=cursor, limit=limit))
    return {"items": [answers.of_listed(each) for each in page.items], "next": page.next}


@router.get("/{screening:word}", responses={200: answers_json("Screening", "The screening."), **problems(404)})
async def get(house: TheHouse, caller: MayRead, screening: Named, detail: Detail = "full") -> Response:
    """A screening as it was made. What was withheld since is `null`, and named in `withheld`."""
    entry = await entry_of(house, caller, screening)
    return Response(answers.shown(answers.of_entry(entry), detail), media_type=_JSON)


@router.post("/{screening:word}:replay", response_model=ReplayAnswer, responses=problems(404, 409))
async def replayed(house: TheHouse, caller: MayRead, screening: Named) -> Any:  # noqa: ANN401  # read into the model
    """Screen the kept input again by the ruleset it was made with, and compare byte for byte."""
    entry = await entry_of(house, caller, screening)
    try:
        return await work.aside(house, lambda: _replayed(house, entry))
    except ShinsaError as error:
        raise of_error(error) from error


@router.get("/{screening:word}/analysis", response_class=Response, responses={200: _ANALYSIS, **problems(404, 409)})
async def analysis(house: TheHouse, caller: MayRead, screening: Named, lang: Lang = "en") -> Response:
    """What is exactly still possible, what to ask first, and the minimal reasons of every rule.

    Worked out from the kept input by the ruleset it was made with, in the language asked for. Nothing is kept of it.
    """
    entry = await entry_of(house, caller, screening)
    try:
        return Response(await work.aside(house, lambda: _analysed(house, entry, lang)), media_type=_JSON)
    except ShinsaError as error:
        raise of_error(error) from error


def _analysed(house: House, entry: Entry, lang: Lang) -> bytes:
    kept, shelved = _kept(house, entry)
    head = read_record(kept)
    screening = shelved.screener.screen(head.input, as_of=head.as_of)
    return orjson.dumps(analysis_document(screening, lang))


def _replayed(house: House, entry: Entry) -> dict[str, Any]:
    kept, shelved = _kept(house, entry)
    found = replay(kept, shelved.screener)
    return {"same": found.same, "differences": found.differences}


def _kept(house: House, entry: Entry) -> tuple[bytes, Shelved]:
    """The record, and the ruleset it was made with.

    Raises:
        Problem: 409 where a part is withheld, or the ruleset is not in service.
    """
    kept = entry.document
    if kept is None:
        raise Problem(409, "not-replayable", "a part of this record is withheld, so it cannot be replayed")
    digest = read_record(kept).digest
    shelved = house.shelf.contents.by_digest.get(digest)
    if shelved is None:
        detail = f"the ruleset this record was made with ({digest}) is not in service"
        raise Problem(409, "not-replayable", detail, hint="serve that version of the ruleset too")
    return kept, shelved


async def entry_of(house: House, caller: Caller, screening: str) -> Entry:
    """The screening's entry, for those who may see it.

    Raises:
        Problem: 404 where there is none, or it is another owner's.
    """
    try:
        entry = await work.from_ledger(house, lambda: house.ledger.entry(screening))
    except UnknownEntryError:
        entry = None
    if entry is None or entry.head.kind != "screening" or caller.owner not in {None, entry.head.owner}:
        raise Problem(404, "unknown-screening", f"there is no screening `{screening}`")
    return entry


def _edition(ruleset: str | None, digest: str | None) -> tuple[str | None, str | None, str | None]:
    """Id, version and digest to filter by, of a ruleset that is named by id, `id@version` or digest.

    Raises:
        Problem: it is named by two digests.
    """
    if ruleset is not None and ruleset.startswith("sha256:"):
        if digest not in {None, ruleset}:
            raise Problem(422, "invalid-request", "`ruleset` and `digest` name two rulesets", hint="give one of them")
        return None, None, ruleset
    named, _, version = (ruleset or "").partition("@")
    return named or None, version or None, digest


def _microseconds(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    return since_epoch(moment)


__all__ = ["Screening", "entry_of", "router"]
