"""What a rulebook lacks, as scenarios for people to confirm: written, read back and executed before they are shown."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shinsa.ruleset import Rule, Ruleset
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.feature_text import read_text
from shinsa_adapters.rulebook.features import FeatureFile, RuleBlock, Sentence, examples_of, parsed, read_feature
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.proposing.asserting import answer_line
from shinsa_adapters.rulebook.proposing.filling import Filler, Finding, Missed
from shinsa_adapters.rulebook.proposing.gathering import Told, gathered
from shinsa_adapters.rulebook.proposing.saying import Speaker
from shinsa_adapters.rulebook.proposing.unnoticed import Open, Trying, unnoticed
from shinsa_adapters.rulebook.proposing.writing import Home, said, sentences_of
from shinsa_adapters.rulebook.running import Failure, Run, run_example
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.shelf import Shelf, feature_paths
from shinsa_adapters.rulebook.steps import Given
from shinsa_adapters.rulebook.uses import beside_rules

_MAY_BE_EMPTY = frozenset({"no-scenarios"})
"""What is no mistake here: a file with headers alone is what proposals are wanted for."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines proposed for a rule's block in its file; without one (`block` is `None`) they are about verdicts."""

    file: FeatureFile
    block: RuleBlock | None
    rule: Rule | None
    lines: tuple[str, ...]
    scenarios: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything proposed, by block; what was not found; which rules have no block to put anything in; and remarks.

    A remark names a change for which no scenario was found.
    """

    blocks: tuple[Block, ...]
    missed: tuple[Missed, ...]
    homeless: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def scenarios(self) -> int:
        """How many examples are proposed."""
        return sum(block.scenarios for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Reading:
    """The feature files of a rulebook as they are, and what their examples came to, those proposed before too."""

    files: tuple[FeatureFile, ...]
    runs: tuple[Run, ...]


def read_rulebook(shelf: Shelf, library: StepLibrary, screeners: Screeners) -> Reading:
    """Read and run a rulebook whose blocks may be empty; raises FeatureError where a file has other mistakes."""
    files: list[FeatureFile] = []
    problems: list[FeatureProblem] = []
    for path in feature_paths(shelf.features):
        file = read_feature(path)
        problems += [each for each in problems_in(file, library, shelf.proposals) if each.code not in _MAY_BE_EMPTY]
        files.append(file)
    if problems:
        raise FeatureError(problems)
    examples = [example for file in files for example in examples_of(file)]
    return Reading(
        tuple(files),
        tuple(run_example(each, library, screeners, shelf.proposals, checked=False) for each in examples),
    )


def propose(ruleset: Ruleset, shelf: Shelf, rule: str | None = None, trying: Trying | None = None) -> Proposal:
    """Scenarios for everything that a rulebook does not show, of one rule or of all.

    With `trying` also for every change of these rules, and of what they rest on, that no scenario notices.

    Raises:
        FeatureError: a feature file has mistakes, or a proposed scenario is not so when it is read back.
        OSError: the features cannot be read.
    """
    library, screeners = library_of(ruleset), Screeners(ruleset)
    reading = read_rulebook(shelf, library, screeners)
    blocks = {identifier: (file, block) for file in reading.files for block in file.rules for identifier in block.ids}
    looked_at = [each for each in ruleset.rules if rule in {None, each.head.id}]
    wanted = [each for each in looked_at if each.head.id in blocks]
    homes = {home.name: home for home in _homes(reading, blocks, wanted, library, shelf)}
    filler = Filler(screeners, {name: home.blank for name, home in homes.items() if name is not None})
    told: dict[str | None, list[Told]] = {}
    for finding in filler.fill(reading.runs, wanted):
        told.setdefault(finding.rule, []).append(_told(finding, homes[finding.rule]))
    files = _read_back(reading, tuple(_blocks(told, homes, blocks)))
    remarks: list[str] = []
    beside = beside_rules(ruleset)
    if trying is not None:
        examples = [example for file in files for example in examples_of(file)]
        for change in unnoticed(ruleset, examples, shelf, homes, rule, trying):
            if isinstance(change, Open):
                remarks.append(_remark(change, homes, beside))
            else:
                told.setdefault(change.rule, []).append(change.told)
    written_down = tuple(_blocks(told, homes, blocks))
    files = _read_back(reading, written_down)
    _refuse_untrue(files, written_down, library, screeners, shelf)
    _refuse_reworded(files, told, homes)
    homeless = tuple(each.head.id for each in looked_at if each.head.id not in blocks)
    return Proposal(written_down, tuple(filler.missed), homeless, tuple(remarks))


def written(found: Proposal) -> Iterator[tuple[Path, str]]:
    """Each feature file with what is proposed for it, as text."""
    for path in dict.fromkeys(block.file.path for block in found.blocks):
        blocks = [block for block in found.blocks if block.file.path == path]
        yield path, with_proposals(blocks[0].file, read_text(path), blocks)


def _read_back(reading: Reading, blocks: Sequence[Block]) -> tuple[FeatureFile, ...]:
    """The feature files with everything that is proposed in them."""
    found: list[FeatureFile] = []
    for file in reading.files:
        own = [block for block in blocks if block.file is file]
        found.append(parsed(file.path, with_proposals(file, read_text(file.path), own)) if own else file)
    return tuple(found)


def _remark(change: Open, homes: Mapping[str | None, Home], beside: Collection[str]) -> str:
    mutant, why = change.mutant, "" if change.why is None else f" ({change.why})"
    if mutant.about in beside and None not in homes:
        why = " (scenarios of verdicts want a feature file without rules: add one, and ask again)"
    return f"no scenario was found that notices {mutant.about}: {mutant.told}{why}"


def with_proposals(file: FeatureFile, text: str, blocks: Iterable[Block]) -> str:
    """The text of a feature file with what is proposed: at the end of each rule's block, of verdicts at its own end."""
    lines = text.rstrip("\n").splitlines()
    by_line = {block.block.line: block for block in blocks if block.block is not None}
    lines += (line for block in blocks if block.block is None for line in block.lines)
    starts = [block.line for block in file.rules]
    for place in reversed(range(len(starts))):
        found = by_line.get(starts[place])
        if found is not None:
            end = _before_tags(lines, starts[place + 1] - 1) if place + 1 < len(starts) else len(lines)
            while end > 0 and not lines[end - 1].strip():
                end -= 1
            lines[end:end] = found.lines
    return "\n".join(lines).rstrip("\n") + "\n"


def _before_tags(lines: Sequence[str], end: int) -> int:
    """The line behind the last one of a block, above the tags and remarks of the next."""
    while end > 0 and lines[end - 1].lstrip().startswith(("@", "#")):
        end -= 1
    return end


def _homes(
    reading: Reading,
    blocks: Mapping[str, tuple[FeatureFile, RuleBlock]],
    wanted: Sequence[Rule],
    library: StepLibrary,
    shelf: Shelf,
) -> Iterator[Home]:
    """Where the scenarios of each rule go; those of verdicts go into the first file that has no rule."""
    speakers = {file.language: Speaker(library.speaking(file.language)) for file in reading.files}
    for rule in wanted:
        file, block = blocks[rule.head.id]
        blank = _blank(file, block.background, library, shelf)
        yield Home(file, rule, block.background, blank, speakers[file.language])
    for file in [file for file in reading.files if not file.rules][:1]:
        blank = _blank(file, file.background, library, shelf)
        yield Home(file, None, file.background, blank, speakers[file.language])


def _blank(file: FeatureFile, background: Sequence[Sentence], library: StepLibrary, shelf: Shelf) -> Draft:
    """What a background says."""
    spoken = library.speaking(file.language)
    draft = spoken.blank(shelf.proposals)
    for sentence in background:
        match = spoken.find(sentence.kind, sentence.text) if sentence.kind else None
        if match is not None and isinstance(match.step, Given):
            draft = spoken.drafted(match, draft, sentence.table)
    return draft


def _told(finding: Finding, home: Home) -> Told:
    if home.rule is None:
        raise TypeError("what is to be shown is shown of a rule")
    givens = home.speaker.givens(finding.draft, home.blank)
    return Told(givens, (answer_line(home.speaker, finding.screening, home.rule),), finding.shows)


def _blocks(
    told: Mapping[str | None, Sequence[Told]],
    homes: Mapping[str | None, Home],
    blocks: Mapping[str, tuple[FeatureFile, RuleBlock]],
) -> Iterator[Block]:
    taken: dict[Path, set[str]] = {}
    for name, home in homes.items():
        own = told.get(name, ())
        if own:
            names = taken.setdefault(home.file.path, {scenario.name for scenario in home.file.scenarios})
            block = None if name is None else blocks[name][1]
            lines = tuple(gathered(own, names, home.speaker.tongue, "  " if block is None else "    "))
            yield Block(home.file, block, home.rule, lines, len(own))


def _refuse_reworded(
    files: Sequence[FeatureFile], told: Mapping[str | None, Sequence[Told]], homes: Mapping[str | None, Home]
) -> None:
    """Hold what stands in the files against what was played; raises FeatureError where a scenario reads otherwise."""
    standing = {
        (file.path, example.rule, said(example.sentences))
        for file in files for example in examples_of(file) if example.proposed
    }  # fmt: skip
    found: list[FeatureProblem] = []
    for name, several in told.items():
        home = homes[name]
        for each in several:
            sentences = (*home.background, *sentences_of(each.givens, each.thens, home.file.language))
            if (home.file.path, name, said(sentences)) not in standing:
                message = f"a proposed scenario is not read as it was played: {each.thens[0].text}"
                found.append(FeatureProblem(home.file.path, home.file.line, "proposal", message))
    if found:
        raise FeatureError(found)


def _refuse_untrue(
    files: Sequence[FeatureFile], blocks: Sequence[Block], library: StepLibrary, screeners: Screeners, shelf: Shelf
) -> None:
    """Lint what was written and run what is proposed; raises FeatureError where something is not so."""
    concerned = {None if block.rule is None else block.rule.head.id: block.file.path for block in blocks}
    found: list[FeatureProblem] = []
    for file in files:
        if file.path in concerned.values():
            found += (each for each in problems_in(file, library, shelf.proposals) if each.code not in _MAY_BE_EMPTY)
            for example in examples_of(file) if not found else ():
                if example.proposed and example.rule in concerned:
                    run = run_example(example, library, screeners, shelf.proposals)
                    found += (_untrue(run, failure) for failure in run.failures)
    if found:
        raise FeatureError(found)


def _untrue(run: Run, failure: Failure) -> FeatureProblem:
    message = f"the proposed `{failure.sentence}` is not so: {failure.came}"
    return FeatureProblem(run.example.file, failure.line, "proposal", message)
