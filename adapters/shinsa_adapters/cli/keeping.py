"""Checked rulesets kept between calls: reading and checking one takes longer than all the rest of a screening.

What is kept answers to its key alone: every byte of the ruleset's folder, the program's own files, and the Python that
runs it. Whatever is wrong with a kept file, the ruleset is read anew. `SHINSA_CACHE` names another folder, or is `off`.
"""

import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_IRWXG, S_IRWXO
from typing import Final

import shinsa
from shinsa.ruleset import Ruleset
from shinsa_adapters.cli.failures import OutputError
from shinsa_adapters.cli.streams import write_whole

_MOST: Final = 16
"""How many rulesets are kept; the oldest go first."""
_FOREIGN: Final = {("decimal", "Decimal"), ("datetime", "date")}
"""The only classes from elsewhere that a ruleset is made of."""


class _Reader(pickle.Unpickler):
    """Reads rulesets and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        if module.partition(".")[0] != "shinsa" and (module, name) not in _FOREIGN:
            raise pickle.UnpicklingError(f"a ruleset holds no `{module}.{name}`")
        return super().find_class(module, name)


def key(folder: Path) -> str | None:
    """What the ruleset in a folder is kept under; `None` where nothing may be kept or the folder cannot be read."""
    if os.environ.get("SHINSA_CACHE") == "off":
        return None
    try:
        files = sorted(folder.iterdir())
        if not all(file.is_file() for file in files):  # reading a pipe could wait for ever
            return None
        parts = [*_program(), *(part for file in files for part in (file.name, file.read_bytes()))]
    except OSError:
        return None
    return sha256(b"".join(_framed(part) for part in parts)).hexdigest()


def _framed(part: str | bytes) -> bytes:
    data = os.fsencode(part) if isinstance(part, str) else part
    return len(data).to_bytes(8) + data


def _program() -> Iterator[str]:
    """The program as it is: its version and Python's, and the age and size of each of its files."""
    yield f"{shinsa.__version__} {sys.version}"
    for file in sorted(Path(shinsa.__file__).parent.rglob("*.py")):
        facts = file.stat()
        yield f"{file} {facts.st_size} {facts.st_mtime_ns}"


def recall(name: str) -> Ruleset | None:
    """The ruleset kept under a key, if it is there, whole, and nobody else could have written it."""
    # Whatever is wrong with what is kept, the ruleset can be read anew.
    with suppress(Exception), (_folder() / name).open("rb") as file:
        found = _Reader(file).load() if own(file.fileno()) else None
        return found if isinstance(found, Ruleset) else None
    return None


def own(descriptor: int) -> bool:
    """Whether an open file is this user's, and nobody else can write or read it."""
    facts = os.fstat(descriptor)
    owner = os.getuid() if hasattr(os, "getuid") else facts.st_uid
    return facts.st_uid == owner and not facts.st_mode & (S_IRWXG | S_IRWXO)


def keep(name: str, ruleset: Ruleset) -> None:
    """Keep a ruleset under its key; where that cannot be done, nothing is lost but time."""
    with suppress(OSError, OutputError):
        keep_bytes(_folder(), name, pickle.dumps(ruleset, pickle.HIGHEST_PROTOCOL), _MOST)


def keep_bytes(folder: Path, name: str, data: bytes, most: int) -> None:
    """Keep a file in a folder that is this user's alone, and of all files there the latest; raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(folder / name, data, mode=0o600)
    files = (entry for entry in folder.iterdir() if entry.is_file())
    for old in sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)[most:]:
        old.unlink()


def _folder() -> Path:
    return kept_in("rulesets") if not os.environ.get("SHINSA_CACHE") else Path(os.environ["SHINSA_CACHE"])


def kept_in(room: str) -> Path:
    """The folder in which things of a kind are kept."""
    named = os.environ.get("SHINSA_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(named, room) if named else Path(home, "shinsa", room)
