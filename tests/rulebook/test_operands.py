"""An operand decides where the whole condition would come out otherwise if it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.errors import Place
from shinsa.language.reference import Known, value_in
from shinsa.language.tree import (
    And,
    BoolType,
    FactRef,
    ItemRef,
    ListType,
    Node,
    Not,
    Or,
    Quantified,
    Quantifier,
)
from shinsa.values import Truth, Value
from shinsa_adapters.rulebook.operands import Operands, operands_in

AT = Place("x.yaml", 1, 1)
NAMES = "abcd"


def fact(name: str) -> Node:
    return FactRef(name, BoolType(), AT)


def known(facts: dict[str, Value]) -> Known:
    return Known(facts, {}, {}, {})


LEAVES = st.sampled_from(NAMES).map(fact)  # a node for each place, as in a parsed condition
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda node: Not(node, AT)),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: And(tuple(nodes), AT)),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Or(tuple(nodes), AT)),
    ),
    max_leaves=6,
)
FACTS = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in NAMES})


def swapped(node: Node, operand: Node, truth: Truth) -> Node:
    """The condition with one operand (this very one, not an equal one) answering otherwise."""
    if node is operand:
        return fact("other")
    match node:
        case Not():
            return Not(swapped(node.operand, operand, truth), AT)
        case And():
            return And(tuple(swapped(each, operand, truth) for each in node.operands), AT)
        case Or():
            return Or(tuple(swapped(each, operand, truth) for each in node.operands), AT)
        case _:
            return node


@given(CONDITIONS, FACTS)
def test_an_operand_decides_exactly_where_the_condition_turns_with_it(tree: Node, facts: dict[str, Value]) -> None:
    seen = known(facts)
    deciding = set(Operands(tree).deciding(seen))
    places = [operand for operand, _ in operands_in(tree)]
    for place, operand in enumerate(places):
        truth = value_in(operand, seen)
        if not isinstance(truth, bool):
            continue
        turned = value_in(swapped(tree, operand, truth), known({**facts, "other": not truth}))
        whole = value_in(tree, seen)
        turns = isinstance(whole, bool) and turned == (not whole)
        assert ((place, truth) in deciding) == turns


def quantified(quantifier: Quantifier) -> Node:
    items = FactRef("items", ListType(BoolType()), AT)
    one = ItemRef("i", None, None, BoolType(), AT)
    return Quantified(quantifier, items, "i", And((one, fact("a")), AT), AT)


@pytest.mark.parametrize(
    ("quantifier", "items", "decided"),
    [
        (Quantifier.ALL, (True, True), {(0, True), (1, True)}),
        (Quantifier.ALL, (True, False), {(0, False)}),
        (Quantifier.ALL, (False, False), set()),
        (Quantifier.EXISTS, (True, False), {(0, True), (1, True)}),
        (Quantifier.EXISTS, (True, True), set()),
        (Quantifier.EXISTS, (False, False), {(0, False)}),
        (Quantifier.EXISTS_ONE, (True, True), {(0, True), (1, True)}),
        (Quantifier.EXISTS_ONE, (True, True, True), set()),
        (Quantifier.ALL, (), set()),
        (Quantifier.ALL, None, set()),
    ],
)
def test_inside_a_quantifier_the_other_items_are_neutral(
    quantifier: Quantifier, items: tuple[bool, ...] | None, decided: set[tuple[int, bool]]
) -> None:
    tree = quantified(quantifier)
    assert set(Operands(tree).deciding(known({"items": items, "a": True}))) == decided
