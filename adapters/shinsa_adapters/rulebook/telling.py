"""An example told to its end without screening anything: what is wrong with its sentences, and what they come to."""

from dataclasses import dataclass
from pathlib import Path

from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.features import Example, Sentence
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.names import Names
from shinsa_adapters.rulebook.problems import FeatureProblem, StepError
from shinsa_adapters.rulebook.steps import Given, Match, Then


@dataclass(frozen=True, slots=True)
class Act:
    """A proposal that is screened, and the then-steps that look at it."""

    draft: Draft
    expected: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An example with its acts; `problems` are sentences no step reads, or two do, or that state what cannot be."""

    example: Example
    names: Names
    acts: tuple[Act, ...]
    problems: tuple[FeatureProblem, ...]


def tell(example: Example, library: StepLibrary, proposals: Path) -> Told:
    """Say every sentence of an example; `proposals` is the folder of complete proposals."""
    library = library.speaking(example.language)
    draft = library.blank(proposals)
    acts: list[tuple[Draft, list[Match]]] = []
    problems: list[FeatureProblem] = []
    for sentence in example.sentences:
        try:
            match = _found(sentence, library)
            if match is None:
                continue
            if isinstance(match.step, Given):
                draft = library.drafted(match, draft, sentence.table)
            elif not isinstance(match.step, Then):
                acts.append((draft, []))
            elif acts:
                acts[-1][1].append(match)
        except StepError as error:
            problems.append(FeatureProblem(example.file, sentence.line, "step", error.message, error.hint))
    return Told(example, library.names, tuple(Act(draft, tuple(seen)) for draft, seen in acts), tuple(problems))


def _found(sentence: Sentence, library: StepLibrary) -> Match | None:
    """The step of a sentence; `None` for a sentence of no kind, which is a mistake of the file's structure."""
    if sentence.kind is None:
        return None
    match = library.find(sentence.kind, sentence.text)
    _refuse_table(sentence, wanted=match.step.table)
    return match


def _refuse_table(sentence: Sentence, *, wanted: bool) -> None:
    if wanted and not sentence.table:
        raise StepError(f"`{sentence.text}` wants a table below it")
    if sentence.table and not wanted:
        raise StepError(
            f"`{sentence.text}` reads no table", "drop the table, or end the sentence as a step that reads one"
        )
