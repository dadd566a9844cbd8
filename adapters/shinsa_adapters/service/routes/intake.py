"""`/v1/intake`: records as other systems send them. What a mapping does not say stays unknown."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Response

from shinsa_adapters.intake.commongrants import reading
from shinsa_adapters.service import answers, intaking, responding
from shinsa_adapters.service.answers import Detail
from shinsa_adapters.service.asking import Day, IdempotencyKey, MayScreen, RulesetQuery, TheBody, TheHouse
from shinsa_adapters.service.calls import Asked, Pins
from shinsa_adapters.service.describing import APPLICATION, COMMONGRANTS_PROPOSAL, answers_json, problems, takes
from shinsa_adapters.service.house import House
from shinsa_adapters.service.intaking import Arrived, Taken
from shinsa_adapters.service.problems import invalid, mistake

router = APIRouter(prefix="/v1/intake", tags=["intake"])
_COMMONGRANTS: Final = "commongrants"
_SHAPES: Final = "send an ApplicationBase or a ProposalBase of CommonGrants 0.4"
_NAME_IT: Final = "a proposal of CommonGrants has no id of its own: name it with `?record=`"


@router.post(
    "/commongrants",
    status_code=201,
    responses={
        200: answers_json("IntakeScreening", "The screening that this idempotency key was answered with before."),
        201: answers_json("IntakeScreening", "The record was mapped and screened, and is in the ledger."),
        **problems(404, 409),
    },
    openapi_extra=takes(
        "An application (ApplicationBase) or a proposal (ProposalBase) of CommonGrants 0.4.",
        application=APPLICATION,
        proposal=COMMONGRANTS_PROPOSAL,
    ),
)
async def take_commongrants(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    house: TheHouse,
    caller: MayScreen,
    body: TheBody,
    key: IdempotencyKey = None,
    ruleset: RulesetQuery = None,
    as_of: Day = None,
    callback: Annotated[str | None, Query(description="An HTTPS address to tell, once it is kept.")] = None,
    mapping: Annotated[
        str | None, Query(max_length=200, description="The id of a mapping; the default is chosen by the shape.")
    ] = None,
    record: Annotated[
        str | None, Query(min_length=1, max_length=200, description="The id of a document that has none.")
    ] = None,
    detail: Detail = "full",
) -> Response:
    """Screen an application or a proposal of CommonGrants 0.4. `intake` says what became of each of its members."""
    arrived = _commongrants(house, body, mapping, record)
    bound = repr((_COMMONGRANTS, mapping, record)).encode() + b"\n" + body
    taken = await intaking.take(house, Asked(caller, Pins(ruleset, as_of, callback), key), bound, arrived)
    return told(house, taken, detail)


def _commongrants(house: House, body: bytes, mapping: str | None, record: str | None) -> Arrived:
    document = dict(intaking.read_record(body))
    named = mapping or reading.mapping_for(document)
    if named is None:
        raise invalid([mistake("", "not-commongrants", "this is neither an application nor a proposal", _SHAPES)])
    received = reading.read(document)
    departures = [
        {"pointer": each.pointer, "message": each.message} for each in (*received.departures, *received.misdeclared)
    ]
    if record is not None and document.setdefault("id", record) != record:
        raise invalid([mistake("/id", "another-id", f"the document has another id than `{record}`", "leave one out")])
    said = {"departures": departures}
    return Arrived(_COMMONGRANTS, body, document, named, house.today(), said=said, hint=_NAME_IT)


def told(house: House, taken: Taken, detail: Detail) -> Response:
    """The answer to a record: the screening, and what became of the record."""
    screening = answers.shown(taken.kept.answer, detail)
    content = screening[:-1] + b',"intake":' + (taken.report or b"null").strip() + b"}"
    return responding.kept(house, taken.kept, content)
