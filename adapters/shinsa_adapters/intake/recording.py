"""A mapped proposal is screened and kept in the ledger with where it came from, once for each version of its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, cast

import orjson

from shinsa.recording import record
from shinsa.screening import Screening
from shinsa_adapters.intake import model
from shinsa_adapters.ledger import Change, Claim, Entry, Ledger, Mark, NewEntry, fresh_id

_SCHEMA: Final = "shinsa.intake/1"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a proposal came from: a source's name and address, its id and version there, the form, when it was read."""

    source: str
    address: str
    record: str
    version: str
    form: str | None
    form_digest: str | None
    retrieved: datetime


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


def keep(  # noqa: PLR0913  # each is a part of what is kept
    ledger: Ledger,
    screening: Screening,
    *,
    claim: Claim,
    origin: Origin,
    mapping: model.Mapping,
    by: str,
    marks: tuple[Mark, ...] = (),
) -> Kept:
    """Keep a screening, with an entry about it that says where it came from, through which mapping; both or neither.

    Raises:
        IdempotencyError: the claim was made with another request.
        LedgerUnavailableError: the ledger cannot keep it now.
    """
    name = fresh_id("scr")
    entry = NewEntry(kind="screening", id=name, document=record(screening), by=by, owner=by)
    told = orjson.dumps(_told(origin, mapping))
    about = NewEntry(kind="action", id=fresh_id("act"), document=told, by=by, owner=by, about=name)
    receipt = ledger.submit(Change(entries=(entry, about), claim=claim, marks=marks)).result()
    if receipt.replayed:
        return _again(ledger, receipt.positions[0])
    return Kept(name, cast("Mapping[str, Any]", screening.document), again=False)


def _told(origin: Origin, mapping: model.Mapping) -> dict[str, object]:
    form = {"form": origin.form, "form_digest": origin.form_digest} if origin.form is not None else {}
    return {
        "schema": _SCHEMA,
        "what": "taken in",
        "source": origin.source,
        "address": origin.address,
        "record": origin.record,
        "version": origin.version,
        **form,
        "retrieved_at": origin.retrieved.astimezone(UTC).isoformat(timespec="seconds"),
        "mapping": {"id": mapping.id, "version": mapping.version, "digest": mapping.digest},
    }


def _again(ledger: Ledger, position: int) -> Kept:
    entry = ledger.entry(position)
    return Kept(entry.id, _document(entry), again=True)


def _document(entry: Entry) -> Mapping[str, Any] | None:
    whole = entry.document
    return None if whole is None else cast("Mapping[str, Any]", orjson.loads(whole)["verdict"])
