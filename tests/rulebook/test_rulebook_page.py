"""docs/rulebook.md lists the steps as they are."""

import re
from pathlib import Path

import pytest

from rulebook.shipped_book import book
from shinsa_adapters.rulebook.library import STEPS
from shinsa_adapters.rulebook.page import steps_table
from shinsa_adapters.rulebook.steps import Step
from shinsa_adapters.rulebook.tongues import TONGUES

BLANK = re.compile(r"\{\w+\}")
PAGE = Path(__file__).parents[2] / "docs" / "rulebook.md"


def test_the_page_lists_every_step() -> None:
    assert PAGE.read_text(encoding="utf-8").partition("<!-- steps -->\n")[2] == steps_table()


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("step", STEPS, ids=[step.pattern for step in STEPS])
def test_the_example_of_a_step_is_read_by_that_step_alone(step: Step, language: str) -> None:
    library = book().library.speaking(language)
    found = library.matches(step.kind, step.wording(language).shown)
    assert [match.step.pattern for match in found] == [step.pattern]


@pytest.mark.parametrize("step", STEPS, ids=[step.pattern for step in STEPS])
def test_a_step_has_a_wording_of_its_own_in_every_language_with_the_same_blanks(step: Step) -> None:
    patterns = [step.wording(language).pattern for language in TONGUES]
    assert all(patterns)
    assert len(set(patterns)) == len(TONGUES)
    assert len({frozenset(BLANK.findall(pattern)) for pattern in patterns}) == 1


@pytest.mark.parametrize("language", TONGUES)
def test_no_sentence_of_one_language_is_read_in_another(language: str) -> None:
    library = book().library
    others = [library.speaking(code) for code in TONGUES if code != language]
    sentences = [(step.kind, step.wording(language).shown) for step in STEPS]
    assert [text for kind, text in sentences for other in others if other.matches(kind, text)] == []
