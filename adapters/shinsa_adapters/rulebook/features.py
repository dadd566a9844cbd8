"""Feature files as frozen data: rules, their scenarios, and every example with its sentences filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypedDict, cast

from gherkin.parser_types import Background, Examples, Feature, Rule, Scenario, TableRow, Tag
from gherkin.parser_types import Step as SentenceNode

from shinsa_adapters.rulebook.feature_text import MOST, read_text
from shinsa_adapters.rulebook.grammar import parse, written_in
from shinsa_adapters.rulebook.nodes import Child, child_of, line_of
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.steps import Kind, Table
from shinsa_adapters.rulebook.swallowed import Swallowed, swallowed_in
from shinsa_adapters.rulebook.tongues import dialect

RULE_TAG = "@rule:"
PROPOSED = "@proposed"
"""The tag of what nobody has confirmed yet: it runs, and proves nothing."""
PLACEHOLDER = re.compile(r"<([^<>]+)>")
"""What stands for a column of the examples."""
_KINDS: dict[str, Kind | None] = {"Context": Kind.GIVEN, "Action": Kind.WHEN, "Outcome": Kind.THEN}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One step as written: `kind` is `None` where `And` or `*` follows nothing."""

    kind: Kind | None
    text: str
    line: int
    table: Table = ()
    docstring: bool = False


@dataclass(frozen=True, slots=True)
class ExamplesTable:
    """One table of examples: its tags, its columns, and its rows, each with its line."""

    line: int
    tags: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ScenarioBlock:
    """A scenario or an outline as written; `background` holds the sentences that stand before its own.

    `outline` says whether it is called an outline or has examples, `proposed` whether it is still to be confirmed;
    `rule_tags` are the rules that tags of its own name, which belong above a rule block.
    """

    name: str
    line: int
    outline: bool
    background: tuple[Sentence, ...]
    own: tuple[Sentence, ...]
    tables: tuple[ExamplesTable, ...]
    rule: "RuleBlock | None"
    proposed: bool = False
    rule_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A `Rule:` as written, with the rule ids its tags name.

    `description` is the text below it, `body` the line of its first background, scenario or tag of one (`None` where it
    has none), `background` what stands before every scenario of it.
    """

    name: str
    line: int
    ids: tuple[str, ...]
    description: str = ""
    body: int | None = None
    background: tuple[Sentence, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class FeatureFile:
    """One feature file; `language` is `en`, `ja` or `zh`, `background` what stands before everything in it."""

    path: Path
    language: str
    name: str
    line: int
    rules: tuple[RuleBlock, ...]
    scenarios: tuple[ScenarioBlock, ...]
    swallowed: tuple[Swallowed, ...] = ()
    background: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A scenario, or one row of an outline: its sentences filled in, their language, the id of the rule it is about.

    `line` is the row's own, `scenario_line` that of the scenario or outline. What is `proposed` proves nothing.
    """

    file: Path
    line: int
    scenario_line: int
    name: str
    rule: str | None
    sentences: tuple[Sentence, ...]
    language: str = "en"
    proposed: bool = False


def read_feature(path: Path) -> FeatureFile:
    """Read a feature file.

    Raises:
        FeatureError: the file cannot be read as text (`read_text`) or is not Gherkin; all mistakes are listed.
    """
    return parsed(path, read_text(path))


def parsed(path: Path, text: str) -> FeatureFile:
    """The text of a feature file, understood; raises FeatureError where it is not Gherkin."""
    return understood(path, text, feature_in(path, text))


def feature_in(path: Path, text: str) -> Feature:
    """What the parser makes of the text; raises FeatureError where it is not Gherkin."""
    document = parse(path, text)
    if "feature" not in document:
        raise FeatureError([FeatureProblem(path, 1, "empty", "the file holds no feature", "begin with `Feature: …`")])
    return document["feature"]


def examples_of(file: FeatureFile) -> Iterator[Example]:
    """Every scenario once, every outline once for each row."""
    for scenario in file.scenarios:
        rule = scenario.rule.ids[0] if scenario.rule and scenario.rule.ids else None
        sentences = (*scenario.background, *scenario.own)
        if not scenario.tables:
            place = file.path, scenario.line, scenario.line
            yield Example(*place, scenario.name, rule, sentences, file.language, scenario.proposed)
        for table in scenario.tables:
            for line, row in table.rows:
                pairs = tuple(zip(table.columns, row, strict=True))
                own = tuple(_filled(sentence, pairs) for sentence in scenario.own)
                name = f"{_fill(scenario.name, pairs)} [{', '.join(row)}]"
                filled = (*scenario.background, *own)
                proposed = scenario.proposed or PROPOSED.removeprefix("@") in table.tags
                yield Example(file.path, line, scenario.line, name, rule, filled, file.language, proposed)


class _ExamplesParts(TypedDict, total=False):
    """What examples hold when they hold anything."""

    tableHeader: TableRow
    tableBody: list[TableRow]


def understood(path: Path, text: str, feature: Feature) -> FeatureFile:
    """What a feature file says, from its text and what the parser made of it.

    Raises:
        FeatureError: no steps are written in its language.
    """
    tongue = written_in(path, feature)
    words = dialect(tongue)
    swallowed = tuple(islice(swallowed_in(feature, words, text.split("\n")), MOST))
    rules: list[RuleBlock] = []
    scenarios: list[ScenarioBlock] = []
    background: tuple[Sentence, ...] = ()
    outlines = frozenset(words.scenario_outline_keywords)
    for child in map(child_of, feature["children"]):
        if "rule" in child:
            rules.append(_rule(child["rule"], background, proposed=_proposed(feature["tags"])))
            scenarios += _scenarios_of_rule(child["rule"], rules[-1], background, outlines)
        else:
            background, more = _member(child, background, None, outlines)
            scenarios += more
    place = line_of(feature["location"])
    return FeatureFile(path, tongue.code, feature["name"], place, tuple(rules), tuple(scenarios), swallowed, background)


def _scenarios_of_rule(
    rule: Rule, block: RuleBlock, background: tuple[Sentence, ...], outlines: frozenset[str]
) -> Iterator[ScenarioBlock]:
    for child in map(child_of, rule["children"]):
        background, more = _member(child, background, block, outlines)
        yield from more


def _member(
    child: Child, background: tuple[Sentence, ...], rule: RuleBlock | None, outlines: frozenset[str]
) -> tuple[tuple[Sentence, ...], list[ScenarioBlock]]:
    """A background adds to the sentences before every scenario; a scenario is one."""
    if "background" in child:
        return (*background, *_sentences(child["background"])), []
    if "scenario" in child:
        return background, [_scenario(child["scenario"], background, rule, outlines)]
    return background, []


def _rule(rule: Rule, background: tuple[Sentence, ...], *, proposed: bool) -> RuleBlock:
    own = (child["background"] for child in map(child_of, rule["children"]) if "background" in child)
    before = (*background, *(sentence for each in own for sentence in _sentences(each)))
    lines = [line for child in map(child_of, rule["children"]) for line in _first_lines(child)]
    ids = _rule_ids(rule["tags"])
    body = min(lines, default=None)
    still_open = proposed or _proposed(rule["tags"])
    return RuleBlock(rule["name"], line_of(rule["location"]), ids, rule["description"], body, before, still_open)


def _first_lines(child: Child) -> Iterator[int]:
    """The lines of a background, or of a scenario and its tags."""
    if "background" in child:
        yield line_of(child["background"]["location"])
    if "scenario" in child:
        yield from (line_of(node["location"]) for node in (child["scenario"], *child["scenario"]["tags"]))


def _proposed(tags: Sequence[Tag]) -> bool:
    return any(tag["name"] == PROPOSED for tag in tags)


def _rule_ids(tags: Sequence[Tag]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix(RULE_TAG) for tag in tags if tag["name"].startswith(RULE_TAG))


def _scenario(
    scenario: Scenario, background: tuple[Sentence, ...], rule: RuleBlock | None, outlines: frozenset[str]
) -> ScenarioBlock:
    return ScenarioBlock(
        name=scenario["name"],
        line=line_of(scenario["location"]),
        outline=bool(scenario["examples"]) or scenario["keyword"].strip() in outlines,
        background=background,
        own=_sentences(scenario),
        tables=tuple(map(_table_of_examples, scenario["examples"])),
        rule=rule,
        proposed=_proposed(scenario["tags"]) or (rule is not None and rule.proposed),
        rule_tags=_rule_ids([*scenario["tags"], *(tag for table in scenario["examples"] for tag in table["tags"])]),
    )


def _sentences(block: Scenario | Background) -> tuple[Sentence, ...]:
    kind: Kind | None = None
    sentences: list[Sentence] = []
    for step in block["steps"]:
        kind = _KINDS.get(step["keywordType"], kind if step["keywordType"] == "Conjunction" else None)
        sentences.append(Sentence(kind, step["text"], line_of(step["location"]), _table(step), "docString" in step))
    return tuple(sentences)


def _table(step: SentenceNode) -> Table:
    rows = step["dataTable"]["rows"] if "dataTable" in step else []
    return tuple(map(_cells, rows))


def _table_of_examples(examples: Examples) -> ExamplesTable:
    written = cast("_ExamplesParts", examples)
    columns = _cells(written["tableHeader"]) if "tableHeader" in written else ()
    rows = tuple((line_of(row["location"]), _cells(row)) for row in written.get("tableBody", []))
    tags = tuple(tag["name"].removeprefix("@") for tag in examples["tags"])
    return ExamplesTable(line_of(examples["location"]), tags, columns, rows)


def _cells(row: TableRow) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])


def _filled(sentence: Sentence, pairs: Sequence[tuple[str, str]]) -> Sentence:
    table = tuple(tuple(_fill(cell, pairs) for cell in row) for row in sentence.table)
    return Sentence(sentence.kind, _fill(sentence.text, pairs), sentence.line, table, sentence.docstring)


def _fill(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    """The text with its placeholders filled, once: a value that looks like a placeholder stays as it is."""
    values = dict(pairs)
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text) if "<" in text else text
