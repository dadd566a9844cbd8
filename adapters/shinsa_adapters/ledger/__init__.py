"""The ledger: an append-only store of screenings, human decisions and actions, with proof that nothing was changed.

    with open_ledger("sqlite:///ledger.db") as ledger:             # or a path, or postgresql://...
        receipt = await ledger.commit(Change(                      # durable once this returns
            entries=(NewEntry(kind="screening", id="scr_1", document=record_bytes, by="key_7", owner="key_7"),),
            claim=Claim("key_7", idempotency_key, request_body),   # same key and body: receipt.replayed
            outgoing=(Outgoing("msg_1", "screening.completed", address, payload),),
        ))
        ledger.entry("scr_1").document                             # the record, byte for byte
        ledger.page(Query(verdict="review"), limit=50).next        # a cursor, or None

Writing: `submit` gives a `concurrent.futures.Future`, `commit` is the same to be awaited. Everything in a `Change` is
committed together, or nothing of it. Ids, keys and times come from outside; `fresh_id` makes an id.
Reading: every other method. They block for a moment and may be called from any thread (in async code:
`asyncio.to_thread`); each sees all that was acknowledged before.
Errors: `LedgerUnavailableError` may pass by itself (HTTP 503); `IdempotencyError` and `MarkConflictError` are
conflicts (409); `UnknownEntryError` is 404; `QueryError`, `EntryError` and `DecisionError` are bad input (422).
"""

from shinsa_adapters.ledger.changes import (
    ANYTHING,
    Change,
    Claim,
    Delivery,
    DeliveryState,
    Mark,
    Outgoing,
    Receipt,
)
from shinsa_adapters.ledger.committing import Clock, microseconds
from shinsa_adapters.ledger.entries import KINDS, Entry, Head, Kind, NewEntry
from shinsa_adapters.ledger.errors import (
    DecisionError,
    EntryError,
    IdempotencyError,
    LedgerError,
    LedgerLockedError,
    LedgerUnavailableError,
    MarkConflictError,
    NotALedgerError,
    QueryError,
    SigningKeyError,
    TamperedError,
    UnknownEntryError,
)
from shinsa_adapters.ledger.ledger import Ledger, fresh_id, open_ledger
from shinsa_adapters.ledger.listing import Listed, Page, Query
from shinsa_adapters.ledger.reading import Webhook

__all__ = [
    "ANYTHING",
    "KINDS",
    "Change",
    "Claim",
    "Clock",
    "DecisionError",
    "Delivery",
    "DeliveryState",
    "Entry",
    "EntryError",
    "Head",
    "IdempotencyError",
    "Kind",
    "Ledger",
    "LedgerError",
    "LedgerLockedError",
    "LedgerUnavailableError",
    "Listed",
    "Mark",
    "MarkConflictError",
    "NewEntry",
    "NotALedgerError",
    "Outgoing",
    "Page",
    "Query",
    "QueryError",
    "Receipt",
    "SigningKeyError",
    "TamperedError",
    "UnknownEntryError",
    "Webhook",
    "fresh_id",
    "microseconds",
    "open_ledger",
]
