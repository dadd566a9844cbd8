"""Runs one command and turns whatever happens into an exit code: no traceback ever reaches a user."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from shinsa.errors import InputError, InternalError, RulesetError, ShinsaError
from shinsa.messages.message import DEFAULT, LANGUAGES, Language
from shinsa.messages.teller import said, teller
from shinsa_adapters.cli.catalogue.calling import INTERNAL_ERROR, TO_STANDARD_OUTPUT
from shinsa_adapters.cli.catalogue.checking import RULESET_HAS_MISTAKES
from shinsa_adapters.cli.failures import BAD_INPUT, INTERNAL, READER_GONE, CommandError, OutputError
from shinsa_adapters.cli.streams import STANDARD, say


def run(words: Sequence[str]) -> int:
    """Run the command these words name and give its exit code.

    Raises:
        KeyboardInterrupt: the user pressed Ctrl-C.
    """
    try:
        return _command([STANDARD if word == "-" else word for word in words])
    except BrokenPipeError:
        _silence_standard_output()
        return READER_GONE
    except InternalError as error:
        return _internal(error, _language(words))
    except (CommandError, ShinsaError) as error:
        if isinstance(error, OutputError):
            _silence_standard_output()
        say(_message(error, _language(words)))
        return BAD_INPUT
    except Exception as error:  # noqa: BLE001  # the last line of defence
        return _internal(error, _language(words))


def _language(words: Sequence[str]) -> Language:
    """The language the words ask for with `--lang`; English where they ask for none there is."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        for language in LANGUAGES:
            if asked == language and word.startswith("--lang"):
                return language
    return DEFAULT


def _message(error: CommandError | ShinsaError, language: Language) -> str:
    return f"shinsa: {_told(error, language)}"


def _told(error: CommandError | ShinsaError, language: Language) -> str:
    if isinstance(error, InputError):
        return "\n".join(problem.told(language) for problem in error.problems)
    if isinstance(error, RulesetError):
        many = teller(language).say(RULESET_HAS_MISTAKES, count=len(error.findings))
        return "\n".join([many, *(finding.told(language) for finding in error.findings)])
    return error.told(language)


def _command(words: list[str]) -> int:
    from cyclopts import CycloptsError  # noqa: PLC0415  # within the reach of run's handlers

    from shinsa_adapters.cli.app import app  # noqa: PLC0415
    from shinsa_adapters.cli.usage import usage_error  # noqa: PLC0415

    try:
        code = app(words, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as error:
        raise usage_error(error) from error
    except OSError as error:
        raise _unprinted(error) from error
    return code if isinstance(code, int) else 0


def _unprinted(error: OSError) -> OSError | OutputError:
    """What became of help or a version: commands name what they could not read or write, and a stream has no name."""
    nameless = error.filename is None and not isinstance(error, BrokenPipeError)
    return OutputError.of(said(TO_STANDARD_OUTPUT), error) if nameless else error


def _internal(error: Exception, language: Language) -> int:
    if os.environ.get("SHINSA_DEBUG") == "1":
        import traceback  # noqa: PLC0415  # wanted only here

        say("".join(traceback.format_exception(error)).rstrip())
    kind = "" if isinstance(error, InternalError) else f"{type(error).__name__}: "
    say(f"shinsa: {teller(language).say(INTERNAL_ERROR, what=f'{kind}{error}')}")
    return INTERNAL


def _silence_standard_output() -> None:
    """Point standard output nowhere, so that the interpreter's last flush finds nobody to complain to."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(io.UnsupportedOperation):  # a stand-in within this process
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
