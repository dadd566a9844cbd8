"""Scenarios worded and played before they stand in a file: a change is told where a written sentence notices it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.ruleset import Rule
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.features import Example, FeatureFile, Sentence
from shinsa_adapters.rulebook.mutating.scenes import Scene, scenes_of
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.proposing.asserting import assertions
from shinsa_adapters.rulebook.proposing.gathering import Told
from shinsa_adapters.rulebook.proposing.saying import Line, Speaker
from shinsa_adapters.rulebook.shelf import Shelf
from shinsa_adapters.rulebook.steps import SCREENED, Kind, Table

Said: TypeAlias = tuple[Kind | None, str, Table]
"""A sentence without the line it stands on."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where scenarios of a rule go, or (`rule` is `None`) those of verdicts: a file, and what stands before each."""

    file: FeatureFile
    rule: Rule | None
    background: tuple[Sentence, ...]
    blank: Draft
    speaker: Speaker

    @property
    def name(self) -> str | None:
        """The rule's id."""
        return None if self.rule is None else self.rule.head.id


@dataclass(frozen=True, slots=True)
class Written:
    """A scenario in sentences for the block of a rule, and how it played."""

    rule: str | None
    told: Told
    scene: Scene


class Writer:
    """Words scenarios for the homes of one rulebook, by rule; scenarios of verdicts have the name `None`."""

    def __init__(self, stage: Stage, homes: Mapping[str | None, Home], shelf: Shelf) -> None:
        self.homes = homes
        self._stage = stage
        self._shelf = shelf

    def of_draft(self, trial: Trial, rule: str | None, draft: Draft) -> Written | None:
        """The draft as a scenario that notices the change, if it can be worded so."""
        home = self.homes.get(rule)
        if home is None:
            return None
        try:
            givens = home.speaker.givens(draft, home.blank)
        except ValueError:  # a value that no sentence states
            return None
        return self.noticing(trial, home, givens)

    def noticing(self, trial: Trial, home: Home, givens: tuple[Line, ...]) -> Written | None:
        """A scenario of which a sentence is not so of the changed ruleset; with no more sentences than that takes."""
        start = self._played(home, givens, ())
        if start is None:
            return None
        several = assertions(home.speaker, start.screening, home.rule)
        first = next(several)
        for thens in self._growing(first, several):
            scene = self._played(home, givens, thens)
            if scene is not None and trial.kills(scene):
                return Written(home.name, Told(givens, thens, f"tells from: {trial.mutant.told}"), scene)
        return None

    @staticmethod
    def _growing(first: Line, several: Iterator[Line]) -> Iterator[tuple[Line, ...]]:
        yield (first,)
        yield from ((first, other) for other in several if other.text != first.text)

    def _played(self, home: Home, givens: tuple[Line, ...], thens: tuple[Line, ...]) -> Scene | None:
        """The scenario as a runner would have it; `None` where it cannot be, or is not so."""
        spoken = (*home.background, *sentences_of(givens, thens, home.file.language))
        example = Example(home.file.path, 0, 0, "", home.name, spoken, home.file.language, proposed=True)
        try:
            found = next(scenes_of((example,), self._stage.screeners, self._shelf.proposals), None)
        except StepError:
            return None
        return found if isinstance(found, Scene) else None


def sentences_of(givens: tuple[Line, ...], thens: tuple[Line, ...], language: str) -> tuple[Sentence, ...]:
    """The sentences of a scenario, its screening between them."""
    return (
        *(Sentence(Kind.GIVEN, line.text, 0, line.table) for line in givens),
        Sentence(Kind.WHEN, SCREENED.wording(language).shown, 0),
        *(Sentence(Kind.THEN, line.text, 0) for line in thens),
    )


def said(sentences: tuple[Sentence, ...]) -> tuple[Said, ...]:
    """The sentences alone, to hold what was played against what stands in a file."""
    return tuple((sentence.kind, sentence.text, sentence.table) for sentence in sentences)
