"""The response that tells of a screening, and what is done once it has left."""

from starlette.background import BackgroundTask
from starlette.responses import Response

from shinsa_adapters.service.calls import Kept
from shinsa_adapters.service.house import House
from shinsa_adapters.service.work import aside


def kept(house: House, found: Kept, content: bytes) -> Response:
    """The response that tells of a screening in the ledger: 201 where it is new, 200 where it stood there already."""
    headers = {"Location": f"/v1/screenings/{found.answer['id']}"}
    if found.replayed:
        headers["Idempotent-Replayed"] = "true"
    status = 200 if found.replayed else 201
    return Response(content, status, headers, "application/json", background=_afterwards(house, found))


def _afterwards(house: House, kept: Kept) -> BackgroundTask | None:
    """What is done once the answer has left: candidates screen the same proposal."""
    contents, proposal = house.shelf.contents, kept.proposal
    if proposal is None or not contents.shadows:
        return None
    return BackgroundTask(aside, house, lambda: house.shadows.watch(contents, [(kept.answer, proposal)]))
