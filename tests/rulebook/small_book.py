"""A small ruleset, and features written for one test."""

from functools import cache
from pathlib import Path

from shinsa.facts import Fact
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.collecting import Book, book_of
from shinsa_adapters.rulebook.features import examples_of, read_feature
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.running import Run, run_example

ROOT = Path(__file__).parent / "small"
FEATURES = ROOT / "features" / "small"


@cache
def book() -> Book:
    return book_of(FEATURES)


def small_ruleset() -> Ruleset:
    return book().screeners.ruleset


def fact(path: str) -> Fact:
    found = small_ruleset().vocabulary.by_path()[path]
    assert isinstance(found, Fact)
    return found


def problems(path: Path, text: str) -> list[str]:
    """What is wrong with a feature of this text, each problem without the folder of the file."""
    path.write_text(text, encoding="utf-8")
    found = problems_in(read_feature(path), book().library, book().proposals)
    return [str(problem).removeprefix(f"{path.parent}/") for problem in found]


def runs(path: Path) -> list[Run]:
    used = book()
    found = examples_of(read_feature(path))
    return [run_example(example, used.library, used.screeners, used.proposals) for example in found]


def run_text(path: Path, text: str) -> list[Run]:
    path.write_text(text, encoding="utf-8")
    return runs(path)
