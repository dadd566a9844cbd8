"""`/v1/intake/events`: what other systems tell by themselves. The signature says who it is; no key is asked for."""

from typing import Any, Final

import orjson
from fastapi import APIRouter, Request, Response

from shinsa_adapters.service.answers import Detail
from shinsa_adapters.service.asking import TheBody, TheHouse
from shinsa_adapters.service.describing import EVENT, answers_json, problems
from shinsa_adapters.service.eventing import Events, Ignored
from shinsa_adapters.service.routes.intake import told

router = APIRouter(prefix="/v1/intake", tags=["intake"])
_HEADERS: Final = {
    "webhook-id": "The id of the message; in binary mode also that of the event.",
    "webhook-timestamp": "When it was sent, in seconds since 1970.",
    "webhook-signature": "`v1,` and the signature in Base64; several with spaces between.",
}
_ENVELOPE: Final = {
    "type": "object",
    "description": "A CloudEvents 1.0 envelope, or with `ce-` headers its data alone.",
}


def _described() -> dict[str, Any]:
    content = {
        "application/cloudevents+json": {"schema": _ENVELOPE, "example": EVENT},
        "application/json": {"schema": _ENVELOPE},
    }
    headers = [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}, "description": description}
        for name, description in _HEADERS.items()
    ]
    return {"security": [], "parameters": headers, "requestBody": {"required": True, "content": content}}


@router.post(
    "/events",
    status_code=201,
    responses={
        200: answers_json("IntakeScreening", "The screening that this event was answered with before."),
        201: answers_json("IntakeScreening", "The record was mapped and screened, and is in the ledger."),
        202: {"description": "An event of a type that is not screened; nothing is kept of it."},
        **problems(404, 409, 415),
    },
    openapi_extra=_described(),
)
async def take_event(request: Request, house: TheHouse, body: TheBody, detail: Detail = "summary") -> Response:
    """Take an event (CloudEvents 1.0, structured or binary), signed after Standard Webhooks, once by source and id.

    The record is the event's data, or is fetched where the source sends changes alone; a change is never screened.
    """
    events: Events = request.app.state.events
    taken = await events.take({name.lower(): value for name, value in request.headers.items()}, body)
    if isinstance(taken, Ignored):
        content = orjson.dumps({"taken": False, "type": taken.type})
        return Response(content, status_code=202, media_type="application/json")
    return told(house, taken, detail)
