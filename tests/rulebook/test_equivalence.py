"""A change that says the same of every proposal is called so only where that is proved."""

from decimal import Decimal

import pytest

from rulebook.small_book import small_ruleset
from shinsa.errors import Place
from shinsa.facts import FactKind
from shinsa.language.scope import Scope
from shinsa.language.tree import Compare, Comparison, FactRef, ListType, Literal, NumberType, ObjectType, Size
from shinsa_adapters.rulebook.mutating.equivalence import proof

AT = Place("x.yaml", 1, 1)
SCOPE = Scope(small_ruleset().vocabulary, {}, frozenset())
MW = SCOPE.fact("generation.net_mw")
SITES = Size(FactRef("sites", ListType(ObjectType("sites")), AT), AT)


def compare(op: str, number: str, left: FactRef | Size) -> Compare:
    return Compare(Comparison(op), left, Literal(Decimal(number), NumberType("MW"), AT), AT)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("> ", "0"), ("!=", "0"), True),
        (("==", "0"), ("<=", "0"), True),
        (("> ", "0"), (">=", "0"), False),
        ((">=", "300"), ("> ", "300"), False),
        ((">=", "300"), ("==", "300"), False),
        (("> ", "0"), (">=", "0.1"), False),
    ],
)
def test_comparisons_of_a_number_that_is_never_negative(
    one: tuple[str, str], other: tuple[str, str], *, same: bool
) -> None:
    assert MW is not None
    assert (MW.kind, MW.minimum) == (FactKind.NUMBER, Decimal(0))
    left = FactRef(MW.path, NumberType("MW"), AT)
    before, after = compare(one[0].strip(), one[1], left), compare(other[0].strip(), other[1], left)
    assert (proof(before, after, SCOPE) is not None) is same


def test_a_number_of_items_is_whole() -> None:
    assert proof(compare(">=", "1", SITES), compare(">", "0", SITES), SCOPE) == (
        "proved equivalent: both say the same of every number of items"
    )
    assert proof(compare(">=", "1", SITES), compare(">=", "2", SITES), SCOPE) is None


def test_what_is_not_two_comparisons_is_not_proved() -> None:
    assert proof(SITES, SITES, SCOPE) is None
