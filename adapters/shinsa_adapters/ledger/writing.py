"""How a change is written, within a transaction that the caller holds. Used by the one writer alone."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from shinsa_adapters.ledger.changes import ANYTHING, Change, Claim, Delivery, Mark, Outgoing, Receipt
from shinsa_adapters.ledger.entries import Head, Prepared, claim_digest, leaf_of
from shinsa_adapters.ledger.errors import EntryError, IdempotencyError, MarkConflictError, UnknownEntryError
from shinsa_adapters.ledger.grounds import keep_ground
from shinsa_adapters.ledger.indexing import Index
from shinsa_adapters.ledger.merkle import Frontier
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.tree import add

_ENTRY = (
    "INSERT INTO entry (position, kind, id, at, actor, owner, about, claim, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_BODY = "INSERT INTO body (position, withheld, stored) VALUES (?, 0, ?)"
_SCREENING = (
    "INSERT INTO screening (position, owner, proposal, verdict, ruleset, version, digest, as_of, low, high, rule_list, "
    "outcomes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CLAIM = "INSERT INTO claim (owner, key, salt, request, position, answer, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
_OUTBOX = (
    "INSERT INTO outbox (id, position, kind, target, payload, made, due, attempts, state) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 0, 'pending')"
)
_SALT_BYTES = 16


@dataclass(slots=True)
class Writer:
    """The state of the writer within one transaction: the tree's edge grows with every entry."""

    database: Database
    frontier: Frontier
    rule_lists: dict[str, int]
    grounds: set[bytes] = field(default_factory=set[bytes])

    def write(self, change: Change, entries: Sequence[Prepared], at: int) -> Receipt:
        """Write a change. Everything that can be refused is looked at before the first row is written.

        Raises:
            IdempotencyError: the key was used with another body.
            EntryError: an id is taken.
            MarkConflictError: a mark does not hold what was expected.
            UnknownEntryError: a delivery is of no webhook.
        """
        known = known_claim(self.database, change.claim) if change.claim else None
        if known is not None:
            return known
        _check(self.database, change)
        request = _salted(change.claim.request) if change.claim else None
        positions = tuple(self._entry(entry, change.claim, request, at) for entry in entries)
        first = positions[0] if positions else None
        if change.claim and request:
            owned = change.claim.owner, change.claim.key
            self.database.run(_CLAIM, (*owned, *request, first, change.claim.answer, at))
        for outgoing in change.outgoing:
            self.database.run(_OUTBOX, _outgoing(outgoing, first, at))
        for delivery in change.deliveries:
            _deliver(self.database, delivery)
        for mark in change.marks:
            _set(self.database, mark)
        return Receipt(positions, at)

    def _entry(self, entry: Prepared, claim: Claim | None, request: tuple[bytes, bytes] | None, at: int) -> int:
        position = self.frontier.size
        head = entry.head(at, claim_digest(claim.owner, claim.key, request[1]) if claim and request else None)
        leaf = leaf_of(head, entry.digest)
        self.database.run(_ENTRY, _row(position, head, leaf))
        if entry.ground is not None and entry.ground.key not in self.grounds:
            keep_ground(self.database, entry.ground)
            self.grounds.add(entry.ground.key)
        self.database.run(_BODY, (position, entry.stored))
        if entry.index is not None:
            self.database.run(_SCREENING, (position, head.owner, *self.listed(entry.index)))
        add(self.database, self.frontier, leaf)
        return position

    def listed(self, index: Index) -> tuple[object, ...]:
        """What lists know of a screening, as its row has it."""
        *facts, rules, outcomes = index
        return (*facts, self._rule_list(str(rules)), outcomes)

    def _rule_list(self, rules: str) -> int:
        """The number of a list of rules, which is kept once."""
        if rules not in self.rule_lists:
            self.rule_lists[rules] = _numbered(self.database, rules)
        return self.rule_lists[rules]


def _numbered(database: Database, rules: str) -> int:
    found = database.rows("SELECT number FROM rule_list WHERE rules = ?", (rules,))
    if found:
        return int(found[0][0])
    number = int(database.rows("SELECT coalesce(max(number), 0) + 1 FROM rule_list")[0][0])
    database.run("INSERT INTO rule_list (number, rules) VALUES (?, ?)", (number, rules))
    return number


def _row(position: int, head: Head, leaf: bytes) -> tuple[object, ...]:
    return (position, head.kind, head.id, head.at, head.by, head.owner, head.about, head.claim, leaf)


def _outgoing(outgoing: Outgoing, position: int | None, at: int) -> tuple[object, ...]:
    due = at if outgoing.due is None else outgoing.due
    return (outgoing.id, position, outgoing.kind, outgoing.target, outgoing.payload, at, due)


def _salted(request: bytes) -> tuple[bytes, bytes]:
    salt = secrets.token_bytes(_SALT_BYTES)
    return salt, _digest(salt, request)


def _digest(salt: bytes, request: bytes) -> bytes:
    return sha256(salt + request).digest()


def known_claim(database: Database, claim: Claim) -> Receipt | None:
    """What was answered to this idempotency key before, if anything.

    Raises:
        IdempotencyError: the key was used with another body.
    """
    query = "SELECT salt, request, position, answer, at FROM claim WHERE owner = ? AND key = ?"
    found = database.rows(query, (claim.owner, claim.key))
    if not found:
        return None
    salt, request, position, answer, at = found[0]
    # Once the entry is redacted the salt is gone, and nobody can tell any more what the body was.
    if salt is not None and _digest(bytes(salt), claim.request) != bytes(request):
        raise IdempotencyError(
            f"the idempotency key `{claim.key}` was used before, with another body", "use a new key for a new request"
        )
    positions = () if position is None else (int(position),)
    return Receipt(positions, int(at), replayed=True, answer=None if answer is None else bytes(answer))


def _check(database: Database, change: Change) -> None:
    ids = [entry.id for entry in change.entries]
    for place, name in enumerate(ids):
        if name in ids[:place] or database.rows("SELECT 1 FROM entry WHERE id = ?", (name,)):
            raise EntryError(f"the id `{name}` is taken")
    for outgoing in change.outgoing:
        if database.rows("SELECT 1 FROM outbox WHERE id = ?", (outgoing.id,)):
            raise EntryError(f"the webhook id `{outgoing.id}` is taken")
    for delivery in change.deliveries:
        if not database.rows("SELECT 1 FROM outbox WHERE id = ?", (delivery.id,)):
            raise UnknownEntryError(f"no webhook has the id `{delivery.id}`")
    for mark in change.marks:
        _check_mark(database, mark)


def _check_mark(database: Database, mark: Mark) -> None:
    if mark.expected is ANYTHING:
        return
    found = database.rows("SELECT value FROM mark WHERE space = ? AND name = ?", (mark.space, mark.name))
    held = bytes(found[0][0]) if found else None
    if held != mark.expected:
        raise MarkConflictError(f"mark `{mark.name}` of `{mark.space}` was changed by somebody else meanwhile")


def _deliver(database: Database, delivery: Delivery) -> None:
    statement = "UPDATE outbox SET state = ?, due = ?, error = ?, attempts = attempts + ? WHERE id = ?"
    database.run(statement, (delivery.state, delivery.due, delivery.error, int(delivery.attempted), delivery.id))


def _set(database: Database, mark: Mark) -> None:
    if mark.value is None:
        database.run("DELETE FROM mark WHERE space = ? AND name = ?", (mark.space, mark.name))
        return
    statement = (
        "INSERT INTO mark (space, name, value) VALUES (?, ?, ?) "
        "ON CONFLICT (space, name) DO UPDATE SET value = excluded.value"
    )
    database.run(statement, (mark.space, mark.name, mark.value))
