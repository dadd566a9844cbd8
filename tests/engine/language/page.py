"""Reads the page on the language: its examples with what stands below them, and its tables."""

import re
from pathlib import Path

from engine.language.example import PARAMETERS, VOCABULARY, check, findings
from shinsa.language.words import words

PAGE = (Path(__file__).parents[3] / "docs" / "language.md").read_text(encoding="utf-8")


def examples() -> list[tuple[str, list[str]]]:
    """Every condition on the page, with the lines below it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```condition\n(.*?)\n```", PAGE, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("> "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def said(condition: str) -> list[str]:
    """What shinsa says of a condition: its words, or its findings."""
    tree = check(condition).tree
    if tree is not None:
        return [words(tree, VOCABULARY, PARAMETERS)]
    return "\n".join(findings(condition)).splitlines()


def section(heading: str) -> str:
    """The text below a heading, up to the next of its kind."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def table(text: str) -> list[list[str]]:
    """The rows of the first table in a text, without its head; a bar written `\\|` is part of a cell."""
    rows = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)[0].splitlines()[2:]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]
