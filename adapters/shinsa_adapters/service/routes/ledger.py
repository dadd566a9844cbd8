"""`/v1/ledger`, proofs and decisions: what outsiders check by, and what reviewers add."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Response

from shinsa_adapters.client.documents import Decision, Decisions, NewDecision
from shinsa_adapters.ledger import (
    Claim,
    Deciding,
    DecisionRules,
    Entry,
    LedgerError,
    Once,
    UnknownEntryError,
    decisions_in,
    fresh_id,
    standing,
    verdict_of,
)
from shinsa_adapters.ledger import Decision as Decided
from shinsa_adapters.service import answers, work
from shinsa_adapters.service.asking import IdempotencyKey, MayDecide, MayRead, Named, TheHouse
from shinsa_adapters.service.describing import problems
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.routes.screenings import entry_of

router = APIRouter(prefix="/v1", tags=["ledger"])
_NOTE = {
    "description": "A signed note (C2SP tlog-checkpoint).",
    "content": {"text/plain": {"schema": {"type": "string"}}},
}
_PROOF = {"description": "A proof that stands alone.", "content": {"application/json": {"schema": {"type": "object"}}}}


@router.get("/ledger/checkpoint", response_class=Response, responses={200: _NOTE, **problems(404)})
async def checkpoint(house: TheHouse, caller: MayRead) -> Response:
    """The latest signed checkpoint. Keep it: it proves later that nothing before it was changed."""
    del caller
    note = await work.from_ledger(house, house.ledger.latest_checkpoint)
    if note is None:
        raise Problem(
            404, "no-checkpoint", "no checkpoint was made yet", hint="its operator can set SHINSA_SIGNING_KEY"
        )
    return Response(note, media_type="text/plain; charset=utf-8")


@router.get("/ledger/consistency", responses=problems())
async def consistency(
    house: TheHouse,
    caller: MayRead,
    first: Annotated[int, Query(ge=1, le=1 << 53)],
    second: Annotated[int, Query(ge=1, le=1 << 53)],
) -> dict[str, Any]:
    """The path that proves that the first `second` entries began with the first `first` (RFC 6962, in hexadecimal)."""
    del caller
    size = await work.from_ledger(house, house.ledger.size)
    if not first <= second <= size:
        raise Problem(422, "no-such-tree", f"`first` is at most `second`, and `second` at most {size}")
    path = await work.from_ledger(house, lambda: house.ledger.consistency(first, second))
    return {"first": first, "second": second, "path": [part.hex() for part in path]}


@router.get("/screenings/{screening:word}/proof", response_class=Response, responses={200: _PROOF, **problems(404)})
async def proof(house: TheHouse, caller: MayRead, screening: Named) -> Response:
    """The proof that a screening is in the ledger, by the latest checkpoint; it can be checked offline."""
    await entry_of(house, caller, screening)
    try:
        found = await work.from_ledger(house, lambda: house.ledger.proof(screening))
    except UnknownEntryError as error:
        raise Problem(404, "no-proof-yet", error.message, hint="ask again after the next checkpoint") from error
    return Response(found, media_type="application/json")


@router.get("/screenings/{screening:word}/decisions", response_model=Decisions, responses=problems(404))
async def decisions(house: TheHouse, caller: MayRead, screening: Named) -> Any:  # noqa: ANN401  # read into the model
    """What reviewers decided on a screening, and what stands after all of it."""
    entry = await entry_of(house, caller, screening)
    about = await work.from_ledger(house, lambda: house.ledger.about(screening))
    found = [each for each in about if each.head.kind == "decision"]
    stands = standing(verdict_of(entry), decisions_in(found), _rules(house))
    return {
        "verdict": stands.verdict,
        "pending": stands.pending,
        "information_requested": stands.information_requested,
        "items": [_shown(each, screening) for each in found],
    }


@router.post(
    "/screenings/{screening:word}/decisions", status_code=201, response_model=Decision, responses=problems(404, 409)
)
async def decide(
    house: TheHouse, caller: MayDecide, screening: Named, decision: NewDecision, key: IdempotencyKey = None
) -> Any:  # noqa: ANN401  # FastAPI reads it into the model
    """Record a reviewer's decision; it never changes the screening. An override to eligible may need a second."""
    await entry_of(house, caller, screening)
    said = Decided(
        act=decision.kind, reason=decision.reason, name=decision.name, role=decision.role, verdict=decision.verdict
    )
    deciding = Deciding(id=fresh_id("dec"), about=screening, by=caller.name, decision=said, rules=_rules(house))
    body = f"{screening}\n".encode() + decision.model_dump_json().encode()
    claim = None if key is None else Claim(caller.name, f"decision:{key}", body)
    try:
        receipt = await house.ledger.commit(Once(deciding.id, deciding, claim))
        named = (receipt.answer or b"").decode()
        kept = await work.aside(house, lambda: house.ledger.entry(named))
    except LedgerError as error:
        raise work.ledger_problem(house, error) from error
    return _shown(kept, screening)


def _rules(house: House) -> DecisionRules:
    return DecisionRules(four_eyes=house.settings.four_eyes)


def _shown(entry: Entry, screening: str) -> dict[str, Any]:
    said: dict[str, Any] = orjson.loads(entry.shown or b"{}")
    return {
        "id": entry.id,
        "screening": screening,
        "kind": said.get("act"),
        **{name: said.get(name) for name in ("reason", "name", "role", "verdict")},
        "by": entry.head.by,
        "created_at": answers.moment(entry.head.at),
        "entry": entry.position,
    }
