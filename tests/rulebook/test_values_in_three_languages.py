"""Japanese and Chinese values become what the English ones do, or an error with the nearest right thing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.shipped_book import book
from shinsa.facts import Fact, FactKind, FactList
from shinsa_adapters.rulebook.answers import read_answer, read_day, split_answers, written_day
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.scales import Scaled, scaled
from shinsa_adapters.rulebook.territories import country_names
from shinsa_adapters.rulebook.tongues import CHINESE, ENGLISH, JAPANESE, TONGUES, Tongue
from shinsa_adapters.rulebook.units import written

WIDE = (JAPANESE, CHINESE)


def fact(path: str) -> Fact:
    found = book().screeners.ruleset.vocabulary.by_path()[path]
    assert isinstance(found, Fact)
    return found


def usd(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


@pytest.mark.parametrize(
    ("language", "path", "text", "answer"),
    [
        ("ja", "generation.net_mw", "1,200 MW", Decimal(1200)),
        ("ja", "generation.net_mw", "120万kW", Decimal(1200)),
        ("ja", "generation.net_mw", "120万キロワット", Decimal(1200)),
        ("ja", "generation.net_mw", "\uff11\uff0c\uff12\uff10\uff10\u3000\uff2d\uff37", Decimal(1200)),
        ("ja", "generation.net_mw", "1.2GW", Decimal(1200)),
        ("zh", "generation.net_mw", "120万千瓦", Decimal(1200)),
        ("zh", "generation.net_mw", "1200兆瓦", Decimal(1200)),
        ("zh", "generation.net_mw", "1.2吉瓦", Decimal(1200)),
        ("ja", "finance.debt_tenor_years", "20年", Decimal(20)),
        ("ja", "finance.debt_tenor_years", "18か月", Decimal("1.5")),
        ("zh", "finance.debt_tenor_years", "20年", Decimal(20)),
        ("zh", "finance.debt_tenor_years", "18个月", Decimal("1.5")),
        ("ja", "factory.market_lead_time_weeks", "52週", Decimal(52)),
        ("zh", "factory.market_lead_time_weeks", "52周", Decimal(52)),
        ("ja", "funding.share_in_us", "99.99%", Decimal("0.9999")),
        ("zh", "funding.share_in_us", "\uff11\uff10\uff10\uff05", Decimal(1)),
        ("ja", "cost.per_unit", "1,199.99ドル/単位", Decimal("1199.99")),
        ("zh", "cost.per_unit", "1,199.99美元/单位", Decimal("1199.99")),
        ("ja", "cost.total", "25億ドル", usd("2500000000")),
        ("ja", "cost.total", "2.5億米ドル", usd("250000000")),
        ("ja", "cost.total", "1兆2000億ドル", usd("1200000000000")),
        ("ja", "cost.total", "299,999,999.99ドル", usd("299999999.99")),
        ("ja", "sponsor.net_worth", "\u2212300万ドル", usd("-3000000")),
        ("ja", "cost.total", "3000億円", {"amount": "300000000000", "currency": "JPY"}),
        ("ja", "cost.total", "5億スイス フラン", {"amount": "500000000", "currency": "CHF"}),
        ("zh", "cost.total", "\uff12\uff15亿美元", usd("2500000000")),
        ("zh", "cost.total", "1.2万亿美元", usd("1200000000000")),
        ("zh", "cost.total", "3000亿日元", {"amount": "300000000000", "currency": "JPY"}),
        ("ja", "schedule.first_power", "2028年12月31日", "2028-12-31"),
        ("zh", "schedule.first_power", "\uff12\uff10\uff12\uff18年1月2日", "2028-01-02"),
        ("ja", "schedule.first_power", "2028-12-31", "2028-12-31"),
        ("ja", "revenue.hedged", "はい", True),
        ("ja", "revenue.hedged", "いいえ", False),
        ("zh", "revenue.hedged", "是", True),
        ("zh", "revenue.hedged", "否", False),
        ("ja", "generation.kind", "原子力", "nuclear"),
        ("ja", "generation.kind", "nuclear", "nuclear"),
        ("zh", "generation.kind", "风电", "wind"),
        ("ja", "sites[].country", "米国", "US"),
        ("ja", "sites[].country", "アメリカ合衆国", "US"),
        ("ja", "sites[].country", "メキシコ", "MX"),
        ("zh", "sites[].country", "墨西哥", "MX"),
        ("zh", "sites[].country", "MX", "MX"),
        ("ja", "nuclear.design", "「AP1000」", "AP1000"),
        ("zh", "nuclear.design", "“AP1000”", "AP1000"),
    ],
)
def test_a_value_is_read_as_its_language_writes_it(language: str, path: str, text: str, answer: object) -> None:
    assert read_answer(text, fact(path), "USD", TONGUES[language]) == answer


@pytest.mark.parametrize(
    ("language", "path", "text", "error"),
    [
        ("ja", "generation.net_mw", "300", "`300` has no unit\n  hint: write `300 MW`"),
        ("ja", "generation.net_mw", "300年", "`年` does not fit: the fact is in MW\n  hint: write `300 MW`"),
        ("zh", "generation.net_mw", "很多", "`很多` is not a number\n  hint: “净容量” is written like `1 MW`"),
        (
            "ja",
            "generation.net_mw",
            "1万2億kW",
            "`1万2億kW` is not a number\n  hint: 「正味出力」 is written like `1 MW`",
        ),
        (
            "zh",
            "generation.net_mw",
            "299.95 MW",
            "`299.95 MW` is too fine\n  hint: “净容量” is given in steps of `0.1 MW`; the nearest is `300 MW`",
        ),
        ("ja", "generation.net_mw", "4000万kW", "`40,000 MW` is too high\n  hint: 「正味出力」 ends at `30,000 MW`"),
        (
            "ja",
            "finance.debt_tenor_years",
            "20 years",
            "`years` does not fit: the fact is in 年\n  hint: write `20年`",
        ),
        (
            "ja",
            "finance.debt_tenor_years",
            "7か月",
            "`7` does not come out even in 年\n  hint: write it in 年",
        ),
        (
            "ja",
            "cost.total",
            "USD 2.5 billion",
            "`USD 2.5 billion` is not an amount of money\n  hint: write it like `25億ドル` or `299,999,999.99ドル`",
        ),
        (
            "zh",
            "cost.total",
            "3亿",
            "`3亿` is not an amount of money\n  hint: write it like `25亿美元` or `299,999,999.99美元`",
        ),
        (
            "ja",
            "generation.kind",
            "風",
            "`風` is not among the choices\n  hint: did you mean `風力`?",
        ),
        (
            "zh",
            "generation.kind",
            "風力",
            "`風力` is not among the choices\n  hint: that is Japanese, and the file is in Chinese: write `风电`",
        ),
        (
            "ja",
            "sites[].country",
            "Mexico",
            "`Mexico` is not a country\n  hint: that is English, and the file is in Japanese: write `メキシコ`",
        ),
        (
            "zh",
            "sites[].country",
            "火星",
            "`火星` is not a country\n  hint: write its Chinese name or its two-letter code",
        ),
        (
            "ja",
            "generation.carbon_capture",
            "yes",
            "`yes` is neither `はい` nor `いいえ`\n  hint: 「炭素回収」 is answered with `はい` or `いいえ`",
        ),
        (
            "zh",
            "schedule.first_power",
            "2028年2月30日",
            "`2028年2月30日` is not a day\n  hint: write it as `2028年12月31日`",
        ),
        (
            "ja",
            "schedule.first_power",
            "2024年12月31日",
            "`2024年12月31日` is too early\n  hint: 「初送電日」 begins at `2025年1月1日`",
        ),
    ],
)
def test_a_value_that_cannot_be_names_the_nearest_right_thing(language: str, path: str, text: str, error: str) -> None:
    with pytest.raises(StepError) as raised:
        read_answer(text, fact(path), "USD", TONGUES[language])
    assert str(raised.value) == error


@pytest.mark.parametrize("tongue", WIDE, ids=lambda tongue: tongue.code)
@given(tenths=st.integers(0, 300_000))
def test_every_number_is_read_back_as_it_is_written(tongue: Tongue, tenths: int) -> None:
    number = Decimal(tenths) / 10
    assert read_answer(written(number, "MW", tongue), fact("generation.net_mw"), "USD", tongue) == number


@given(st.integers(0, 10**16), st.sampled_from(WIDE))
def test_a_number_counted_in_scales_is_the_sum_of_its_parts(number: int, tongue: Tongue) -> None:
    words = {"ja": ("兆", "億", "万"), "zh": ("万亿", "亿", "万")}[tongue.code]
    rest, text = number, ""
    for word, power in zip(words, (12, 8, 4), strict=True):
        part, rest = divmod(rest, 10**power)
        text += f"{part}{word}" if part else ""
    text += str(rest) if rest or not text else ""
    found = scaled(text, tongue.scales)
    assert found is not None
    assert found == Scaled(Decimal(number), "")


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(list(TONGUES.values())))
def test_every_day_is_read_back_as_it_is_written(day: date, tongue: Tongue) -> None:
    assert read_day(written_day(day, tongue), tongue) == day


@pytest.mark.parametrize("code", ["US", "JP", "MX", "DE", "KP"])
@pytest.mark.parametrize("tongue", TONGUES.values(), ids=lambda tongue: tongue.code)
def test_a_country_is_read_back_by_its_name_in_each_language(tongue: Tongue, code: str) -> None:
    assert read_answer(country_names(tongue)[code], fact("sites[].country"), "USD", tongue) == code


def test_items_are_listed_as_each_language_lists_them() -> None:
    assert split_answers("天然ガス、原油とLNG", JAPANESE) == ("天然ガス", "原油", "LNG")
    assert split_answers("天然气、原油和液化天然气", CHINESE) == ("天然气", "原油", "液化天然气")
    assert split_answers("gas, crude oil and LNG", ENGLISH) == ("gas", "crude oil", "LNG")


@pytest.mark.parametrize("tongue", WIDE, ids=lambda tongue: tongue.code)
def test_no_choice_of_a_list_is_taken_apart(tongue: Tongue) -> None:
    items = [entry.item for entry in book().screeners.ruleset.vocabulary.entries if isinstance(entry, FactList)]
    labels = [choice.label.in_language(tongue.code) for item in items if item for choice in item.choices]
    assert labels
    assert [label for label in labels if split_answers(label, tongue) != (label,)] == []


@pytest.mark.parametrize("tongue", TONGUES.values(), ids=lambda tongue: tongue.code)
def test_the_choices_of_a_fact_have_different_labels(tongue: Tongue) -> None:
    facts = book().screeners.ruleset.vocabulary.by_path().values()
    for each in facts:
        if isinstance(each, Fact) and each.kind is FactKind.CHOICE:
            labels = [choice.label.in_language(tongue.code).casefold() for choice in each.choices]
            assert len(labels) == len(set(labels)), each.path
