"""Work in the writer's transaction that is done once for each idempotency key."""

from dataclasses import dataclass

from shinsa_adapters.ledger.changes import Change, Claim, Receipt
from shinsa_adapters.ledger.committing import Work
from shinsa_adapters.ledger.writing import Writer, known_claim


@dataclass(frozen=True, slots=True)
class Once:
    """Work that adds the entry `id`, done once for each idempotency key; the receipt's answer is that id."""

    id: str
    work: Work
    claim: Claim | None = None

    def __call__(self, writer: Writer, at: int) -> Receipt:
        """Do it, or give what was answered to the key before; raises as the work does.

        Raises:
            IdempotencyError: the key was used with another body.
        """
        claim = self.claim
        known = None if claim is None else known_claim(writer.database, claim)
        if known is not None:
            return known
        receipt = self.work(writer, at)
        named = self.id.encode()
        if claim is not None:
            writer.write(Change(claim=Claim(claim.owner, claim.key, claim.request, named)), [], at)
        return Receipt(receipt.positions, at, answer=named)
