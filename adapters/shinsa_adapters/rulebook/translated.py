"""What a translator has read: `translated.yaml` beside a translation holds a digest of each rule's original block.

Parity compares what examples mean. This notices the rest: names of scenarios, prose, the wording of a sentence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import yaml

from shinsa_adapters.rulebook.features import FeatureFile
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.seals import block_digest

FILE = "translated.yaml"
_HEAD = "# The original block each rule was translated from: written by `shinsa rulebook translated`."


def read_marks(folder: Path) -> dict[str, str]:
    """The digests in a translation's folder, by rule; none where there is no file. Raises ValueError for a bad file."""
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        held: object = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)  # a safe loader, in C
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error
    pairs = cast("dict[object, object]", held).items() if isinstance(held, dict) else ()
    if not isinstance(held, dict) or not all(isinstance(key, str) and isinstance(mark, str) for key, mark in pairs):
        raise ValueError("it holds a digest for each rule, and nothing else")
    return cast("dict[str, str]", held)


def written_marks(marks: Mapping[str, str]) -> str:
    """The text of `translated.yaml`, rules in alphabetical order."""
    return "".join(f"{line}\n" for line in (_HEAD, *(f"{rule}: {mark}" for rule, mark in sorted(marks.items()))))


def marks_of(rules: Iterable[str], originals: Sequence[FeatureFile]) -> dict[str, str]:
    """The digest of each rule's original block as it is today."""
    return {rule: block_digest(rule, originals) for rule in rules}


def outdated(
    folder: Path, rules: Iterable[str], originals: Sequence[FeatureFile], files: Sequence[FeatureFile]
) -> tuple[FeatureProblem, ...]:
    """The rules whose original block is not as it was when they were translated; the rest is left out."""
    try:
        marks = read_marks(folder)
    except ValueError as error:
        hint = "`shinsa rulebook translated` writes this file; take it from your last commit"
        return (FeatureProblem(folder / FILE, 1, "translated", f"the file cannot be read: {error}", hint),)
    changed = [rule for rule in rules if rule in marks and marks[rule] != block_digest(rule, originals)]
    return tuple(problem for rule in changed for problem in _changed(rule, originals, files))


def _changed(rule: str, originals: Sequence[FeatureFile], files: Sequence[FeatureFile]) -> Iterator[FeatureProblem]:
    there = next(iter(_places(rule, originals)))
    for path, line in _places(rule, files):
        message = f"the original of rule `{rule}` ({there[0]}:{there[1]}) has changed since it was translated"
        hint = f"read it again, then `shinsa rulebook translated RULESET {rule} --lang {path.parent.name}`"
        yield FeatureProblem(path, line, "translated", message, hint)


def _places(rule: str, files: Sequence[FeatureFile]) -> Iterator[tuple[Path, int]]:
    return ((file.path, block.line) for file in files for block in file.rules if rule in block.ids)
