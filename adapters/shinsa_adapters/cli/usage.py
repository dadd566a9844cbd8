"""Mistakes in calling a command, worded as every other message is."""

import re
from string import Formatter

from cyclopts import CycloptsError, UnusedCliTokensError

from shinsa.messages.message import Translated
from shinsa.messages.teller import said
from shinsa_adapters.cli.catalogue import calling as catalogue
from shinsa_adapters.cli.failures import UsageError, quoted

_QUOTED = re.compile(r'"([^"]*)"')
_OPTION = re.compile(r"(?<![`\w-])(--?[a-z][\w-]*)")
_SUGGESTION = re.compile(r"\s*Did you mean (.+?)\?")
_UNFIT = re.compile(r": unable to convert (`[^`]*`) into (\w+)")
_MEANT = {"date": "a day, YYYY-MM-DD", "int": "a whole number", "bool": "yes or no"}
_LISTED = re.compile(r"\s*(?:Available commands|Choose from):\s*(.+?)\.?$")

_KNOWN = (
    catalogue.UNKNOWN_OPTION,
    catalogue.UNKNOWN_COMMAND,
    catalogue.NOT_A_CALENDAR_DAY,
    catalogue.NOT_A_WHOLE_NUMBER,
    catalogue.NOT_YES_OR_NO,
    catalogue.NOT_OF_ITS_KIND,
    catalogue.INVALID_VALUE,
    catalogue.OPTION_NEEDS_VALUE,
    catalogue.OPTION_TWICE,
)
"""What the parser of the command line says, once it is in our words."""


def usage_error(error: CycloptsError) -> UsageError:
    """The error in our words: lower case, the user's words in backticks, the way out as a hint."""
    if isinstance(error, UnusedCliTokensError):
        words = " ".join(map(quoted, error.unused_tokens or ()))
        return UsageError(said(catalogue.TOO_MANY_WORDS, words=words), _help(error))
    text = _backticks(str(error).strip())
    text = _UNFIT.sub(lambda found: f": {found[1]} is not {_MEANT.get(found[2], 'a value of its kind')}", text)
    suggestion, listed = _SUGGESTION.search(text), _LISTED.search(text)
    message = _LISTED.sub("", _SUGGESTION.sub("", text)).rstrip(".").strip()
    return UsageError(_recognised(message[:1].lower() + message[1:]), _hint(suggestion, listed) or _help(error))


def _hint(suggestion: re.Match[str] | None, listed: re.Match[str] | None) -> Translated | None:
    if suggestion:
        return said(catalogue.HINT_MEANT, meant=suggestion[1])
    return said(catalogue.HINT_CHOOSE, choices=listed[1]) if listed else None


def _recognised(text: str) -> str:
    """The sentence as the message it is, so that it can be told in other languages; a strange one stays as it is."""
    for message in _KNOWN:
        found = re.fullmatch(_pattern(str(message.en)), text)
        if found:
            return said(message, **found.groupdict())
    return text


def _pattern(wording: str) -> str:
    """What a sentence of that wording looks like; each place holds something in backticks or a word in capitals."""
    pieces = Formatter().parse(wording)
    return "".join(re.escape(text) + (rf"(?P<{name}>`.*`|[A-Z]+)" if name else "") for text, name, _, _ in pieces)


def _backticks(text: str) -> str:
    return _OPTION.sub(r"`\1`", _QUOTED.sub(r"`\1`", text))


def _help(error: CycloptsError) -> Translated:
    chain = " ".join(error.command_chain or ())
    return said(catalogue.HINT_HELP, help=f"`shinsa {chain} --help`" if chain else "`shinsa --help`")
