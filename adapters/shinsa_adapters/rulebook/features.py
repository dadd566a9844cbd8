"""Feature files as frozen data: rules, their scenarios, and every example with its sentences filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.parser_types import Background, Envelope, Examples, Feature, Location, Rule, Scenario, TableRow, Tag
from gherkin.parser_types import Step as SentenceNode

from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.steps import Kind, Table

RULE_TAG = "@rule:"
LARGEST = 2**20
"""The most bytes of a feature file; nobody reads a longer one, and the parser would take minutes."""
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
    """A scenario or an outline as written; `background` holds the sentences that stand before its own."""

    name: str
    line: int
    outline: bool
    background: tuple[Sentence, ...]
    own: tuple[Sentence, ...]
    tables: tuple[ExamplesTable, ...]
    rule: "RuleBlock | None"


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A `Rule:` as written, with the rule ids its tags name.

    `description` is the text below it, `body` the line of its first background, scenario or tag of one (`None` where it
    has none).
    """

    name: str
    line: int
    ids: tuple[str, ...]
    description: str = ""
    body: int | None = None


@dataclass(frozen=True, slots=True)
class FeatureFile:
    """One feature file."""

    path: Path
    name: str
    line: int
    rules: tuple[RuleBlock, ...]
    scenarios: tuple[ScenarioBlock, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A scenario, or one row of an outline: its sentences filled in, and the id of the rule it is about.

    `line` is the row's own, `scenario_line` that of the scenario or outline.
    """

    file: Path
    line: int
    scenario_line: int
    name: str
    rule: str | None
    sentences: tuple[Sentence, ...]


def read_feature(path: Path) -> FeatureFile:
    """Read a feature file.

    Raises:
        FeatureError: the file is too large, is not UTF-8, begins with a byte order mark, or is not Gherkin; all
            mistakes are listed.
    """
    text = _text(path)
    try:
        document = Parser().parse(text)
    except CompositeParserException as error:
        raise FeatureError([_not_gherkin(path, each) for each in error.errors]) from error
    except ParserException as error:
        raise FeatureError([_not_gherkin(path, error)]) from error
    if "feature" not in document:
        raise FeatureError([FeatureProblem(path, 1, "empty", "the file holds no feature", "begin with `Feature: …`")])
    return _file(path, document["feature"])


def examples_of(file: FeatureFile) -> Iterator[Example]:
    """Every scenario once, every outline once for each row."""
    for scenario in file.scenarios:
        rule = scenario.rule.ids[0] if scenario.rule and scenario.rule.ids else None
        sentences = (*scenario.background, *scenario.own)
        if not scenario.tables:
            yield Example(file.path, scenario.line, scenario.line, scenario.name, rule, sentences)
        for table in scenario.tables:
            for line, row in table.rows:
                pairs = tuple(zip(table.columns, row, strict=True))
                own = tuple(_filled(sentence, pairs) for sentence in scenario.own)
                name = f"{_fill(scenario.name, pairs)} [{', '.join(row)}]"
                yield Example(file.path, line, scenario.line, name, rule, (*scenario.background, *own))


class _Child(TypedDict, total=False):
    """What a feature or a rule holds: each child is one of these."""

    background: Background
    rule: Rule
    scenario: Scenario


class _ExamplesParts(TypedDict, total=False):
    """What examples hold when they hold anything."""

    tableHeader: TableRow
    tableBody: list[TableRow]


def _child(child: Envelope) -> _Child:
    return cast("_Child", child)


def _text(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > LARGEST:
        message = f"the file holds {len(data):,} bytes, more than {LARGEST:,}"
        raise FeatureError([FeatureProblem(path, 1, "too-large", message, "split it, a file for each family")])
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        message = "the file begins with a byte order mark"
        raise FeatureError([FeatureProblem(path, 1, "byte-order-mark", message, "save it as UTF-8 without one")])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        raise FeatureError([FeatureProblem(path, line, "not-utf8", message, "save it as UTF-8")]) from error


def _not_gherkin(path: Path, error: ParserException) -> FeatureProblem:
    words = str(error).partition("): ")[2]
    return FeatureProblem(path, error.location["line"], "not-gherkin", words)


def _file(path: Path, feature: Feature) -> FeatureFile:
    rules: list[RuleBlock] = []
    scenarios: list[ScenarioBlock] = []
    background: tuple[Sentence, ...] = ()
    for child in map(_child, feature["children"]):
        if "rule" in child:
            rules.append(_rule(child["rule"]))
            scenarios += _scenarios_of_rule(child["rule"], rules[-1], background)
        else:
            background, more = _member(child, background, None)
            scenarios += more
    return FeatureFile(path, feature["name"], _line(feature["location"]), tuple(rules), tuple(scenarios))


def _scenarios_of_rule(rule: Rule, block: RuleBlock, background: tuple[Sentence, ...]) -> Iterator[ScenarioBlock]:
    for child in map(_child, rule["children"]):
        background, more = _member(child, background, block)
        yield from more


def _member(
    child: _Child, background: tuple[Sentence, ...], rule: RuleBlock | None
) -> tuple[tuple[Sentence, ...], list[ScenarioBlock]]:
    """A background adds to the sentences before every scenario; a scenario is one."""
    if "background" in child:
        return (*background, *_sentences(child["background"])), []
    if "scenario" in child:
        return background, [_scenario(child["scenario"], background, rule)]
    return background, []


def _rule(rule: Rule) -> RuleBlock:
    lines = [line for child in map(_child, rule["children"]) for line in _first_lines(child)]
    ids = _rule_ids(rule["tags"])
    return RuleBlock(rule["name"], _line(rule["location"]), ids, rule["description"], min(lines, default=None))


def _first_lines(child: _Child) -> Iterator[int]:
    """The lines of a background, or of a scenario and its tags."""
    if "background" in child:
        yield _line(child["background"]["location"])
    if "scenario" in child:
        yield from (_line(node["location"]) for node in (child["scenario"], *child["scenario"]["tags"]))


def _rule_ids(tags: Sequence[Tag]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix(RULE_TAG) for tag in tags if tag["name"].startswith(RULE_TAG))


def _scenario(scenario: Scenario, background: tuple[Sentence, ...], rule: RuleBlock | None) -> ScenarioBlock:
    return ScenarioBlock(
        name=scenario["name"],
        line=_line(scenario["location"]),
        outline=bool(scenario["examples"]),
        background=background,
        own=_sentences(scenario),
        tables=tuple(map(_table_of_examples, scenario["examples"])),
        rule=rule,
    )


def _sentences(block: Scenario | Background) -> tuple[Sentence, ...]:
    kind: Kind | None = None
    sentences: list[Sentence] = []
    for step in block["steps"]:
        kind = _KINDS.get(step["keywordType"], kind if step["keywordType"] == "Conjunction" else None)
        sentences.append(Sentence(kind, step["text"], _line(step["location"]), _table(step), "docString" in step))
    return tuple(sentences)


def _table(step: SentenceNode) -> Table:
    rows = step["dataTable"]["rows"] if "dataTable" in step else []
    return tuple(map(_cells, rows))


def _table_of_examples(examples: Examples) -> ExamplesTable:
    written = cast("_ExamplesParts", examples)
    columns = _cells(written["tableHeader"]) if "tableHeader" in written else ()
    rows = tuple((_line(row["location"]), _cells(row)) for row in written.get("tableBody", []))
    tags = tuple(tag["name"].removeprefix("@") for tag in examples["tags"])
    return ExamplesTable(_line(examples["location"]), tags, columns, rows)


def _cells(row: TableRow) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])


def _line(location: Location) -> int:
    return location["line"]


def _filled(sentence: Sentence, pairs: Sequence[tuple[str, str]]) -> Sentence:
    table = tuple(tuple(_fill(cell, pairs) for cell in row) for row in sentence.table)
    return Sentence(sentence.kind, _fill(sentence.text, pairs), sentence.line, table, sentence.docstring)


def _fill(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for column, value in pairs:
        text = text.replace(f"<{column}>", value)
    return text
