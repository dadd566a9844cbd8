"""Tables are brought up to date when a ledger is opened, version by version, and may be cut off anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from adapters.commands import environment
from adapters.ledger.adding import action, put
from shinsa_adapters.ledger import NotALedgerError, open_ledger
from shinsa_adapters.ledger.auditing import audit
from shinsa_adapters.ledger.stores import store_at
from shinsa_adapters.ledger.stores.migrating import migrate, version_of
from shinsa_adapters.ledger.stores.schema import MIGRATIONS, Migration

NEXT: Migration = dict.fromkeys(
    ("sqlite", "postgres"),
    (
        "ALTER TABLE mark ADD COLUMN note TEXT",
        "CREATE TABLE added (name TEXT PRIMARY KEY)",
        "INSERT INTO added VALUES ('x')",
    ),
)
"""A version that might come: it changes a table and adds one."""
BROKEN: Migration = {kind: (*NEXT[kind], "INSERT INTO added VALUES ('x')") for kind in NEXT}
"""The same, and then it fails."""


def test_a_new_ledger_has_the_newest_version(url: str) -> None:
    open_ledger(url).close()
    database = store_at(url).reader()
    assert version_of(database) == len(MIGRATIONS)
    database.close()


@pytest.mark.parametrize("version", range(len(MIGRATIONS) + 1))
def test_a_ledger_of_every_earlier_version_is_brought_up_to_date(url: str, version: int) -> None:
    database = store_at(url).writer(create=True)
    migrate(database, "x", MIGRATIONS[:version])
    assert version_of(database) == version
    database.close()
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
    assert audit(url, ()).faults == ()


def test_a_version_that_comes_later_finds_what_was_kept(url: str) -> None:
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
    database = store_at(url).writer(create=False)
    migrate(database, "x", (*MIGRATIONS, NEXT))
    assert version_of(database) == len(MIGRATIONS) + 1
    assert database.rows("SELECT name FROM added") == [("x",)]
    assert database.rows("SELECT id FROM entry") == [("act_1",)]
    database.close()


def test_a_version_that_fails_half_way_leaves_the_one_before(url: str) -> None:
    open_ledger(url).close()
    database = store_at(url).writer(create=False)
    with pytest.raises(Exception, match=r"added|unique"):
        migrate(database, "x", (*MIGRATIONS, BROKEN))
    assert version_of(database) == len(MIGRATIONS)
    migrate(database, "x", (*MIGRATIONS, NEXT))
    assert version_of(database) == len(MIGRATIONS) + 1
    database.close()


def test_a_program_killed_half_way_leaves_a_ledger_that_the_next_one_brings_up(url: str, tmp_path: Path) -> None:
    """Killed after each statement of the first version in turn."""
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal, sys\n"
        "from shinsa_adapters.ledger.stores import store_at\n"
        "from shinsa_adapters.ledger.stores.migrating import migrate\n"
        "database = store_at(sys.argv[1]).writer(create=True)\n"
        "run, left = database.run, [int(sys.argv[2])]\n"
        "def counted(*words):\n"
        "    left[0] -= 1\n"
        "    if left[0] < 0:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return run(*words)\n"
        "database.run = counted\n"
        "migrate(database, 'x')\n",
        encoding="utf-8",
    )
    for statements in (3, 17):
        done = subprocess.run(
            [sys.executable, str(script), url, str(statements)], env=environment(), check=False, timeout=60
        )
        assert done.returncode == -9
        database = store_at(url).writer(create=True)
        assert version_of(database) == 0
        database.close()
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
    assert audit(url, ()).faults == ()


def test_a_ledger_of_a_newer_program_is_refused_by_writers_and_readers(url: str) -> None:
    open_ledger(url).close()
    database = store_at(url).writer(create=False)
    migrate(database, "x", (*MIGRATIONS, NEXT))
    database.close()
    message = r"the ledger `.*` has version 3; this shinsa knows up to 2\n  hint: use a newer shinsa"
    with pytest.raises(NotALedgerError, match=message):
        open_ledger(url)
    with pytest.raises(NotALedgerError, match=message):
        audit(url, ())


def test_rows_that_only_grow_cannot_be_changed_by_mistake(url: str) -> None:
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
    database = store_at(url).writer(create=False)
    for statement in (
        "DELETE FROM entry",
        "UPDATE entry SET owner = 'x'",
        "DELETE FROM body",
        "UPDATE body SET stored = stored",
        *(["INSERT OR REPLACE INTO entry SELECT * FROM entry"] if database.kind == "sqlite" else ["TRUNCATE entry"]),
    ):
        with pytest.raises(Exception, match=r"only grows|only when fields are withheld"):
            database.run(statement)
    database.close()
