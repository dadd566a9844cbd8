"""A step that no shipped scenario uses is one nobody knows to work."""

from functools import cache

import pytest

from rulebook.shipped_book import book, feature_files
from shinsa_adapters.rulebook.features import examples_of
from shinsa_adapters.rulebook.library import STEPS
from shinsa_adapters.rulebook.steps import Step


@cache
def used() -> frozenset[str]:
    """The patterns of the steps that the shipped rulebook is written with."""
    sentences = {
        (each.kind, each.text) for file in feature_files() for one in examples_of(file) for each in one.sentences
    }
    library = book().library
    return frozenset(library.find(kind, text).step.pattern for kind, text in sentences if kind is not None)


@pytest.mark.parametrize("step", STEPS, ids=[step.pattern for step in STEPS])
def test_a_step_is_used_by_the_shipped_rulebook(step: Step) -> None:
    assert step.pattern in used()
