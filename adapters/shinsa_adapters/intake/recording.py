"""A mapped proposal is screened and kept in the ledger with where it came from, once for each version of its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import orjson

from shinsa.recording import record
from shinsa.screening import Screening
from shinsa_adapters.intake.writing import line
from shinsa_adapters.ledger import Change, Claim, Entry, Ledger, NewEntry, fresh_id

SCHEMA: Final = "shinsa.intake/1"
"""Of the entry about a screening that says where its proposal came from."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A screening in the ledger: its id, and the verdict document; `None` where it is withheld.

    `again` says that it was there before.
    """

    id: str
    document: Mapping[str, Any] | None
    again: bool

    @property
    def verdict(self) -> str | None:
        """`eligible`, `ineligible` or `review`; `None` where it is withheld."""
        return None if self.document is None else cast("str", self.document.get("verdict"))


def already_kept(ledger: Ledger, claim: Claim) -> Kept | None:
    """The screening that was made under this claim before, if there is one.

    Raises:
        IdempotencyError: the claim was made with another request.
    """
    receipt = ledger.known(claim)
    return None if receipt is None else _again(ledger, receipt.positions[0])


def keep(ledger: Ledger, screening: Screening, *, claim: Claim, origin: Mapping[str, object], by: str) -> Kept:
    """Keep a screening, with an entry about it that says where it came from and what became of it; both or neither.

    Raises:
        IdempotencyError: the claim was made with another request.
        LedgerUnavailableError: the ledger cannot keep it now.
    """
    name = fresh_id("scr")
    entry = NewEntry(kind="screening", id=name, document=record(screening), by=by, owner=by)
    told = line({"schema": SCHEMA, **origin})
    about = NewEntry(kind="action", id=fresh_id("int"), document=told, by=by, owner=by, about=name)
    receipt = ledger.submit(Change(entries=(entry, about), claim=claim)).result()
    if receipt.replayed:
        return _again(ledger, receipt.positions[0])
    return Kept(name, cast("Mapping[str, Any]", screening.document), again=False)


def _again(ledger: Ledger, position: int) -> Kept:
    entry = ledger.entry(position)
    return Kept(entry.id, _document(entry), again=True)


def _document(entry: Entry) -> Mapping[str, Any] | None:
    whole = entry.document
    return None if whole is None else cast("Mapping[str, Any]", orjson.loads(whole)["verdict"])
