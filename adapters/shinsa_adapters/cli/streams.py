"""Standard output for results, standard error for talk, and files that are written whole or not at all."""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from shinsa.messages.teller import said
from shinsa_adapters.cli.catalogue.calling import TO_STANDARD_OUTPUT
from shinsa_adapters.cli.failures import OutputError, quoted
from shinsa_adapters.rendering.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

STANDARD: Final = "(standard input)"
"""Stands for `-` among the words of a command line."""
WIDTH: Final = 100
"""Columns of a text that does not go to a terminal, unless `COLUMNS` says otherwise."""
LEAST_WIDTH: Final = 40
MOST_DIGITS: Final = 4
_CLOSED: Final = {"stdin": ("r", os.O_WRONLY), "stdout": ("w", os.O_RDONLY), "stderr": ("w", os.O_WRONLY)}
"""How a stream that came closed is opened: reading and writing what is asked for fails and says so; talk is lost."""


def open_closed() -> None:
    """Give each closed standard stream a place of its own, so that no file opened later is taken for it."""
    for name, (mode, access) in _CLOSED.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), mode, encoding="utf-8"))


def show(parts: "Iterable[RenderableType]", output: str | None = None) -> None:
    """Write renderables as text to standard output, or plain to a file."""
    from shinsa_adapters.rendering.text.console import to_text  # noqa: PLC0415  # JSON needs no console

    terminal = output is None and sys.stdout.isatty()
    deliver(to_text(parts, width=width(terminal=terminal), colour=terminal).encode(), output)


def width(*, terminal: bool) -> int:
    """The columns at hand."""
    if terminal:
        return shutil.get_terminal_size((WIDTH, 24)).columns
    asked = os.environ.get("COLUMNS", "")
    usable = asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS
    return max(int(asked), LEAST_WIDTH) if usable else WIDTH


def deliver(result: bytes, output: str | None = None) -> None:
    """Write a result (UTF-8) to standard output, or to a file: whole or not at all.

    Raises:
        OutputError: it cannot be written.
        BrokenPipeError: whoever read standard output has gone.
    """
    if output is None or output == STANDARD:
        put(result)
    else:
        write_whole(Path(output), result)


def put(result: bytes) -> None:
    """Write to standard output, at once, as UTF-8 whatever the locale.

    Raises:
        OutputError: it cannot be written.
        BrokenPipeError: whoever read it has gone.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError.of(said(TO_STANDARD_OUTPUT), error) from error


def write_whole(path: Path, result: bytes, *, mode: int | None = None) -> None:
    """Write a file beside its place, then move it there: a reader sees the old file or the new one, never a part.

    `mode` is the file's rights; without it those of the file replaced, or the usual ones.

    Raises:
        OutputError: it cannot be written; what stood there before still does.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(result)  # a device or pipe cannot be replaced
            return
        held, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise OutputError.of(quoted(str(path)), error) from error
    try:
        with os.fdopen(held, "wb") as file:
            file.write(result)
        Path(beside).chmod(_mode(target) if mode is None else mode)
        Path(beside).replace(target)
    except OSError as error:
        raise OutputError.of(quoted(str(path)), error) from error
    finally:
        with suppress(FileNotFoundError):
            Path(beside).unlink()


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def say(line: str) -> None:
    """Talk to the user: a line on standard error, in which nothing can act."""
    safe = "\n".join(visible(part) for part in line.split("\n"))
    with suppress(OSError, ValueError):
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write(safe.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        sys.stderr.flush()
