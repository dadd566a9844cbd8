"""Units that are words are told in the language of the reader; English writes them as a ruleset does."""

import pickle
from decimal import Decimal

import pytest

from shinsa.language.catalogue.turns import UNIT_NAMES, UNITS
from shinsa.language.units import amount, counted, unit_named
from shinsa.messages.teller import in_language


@pytest.mark.parametrize(
    ("number", "unit", "en", "ja", "zh"),
    [
        ("10", "year", "10 year", "10年", "10年"),
        ("0.1", "week", "0.1 week", "0.1週", "0.1周"),
        ("3", "job", "3 job", "雇用3人", "3个岗位"),
        ("300", "MW", "300 MW", "300 MW", "300 MW"),
        ("25", "%", "25%", "25%", "25%"),
        ("0.80", None, "0.8", "0.8", "0.8"),
    ],
)
def test_a_number_is_told_with_its_unit(number: str, unit: str | None, en: str, ja: str, zh: str) -> None:
    told = amount(Decimal(number), unit)
    assert (told, in_language(told, "ja"), in_language(told, "zh")) == (en, ja, zh)


def test_a_unit_is_told_by_itself() -> None:
    assert [in_language(unit_named(unit), "ja") for unit in ("year", "t/year", "MW")] == ["年", "t/年", "MW"]


def test_every_unit_that_is_a_word_has_a_name_of_its_own() -> None:
    assert UNIT_NAMES.keys() == UNITS.keys()


def test_a_number_with_its_unit_can_be_kept_and_told_later() -> None:
    kept = pickle.loads(pickle.dumps(counted("3", "year")))  # noqa: S301  # our own
    assert (kept, in_language(kept, "zh")) == ("3 year", "3年")
