"""A process to be killed: sixteen callers add to a ledger as fast as they can and say what was acknowledged.

Called with a URL, the number of the round, and a file with a record; writes `ID KEY POSITION`, a line for each answer.
"""

import asyncio
import sys
from pathlib import Path

from shinsa_adapters.ledger import Change, Claim, Ledger, NewEntry, Outgoing, open_ledger

CALLERS = 16


async def call(ledger: Ledger, name: str, record: bytes) -> None:
    count = 0
    while True:
        count += 1
        key = f"{name}_{count}"
        change = Change(
            entries=(NewEntry(kind="screening", id=f"scr_{key}", document=record, by="key_1", owner="key_1"),),
            claim=Claim("key_1", key, key.encode()),
            outgoing=(Outgoing(f"msg_{key}", "screening.completed", "https://x.test", b"{}"),),
        )
        receipt = await ledger.commit(change)
        sys.stdout.write(f"scr_{key} {key} {receipt.positions[0]}\n")
        sys.stdout.flush()


async def main(url: str, turn: str, record: bytes) -> None:
    with open_ledger(url) as ledger:
        await asyncio.gather(*(call(ledger, f"{turn}_{caller}", record) for caller in range(CALLERS)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]).read_bytes()))
