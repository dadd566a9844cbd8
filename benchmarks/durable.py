"""Durable appends to a ledger, at one submitter and at sixteen, beside a plain file that is flushed with fdatasync.

The file gets the bytes that the ledger stores, once each by itself and once all that wait together; it has no index, no
tree and no idempotency key, and nothing is found in it again.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

from benchmarks.rows import Row, Section, timed
from benchmarks.subject import AS_OF, PARTIAL, Subject
from benchmarks.timing import Case, Timing, measure, ratio
from shinsa.recording import record
from shinsa_adapters.ledger import Change, Claim, Kind, Ledger, NewEntry, fresh_id, open_ledger
from shinsa_adapters.ledger.entries import prepare

TOGETHER: Final = 16
APPENDS: Final = 32
"""How many entries one sample adds."""


def sections(measured: Subject, rounds: int) -> tuple[Section, ...]:
    """Two tables: entries as small as an action, and whole records of the shipped ruleset."""
    whole = record(measured.screener.screen(PARTIAL.read_bytes(), as_of=AS_OF))
    documents = {"a small entry": b'{"what":"signed in","where":"the console"}', "a whole record": whole}
    return tuple(_section(name, document, rounds) for name, document in documents.items())


def _section(name: str, document: bytes, rounds: int) -> Section:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, _open(Path(folder)) as (ledger, file):
        times = measure(cases(ledger, file, document), rounds)
    stored = len(prepare(_entry(document)).stored)
    remarks = (f"{stored:,} bytes are stored of {len(document):,}; a duration is that of {APPENDS} appends",)
    return Section(f"Durable appends of {name} (SQLite)", tuple(_rows(times)), remarks)


def _rows(times: dict[str, Timing]) -> Iterator[Row]:
    for name, timing in times.items():
        yield timed(name, timing)
        yield Row(f"{name}, a second", f"{APPENDS / timing.median:,.0f}")
    one, many = (times[name] for name in ("ledger, 1 submitter", "ledger, 16 submitters"))
    yield Row("16 submitters / 1, in appends a second", f"{ratio(one, many):.2f} times")
    for submitters, own in (("1", one), ("16", many)):
        plain = times[f"plain file, {submitters} at a time"]
        yield Row(f"ledger / plain file at {submitters}, in appends a second", f"{1 / ratio(own, plain):.2f} times")
    ready = times["made ready, then plain file, 16 at a time"]
    yield Row("ledger / made ready and plain file at 16", f"{1 / ratio(many, ready):.2f} times")


def cases(ledger: Ledger, file: int, document: bytes) -> list[Case]:
    """The ledger and the file, one at a time and sixteen."""
    stored = prepare(_entry(document)).stored
    runs: dict[str, Callable[[], object]] = {
        "ledger, 1 submitter": lambda: _submit(ledger, document, APPENDS),
        "ledger, 16 submitters": lambda: _submit_from(ledger, document, TOGETHER),
        "plain file, 1 at a time": lambda: _write(file, stored, 1),
        "plain file, 16 at a time": lambda: _write(file, stored * TOGETHER, TOGETHER),
        "made ready, then plain file, 16 at a time": lambda: _write_ready(file, document),
    }
    return [Case(name, run, heavy=True) for name, run in runs.items()]


def _entry(document: bytes) -> NewEntry:
    kind: Kind = "screening" if document.startswith(b'{"schema":"shinsa.record/') else "action"
    return NewEntry(kind=kind, id=fresh_id("x"), document=document, by="key_1", owner="key_1")


def _submit(ledger: Ledger, document: bytes, appends: int) -> None:
    """One after the other, each awaited."""
    for _ in range(appends):
        claim = Claim("key_1", fresh_id("k"), b"body")
        ledger.submit(Change(entries=(prepare(_entry(document)),), claim=claim)).result()


def _submit_from(ledger: Ledger, document: bytes, submitters: int) -> None:
    threads = [Thread(target=_submit, args=(ledger, document, APPENDS // submitters)) for _ in range(submitters)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _write_ready(file: int, document: bytes) -> None:
    """What a file costs that keeps entries as the ledger does: cut, committed to and packed."""
    for _ in range(APPENDS // TOGETHER):
        os.write(file, b"".join(prepare(_entry(document)).stored for _ in range(TOGETHER)))
        os.fdatasync(file)


def _write(file: int, data: bytes, entries: int) -> None:
    for _ in range(APPENDS // entries):
        os.write(file, data)
        os.fdatasync(file)


@contextmanager
def _open(folder: Path) -> Iterator[tuple[Ledger, int]]:
    file = os.open(folder / "plain", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        with open_ledger(str(folder / "ledger.db")) as ledger:
            yield ledger, file
    finally:
        os.close(file)
