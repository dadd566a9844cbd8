"""The second place: a folder, best on another machine, that holds what a ledger signed.

`checkpoint` is the latest signed note, `checkpoints` all of them one after the other, and `leaves` the hash of every
entry up to the latest, 32 bytes each. The checkpoints prove that nothing was changed; the leaves name what was.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from shinsa_adapters.ledger.errors import LedgerUnavailableError, NotALedgerError, TamperedError

LEAF_BYTES: Final = 32
_NOTE: Final = re.compile(r"(?:[^\n]+\n)+\n(?:\N{EM DASH} [^\n]+\n)+", re.MULTILINE)


class Kept:
    """The second place, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def latest(self) -> str | None:
        """The latest checkpoint; `None` where there is none yet.

        Raises:
            LedgerUnavailableError: the folder cannot be read.
        """
        try:
            return (self.folder / "checkpoint").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unusable(error) from error

    def notes(self) -> list[str]:
        """Every checkpoint, in the order they were made; the last one may be half written and is left out then.

        Raises:
            NotALedgerError: there are none.
            LedgerUnavailableError: they cannot be read.
        """
        try:
            text = (self.folder / "checkpoints").read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise NotALedgerError(
                f"`{self.folder}` keeps no checkpoints", "name the folder they are kept in"
            ) from error
        except OSError as error:
            raise self._unusable(error) from error
        return notes_of(text)

    def leaves(self) -> bytes:
        """The hash of every entry up to the latest checkpoint, 32 bytes each; empty where they are not kept."""
        try:
            data = (self.folder / "leaves").read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._unusable(error) from error
        return data[: len(data) - len(data) % LEAF_BYTES]

    def add(self, note: str, size: int, leaves: Callable[[int], bytes]) -> None:
        """Keep a checkpoint over `size` entries; `leaves` gives the hashes from a position up to that size.

        Raises:
            TamperedError: more entries are kept here than the ledger has.
            LedgerUnavailableError: the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._add_leaves(size, leaves)
            if self.latest() != note:
                _append(self.folder / "checkpoints", note.encode() + b"\n", self._whole())
                self._replace(note)
        except OSError as error:
            raise self._unusable(error) from error

    def _add_leaves(self, size: int, leaves: Callable[[int], bytes]) -> None:
        path = self.folder / "leaves"
        held = path.stat().st_size // LEAF_BYTES if path.exists() else 0
        if held > size:
            missing = f"entry {size} and later ones are missing"
            raise TamperedError(f"`{self.folder}` keeps {held} entries, and the ledger has {size}: {missing}", size)
        _append(path, leaves(held), held * LEAF_BYTES)

    def _whole(self) -> int:
        """How many bytes of the checkpoints are whole; a rest was cut off while it was written."""
        path = self.folder / "checkpoints"
        data = path.read_bytes() if path.exists() else b""
        if data.endswith(b"\n\n") or not data:
            return len(data)
        text = data.decode(errors="ignore")
        ends = [found.end() for found in _NOTE.finditer(text)]
        return len(text[: ends[-1]].encode()) + 1 if ends else 0

    def _replace(self, note: str) -> None:
        beside = self.folder / ".checkpoint"
        with beside.open("w", encoding="utf-8") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / "checkpoint")

    def _unusable(self, error: OSError) -> LedgerUnavailableError:
        return LedgerUnavailableError(
            f"the second place `{self.folder}` cannot be used: {error.strerror}",
            "checkpoints must be kept in a second place; make it writable, or name another",
        )


def notes_of(text: str) -> list[str]:
    """The signed notes in a text, one after the other."""
    return [found[0] for found in _NOTE.finditer(text)]


def _append(path: Path, data: bytes, at: int) -> None:
    """Write data durably at a place in a file, whatever a write that was cut off left behind it."""
    held = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    with os.fdopen(held, "r+b") as file:
        file.seek(at)
        file.truncate()
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
