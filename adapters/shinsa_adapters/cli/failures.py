"""What stops a command, with words for the user.

CommandError
├── UsageError      the command was called in a way that means nothing
└── OutputError     a result could not be written
"""

from typing import Final

from shinsa import errors
from shinsa.catalogue import WITH_HINT
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language, said
from shinsa_adapters.cli.catalogue import calling as catalogue
from shinsa_adapters.rendering.wording import visible

DONE: Final = 0
DIFFERS: Final = 1
BAD_INPUT: Final = 2
INTERNAL: Final = 70
READER_GONE: Final = 141


class CommandError(Exception):
    """A command cannot do what it was asked; the text says why, and a hint how to go on."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(said(WITH_HINT, message=message, hint=hint) if hint else message)

    def told(self, language: Language = DEFAULT) -> str:
        """The text in a language, in English where it has no other."""
        return in_language(self.args[0], language)


class UsageError(CommandError):
    """The command was called in a way that means nothing."""


class OutputError(CommandError):
    """A result could not be written; nothing half-written remains."""

    @classmethod
    def of(cls, target: str, error: OSError) -> "OutputError":
        """From what the operating system says about the target."""
        return cls(said(catalogue.CANNOT_WRITE, target=target, reason=reason(error)))


def reason(error: OSError) -> str:
    """What the operating system says, as part of a sentence: `no such file or directory`."""
    return errors.reason(error) or said(catalogue.IO_FAILED)


def quoted(name: str) -> str:
    """A user's word in backticks, harmless to a terminal."""
    return f"`{visible(name)}`"
