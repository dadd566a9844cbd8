import pytest

from engine.language.conformance import BESIDE, CASES, KEPT, OWN_CASES, Case, answered, counts, reason, value
from engine.language.page import PAGE, section, table

REASONS = dict.fromkeys(why for why, _ in table(section("Conformance with CEL")))
WHOLE_SUITE = pytest.mark.xfail(
    not BESIDE.exists(), run=False, reason=f"CEL's conformance suite is not at {BESIDE}; only {KEPT.name} is run"
)


@WHOLE_SUITE
def test_every_case_inside_the_language_is_answered_as_the_suite_says() -> None:
    inside = [case for case in CASES if reason(case) is None]
    wrong = [case.name for case in inside if case.expected is None or answered(case) != value(case.expected)]
    assert wrong == []


@WHOLE_SUITE
def test_the_page_counts_the_cases_inside_and_outside_by_reason() -> None:
    inside, reasons = counts(CASES)
    assert {why: int(count) for why, count in table(section("Conformance with CEL"))} == reasons
    assert f"tested with {len(CASES)} cases" in PAGE
    assert f"lie {inside} of them" in PAGE
    assert f"lie {reasons.total()}, and each is refused" in PAGE
    assert inside + reasons.total() == len(CASES) == 799


@pytest.mark.parametrize("case", OWN_CASES, ids=lambda case: case.name)
def test_our_own_cases_are_answered_alike_or_refused_with_a_reason_the_page_names(case: Case) -> None:
    why = reason(case)
    if why is None:
        assert case.expected is not None, "an error of CEL's must be refused"
        assert answered(case) == value(case.expected)
    else:
        assert why in REASONS


def test_our_own_cases_lie_on_both_sides() -> None:
    inside, reasons = counts(OWN_CASES)
    assert (inside, reasons.total()) == (20, 8)
