"""Feature files as tests of pytest: linted first, then bound to pytest-bdd, with no test module in between.

pytest-bdd drives the scenarios; what a sentence means is the step library's business, so it is given one step of each
kind that takes every sentence.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import unwrap
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from pytest_bdd import scenario
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import ScenarioTemplate
from pytest_bdd.parsers import StepParser
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from shinsa.errors import ShinsaError
from shinsa.library import load_ruleset
from shinsa_adapters.rulebook.features import RULE_TAG, ScenarioBlock, read_feature
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.steps import Kind, never_runs
from shinsa_adapters.rulebook.tongues import TONGUES


@dataclass(frozen=True, slots=True)
class Book:
    """What the features of one folder are run with."""

    library: StepLibrary
    screeners: Screeners
    proposals: Path


@cache
def book_of(folder: Path) -> Book:
    """The book of `features/<ruleset>`.

    Beside `features`, complete proposals stand in `examples/<ruleset>`, and the ruleset in `rulesets/<ruleset>` unless
    it is a shipped one. Raises as `shinsa.library.load_ruleset` does.
    """
    root = folder.parent.parent
    beside = root / "rulesets" / folder.name
    ruleset = load_ruleset(beside if beside.is_dir() else folder.name)
    return Book(library_of(ruleset), Screeners(ruleset), root / "examples" / folder.name)


def refuse_problems(path: Path) -> None:
    """Lint a feature file; raises FeatureError with all its mistakes."""
    book = book_of(rulebook_folder(path))
    if problems := problems_in(read_feature(path), book.library, book.proposals):
        raise FeatureError(problems)


def refuse_strange_steps(node: pytest.Collector) -> None:
    """Raise FeatureError where a step is defined for pytest-bdd alone, or is never awaited.

    Of two steps that take a sentence pytest-bdd picks one and says nothing, and it never awaits an async one.
    """
    problems = [problem for context in _steps_seen_by(node) for problem in _strangeness(context)]
    if problems:
        raise FeatureError(problems)


def _steps_seen_by(node: pytest.Collector) -> Iterator[StepFunctionContext]:
    manager = node.session._fixturemanager  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # no public way
    for name in get_fixture_names(fixturemanager=manager):
        for definition in getfixturedefs(manager, name, node) or ():
            context = step_function_context_registry.get(definition.func)
            if context is not None and context.step_func.__module__ != OWN_STEPS:
                yield context


def _strangeness(context: StepFunctionContext) -> Iterator[FeatureProblem]:
    code = unwrap(context.step_func).__code__
    place = Path(code.co_filename), code.co_firstlineno
    if never_runs(context.step_func):
        message = f"step `{context.parser.name}` is an async function, which pytest-bdd never awaits"
        yield FeatureProblem(*place, "async-step", message, "write it with `def`")
    elif not isinstance(context.parser, AnySentence):
        message = f"step `{context.parser.name}` is defined for pytest alone"
        hint = "add it to the step library, so that it means the same to every runner and clashes are found"
        yield FeatureProblem(*place, "strange-step", message, hint)


OWN_STEPS = "pytest_bdd.plugin"
"""Where pytest-bdd defines a step of its own, for debugging; no sentence of the library is taken by it."""


def rulebook_folder(path: Path) -> Path:
    """The folder of the rulebook a feature file belongs to; translations stand one deeper, in `ja` or `zh`."""
    return path.parent.parent if path.parent.name in TONGUES else path.parent


@cache
def language_of(path: Path) -> str:
    """The language a feature file is written in."""
    return read_feature(path).language


class AnySentence(StepParser):
    """Takes every sentence of a kind; the step library says which step it is."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(f"every {kind.value} step")

    def is_matching(self, name: str) -> bool:
        """Every sentence is: those no step reads were refused when the file was collected."""
        return bool(name)

    def parse_arguments(self, name: str) -> dict[str, str]:
        """The sentence itself."""
        return {"sentence": name}


class FeatureModule(pytest.Module):
    """A feature file collected as if it were a test module with a test for each scenario."""

    def _getobj(self) -> ModuleType:
        try:
            refuse_problems(self.path)
            refuse_strange_steps(self)
        except (FeatureError, ShinsaError) as error:
            raise self.CollectError(str(error)) from error
        return _module(self.path, self._templates())

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Every example as an item that `-k` finds by its tags and `-m "rule(id='…')"` by its rule."""
        nodes = list(super().collect())
        templates = self._templates()
        blocks = {block.name: block for block in read_feature(self.path).scenarios}
        for node in nodes:
            if isinstance(node, pytest.Function):
                template = templates[node.originalname]
                _tag(node, template)
                node.extra_keyword_matches.update(_row_tags(node, blocks[template.name]))
            yield node

    def _templates(self) -> Mapping[str, ScenarioTemplate]:
        feature = get_feature(str(self.path.parent), self.path.name)
        return {
            f"test_{number}_{_identifier(name)}": found
            for number, (name, found) in enumerate(feature.scenarios.items(), 1)
        }


def rule_under_test(node: pytest.Item) -> str | None:
    """The id in the `@rule:<id>` tag of the block the example stands in."""
    marker = node.get_closest_marker("rule")
    return None if marker is None else marker.kwargs["id"]


def _module(path: Path, templates: Mapping[str, ScenarioTemplate]) -> ModuleType:
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    for name, template in templates.items():
        for table in template.examples:
            table.tags = set()  # pytest-bdd would make a marker of each; they become keywords instead
        bind = scenario(path.name, template.name, features_base_dir=str(path.parent))
        setattr(module, name, bind(_scenario()))
    return module


def _scenario() -> Callable[[], None]:
    def run() -> None:
        """Everything is in the steps."""

    return run


def _identifier(name: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in name)


def _row_tags(item: pytest.Function, block: ScenarioBlock) -> Iterator[str]:
    """The tags of the table of examples the item's row stands in."""
    if not block.tables:
        return
    filled = cast("Mapping[str, str]", item.callspec.params["_pytest_bdd_example"])
    for table in block.tables:
        if any(row == tuple(filled.values()) for _, row in table.rows):
            yield from table.tags


def _tag(item: pytest.Function, template: ScenarioTemplate) -> None:
    rule_tags = template.rule.tags if template.rule else set[str]()
    item.extra_keyword_matches.update(template.tags | template.feature.tags | rule_tags)
    prefix = RULE_TAG.removeprefix("@")
    for tag in rule_tags:
        if tag.startswith(prefix):
            item.add_marker(pytest.mark.rule(id=tag.removeprefix(prefix)))
