"""`/v1/webhooks`: the caller's signing secret, messages that could not be delivered, and sending them again."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from shinsa_adapters.ledger import Change, Delivery, LedgerError, UnknownEntryError, Webhook
from shinsa_adapters.ledger import microseconds as since_epoch
from shinsa_adapters.service import answers, work
from shinsa_adapters.service.acting import acted, action
from shinsa_adapters.service.asking import MayAdmin, MayOversee, MayScreen, Named, TheHouse
from shinsa_adapters.service.delivering import HOUSE
from shinsa_adapters.service.describing import problems
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.webhooks.envelopes import secret_of

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])


@router.get("/secret", responses=problems(404))
async def secret(house: TheHouse, caller: MayScreen) -> dict[str, str]:
    """The secret that messages to this caller's callbacks are signed with; that it was shown is in the ledger."""
    found = secret_of(_master(house), caller.name)
    await acted(house, action(caller, "webhook_secret.show", owner=caller.owner))
    return {"secret": found}


@router.get("/house-secret", responses=problems(404))
async def house_secret(house: TheHouse, caller: MayAdmin) -> dict[str, str]:
    """The secret that messages to the addresses of the settings are signed with; who saw it is in the ledger."""
    found = secret_of(_master(house), HOUSE)
    await acted(house, action(caller, "webhook_house_secret.show"))
    return {"secret": found}


@router.get("", responses=problems())
async def webhooks(
    house: TheHouse,
    caller: MayOversee,
    state: Literal["pending", "delivered", "dead"] = "dead",
    after: Annotated[str, Query(max_length=64)] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> dict[str, Any]:
    """Messages in a state, by id; `next` goes on after the last."""
    del caller
    found = await work.from_ledger(house, lambda: house.ledger.webhooks(state, after=after, limit=limit))
    more = found[-1].id if len(found) == limit else None
    return {"items": [_shown(each) for each in found], "next": more}


@router.post("/{webhook:word}:resend", status_code=202, responses=problems(404))
async def resend(house: TheHouse, caller: MayAdmin, webhook: Named) -> dict[str, str]:
    """Put a dead message back into the outbox; it is tried at once."""
    due = since_epoch(house.clock())
    change = Change(
        entries=(action(caller, "webhook.resend", {"webhook": webhook}),),
        deliveries=(Delivery(webhook, "pending", due, attempted=False),),
    )
    try:
        await house.ledger.commit(change)
    except UnknownEntryError as error:
        raise Problem(404, "unknown-webhook", error.message) from error
    except LedgerError as error:
        raise work.ledger_problem(house, error) from error
    return {"id": webhook, "state": "pending"}


def _master(house: TheHouse) -> str:
    found = house.settings.webhook_secret
    if found is None:
        raise Problem(404, "no-webhooks", "this service sends no webhooks")
    return found.get_secret_value()


def _shown(webhook: Webhook) -> dict[str, Any]:
    caller, _, url = webhook.target.partition(" ")
    return {
        "id": webhook.id,
        "screening": webhook.payload.decode(),
        "caller": caller,
        "url": url,
        "state": webhook.state,
        "attempts": webhook.attempts,
        "made_at": answers.moment(webhook.made),
        "due_at": answers.moment(webhook.due),
        "error": webhook.error,
    }
