"""Values, points and outcomes read as people write them, and nothing a stranger wrote can act."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.documents import rule, source
from shinsa.explaining.document import Json, Points
from shinsa_adapters.rendering.phrasing import phrasing
from shinsa_adapters.rendering.wording import count, number, visible

ENGLISH = phrasing()


@pytest.mark.parametrize(
    ("points", "text"), [(12, "12"), (2.5, "2.5"), (0.25, "0.25"), (-4, "-4"), (0, "0"), (-0.001, "0"), (100, "100")]
)
def test_points_have_no_needless_zeros(points: Points, text: str) -> None:
    assert number(points) == text


@pytest.mark.parametrize(
    ("low", "high", "plain", "with_sign"),
    [(4, 40, "4 to 40", "+4 to +40"), (7, 7, "7", "+7"), (0, 0, "0", "0"), (-8, 0, "-8 to 0", "-8 to 0")],
)
def test_an_interval_of_one_number_is_that_number(low: int, high: int, plain: str, with_sign: str) -> None:
    assert ENGLISH.span({"low": low, "high": high}) == plain
    assert ENGLISH.signed({"low": low, "high": high}) == with_sign


def test_a_rule_that_never_scores_has_no_points() -> None:
    assert ENGLISH.signed(None) == ""


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        (None, "not stated"),
        (True, "yes"),
        (False, "no"),
        ([], "none"),
        ("1200", "1200"),
        (["US", None, "JP"], "US, not stated, JP"),
        ({"country": "US", "share": None}, "country US; share not stated"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
    ],
)
def test_a_value_reads_as_a_reader_would_write_it(seen: Json, text: str) -> None:
    assert ENGLISH.value(seen) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("電力 Ünïcode – fine", "電力 Ünïcode – fine"),  # noqa: RUF001  the dash is meant
        ("two\nlines\tand tabs", "two lines and tabs"),
        ("clear\x1b[2J", "clear\\x1b[2J"),
        ("turn \u202eback", "turn \\u202eback"),
        ("nul\x00 and lone \udc80", "nul\\x00 and lone \\udc80"),
    ],
)
def test_what_could_act_is_shown_and_not_done(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_visible_text_holds_no_control_character_and_can_always_be_encoded(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs"}
    assert visible(shown) == shown
    shown.encode()


def test_a_fired_gate_says_what_it_does() -> None:
    assert ENGLISH.outcome(rule(outcome="fired", effect="reject")) == "fired, reject"
    assert ENGLISH.outcome(rule(outcome="fired", effect="points", kind="merit")) == "fired"
    assert ENGLISH.outcome(rule(outcome="not_fired")) == "not fired"


def test_a_source_says_where_its_words_stand_and_whether_anybody_read_them() -> None:
    assert ENGLISH.source_line(source()) == "committee discretion"
    quoted = source(kind="quotation", document="mou", title="The memorandum", address="https://example.org/mou")
    assert ENGLISH.source_line(quoted) == "quoted from The memorandum, https://example.org/mou"
    recalled = source(kind="practice", practice="lenders ask for 1.3", document="S31", attested=False)
    assert ENGLISH.source_line(recalled) == "practice: lenders ask for 1.3, S31 (recalled, not read)"


@pytest.mark.parametrize(("low", "high", "state"), [(15, 30, "reached"), (14, 30, "open"), (2, 14, "missed")])
def test_a_floor_is_reached_by_the_worst_case_and_missed_by_the_best(low: int, high: int, state: str) -> None:
    assert ENGLISH.floor_state({"low": low, "high": high}, 15) == state


def test_a_noun_agrees_with_its_number() -> None:
    assert [count(0, "fact"), count(1, "fact"), count(2, "entry", "entries")] == ["0 facts", "1 fact", "2 entries"]
