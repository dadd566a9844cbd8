"""A ledger with entries and a kept checkpoint, to be tampered with."""

from dataclasses import dataclass
from pathlib import Path

from adapters.ledger.adding import action, put, screening
from shinsa_adapters.ledger import Claim, Kept, Ledger, PrivateKey, open_ledger
from shinsa_adapters.ledger.auditing import audit
from shinsa_adapters.ledger.verifying import Report

NAME = "example.org/ledger"


@dataclass(frozen=True, slots=True)
class Signed:
    """Where the ledger and its second place are, and the key that signed."""

    url: str
    kept: Path
    key: PrivateKey

    def audit(self, place: str | None = None, *, with_kept: bool = True) -> Report:
        return audit(place or self.url, [self.key.public], [self.kept] if with_kept else [])

    def first(self, place: str | None = None, *, with_kept: bool = True) -> str:
        """The first fault, in words; `` where there is none."""
        faults = self.audit(place, with_kept=with_kept).faults
        return faults[0].message if faults else ""


def fill(ledger: Ledger, records: dict[str, bytes], begin: int = 0, end: int = 12) -> None:
    """Screenings and actions in turn; every screening answers an idempotency key."""
    names = ("good", "open", "abroad")
    for place in range(begin, end):
        if place % 4 == 3:
            put(ledger, action(f"e{place}"))
        else:
            claim = Claim("key_1", f"k{place}", b"body")
            put(ledger, screening(f"e{place}", records[names[place % 3]]), claim=claim)


def signed(url: str, folder: Path, records: dict[str, bytes]) -> Signed:
    """Twelve entries; checkpoints over 5 and over all."""
    found = Signed(url, folder / "kept", PrivateKey.fresh(NAME))
    with open_ledger(url) as ledger:
        fill(ledger, records, 0, 5)
        ledger.checkpoint(found.key, Kept(found.kept))
        fill(ledger, records, 5, 12)
        ledger.checkpoint(found.key, Kept(found.kept))
    return found
