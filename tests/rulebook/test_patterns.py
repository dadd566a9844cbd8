"""A sentence is read by one pattern in one way: the longest name first, then the longest words."""

import pytest

from rulebook.small_book import book
from shinsa_adapters.rulebook.names import names_of
from shinsa_adapters.rulebook.patterns import Form, Pattern, blanks_of
from shinsa_adapters.rulebook.tongues import TONGUES


def words(pattern: str, sentence: str, language: str = "en") -> dict[str, str] | None:
    names = names_of(book().screeners.ruleset, TONGUES[language])
    return Pattern(pattern, blanks_of(names)).words(sentence)


@pytest.mark.parametrize(
    ("pattern", "sentence", "read"),
    [
        ("(the ){fact} is {value}", "the net capacity is 300 MW", {"fact": "net capacity", "value": "300 MW"}),
        ("(the ){fact} is {value}", "net capacity is 300 MW", {"fact": "net capacity", "value": "300 MW"}),
        ("(the ){fact} is {value}", "net capacity is not stated", None),
        (
            "(the ){fact} is {value}",
            "net capacity is not stated yet",
            {"fact": "net capacity", "value": "not stated yet"},
        ),
        ("(the ){fact} is {value}", "the net capacities is 300 MW", None),
        ("(the ){fact} is {value}", "a the net capacity is 300 MW", None),
        ("(the ){fact} is {value}", "net capacity is 300\nMW", None),
        ("{name} is {value}", "this is that is so", {"name": "this is that", "value": "so"}),
        ("{low} and {high}", "-1.5 and 3", {"low": "-1.5", "high": "3"}),
        ("{low} and {high}", "\uff11 and 3", None),
        ("what is/are {name}", "what are they", {"name": "they"}),
        ("what is/are {name}", "what were they", None),
        (
            "the review is for {review_kinds}",
            "the review is for policy and conflict",
            {"review_kinds": "policy and conflict"},
        ),
        ("the review is for {review_kinds}", "the review is for policy and", None),
    ],
)
def test_blanks_hold_what_they_may(pattern: str, sentence: str, read: dict[str, str] | None) -> None:
    assert words(pattern, sentence) == read


def test_full_width_digits_are_read_where_the_language_has_them() -> None:
    assert words("{number}点", "\uff11\uff12\uff0e\uff15点", "ja") == {"number": "\uff11\uff12\uff0e\uff15"}


def test_a_name_of_one_character_is_a_name() -> None:
    assert words("回答为“{truth}”", "回答为“是”", "zh") == {"truth": "是"}


def test_words_that_may_not_begin_there_are_refused_only_there() -> None:
    pattern = Pattern("{a}は{b}である", {"a": Form(r".+"), "b": Form(r".+", "不明(?:である)?$")})
    assert pattern.words("容量は不明である") is None
    assert pattern.words("容量は不明瞭である") == {"a": "容量", "b": "不明瞭"}
