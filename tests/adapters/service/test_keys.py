"""Keys are random, kept as digests, limited in time, and changed without losing one."""

from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from shinsa_adapters.service.keys import Key, KeyFile, KeyFileError, Scope, make, rotated

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(name="file")
def key_file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys.json")


def test_a_key_is_found_by_its_secret_alone(file: KeyFile) -> None:
    new = make("intake", [Scope.SCREEN, Scope.READ], NOW, owner="sponsor-7")
    file.add(new.key)
    found = file.find(new.secret, NOW)
    assert found == new.key
    assert found.scopes == (Scope.READ, Scope.SCREEN)
    assert file.find(new.secret + "x", NOW) is None
    assert file.find(new.key.prefix, NOW) is None


def test_the_secret_is_long_and_kept_nowhere(file: KeyFile, tmp_path: Path) -> None:
    new = make("intake", [Scope.SCREEN], NOW)
    file.add(new.key)
    assert len(new.secret) == len("shinsa_") + 43
    assert new.secret.startswith(new.key.prefix)
    assert new.secret not in (tmp_path / "keys.json").read_text()
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("after", "works"), [(DAY - timedelta(seconds=1), True), (DAY, False), (2 * DAY, False)])
def test_a_key_works_up_to_the_moment_it_expires(file: KeyFile, after: timedelta, works: bool) -> None:  # noqa: FBT001
    new = make("intake", [Scope.SCREEN], NOW, expires=NOW + DAY)
    file.add(new.key)
    assert (file.find(new.secret, NOW + after) is not None) is works


def test_after_a_rotation_both_secrets_work_for_as_long_as_they_overlap(file: KeyFile) -> None:
    old = make("intake", [Scope.SCREEN], NOW)
    file.add(old.key)
    new = rotated(old.key, NOW, overlap=DAY)
    file.put(new.key)
    assert file.find(new.secret, NOW + 2 * DAY)
    assert file.find(old.secret, NOW + DAY - timedelta(seconds=1))
    assert file.find(old.secret, NOW + DAY) is None


def test_without_an_overlap_the_old_secret_ends_at_once(file: KeyFile) -> None:
    old = make("intake", [Scope.SCREEN], NOW)
    file.add(old.key)
    file.put(rotated(old.key, NOW, overlap=timedelta(0)).key)
    assert file.find(old.secret, NOW) is None


def test_a_change_of_the_file_is_seen_at_once(file: KeyFile, tmp_path: Path) -> None:
    first, second = (make(name, [Scope.SCREEN], NOW) for name in ("one", "two"))
    file.add(first.key)
    assert file.find(second.secret, NOW) is None
    KeyFile(tmp_path / "keys.json").add(second.key)
    assert file.find(second.secret, NOW)
    assert [key.name for key in file.everyone()] == ["one", "two"]


def test_a_key_is_named_by_its_id_or_prefix(file: KeyFile) -> None:
    new = make("intake", [Scope.SCREEN], NOW)
    file.add(new.key)
    assert file.get(new.key.id) == file.get(new.key.prefix) == new.key
    with pytest.raises(KeyFileError, match="no key has the id or prefix `key_none`"):
        file.get("key_none")
    file.add(make("other", [Scope.SCREEN], NOW).key)
    with pytest.raises(KeyFileError, match="2 keys have"):
        file.get("shinsa_")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"schema": "other/1"}', '{"schema": "shinsa.keys/1"}', '{"schema":"shinsa.keys/1","keys":[{}]}'],
)
def test_a_file_that_holds_no_keys_is_said_to(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(KeyFileError, match=r"keys.json` is no file of keys"):
        KeyFile(path).everyone()


def test_a_folder_in_the_files_place_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="cannot be used: is a directory"):
        KeyFile(tmp_path).everyone()


def add_several(path: Path) -> None:
    for number in range(10):
        KeyFile(path).add(make(f"n{number}", [Scope.READ], NOW).key)


def test_two_who_add_keys_at_once_lose_none(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    others = [get_context("spawn").Process(target=add_several, args=(path,)) for _ in range(2)]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    assert len(KeyFile(path).everyone()) == 20


def test_a_revoked_key_is_kept_and_does_not_work(file: KeyFile) -> None:
    new = make("intake", [Scope.SCREEN], NOW)
    key = Key(**{**{name: getattr(new.key, name) for name in Key.__slots__}, "revoked": NOW})
    file.add(key)
    assert file.find(new.secret, NOW) is None
    assert file.everyone() == (key,)
