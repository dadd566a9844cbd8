"""A screening made ready to be kept: the work on one proposal that needs nothing but the proposal and a ruleset."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shinsa.recording import recorded
from shinsa.screening import Screening
from shinsa_adapters.ledger import Cut, Ground, Laid, NewEntry, Prepared, fresh_id, index_of_screening, prepare
from shinsa_adapters.service import answers
from shinsa_adapters.service.shelf import Shelved


@dataclass(frozen=True, slots=True)
class Pinned:
    """What proposals are screened by, and for whom: the day, who asks, and whose the screenings are."""

    as_of: date
    by: str
    owner: str


@dataclass(frozen=True, slots=True)
class Made:
    """A screening that is to be kept: its entry made ready, and what is answered of it.

    `document` is its verdict document, as the screening or as JSON, where somebody may want it.
    """

    entry: Prepared
    summary: dict[str, Any]
    document: Screening | bytes | None = None


def make(shelved: Shelved, pinned: Pinned, proposal: bytes) -> Made:
    """Screen a proposal, and make its record ready.

    Raises:
        InputError, NotInForceError, DisagreementError: as `Screener.screen` does.
    """
    screening = shelved.screener.screen(proposal, as_of=pinned.as_of)
    entry = prepared(screening, fresh_id("scr"), pinned, shelved.ground)
    return Made(entry, answers.summary(screening.document), screening)


def prepared(screening: Screening, named: str, pinned: Pinned, ground: Ground | None) -> Prepared:
    """The entry of a screening: its record cut, committed to and packed, from the pieces that it is written in."""
    text = recorded(screening)
    parts = Cut(text.names, text.values, (*text.leads, text.tail))
    new = NewEntry(kind="screening", id=named, document=text.data, by=pinned.by, owner=pinned.owner)
    return prepare(new, Laid(index_of_screening(screening), parts, ground))
