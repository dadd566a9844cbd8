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
