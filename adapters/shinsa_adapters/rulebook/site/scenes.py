"""The scenarios of a rule as a page shows them: the sentences as written, and how each example went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shinsa_adapters.rulebook.features import FeatureFile, ScenarioBlock, Sentence
from shinsa_adapters.rulebook.running import Failure, Run
from shinsa_adapters.rulebook.site.contents import Contents
from shinsa_adapters.rulebook.steps import Table


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as written; `kind` is given, when or then where it differs from the sentence before."""

    kind: str | None
    text: str
    table: Table


@dataclass(frozen=True, slots=True)
class Result:
    """How an example went: `passed`, `failed` or `not_run`, with the sentences that were not true.

    `same` is a translated example that means what an original one does, and so was not run again.
    """

    state: str
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An example of an outline: its cells, and how it went."""

    cells: tuple[str, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Examples:
    """A table of examples."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A scenario: its language and place, its sentences with the background's first, its examples or its result."""

    name: str
    language: str
    place: str
    lines: tuple[Line, ...]
    examples: tuple[Examples, ...]
    result: Result | None

    @property
    def results(self) -> tuple[Result, ...]:
        """How each of its examples went."""
        rows = tuple(row.result for table in self.examples for row in table.rows)
        return rows if self.result is None else (self.result,)


def scenes(contents: Contents, rule: str | None) -> tuple[Scene, ...]:
    """The scenarios in a rule's block; with `None` those in no block."""
    return tuple(_scene(file, scenario, contents, "not_run") for file, scenario in contents.scenarios.get(rule, ()))


def translated(contents: Contents, rule: str | None) -> tuple[Scene, ...]:
    """The same of the scenarios that are translated into the language of the site."""
    return tuple(_scene(file, scenario, contents, "same") for file, scenario in contents.translated.get(rule, ()))


def _scene(file: FeatureFile, scenario: ScenarioBlock, contents: Contents, otherwise: str) -> Scene:
    path = str(file.path)
    tables = tuple(
        Examples(
            table.columns,
            tuple(Row(cells, _result(contents.runs.get((path, line)), otherwise)) for line, cells in table.rows),
        )
        for table in scenario.tables
    )
    own = None if tables else _result(contents.runs.get((path, scenario.line)), otherwise)
    lines = tuple(_lines((*scenario.background, *scenario.own)))
    return Scene(scenario.name, file.language, f"{file.path.name}:{scenario.line}", lines, tables, own)


def _result(run: Run | None, otherwise: str) -> Result:
    if run is None:
        return Result(otherwise)
    return Result("failed", run.failures) if run.failures else Result("passed")


def _lines(sentences: Sequence[Sentence]) -> Iterator[Line]:
    before = None
    for sentence in sentences:
        kind = sentence.kind.value if sentence.kind and sentence.kind is not before else None
        before = sentence.kind
        yield Line(kind, sentence.text, sentence.table)
