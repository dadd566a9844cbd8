"""Retention: what screenings before a day say is withheld, all of it; that they were made, and their proofs, stay.

Webhooks delivered before that day are deleted. Idempotency keys stay: a screening must never be given twice.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import orjson

from shinsa_adapters.ledger.changes import Change, Receipt
from shinsa_adapters.ledger.committing import microseconds
from shinsa_adapters.ledger.entries import NewEntry, prepare
from shinsa_adapters.ledger.errors import EntryError
from shinsa_adapters.ledger.ledger import Ledger, fresh_id
from shinsa_adapters.ledger.listing import MOST, Query
from shinsa_adapters.ledger.redacting import Redaction
from shinsa_adapters.ledger.writing import Writer


def expire(ledger: Ledger, before: date, *, reason: str, by: str) -> int:
    """Empty every screening made before a day (UTC) that still says something; how many there were.

    It may be cut off anywhere and run again: each screening is emptied by itself.

    Raises:
        EntryError: the reason, or who asks for it, is empty.
        LedgerUnavailableError: the ledger cannot be written now.
    """
    query = Query(until=microseconds(datetime.combine(before, time(), tzinfo=UTC)), order="oldest")
    emptied, cursor = 0, None
    ledger.submit(_Cutting(before, query.until or 0, reason, by)).result()
    while True:
        page = ledger.page(query, cursor=cursor, limit=MOST)
        for item in page.items:
            emptied += _emptied(ledger, item.id, reason, by)
        if page.next is None:
            return emptied
        cursor = page.next


@dataclass(frozen=True, slots=True)
class _Cutting:
    """Says that older screenings are emptied, by whom and why; webhooks delivered before that are deleted."""

    before: date
    until: int
    reason: str
    by: str

    def __call__(self, writer: Writer, at: int) -> Receipt:
        if not self.reason.strip() or not self.by.strip():
            raise EntryError("retention needs a reason, and who asks for it")
        statement = "DELETE FROM outbox WHERE state = 'delivered' AND made < ?"
        gone = writer.database.run(statement, (self.until,))
        said = {
            "schema": "shinsa.action/1",
            "action": "retention.cut",
            "before": self.before,
            "reason": self.reason,
            "webhooks_deleted": gone,
        }
        new = NewEntry(kind="action", id=fresh_id("act"), document=orjson.dumps(said), by=self.by)
        return writer.write(Change(entries=(new,)), [prepare(new)], at)


def _emptied(ledger: Ledger, name: str, reason: str, by: str) -> bool:
    if all(field.withheld for field in ledger.entry(name).fields.all):
        return False
    ledger.redact(Redaction(id=fresh_id("red"), about=name, everything=True, reason=reason, by=by))
    return True
