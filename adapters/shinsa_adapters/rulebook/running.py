"""Run examples: say the given-steps, screen, check what the then-steps expect."""

from dataclasses import dataclass
from pathlib import Path

from shinsa.errors import InputError, InternalError, ShinsaError
from shinsa.screening import Screening
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.features import Example, Sentence
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.steps import Given, Match, Said, Seen, Table, Then


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that is not true: the line it stands on, as it was written for this example, and what came."""

    line: int
    sentence: str
    came: str

    def __str__(self) -> str:
        return f"line {self.line}: `{self.sentence}`: {self.came}"


@dataclass(frozen=True, slots=True)
class Run:
    """One example as it went: what was proposed, what was answered, which sentences were not true.

    `screening` is `None` where the proposal could not be screened; the failures then say why.
    """

    example: Example
    draft: Draft
    screening: Screening | None
    failures: tuple[Failure, ...]


def check_then(match: Match, seen: Seen, table: Table) -> str | None:
    """What is not as the sentence says, or `None`."""
    if not isinstance(match.step, Then):
        raise StepError(f"`{match.step.pattern}` does not look at a screening")
    return match.step.check(seen, Said(match.words, table))


def run_example(
    example: Example, library: StepLibrary, screeners: Screeners, proposals: Path, *, checked: bool = True
) -> Run:
    """Run one example of a feature file that has no mistakes; raises StepError where it has.

    Without `checked` nothing is explained and no then-step is looked at, which is all that coverage needs.
    """
    library = library.speaking(example.language)
    draft = library.blank(proposals)
    screening: Screening | None = None
    failures: list[Failure] = []
    for sentence in example.sentences:
        match = _found(library, sentence)
        if isinstance(match.step, Given):
            draft = library.drafted(match, draft, sentence.table)
        elif isinstance(match.step, Then):
            failures += () if not checked else _checked(match, sentence, screening, example, library)
        else:
            screening, refusal = _screened(draft, screeners, sentence)
            failures += refusal
    return Run(example, draft, screening, tuple(failures))


def _found(library: StepLibrary, sentence: Sentence) -> Match:
    if sentence.kind is None:
        raise StepError(f"`{sentence.text}` follows no Given, When or Then")
    return library.find(sentence.kind, sentence.text)


def _screened(draft: Draft, screeners: Screeners, sentence: Sentence) -> tuple[Screening | None, list[Failure]]:
    try:
        return screeners.screen(draft), []
    except InternalError:
        raise
    except InputError as error:
        came = f"the proposal is refused as input: {error}"
    except ShinsaError as error:
        came = str(error)
    return None, [Failure(sentence.line, sentence.text, came)]


def _checked(
    match: Match, sentence: Sentence, screening: Screening | None, example: Example, library: StepLibrary
) -> list[Failure]:
    if screening is None:
        return []
    try:
        came = check_then(match, Seen(screening, example.rule, library.names), sentence.table)
    except StepError as error:
        came = str(error)
    return [] if came is None else [Failure(sentence.line, sentence.text, came)]
