"""What an auditor or an operator does with a whole ledger: verify it, back it up, restore it."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from shinsa_adapters.ledger.errors import LedgerUnavailableError, NotALedgerError, TamperedError
from shinsa_adapters.ledger.kept import Kept, notes_of
from shinsa_adapters.ledger.signing import PublicKey
from shinsa_adapters.ledger.sources import Export, is_export, stored, stored_claims, stored_notes, stored_subtrees
from shinsa_adapters.ledger.stores import store_at
from shinsa_adapters.ledger.stores.copying import copy
from shinsa_adapters.ledger.stores.database import Database, Store
from shinsa_adapters.ledger.stores.migrating import refuse_newer, refuse_older
from shinsa_adapters.ledger.verifying import Evidence, Report, Seen, evidence, verify


@contextmanager
def reading_of(store: Store) -> Generator[Database]:
    """A connection that sees one moment of a store; raises as the stores do."""
    database = store.reader()
    try:
        refuse_newer(database, store.name)
        refuse_older(database, store.name)
        with database.snapshot():
            yield database
    finally:
        database.close()


Watch = Callable[[Iterator[Seen]], Iterator[Seen]]
"""Lets somebody watch the entries go by."""


def audit(place: str, keys: Sequence[PublicKey], kept: Iterable[Path] = (), watch: Watch = iter) -> Report:
    """Verify a ledger (a path or URL) or an export (a file) against its own checkpoints and those that were kept.

    `kept` are second places (folders), or files with checkpoints. Without keys no checkpoint counts, and the ledger is
    held against itself alone.

    Raises:
        LedgerError: something cannot be read, or is something else.
    """
    notes, leaves = _kept(kept)
    path = Path(place)
    if is_export(path):
        export = Export(path)
        return _held(watch(export.entries()), [*export.notes(), *notes], keys, Evidence(leaves=leaves))
    with reading_of(store_at(place)) as database:
        own = Evidence(leaves=leaves, subtrees=stored_subtrees(database), claims=stored_claims(database))
        return _held(watch(stored(database)), [*stored_notes(database), *notes], keys, own)


def _held(entries: Iterable[Seen], notes: Sequence[str], keys: Sequence[PublicKey], own: Evidence) -> Report:
    signed, faults = evidence(notes if keys else (), keys, own.leaves)
    report = verify(entries, Evidence(signed.checkpoints, signed.leaves, own.subtrees, own.claims))
    return replace(report, faults=tuple(sorted({*faults, *report.faults})))


def _kept(places: Iterable[Path]) -> tuple[list[str], bytes]:
    notes: list[str] = []
    leaves = b""
    for place in places:
        if place.is_dir():
            notes += Kept(place).notes()
            leaves = max(leaves, Kept(place).leaves(), key=len)
        else:
            notes += _notes_in_file(place)
    return notes, leaves


def _notes_in_file(path: Path) -> list[str]:
    try:
        found = notes_of(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise LedgerUnavailableError(f"the checkpoints `{path}` cannot be read: {why}") from error
    if not found:
        raise NotALedgerError(f"`{path}` holds no checkpoint", "name a file with signed notes, or a second place")
    return found


def back_up(place: str, target: Path) -> Report:
    """Copy a ledger to a new file (SQLite) while it is in use, and hold the copy against itself.

    Raises:
        NotALedgerError: there is no ledger, or something stands at the target.
        LedgerUnavailableError: one of them cannot be used now; no half copy is left.
        TamperedError: the copy has faults; it is not kept.
    """
    if target.exists():
        raise NotALedgerError(f"`{target}` exists already; no backup is overwritten", "name a new file")
    if not target.absolute().parent.is_dir():
        raise NotALedgerError(f"the folder of `{target}` does not exist", "make the folder first")
    source = store_at(place)
    with reading_of(source):
        pass
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.unlink(missing_ok=True)
        source.backup(beside)
        report = _sound(beside)
        beside.replace(target)
    except OSError as error:
        raise LedgerUnavailableError(f"the backup `{target}` cannot be written: {error.strerror}") from error
    finally:
        for end in ("", "-journal", "-wal", "-shm", ".writer"):
            beside.with_name(f"{beside.name}{end}").unlink(missing_ok=True)
    return report


def restore(backup: Path, place: str) -> Report:
    """Copy a backup to a place where no ledger is, after holding it against itself.

    Raises:
        NotALedgerError: it is no backup, or there is a ledger already.
        TamperedError: the backup has faults; nothing is restored.
    """
    report = _sound(backup)
    with reading_of(store_at(str(backup))):
        pass
    source = store_at(str(backup)).reader()
    try:
        copy(source, store_at(place))
    finally:
        source.close()
    return report


def _sound(backup: Path) -> Report:
    report = audit(str(backup), ())
    if report.faults:
        raise TamperedError(f"`{backup}` has faults: {report.faults[0].message}", report.faults[0].position)
    return report
