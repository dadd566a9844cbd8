"""Whatever is wrong with a proposal is told in every language, with the same words of the user and the same numbers."""

import json
import re

import pytest

from shinsa.errors import InputError, Problem
from shinsa.library import load_ruleset
from shinsa.messages.message import LANGUAGES
from shinsa.proposal.accepting import Acceptor

BASE = {"id": "P1", "title": "A plant"}
BROKEN: dict[str, bytes] = {
    "too large": b" " * 2000,
    "empty": b"  ",
    "byte order mark": b"\xef\xbb\xbf{}",
    "nul": b'{"id": "\x00"}',
    "not utf-8": b'{"id": "\xff"}',
    "too deep": b"[" * 200,
    "not json": b'{"id": }',
    "trailing comma": b'{"id": "a",}',
    "unterminated": b'{"id": "a',
    "extra": b'{"id": "a"} x',
    "no object": b"[1]",
    "repeated key": b'{"id": "a", "id": "b", "title": "t"}',
    "long number": b'{"id": "a", "title": "t", "generation": {"net_mw": ' + b"9" * 120 + b"}}",
    "not a number": b'{"id": "a", "title": "t", "generation": {"net_mw": NaN}}',
    "half a character": b'{"id": "a", "title": "\\ud800"}',
}
WRONG: dict[str, dict[str, object]] = {
    "no title": {"title": None},
    "empty title": {"title": " "},
    "long title": {"title": "x" * 300},
    "unknown key": {"generation": {"net_mv": 1}},
    "unknown key at the top": {"generator": {}},
    "dotted key": {"generation.net_mw": 1},
    "text for a number": {"generation": {"net_mw": "1100"}},
    "list for a number": {"generation": {"net_mw": [1]}},
    "out of range": {"generation": {"net_mw": 10**9}},
    "share as per cent": {"funding": {"share_in_us": 40}},
    "too fine": {"finance": {"dscr_min": 1.23456789}},
    "no choice": {"project": {"kind": "projekt"}},
    "no choice near": {"project": {"kind": "zzzzzz"}},
    "no list": {"sites": {}},
    "null item": {"materials": [None]},
    "too many": {"sites": [{}] * 1001},
    "no date": {"finance": {"first_draw": "30.06.2026"}},
    "no country": {"sites": [{"country": "usa"}]},
    "no amount": {"cost": {"total": {"amount": "1,2", "currency": "usd"}}},
    "no currency": {"cost": {"total": {"amount": "12", "currency": "shells"}}},
    "no bool": {"finance": {"dscr_min": True}},
    "evidence for nothing": {"evidence": [{"fact": "x.y", "source": "s", "grade": "declared"}]},
    "evidence for no item": {"evidence": [{"fact": "sites[3].country", "source": "s", "grade": "declared"}]},
    "evidence for a list": {"evidence": [{"fact": "sites", "source": "s", "grade": "declared", "value": 1}]},
}
CASES = BROKEN | {name: json.dumps(BASE | facts).encode() for name, facts in WRONG.items()}
ACCEPTOR = Acceptor(load_ruleset("us_japan_2025").vocabulary)


def problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as refused:
        ACCEPTOR.read(data, limit=1500 if data.isspace() else 1_000_000)
    return refused.value.problems


@pytest.mark.parametrize("name", CASES)
def test_every_problem_is_told_in_every_language(name: str) -> None:
    for problem in problems(CASES[name]):
        told = [problem.in_language(language) for language in LANGUAGES]
        assert told[0] == problem
        assert {(each.pointer, each.code) for each in told} == {(problem.pointer, problem.code)}
        assert len({each.message for each in told}) == len(LANGUAGES)
        assert len({each.hint for each in told}) == (1 if problem.hint is None else len(LANGUAGES))
        quoted = [re.findall(r"`[^`]*`", f"{each.message} {each.hint}") for each in told]
        assert sorted(quoted[0]) == sorted(quoted[1]) == sorted(quoted[2])
        digits = [sorted(re.findall(r"\d+", f"{each.message} {each.hint}")) for each in told]
        assert digits[0] == digits[1] == digits[2]
