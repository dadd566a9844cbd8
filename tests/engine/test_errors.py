"""Errors are handed from one process to another whole, in every language they can be told in."""

import pickle

import pytest

from engine.committee import DAY, screener
from shinsa.errors import Finding, InputError, Place, RulesetError
from shinsa.messages.message import LANGUAGES


def test_the_mistakes_of_a_proposal() -> None:
    with pytest.raises(InputError) as found:
        screener().screen(b'{"id": 7, "readiness": 99, "unknown": 1}', as_of=DAY)
    again = pickle.loads(pickle.dumps(found.value))  # noqa: S301  # made here
    assert again.problems == found.value.problems
    assert [[each.told(language) for each in again.problems] for language in LANGUAGES] == [
        [each.told(language) for each in found.value.problems] for language in LANGUAGES
    ]
    assert str(again) == str(found.value)


def test_the_mistakes_of_a_ruleset() -> None:
    error = RulesetError([Finding(Place("a.yaml", 2, 1), "code", "message", "hint")])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # made here
    assert (again.findings, str(again)) == (error.findings, str(error))
