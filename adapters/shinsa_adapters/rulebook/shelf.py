"""Where a rulebook stands, and what stands there: feature files, and complete proposals for their scenarios."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from shinsa_adapters.rulebook.features import FeatureFile, read_feature
from shinsa_adapters.rulebook.linting import examined
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.telling import Told
from shinsa_adapters.rulebook.tongues import TONGUES

SUFFIX = ".feature"
Reading: TypeAlias = Callable[[Path], FeatureFile]
"""Reads a feature file; raises FeatureError where it is none."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of a rulebook's features, and the folder of complete proposals; either may be missing."""

    features: Path
    proposals: Path


@dataclass(frozen=True, slots=True)
class Gathered:
    """The feature files that say what they seem to, and what is wrong with the others.

    `translations` are those that say in another language what `sound` says; `told` are the examples of both.
    """

    sound: tuple[FeatureFile, ...]
    translations: tuple[FeatureFile, ...]
    told: tuple[Told, ...]
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


def gather(shelf: Shelf, library: StepLibrary, read: Reading = read_feature) -> Gathered:
    """Read and lint every feature file of a rulebook, in order of name."""
    sound: list[FeatureFile] = []
    told: list[Told] = []
    problems: list[FeatureProblem] = list(_unbound(shelf.features))
    for path in (*feature_paths(shelf.features), *translation_paths(shelf.features)):
        try:
            file = read(path)
        except FeatureError as error:
            problems += error.problems
            continue
        found = examined(file, library, shelf.proposals)
        problems += found.problems
        sound += () if found.problems else (file,)
        told += () if found.problems else found.told
    originals = tuple(file for file in sound if file.path.parent == shelf.features)
    translations = tuple(file for file in sound if file.path.parent != shelf.features)
    problems += [*_shared(originals), *_shared_in_a_language(translations), *_untranslatable(originals, translations)]
    return Gathered(originals, translations, tuple(told), tuple(sorted(problems)))


def feature_paths(folder: Path) -> list[Path]:
    """The feature files of a rulebook, in order of name; translations stand in folders of their own."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix == SUFFIX)


def translation_paths(folder: Path) -> list[Path]:
    """The feature files that translate a rulebook: `ja/gates.feature`."""
    spoken = (folder / code for code in TONGUES)
    return [path for inner in spoken if inner.is_dir() for path in feature_paths(inner)]


def _beside(folder: Path, shelf: str) -> Path:
    whole = folder.resolve()
    return _short(whole.parent.parent / shelf / whole.name)


def _short(path: Path) -> Path:
    """The path as seen from where the user stands, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _unbound(folder: Path) -> Iterator[FeatureProblem]:
    """Files that look like features and are read by no runner."""
    read = {*feature_paths(folder), *translation_paths(folder)}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in read and SUFFIX in path.name.casefold():
            message = "no runner reads this file"
            hint = f"keep features in `{folder}` itself, in files whose names end in `{SUFFIX}`; translations in "
            hint += " or ".join(f"`{code}`" for code in TONGUES)
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


def _shared_in_a_language(files: Sequence[FeatureFile]) -> Iterator[FeatureProblem]:
    for code in TONGUES:
        yield from _shared(file for file in files if file.language == code)


def _untranslatable(originals: Iterable[FeatureFile], translations: Iterable[FeatureFile]) -> Iterator[FeatureProblem]:
    """Blocks of translations without an original, or in the language the original is in."""
    spoken = {identifier: file for file in originals for block in file.rules for identifier in block.ids}
    for file in translations:
        for block in file.rules:
            for identifier in block.ids:
                if (message := _why_untranslatable(identifier, file, spoken.get(identifier))) is not None:
                    hint = "keep one original, and one block in each other language"
                    yield FeatureProblem(file.path, block.line, "translation", message, hint)


def _why_untranslatable(identifier: str, file: FeatureFile, original: FeatureFile | None) -> str | None:
    if original is None:
        return f"rule `{identifier}` is translated and has no original block"
    if original.language == file.language:
        return f"the original of rule `{identifier}` ({original.path}) is in {TONGUES[file.language].name} too"
    return None
