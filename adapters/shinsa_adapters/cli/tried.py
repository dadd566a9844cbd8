"""What came of each file: a screening, or the problems that stood in its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from shinsa.errors import DisagreementError, InputError, Problem
from shinsa_adapters.cli.failures import BAD_INPUT, DONE, quoted
from shinsa_adapters.cli.files import read

if TYPE_CHECKING:
    from shinsa.screening import Screener, Screening

_EXIT_CODES: Final = {"eligible": 0, "review": 3, "ineligible": 4}


@dataclass(frozen=True, slots=True)
class Tried:
    """A file with its screening, or with its problems."""

    file: str
    screening: "Screening | None"
    problems: tuple[Problem, ...]


def try_file(file: str, screener: "Screener", day: date, limit: int) -> Tried:
    """Read and screen one file; problems of the file are part of the answer.

    Raises:
        DisagreementError: the inferences differ; the message names the file.
    """
    try:
        return Tried(file, screener.screen(read(file, limit), as_of=day), ())
    except InputError as error:
        return bad(file, error.problems)
    except DisagreementError as error:
        raise DisagreementError(f"{quoted(file)}: {error}") from error


def bad(file: str, problems: Sequence[Problem]) -> Tried:
    """A file that could not be screened."""
    return Tried(file, None, tuple(problems))


def worst(tried: Sequence[Tried], *, exit_code: bool) -> int:
    """The exit code: bad input first, then, where asked for, the worst verdict."""
    if any(entry.problems for entry in tried):
        return BAD_INPUT
    if not exit_code:
        return DONE
    return max((_EXIT_CODES[entry.screening.verdict] for entry in tried if entry.screening), default=DONE)
