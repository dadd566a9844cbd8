"""The worker process: reads questions from standard input and writes answers to standard output, one after another.

Each is a pickle with its length before it. It speaks to the process that started it and to nobody else.
"""

import pickle
import struct
import sys
import traceback
from typing import IO

from shinsa_adapters.proving.questions import Broken

HEAD = struct.Struct(">Q")


def main() -> None:
    """Answer until the questions end."""
    from shinsa_adapters.proving.solving import solve  # noqa: PLC0415  # it loads z3

    while (asked := read(sys.stdin.buffer)) is not None:
        question, limit = pickle.loads(asked)  # noqa: S301  # from the process that started this one
        try:
            answer: object = solve(question, limit)
        except Exception as error:  # noqa: BLE001  # told to whoever asked, who makes it an internal error
            answer = Broken("".join(traceback.format_exception(error)))
        write(sys.stdout.buffer, pickle.dumps(answer))


def read(stream: IO[bytes]) -> bytes | None:
    """The next message, `None` at the end."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    [length] = HEAD.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def write(stream: IO[bytes], body: bytes) -> None:
    """Send a message."""
    stream.write(HEAD.pack(len(body)) + body)
    stream.flush()


if __name__ == "__main__":
    main()
