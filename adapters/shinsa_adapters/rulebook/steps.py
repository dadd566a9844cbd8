"""A step: a sentence with blanks, an example, and what the sentence means; and finding the step of a sentence."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from typing import TypeAlias

from shinsa.facts import FactKind
from shinsa.judging.verdict import Verdict
from shinsa.ruleset import ReviewKind
from shinsa.screening import Screening
from shinsa_adapters.rulebook.digits import ascii_digits
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
class Given:
    """Builds the proposal up.

    `pattern` has blanks in braces, words that may be left out in brackets, and alternatives with a stroke between them.
    `table` says whether a data table follows.
    """

    pattern: str
    example: str
    change: Callable[[Draft, Said], Draft]
    table: bool = False
    kind: Kind = Kind.GIVEN


@dataclass(frozen=True, slots=True)
class When:
    """Screens the proposal."""

    pattern: str
    example: str
    table: bool = False
    kind: Kind = Kind.WHEN


@dataclass(frozen=True, slots=True)
class Then:
    """Looks at the screening: `check` returns `None` where it is as said, else what is not."""

    pattern: str
    example: str
    check: Callable[[Seen, Said], str | None]
    table: bool = False
    kind: Kind = Kind.THEN


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


class StepLibrary:
    """The steps, made ready for one ruleset's names: blanks for facts match only facts there are."""

    def __init__(self, steps: Iterable[Step], names: Names) -> None:
        self.steps = tuple(steps)
        self.names = names
        blanks = _blanks(names)
        self._compiled = [(step, _compiled(step.pattern, blanks)) for step in self.steps]
        self._found: dict[tuple[Kind, str], Match] = {}

    def matches(self, kind: Kind, sentence: str) -> tuple[Match, ...]:
        """Every step of the kind whose pattern the sentence fits."""
        found = ((step, pattern.fullmatch(sentence)) for step, pattern in self._compiled if step.kind is kind)
        return tuple(Match(step, match.groupdict()) for step, match in found if match)

    def find(self, kind: Kind, sentence: str) -> Match:
        """The step of a sentence; raises StepError where there is none, or more than one."""
        kept = self._found.get((kind, sentence))
        return self._looked_up(kind, sentence) if kept is None else kept

    def _looked_up(self, kind: Kind, sentence: str) -> Match:
        found = self.matches(kind, sentence)
        if len(found) == 1:
            return self._found.setdefault((kind, sentence), found[0])
        if found:
            patterns = " and ".join(f"`{match.step.pattern}`" for match in found)
            raise StepError(f"`{sentence}` could be {patterns}", "reword the steps so that one fits")
        raise StepError(f"no {kind.value} step reads `{sentence}`", self._meant(kind, sentence))

    def _meant(self, kind: Kind, sentence: str) -> str | None:
        """The nearest right thing: a fact of nearly that name, the same sentence after another keyword, a near step."""
        plain = ascii_digits(sentence)
        if plain != sentence and self.matches(kind, plain):
            return f"write its digits as 0 to 9: `{plain}`"
        other = [step for step in Kind if step is not kind and self.matches(step, sentence)]
        if other:
            return f"this is a {other[0].value} step: begin it with {other[0].value.capitalize()}"
        named = _NAMING.fullmatch(sentence)
        if named and kind is Kind.GIVEN:
            known = {*self.names.facts, *self.names.lists}
            near = get_close_matches(named["name"], known, n=1, cutoff=0.6)
            if near and near[0] != named["name"]:
                return f"did you mean `{near[0]}`?"
        patterns = [step.pattern for step in self.steps if step.kind is kind]
        near = get_close_matches(sentence, patterns, n=1, cutoff=0.0)
        return f"the nearest step is `{near[0]}`" if near else None


_PARTS = re.compile(r"(\{\w+\}|\([^()]+\)|\b\w+/\w+\b)")
_ALTERNATIVES = re.compile(r"\w+/\w+")
_NAMING = re.compile(r"(?:the|these) (?P<name>.+?)(?: (?:is|are) .+|:)")
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_REVIEW_KIND = "|".join(kind.value.replace("_", " ") for kind in ReviewKind)
_PLAIN_BLANKS = {
    "day": r"[0-9-]+",
    "number": _NUMBER,
    "low": _NUMBER,
    "high": _NUMBER,
    "count": r"[0-9]+",
    "name": r"[^\"]+",
    "text": r".+",
    "value": r"(?!not stated$).+",
    "items": r"(?!not stated$).+",
    "truth": "true|false|not stated",
    "source": r".+",
    "verdict": "|".join(Verdict),
    "review_kind": _REVIEW_KIND,
    "review_kinds": rf"(?:{_REVIEW_KIND})(?:(?:, | and )(?:{_REVIEW_KIND}))*",
}


def _blanks(names: Names) -> dict[str, str]:
    """What each kind of blank may hold, as a regular expression."""
    return {
        **_PLAIN_BLANKS,
        "fact": _one_of(names.facts),
        "question": _one_of(name for name, fact in names.facts.items() if fact.kind is FactKind.BOOL),
        "anything": _one_of([*names.facts, *names.lists]),
        "list": _one_of(names.lists),
        "parameter": _one_of(names.parameters),
        "family": _one_of(names.families),
        "conclusion": _one_of(names.conclusions),
    }


def _one_of(known: Iterable[str]) -> str:
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


def _compiled(pattern: str, blanks: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern as a regular expression with a named group for each blank."""
    return re.compile("".join(_part(part, blanks) for part in _PARTS.split(pattern)))


def _part(part: str, blanks: Mapping[str, str]) -> str:
    """A blank, words that may be left out, alternatives, or plain words."""
    if part.startswith("{"):
        return f"(?P<{part[1:-1]}>{blanks[part[1:-1]]})"
    if part.startswith("("):
        return f"(?:{re.escape(part[1:-1])})?"
    return f"(?:{re.escape(part).replace('/', '|')})" if _ALTERNATIVES.fullmatch(part) else re.escape(part)
