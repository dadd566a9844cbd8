"""Expected output kept as files, so that it reads as a user sees it."""

import os
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected"


def expected(name: str, actual: str) -> str:
    """What the file holds; with `UPDATE_EXPECTED=1` it is written anew, to be read before it is committed."""
    path = EXPECTED / name
    if os.environ.get("UPDATE_EXPECTED") == "1":
        path.write_text(actual, encoding="utf-8")
    return path.read_text(encoding="utf-8")
