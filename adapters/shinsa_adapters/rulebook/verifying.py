"""Verify a rulebook: lint its features, run every example, and hold the result together as one value."""

from dataclasses import dataclass

from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.features import Example, FeatureFile, examples_of
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.running import Run, run_example
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.shelf import Shelf, gather
from shinsa_adapters.rulebook.steps import StepLibrary


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying a rulebook found.

    `files` are the feature files that were run, `problems` what is wrong with them and the others, `rule` the one rule
    that was looked at (`None` for all).
    """

    ruleset: Ruleset
    rule: str | None
    files: tuple[FeatureFile, ...]
    problems: tuple[FeatureProblem, ...]
    runs: tuple[Run, ...]

    @property
    def failed(self) -> tuple[Run, ...]:
        """The runs in which a sentence was not true."""
        return tuple(run for run in self.runs if run.failures)

    @property
    def holds(self) -> bool:
        """Whether every feature is sound and every sentence true."""
        return not self.problems and not self.failed


def verify(ruleset: Ruleset, shelf: Shelf, rule: str | None = None) -> Verification:
    """Verify the rulebook on a shelf, or only what it says of one rule.

    Features that are not sound are reported and not run. Raises OSError where the features cannot be read.
    """
    library = library_of(ruleset)
    gathered = gather(shelf, library)
    examples = [example for file in gathered.sound for example in examples_of(file) if _wanted(example, rule)]
    runs = _run(examples, library, Screeners(ruleset), shelf)
    return Verification(ruleset, rule, gathered.sound, gathered.problems, runs)


def _wanted(example: Example, rule: str | None) -> bool:
    return rule is None or example.rule == rule


def _run(examples: list[Example], library: StepLibrary, screeners: Screeners, shelf: Shelf) -> tuple[Run, ...]:
    return tuple(run_example(example, library, screeners, shelf.proposals) for example in examples)
