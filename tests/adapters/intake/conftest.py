from pathlib import Path

import pytest

from shinsa.facts import Vocabulary
from shinsa.library import load_ruleset


@pytest.fixture(scope="session", name="vocabulary")
def shipped_vocabulary() -> Vocabulary:
    return load_ruleset("us_japan_2025").vocabulary


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are named from the folder of the test."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(name="place")
def place_of_a_ledger(tmp_path: Path) -> str:
    """Where a new ledger may be made: on SQLite alone, where the store makes no difference."""
    return str(tmp_path / "ledger.db")
