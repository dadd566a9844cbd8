"""What stops a command, with words for the user.

CommandError
├── UsageError      the command was called in a way that means nothing
└── OutputError     a result could not be written
"""

from typing import Final

from shinsa_adapters.rendering.wording import visible

DONE: Final = 0
DIFFERS: Final = 1
BAD_INPUT: Final = 2
INTERNAL: Final = 70
READER_GONE: Final = 141


class CommandError(Exception):
    """A command cannot do what it was asked; the text says why, and a hint how to go on."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(f"{message}\n  hint: {hint}" if hint else message)


class UsageError(CommandError):
    """The command was called in a way that means nothing."""


class OutputError(CommandError):
    """A result could not be written; nothing half-written remains."""

    @classmethod
    def of(cls, target: str, error: OSError) -> "OutputError":
        """From what the operating system says about the target."""
        return cls(f"cannot write {target}: {reason(error)}")


def reason(error: OSError) -> str:
    """What the operating system says, as part of a sentence: `no such file or directory`."""
    text = error.strerror or "input or output failed"
    return text[:1].lower() + text[1:]


def quoted(name: str) -> str:
    """A user's word in backticks, harmless to a terminal."""
    return f"`{visible(name)}`"
