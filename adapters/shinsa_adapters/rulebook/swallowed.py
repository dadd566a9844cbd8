"""Lines that were meant as steps or scenarios and that every runner takes for a description, and passes over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from gherkin.dialect import Dialect
from gherkin.parser_types import Background, Examples, Feature, Scenario

from shinsa_adapters.rulebook.grammar import keywords, language_of, steps
from shinsa_adapters.rulebook.nodes import Child, child_of, line_of


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A line that was meant as a step or a scenario, and that runners take for a description."""

    line: int
    text: str
    hint: str


_COLONS = (":", "\N{FULLWIDTH COLON}")
_HOMELESS = "it belongs to no scenario: the line that begins one is missing above it, or misspelt"


def swallowed_steps(description: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The lines below the name of a scenario, a background or examples, which are misspelt steps; each with a hint."""
    known = [word.strip() for word in steps(dialect)]
    for line in _lines(description):
        near = get_close_matches(line.split()[0], known, n=1, cutoff=0.6)
        hint = f"did you mean `{near[0]}`?" if near else f"begin a step with {_listed(known)}; a remark with `#`"
        yield line, hint


def swallowed_blocks(description: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The lines below the name of a feature or rule that begin like a block: nearly with its keyword and a colon.

    A screening with what is expected of it is a scenario too, whatever the line above it says.
    """
    lines = list(_lines(description))
    return iter(list(_headed(lines, dialect)) or list(_unheaded(lines, dialect)))


def _headed(lines: Sequence[str], dialect: Dialect) -> Iterator[tuple[str, str]]:
    known = keywords(dialect)
    for line in lines:
        word = _before_colon(line)
        near = get_close_matches(word, known, n=1, cutoff=0.8) if word else _scenarios(dialect, line)
        other = None if near or word is None else language_of(word)
        if near:
            right = line.startswith(f"{near[0]}:")
            yield line, _HOMELESS if right else f"did you mean `{near[0]}:`?"
        elif other is not None:
            yield line, f"`{word}` is {other}: keep to one language in a file"


def _unheaded(lines: Sequence[str], dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The first line that begins as a When-step does, where one below it begins as a Then-step."""
    screens, expects = (
        [place for place, line in enumerate(lines) if line.startswith(tuple(word for word in words if word != "* "))]
        for words in (dialect.when_keywords, dialect.then_keywords)
    )
    if screens and any(place > screens[0] for place in expects):
        yield lines[screens[0]], _HOMELESS


def _lines(description: str) -> Iterator[str]:
    return (line.strip() for line in description.split("\n") if line.strip())


def _before_colon(line: str) -> str | None:
    found = min((place for colon in _COLONS if (place := line.find(colon)) >= 0), default=-1)
    return line[:found].strip() if found > 0 else None


def _scenarios(dialect: Dialect, line: str) -> list[str]:
    """The keyword of a scenario that the line begins with, its colon forgotten."""
    several = (*dialect.scenario_outline_keywords, *dialect.scenario_keywords)
    return [word for word in several if line.startswith(f"{word} ") and word != "Example"]


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def swallowed_in(feature: Feature, dialect: Dialect, lines: Sequence[str]) -> Iterator[Swallowed]:
    """Every line of a feature file's descriptions that was meant as something else."""
    for node in (feature, *(child["rule"] for child in map(child_of, feature["children"]) if "rule" in child)):
        yield from _placed(swallowed_blocks(node["description"], dialect), line_of(node["location"]), lines)
        for child in map(child_of, node["children"]):
            for below in _blocks(child):
                yield from _placed(swallowed_steps(below["description"], dialect), line_of(below["location"]), lines)


def _blocks(child: Child) -> Iterator[Background | Scenario | Examples]:
    if "background" in child:
        yield child["background"]
    if "scenario" in child:
        yield child["scenario"]
        yield from child["scenario"]["examples"]


def _placed(found: Iterator[tuple[str, str]], start: int, lines: Sequence[str]) -> Iterator[Swallowed]:
    """The lines with their places, from the one their block begins on (from 1)."""
    for text, hint in found:
        line = next((number for number in range(start, len(lines)) if lines[number].strip() == text), start - 1) + 1
        yield Swallowed(line, text, hint)
