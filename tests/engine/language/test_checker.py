from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language.example import AT, SCOPE, VOCABULARY, check, findings, tree
from shinsa.errors import Place
from shinsa.facts import FactKind
from shinsa.language.checker import Scope, check_condition, check_expression, check_number
from shinsa.language.kinds import country_type, entry_type
from shinsa.language.tree import (
    And,
    BoolType,
    ChoiceType,
    Compare,
    Comparison,
    FactRef,
    In,
    ItemRef,
    ListOf,
    ListType,
    Literal,
    NumberType,
    ObjectType,
    Or,
    Quantified,
    TextType,
    children,
    walk,
)


def test_all_mistakes_of_a_condition_are_found_in_one_run() -> None:
    found = check('generation.kind == "coal" && net_nw > 1 && technology.trl >= 6.5 && sites[0].share > param.x')
    assert [(finding.at.column, finding.code) for finding in found.findings] == [
        (20, "impossible-choice"),
        (30, "unknown-fact"),
        (62, "finer-than-step"),
        (69, "not-in-language"),
        (86, "unknown-parameter"),
    ]
    assert found.tree is None


def test_places_count_from_where_the_condition_stands() -> None:
    text = "generation.net_mw >= 300 &&\n  trl >= 6 ||\n  has(nothing)"
    places = [finding.at for finding in check_condition(text, Place("power.yaml", 14, 7), SCOPE).findings]
    assert places == [Place("power.yaml", 15, 9), Place("power.yaml", 16, 13)]


def test_every_node_knows_its_place() -> None:
    node = tree("generation.net_mw >= 300 && !equipment.deposit_paid")
    assert [(type(each).__name__, each.at.column) for each in walk(node)] == [
        ("And", 1),
        ("Compare", 1),
        ("FactRef", 1),
        ("Literal", 22),
        ("Not", 29),
        ("FactRef", 30),
    ]


def test_names_are_reported_also_where_the_condition_is_wrong() -> None:
    uses = check('generation.kind == "coal" && conclusion.is_live && sites.all(s, s.share > param.trl_pass) && x').uses
    assert uses.facts == {"generation.kind", "sites", "sites[].share"}
    assert uses.parameters == {"trl_pass"}
    assert uses.conclusions == {"is_live"}


def test_names_are_reported_also_where_the_condition_cannot_be_read() -> None:
    uses = check("finance.dscr >= param.trl_pass && && conclusion.is_live").uses
    assert [sorted(uses.facts), sorted(uses.parameters), sorted(uses.conclusions)] == [
        ["finance.dscr"],
        ["trl_pass"],
        ["is_live"],
    ]


def test_a_literal_takes_the_unit_it_stands_beside() -> None:
    node = tree("300 + 1.5 * 2 <= generation.net_mw")
    units = [each.type.unit for each in walk(node) if isinstance(each.type, NumberType)]
    assert units == ["MW", "MW", "MW", "MW", None, "MW"]


def test_a_text_takes_the_choices_it_is_compared_with() -> None:
    kind = ChoiceType("generation.kind", ("nuclear", "gas", "hydro", "storage"))
    node = tree('generation.kind in ["gas", "hydro"]')
    assert isinstance(node, In)
    assert isinstance(node.items, ListOf)
    assert node.items.type == ListType(kind)
    assert [item.type for item in node.items.items] == [kind, kind]


def test_and_and_or_are_flat() -> None:
    node = tree(
        "has(finance.dscr) && (has(sites) && has(sponsor.name)) && (has(project.builds) || has(sites) || has(sites))"
    )
    assert isinstance(node, And)
    assert len(node.operands) == 4
    assert isinstance(node.operands[3], Or)
    assert len(children(node.operands[3])) == 3


def test_operators_bind_as_in_cel() -> None:
    loose = tree("has(sites) || finance.dscr + 2 * 3 > 1 - 2 - 3 && !has(sites) == true")
    tight = tree("has(sites) || (((finance.dscr + (2 * 3)) > ((1 - 2) - 3)) && ((!has(sites)) == true))")
    assert loose == tight


def test_the_tree_says_what_was_written() -> None:
    node = tree('sites.all(s, s.country == "US")')
    assert isinstance(node, Quantified)
    assert node.items == FactRef("sites", ListType(ObjectType("sites")), AT)
    assert node.body == Compare(
        Comparison.EQ,
        ItemRef("s", "country", "sites[].country", country_type(), AT),
        Literal("US", country_type(), AT),
        AT,
    )


def test_the_item_of_a_single_valued_list_is_known_by_its_path() -> None:
    node = tree('project.builds.filter(b, b != "pipeline").exists(b, b == "generation")')
    assert {each.path for each in walk(node) if isinstance(each, ItemRef)} == {"project.builds[]"}


def test_a_minus_belongs_to_its_number() -> None:
    node = tree("finance.dscr > -(-(-1.5))")
    assert isinstance(node, Compare)
    assert node.right == Literal(Decimal("-1.5"), NumberType(), AT)


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("finance.dscr >= 1.25", []),
        ("finance.requested <= 550000000000.01", []),
        ("generation.net_mw <= 29999.9", []),
        ("generation.net_mw < 30000", []),
        ("generation.net_mw <= 30000", ["always-true"]),
        ("generation.net_mw == 30001", ["always-false"]),
        ("generation.net_mw != 30001", ["always-true"]),
        ("generation.net_mw < 0", ["always-false"]),
        ("-generation.net_mw <= 0", ["always-true"]),
        ("2 * generation.net_mw - 1 >= -1", ["always-true"]),
        ("generation.net_mw / 4 > 7500", ["always-false"]),
        ("technology.trl + param.trl_pass >= 1", []),
        ("technology.trl in [0, 10]", ["always-false"]),
        ("technology.trl in [0, 9]", []),
        ("size(sites.filter(s, s.federal_waters)) > 50", ["always-false"]),
        ("sum(sites.map(s, s.share)) >= 0", ["always-true"]),
        ("sum(sites.map(s, s.share)) <= 1", []),
        ("sum(sites.map(s, -s.share)) < -1", []),
        ("generation.net_mw >= size(sites)", ["unit-mismatch"]),
        ("finance.tenor_years <= param.trl_pass", ["unit-mismatch"]),
        ("max(sites.map(s, s.share)) > 1", ["always-false"]),
        ("has(sites) == has(sites)", ["always-true"]),
        ("sites.all(s, true)", ["always-true", "unused-variable"]),
        ("1 + 1 == 2", ["always-true"]),
        ('"a" == "b"', ["always-false"]),
        ("false || has(sites)", ["always-false"]),
        ("!false", ["always-false"]),
        ("technology.trl * 0.5 >= 0.25", ["always-true"]),
        ("sites.exists(s, s.share == 0.00005)", ["finer-than-step"]),
        ("sites.exists(s, s.share == 0.0005)", []),
    ],
)
def test_what_ranges_choices_and_constants_decide_is_found(condition: str, codes: list[str]) -> None:
    assert sorted(finding.code for finding in check(condition).findings) == codes


def test_the_nearest_values_lie_on_both_sides_also_below_zero() -> None:
    (found,) = findings("sites.exists(s, s.share > -0.00005)")
    assert found == (
        "1:27: finer-than-step: share of cost is stated in steps of 0.0001, so never as -0.00005\n"
        "  hint: the nearest values are `-0.0001` and `0`"
    )


def test_an_expression_may_be_of_any_type_and_decide_itself() -> None:
    checked = check_expression("1 + 1 == 2", AT, SCOPE)
    assert checked.findings == ()
    assert checked.tree is not None
    assert check_expression('"text"', AT, SCOPE).tree == Literal("text", TextType(), AT)


def test_a_numeric_expression_must_be_a_number() -> None:
    assert check_number("0.5 * finance.dscr", AT, SCOPE).tree is not None
    assert [str(finding) for finding in check_number("has(sites)", AT, SCOPE).findings] == [
        "rules.yaml:1:1: wrong-type: `has(sites)` is yes or no where a number is needed"
    ]


@pytest.mark.parametrize("brackets", [("(", ")"), ("[", "]"), ("!(", ")"), ("-(", ")")])
def test_deep_nesting_is_refused_and_does_no_harm(brackets: tuple[str, str]) -> None:
    opening, closing = brackets
    text = f"{opening * 1500}1{closing * 1500}"
    assert check(text).tree is None
    assert len(check(text).findings) == 1


def test_a_long_condition_is_refused() -> None:
    assert findings("1 + " * 5000 + "1") == [
        "1:1: syntax-error: the condition is longer than 10000 characters\n  hint: name its parts as conclusions"
    ]


def test_products_that_could_not_be_exact_are_refused() -> None:
    factor = "0." + "1" * 59
    assert check(f"{factor} * {factor} * finance.dscr > 1").findings == ()
    product = " * ".join([factor] * 8)
    assert [finding.code for finding in check(f"{product} * finance.dscr > 1").findings] == ["number-too-long"]
    assert [finding.code for finding in check(f"finance.dscr * {product} > 1").findings] == ["number-too-long"]


@given(st.text(max_size=40))
def test_any_text_is_either_a_tree_or_has_findings(text: str) -> None:
    checked = check(text)
    assert (checked.tree is None) == bool(checked.findings)


WORDS = [
    "generation.net_mw",
    "generation.kind",
    "sites",
    "s",
    "s.share",
    "300",
    '"US"',
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "&&",
    "||",
    "!",
    ">=",
    "==",
    "in",
    "+",
    "-",
    "*",
    "/",
    "?",
    ":",
    ",",
    ".",
    "x",
    "true",
    "null",
    ".exists(",
    ".map(",
    ".filter(",
    "param.home",
    "conclusion.is_live",
    "has(",
    "size(",
    "sum(",
    "sites.all(s,",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_words_of_the_language_are_either_a_tree_or_have_findings(text: str) -> None:
    checked = check(text)
    assert (checked.tree is None) == bool(checked.findings)
    assert all(finding.message and not finding.message.endswith(".") for finding in checked.findings)


def test_every_kind_of_fact_has_its_type() -> None:
    types = {entry.path: entry_type(entry, "USD") for entry in VOCABULARY.entries}
    assert types["finance.requested"] == NumberType("USD")
    assert types["equipment.deposit_paid"] == BoolType()
    assert types["sites"] == ListType(ObjectType("sites"))
    assert {
        entry.kind for entry in Scope(VOCABULARY, {}, frozenset()).entries.values() if hasattr(entry, "kind")
    } == set(FactKind)
