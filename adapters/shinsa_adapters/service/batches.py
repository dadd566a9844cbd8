"""Many proposals at once, one a line. The lines lie in a file, not in memory; each is screened and kept by itself.

The body is taken whole before the first answer leaves: a caller that writes before it reads, as most do, would
otherwise wait for a service that waits for it.
"""

import asyncio
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, Final, NamedTuple, TypeAlias

import orjson
from starlette.requests import ClientDisconnect, Request

from shinsa_adapters.service import answers, work
from shinsa_adapters.service.calls import Asked, Call, Kept, Ready
from shinsa_adapters.service.house import House
from shinsa_adapters.service.problems import Problem

_IN_MEMORY: Final = 1 << 20
_BLOCK: Final = 1 << 16
AT_ONCE: Final = 32
"""Lines of one batch that are under way together, for each process, so that they share commits."""
AHEAD: Final = 2
"""Groups of lines under way: one is kept while the next is screened."""
MANY: Final = 200
"""Lines from which a batch is screened in processes of its own: to start them takes as long as to screen these."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch by its number from 1; `None` where it has too many bytes to be taken."""

    number: int
    text: bytes | None


class Group(NamedTuple):
    """Some lines of a batch, and what is ready to be kept of those that were taken, by their numbers."""

    lines: Sequence[Line]
    ready: Mapping[int, Ready]


Found: TypeAlias = Mapping[int, Kept | Problem]
"""What became of lines, by their numbers."""


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


async def screened(house: House, asked: Asked, lines: Iterator[Line], count: int) -> AsyncIterator[bytes]:
    """One line of answer for each of `count` lines, in order.

    In a large batch the next lines are screened, in processes of their own, while those before them are kept.
    """
    apart = count >= MANY and await house.processes.begin()
    size = AT_ONCE * house.processes.count if apart else AT_ONCE
    groups = iter(lambda: list(islice(lines, size)), [])
    ahead: deque[asyncio.Task[Group]] = deque()
    try:
        while True:
            ahead += (_begun(house, asked, group, apart=apart) for group in islice(groups, AHEAD - len(ahead)))
            if not ahead:
                return
            group = await ahead[0]
            found = await kept(house, asked, group)
            for answer in told(house, group, found):
                yield orjson.dumps(answer) + b"\n"
            await watched(house, found)
            ahead.popleft()
    finally:
        for task in ahead:
            task.cancel()
        await asyncio.gather(*ahead, return_exceptions=True)


def _begun(house: House, asked: Asked, lines: Sequence[Line], *, apart: bool) -> asyncio.Task[Group]:
    return asyncio.create_task(made_ready(house, asked, lines, apart=apart))


async def made_ready(house: House, asked: Asked, lines: Sequence[Line], *, apart: bool) -> Group:
    """Some lines, screened and ready to be kept; `apart`, in the processes for batches."""
    whole = [line for line in lines if line.text is not None]
    calls = [Call(line.text or b"", _key(asked, line.number)) for line in whole]
    ready = await work.made_ready(house, asked, calls, apart=apart) if calls else []
    return Group(lines, dict(zip([line.number for line in whole], ready, strict=True)))


async def kept(house: House, asked: Asked, group: Group) -> Found:
    """Keep what was made ready; what became of each line that was taken, by its number."""
    found = await work.keep_all(house, asked, list(group.ready.values()))
    return dict(zip(group.ready, found, strict=True))


def told(house: House, group: Group, found: Found) -> list[dict[str, Any]]:
    """The answers to the lines, in their order."""
    return [_answer(house, line.number, found.get(line.number)) for line in group.lines]


async def watched(house: House, found: Found) -> None:
    """Where there are candidates, they screen what was kept just now."""
    contents = house.shelf.contents
    kept = [each for each in found.values() if isinstance(each, Kept)]
    new = [(each.answer, each.proposal) for each in kept if each.proposal is not None]
    if contents.shadows and new:
        await work.aside(house, lambda: house.shadows.watch(contents, new))


def _key(asked: Asked, number: int) -> str | None:
    """The key of one line, where the batch has one."""
    return None if asked.key is None else f"{asked.key}#{number}"


def _answer(house: House, number: int, kept: Kept | Problem | None) -> dict[str, Any]:
    if kept is None:
        kept = Problem(413, "too-large", f"the line has more than {house.settings.max_body:,} bytes")
    if isinstance(kept, Problem):
        return {"line": number, "problem": kept.document()}
    return {"line": number, "screening": answers.without_document(kept.answer)}
