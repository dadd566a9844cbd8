"""`pytest features` runs every feature file here, with no test module: see docs/rulebook.md."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_bdd import given, then, when

from shinsa.screening import Screening
from shinsa_adapters.rulebook.collecting import (
    AnySentence,
    Book,
    FeatureModule,
    book_of,
    language_of,
    rule_under_test,
    rulebook_folder,
)
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.running import check_then
from shinsa_adapters.rulebook.steps import Kind, Seen

Rows = list[list[str]]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rule(id): the rule a scenario is about, from the tag of its Rule block")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureModule | None:
    return FeatureModule.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None


def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool:  # noqa: ARG001
    """The collector has already made keywords and markers of all tags."""
    return True


@pytest.fixture
def book(request: pytest.FixtureRequest) -> Book:
    found = book_of(rulebook_folder(request.path))
    return replace(found, library=found.library.speaking(language_of(request.path)))


@pytest.fixture
def draft(book: Book) -> Draft:
    return book.library.blank(book.proposals)


@given(AnySentence(Kind.GIVEN), target_fixture="draft")
def _(draft: Draft, book: Book, sentence: str, datatable: Rows | None = None) -> Draft:
    found = book.library.find(Kind.GIVEN, sentence)
    return book.library.drafted(found, draft, tuple(map(tuple, datatable or [])))


@when(AnySentence(Kind.WHEN), target_fixture="screening")
def _(draft: Draft, book: Book, sentence: str) -> Screening:
    book.library.find(Kind.WHEN, sentence)
    return book.screeners.screen(draft)


@then(AnySentence(Kind.THEN))
def _(screening: Screening, book: Book, sentence: str, request: pytest.FixtureRequest) -> None:
    seen = Seen(screening, rule_under_test(request.node), book.library.names)
    failure = check_then(book.library.find(Kind.THEN, sentence), seen, ())
    assert failure is None, f"{sentence}: {failure}"
