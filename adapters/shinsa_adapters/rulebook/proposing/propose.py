"""What a rulebook lacks, as scenarios for people to confirm: written, read back and executed before they are shown."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shinsa.ruleset import Rule, Ruleset
from shinsa_adapters.rulebook.draft import Draft, written_out
from shinsa_adapters.rulebook.feature_text import read_text
from shinsa_adapters.rulebook.features import FeatureFile, RuleBlock, examples_of, parsed, read_feature
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.settling import Settled
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.proposing.filling import Filler, Finding, Missed
from shinsa_adapters.rulebook.proposing.gathering import Told, gathered
from shinsa_adapters.rulebook.proposing.saying import Speaker
from shinsa_adapters.rulebook.proposing.unnoticed import Trying, unnoticed
from shinsa_adapters.rulebook.running import Failure, Run, run_example
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.shelf import Shelf, feature_paths
from shinsa_adapters.rulebook.steps import Given

_MAY_BE_EMPTY = frozenset({"no-scenarios"})
"""What is no mistake here: a file with headers alone is what proposals are wanted for."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rule's block in its file, and the lines proposed for it."""

    file: FeatureFile
    block: RuleBlock
    rule: Rule
    lines: tuple[str, ...]
    scenarios: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything proposed, by block; what was not found; which rules have no block to put anything in; and remarks.

    A remark names a change that no sentence of a rule's block could notice.
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
    homes = {identifier: (file, block) for file in reading.files for block in file.rules for identifier in block.ids}
    wanted = [each for each in ruleset.rules if rule in {None, each.head.id} and each.head.id in homes]
    blanks = {name: _blank(file, block, library, shelf) for name, (file, block) in homes.items()}
    filler = Filler(screeners, blanks)
    findings = list(filler.fill(reading.runs, wanted))
    blocks = tuple(_blocks(findings, wanted, homes, blanks, library))
    files = _read_back(reading, blocks)
    remarks: list[str] = []
    if trying is not None:
        examples = [example for file in files for example in examples_of(file)]
        changes = unnoticed(ruleset, examples, shelf, rule, trying)
        findings += _telling(changes, screeners, {each.head.id for each in wanted}, remarks)
        blocks = tuple(_blocks(findings, wanted, homes, blanks, library))
        files = _read_back(reading, blocks)
    _refuse_untrue(files, blocks, library, screeners, shelf)
    looked_at = (each.head.id for each in ruleset.rules if rule in {None, each.head.id})
    homeless = tuple(identifier for identifier in looked_at if identifier not in homes)
    return Proposal(blocks, tuple(filler.missed), homeless, tuple(remarks))


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


def _telling(
    changes: Iterable[tuple[Mutant, Settled | None]], screeners: Screeners, known: Collection[str], remarks: list[str]
) -> Iterator[Finding]:
    """A finding for every mutant that no example notices; what sentences about a rule cannot tell becomes a remark."""
    seen: set[tuple[str, str]] = set()
    for mutant, settled in changes:
        telling = None if settled is None else settled.telling
        if telling is None or telling.rule is None or telling.rule not in known:
            why = "" if settled is None or settled.unknown is None else f" ({settled.unknown})"
            remarks.append(f"no scenario of a rule notices {mutant.about}: {mutant.told}{why}")
            continue
        key = telling.rule, written_out(telling.draft.document)
        if key not in seen:
            seen.add(key)
            yield Finding(telling.rule, telling.draft, screeners.screen(telling.draft), f"tells from: {mutant.told}")


def with_proposals(file: FeatureFile, text: str, blocks: Iterable[Block]) -> str:
    """The text of a feature file with the proposals at the end of each rule's block."""
    lines = text.splitlines()
    by_line = {block.block.line: block for block in blocks}
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


def _blank(file: FeatureFile, block: RuleBlock, library: StepLibrary, shelf: Shelf) -> Draft:
    """What the background of a block says."""
    spoken = library.speaking(file.language)
    draft = spoken.blank(shelf.proposals)
    for sentence in block.background:
        match = spoken.find(sentence.kind, sentence.text) if sentence.kind else None
        if match is not None and isinstance(match.step, Given):
            draft = spoken.drafted(match, draft, sentence.table)
    return draft


def _blocks(
    findings: Sequence[Finding],
    wanted: Sequence[Rule],
    homes: Mapping[str, tuple[FeatureFile, RuleBlock]],
    blanks: Mapping[str, Draft],
    library: StepLibrary,
) -> Iterator[Block]:
    taken: dict[Path, set[str]] = {}
    for rule in wanted:
        own = [finding for finding in findings if finding.rule == rule.head.id]
        if not own:
            continue
        file, block = homes[rule.head.id]
        speaker = Speaker(library.speaking(file.language))
        told = [
            Told(speaker.givens(each.draft, blanks[rule.head.id]), speaker.answer(each.screening, rule), each.shows)
            for each in own
        ]
        names = taken.setdefault(file.path, {scenario.name for scenario in file.scenarios})
        yield Block(file, block, rule, tuple(gathered(told, names, speaker.tongue, "    ")), len(told))


def _refuse_untrue(
    files: Sequence[FeatureFile], blocks: Sequence[Block], library: StepLibrary, screeners: Screeners, shelf: Shelf
) -> None:
    """Lint what was written and run what is proposed; raises FeatureError where something is not so."""
    concerned = {block.rule.head.id: block.file.path for block in blocks}
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
