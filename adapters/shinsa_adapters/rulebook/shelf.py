"""Where a rulebook stands, and what stands there: feature files, and complete proposals for their scenarios."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shinsa_adapters.rulebook.features import FeatureFile, read_feature
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem

SUFFIX = ".feature"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of a rulebook's features, and the folder of complete proposals; either may be missing."""

    features: Path
    proposals: Path


@dataclass(frozen=True, slots=True)
class Gathered:
    """The feature files that say what they seem to, and what is wrong with the others."""

    sound: tuple[FeatureFile, ...]
    problems: tuple[FeatureProblem, ...]


def shelf_of(ruleset: Path, features: Path | None = None) -> Shelf:
    """The rulebook of the ruleset in a folder.

    Beside `rulesets/<name>` stand `features/<name>` and `examples/<name>`; features named elsewhere may bring examples
    of their own in the same way.
    """
    beside = Shelf(*(_beside(ruleset, shelf) for shelf in ("features", "examples")))
    if features is None:
        return beside
    own = _beside(features, "examples")
    return Shelf(features, own if own.is_dir() else beside.proposals)


def gather(shelf: Shelf, library: StepLibrary) -> Gathered:
    """Read and lint every feature file of a rulebook, in order of name."""
    sound: list[FeatureFile] = []
    problems: list[FeatureProblem] = list(_unbound(shelf.features))
    for path in feature_paths(shelf.features):
        try:
            file = read_feature(path)
        except FeatureError as error:
            problems += error.problems
            continue
        found = problems_in(file, library, shelf.proposals)
        problems += found
        sound += () if found else (file,)
    return Gathered(tuple(sound), tuple(sorted((*problems, *_shared(sound)))))


def feature_paths(folder: Path) -> list[Path]:
    """The feature files of a rulebook, in order of name."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix == SUFFIX)


def _beside(folder: Path, shelf: str) -> Path:
    whole = folder.resolve()
    return _short(whole.parent.parent / shelf / whole.name)


def _short(path: Path) -> Path:
    """The path as seen from where the user stands, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _unbound(folder: Path) -> Iterator[FeatureProblem]:
    """Files that look like features and are read by no runner."""
    read = set(feature_paths(folder))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in read and SUFFIX in path.name.casefold():
            message = "no runner reads this file"
            hint = f"keep features in `{folder}` itself, in files whose names end in `{SUFFIX}`"
            yield FeatureProblem(path, 1, "unbound-file", message, hint)


def _shared(files: Iterable[FeatureFile]) -> Iterator[FeatureProblem]:
    """Rules that have blocks in two files."""
    first: dict[str, FeatureFile] = {}
    for file in files:
        for block in file.rules:
            for identifier in block.ids:
                other = first.setdefault(identifier, file)
                if other is not file:
                    message = f"a block tagged `@rule:{identifier}` stands in `{other.path}` too"
                    yield FeatureProblem(file.path, block.line, "rule-tag", message, "put them together")
