"""One message, three languages: plurals, numbers, amounts, days, countries, lists."""

import pickle
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from shinsa.messages.message import LANGUAGES, Language, Message, Plural
from shinsa.messages.teller import in_language, said, teller
from shinsa.values import Text

FACTS = Message(en=Plural("{count} fact", "{count} facts"), ja="{count}件の事実", zh="{count}项事实")
SCALES = {"million": 6, "billion": 9, "trillion": 12, "京": 16, "万亿": 12, "兆": 12, "億": 8, "亿": 8, "万": 4}
NAMES = {"en": "USD", "ja": "米ドル", "zh": "美元"}
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**40), max_value=10**40)


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 0, "0 facts"),
        ("en", 1, "1 fact"),
        ("en", 2, "2 facts"),
        ("en", 1200, "1,200 facts"),
        ("ja", 1, "1件の事実"),
        ("ja", 1200, "1,200件の事実"),
        ("zh", 1, "1项事实"),
    ],
)
def test_a_message_takes_the_plural_its_number_asks_for(language: Language, count: int, text: str) -> None:
    assert teller(language).say(FACTS, count=count) == text


def test_a_plural_without_a_number_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="`count` has to be a number"):
        teller("en").say(FACTS, count="many")


def test_a_place_without_a_value_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        teller("ja").say(FACTS, how_many=3)


@pytest.mark.parametrize(
    ("amount", "english", "japanese", "chinese"),
    [
        ("2500000000", "USD 2.5 billion", "25億米ドル", "25亿美元"),
        ("550000000000", "USD 550 billion", "5500億米ドル", "5500亿美元"),
        ("10000000000000", "USD 10 trillion", "10兆米ドル", "10万亿美元"),
        ("2525000000", "USD 2.525 billion", "25.25億米ドル", "25.25亿美元"),
        ("2525100000", "USD 2,525,100,000", "25.251億米ドル", "25.251亿美元"),
        ("150000", "USD 150,000", "15万米ドル", "15万美元"),
        ("1234567", "USD 1,234,567", "1,234,567米ドル", "1,234,567美元"),
        ("0.75", "USD 0.75", "0.75米ドル", "0.75美元"),
        ("-2500000000", "USD -2.5 billion", "-25億米ドル", "-25亿美元"),
        ("0", "USD 0", "0米ドル", "0美元"),
    ],
)
def test_an_amount_is_shortened_only_where_nothing_is_lost(
    amount: str, english: str, japanese: str, chinese: str
) -> None:
    told = [teller(language).money(Decimal(amount), "USD") for language in LANGUAGES]
    assert told == [english, japanese, chinese]


def read_back(text: str, language: Language) -> Decimal:
    """The amount that a told amount means."""
    found = re.fullmatch(r"(-?[\d,.]+) ?(\D*)", text.replace(NAMES[language], "").strip())
    assert found, text
    digits, scale = found.groups()
    return Decimal(digits.replace(",", "") + f"E{SCALES[scale] if scale else 0}")


@given(decimals, st.integers(-3, 12))
def test_an_amount_means_the_same_in_every_language(number: Decimal, shift: int) -> None:
    amount = Decimal(f"{number:f}E{shift}")
    assert [read_back(teller(language).money(amount, "USD"), language) for language in LANGUAGES] == [amount] * 3


@given(decimals)
def test_no_digit_of_a_number_is_lost(number: Decimal) -> None:
    for language in LANGUAGES:
        assert Decimal(teller(language).number(number).replace(",", "")) == number
        assert Decimal(teller(language).percent(number).replace(",", "").removesuffix("%")) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15))
def test_english_is_written_as_babel_writes_it(number: Decimal) -> None:
    said = teller("en")
    bare = number.normalize() if number else Decimal(0)
    assert said.number(number) == format_decimal(bare, locale="en", decimal_quantization=False)
    assert said.percent(number) == format_percent(bare / 100, locale="en", decimal_quantization=False)


@given(st.integers(0, 10**6) | st.decimals(0, 100, places=1))
def test_english_takes_the_plural_that_babel_takes(number: Decimal | int) -> None:
    plural = teller("en").say(FACTS, count=number).rpartition(" ")[2]
    assert plural == {"one": "fact", "other": "facts"}[Locale("en").plural_form(number)]


@pytest.mark.parametrize(
    ("language", "day", "country", "either", "quoted"),
    [
        ("en", "2025-10-28", "United States", "a, b or c", '"x"'),
        ("ja", "2025年10月28日", "アメリカ合衆国", "a、bまたはc", "「x」"),
        ("zh", "2025年10月28日", "美国", "a、b或c", "“x”"),
    ],
)
def test_days_countries_lists_and_quotes_take_the_form_of_the_language(
    language: Language, day: str, country: str, either: str, quoted: str
) -> None:
    told = teller(language)
    assert told.day(date(2025, 10, 28)) == day
    assert told.country("US", "United States") == country
    assert told.listed(["a", "b", "c"], "or") == either
    assert told.quoted("x") == quoted


def test_a_list_of_one_is_that_one_and_a_list_of_none_is_nothing() -> None:
    assert [teller("ja").listed(words, "or") for words in ([], ["a"], ["a", "b"])] == ["", "a", "aまたはb"]


def test_english_needs_no_babel() -> None:
    code = """
import sys
from datetime import date
from decimal import Decimal
from shinsa.messages.teller import in_language, said, teller
from shinsa.values import Text
said = teller("en")
said.money(Decimal(2500000000), "USD"), said.day(date(2025, 1, 1)), said.percent(Decimal(5)), said.country("US", "x")
sys.exit(any(name.partition(".")[0] == "babel" for name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


MISSING = Message(en="{what} is missing: {why}", ja="{what}がない：{why}", zh="缺少{what}：{why}")
LABEL = Text("net capacity", "正味出力", "净容量")


def test_a_text_that_was_said_can_be_said_in_another_language_with_all_that_is_in_it() -> None:
    text = said(MISSING, what=LABEL, why=said(FACTS, count=2))
    assert text == "net capacity is missing: 2 facts"
    assert in_language(text, "ja") == "正味出力がない：2件の事実"
    assert in_language(text, "zh") == "缺少净容量：2项事实"
    assert in_language(pickle.loads(pickle.dumps(text)), "zh") == "缺少净容量：2项事实"  # noqa: S301  # our own bytes


def test_other_texts_stay_as_they_are() -> None:
    assert in_language("as it is", "ja") == "as it is"
