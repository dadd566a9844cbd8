"""The examples of a rulebook, each screened once: what is known of it before the first mutant is tried."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, cast

from shinsa.errors import ShinsaError
from shinsa.explaining.document import RuleDocument, VerdictDocument
from shinsa.facts import Facts
from shinsa.judging.verdict import Judgement
from shinsa.messages.message import DEFAULT, Language
from shinsa.screening import Edition, Screening
from shinsa.values import Value
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.features import Example, Sentence
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.mutating.reading import Row
from shinsa_adapters.rulebook.names import Names
from shinsa_adapters.rulebook.running import check_then
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.steps import Given, Match, Seen, Table, Then


class Level(IntEnum):
    """What a sentence looks at, ever more costly to have: a rule's answer, the judgement, a rule's reasons."""

    ANSWER = 1
    JUDGEMENT = 2
    REASONS = 3


@dataclass(frozen=True, slots=True)
class Aside:
    """An example that is not so of the ruleset as it is, and so proves nothing about mutants of it."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """A then-step, how deep it looks where it holds, and which of a rule's reasons it reads."""

    match: Match
    table: Table
    level: Level
    reads: frozenset[str]

    def fails(self, seen: Seen) -> bool:
        """Whether what is seen is not as the sentence says; where it looks deeper than it would if it were, it is not.

        Raises:
            ReasonsWantedError: it looks at reasons that are not there, as it always does.
        """
        try:
            return check_then(self.match, seen, self.table) is not None
        except ReasonsWantedError:
            if self.level is Level.REASONS:
                raise
            return True


@dataclass(frozen=True, slots=True)
class Scene:
    """One screening of an example and what the sentences after it expect; `row` holds everything conditions read."""

    example: Example
    draft: Draft
    screening: Screening
    expected: tuple[Expectation, ...]
    row: Row
    names: Names

    @property
    def level(self) -> Level:
        """How deep its sentences look."""
        return max((expectation.level for expectation in self.expected), default=Level.ANSWER)

    @property
    def place(self) -> str:
        """Where the example stands: `power.feature:31`."""
        return _place(self.example)

    def seen(self, screening: "Screening | Bare") -> Seen:
        """What the sentences look at."""
        return Seen(cast("Screening", screening), self.example.rule, self.names)


class ReasonsWantedError(Exception):
    """Somebody looked at reasons where there are none to be had."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A screening without reasons, in the shape then-steps look at."""

    edition: Edition
    judgement: Any
    facts: Facts

    @property
    def verdict(self) -> str:
        """`eligible`, `ineligible` or `review`."""
        found: str = self.judgement.verdict.value
        return found

    @property
    def document(self) -> VerdictDocument:
        """Raises ReasonsWantedError."""
        return self.document_in(DEFAULT)

    def document_in(self, language: Language) -> VerdictDocument:  # noqa: ARG002  # the same door
        """Raises ReasonsWantedError."""
        raise ReasonsWantedError

    def rule_document(self, rule: str, language: Language = DEFAULT) -> RuleDocument:  # noqa: ARG002  # the same door
        """Raises ReasonsWantedError."""
        raise ReasonsWantedError(rule)


@dataclass(frozen=True, slots=True)
class _Noting(Bare):
    """A screening that notes which of a rule's reasons are read."""

    screening: Screening
    reads: set[str]

    def document_in(self, language: Language) -> VerdictDocument:
        """The whole document."""
        self.reads.add("document")
        return self.screening.document_in(language)

    def rule_document(self, rule: str, language: Language = DEFAULT) -> RuleDocument:
        """The rule's reasons, watched."""
        return cast("RuleDocument", _Noted(self.screening.rule_document(rule, language), self.reads))


class _Noted(dict[str, Any]):
    def __init__(self, held: RuleDocument, reads: set[str]) -> None:
        super().__init__(held)
        self._reads = reads

    def __getitem__(self, key: str) -> object:
        self._reads.add(key)
        return super().__getitem__(key)


class _Watched:
    """A judgement that notices whether more than its answers is looked at."""

    def __init__(self, judgement: Judgement) -> None:
        self.answers = judgement.answers
        self.whole = False
        self._judgement = judgement

    def __getattr__(self, name: str) -> object:
        self.whole = True
        return getattr(self._judgement, name)


def scenes_of(examples: Iterable[Example], screeners: Screeners, proposals: Path) -> Iterator[Scene | Aside]:
    """Screen every example once; raises StepError where a feature file has mistakes (lint it first)."""
    library = library_of(screeners.ruleset)
    for example in examples:
        try:
            yield from tuple(_played(example, library, screeners, proposals))
        except (_NotSoError, ShinsaError) as error:
            yield Aside(_place(example), str(error))


class _NotSoError(Exception):
    """A sentence is not so of the ruleset as it is."""


def _played(example: Example, library: StepLibrary, screeners: Screeners, proposals: Path) -> Iterator[Scene]:
    library = library.speaking(example.language)
    draft = library.blank(proposals)
    screening: Screening | None = None
    expected: list[Expectation] = []
    for sentence in example.sentences:
        match = _found(library, sentence)
        if isinstance(match.step, Given):
            draft = library.drafted(match, draft, sentence.table)
        elif isinstance(match.step, Then):
            expected.append(_expectation(match, sentence, screening, example, library))
        else:
            if screening is not None:
                yield _scene(example, draft, screening, expected, library)
            screening, expected = screeners.screen(draft), []
    if screening is not None:
        yield _scene(example, draft, screening, expected, library)


def _scene(
    example: Example, draft: Draft, screening: Screening, expected: list[Expectation], library: StepLibrary
) -> Scene:
    return Scene(example, draft, screening, tuple(expected), row_of(screening, screening.facts.values), library.names)


def row_of(screening: Screening, values: tuple[Value, ...]) -> Row:
    """Everything conditions read: these values of the facts, and conclusions and parameters as they were screened."""
    plan, truths = screening.edition.plan, screening.judgement.truths
    row: dict[str, Any] = dict(zip(plan.ruleset.vocabulary.slots(), values, strict=True))
    row |= {
        f"conclusion.{entry.name}": truths[question.truth]
        for entry, question in zip(plan.ruleset.conclusions, plan.conclusions, strict=True)
    }
    return row | {f"param.{name}": value for name, value in plan.parameters.items()}


def _found(library: StepLibrary, sentence: Sentence) -> Match:
    if sentence.kind is None:
        raise _NotSoError(f"`{sentence.text}` follows no Given, When or Then")
    return library.find(sentence.kind, sentence.text)


def _expectation(
    match: Match, sentence: Sentence, screening: Screening | None, example: Example, library: StepLibrary
) -> Expectation:
    """The then-step, tried on the ruleset as it is: without reasons first, and watched."""
    if screening is None:
        raise _NotSoError(f"`{sentence.text}` stands before the screening")
    watched = _Watched(screening.judgement)
    bare = Bare(screening.edition, watched, screening.facts)
    reads: set[str] = set()
    try:
        failure = check_then(match, _seen(bare, example, library), sentence.table)
        level = Level.JUDGEMENT if watched.whole else Level.ANSWER
    except ReasonsWantedError:
        noting = _Noting(screening.edition, screening.judgement, screening.facts, screening, reads)
        failure = check_then(match, _seen(noting, example, library), sentence.table)
        level = Level.REASONS
    if failure is not None:
        raise _NotSoError(f"`{sentence.text}` is not so: {failure}")
    return Expectation(match, sentence.table, level, frozenset(reads))


def _seen(screening: Bare, example: Example, library: StepLibrary) -> Seen:
    return Seen(cast("Screening", screening), example.rule, library.names)


def _place(example: Example) -> str:
    return f"{example.file.name}:{example.line}"
