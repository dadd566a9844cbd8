"""What somebody does with the service, as an entry of the ledger: who, what, to what; never a secret or a proposal."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import orjson

from shinsa_adapters.ledger import Change, LedgerError, NewEntry, fresh_id
from shinsa_adapters.service import work
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.house import House

SCHEMA: Final = "shinsa.action/1"


def action(  # noqa: PLR0913  # who, what, and where it belongs
    caller: Caller,
    what: str,
    facts: Mapping[str, object] = MappingProxyType({}),
    *,
    named: str | None = None,
    owner: str | None = None,
    about: str | None = None,
) -> NewEntry:
    """The entry that says that a caller did something: `what` is its stable name, `facts` are its members.

    `named` is the entry's id, `owner` whose it is, `about` the entry it speaks of.
    """
    said = orjson.dumps({"schema": SCHEMA, "action": what, **facts})
    return NewEntry(kind="action", id=named or fresh_id("act"), document=said, by=caller.name, owner=owner, about=about)


async def acted(house: House, entry: NewEntry) -> None:
    """Keep an action; it is in the ledger once this returns.

    Raises:
        Problem: the ledger cannot keep it now.
    """
    try:
        await house.ledger.commit(Change(entries=(entry,)))
    except LedgerError as error:
        raise work.ledger_problem(house, error) from error
