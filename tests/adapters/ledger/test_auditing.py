"""Checkpoints in a second place, proofs, exports, backups, restores: each can be verified, and says what is wrong."""

import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import orjson
import pytest

from adapters.ledger.adding import action, put, screening
from adapters.ledger.signed import NAME, Signed, fill, signed
from adapters.postgres_server import PostgresServer
from shinsa_adapters.ledger import (
    Kept,
    LedgerUnavailableError,
    NotALedgerError,
    PrivateKey,
    Query,
    TamperedError,
    UnknownEntryError,
    open_ledger,
)
from shinsa_adapters.ledger.auditing import audit, back_up, reading_of, restore
from shinsa_adapters.ledger.checkpoints import checkpoint_in
from shinsa_adapters.ledger.exporting import to_ndjson, to_parquet
from shinsa_adapters.ledger.merkle import consistent, root_of
from shinsa_adapters.ledger.proofs import check
from shinsa_adapters.ledger.stores import store_at

Records = dict[str, bytes]
pq: Any = import_module("pyarrow.parquet")  # it comes without types


@pytest.fixture
def made(url: str, tmp_path: Path, records: Records) -> Signed:
    return signed(url, tmp_path, records)


def exported(url: str, path: Path) -> Path:
    with reading_of(store_at(url)) as database, path.open("wb") as file:
        (to_parquet if path.suffix == ".parquet" else to_ndjson)(database, file)
    return path


def test_a_checkpoint_says_size_and_root_and_is_kept_twice(made: Signed) -> None:
    with open_ledger(made.url) as ledger:
        note = ledger.latest_checkpoint()
        root = ledger.root(12)
        leaves = [ledger.entry(place).leaf for place in range(12)]
    assert note is not None
    found = checkpoint_in(note, made.key.public)
    assert found is not None
    assert (found.origin, found.size, found.root) == (NAME, 12, root)
    assert root == root_of(leaves)
    kept = Kept(made.kept)
    assert (kept.latest(), len(kept.notes()), kept.leaves()) == (note, 2, b"".join(leaves))


def test_a_later_checkpoint_grew_from_the_earlier_one(made: Signed) -> None:
    with open_ledger(made.url) as ledger:
        assert consistent(5, 12, ledger.consistency(5, 12), (ledger.root(5), ledger.root(12)))


def test_signing_again_without_new_entries_gives_the_same_checkpoint(made: Signed) -> None:
    with open_ledger(made.url) as ledger:
        assert ledger.checkpoint(made.key, Kept(made.kept)) == ledger.latest_checkpoint()
    assert len(Kept(made.kept).notes()) == 2


def test_a_tree_over_many_subtrees_keeps_its_root_and_proofs(url: str) -> None:
    key = PrivateKey.fresh(NAME)
    with open_ledger(url) as ledger:
        for begin in range(0, 600, 100):
            put(ledger, *(action(f"act_{place}") for place in range(begin, begin + 100)))
        leaves = [ledger.entry(place).leaf for place in range(600)]
        assert [ledger.root(size) for size in (255, 256, 257, 511, 512, 600)] == [
            root_of(leaves[:size]) for size in (255, 256, 257, 511, 512, 600)
        ]
        ledger.checkpoint(key)
        for place in (0, 255, 256, 511, 599):
            line, _ = check(ledger.proof(f"act_{place}"), [key.public])
            assert line.position == place
    assert audit(url, [key.public]).vouched == 600


def test_what_is_newer_than_the_last_checkpoint_is_told_apart(made: Signed, records: Records) -> None:
    with open_ledger(made.url) as ledger:
        fill(ledger, records, 12, 15)
    report = made.audit()
    assert (report.entries, report.vouched, report.faults) == (15, 12, ())


def test_after_a_change_of_keys_both_are_needed(made: Signed, records: Records) -> None:
    other = PrivateKey.fresh(NAME)
    with open_ledger(made.url) as ledger:
        fill(ledger, records, 12, 15)
        ledger.checkpoint(other, Kept(made.kept))
    report = audit(made.url, [made.key.public, other.public], [made.kept])
    assert (report.vouched, report.faults) == (15, ())
    assert made.first() == "a checkpoint of `example.org/ledger` over 15 entries is not signed by a key given"


def test_a_checkpoint_that_was_cut_off_while_it_was_kept_is_made_up_for(made: Signed, records: Records) -> None:
    for name in ("checkpoints", "leaves"):
        with (made.kept / name).open("ab") as file:
            file.write(b"example.org/led")
    assert made.audit().faults == ()
    with open_ledger(made.url) as ledger:
        fill(ledger, records, 12, 15)
        ledger.checkpoint(made.key, Kept(made.kept))
        assert len(Kept(made.kept).notes()) == 3
    report = made.audit()
    assert (report.vouched, report.faults) == (15, ())


def test_a_second_place_that_cannot_be_used_is_said(made: Signed, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with (
        open_ledger(made.url) as ledger,
        pytest.raises(LedgerUnavailableError, match=r"the second place `.*` cannot be"),
    ):
        ledger.checkpoint(made.key, Kept(tmp_path / "file"))
    with pytest.raises(NotALedgerError, match="keeps no checkpoints"):
        audit(made.url, [made.key.public], [tmp_path])
    with pytest.raises(NotALedgerError, match="holds no checkpoint"):
        audit(made.url, [made.key.public], [tmp_path / "file"])


def test_a_proof_stands_alone_and_what_is_changed_does_not_pass(made: Signed) -> None:
    with open_ledger(made.url) as ledger:
        proof = ledger.proof("e6")
        with pytest.raises(UnknownEntryError, match="no entry has the id `e99`"):
            ledger.proof("e99")
        put(ledger, action("late"))
        with pytest.raises(UnknownEntryError, match="no checkpoint speaks for `late` yet"):
            ledger.proof("late")
    line, found = check(proof, [made.key.public])
    assert (line.position, line.head.id, found.size) == (6, "e6", 12)
    with pytest.raises(TamperedError, match="not signed by a key given"):
        check(proof, [PrivateKey.fresh(NAME).public])
    for part, other in ((b'"e6"', b'"e7"'), (b'"key_1"', b'"key_2"'), (b"good-1", b"good-2")):
        with pytest.raises(TamperedError, match="the proof does not hold: entry 6 was changed"):
            check(proof.replace(part, other), [made.key.public])
    for other in (b"", b"{}", b'{"schema":"shinsa.ledger-proof/1"}', proof[:-9], b"[]"):
        with pytest.raises(NotALedgerError, match="this is no proof"):
            check(other, [made.key.public])


@pytest.mark.parametrize("form", ["ndjson", "parquet"])
def test_an_export_verifies_like_the_ledger_itself(made: Signed, tmp_path: Path, form: str) -> None:
    path = exported(made.url, tmp_path / f"export.{form}")
    report = made.audit(str(path))
    assert (report.entries, report.vouched, report.faults) == (12, 12, ())


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def ways(found: list[bytes]) -> Iterator[tuple[list[bytes], str]]:
    """Exports that were tampered with, and the first fault of each."""
    yield found[:6] + found[7:], "entry 6 is missing"
    yield [*found[:6], found[7], found[6], *found[8:]], "entry 6 is missing"
    yield found[:9], "entry 9 is missing: a checkpoint was signed over 12 entries, 9 are left"
    yield [*found[:7], *found[6:]], "entry 6 stands there twice, or out of order"
    swapped = [*found[:6], found[7].replace(b'"position":7', b'"position":6'), *found[7:]]
    yield swapped, "entry 6 (`e7`) was changed, or is another one"
    yield (
        [*found[:6], found[6].replace(b'"key_1"', b'"key_2"'), *found[7:]],
        "entry 6 (`e6`) was changed, or is another one",
    )
    yield (
        [*found[:6], found[6].replace(b'"fields":', b'"field":'), *found[7:]],
        "entry 6 cannot be read: a part of the entry is missing",
    )
    yield found[1:], "entry 0 is missing"


def test_an_export_that_was_tampered_with_names_the_first_bad_record(made: Signed, tmp_path: Path) -> None:
    found = lines(exported(made.url, tmp_path / "export.ndjson"))
    for number, (changed, message) in enumerate(ways(found)):
        path = tmp_path / f"changed_{number}.ndjson"
        path.write_bytes(b"".join(changed))
        assert made.first(str(path)) == message
    (tmp_path / "cut.ndjson").write_bytes(b"".join(found[:3]) + found[3][:100])
    with pytest.raises(NotALedgerError, match="line 4 is not JSON"):
        made.audit(str(tmp_path / "cut.ndjson"))


def test_a_parquet_export_can_be_asked_questions(made: Signed, tmp_path: Path, records: Records) -> None:
    table = pq.read_table(exported(made.url, tmp_path / "export.parquet")).to_pylist()
    assert [row["verdict"] for row in table[:4]] == ["eligible", "review", "ineligible", None]
    assert (table[1]["low"], table[1]["high"], table[1]["document"]) == (20.0, 60.0, records["open"].decode())


def test_a_backup_made_while_others_write_is_whole(url: str, tmp_path: Path, records: Records) -> None:
    stop = threading.Event()
    with open_ledger(url) as ledger:

        def write() -> None:
            count = 0
            while not stop.is_set():
                put(ledger, screening(f"scr_{count}", records["good"]))
                count += 1

        writer = threading.Thread(target=write)
        writer.start()
        try:
            while ledger.size() < 30:
                pass
            report = back_up(url, tmp_path / "backup.db")
        finally:
            stop.set()
            writer.join()
        assert 30 <= report.entries <= ledger.size()
        with open_ledger(str(tmp_path / "backup.db")) as copy:
            assert copy.entry(report.entries - 1).document == records["good"]
            assert copy.root(report.entries) == ledger.root(report.entries)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".", "backup.db-"))) == []


def test_a_backup_is_restored_with_everything_in_it(made: Signed, tmp_path: Path) -> None:
    back_up(made.url, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", str(tmp_path / "restored.db"))
    assert made.first(str(tmp_path / "restored.db")) == ""
    with open_ledger(made.url) as old, open_ledger(str(tmp_path / "restored.db")) as new:
        assert new.page(Query()) == old.page(Query())
        assert [new.entry(place) for place in range(12)] == [old.entry(place) for place in range(12)]
        assert new.latest_checkpoint() == old.latest_checkpoint()
        put(new, action("next"))
        assert new.checkpoint(made.key, Kept(made.kept))


def test_a_ledger_moves_from_one_kind_of_store_to_the_other(
    postgres: PostgresServer, tmp_path: Path, records: Records
) -> None:
    found = signed(str(tmp_path / "ledger.db"), tmp_path, records)
    url = postgres.emptied()
    restore(tmp_path / "ledger.db", url)
    assert found.first(url) == ""
    with open_ledger(url) as ledger:
        put(ledger, action("next"))
    with pytest.raises(NotALedgerError, match="there is a ledger at `postgresql:///postgres` already"):
        restore(tmp_path / "ledger.db", url)


def test_a_restore_from_an_older_backup_goes_on_under_a_new_name(
    made: Signed, tmp_path: Path, records: Records
) -> None:
    back_up(made.url, tmp_path / "backup.db")
    with open_ledger(made.url) as ledger:
        fill(ledger, records, 12, 15)
        ledger.checkpoint(made.key, Kept(made.kept))
    restore(tmp_path / "backup.db", str(tmp_path / "restored.db"))
    lost = "entry 12 is missing: a checkpoint was signed over 15 entries, 12 are left"
    assert made.first(str(tmp_path / "restored.db")) == lost
    other = PrivateKey.fresh(f"{NAME}/2")
    with open_ledger(str(tmp_path / "restored.db")) as ledger:
        with pytest.raises(TamperedError, match="a checkpoint was signed over 15 entries"):
            ledger.checkpoint(made.key, Kept(made.kept))
        fill(ledger, records, 12, 14)
        ledger.checkpoint(other, Kept(tmp_path / "kept2"))
    report = audit(str(tmp_path / "restored.db"), [made.key.public, other.public], [tmp_path / "kept2"])
    assert (report.vouched, report.faults) == (14, ())


def test_a_backup_that_is_not_whole_is_not_restored(tmp_path: Path, records: Records) -> None:
    import sqlite3  # noqa: PLC0415  # as somebody else would

    found = signed(str(tmp_path / "ledger.db"), tmp_path, records)
    back_up(found.url, tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("UPDATE entry SET owner = 'x' WHERE position = 4")
    connection.close()
    with pytest.raises(TamperedError, match=r"has faults: entry 4 \(`e4`\) was changed"):
        restore(tmp_path / "backup.db", str(tmp_path / "restored.db"))
    assert not (tmp_path / "restored.db").exists()
    with pytest.raises(NotALedgerError, match="exists already; no backup is overwritten"):
        back_up(found.url, tmp_path / "backup.db")


def test_a_line_of_an_export_says_what_the_page_says(made: Signed, tmp_path: Path) -> None:
    found = orjson.loads(lines(exported(made.url, tmp_path / "export.ndjson"))[3])
    assert list(found) == ["schema", "position", "kind", "id", "at", "by", "owner", "about", "claim", "fields"]
    assert found["fields"][1][:2] == ["/what", '"signed in"']
