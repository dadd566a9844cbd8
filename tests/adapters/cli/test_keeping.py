"""Kept rulesets save time and change nothing; whatever is wrong with one, the ruleset is read anew."""

import os
import pickle
import shutil
from pathlib import Path

import pytest

import shinsa.library
from adapters.calling import Shinsa
from adapters.commands import PROPOSALS, RULESET
from shinsa.errors import RulesetError
from shinsa_adapters.cli import keeping
from shinsa_adapters.cli.rulesets import load


@pytest.fixture(name="kept")
def kept_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    monkeypatch.setenv("SHINSA_CACHE", str(folder))
    return folder


@pytest.fixture(name="ruleset")
def ruleset_of_my_own(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULESET, tmp_path / "ruleset"))


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise AssertionError("read anew")

    monkeypatch.setattr(shinsa.library, "load_ruleset", refuse)


def test_a_ruleset_is_read_once(kept: Path, ruleset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(str(ruleset))
    assert len(list(kept.iterdir())) == 1
    forbid_reading(monkeypatch)
    assert load(str(ruleset)) == first


def test_a_kept_ruleset_screens_to_the_same_bytes(
    tmp_path: Path, shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    words = ("screen", str(PROPOSALS / "open.json"), "--ruleset", str(RULESET), "--as-of", "2025-10-28")
    monkeypatch.setenv("SHINSA_CACHE", str(kept))
    fresh, again = shinsa(*words), shinsa(*words)
    assert list(kept.iterdir())
    assert fresh == again


def test_any_change_of_any_file_makes_another_key(ruleset: Path, kept: Path) -> None:
    del kept
    before = keeping.key(ruleset)
    for file in sorted(ruleset.iterdir()):
        text = file.read_text()
        file.write_text(f"{text}# a remark\n")
        assert keeping.key(ruleset) != before
        file.write_text(text)
    assert keeping.key(ruleset) == before
    (ruleset / "more.yaml").write_text("")
    assert keeping.key(ruleset) != before


@pytest.mark.parametrize("content", [b"", b"not a pickle", pickle.dumps(7), pickle.dumps(os.system)])
def test_what_is_not_a_ruleset_is_not_recalled(content: bytes, kept: Path, ruleset: Path) -> None:
    fresh = load(str(ruleset))
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert keeping.recall(file.name) is None
    assert load(str(ruleset)) == fresh


def test_what_others_could_have_written_is_not_recalled(kept: Path, ruleset: Path) -> None:
    load(str(ruleset))
    (file,) = kept.iterdir()
    assert keeping.recall(file.name) is not None
    file.chmod(0o666)
    assert keeping.recall(file.name) is None


def test_what_somebody_else_owns_is_not_recalled(kept: Path, ruleset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(str(ruleset))
    (file,) = kept.iterdir()
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert keeping.recall(file.name) is None


def test_only_so_many_are_kept(kept: Path, ruleset: Path) -> None:
    for number in range(18):
        (ruleset / "rules.yaml").write_text(f"{(RULESET / 'rules.yaml').read_text()}# {number}\n")
        load(str(ruleset))
    assert len(list(kept.iterdir())) == 16


def test_a_ruleset_with_mistakes_is_never_kept(kept: Path, ruleset: Path) -> None:
    (ruleset / "rules.yaml").write_text("- id: x\n")
    with pytest.raises(RulesetError):
        load(str(ruleset))
    assert not kept.exists()


def test_where_nothing_can_be_kept_the_work_is_done_all_the_same(
    ruleset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("SHINSA_CACHE", str(blocked / "below"))
    assert load(str(ruleset)).id == "small"
    monkeypatch.setenv("SHINSA_CACHE", "off")
    assert keeping.key(ruleset) is None
    assert load(str(ruleset)).id == "small"
