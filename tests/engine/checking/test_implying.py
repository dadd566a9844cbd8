"""A tier is called unreachable only where an earlier one surely holds."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking_page import SMALL
from shinsa.checking.implying import implies
from shinsa.errors import Place
from shinsa.language.checker import Scope, check_condition
from shinsa.language.reference import evaluate
from shinsa.language.tree import Node
from shinsa.library import load_ruleset

if TYPE_CHECKING:
    from shinsa.values import Value

SCOPE = Scope(load_ruleset(SMALL).vocabulary, {}, frozenset())


def _tree(text: str) -> Node:
    checked = check_condition(text, Place("a.yaml", 1, 1), SCOPE)
    assert checked.tree is not None, checked.findings
    return checked.tree


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("generation.net_mw >= 300", "generation.net_mw >= 300"),
        ("generation.net_mw >= 300", "generation.net_mw >= 100"),
        ("generation.net_mw > 300", "generation.net_mw >= 300"),
        ("generation.net_mw == 300", "generation.net_mw >= 300"),
        ("generation.net_mw == 300", "generation.net_mw != 200"),
        ("generation.net_mw < 300", "generation.net_mw != 300"),
        ("generation.net_mw <= 100", "300 >= generation.net_mw"),
        ('signed_on > date("2026-06-30")', 'signed_on > date("2026-06-29")'),
        ('generation.kind == "gas"', 'generation.kind in ["gas", "nuclear"]'),
        ('generation.kind in ["gas"]', 'generation.kind == "gas"'),
        ('generation.kind == "gas"', 'generation.kind != "nuclear"'),
        ('generation.kind in ["gas", "none"]', 'generation.kind != "nuclear"'),
        ("generation.net_mw >= 300 && yard.naval", "generation.net_mw >= 100"),
        ("generation.net_mw >= 300", "yard.naval || generation.net_mw >= 100"),
        ("generation.net_mw >= 300 || generation.net_mw > 500", "generation.net_mw >= 100"),
        ("2 * generation.net_mw >= 300", "2 * generation.net_mw >= 200"),
    ],
)
def test_shown(narrow: str, wide: str) -> None:
    assert implies(_tree(narrow), _tree(wide))


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("generation.net_mw >= 100", "generation.net_mw >= 300"),
        ("generation.net_mw >= 300", "generation.net_mw > 300"),
        ("generation.net_mw >= 300", "generation.net_mw <= 300"),
        ("generation.net_mw >= 300", "generation.net_mw != 300"),
        ("generation.net_mw != 300", "generation.net_mw >= 300"),
        ("generation.net_mw >= 300", "reserved_share >= 0.3"),
        ('generation.kind in ["gas", "nuclear"]', 'generation.kind == "gas"'),
        ('generation.kind != "gas"', 'generation.kind == "nuclear"'),
        ("generation.net_mw >= 300 || yard.naval", "generation.net_mw >= 100"),
        ("generation.net_mw >= 300", "generation.net_mw >= 100 && yard.naval"),
    ],
)
def test_not_shown(narrow: str, wide: str) -> None:
    assert not implies(_tree(narrow), _tree(wide))


_NUMBERS = st.sampled_from(["100", "200", "300"])
_LEAVES = st.one_of(
    st.builds("generation.net_mw {} {}".format, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), _NUMBERS),
    st.builds('generation.kind {} "{}"'.format, st.sampled_from(["==", "!="]), st.sampled_from(["gas", "nuclear"])),
    st.sampled_from(['generation.kind in ["gas", "none"]', "yard.naval", "!yard.naval"]),
)
_CONDITIONS = st.recursive(
    _LEAVES, lambda below: st.builds("({} {} {})".format, below, st.sampled_from(["&&", "||"]), below), max_leaves=4
)
_FACTS = [
    {"generation.net_mw": mw, "generation.kind": kind, "yard.naval": naval}
    for mw in (None, *map(Decimal, (0, 100, 150, 200, 300, 400)))
    for kind in (None, "gas", "nuclear", "none")
    for naval in (None, True, False)
]


@given(_CONDITIONS, _CONDITIONS)
def test_what_is_shown_holds_for_all_facts_known_or_not(narrow: str, wide: str) -> None:
    inner = check_condition(narrow, Place("a.yaml", 1, 1), SCOPE).tree
    outer = check_condition(wide, Place("a.yaml", 1, 1), SCOPE).tree
    if inner is None or outer is None or not implies(inner, outer):
        return
    for facts in _FACTS:
        known: dict[str, Value] = dict(facts)
        assert evaluate(inner, known, {}) is not True or evaluate(outer, known, {}) is True
