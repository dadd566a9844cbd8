"""Parity: where a translation tests something else than the original it translates.

Examples are compared by what they mean, never by their text. An example that means what an original one does gives
the same result, so it need not be run; one with words of its own in it, such as a rule's message, is run all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from shinsa_adapters.rulebook.features import Example
from shinsa_adapters.rulebook.meaning import Meaning, meaning_of
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.telling import Told
from shinsa_adapters.rulebook.tongues import TONGUES

_NEAR = 2
"""Two examples are taken for one that was changed where they share at least so many lines as they do not share."""


@dataclass(frozen=True, slots=True)
class Parity:
    """What comparing one language with the originals found.

    `same` counts the examples that mean what an original one does, `to_run` are those of them with words of their own
    and all the others. `other` says what is tested that no original tests, `behind` what the originals test and the
    translation does not yet.
    """

    language: str
    same: int
    to_run: tuple[Example, ...]
    other: tuple[FeatureProblem, ...]
    behind: tuple[FeatureProblem, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """An example and what it means."""

    example: Example
    meaning: Meaning


Blocks: TypeAlias = Mapping[str, Sequence[Meant]]
"""Examples by the rule whose block they stand in; those of no rule by the name of their file."""


def parity(language: str, before: Blocks, after: Blocks) -> Parity:
    """Compare the examples of a translation with the original ones, block by block."""
    same, to_run, other, behind = 0, list[Example](), list[FeatureProblem](), list[FeatureProblem]()
    for block, here in after.items():
        pairs, left, open_ = _paired(before.get(block, []), here)
        same += len(pairs)
        to_run += [mine.example for theirs, mine in pairs if mine.meaning.words != theirs.meaning.words]
        to_run += [mine.example for mine in left]
        found, unmatched = _compared(open_, left)
        other += found
        behind += _behind(unmatched, here[0].example)
    return Parity(language, same, tuple(to_run), tuple(sorted(other)), tuple(sorted(behind)))


def by_block(several: Iterable[Told], texts: frozenset[str]) -> Blocks:
    """What examples mean, block by block; `texts` are the paths of the facts that are plain text."""
    found: dict[str, list[Meant]] = defaultdict(list)
    for told in several:
        found[block_of(told.example)].append(Meant(told.example, meaning_of(told, texts)))
    return found


def block_of(example: Example) -> str:
    """The rule whose block an example stands in; where it stands in none, the name of its file."""
    return example.rule or example.file.name


def _paired(
    theirs: Sequence[Meant], mine: Sequence[Meant]
) -> tuple[list[tuple[Meant, Meant]], list[Meant], list[Meant]]:
    """Pairs of one meaning (original first), the translation's examples without one, and the originals without one."""
    waiting: dict[frozenset[str], list[Meant]] = defaultdict(list)
    for each in theirs:
        waiting[each.meaning.lines].append(each)
    pairs: list[tuple[Meant, Meant]] = []
    left: list[Meant] = []
    for each in mine:
        if several := waiting[each.meaning.lines]:
            pairs.append((several.pop(0), each))
        else:
            left.append(each)
    return pairs, left, [each for several in waiting.values() for each in several]


def _compared(theirs: Sequence[Meant], mine: Sequence[Meant]) -> tuple[list[FeatureProblem], list[Meant]]:
    """What is wrong with each example of a translation that has no original, and the originals that are left."""
    waiting, found = list(theirs), list[FeatureProblem]()
    for each in mine:
        near = min(waiting, key=lambda other: len(other.meaning.lines ^ each.meaning.lines), default=None)
        shared = 0 if near is None else len(near.meaning.lines & each.meaning.lines)
        if near is None or len(near.meaning.lines ^ each.meaning.lines) > _NEAR * shared:
            found.append(_unknown(each.example))
        else:
            waiting.remove(near)
            found.append(_differing(near, each))
    return found, waiting


def _unknown(example: Example) -> FeatureProblem:
    name = TONGUES[example.language].name
    message = f"no original example says what `{example.name}` says in {name}"
    return FeatureProblem(example.file, example.line, "parity", message, "add it to the original, or drop it here")


def _differing(original: Meant, mine: Meant) -> FeatureProblem:
    there, here = original.meaning.lines, mine.meaning.lines
    said = [f"`{line}`" for line in sorted(here - there)] or ["nothing"]
    instead = [f"`{line}`" for line in sorted(there - here)] or ["nothing"]
    place = f"{original.example.file}:{original.example.line}"
    message = f"the translation says {' and '.join(said)} where the original ({place}) says {' and '.join(instead)}"
    return FeatureProblem(mine.example.file, mine.example.line, "parity", message, "say the same in both")


def _behind(originals: Iterable[Meant], beside: Example) -> Iterator[FeatureProblem]:
    """Originals that the block of a translation lacks; the place is where that block's first example stands."""
    for each in originals:
        place = f"{each.example.file}:{each.example.line}"
        message = f"the original `{each.example.name}` ({place}) is not translated"
        yield FeatureProblem(beside.file, beside.scenario_line, "untranslated", message, "add it to the same block")
