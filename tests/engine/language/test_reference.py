from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language.example import PARAMETERS, SCOPE, VOCABULARY, tree
from shinsa.errors import Place
from shinsa.language.checker import check_expression
from shinsa.language.reference import evaluate, fields_of, one
from shinsa.language.tree import And, Not, Or, ParameterRef
from shinsa.values import Truth, Value, every, some

TRUTHS = st.sampled_from([True, False, None])
D = Decimal


def answer(text: str, **facts: Value) -> Value:
    by_path = {path.replace("__", "."): value for path, value in facts.items()}
    return evaluate(tree(text), by_path, PARAMETERS, fields_of(VOCABULARY))


def value_of(text: str) -> Value:
    checked = check_expression(text, Place("x", 1, 1), SCOPE)
    assert checked.tree is not None, checked.findings
    return evaluate(checked.tree, {}, PARAMETERS)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("0.1 + 0.2 == 0.3", True),
        ("550000000000.01 == 550000000000.01", True),
        ("550000000000.01 - 550000000000 == 0.01", True),
        ("1 == 1.0", True),
        ("1.5 + 2", D("3.5")),
        ("-7 * 3", D(-21)),
        ("1.0 / 8", D("0.125")),
        ("2 in [1, 2, 3]", True),
        ("sum([0.1, 0.2, 0.3]) == 0.6", True),
        ("min([3, 1, 2])", D(1)),
        ("max([3, 1, 2])", D(3)),
        ("max([1, 2].filter(x, x > 5)) > 1", None),
        ("sum([1, 2].filter(x, x > 5))", D(0)),
        ("[1, 2, 3].filter(x, x > 1).size()", D(2)),
        ('date("2029-01-19") < date("2029-01-20")', True),
        ("param.trl_pass + 1", D(9)),
    ],
)
def test_numbers_are_exact(expression: str, expected: Value) -> None:
    assert value_of(expression) == expected


@pytest.mark.parametrize(
    ("condition", "net_mw", "expected"),
    [
        ("generation.net_mw >= 300", D(300), True),
        ("generation.net_mw >= 300", D("299.9"), False),
        ("generation.net_mw >= 300", None, None),
        ("generation.net_mw >= 300 || finance.dscr > 1", D(300), True),
        ("generation.net_mw >= 300 || finance.dscr > 1", D(1), None),
        ("generation.net_mw >= 300 && finance.dscr > 1", D(1), False),
        ("generation.net_mw >= 300 && finance.dscr > 1", D(300), None),
        ("!(generation.net_mw >= 300)", None, None),
        ("has(generation.net_mw)", D(0), True),
        ("has(generation.net_mw)", None, None),
        ("!has(generation.net_mw)", D(0), False),
        ("-generation.net_mw < -300", D(301), True),
    ],
)
def test_unknown_facts_leave_open_only_what_hangs_on_them(condition: str, net_mw: Value, expected: Truth) -> None:
    assert answer(condition, generation__net_mw=net_mw) is expected


US, JP, OPEN = ("US", D("0.6"), False), ("JP", D("0.4"), False), (None, D("0.4"), None)


@pytest.mark.parametrize(
    ("condition", "sites", "expected"),
    [
        ('sites.exists(s, s.country == "US")', (US, OPEN), True),
        ('sites.exists(s, s.country == "US")', (JP, OPEN), None),
        ('sites.exists(s, s.country == "US")', (), False),
        ('sites.exists(s, s.country == "US")', None, None),
        ('sites.all(s, s.country == "US")', (US, OPEN), None),
        ('sites.all(s, s.country == "US")', (JP, OPEN), False),
        ('sites.all(s, s.country == "US")', (), True),
        ('sites.exists_one(s, s.country == "US")', (US, US, OPEN), False),
        ('sites.exists_one(s, s.country == "US")', (US, OPEN), None),
        ('sites.exists_one(s, s.country == "US")', (US, JP), True),
        ('size(sites.filter(s, s.country == "US")) == 1', (US, JP), True),
        ('size(sites.filter(s, s.country == "US")) == 1', (US, OPEN), None),
        ("sum(sites.map(s, s.share)) == 1", (US, JP), True),
        ('"US" in sites.map(s, s.country)', (US, OPEN), True),
        ('"US" in sites.map(s, s.country)', (JP, OPEN), None),
        ('"US" in sites.map(s, s.country)', (JP,), False),
        ("sites.exists(s, s.country in param.home)", (US,), True),
        ("sites.exists(s, has(s.country) && s.share < 0.5)", (OPEN,), None),
        ("sites.all(s, sites.exists(t, t.share > s.share || t.country == s.country))", (US, JP), True),
    ],
)
def test_lists_answer_for_their_items(condition: str, sites: Value, expected: Truth) -> None:
    assert answer(condition, sites=sites) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('"generation" in project.builds', True),
        ('"pipeline" in project.builds', False),
        ('project.builds.exists(b, b == "generation")', True),
        ('generation.kind in ["gas", "hydro"]', None),
        ("generation.kind in param.firm_kinds", None),
        ('schedule.first_draw <= date("2029-01-19")', True),
        ('sponsor.name == "Acme"', True),
        ("equipment.deposit_paid", False),
        ("equipment.deposit_paid == false", True),
    ],
)
def test_each_kind_of_fact_can_be_asked_about(condition: str, expected: Truth) -> None:
    facts: dict[str, Value] = {
        "project__builds": ("generation",),
        "schedule__first_draw": date(2029, 1, 19),
        "sponsor__name": "Acme",
        "equipment__deposit_paid": False,
    }
    assert answer(condition, **facts) is expected


def test_conclusions_are_looked_up_and_else_unknown() -> None:
    condition = tree("conclusion.is_live || !conclusion.builds_generation")
    assert evaluate(condition, {}, {}, conclusions={"is_live": True}) is True
    assert evaluate(condition, {}, {}, conclusions={"is_live": False}) is None


@given(st.lists(TRUTHS, max_size=5))
def test_all_is_the_mirror_of_exists(truths: list[Truth]) -> None:
    mirrored = some([None if truth is None else not truth for truth in truths])
    assert every(truths) is (None if mirrored is None else not mirrored)


@given(st.lists(TRUTHS, min_size=1, max_size=6), st.data())
def test_learning_more_never_takes_an_answer_back(truths: list[Truth], data: st.DataObject) -> None:
    learned = [data.draw(st.booleans()) if truth is None else truth for truth in truths]
    for join in (every, some, one):
        assert join(truths) in (None, join(learned))


@given(st.permutations([True, False, None, None, True]))
def test_the_order_of_answers_does_not_matter(truths: list[Truth]) -> None:
    assert (every(truths), some(truths), one(truths)) == (False, True, False)


@given(TRUTHS, TRUTHS, TRUTHS)
def test_kleenes_laws_hold(first: Truth, second: Truth, third: Truth) -> None:
    at = Place("x", 1, 1)
    names = [ParameterRef(name, tree("equipment.deposit_paid").type, at) for name in ("a", "b", "c")]
    values: dict[str, Value] = {"a": first, "b": second, "c": third}
    a, b, c = names

    def truth(node: And | Or | Not) -> Value:
        return evaluate(node, {}, values)

    assert truth(Not(Not(a, at), at)) is first
    assert truth(Not(And((a, b), at), at)) is truth(Or((Not(a, at), Not(b, at)), at))
    assert truth(And((a, Or((b, c), at)), at)) is truth(Or((And((a, b), at), And((a, c), at)), at))
    assert truth(And((a, And((b, c), at)), at)) is truth(And((a, b, c), at))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_a_number_survives_the_way_into_the_tree_and_out(number: Decimal) -> None:
    assert value_of(f"{number:f}") == number


@given(st.lists(st.decimals(allow_nan=False, places=3, min_value=0, max_value=10**15), min_size=1, max_size=8))
def test_a_sum_does_not_depend_on_the_order(numbers: list[Decimal]) -> None:
    forwards = value_of(f"sum([{', '.join(f'{number:f}' for number in numbers)}])")
    backwards = value_of(f"sum([{', '.join(f'{number:f}' for number in reversed(numbers))}])")
    assert forwards == backwards == sum(numbers, Decimal(0))
