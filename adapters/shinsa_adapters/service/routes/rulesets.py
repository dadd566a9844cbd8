"""`/v1/rulesets`: what is in service, what it asks, and what a candidate would have said."""

from typing import Any

from fastapi import APIRouter

from shinsa import __version__
from shinsa.ruleset import Gate, Merit, Rule
from shinsa_adapters.client.documents import Rules
from shinsa_adapters.ledger import Change, LedgerError, NewEntry, fresh_id
from shinsa_adapters.service import work
from shinsa_adapters.service.asking import MayAdmin, MayOversee, MayRead, TheHouse
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.describing import problems
from shinsa_adapters.service.house import House
from shinsa_adapters.service.keys import OPERATOR
from shinsa_adapters.service.problems import Problem, mistake
from shinsa_adapters.service.shelf import Reload, Shelved

import orjson  # isort: skip

router = APIRouter(prefix="/v1/rulesets", tags=["rulesets"])


@router.get("", response_model=list[Rules], response_model_exclude_defaults=True, responses=problems())
async def rulesets(house: TheHouse, caller: MayRead) -> Any:  # noqa: ANN401  # FastAPI reads it into the model
    """Every ruleset in service; the first is the default."""
    del caller
    return [_named(each) for each in house.shelf.contents.served]


@router.post(":reload", responses=problems())
async def reload(house: TheHouse, caller: MayAdmin) -> dict[str, Any]:
    """Read every ruleset again: all are sound and serve from now on, or nothing changes and the mistakes are told."""
    found = await reloaded(house, caller)
    if found.refused:
        mistakes = [mistake("", each.named, text) for each in found.refused for text in each.findings]
        detail = "a ruleset has mistakes; the rulesets in service stay as they were"
        raise Problem(422, "ruleset-refused", detail, mistakes=mistakes)
    return {"changed": found.changed, "rulesets": [_named(each) for each in house.shelf.contents.served]}


@router.get("/{ruleset}", response_model=Rules, responses=problems(404))
async def get(house: TheHouse, caller: MayRead, ruleset: str) -> Any:  # noqa: ANN401  # FastAPI reads it into the model
    """A ruleset's rules, and the JSON Schema of the proposals it takes. Name it by id, `id@version` or digest."""
    del caller
    found = work.find(house, ruleset)
    rules = [_rule(rule) for rule in found.ruleset.rules]
    schema = await work.aside(house, found.screener.acceptor.json_schema)
    return {**_named(found), "rules": rules, "proposal_schema": schema}


@router.get("/{ruleset}/shadow", responses=problems(404))
async def shadow(house: TheHouse, caller: MayOversee, ruleset: str) -> list[dict[str, Any]]:
    """What candidates beside this ruleset would have answered since they were loaded; they never answer."""
    del caller
    found = work.find(house, ruleset)
    return [dict(each) for each in house.shadows.document(house.shelf.contents, found)]


def started(house: House) -> None:
    """Say in the ledger that the service began: with which rulesets, and how it keeps decisions and reads.

    Raises:
        LedgerError: the ledger cannot keep it; a service that cannot write does not start.
    """
    contents, settings = house.shelf.contents, house.settings
    said = {
        "schema": "shinsa.start/1",
        "shinsa": __version__,
        "rulesets": [_named(each) for each in contents.served],
        "shadows": [_named(each) for each in contents.shadows],
        "four_eyes": settings.four_eyes,
        "record_reads": settings.record_reads,
    }
    entry = NewEntry(kind="ruleset", id=fresh_id("rul"), document=orjson.dumps(said), by=OPERATOR)
    house.ledger.submit(Change(entries=(entry,))).result()


async def reloaded(house: House, caller: Caller) -> Reload:
    """Reload, and say in the ledger who did and what came of it."""
    found = await work.aside(house, house.shelf.reload)
    house.metrics.reloads.labels("refused" if found.refused else "changed" if found.changed else "same").inc()
    said = {
        "schema": "shinsa.reload/1",
        "changed": found.changed,
        "rulesets": [_named(each) for each in house.shelf.contents.served],
        "refused": {each.named: list(each.findings) for each in found.refused},
    }
    entry = NewEntry(kind="ruleset", id=fresh_id("rul"), document=orjson.dumps(said), by=caller.name)
    try:
        await house.ledger.commit(Change(entries=(entry,)))
    except LedgerError as error:
        raise work.ledger_problem(house, error) from error
    return found


def _named(shelved: Shelved) -> dict[str, Any]:
    ruleset = shelved.ruleset
    title = ruleset.title.en
    return {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest, "title": title}


def _rule(rule: Rule) -> dict[str, Any]:
    head = rule.head
    kind = "gate" if isinstance(rule, Gate) else "merit" if isinstance(rule, Merit) else "note"
    return {"id": head.id, "family": head.family, "kind": kind, "title": head.title.en, "refs": list(head.refs)}
