"""The forms a condition may be made of, each with conditions that have it alone, and every answer they can give.

A form is held to its law by going through all of a small world: unknown, and two or three values of each fact read,
lists of up to three items whose fields may be unknown too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import permutations, product

from hypothesis import find

from shinsa.evaluating.evaluator import answering
from shinsa.language.checker import check_condition
from shinsa.language.scope import Scope
from shinsa.language.tree import (
    Arithmetic,
    ChoiceType,
    Compare,
    Filter,
    Folded,
    Has,
    In,
    ItemRef,
    ListType,
    Map,
    Node,
    Quantified,
    Size,
    walk,
)
from shinsa.library import load_ruleset
from shinsa.planning.plan import Plan, plan
from shinsa.ruleset import Parameter, Setting
from shinsa.screening import Edition
from shinsa.values import Truth, Value
from strategies.rulesets import DAY, HERE, KINDS, PARAMETER_TYPES, VOCABULARY, rulesets

Row = tuple[Value, ...]
Read = str | tuple[str, ...]
"""A fact, or a list with those of its fields that a condition reads."""

KIND_TYPE = VOCABULARY.by_path()["plant.kind"]
SIZES = {"sites": ("size",)}
READY = {"sites": ("ready",)}
BOTH = {"sites": ("ready", "size")}
NO_LIST: Mapping[str, tuple[str, ...]] = {}

FORMS: dict[str, tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...]] = {
    "ParameterRef, FactRef": (("plant.firm", NO_LIST), ("param.strict", NO_LIST)),
    "Not": (("!plant.firm", NO_LIST), ("!(plant.firm && plant.mw >= 5)", NO_LIST)),
    "And": (
        ("plant.firm && plant.mw >= 5", NO_LIST),
        ('plant.firm && plant.mw >= 5 && plant.kind == "gas" && plant.spare_mw >= 5', NO_LIST),
        ("plant.firm && (plant.mw >= 5 || !(plant.spare_mw >= 5))", NO_LIST),
    ),
    "Or": (
        ("plant.firm || plant.mw >= 5", NO_LIST),
        ('plant.firm || plant.mw >= 5 || plant.kind == "gas" || plant.spare_mw >= 5', NO_LIST),
        ("plant.firm || (plant.mw >= 5 && !(plant.spare_mw >= 5))", NO_LIST),
    ),
    **{f"Compare {way} NumberType": ((f"plant.mw {way} plant.spare_mw", NO_LIST),) for way in ("<", "<=", ">", ">=")},
    **{f"Compare {way} NumberType": ((f"plant.mw {way} 5", NO_LIST),) for way in ("==", "!=")},
    **{f"Compare {way} ChoiceType": ((f'plant.kind {way} "gas"', NO_LIST),) for way in ("==", "!=")},
    **{
        f"Compare {way} DateType": ((f'plant.first_power {way} date("2028-06-30")', NO_LIST),)
        for way in ("<", "<=", ">", ">=")
    },
    "Arithmetic +": (("plant.mw + plant.spare_mw >= 9", NO_LIST),),
    "Arithmetic -": (("plant.mw - plant.spare_mw >= 1", NO_LIST),),
    "Arithmetic *": (("2 * plant.mw >= 9", NO_LIST),),
    "Arithmetic /": (("plant.mw / 2 >= 2.5", NO_LIST),),
    "Has FactRef": (("has(plant.mw)", NO_LIST), ("has(sites)", READY)),
    "Has ItemRef": (("sites.all(s, has(s.size))", SIZES), ("sites.exists(s, !has(s.size))", SIZES)),
    "In FactRef": (('"pipe" in tags', NO_LIST), ('!("pipe" in tags)', NO_LIST)),
    "In ListOf": (('plant.kind in ["gas", "wind"]', NO_LIST), ("plant.mw in [4, plant.spare_mw]", NO_LIST)),
    "In ParameterRef": (("plant.kind in param.kinds", NO_LIST),),
    "Quantified exists over FactRef": (
        ("sites.exists(s, s.ready)", READY),
        ("sites.exists(s, s.ready && s.size >= 2)", BOTH),
        ("sites.exists(s, s.ready || plant.firm)", READY),
    ),
    "Quantified all over FactRef": (
        ("sites.all(s, s.ready)", READY),
        ("sites.all(s, s.ready || s.size >= 2)", BOTH),
        ("sites.all(s, s.ready && plant.firm)", READY),
    ),
    "Quantified exists_one over FactRef": (("sites.exists_one(s, s.ready)", READY),),
    "Size over FactRef": (("size(sites) >= 2", READY),),
    "Filter over FactRef, Size over Filter": (("size(sites.filter(s, s.ready)) >= 2", READY),),
    "Map over FactRef, Folded sum over Map": (("sum(sites.map(s, s.size)) >= 4", SIZES),),
    "Map over Filter": (("sum(sites.filter(s, s.ready).map(s, s.size)) >= 4", BOTH),),
    "Folded max over Map": (("max(sites.map(s, s.size)) >= 3", SIZES),),
    "Folded min over Map": (("min(sites.map(s, s.size)) >= 3", SIZES),),
}
"""Conditions for each form; what a form is made of beside itself are forms that stand above it here, or its own."""

VALUES: dict[str, tuple[Value, ...]] = {
    "plant.mw": (Decimal(4), Decimal(5), Decimal(6)),
    "plant.spare_mw": (Decimal(4), Decimal(5)),
    "plant.firm": (False, True),
    "plant.kind": ("gas", "nuclear"),
    "plant.first_power": (date(2028, 6, 29), date(2028, 6, 30), date(2028, 7, 1)),
    "tags": ((), ("pipe",), ("port",), ("port", "pipe")),
}
FIELDS: dict[str, tuple[Value, ...]] = {"size": (Decimal(1), Decimal(3)), "ready": (False, True), "kind": ("gas",)}
MOST_ITEMS = 3


@cache
def shipped() -> Edition:
    """The shipped ruleset on one day, with both inferences."""
    return Edition.of(load_ruleset("us_japan_2025"), date(2025, 10, 28), both=True)


def form(node: Node) -> str:
    """The name of a node's form: what evaluation tells apart."""
    return " ".join((type(node).__name__, *_kind(node)))


def _kind(node: Node) -> tuple[str, ...]:  # noqa: PLR0911  # one answer for each form
    match node:
        case Compare():
            return node.op.value, type(node.left.type).__name__
        case Arithmetic():
            return (node.op.value,)
        case Quantified():
            return node.quantifier.value, "over", type(node.items).__name__
        case Folded():
            return node.fold.value, "over", type(node.items).__name__
        case Size() | Filter() | Map():
            return "over", type(node.items).__name__
        case In() | Has():
            return (type(node.items if isinstance(node, In) else node.fact).__name__,)
        case _:
            return ()


def forms(trees: Iterable[Node]) -> set[str]:
    """Every form that trees are made of."""
    return {form(node) for tree in trees for node in walk(tree)}


@cache
def world() -> Plan:
    """A plan with the small vocabulary and one more parameter, a list."""
    drawn = find(rulesets(), lambda _: True)
    settings = (Setting(("gas", "wind"), date(2025, 1, 1), "nobody", "test"),)
    kinds = Parameter("kinds", drawn.title, PARAMETERS["kinds"], settings, (), HERE)
    return plan(replace(drawn, parameters=(*drawn.parameters, kinds)), DAY)


PARAMETERS = {**PARAMETER_TYPES, "kinds": ListType(ChoiceType("plant.kind", KINDS))}


def tree(text: str) -> Node:
    """The checked tree of a condition."""
    found = check_condition(text, HERE, Scope(VOCABULARY, PARAMETERS, frozenset())).tree
    assert found is not None, text
    return found


def answered(node: Node) -> Callable[[Row], Truth]:
    """What the evaluator's own generated code answers."""
    answer = answering(world(), (node,))
    return lambda row: answer(row)[0]


def rows(node: Node, read: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Everything that can be stated of the facts a condition reads, and not stated."""
    named = {below.path for below in walk(node) if not isinstance(below, ItemRef) and hasattr(below, "path")}
    slots = VOCABULARY.slots()
    domains: list[tuple[Value, ...]] = [(None,)] * len(slots)
    for path in named:
        domains[slots[path]] = (None, *(VALUES[path] if path in VALUES else _lists(read[path])))
    return product(*domains)


def _lists(read: tuple[str, ...]) -> Iterator[Value]:
    fields = [(None, *FIELDS[name]) if name in read else (None,) for name in ("size", "ready", "kind")]
    items = tuple(product(*fields))
    for count in range(MOST_ITEMS + (len(read) < 2)):  # of two fields two items will do
        yield from product(items, repeat=count)


def within(one: Value | Row, other: Value | Row) -> bool:
    """Whether the other states all that one states: the same, or more where one leaves it open."""
    if one is None:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(within, one, other))
    return one == other


def turned(row: Row) -> Iterator[Row]:
    """The row with the items of its lists in every other order."""
    for slot, held in enumerate(row):
        if isinstance(held, tuple):
            yield from ((*row[:slot], order, *row[slot + 1 :]) for order in permutations(held))
