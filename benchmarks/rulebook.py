"""The shipped rulebook: verified by the command, run by pytest, and filled from features that hold no scenario.

Processor time, since these take seconds, in which a shared machine does other work too.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.command_line import command
from benchmarks.rows import Section, compared, timed
from benchmarks.subject import EXAMPLES, ROOT, RULESET
from benchmarks.timing import Case, measure, processor_time, ratio
from shinsa.library import load_ruleset
from shinsa_adapters.rulebook.features import FeatureFile, examples_of, read_feature
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.proposing.propose import propose
from shinsa_adapters.rulebook.proposing.unnoticed import Trying
from shinsa_adapters.rulebook.running import run_example
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.shelf import Shelf, feature_paths

VERIFY_AT_MOST = 2.0
"""Seconds that verifying the whole shipped rulebook may take, from process start to exit."""
THOUSAND_AT_MOST = 1.0
"""Seconds that running 1,000 scenarios may take: every sentence said, screened, and held against what came."""
FILLING_AT_MOST = 15.0
"""Seconds that filling every gap of a rulebook without scenarios may take."""
FEATURES = ROOT / "features" / RULESET
_MANY = 1_000


def sections(rounds: int, files: Sequence[Path] | None = None, rules: int | None = None) -> tuple[Section, ...]:
    """Two tables; `files` are the feature files pytest runs, `rules` how many blocks of each are filled (all)."""
    with TemporaryDirectory() as folder:
        return _running(rounds, Path(folder), files), filling(rounds, rules)


def _running(rounds: int, folder: Path, some: Sequence[Path] | None) -> Section:
    files = feature_paths(FEATURES) if some is None else some
    read = [read_feature(path) for path in files]
    number = sum(len(list(examples_of(file))) for file in read)
    named = f"pytest, {number:,} scenarios"
    native = f"shinsa rulebook verify, the same {number:,}"
    features = _copied(folder, files)
    cases = [
        Case(
            named,
            command_of([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(features)], at=folder),
            heavy=True,
        ),
        Case(
            native,
            command_of(
                [*command(), "rulebook", "verify", RULESET, "--features", str(features)], differs=some is not None
            ),
            heavy=True,
        ),
        Case("whole", command_of([*command(), "rulebook", "verify", RULESET]), heavy=True),
        Case("thousand", _thousand(), heavy=True),
    ]
    found = measure(cases, rounds, processor_time)
    return Section(
        "The shipped rulebook, run (processor time)",
        (
            timed("1,000 scenarios, in a process that has read them", found["thousand"], at_most=THOUSAND_AT_MOST),
            timed("shinsa rulebook verify, with its translations", found["whole"], at_most=VERIFY_AT_MOST),
            timed(native, found[native]),
            timed(named, found[named]),
            compared("pytest / shinsa rulebook verify", ratio(found[named], found[native])),
        ),
    )


def filling(rounds: int, rules: int | None = None) -> Section:
    """Every gap of a rulebook filled that has the shipped one's blocks (or the first few), and not one scenario."""
    ruleset = load_ruleset(RULESET)
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), EXAMPLES)
        for path in feature_paths(FEATURES):
            (shelf.features / path.name).write_text(emptied(read_feature(path), rules), encoding="utf-8")
        first = propose(ruleset, shelf)
        cases = [
            Case("gaps", lambda: propose(ruleset, shelf), heavy=True),
            Case("changes", lambda: propose(ruleset, shelf, trying=Trying(seconds=0)), heavy=True),
        ]
        found = measure(cases, rounds, processor_time)
    rows = (
        timed(f"gaps filled ({first.scenarios:,} scenarios, each executed)", found["gaps"], at_most=FILLING_AT_MOST),
        timed("gaps filled, and changes told without the prover", found["changes"], at_most=FILLING_AT_MOST),
    )
    remark = f"nothing found for {len(first.missed)} things to be shown"
    return Section(
        "The shipped rulebook, from empty features (processor time)", rows, (remark,) if first.missed else ()
    )


def emptied(file: FeatureFile, rules: int | None = None) -> str:
    """A feature file with the headers of its blocks (or of the first few) alone."""
    lines = [f"Feature: {file.name}", "", "  Background:", "    Given a proposal that states nothing"]
    for block in file.rules[:rules]:
        lines += ["", *(f"  @rule:{name}" for name in block.ids), f"  Rule: {block.name}", block.description.rstrip()]
    return "\n".join(lines) + "\n"


def _thousand() -> Callable[[], None]:
    """What runs the first 1,000 examples with screeners of its own; raises AssertionError where one does not hold."""
    ruleset = load_ruleset(RULESET)
    library = library_of(ruleset)
    files = map(read_feature, feature_paths(FEATURES))
    examples = list(islice((example for file in files for example in examples_of(file)), _MANY))
    if len(examples) < _MANY:
        raise AssertionError(f"the shipped rulebook has {len(examples)} scenarios, and {_MANY:,} are to be run")

    def run() -> None:
        screeners = Screeners(ruleset, explained=True)
        if any(run_example(example, library, screeners, EXAMPLES).failures for example in examples):
            raise AssertionError("a scenario of the shipped rulebook does not hold")

    return run


def _copied(folder: Path, files: Sequence[Path]) -> Path:
    """The feature files in a house of their own, with what pytest needs beside them."""
    features = folder / "features" / RULESET
    features.mkdir(parents=True)
    shutil.copy(ROOT / "features" / "conftest.py", features.parent)
    (folder / "examples").mkdir()
    (folder / "examples" / RULESET).symlink_to(EXAMPLES)
    for path in files:
        shutil.copy(path, features)
    return features


def command_of(words: Sequence[str], *, differs: bool = False, at: Path = ROOT) -> Callable[[], None]:
    """Runs a command in the folder `at`; with `differs` it may exit with 1: `verify`, where rules have no block."""

    def run() -> None:
        found = subprocess.run(words, cwd=at, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if found.returncode not in ({0, 1} if differs else {0}):
            found.check_returncode()

    return run
