"""A service with nothing to think about: it keeps ready records in a ledger, and answers with ready summaries.

What is left is reading the request, committing to the record, packing it, and the durable write: the rate that no
screening over the same framework and ledger can exceed. `python -m benchmarks.ready LEDGER`.
"""

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle, islice

import orjson
import uvicorn
from fastapi import FastAPI, Request, Response

from benchmarks.subject import AS_OF, subject
from benchmarks.varied import varied
from shinsa.recording import record, recorded
from shinsa.screening import Screening
from shinsa_adapters.ledger import (
    Change,
    Cut,
    Ground,
    Laid,
    NewEntry,
    Prepared,
    fresh_id,
    index_of_screening,
    open_ledger,
    prepare,
)

_DIFFERENT = 50


@dataclass(frozen=True, slots=True)
class _Ready:
    """A record laid out, and what is answered of it."""

    data: bytes
    laid: Laid
    summary: bytes

    def entry(self) -> Prepared:
        """The entry that keeps it, made ready as the service makes one."""
        return prepare(NewEntry(kind="screening", id=fresh_id("scr"), document=self.data, by="x", owner="x"), self.laid)


def _made() -> list[_Ready]:
    """Some records, different from one another."""
    of = subject()
    ground = Ground(record(of.screener.screen(b'{"id":"-","title":"-"}', as_of=AS_OF)))
    return [_ready(of.screener.screen(data, as_of=AS_OF), ground) for data in islice(varied(of, 2), _DIFFERENT)]


def _ready(screening: Screening, ground: Ground) -> _Ready:
    text, document = recorded(screening), screening.document
    parts = Cut(text.names, text.values, (*text.leads, text.tail))
    laid = Laid(index_of_screening(screening), parts, ground)
    return _Ready(text.data, laid, orjson.dumps({"verdict": document["verdict"], "score": document["score"]}))


def main() -> None:
    """Serve until told to stop."""
    found = cycle(_made())
    ledger = open_ledger(sys.argv[1])

    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncGenerator[None]:
        yield
        await asyncio.to_thread(ledger.close)

    api = FastAPI(lifespan=closing)

    @api.post("/v1/screenings")
    async def keep(request: Request) -> Response:
        await request.body()
        ready = next(found)
        entry = await asyncio.to_thread(ready.entry)
        await ledger.commit(Change(entries=(entry,)))
        return Response(ready.summary, 201, media_type="application/json")

    uvicorn.run(api, port=0, log_level="info", access_log=False)


if __name__ == "__main__":
    main()
