"""The results on a page: where and when they were measured, and the table between two markers."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.rows import Section, markdown
from shinsa.inference.library import durable_available

BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"


class PageError(Exception):
    """The page has no place for results."""


def report(sections: tuple[Section, ...], load_before: float) -> str:
    """The table under a line that says on what it was measured."""
    return f"{surroundings(load_before)}\n\n{markdown(sections)}\n"


def surroundings(load_before: float) -> str:
    """The machine, the Python, and how busy the machine was, without names or paths."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    names = ("shinsa", "pydantic", *(["durable-rules"] if durable_available() else []))
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {python}; {packages}. "
        f"Load average before the run {load_before:.1f}, after it {os.getloadavg()[0]:.1f}."
    )


def write(path: Path, text: str, marker: str = "") -> None:
    """Put the results between the page's markers.

    Raises:
        PageError: the page does not have both markers, in order.
    """
    begin, end = (mark.replace("results", f"{marker}results") for mark in (BEGIN, END))
    page = path.read_text(encoding="utf-8")
    head, found, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        raise PageError(f"`{path}` lacks `{begin}` or `{end}`\n  hint: put both on lines of their own")
    path.write_text(f"{head}{begin}\n{text}{end}{tail}", encoding="utf-8")
