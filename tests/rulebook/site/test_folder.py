"""A site is written whole, and never over something that is not a site."""

import json
from pathlib import Path

import pytest

from shinsa_adapters.rulebook.site import SiteError, write_site

OLD = {"index.html": b"old", "rules/gone.html": b"old"}
NEW = {"index.html": b"new", "rules/a.html": b"new"}


def files(folder: Path) -> dict[str, bytes]:
    held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in held.items() if name != "site.json"}


def test_a_new_folder_holds_the_pages_and_a_list_of_them(tmp_path: Path) -> None:
    write_site(NEW, tmp_path / "deep" / "site")
    assert files(tmp_path / "deep" / "site") == NEW
    assert json.loads((tmp_path / "deep" / "site" / "site.json").read_bytes()) == {
        "schema": "shinsa.site/1",
        "files": ["index.html", "rules/a.html"],
    }
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]


def test_an_earlier_site_is_replaced_whole(tmp_path: Path) -> None:
    write_site(OLD, tmp_path / "site")
    write_site(NEW, tmp_path / "site")
    assert files(tmp_path / "site") == NEW


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_site(NEW, tmp_path / "site")
    assert files(tmp_path / "site") == NEW


@pytest.mark.parametrize("manifest", [None, b"", b"[]", b'{"schema": "other/1", "files": ["notes.txt"]}'])
def test_a_folder_that_is_no_site_stays_as_it_is(tmp_path: Path, manifest: bytes | None) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    if manifest is not None:
        (tmp_path / "site.json").write_bytes(manifest)
    with pytest.raises(SiteError, match=r"holds files and is not a rendered site \(notes\.txt\)$"):
        write_site(NEW, tmp_path)
    assert files(tmp_path) == {"notes.txt": b"mine"}


def test_a_site_with_somebodys_own_file_in_it_stays_as_it_is(tmp_path: Path) -> None:
    write_site(OLD, tmp_path / "site")
    (tmp_path / "site" / "rules" / "notes.txt").write_bytes(b"mine")
    with pytest.raises(SiteError, match=r"holds a file that is not of the site: rules/notes\.txt$"):
        write_site(NEW, tmp_path / "site")
    assert files(tmp_path / "site") == {**OLD, "rules/notes.txt": b"mine"}


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"mine")
    with pytest.raises(SiteError, match=r"is a file$"):
        write_site(NEW, tmp_path / "site")
    assert (tmp_path / "site").read_bytes() == b"mine"


def test_the_folder_one_stands_in_is_not_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SiteError, match=r"is the folder you are in, or lies around it$"):
        write_site(NEW, Path())


def test_where_the_new_site_cannot_take_its_place_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(OLD, tmp_path / "site")
    move = Path.rename

    def broken(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return move(path, target)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(OSError, match="No space left"):
        write_site(NEW, tmp_path / "site")
    assert files(tmp_path / "site") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
