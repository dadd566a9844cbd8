"""The file of rejects: a table for people, in which nothing of what came from outside can act."""

import csv
from typing import IO

from shinsa_adapters.intake.gathering import Rejected

COLUMNS = ("rows", "record", "code", "reason")
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula in a spreadsheet, in some of them in full width as well."""


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and never computes."""
    return f"'{text}" if text.startswith(_ACTS) else text


class RejectsFile:
    """Writes rejects as CSV, one at a time."""

    def __init__(self, file: IO[str]) -> None:
        """Begin with the headings."""
        self._writer = csv.writer(file, lineterminator="\n")
        self._writer.writerow(COLUMNS)

    def add(self, rejected: Rejected) -> None:
        """One row more."""
        told = (rejected.rows, rejected.record, rejected.code, rejected.reason)
        self._writer.writerow([harmless(text) for text in told])
