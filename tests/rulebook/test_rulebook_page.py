"""docs/rulebook.md lists the steps as they are."""

import re
from pathlib import Path

import pytest

from rulebook.shipped_book import book
from shinsa_adapters.rulebook.drift import drift_of_translations
from shinsa_adapters.rulebook.library import STEPS
from shinsa_adapters.rulebook.page import steps_table
from shinsa_adapters.rulebook.running import run_example
from shinsa_adapters.rulebook.shelf import Gathered, Shelf, gather
from shinsa_adapters.rulebook.steps import Step
from shinsa_adapters.rulebook.tongues import TONGUES
from shinsa_adapters.rulebook.translations import translations_of

BLANK = re.compile(r"\{\w+\}")
PAGE = Path(__file__).parents[2] / "docs" / "rulebook.md"


def test_the_page_lists_every_step() -> None:
    assert PAGE.read_text(encoding="utf-8").partition("<!-- steps -->\n")[2] == steps_table()


def features_of(page: str) -> list[str]:
    """The features the page shows whole, in order: English, Japanese, Chinese."""
    return re.findall(r"^```gherkin\n((?:Feature:|# language:).*?)^```", page, re.MULTILINE | re.DOTALL)


def shelved(folder: Path, japanese: str) -> Gathered:
    """The features of the page as a rulebook, with this text as its Japanese."""
    english, _, chinese = features_of(PAGE.read_text(encoding="utf-8"))
    for name, text in (("gates", english), ("ja/gates", japanese), ("zh/gates", chinese)):
        path = folder / f"{name}.feature"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return gather(Shelf(folder, book().proposals), book().library)


def test_the_features_of_the_page_hold_in_each_language_and_say_the_same(tmp_path: Path) -> None:
    ruleset = book().screeners.ruleset
    gathered = shelved(tmp_path, features_of(PAGE.read_text(encoding="utf-8"))[1])
    assert gathered.problems == ()
    assert drift_of_translations(ruleset, (*gathered.sound, *gathered.translations)) == ()
    examples = [told.example for told in gathered.told]
    runs = [run_example(each, book().library, book().screeners, book().proposals) for each in examples]
    assert [run.failures for run in runs] == [()] * 9
    found = translations_of(ruleset, gathered, None)
    assert [(each.language, each.parity.same, each.parity.other) for each in found] == [("ja", 3, ()), ("zh", 3, ())]


def test_the_difference_that_the_page_shows_is_found(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    japanese = features_of(page)[1].replace("| 5      |", "| 4      |")
    found, _ = translations_of(book().screeners.ruleset, shelved(tmp_path, japanese), None)
    [problem] = found.parity.other
    assert f"```\n{problem}\n```".replace(f"{tmp_path}/", "") in page


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
