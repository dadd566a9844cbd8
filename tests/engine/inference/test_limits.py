"""Beyond what durable-rules bears there is a clear error; at the limit there is an answer."""

import os
import subprocess
import sys
from itertools import combinations

import pytest

from shinsa.errors import EngineLimitError
from shinsa.inference.choosing import inferences
from shinsa.inference.clauses import Clause, Clauses
from shinsa.inference.limits import check_limits, digits
from shinsa.inference.network import Conjunction, Network, Part
from strategies.networks import pairwise

SPLIT = "split the ruleset in two, or let fewer rules rest on conclusions"
PROGRAM = """
from shinsa.inference.choosing import agree, inferences
from strategies.networks import crowded, pairwise, wide
network = {network}
asked = inferences(network)
for parts in ([True] * network.parts, [False] * network.parts, [None] * network.parts):
    print(len(asked), set(agree(asked, parts, network)))
"""


def ran(network: str) -> str:
    """What is answered about a network in a process of its own, which a crash would end."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-c", PROGRAM.format(network=network)]
    done = subprocess.run(program, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("network", ["pairwise(2047)", "wide(300)", "crowded(127)", "crowded(257)", "crowded(1500)"])
def test_at_the_limits_both_inferences_answer(network: str) -> None:
    assert ran(network) == "2 {True}\n2 {False}\n2 {None}\n"


def test_one_rule_too_many_is_refused_when_the_inferences_are_made() -> None:
    with pytest.raises(EngineLimitError) as refused:
        inferences(pairwise(2048))
    assert str(refused.value) == (
        f"the inference `durable` bears at most 4,096 rules; this ruleset needs 4,098\n  hint: {SPLIT}"
    )


def test_every_limit_passed_is_told() -> None:
    triples = tuple(Conjunction(tuple(map(Part, three))) for three in combinations(range(30), 3))
    network = Network(30, tuple(map(str, range(len(triples)))), triples)
    with pytest.raises(EngineLimitError) as refused:
        inferences(network)
    assert str(refused.value) == (
        "the inference `durable` bears at most 4,096 rules; this ruleset needs 4,121\n"
        f"  hint: {SPLIT}\n"
        "the inference `durable` bears at most 10,000 patterns in all rules together; this ruleset needs 12,241\n"
        f"  hint: {SPLIT}"
    )


def clauses(*needs: tuple[int, ...]) -> Clauses:
    """Clauses as no network would be lowered to, to see them refused all the same."""
    each = tuple(Clause(several, ()) for several in needs)
    return Clauses((), (), each, 1 + max(code for several in needs for code in several))


@pytest.mark.parametrize(
    ("borne", "not_borne", "message"),
    [
        (
            clauses(*[(1, code) for code in range(2, 257)]),
            clauses(*[(1, code) for code in range(2, 258)]),
            "255 rules that read one fact; this ruleset needs 256\n  hint: let fewer rules rest on the same conclusion",
        ),
        (
            clauses(tuple(range(16))),
            clauses(tuple(range(17))),
            "16 facts in one match; this ruleset needs 17\n  hint: split the widest condition into conclusions",
        ),
        (
            clauses((40_188,)),
            clauses((40_189,)),
            f"40,188 numbers for facts; this ruleset needs 40,189\n  hint: {SPLIT}",
        ),
    ],
)
def test_a_limit_is_borne_and_one_more_is_not(borne: Clauses, not_borne: Clauses, message: str) -> None:
    check_limits(borne)
    with pytest.raises(EngineLimitError) as refused:
        check_limits(not_borne)
    assert str(refused.value) == f"the inference `durable` bears at most {message}"


def test_patterns_side_by_side_are_counted() -> None:
    with pytest.raises(EngineLimitError, match="at most 511 patterns side by side; this ruleset needs 512"):
        check_limits(clauses(*[(256 * first,) for first in range(512)]))


def fnv_1a(name: str) -> int:
    """How the library knows a name: by this 32-bit hash alone (Fowler, Noll and Vo, offset 2166136261)."""
    state = 2_166_136_261
    for byte in name.encode():
        state = (state ^ byte) * 16_777_619 % 2**32
    return state


def test_every_code_has_digits_of_its_own_and_no_two_names_look_alike_to_the_library() -> None:
    codes = range(40_189)
    assert len({digits(code) for code in codes}) == len(codes)
    names = {name for code in codes for name in digits(code)} | {"id", "sid", "$s", "$forward"}
    assert len({fnv_1a(name) for name in names}) == len(names)
    assert len({fnv_1a(str(code)) for code in codes}) == len(codes)
