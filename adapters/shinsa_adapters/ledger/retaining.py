"""Retention: what screenings before a day say is withheld, all of it; that they were made, and their proofs, stay."""

from datetime import UTC, date, datetime, time

from shinsa_adapters.ledger.committing import microseconds
from shinsa_adapters.ledger.ledger import Ledger, fresh_id
from shinsa_adapters.ledger.listing import MOST, Query
from shinsa_adapters.ledger.redacting import Redaction


def expire(ledger: Ledger, before: date, *, reason: str, by: str) -> int:
    """Empty every screening made before a day (UTC) that still says something; how many there were.

    It may be cut off anywhere and run again: each screening is emptied by itself.

    Raises:
        EntryError: the reason, or who asks for it, is empty.
        LedgerUnavailableError: the ledger cannot be written now.
    """
    query = Query(until=microseconds(datetime.combine(before, time(), tzinfo=UTC)), order="oldest")
    emptied, cursor = 0, None
    while True:
        page = ledger.page(query, cursor=cursor, limit=MOST)
        for item in page.items:
            emptied += _emptied(ledger, item.id, reason, by)
        if page.next is None:
            return emptied
        cursor = page.next


def _emptied(ledger: Ledger, name: str, reason: str, by: str) -> bool:
    if all(field.withheld for field in ledger.entry(name).fields.all):
        return False
    ledger.redact(Redaction(id=fresh_id("red"), about=name, everything=True, reason=reason, by=by))
    return True
