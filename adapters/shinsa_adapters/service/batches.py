"""Many proposals at once, one a line. The lines lie in a file, not in memory; each is screened and kept by itself.

The body is taken whole before the first answer leaves: a caller that writes before it reads, as most do, would
otherwise wait for a service that waits for it.
"""

import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any, Final

import orjson
from starlette.requests import ClientDisconnect, Request

from shinsa_adapters.service import work
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.work import Asked

_IN_MEMORY: Final = 1 << 20
_BLOCK: Final = 1 << 16
AT_ONCE: Final = 32
"""Lines of one batch that are under way together, so that they share commits."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch by its number from 1; `None` where it has too many bytes to be taken."""

    number: int
    text: bytes | None


async def spooled(request: Request, target: IO[bytes], most: int) -> int:
    """Write the body to a file and give the number of its lines.

    Raises:
        Problem: the body was cut off, or has more lines than are taken.
    """
    lines = size = 0
    last = b"\n"
    try:
        async for block in request.stream():
            if not block:
                continue
            lines += block.count(b"\n")
            size += len(block)
            last = block[-1:]
            if lines > most:
                raise Problem(413, "too-many-lines", f"the batch has more than {most:,} lines", hint="send several")
            target.write(block)
    except ClientDisconnect as error:
        raise Problem(400, "cut-off", "the body was cut off") from error
    return lines + (last != b"\n")


def scratch() -> IO[bytes]:
    """A file that is gone once it is closed."""
    return tempfile.SpooledTemporaryFile(_IN_MEMORY)  # whoever asked closes it


def lines_of(source: IO[bytes], longest: int) -> Iterator[Line]:
    """The lines that are not blank, with their numbers; a line that is too long is passed over, and said to be."""
    number = 0
    while first := source.readline(longest + 2):
        number += 1
        text, whole = first, first
        while not whole.endswith(b"\n") and (whole := source.readline(_BLOCK)):
            text += whole if len(text) <= longest else b""
        stripped = text.rstrip(b"\r\n")
        if len(stripped) > longest:
            yield Line(number, None)
        elif stripped.strip():
            yield Line(number, stripped)


async def screened(house: House, asked: Asked, lines: Iterator[Line]) -> AsyncIterator[bytes]:
    """One line of answer for each line, in order."""
    waiting: list[Line] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= AT_ONCE:
            for answer in await together(house, asked, waiting):
                yield orjson.dumps(answer) + b"\n"
            waiting = []
    for answer in await together(house, asked, waiting):
        yield orjson.dumps(answer) + b"\n"


async def together(house: House, asked: Asked, lines: list[Line]) -> list[dict[str, Any]]:
    """The answers to some lines, in their order, worked on at once."""
    whole = [(line.number, line.text) for line in lines if line.text is not None]
    calls = [(_asked(asked, number), text) for number, text in whole]
    found = dict(zip([number for number, _ in whole], await work.screen_all(house, calls), strict=True))
    return [_answer(house, line.number, found.get(line.number)) for line in lines]


def _asked(asked: Asked, number: int) -> Asked:
    """What is asked of one line: under a key of its own, where the batch has one."""
    return asked if asked.key is None else replace(asked, key=f"{asked.key}#{number}")


def _answer(house: House, number: int, kept: work.Kept | Problem | None) -> dict[str, Any]:
    if kept is None:
        kept = Problem(413, "too-large", f"the line has more than {house.settings.max_body:,} bytes")
    if isinstance(kept, Problem):
        return {"line": number, "problem": kept.document()}
    shown = {name: value for name, value in kept.answer.items() if name != "document"}
    return {"line": number, "screening": shown}
