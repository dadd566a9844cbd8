"""Lines that were meant as steps or scenarios and that every runner takes for a description, and passes over."""

from collections.abc import Iterator
from difflib import get_close_matches

from gherkin.dialect import Dialect

from shinsa_adapters.rulebook.grammar import keywords, steps

_COLONS = (":", "\N{FULLWIDTH COLON}")


def swallowed_steps(description: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The lines below the name of a scenario, a background or examples, which are misspelt steps; each with a hint."""
    known = [word.strip() for word in steps(dialect)]
    for line in _lines(description):
        near = get_close_matches(line.split()[0], known, n=1, cutoff=0.6)
        hint = f"did you mean `{near[0]}`?" if near else f"begin a step with {_listed(known)}; a remark with `#`"
        yield line, hint


def swallowed_blocks(description: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The lines below the name of a feature or rule that begin like a block: nearly with its keyword and a colon."""
    known = keywords(dialect)
    for line in _lines(description):
        word = _before_colon(line)
        near = get_close_matches(word, known, n=1, cutoff=0.8) if word else _scenarios(dialect, line)
        if near:
            yield line, f"did you mean `{near[0]}:`?"


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
