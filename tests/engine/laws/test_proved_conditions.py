"""What a condition of the shipped ruleset answers stays whatever is stated more: proved form by form.

A form that is held to its law only ever settles what it left open; what is made of such forms does too. The first step
of the proof in `test_proved_laws.py`.
"""

from collections.abc import Mapping

import pytest

from engine.laws.forms import FORMS, answered, forms, rows, shipped, tree, turned, within
from shinsa.language.tree import Node


def asked() -> tuple[Node, ...]:
    """Every tree that evaluation answers of the shipped ruleset."""
    return (*shipped().plan.parts, *shipped().plan.numbers)


CONDITIONS = [pytest.param(text, read, id=text) for conditions in FORMS.values() for text, read in conditions]


@pytest.mark.parametrize(("text", "read"), CONDITIONS)
def test_what_a_form_answers_stays_whatever_is_stated_more(text: str, read: Mapping[str, tuple[str, ...]]) -> None:
    node = tree(text)
    answers = {row: answered(node)(row) for row in rows(node, read)}
    settled = {row: found for row, found in answers.items() if found is not None}
    assert set(settled.values()) <= {True, False}
    wrong = next(
        (
            (one, other)
            for one in settled
            for other in answers
            if within(one, other) and answers[other] is not settled[one]
        ),
        None,
    )
    assert wrong is None


@pytest.mark.parametrize(("text", "read"), CONDITIONS)
def test_what_a_form_answers_does_not_turn_on_the_order_of_items(
    text: str, read: Mapping[str, tuple[str, ...]]
) -> None:
    answer_ = answered(tree(text))
    assert [
        row for row in rows(tree(text), read) if any(answer_(row) is not answer_(each) for each in turned(row))
    ] == []


@pytest.mark.parametrize("name", FORMS)
def test_each_condition_has_the_forms_it_stands_for(name: str) -> None:
    assert [text for text, _ in FORMS[name] if not set(name.split(", ")) & forms([tree(text)])] == []
    assert set(name.split(", ")) <= forms(tree(text) for text, _ in FORMS[name])


def test_the_shipped_ruleset_is_made_of_forms_that_are_held_to_their_law() -> None:
    held = forms(tree(text) for conditions in FORMS.values() for text, _ in conditions)
    assert forms(asked()) - held == set()
