"""Everything that makes a feature file say less than it seems to: found before one scenario runs.

Runners pass over most of these in silence: a scenario dropped because another has its name, a scenario that asserts
nothing, a misspelt placeholder, a column nobody reads.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shinsa.language.guessing import nearest
from shinsa_adapters.rulebook.feature_text import MOST
from shinsa_adapters.rulebook.features import (
    PLACEHOLDER,
    ExamplesTable,
    FeatureFile,
    RuleBlock,
    ScenarioBlock,
    Sentence,
    examples_of,
)
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.steps import SCREENED, Kind
from shinsa_adapters.rulebook.telling import Told, tell
from shinsa_adapters.rulebook.tongues import TONGUES, Tongue, keyword


@dataclass(frozen=True, slots=True)
class Examined:
    """The mistakes of a feature file, the first hundred, and its examples told as far as they make sense."""

    problems: tuple[FeatureProblem, ...]
    told: tuple[Told, ...]


def examined(file: FeatureFile, library: StepLibrary, proposals: Path) -> Examined:
    """Examine a feature file; `proposals` is the folder of complete proposals."""
    library = library.speaking(file.language)
    found = {*_structure(file), *_rules(file, library), *_shelved(file)}
    told: list[Told] = []
    for example in () if found else examples_of(file):
        told.append(tell(example, library, proposals))
        found.update(told[-1].problems[:MOST])
        if len(found) >= MOST:
            break
    return Examined(tuple(sorted(found)[:MOST]), tuple(told))


def problems_in(file: FeatureFile, library: StepLibrary, proposals: Path) -> tuple[FeatureProblem, ...]:
    """The mistakes of a feature file, the first hundred; `proposals` is the folder of complete proposals."""
    return examined(file, library, proposals).problems


def _shelved(file: FeatureFile) -> Iterator[FeatureProblem]:
    """A file in the folder of another language than it is written in."""
    folder = TONGUES.get(file.path.parent.name)
    if folder is not None and folder.code != file.language:
        message = f"the file is in {TONGUES[file.language].name}, and the folder `{folder.code}` for {folder.name}"
        yield FeatureProblem(file.path, file.line, "language", message, f"begin it with `# language: {folder.header}`")


def _structure(file: FeatureFile) -> Iterator[FeatureProblem]:
    if not file.scenarios:
        yield FeatureProblem(file.path, file.line, "no-scenarios", "the feature has no scenarios")
    for lost in file.swallowed:
        yield FeatureProblem(file.path, lost.line, "unread-line", f"nobody reads `{lost.text}`", lost.hint)
    tongue = TONGUES[file.language]
    counted = Counter(scenario.name for scenario in file.scenarios)
    for scenario in file.scenarios:
        if counted[scenario.name] > 1:
            message = f"{counted[scenario.name]} scenarios are called `{scenario.name}`"
            yield FeatureProblem(file.path, scenario.line, "same-name", message, "give each its own name")
        for line, code, message, hint in (*_completeness(scenario, tongue), *_placeholders(scenario)):
            yield FeatureProblem(file.path, line, code, message, hint)


_Fault = tuple[int, str, str, str | None]


def _completeness(scenario: ScenarioBlock, tongue: Tongue) -> Iterator[_Fault]:
    yield from _parts(scenario, tongue)
    kinds = {sentence.kind for sentence in scenario.own}
    sentences = (*scenario.background, *scenario.own)
    if Kind.THEN in kinds and Kind.WHEN not in {sentence.kind for sentence in sentences}:
        hint = f"add `{keyword(Kind.WHEN, tongue)} {SCREENED.wording(tongue.code).shown}`"
        yield scenario.line, "no-when", f"scenario `{scenario.name}` never screens", hint
    else:
        yield from _order(sentences, tongue)
    for sentence in sentences:
        if sentence.kind is None:
            yield sentence.line, "no-keyword", f"`{sentence.text}` follows no Given, When or Then", None
        if sentence.docstring:
            yield sentence.line, "unread-text", f"no step reads the text below `{sentence.text}`", "write a table"


def _parts(scenario: ScenarioBlock, tongue: Tongue) -> Iterator[_Fault]:
    """What a scenario lacks: a name, steps, something expected, examples, rows."""
    if not scenario.name:
        yield scenario.line, "no-name", "the scenario has no name", "say in a line what it is about"
    if not scenario.own:
        yield scenario.line, "no-steps", f"scenario `{scenario.name}` has no steps", None
    elif Kind.THEN not in {sentence.kind for sentence in scenario.own}:
        hint = f"add a `{keyword(Kind.THEN, tongue)}`"
        yield scenario.line, "no-then", f"scenario `{scenario.name}` expects nothing", hint
    if scenario.outline and not scenario.tables:
        message = f"outline `{scenario.name}` has no examples"
        yield scenario.line, "no-examples", message, "add `Examples:` with a table, or call it a `Scenario`"
    for table in scenario.tables:
        if not table.rows:
            yield table.line, "no-rows", "the examples have no rows", None


def _order(sentences: Sequence[Sentence], tongue: Tongue) -> Iterator[_Fault]:
    """Sentences that come too late or too early to mean anything: nothing is screened behind them, or before."""
    places = {kind: [place for place, one in enumerate(sentences) if one.kind is kind] for kind in Kind}
    if not places[Kind.WHEN] or not places[Kind.THEN]:
        return
    first, last = places[Kind.WHEN][0], places[Kind.WHEN][-1]
    for place in places[Kind.THEN]:
        if place < first:
            message = f"`{sentences[place].text}` stands before the proposal is screened"
            yield sentences[place].line, "too-early", message, "move it down"
    for place in places[Kind.GIVEN]:
        if place > last:
            message = f"`{sentences[place].text}` stands behind the last screening"
            yield sentences[place].line, "too-late", message, "move it up"
    if last > places[Kind.THEN][-1]:
        message = f"nothing is expected behind `{sentences[last].text}`"
        yield sentences[last].line, "no-then", message, f"add a `{keyword(Kind.THEN, tongue)}`"


def _placeholders(scenario: ScenarioBlock) -> Iterator[_Fault]:
    used = {name: sentence.line for sentence in scenario.own for name in _named(sentence)}
    if scenario.tables and not used:
        yield scenario.line, "no-placeholder", f"outline `{scenario.name}` uses none of its columns", None
    for name in () if scenario.tables else used:
        yield used[name], "unknown-placeholder", f"`<{name}>` stands in a scenario without examples", None
    for sentence in scenario.background:
        for name in _named(sentence):
            yield sentence.line, "unknown-placeholder", f"`<{name}>` stands in a background", None
    for table in scenario.tables:
        yield from _columns(table, used)


def _columns(table: ExamplesTable, used: dict[str, int]) -> Iterator[_Fault]:
    for column, times in Counter(table.columns).items():
        if times > 1:
            yield table.line, "same-column", f"the examples have {times} columns `{column}`", None
        if column not in used:
            yield table.line, "unused-column", f"no step uses column `{column}`", "write it as a placeholder or drop it"
    for name, line in used.items():
        if name not in table.columns:
            near = nearest(name, table.columns)
            hint = (
                f"did you mean `<{near}>`?"
                if near
                else f"the columns are {', '.join(f'`{name}`' for name in table.columns)}"
            )
            yield line, "unknown-placeholder", f"`<{name}>` is not a column of the examples", hint


def _named(sentence: Sentence) -> list[str]:
    texts = [sentence.text, *(cell for row in sentence.table for cell in row)]
    return [name for text in texts for name in PLACEHOLDER.findall(text)]


def _rules(file: FeatureFile, library: StepLibrary) -> Iterator[FeatureProblem]:
    counted = Counter(identifier for rule in file.rules for identifier in rule.ids)
    for rule in file.rules:
        for message, hint in _faults_of_rule(rule, counted, library):
            yield FeatureProblem(file.path, rule.line, "rule-tag", message, hint)
    for scenario in file.scenarios:
        for identifier in scenario.rule_tags:
            message = f"`@rule:{identifier}` stands at scenario `{scenario.name}`, where nobody reads it"
            hint = "tag the `Rule:` block that the scenario stands in"
            yield FeatureProblem(file.path, scenario.line, "rule-tag", message, hint)


def _faults_of_rule(rule: RuleBlock, counted: Counter[str], library: StepLibrary) -> Iterator[tuple[str, str | None]]:
    if len(rule.ids) != 1:
        yield f"rule `{rule.name}` has {len(rule.ids)} rule tags", "tag it with one `@rule:<id>`"
    for identifier in rule.ids:
        if identifier not in library.names.rules:
            near = nearest(identifier, library.names.rules)
            yield f"no rule is called `{identifier}`", f"did you mean `{near}`?" if near else None
        if counted[identifier] > 1:
            yield f"{counted[identifier]} blocks are tagged `@rule:{identifier}`", "put them together"
