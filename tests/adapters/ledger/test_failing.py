"""A disk that is full, fails or is read-only, a database that is gone: a clear error, nothing lost, and then on."""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from adapters.file_limits import files_no_larger_than
from adapters.ledger.adding import action, put
from adapters.postgres_server import PostgresServer
from shinsa_adapters.ledger import (
    Change,
    Claim,
    Ledger,
    LedgerLockedError,
    LedgerUnavailableError,
    NewEntry,
    NotALedgerError,
    committing,
    open_ledger,
)
from shinsa_adapters.ledger.auditing import audit

LARGE = 400_000


def large(name: str) -> NewEntry:
    """An entry that does not compress."""
    return NewEntry(kind="action", id=name, document=f'{{"what":"{os.urandom(LARGE // 2).hex()}"}}'.encode(), by="x")


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("mounting a small disk needs root; the test with a limit on the size of files runs everywhere")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def until_it_fails(ledger: Ledger) -> tuple[int, LedgerUnavailableError]:
    """Add large entries until one is refused: how many were kept, and why no more."""
    for place in range(200):
        try:
            put(ledger, large(f"big_{place}"))
        except LedgerUnavailableError as error:
            return place, error
    raise AssertionError("the disk was never full")


def test_on_a_full_disk_nothing_acknowledged_is_lost_and_room_is_enough_to_go_on(small_disk: Path) -> None:
    path = small_disk / "ledger.db"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(700_000))
    with open_ledger(str(path)) as ledger:
        put(ledger, action("act_1"))
        kept, error = until_it_fails(ledger)
        assert error.message == f"the ledger `{path}` cannot be used now: the disk is full"
        assert ledger.size() == kept + 1
        with pytest.raises(LedgerUnavailableError):
            put(ledger, large("big_x"))
        ballast.unlink()
        put(ledger, action("act_2"))
        assert [ledger.entry(f"big_{place}").position for place in range(kept)] == list(range(1, kept + 1))
        assert ledger.size() == kept + 2
    assert audit(str(path), ()).faults == ()


def test_a_disk_that_fails_to_write_is_said_and_got_over(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(str(path)) as ledger:
        with files_no_larger_than(1_000_000):
            kept, error = until_it_fails(ledger)
            assert error.message.startswith(f"the ledger `{path}` cannot be used now: the disk ")
            assert ledger.size() == kept
        put(ledger, action("act_2"))
        assert ledger.size() == kept + 1
    assert audit(str(path), ()).faults == ()


def test_callers_that_wait_together_are_all_told(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        with files_no_larger_than(1_000_000):
            asked = [ledger.submit(Change(entries=(large(f"big_{place}"),))) for place in range(30)]
            errors = [future.exception(timeout=60) for future in asked]
        told = [error is None for error in errors]
        assert told.count(True) == ledger.size()
        assert {type(error) for error in errors if error} == {LedgerUnavailableError}
        put(ledger, action("act_1"))


def test_a_disk_that_becomes_read_only_is_said_and_got_over(small_disk: Path) -> None:
    path = small_disk / "ledger.db"
    with open_ledger(str(path)) as ledger:
        put(ledger, action("act_1"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(LedgerUnavailableError, match="cannot be used now"):
        open_ledger(str(path))
    assert audit(str(path), ()).entries == 1  # reading goes on
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    with open_ledger(str(path)) as ledger:
        put(ledger, action("act_2"))


async def _tried(ledger: Ledger) -> str:
    """What stands in the way of writing, by a trial; nothing where one comes through."""
    try:
        await ledger.try_writing()
    except LedgerUnavailableError as error:
        return error.message
    return ""


def tried(ledger: Ledger) -> str:
    return asyncio.run(_tried(ledger))


def fault(ledger: Ledger) -> str:
    return "" if ledger.fault is None else ledger.fault.message


def test_a_ledger_that_was_written_just_now_is_not_written_to_see_whether_it_can_be(url: str) -> None:
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
        assert tried(ledger) == ""
        assert ledger.mark("ledger", "trial") is None


def test_a_ledger_left_alone_is_tried_and_does_not_grow(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committing, "QUIET_S", 0.0)
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
        marks: set[bytes | None] = set()
        for _ in range(3):
            assert tried(ledger) == ""
            marks.add(ledger.mark("ledger", "trial"))
        assert len(marks) == 3  # each was written: the same bytes again need not be
        assert (ledger.size(), set(ledger.marks("ledger"))) == (1, {"trial"})


def test_a_disk_that_takes_no_more_is_seen_by_a_trial_until_it_does(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(str(path)) as ledger:
        with files_no_larger_than(1_000_000):
            _, error = until_it_fails(ledger)
            assert fault(ledger) == error.message
        with files_no_larger_than(10_000):  # and not a byte more
            assert tried(ledger).startswith(f"the ledger `{path}` cannot be used now: the disk ")
            assert fault(ledger)
        assert (tried(ledger), fault(ledger)) == ("", "")


def test_what_was_answered_before_does_not_show_that_more_can_be_written(tmp_path: Path) -> None:
    claim = Claim("x", "key", b"{}")
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        put(ledger, action("act_1"), claim=claim)
        with files_no_larger_than(10_000), pytest.raises(LedgerUnavailableError):
            put(ledger, large("big"))
        assert put(ledger, action("act_1"), claim=claim).replayed
        assert fault(ledger)


def test_a_database_that_turns_read_only_is_seen_by_a_trial_until_it_is_not(postgres: PostgresServer) -> None:
    with open_ledger(postgres.emptied()) as ledger:
        put(ledger, action("act_1"))
        with postgres.read_only():
            with pytest.raises(LedgerUnavailableError, match="the server is read-only"):
                put(ledger, action("act_2"))
            assert (
                tried(ledger)
                == fault(ledger)
                == "the ledger `postgresql:///postgres` cannot be used now: the server is read-only"
            )
            assert ledger.entry("act_1").position == 0
        assert (tried(ledger), fault(ledger)) == ("", "")
        put(ledger, action("act_3"))


def test_a_second_writer_is_kept_out_and_told_so(url: str) -> None:
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
        with pytest.raises(
            LedgerLockedError, match=r"another process writes the ledger `.*`\n  hint: only one process may"
        ):
            open_ledger(url)
        assert audit(url, ()).entries == 1
    open_ledger(url).close()


def test_a_database_that_is_killed_is_said_and_got_over(postgres: PostgresServer) -> None:
    url = postgres.emptied()
    with open_ledger(url) as ledger:
        put(ledger, action("act_1"))
        postgres.kill()
        try:
            for name in ("act_2", "act_3"):
                with pytest.raises(
                    LedgerUnavailableError, match=r"cannot be used now: .*\n  hint: is the server running"
                ):
                    put(ledger, action(name))
            with pytest.raises(LedgerUnavailableError):
                ledger.entry("act_1")
        finally:
            postgres.start()
        put(ledger, action("act_4"))
        assert (ledger.entry("act_1").position, ledger.entry("act_4").position) == (0, 1)
    assert audit(url, ()).faults == ()


def test_what_is_no_ledger_is_said(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("hello, this is no database at all" * 50, encoding="utf-8")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE x (y)")
    other.close()
    cases = {
        str(tmp_path / "text"): "is not a ledger: file is not a database",
        str(tmp_path / "other.db"): "is a database, but not a ledger",
        str(tmp_path): "is a folder",
        str(tmp_path / "no" / "ledger.db"): "the folder of `.*` does not exist",
        "mysql://x": "`mysql` is no kind of ledger",
        "": "`` is no kind of ledger",
        "postgresql://h/y?nonsense=1": "this is no address of a PostgreSQL database",
    }
    for place, message in cases.items():
        with pytest.raises(NotALedgerError, match=message):
            open_ledger(place)
    with pytest.raises(NotALedgerError, match="there is no ledger at"):
        open_ledger(str(tmp_path / "ledger.db"), create=False)
    assert not (tmp_path / "ledger.db").exists()


def test_a_database_server_that_is_not_there_is_said() -> None:
    with pytest.raises(LedgerUnavailableError, match=r"the ledger `postgresql:///x` cannot be used now: .*socket"):
        open_ledger("postgresql:///x?host=/nowhere&password=secret")


def test_a_mistake_within_hits_its_own_change_alone(ledger: Ledger) -> None:
    """Something that cannot be written for a reason nobody thought of: the others of its group are kept."""
    wrong = NewEntry(kind="action", id="\ud800", document=b"{}", by="x")
    asked = [ledger.submit(Change(entries=(entry,))) for entry in (action("act_1"), wrong, action("act_2"))]
    assert asked[1].exception() is not None
    assert {asked[0].result().positions, asked[2].result().positions} == {(0,), (1,)}
    assert ledger.size() == 2
