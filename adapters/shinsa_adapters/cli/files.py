"""From the names on the command line to the bytes of proposals."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from shinsa.errors import InputError, Problem
from shinsa.messages.teller import said
from shinsa_adapters.cli.catalogue import calling
from shinsa_adapters.cli.catalogue import listing as catalogue
from shinsa_adapters.cli.failures import CommandError, UsageError, quoted, reason
from shinsa_adapters.cli.streams import STANDARD

SUFFIX: Final = ".json"
PROPOSAL_LIMIT: Final = 1_048_576
"""The most bytes a proposal may have where a command has no option for it."""
_NO_FILE: Final = Problem("", "unreadable", said(catalogue.NOT_ORDINARY))


@dataclass(frozen=True, slots=True)
class Found:
    """The files to screen, in order; how many others lay in the folders; and what could not be looked into."""

    files: tuple[str, ...]
    passed_over: int
    unreadable: tuple[tuple[str, Problem], ...]


def find(names: Sequence[str]) -> Found:
    """Each file named, and in each folder named every `*.json` below it, sorted by path.

    Raises:
        UsageError: nothing is named.
        CommandError: a folder holds no proposal.
    """
    if not names:
        raise UsageError(said(calling.NO_PROPOSAL_NAMED), said(calling.GIVE_A_FILE))
    parts = [_in_folder(name) if _is_folder(name) else Found((name,), 0, ()) for name in names]
    return Found(
        tuple(file for part in parts for file in part.files),
        sum(part.passed_over for part in parts),
        tuple(entry for part in parts for entry in part.unreadable),
    )


def _in_folder(name: str) -> Found:
    unreadable: list[tuple[str, Problem]] = []
    below = list(_walk(name, unreadable))
    named = sorted(path for path in below if path.endswith(SUFFIX))
    files = [path for path in named if not _is_pipe(path)]
    unreadable += [(path, _NO_FILE) for path in named if path not in files]
    if not named and not unreadable:
        hint = said(calling.PROPOSALS_ARE, pattern=f"*{SUFFIX}")
        raise CommandError(said(calling.FOLDER_WITHOUT, name=quoted(name)), hint)
    return Found(tuple(files), len(below) - len(named), tuple(unreadable))


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # no file can have this name; reading it says so
        return False


def _is_pipe(path: str) -> bool:
    """Whether reading could wait for ever; only a pipe that is named itself is meant to be read."""
    return Path(path).exists() and not Path(path).is_file()


def _walk(name: str, unreadable: list[tuple[str, Problem]]) -> Iterator[str]:
    def note(error: OSError) -> None:
        unreadable.append((str(error.filename), _unreadable(error)))

    for folder, _, files in os.walk(name, onerror=note):
        yield from (str(Path(folder, file)) for file in files)


def read(name: str, limit: int) -> bytes:
    """The bytes of a file or of standard input; no more than one beyond the limit, which is enough to refuse it.

    Raises:
        InputError: it cannot be read, or holds more bytes than the limit.
    """
    try:
        data = _bytes(name, limit + 1)
    except OSError as error:
        raise InputError([_unreadable(error)]) from error
    except ValueError as error:  # a NUL in the name
        raise InputError([Problem("", "unreadable", said(catalogue.NO_FILE_NAME))]) from error
    if len(data) > limit:
        raise InputError([_too_large(name, limit)])
    return data


def contents(name: str) -> bytes:
    """Everything a file or standard input holds.

    Raises:
        OSError: it cannot be read.
        ValueError: no file can have this name.
    """
    return _bytes(name, -1)


def _bytes(name: str, most: int) -> bytes:
    if name == STANDARD:
        return sys.stdin.buffer.read(most)
    with Path(name).open("rb") as file:
        return file.read(most)


def _unreadable(error: OSError) -> Problem:
    return Problem("", "unreadable", said(catalogue.UNREADABLE, reason=reason(error)))


def _too_large(name: str, limit: int) -> Problem:
    sized = name != STANDARD and Path(name).is_file()
    message = (
        said(catalogue.HOLDS_BYTES, size=Path(name).stat().st_size, limit=limit)
        if sized
        else said(catalogue.HOLDS_MORE, limit=limit)
    )
    return Problem("", "too-large", message, said(catalogue.HIGHER_LIMIT))
