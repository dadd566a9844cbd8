"""Whoever can write the store cannot change it unseen: every way of tampering names the first bad record."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from adapters.ledger.adding import put
from adapters.ledger.signed import Signed, signed
from shinsa_adapters.ledger import Kept, PrivateKey, Query, TamperedError, open_ledger
from shinsa_adapters.ledger.auditing import audit
from shinsa_adapters.ledger.entries import NewEntry, leaf_of, prepare
from shinsa_adapters.ledger.fields import document, packed_fields, unpacked
from shinsa_adapters.ledger.stores.sqlite import SqliteStore

Records = dict[str, bytes]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, records: Records) -> Signed:
    folder = tmp_path_factory.mktemp("original")
    return signed(str(folder / "ledger.db"), folder, records)


@pytest.fixture
def copied(original: Signed, tmp_path: Path) -> Signed:
    """The ledger as somebody has it who can write it, but not its second place nor its key."""
    shutil.copy(original.url, tmp_path / "ledger.db")
    return Signed(str(tmp_path / "ledger.db"), original.kept, original.key)


def tamper(ledger: Signed, *statements: str) -> None:
    """Without the triggers, which are against mistakes alone."""
    with sqlite3.connect(ledger.url) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_ledger_that_nobody_touched_has_no_fault(copied: Signed) -> None:
    report = copied.audit()
    assert (report.entries, report.vouched, report.faults, report.withheld) == (12, 12, (), 0)


HEADS = [
    ("at", "at + 1"),
    ("actor", "'somebody'"),
    ("owner", "'somebody'"),
    ("about", "'e0'"),
    ("kind", "'decision'"),
    ("claim", "NULL"),
    ("id", "'other'"),
]


@pytest.mark.parametrize(("column", "value"), HEADS)
def test_a_changed_head_is_found(copied: Signed, column: str, value: str) -> None:
    tamper(copied, f"UPDATE entry SET {column} = {value} WHERE position = 6")
    shown = "other" if column == "id" else "e6"
    assert copied.first() == f"entry 6 (`{shown}`) was changed, or is another one"


@pytest.mark.parametrize("offset", [0, 1, 20, 40, 200, 800])
def test_a_flipped_byte_in_a_record_is_found(copied: Signed, offset: int) -> None:
    with sqlite3.connect(copied.url) as connection:
        (stored,) = connection.execute("SELECT stored FROM body WHERE position = 6").fetchone()
    connection.close()
    changed = stored[:offset] + bytes([stored[offset] ^ 1]) + stored[offset + 1 :]
    tamper(copied, f"UPDATE body SET stored = x'{changed.hex()}' WHERE position = 6")
    assert copied.first().startswith("entry 6 ")


def test_a_record_in_the_place_of_another_is_found(copied: Signed) -> None:
    tamper(copied, "UPDATE body SET stored = (SELECT stored FROM body WHERE position = 0) WHERE position = 6")
    assert copied.first() == "entry 6 (`e6`) was changed, or is another one"


def test_a_deleted_entry_is_found(copied: Signed) -> None:
    tamper(copied, "DELETE FROM entry WHERE position = 6")
    assert copied.first() == "entry 6 is missing"


def test_a_deleted_record_is_found(copied: Signed) -> None:
    tamper(copied, "DELETE FROM body WHERE position = 6")
    assert copied.first() == "entry 6 is missing"


def test_a_deletion_that_closes_the_gap_is_found(copied: Signed) -> None:
    moved = [
        f"UPDATE {table} SET position = position - 1 WHERE position = {place}"
        for place in range(7, 12)
        for table in ("entry", "body", "screening")
    ]
    tamper(copied, *(f"DELETE FROM {table} WHERE position = 6" for table in ("entry", "body", "screening")), *moved)
    assert copied.first() == "entry 6 (`e7`) was changed, or is another one"


def test_entries_that_changed_places_are_found(copied: Signed) -> None:
    steps = [(6, 100), (9, 6), (100, 9)]
    tables = ("entry", "body", "screening")
    moves = [f"UPDATE {name} SET position = {to} WHERE position = {of}" for of, to in steps for name in tables]
    tamper(copied, *moves)
    assert [fault.message for fault in copied.audit().faults][:2] == [
        "entry 6 (`e9`) was changed, or is another one",
        "entry 9 (`e6`) was changed, or is another one",
    ]


def test_a_cut_off_end_is_found(copied: Signed) -> None:
    cut = [f"DELETE FROM {name} WHERE position >= 9" for name in ("entry", "body", "screening")]
    tamper(copied, *cut, "DELETE FROM checkpoint WHERE size > 9")
    assert copied.first() == "entry 9 is missing: a checkpoint was signed over 12 entries, 9 are left"


def test_a_changed_index_is_found(copied: Signed) -> None:
    tamper(copied, "UPDATE screening SET verdict = 'review' WHERE position = 6")
    assert copied.first() == "entry 6 (`e6`) is listed otherwise than its record says"
    tamper(copied, "DELETE FROM screening WHERE position = 6")
    assert copied.first() == "entry 6 (`e6`) is listed otherwise than its record says"


def test_a_screening_whose_record_is_gone_is_listed_all_the_same(copied: Signed) -> None:
    tamper(copied, "DELETE FROM body WHERE position = 6")
    with open_ledger(copied.url) as ledger:
        assert "e6" in [each.id for each in ledger.page(Query()).items]


def test_a_changed_or_forgotten_idempotency_key_is_found(copied: Signed) -> None:
    tamper(copied, "UPDATE claim SET key = 'other' WHERE position = 6")
    assert copied.first() == "entry 6 (`e6`) answered an idempotency key that is gone or was changed"


def test_fields_that_were_withheld_without_a_redaction_are_found(copied: Signed) -> None:
    with sqlite3.connect(copied.url) as connection:
        (stored,) = connection.execute("SELECT stored FROM body WHERE position = 6").fetchone()
    connection.close()
    left = packed_fields(unpacked(stored).without(["/input/title"]))
    tamper(copied, f"UPDATE body SET stored = x'{left.hex()}', withheld = 1 WHERE position = 6")
    assert copied.first() == "entry 6 (`e6`) lacks `/input/title`, and no redaction says so"


def rewritten(ledger: Signed, key: PrivateKey | None = None) -> None:
    """Everything anew, one verdict changed, whole in itself as shinsa makes it; signed, if at all, with another key."""
    path = Path(ledger.url)
    old = SqliteStore(str(path)).reader()
    rows = old.rows("SELECT kind, id, actor, owner, about FROM entry ORDER BY position")
    documents = [whole(bytes(row[0])) for row in old.rows("SELECT stored FROM body ORDER BY position")]
    old.close()
    path.unlink()
    with open_ledger(str(path)) as ledger_anew:
        for place, (kind, name, actor, owner, about) in enumerate(rows):
            said = documents[place].replace(b'"eligible"', b'"ineligible"') if place == 6 else documents[place]
            put(ledger_anew, NewEntry(kind=kind, id=name, document=said, by=actor, owner=owner, about=about))
        if key is not None:
            ledger_anew.checkpoint(key)


def whole(stored: bytes) -> bytes:
    found = document(stored)
    assert found is not None
    return found


def test_a_ledger_recomputed_whole_without_the_key_is_found(copied: Signed) -> None:
    rewritten(copied)
    assert copied.first() == "entry 0 (`e0`) was changed, or is another one"
    assert audit(copied.url, ()).faults == ()  # in itself it is whole: only the kept checkpoint tells


def test_a_ledger_recomputed_whole_and_signed_with_another_key_is_found(copied: Signed) -> None:
    rewritten(copied, PrivateKey.fresh(copied.key.name))
    messages = [fault.message for fault in copied.audit().faults]
    assert "a checkpoint of `example.org/ledger` over 12 entries is not signed by a key given" in messages
    assert "entry 0 (`e0`) was changed, or is another one" in messages


def test_without_the_kept_hashes_the_checkpoints_still_tell_the_span(copied: Signed, tmp_path: Path) -> None:
    """One entry made anew, with its hash: the store is whole in itself, and the next checkpoint does not fit."""
    with sqlite3.connect(copied.url) as connection:
        connection.row_factory = sqlite3.Row
        row = connection.execute("SELECT * FROM entry WHERE position = 7").fetchone()
    connection.close()
    ready = prepare(NewEntry(kind="action", id=row["id"], document=b'{"what":"nothing"}', by=row["actor"]))
    leaf = leaf_of(ready.head(row["at"], None), ready.digest)
    tamper(
        copied,
        f"UPDATE entry SET leaf = x'{leaf.hex()}' WHERE position = 7",
        f"UPDATE body SET stored = x'{ready.stored.hex()}' WHERE position = 7",
    )
    assert copied.first() == "entry 7 (`e7`) was changed, or is another one"
    assert copied.first(with_kept=False) == "one of the entries 5 to 11 was changed: their checkpoint does not fit"
    shutil.copytree(copied.kept, tmp_path / "kept")
    (tmp_path / "kept" / "leaves").unlink()
    lost = Signed(copied.url, tmp_path / "kept", copied.key)
    assert lost.first() == "one of the entries 5 to 11 was changed: their checkpoint does not fit"


def test_kept_hashes_that_were_changed_are_not_believed(copied: Signed, tmp_path: Path) -> None:
    shutil.copytree(copied.kept, tmp_path / "kept")
    (tmp_path / "kept" / "leaves").write_bytes(bytes(12 * 32))
    lost = Signed(copied.url, tmp_path / "kept", copied.key)
    assert [fault.message for fault in lost.audit().faults] == [
        "the hashes kept in the second place do not fit its checkpoints; they are left aside"
    ]


def test_a_ledger_that_shrank_or_changed_is_not_signed_again(copied: Signed, tmp_path: Path) -> None:
    shutil.copytree(copied.kept, tmp_path / "kept")
    shrunk = [f"DELETE FROM {name} WHERE position >= 9" for name in ("entry", "body", "screening")]
    tamper(copied, *shrunk, "DELETE FROM checkpoint WHERE size > 9")
    with open_ledger(copied.url) as ledger, pytest.raises(TamperedError) as shown:
        ledger.checkpoint(copied.key, Kept(tmp_path / "kept"))
    assert shown.value.position == 9
    assert shown.value.message == (
        "a checkpoint was signed over 12 entries, and the ledger has 9: entry 9 and later ones are missing"
    )
    tamper(copied, "UPDATE entry SET leaf = zeroblob(32) WHERE position = 3")
    with (
        open_ledger(copied.url) as ledger,
        pytest.raises(TamperedError, match="the first 5 entries are not those that were signed"),
    ):
        ledger.checkpoint(copied.key)
