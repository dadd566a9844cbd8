"""The shipped rulebook, run once for all tests: every example on both inferences."""

from functools import cache
from pathlib import Path

from shinsa_adapters.rulebook.collecting import Book, book_of
from shinsa_adapters.rulebook.features import FeatureFile, examples_of, read_feature
from shinsa_adapters.rulebook.running import Run, run_example
from shinsa_adapters.rulebook.screeners import Screeners

FEATURES = Path(__file__).parents[2] / "features" / "us_japan_2025"


def book() -> Book:
    return book_of(FEATURES)


@cache
def feature_files() -> tuple[FeatureFile, ...]:
    return tuple(read_feature(path) for path in sorted(FEATURES.glob("*.feature")))


@cache
def shipped_runs() -> tuple[Run, ...]:
    """What every example proposes and what is judged; pytest-bdd checks what the then-steps expect."""
    library, proposals = book().library, book().proposals
    screeners = Screeners(book().screeners.ruleset, inference="both")
    examples = [example for file in feature_files() for example in examples_of(file)]
    return tuple(run_example(example, library, screeners, proposals, checked=False) for example in examples)
