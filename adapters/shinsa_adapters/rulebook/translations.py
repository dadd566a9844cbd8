"""The files that say in another language what a rulebook says, and how far they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.features import FeatureFile
from shinsa_adapters.rulebook.meaning import texts_of
from shinsa_adapters.rulebook.parity import Blocks, Parity, block_of, by_block, parity
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.running import Run
from shinsa_adapters.rulebook.shelf import Gathered
from shinsa_adapters.rulebook.telling import Told
from shinsa_adapters.rulebook.tongues import TONGUES
from shinsa_adapters.rulebook.translated import outdated


@dataclass(frozen=True, slots=True)
class Translation:
    """A language beside the original one: its files, the rules they have blocks of, and what parity found.

    `outdated` are the rules whose original has changed since they were translated. `runs` are the examples that had to
    be run; the others mean what an original example does.
    """

    language: str
    files: tuple[FeatureFile, ...]
    rules: tuple[str, ...]
    examples: int
    parity: Parity
    outdated: tuple[FeatureProblem, ...]
    runs: tuple[Run, ...] = ()


def translations_of(ruleset: Ruleset, gathered: Gathered, rule: str | None) -> tuple[Translation, ...]:
    """Every language there are translations in, compared with the originals; of one rule, where one is named."""
    spoken = [language for language in TONGUES if _files(language, gathered)]
    wanted = [told for told in gathered.told if rule in {None, told.example.rule}]
    texts = texts_of(ruleset)
    translated = {file.path for file in gathered.translations}
    shared = {block_of(told.example) for told in wanted if told.example.file in translated}
    before = _blocks(gathered.sound, [told for told in wanted if block_of(told.example) in shared], texts)
    return tuple(_translation(language, gathered, before, wanted, texts) for language in spoken)


def _files(language: str, gathered: Gathered) -> tuple[FeatureFile, ...]:
    return tuple(file for file in gathered.translations if file.language == language)


def _translation(
    language: str, gathered: Gathered, before: Blocks, wanted: Sequence[Told], texts: frozenset[str]
) -> Translation:
    files = _files(language, gathered)
    after = _blocks(files, wanted, texts)
    rules = tuple(dict.fromkeys(block for block in after if block in {rule for file in files for rule in _ids(file)}))
    old = outdated(files[0].path.parent, rules, gathered.sound, files)
    return Translation(language, files, rules, sum(map(len, after.values())), parity(language, before, after), old)


def _blocks(files: Sequence[FeatureFile], told: Sequence[Told], texts: frozenset[str]) -> Blocks:
    paths = {file.path for file in files}
    return by_block((each for each in told if each.example.file in paths), texts)


def _ids(file: FeatureFile) -> Iterator[str]:
    for block in file.rules:
        yield from block.ids
