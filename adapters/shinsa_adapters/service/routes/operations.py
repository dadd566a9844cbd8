"""`/healthz`, `/readyz`, `/metrics`: for those who run the service; they answer without a key."""

from fastapi import APIRouter, Response

from shinsa_adapters.ledger import LedgerError
from shinsa_adapters.service import work
from shinsa_adapters.service.asking import TheHouse
from shinsa_adapters.service.describing import problems
from shinsa_adapters.service.house import House
from shinsa_adapters.service.metrics import CONTENT_TYPE

router = APIRouter(tags=["operation"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process runs."""
    return {"status": "alive"}


@router.get("/readyz", responses={503: problems()[503]})
async def ready(house: TheHouse) -> dict[str, str]:
    """The ledger can be read and written, and rulesets are loaded."""
    size = await work.from_ledger(house, house.ledger.size)
    await work.writable(house)
    served = house.shelf.contents.served
    return {"status": "ready", "entries": str(size), "ruleset": served[0].ruleset.digest}


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def metrics(house: TheHouse) -> Response:
    """What Prometheus reads."""
    await work.aside(house, lambda: _measured(house))
    return Response(house.metrics.text(), headers={"Content-Type": CONTENT_TYPE})


def _measured(house: House) -> None:
    house.metrics.lag.set(house.ledger.waiting)
    house.metrics.writable.set(house.ledger.fault is None)
    try:
        house.metrics.size.set(house.ledger.size())
        depths = house.ledger.outbox_depths()
    except LedgerError:
        return
    for state in ("pending", "delivered", "dead"):
        house.metrics.outbox.labels(state).set(depths.get(state, 0))
