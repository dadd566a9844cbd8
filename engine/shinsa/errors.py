"""What can go wrong, as data first and exceptions second.

ShinsaError
├── RulesetError            a ruleset has mistakes: every one of them, as findings
├── InputError              a proposal has mistakes: every one of them, as problems
├── UnknownRulesetError     no ruleset of that name or at that path
├── NotInForceError         a ruleset says nothing about that day
├── EngineLimitError        a ruleset is larger than an inference can bear
├── RecordError             a record cannot be read or replayed
└── InternalError           shinsa is wrong, not the user
    └── DisagreementError   the two inferences answered differently
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shinsa import catalogue as words
from shinsa.messages import catalogue
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import Series, in_language, said, teller


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a ruleset's text: file (relative to the ruleset), line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake in a ruleset: where, a stable code, what is wrong, and how to mend it."""

    at: Place
    code: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        return self.told()

    def told(self, language: Language = DEFAULT) -> str:
        """The finding as a line for readers in a language, with the remedy below it; code and place never differ."""
        return _told(str(self.at), self.code, self.message, self.hint, language)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a proposal: JSON pointer (RFC 6901), a stable code, what is wrong, and how to mend it."""

    pointer: str
    code: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        return self.told()

    def in_language(self, language: Language) -> "Problem":
        """The same problem with its texts in a language."""
        hint = None if self.hint is None else in_language(self.hint, language)
        return Problem(self.pointer, self.code, in_language(self.message, language), hint)

    def told(self, language: Language = DEFAULT) -> str:
        """The problem as a line for readers in a language, with the remedy below it."""
        at = self.pointer or teller(language).say(catalogue.WHOLE_PROPOSAL)
        return _told(at, self.code, self.message, self.hint, language)


class ShinsaError(Exception):
    """Root of every error shinsa raises on purpose; its text is meant for the user."""

    def told(self, language: Language = DEFAULT) -> str:
        """The text in a language, in English where it has no other."""
        return in_language(self.args[0], language) if self.args else str(self)


class RulesetError(ShinsaError):
    """A ruleset with mistakes; `findings` holds all of them in order of place."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(sorted(set(findings), key=_finding_order))
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type["RulesetError"], tuple[Sequence[Finding]]]:
        return RulesetError, (self.findings,)


class InputError(ShinsaError):
    """A proposal with mistakes; `problems` holds all of them in order of pointer."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_problem_order))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["InputError"], tuple[Sequence[Problem]]]:
        return InputError, (self.problems,)


class UnknownRulesetError(ShinsaError):
    """No ruleset has that name, and no folder stands at that path."""


class NotInForceError(ShinsaError):
    """A ruleset is not in force, or a parameter has no value, on the day a screening is made as of."""

    @classmethod
    def of_ruleset(cls, ruleset: str, as_of: date, since: date | None, until: date | None) -> "NotInForceError":
        """The day lies outside the ruleset's own dates."""
        start, end = since or said(words.THE_BEGINNING), until or said(words.FURTHER_NOTICE)
        message = said(words.RULESET_NOT_IN_FORCE, ruleset=ruleset, since=start, until=end, day=as_of)
        return cls(said(words.WITH_HINT, message=message, hint=said(words.CHOOSE_A_DAY)))

    @classmethod
    def of_parameters(cls, ruleset: str, names: Sequence[str], as_of: date) -> "NotInForceError":
        """Parameters whose first setting begins after the day."""
        listed = Series(f"`{name}`" for name in names)
        message = said(words.PARAMETERS_WITHOUT_VALUE, ruleset=ruleset, day=as_of, names=listed)
        return cls(said(words.WITH_HINT, message=message, hint=said(words.CHOOSE_A_LATER_DAY)))


class EngineLimitError(ShinsaError):
    """A ruleset needs more than an inference can bear; found when it is loaded."""


class RecordError(ShinsaError):
    """A record cannot be read, or cannot be replayed here."""


class InternalError(ShinsaError):
    """shinsa itself is wrong; no verdict is given."""


class DisagreementError(InternalError):
    """The two inferences answered differently; no verdict is given."""


def _told(at: str, code: str, message: str, hint: str | None, language: Language) -> str:
    say = teller(language).say
    text = say(catalogue.AT_PLACE, at=at, code=code, message=in_language(message, language))
    return f"{text}\n{say(catalogue.HINT, hint=in_language(hint, language))}" if hint else text


def reason(error: OSError) -> str | None:
    """What the operating system says, as part of a sentence: `no such file or directory`; `None` if it is silent."""
    if error.errno in words.REASONS:
        return said(words.REASONS[error.errno])
    return f"{error.strerror[:1].lower()}{error.strerror[1:]}" if error.strerror else None


def _finding_order(finding: Finding) -> tuple[Place, str, str]:
    return finding.at, finding.code, finding.message


def _problem_order(problem: Problem) -> tuple[str, str, str]:
    return problem.pointer, problem.code, problem.message
