"""What a call asks of the service, and what becomes of it on its way into the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from shinsa.errors import ShinsaError
from shinsa_adapters.ledger import Claim, LedgerError, NewEntry, Prepared, Receipt
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.making import Made
from shinsa_adapters.service.shelf import Shelved


@dataclass(frozen=True, slots=True)
class Pins:
    """What a call asks for beside the proposal: a ruleset by name or digest, a day, an address to tell."""

    ruleset: str | None = None
    as_of: date | None = None
    callback: str | None = None

    def bytes(self) -> bytes:
        """What an idempotency key binds beside the body."""
        return repr((self.ruleset, self.as_of, self.callback)).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, with what pins, under which idempotency key."""

    caller: Caller
    pins: Pins
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """A proposal as JSON, and entries that speak of its screening and are kept with it."""

    proposal: bytes
    beside: tuple[NewEntry, ...] = ()


Reading: TypeAlias = Callable[[Shelved], Submitted]
"""Makes a proposal of what another system sent, in the words of a ruleset."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A screening in the ledger, as it is answered; `proposal` is what was screened, where that was just now."""

    answer: dict[str, Any]
    replayed: bool
    proposal: bytes | None = None


@dataclass(frozen=True, slots=True)
class New:
    """A screening that is to be kept, with what is kept together with it."""

    made: Made
    proposal: bytes
    claim: Claim | None
    beside: tuple[Prepared, ...] = ()


Ready: TypeAlias = New | Receipt | ShinsaError | LedgerError
"""What is to be kept; or the receipt of what this key was answered with before, or what stands in the way."""


@dataclass(frozen=True, slots=True)
class Call:
    """One of many proposals, under an idempotency key of its own where there is one."""

    proposal: bytes
    key: str | None = None
