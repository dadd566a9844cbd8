"""Short ways to add to a ledger."""

from shinsa_adapters.ledger import Change, Claim, Ledger, NewEntry, Outgoing, Receipt


def screening(name: str, record: bytes, *, owner: str = "key_1") -> NewEntry:
    return NewEntry(kind="screening", id=name, document=record, by=owner, owner=owner)


def action(name: str, what: str = "signed in") -> NewEntry:
    return NewEntry(kind="action", id=name, document=f'{{"what":"{what}"}}'.encode(), by="key_1")


def put(ledger: Ledger, *entries: NewEntry, claim: Claim | None = None, outgoing: tuple[Outgoing, ...] = ()) -> Receipt:
    return ledger.submit(Change(entries=entries, claim=claim, outgoing=outgoing)).result()
