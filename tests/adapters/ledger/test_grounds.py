"""Records packed against what their ruleset says to any proposal: kept once, read back to the byte, damage found."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from adapters.ledger.adding import action
from engine.committee import DAY, screened
from shinsa.recording import record
from shinsa_adapters.ledger import Change, Ground, Ledger, Prepared, open_ledger
from shinsa_adapters.ledger.auditing import audit
from shinsa_adapters.ledger.stores import store_at
from shinsa_adapters.ledger.stores.copying import copy_to_sqlite
from shinsa_adapters.ledger.stores.migrating import migrate
from shinsa_adapters.ledger.stores.schema import MIGRATIONS
from shinsa_adapters.service.making import Pinned, prepared

GROUND = Ground(record(screened()))
OTHER = Ground(b"something else altogether")


def ready(name: str, readiness: int = 5, ground: Ground | None = GROUND) -> Prepared:
    return prepared(screened({"readiness": readiness}), name, Pinned(DAY, "key_1", "key_1"), ground)


def document(readiness: int = 5) -> bytes:
    return record(screened({"readiness": readiness}))


def put(ledger: Ledger, *entries: Prepared) -> None:
    for entry in entries:
        ledger.submit(Change(entries=(entry,))).result()


def grounds(url: str) -> int:
    database = store_at(url).reader()
    try:
        return int(database.rows("SELECT count(*) FROM ground")[0][0])
    finally:
        database.close()


def test_records_come_back_to_the_byte_whatever_they_are_packed_against(url: str) -> None:
    entries = [ready("scr_1"), ready("scr_2", 6), ready("scr_3", 7, OTHER), ready("scr_4", 8, None)]
    with open_ledger(url) as ledger:
        put(ledger, *entries)
        assert [ledger.entry(each.id).document for each in entries] == list(map(document, (5, 6, 7, 8)))
    assert grounds(url) == 2
    with open_ledger(url) as ledger:
        put(ledger, ready("scr_5"))
        assert ledger.entry("scr_5").document == document()
    assert grounds(url) == 2
    assert audit(url, ()).faults == ()


def test_a_record_takes_little_room_beside_its_ground() -> None:
    assert len(ready("scr_1").stored) * 3 < len(ready("scr_1", ground=None).stored)


def test_threads_that_pack_against_one_ground_do_not_disturb_one_another() -> None:
    texts = [f"{{{number}: {'x' * number}}}".encode() * 400 for number in range(64)]
    with ThreadPoolExecutor(8) as threads:
        packed = list(threads.map(GROUND.pack, texts))
    assert list(map(GROUND.unpack, packed)) == texts
    assert packed == list(map(Ground(GROUND.content).pack, texts))


def test_a_ground_is_kept_together_with_its_first_record_or_not_at_all(url: str) -> None:
    with open_ledger(url) as ledger:
        put(ledger, ready("scr_1", ground=None))
        with pytest.raises(Exception, match="the id `scr_1` is taken"):
            put(ledger, ready("scr_1"))
        assert grounds(url) == 0
        put(ledger, ready("scr_2"))
        assert grounds(url) == 1


def test_a_copy_holds_the_grounds_too(url: str, tmp_path: Path) -> None:
    with open_ledger(url) as ledger:
        put(ledger, ready("scr_1"))
    target = tmp_path / "copy.db"
    source = store_at(url).reader()
    copy_to_sqlite(source, target)
    source.close()
    with open_ledger(str(target)) as ledger:
        assert ledger.entry("scr_1").document == document()
    assert audit(str(target), ()).faults == ()


def test_a_ledger_made_before_there_were_grounds_takes_them(url: str) -> None:
    database = store_at(url).writer(create=True)
    migrate(database, "x", MIGRATIONS[:1])
    database.close()
    with open_ledger(url) as ledger:
        put(ledger, ready("scr_1"))
        assert ledger.entry("scr_1").document == document()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ground",
        "UPDATE ground SET content = x'00'",
        "UPDATE ground SET content = (SELECT stored FROM body LIMIT 1)",
        "UPDATE body SET stored = CAST(substr(stored, 1, 60) || substr(stored, 62) AS BLOB)",
    ],
)
def test_a_ground_or_a_record_that_was_changed_is_found(tmp_path: Path, statement: str) -> None:
    own = Ground(record(screened({"readiness": 1})) + statement.encode())
    path, copied = tmp_path / "ledger.db", tmp_path / "changed.db"
    with open_ledger(str(path)) as ledger:
        put(ledger, ready("scr_1", ground=own))
    shutil.copy(path, copied)
    with sqlite3.connect(copied) as connection:
        for trigger in ("ground_no_delete", "ground_no_update", "body_withhold"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
    connection.close()
    assert [fault.message for fault in audit(str(copied), ()).faults] == [
        "entry 0 cannot be read: the stored document is damaged"
    ]
    assert audit(str(path), ()).faults == ()


def test_a_ground_cannot_be_changed_by_mistake(url: str) -> None:
    with open_ledger(url) as ledger:
        put(ledger, ready("scr_1"))
    database = store_at(url).writer(create=False)
    for statement in ("DELETE FROM ground", "UPDATE ground SET content = key"):
        with pytest.raises(Exception, match="ground only grows"):
            database.run(statement)
    database.close()


def test_what_is_not_a_screening_is_packed_alone(url: str) -> None:
    with open_ledger(url) as ledger:
        ledger.submit(Change(entries=(action("act_1"),))).result()
    assert grounds(url) == 0
