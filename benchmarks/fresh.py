"""A stream of proposals no screener has met before, each made at random and known to be valid."""

from collections.abc import Iterator
from itertools import count

import orjson

from benchmarks.complete import Maker
from benchmarks.subject import AS_OF, Subject
from shinsa.errors import InputError
from shinsa.screening import Screener


def fresh(of: Subject, seed: int, *, left_open: float) -> Iterator[bytes]:
    """New proposals without end; `left_open` is the share of facts not stated. Impossible ones are passed over."""
    maker = Maker(of.edition.plan, seed)
    judge = Screener(of.screener.ruleset, inference="direct")
    for number in count():
        document = maker.fill({"id": f"fresh-{number}", "title": "made at random"})
        data = orjson.dumps(maker.thin(document, left_open))
        if possible(judge, data):
            yield data


def possible(screener: Screener, data: bytes) -> bool:
    """Whether the proposal can be screened at all."""
    try:
        screener.screen(data, as_of=AS_OF)
    except InputError:
        return False
    return True
