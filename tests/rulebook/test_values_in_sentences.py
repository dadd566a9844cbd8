"""Values as people write them become what a proposal holds, or an error with the nearest right thing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.small_book import fact
from shinsa_adapters.rulebook.answers import read_answer, split_answers
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.units import written


@pytest.mark.parametrize(
    ("path", "text", "answer"),
    [
        ("generation.net_mw", "1,200 MW", Decimal(1200)),
        ("generation.net_mw", "1.2 GW", Decimal(1200)),
        ("generation.net_mw", "500 kW", Decimal("0.5")),
        ("finance.debt_tenor", "18 months", Decimal("1.5")),
        ("finance.debt_tenor", "1 year", Decimal(1)),
        ("finance.debt_tenor", "15 years", Decimal(15)),
        ("finance.foreign_share", "80%", Decimal("0.8")),
        ("finance.foreign_share", "0.8", Decimal("0.8")),
        ("finance.foreign_share", "25 percent", Decimal("0.25")),
        ("finance.capital_cost", "USD 2.5 billion", {"amount": "2500000000", "currency": "USD"}),
        ("finance.capital_cost", "$300 million", {"amount": "300000000", "currency": "USD"}),
        ("finance.capital_cost", "USD 2,499,999,999.99", {"amount": "2499999999.99", "currency": "USD"}),
        ("finance.capital_cost", "JPY 2 trillion", {"amount": "2000000000000", "currency": "JPY"}),
        ("generation.on_grid_by", "2028-12-31", "2028-12-31"),
        ("finance.guaranteed", "yes", True),
        ("finance.guaranteed", "no", False),
        ("generation.kind", "natural gas", "gas"),
        ("generation.kind", "gas", "gas"),
        ("generation.kind", "nuclear", "nuclear"),
        ("sites[].country", "Japan", "JP"),
        ("sites[].country", "US", "US"),
        ("finance.lender", '"JBIC"', "JBIC"),
        ("finance.lender", "JBIC", "JBIC"),
    ],
)
def test_a_value_is_read_by_the_fact_it_is_for(path: str, text: str, answer: object) -> None:
    assert read_answer(text, fact(path), "USD") == answer


@pytest.mark.parametrize(
    ("path", "text", "error"),
    [
        ("generation.net_mw", "300", "`300` has no unit\n  hint: write `300 MW`"),
        ("generation.net_mw", "300 miles", "`miles` does not fit: the fact is in MW\n  hint: write `300 MW`"),
        ("generation.net_mw", "many", "`many` is not a number\n  hint: the net capacity is written like `1 MW`"),
        (
            "generation.net_mw",
            "\uff13\uff10\uff10 MW",
            "`\uff13\uff10\uff10 MW` is not a number\n  hint: write its digits as 0 to 9: `300 MW`",
        ),
        (
            "generation.net_mw",
            "299.95 MW",
            "`299.95 MW` is too fine\n  hint: the net capacity is given in steps of `0.1 MW`; the nearest is `300 MW`",
        ),
        (
            "generation.net_mw",
            "40 GW",
            "`40,000 MW` is too high\n  hint: the net capacity ends at `30,000 MW`",
        ),
        ("generation.net_mw", "-1 MW", "`-1 MW` is too low\n  hint: the net capacity begins at `0 MW`"),
        ("finance.debt_tenor", "7 months", "`7` does not come out even in year\n  hint: write it in year"),
        (
            "finance.foreign_share",
            "0.5 MW",
            "`MW` does not fit: the fact takes a number without a unit\n  hint: write `0.5`",
        ),
        (
            "finance.capital_cost",
            "3 billion",
            "`3 billion` is not an amount of money\n  hint: write it like `USD 2.5 billion` or `$300 million`",
        ),
        (
            "finance.capital_cost",
            "USD 3 bazillion",
            "`USD 3 bazillion` is not an amount of money\n  hint: write it like `USD 2.5 billion` or `$300 million`",
        ),
        (
            "generation.kind",
            "原子力",
            "`原子力` is not among the choices\n  hint: that is Japanese, and the file is in English: write `nuclear`",
        ),
        ("generation.kind", "nuclaer", "`nuclaer` is not among the choices\n  hint: did you mean `nuclear`?"),
        (
            "finance.guaranteed",
            "maybe",
            "`maybe` is neither `yes` nor `no`\n  hint: the guarantee is answered with `yes` or `no`",
        ),
        ("sites[].country", "Germny", "`Germny` is not a country\n  hint: did you mean `Germany`?"),
        (
            "sites[].country",
            "qqqqqq",
            "`qqqqqq` is not a country\n  hint: write its English name or its two-letter code",
        ),
        ("generation.on_grid_by", "2028-02-30", "`2028-02-30` is not a day\n  hint: write it as `2028-12-31`"),
        (
            "generation.on_grid_by",
            "2024-12-31",
            "`2024-12-31` is too early\n  hint: the first day on the grid begins at `2025-01-01`",
        ),
        (
            "generation.on_grid_by",
            "2061-01-01",
            "`2061-01-01` is too late\n  hint: the first day on the grid ends at `2060-12-31`",
        ),
    ],
)
def test_a_value_that_cannot_be_names_the_nearest_right_thing(path: str, text: str, error: str) -> None:
    with pytest.raises(StepError) as raised:
        read_answer(text, fact(path), "USD")
    assert str(raised.value) == error


@given(st.integers(0, 300_000))
def test_every_number_is_read_back_as_it_is_written(tenths: int) -> None:
    number = Decimal(tenths) / 10
    assert read_answer(written(number, "MW"), fact("generation.net_mw"), "USD") == number


def test_items_are_listed_with_commas_and_and() -> None:
    assert split_answers("gas, crude oil and LNG") == ("gas", "crude oil", "LNG")
