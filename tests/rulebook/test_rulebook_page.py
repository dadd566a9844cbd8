"""docs/rulebook.md lists the steps as they are."""

from pathlib import Path

import pytest

from rulebook.shipped_book import book
from shinsa_adapters.rulebook.library import STEPS
from shinsa_adapters.rulebook.page import steps_table
from shinsa_adapters.rulebook.steps import Step

PAGE = Path(__file__).parents[2] / "docs" / "rulebook.md"


def test_the_page_lists_every_step() -> None:
    assert PAGE.read_text(encoding="utf-8").partition("<!-- steps -->\n")[2] == steps_table()


@pytest.mark.parametrize("step", STEPS, ids=[step.pattern for step in STEPS])
def test_the_example_of_a_step_is_read_by_that_step_alone(step: Step) -> None:
    found = book().library.matches(step.kind, step.example)
    assert [match.step.pattern for match in found] == [step.pattern]
