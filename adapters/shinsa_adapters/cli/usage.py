"""Mistakes in calling a command, worded as every other message is."""

import re

from cyclopts import CycloptsError, UnusedCliTokensError

from shinsa_adapters.cli.failures import UsageError, quoted

_QUOTED = re.compile(r'"([^"]*)"')
_OPTION = re.compile(r"(?<![`\w-])(--?[a-z][\w-]*)")
_SUGGESTION = re.compile(r"\s*Did you mean (.+?)\?")
_UNFIT = re.compile(r": unable to convert (`[^`]*`) into (\w+)")
_MEANT = {"date": "a day, YYYY-MM-DD", "int": "a whole number", "bool": "yes or no"}
_LISTED = re.compile(r"\s*(?:Available commands|Choose from):\s*(.+?)\.?$")


def usage_error(error: CycloptsError) -> UsageError:
    """The error in our words: lower case, the user's words in backticks, the way out as a hint."""
    if isinstance(error, UnusedCliTokensError):
        return UsageError(f"too many words: {' '.join(map(quoted, error.unused_tokens or ()))}", _help(error))
    text = _backticks(str(error).strip())
    text = _UNFIT.sub(lambda found: f": {found[1]} is not {_MEANT.get(found[2], 'a value of its kind')}", text)
    suggestion, listed = _SUGGESTION.search(text), _LISTED.search(text)
    message = _LISTED.sub("", _SUGGESTION.sub("", text)).rstrip(".").strip()
    hints = [f"did you mean {suggestion[1]}?"] if suggestion else []
    hints += [f"choose from {listed[1]}"] if listed and not suggestion else []
    return UsageError(message[:1].lower() + message[1:], "; ".join(hints) or _help(error))


def _backticks(text: str) -> str:
    return _OPTION.sub(r"`\1`", _QUOTED.sub(r"`\1`", text))


def _help(error: CycloptsError) -> str:
    chain = " ".join(error.command_chain or ())
    return f"see `shinsa {chain} --help`" if chain else "see `shinsa --help`"
