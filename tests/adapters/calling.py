"""The type of the `shinsa` fixture: the command called within the test's own process."""

from typing import NamedTuple, Protocol


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Shinsa(Protocol):
    """Calls the command with these words."""

    def __call__(self, *words: str) -> Result: ...
