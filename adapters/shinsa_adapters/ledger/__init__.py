"""The ledger: an append-only store of screenings, human decisions and actions, with proof that nothing was changed.

    with open_ledger("sqlite:///ledger.db") as ledger:             # or a path, or postgresql://...
        receipt = await ledger.commit(Change(                      # durable once this returns
            entries=(NewEntry(kind="screening", id="scr_1", document=record_bytes, by="key_7", owner="key_7"),),
            claim=Claim("key_7", idempotency_key, request_body),   # same key and body: receipt.replayed
            outgoing=(Outgoing("msg_1", "screening.completed", address, payload),),
        ))
        ledger.entry("scr_1").document                             # the record, byte for byte
        ledger.page(Query(verdict="review"), limit=50).next        # a cursor, or None

`prepare(NewEntry(...))`, called in the thread that screened, takes the costly part of a record off the one writer.

Writing: `submit` gives a `concurrent.futures.Future`, `commit` is the same to be awaited. Everything in a `Change` is
committed together, or nothing of it. Ids, keys and times come from outside; `fresh_id` makes an id.
Reading: every other method. They block for a moment and may be called from any thread (in async code:
`asyncio.to_thread`); each sees all that was acknowledged before.
Proof: `checkpoint` signs what there is and keeps it in a second place; `proof`, `latest_checkpoint`, and `consistency`
give what others need to check. `redact` withholds fields for good.
Human decisions: `await ledger.commit(Deciding(...))`; `standing` says what stands after them (see `deciding`).
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
from shinsa_adapters.ledger.cutting import Cut
from shinsa_adapters.ledger.deciding import (
    Decided,
    Deciding,
    Decision,
    DecisionRules,
    Standing,
    decisions_in,
    standing,
    verdict_of,
)
from shinsa_adapters.ledger.entries import KINDS, Entry, Head, Kind, Laid, Naming, NewEntry, Prepared, prepare
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
from shinsa_adapters.ledger.grounds import Ground
from shinsa_adapters.ledger.indexing import Index, index_of, index_of_screening
from shinsa_adapters.ledger.kept import Kept
from shinsa_adapters.ledger.ledger import Ledger, fresh_id, open_ledger
from shinsa_adapters.ledger.listing import Listed, Page, Query
from shinsa_adapters.ledger.once import Once
from shinsa_adapters.ledger.reading import Webhook
from shinsa_adapters.ledger.redacting import Redaction
from shinsa_adapters.ledger.signing import PrivateKey, PublicKey, private_key_in, public_key_from

__all__ = [
    "ANYTHING",
    "KINDS",
    "Change",
    "Claim",
    "Clock",
    "Cut",
    "Decided",
    "Deciding",
    "Decision",
    "DecisionError",
    "DecisionRules",
    "Delivery",
    "DeliveryState",
    "Entry",
    "EntryError",
    "Ground",
    "Head",
    "IdempotencyError",
    "Index",
    "Kept",
    "Kind",
    "Laid",
    "Ledger",
    "LedgerError",
    "LedgerLockedError",
    "LedgerUnavailableError",
    "Listed",
    "Mark",
    "MarkConflictError",
    "Naming",
    "NewEntry",
    "NotALedgerError",
    "Once",
    "Outgoing",
    "Page",
    "Prepared",
    "PrivateKey",
    "PublicKey",
    "Query",
    "QueryError",
    "Receipt",
    "Redaction",
    "SigningKeyError",
    "Standing",
    "TamperedError",
    "UnknownEntryError",
    "Webhook",
    "decisions_in",
    "fresh_id",
    "index_of",
    "index_of_screening",
    "microseconds",
    "open_ledger",
    "prepare",
    "private_key_in",
    "public_key_from",
    "standing",
    "verdict_of",
]
