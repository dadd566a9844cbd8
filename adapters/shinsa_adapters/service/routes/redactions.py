"""`/v1/ledger/entries/{entry}/redactions`: withhold what an entry says for good, and see what was withheld."""

from typing import Any

import orjson
from fastapi import APIRouter

from shinsa_adapters.client.documents import NewRedaction, Redaction
from shinsa_adapters.ledger import Claim, Entry, LedgerError, Once, UnknownEntryError, fresh_id
from shinsa_adapters.ledger import Redaction as Redacting
from shinsa_adapters.service import answers, work
from shinsa_adapters.service.asking import IdempotencyKey, MayAdmin, MayRead, Named, TheHouse
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.describing import REDACTION, problems, with_example
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem

router = APIRouter(prefix="/v1/ledger/entries", tags=["ledger"])


@router.post(
    "/{entry:word}/redactions",
    status_code=201,
    response_model=Redaction,
    responses=problems(404, 409),
    openapi_extra=with_example(REDACTION),
)
async def redact(
    house: TheHouse, caller: MayAdmin, entry: Named, redaction: NewRedaction, key: IdempotencyKey = None
) -> Any:  # noqa: ANN401  # FastAPI reads it into the model
    """Withhold fields of an entry for good: what they said is gone, and the entry still verifies.

    With a fact goes what would tell it, unless `alone` is said. There is no way back.
    """
    await _entry_of(house, caller, entry)
    named = fresh_id("red")
    redacting = Redacting(id=named, about=entry, by=caller.name, **redaction.model_dump())
    body = f"{entry}\n".encode() + redaction.model_dump_json().encode()
    claim = None if key is None else Claim(caller.name, f"redaction:{key}", body)
    try:
        receipt = await house.ledger.commit(Once(named, redacting, claim), scrub=True)
        kept = (receipt.answer or b"").decode()
        return _shown(await work.aside(house, lambda: house.ledger.entry(kept)))
    except LedgerError as error:
        raise work.ledger_problem(house, error) from error


@router.get("/{entry:word}/redactions", response_model=list[Redaction], responses=problems(404))
async def redactions(house: TheHouse, caller: MayRead, entry: Named) -> Any:  # noqa: ANN401  # read into the model
    """What was withheld of an entry, by whom and why, oldest first."""
    await _entry_of(house, caller, entry)
    about = await work.from_ledger(house, lambda: house.ledger.about(entry))
    return [_shown(each) for each in about if each.head.kind == "redaction"]


async def _entry_of(house: House, caller: Caller, named: str) -> Entry:
    """The entry, for those who may see it."""
    try:
        found = await work.from_ledger(house, lambda: house.ledger.entry(named))
    except UnknownEntryError:
        found = None
    if found is None or caller.owner not in {None, found.head.owner}:
        raise Problem(404, "unknown-entry", f"there is no entry `{named}`")
    return found


def _shown(entry: Entry) -> dict[str, Any]:
    said: dict[str, Any] = orjson.loads(entry.shown or b"{}")
    return {
        "id": entry.id,
        "about": entry.head.about,
        "withheld": said["withheld"],
        "reason": said["reason"],
        "by": entry.head.by,
        "created_at": answers.moment(entry.head.at),
        "entry": entry.position,
    }
