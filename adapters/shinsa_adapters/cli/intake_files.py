"""What `shinsa intake` reads beside its table and what it writes: proposals, keys, rejects."""

import csv
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from shinsa.errors import InputError, Problem
from shinsa_adapters.cli.failures import CommandError, OutputError, quoted, reason
from shinsa_adapters.cli.files import find, read
from shinsa_adapters.cli.streams import STANDARD, put, write_whole
from shinsa_adapters.rendering.wording import count

if TYPE_CHECKING:
    from shinsa_adapters.intake.gathering import Rejected
    from shinsa_adapters.intake.making import Given, Made

LARGEST: Final = 1 << 20
_TOLD: Final = 20
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_HEADINGS: Final = ("proposal", "record")


@dataclass(slots=True)
class Counts:
    """What came of the records."""

    made: int = 0
    joined: int = 0
    unknown: int = 0
    lacking: list[str] = field(default_factory=list[str])

    def add(self, made: "Made") -> None:
        """One proposal more."""
        self.made += 1
        self.joined += made.records > 0
        self.unknown += made.unknown
        self.lacking += made.lacking


class Output:
    """Where proposals go: one a line on standard output, or a file each in a folder."""

    def __init__(self, name: str) -> None:
        """Make the folder, if it is one. Raises `OutputError` where it cannot be made."""
        self._folder = None if name in {STANDARD, "-"} else Path(name)
        self._many = 0
        if self._folder is not None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError.of(quoted(name), error) from error

    def add(self, name: str, line: bytes) -> None:
        """One proposal; its file is called after its number and its id."""
        self._many += 1
        if self._folder is None:
            put(line)
        else:
            stem = _UNSAFE.sub("_", name)[:80].strip("._") or "proposal"
            write_whole(self._folder / f"{self._many:06}-{stem}.json", line)


class RejectsOutput(AbstractContextManager["RejectsOutput"]):
    """Where rejects go: a file, which appears whole; the first of them are told as well where there is none."""

    def __init__(self, name: str | None) -> None:
        """Begin the file. Raises `OutputError` where it cannot be written."""
        self.many = 0
        self.told: list[str] = []
        self._target = None if name is None else Path(name).absolute()
        if self._target is not None:
            from shinsa_adapters.intake.rejects import RejectsFile  # noqa: PLC0415  # an extra

            try:
                held, self._beside = tempfile.mkstemp(prefix=f".{self._target.name}.", dir=self._target.parent)
            except OSError as error:
                raise OutputError.of(quoted(str(name)), error) from error
            self._file = os.fdopen(held, "w", encoding="utf-8", newline="")
            self._table = RejectsFile(self._file)

    def add(self, rejected: "Rejected") -> None:
        """One reject more."""
        self.many += 1
        if self._target is not None:
            self._table.add(rejected)
        elif self.many <= _TOLD:
            about = f"{rejected.rows} ({rejected.record})" if rejected.record else rejected.rows
            self.told.append(f"  {about if rejected.rows else rejected.record}: {rejected.code}: {rejected.reason}")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Put the file in its place, unless something went wrong."""
        if self._target is None:
            return
        self._file.close()
        if kind is None:
            Path(self._beside).chmod(0o644)
            Path(self._beside).replace(self._target)
        else:
            Path(self._beside).unlink(missing_ok=True)


def declared_keys(name: str | None) -> Mapping[str, tuple[str, ...]] | None:
    """The records that belong to each proposal, as a file declares; `None` where ids alone decide.

    Raises:
        CommandError: it cannot be read, or has other headings.
    """
    if name is None:
        return None
    found: dict[str, tuple[str, ...]] = {}
    for line, (proposal, record) in declared(name, _HEADINGS):
        if not proposal or not record:
            raise CommandError(f"{quoted(name)}, line {line}: a proposal and a record stand there")
        found[proposal] = (*found.get(proposal, ()), record)
    return found


def declared(name: str, headings: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file that declares something under fixed headings: their numbers, and the cells, stripped.

    Raises:
        CommandError: it cannot be read, has other headings, or a line has not as many cells.
    """
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            if tuple(next(rows, ())) != headings:
                raise CommandError(f"{quoted(name)} does not begin with the headings {','.join(headings)}")
            for row in filter(None, rows):
                if len(row) != len(headings):
                    raise CommandError(
                        f"{quoted(name)}, line {rows.line_num}: {count(len(headings), 'cell')} stand there"
                    )
                yield rows.line_num, [cell.strip() for cell in row]
    except (csv.Error, UnicodeDecodeError) as error:
        raise CommandError(f"{quoted(name)} is not a CSV file in UTF-8: {error}") from error
    except OSError as error:
        raise CommandError(f"{quoted(name)} cannot be read: {reason(error)}") from error


def proposals_in(name: str) -> "Iterator[Given]":
    """The proposals in a file or folder; those of an NDJSON file one by one.

    Raises:
        CommandError: the file cannot be read.
    """
    from shinsa.proposal.reading import read_json  # noqa: PLC0415  # heavy
    from shinsa_adapters.intake.making import Given  # noqa: PLC0415  # an extra

    for place, data in _documents(name):
        try:
            yield Given(place, read_json(data(), limit=LARGEST))
        except InputError as error:
            yield Given(place, error)


def _refuse(problem: Problem) -> bytes:
    raise InputError([problem])


def _documents(name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    if Path(name).suffix.lower() not in {".ndjson", ".jsonl"}:
        found = find([name])
        yield from ((file, partial(_refuse, problem)) for file, problem in found.unreadable)
        yield from ((file, partial(read, file, LARGEST)) for file in found.files)
        return
    try:
        with Path(name).open("rb") as lines:
            for number, line in enumerate(iter(lambda: lines.readline(LARGEST + 2), b""), 1):
                if line.strip():
                    yield f"line {number}", partial(bytes, line.rstrip(b"\r\n"))
    except OSError as error:
        raise CommandError(f"{quoted(name)} cannot be read: {reason(error)}") from error
