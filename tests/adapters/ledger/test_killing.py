"""kill -9 under load, again and again: what was acknowledged is kept where it was said to be, nothing is kept twice."""

import os
import subprocess
import sys
from pathlib import Path

from adapters.commands import environment
from shinsa_adapters.ledger import Change, Claim, Ledger, NewEntry, Query, open_ledger
from shinsa_adapters.ledger.auditing import audit

SUBMITTER = Path(__file__).with_name("submitter.py")
ROUNDS = int(os.environ.get("SHINSA_KILL_ROUNDS", "3"))
"""How often the process is killed; more by hand."""
ANSWERS = 60
"""After how many answers it is killed."""
Told = tuple[str, str, int]


def killed(url: str, turn: int, record: Path) -> list[Told]:
    """What a process acknowledged before it was killed in the midst of its work: id, key and position of each."""
    words = [sys.executable, str(SUBMITTER), url, str(turn), str(record)]
    with subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(ANSWERS)]
        process.kill()
        lines = [*first, *process.stdout.readlines()]
    return [(name, key, int(position)) for name, key, position in (line.split() for line in lines if line[-1:] == "\n")]


def listed(ledger: Ledger) -> list[str]:
    """The id of every screening."""
    names: list[str] = []
    page = ledger.page(Query(), limit=1000)
    while page.next is not None:
        names += [item.id for item in page.items]
        page = ledger.page(Query(), cursor=page.next, limit=1000)
    return [*names, *(item.id for item in page.items)]


def asked_again(ledger: Ledger, key: str, record: bytes) -> int:
    """Where the entry stands after somebody whose answer was lost asks again with the same key."""
    change = Change(
        entries=(NewEntry(kind="screening", id=f"scr_{key}", document=record, by="key_1", owner="key_1"),),
        claim=Claim("key_1", key, key.encode()),
    )
    return ledger.submit(change).result().positions[0]


def test_what_was_acknowledged_is_kept_and_nothing_twice(url: str, tmp_path: Path, records: dict[str, bytes]) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(records["open"])
    told: list[Told] = []
    for turn in range(ROUNDS):
        told += killed(url, turn, path)
        with open_ledger(url) as ledger:
            for name, key, position in told:
                assert (ledger.entry(name).position, ledger.entry(position).id) == (position, name)
                assert asked_again(ledger, key, records["open"]) == position
            names = listed(ledger)
            assert ledger.outbox_depths() == {"pending": len(names)}
            lost = sorted(set(names) - {name for name, _, _ in told})
            assert [names[-1 - asked_again(ledger, name[4:], records["open"])] for name in lost] == lost
            assert len(names) == len(set(names)) == ledger.size()
            told += [(name, name[4:], names[::-1].index(name)) for name in lost]
        assert audit(url, ()).faults == ()
    assert len(told) >= ROUNDS * ANSWERS
