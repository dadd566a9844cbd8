"""A step: one sentence with blanks in every language, and what the sentence means whatever language it is said in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from typing import TypeAlias

from shinsa.screening import Screening
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.names import Names
from shinsa_adapters.rulebook.problems import StepError

Table: TypeAlias = tuple[tuple[str, ...], ...]
"""A data table, its rows from the top down."""


class Kind(StrEnum):
    """What a step does: it builds the proposal up, screens it, or looks at the screening."""

    GIVEN = "given"
    WHEN = "when"
    THEN = "then"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a then-step looks at: a screening, and the id of the rule the scenario is about."""

    screening: Screening
    rule: str | None
    names: Names


@dataclass(frozen=True, slots=True)
class Said:
    """The words that fill a sentence's blanks, by name, and the table below it."""

    words: Mapping[str, str]
    table: Table = ()

    def __getitem__(self, blank: str) -> str:
        return self.words[blank]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language says a step.

    `pattern` has blanks in braces, words that may be left out in brackets, and, between words of ASCII letters,
    alternatives with a stroke between them. The `example` may be left out where it is the pattern.
    """

    pattern: str
    example: str = ""

    @property
    def shown(self) -> str:
        """A sentence of this wording."""
        return self.example or self.pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """What every step has: a wording in each language. Its English pattern is its name."""

    en: Wording
    ja: Wording
    zh: Wording
    table: bool = False

    @property
    def pattern(self) -> str:
        """What the step is called."""
        return self.en.pattern

    def wording(self, language: str) -> Wording:
        """How a language (`en`, `ja`, `zh`) says it."""
        found: Wording = getattr(self, language)
        return found


@dataclass(frozen=True, slots=True)
class Given(Worded):
    """Builds the proposal up. `table` says whether a data table follows."""

    change: Callable[[Draft, Said], Draft]
    kind: Kind = Kind.GIVEN


@dataclass(frozen=True, slots=True)
class When(Worded):
    """Screens the proposal."""

    kind: Kind = Kind.WHEN


@dataclass(frozen=True, slots=True)
class Then(Worded):
    """Looks at the screening: `check` returns `None` where it is as said, else what is not."""

    check: Callable[[Seen, Said], str | None]
    kind: Kind = Kind.THEN


SCREENED = When(en=Wording("the proposal is screened"), ja=Wording("提案を審査する"), zh=Wording("审查该提案"))
"""The one step that screens."""
Step: TypeAlias = Given | When | Then


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence's step and the words in its blanks."""

    step: Step
    words: Mapping[str, str]


def refuse_async(step: Step) -> None:
    """Raise StepError where a step is an async function: calling it runs nothing, so it asserts nothing."""
    function = step.change if isinstance(step, Given) else step.check if isinstance(step, Then) else None
    if function is not None and never_runs(function):
        raise StepError(f"step `{step.pattern}` is an async function, which no runner awaits", "write it with `def`")


def never_runs(function: Callable[..., object]) -> bool:
    """Whether calling the function runs nothing of it: it is async, or a generator."""
    return iscoroutinefunction(function) or isasyncgenfunction(function) or isgeneratorfunction(function)
