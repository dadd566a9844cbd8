"""What can be wrong with a feature file, as data first and exceptions second."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class FeatureProblem:
    """One mistake in a feature file: where (line from 1), a stable code, what is wrong, and how to mend it."""

    file: Path
    line: int
    code: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}: {self.code}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class FeatureError(Exception):
    """A feature file with mistakes; `problems` holds all of them in order of line."""

    def __init__(self, problems: Sequence[FeatureProblem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message)))
        super().__init__("\n".join(map(str, self.problems)))


class StepError(Exception):
    """A step that cannot mean anything: its text is for the person who wrote the sentence."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message}\n  hint: {hint}" if hint else message)
