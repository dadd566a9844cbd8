"""What a caller asks of the ledger in one go: everything in a change is committed together, or nothing of it."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal

from shinsa_adapters.ledger.entries import NewEntry, Prepared

DeliveryState = Literal["pending", "delivered", "dead"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An idempotency key: whose, the key, and the request's body, of which only a salted digest is kept.

    `answer` is kept and given back where a later call asks the same. Leave it out for a screening: its answer can be
    made again from the entry, and a copy of it would escape redaction.
    """

    owner: str
    key: str
    request: bytes
    answer: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A webhook to be sent: its id, what happened, where to, and the body. `due` in microseconds; `None` is at once."""

    id: str
    kind: str
    target: str
    payload: bytes
    due: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How it went with a webhook: its new state, when it is due again (microseconds), and the error if there was one.

    A delivery counts as an attempt unless `attempted` is false (as when a dead letter is sent again by hand).
    """

    id: str
    state: DeliveryState
    due: int
    error: str | None = None
    attempted: bool = True


class Anything(Enum):
    """Stands for: whatever the mark holds."""

    ANYTHING = auto()


ANYTHING: Final = Anything.ANYTHING


@dataclass(frozen=True, slots=True)
class Mark:
    """A named value that changes: an intake cursor, a job's state, an API key. `None` removes it.

    Marks are not part of the tree and prove nothing. With `expected` the change is refused with MarkConflictError
    unless the mark holds that value (`None`: is not there).
    """

    space: str
    name: str
    value: bytes | None
    expected: bytes | Literal[Anything.ANYTHING] | None = ANYTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Entries, the idempotency key they answer, outgoing webhooks, deliveries and marks, committed together.

    An entry is made ready by the writer, one after the other, or ahead by the caller with `prepare`: of a record that
    is most of the work, and callers can do it side by side.
    """

    entries: tuple[NewEntry | Prepared, ...] = ()
    claim: Claim | None = None
    outgoing: tuple[Outgoing, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was committed: positions of the entries, and the time they bear (microseconds).

    `replayed` says that the idempotency key was known: nothing was added; `positions` names the entry of the first call
    (none, if it had none) and `answer` the answer kept with it.
    """

    positions: tuple[int, ...]
    at: int
    replayed: bool = False
    answer: bytes | None = None
