"""What is to be proposed for changes that no example notices, so that few proposals tell many changes.

A proposal beside an example is taken where one tells; the prover is asked only where none does. What is proposed for
one change is tried on those that come after it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shinsa.ruleset import Ruleset
from shinsa_adapters.proving.prover import SECONDS, Prover
from shinsa_adapters.rulebook.features import Example
from shinsa_adapters.rulebook.mutating.confirming import Telling
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.results import staged
from shinsa_adapters.rulebook.mutating.scenes import Scene, row_of
from shinsa_adapters.rulebook.mutating.settling import Explainer, Settled
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.names import names_of
from shinsa_adapters.rulebook.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Trying:
    """How changes are tried: `watch` hands them on one by one, and may show how far they are.

    `seconds` is how long the prover may take over one that nobody noticed.
    """

    watch: Callable[[Sequence[Mutant]], Iterable[Mutant]] = iter
    seconds: float = SECONDS


def unnoticed(
    ruleset: Ruleset, examples: Sequence[Example], shelf: Shelf, about: str | None, trying: Trying
) -> Iterator[tuple[Mutant, Settled | None]]:
    """Every change that no example notices and no proposal given before tells, with what became of it.

    What is proved to say the same is left out. There is nothing to find of what no rule rests on: `None`.
    """
    stage, wanted = staged(ruleset, examples, shelf, about)
    with Prover(trying.seconds) as prover:
        explainer, given = Explainer(stage, prover), _Given(stage)
        for mutant in trying.watch(wanted):
            trial = Trial(stage, mutant)
            if trial.killer() is not None or any(explainer.tells(trial, scene) for scene in given.scenes(trial)):
                continue
            settled = explainer.explain_quickly(trial) if trial.touched else None
            if settled is None or settled.proof is None:
                given.add(None if settled is None else settled.telling)
                yield mutant, settled


class _Given:
    """The proposals given so far, each as a scene of the rule whose answer tells."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._names = names_of(stage.ruleset)
        self._held: dict[int, list[Scene]] = {}

    def scenes(self, trial: Trial) -> Iterator[Scene]:
        """Those about a rule that a change can touch."""
        for place in trial.touched:
            yield from self._held.get(place, ())

    def add(self, telling: Telling | None) -> None:
        """One more, if it is a rule's answer that tells."""
        if telling is None or telling.rule is None:
            return
        screening = self._stage.screeners.screen(telling.draft)
        example = Example(Path(), 0, 0, "", telling.rule, ())
        row = row_of(screening, screening.facts.values)
        scene = Scene(example, telling.draft, screening, (), row, self._names)
        self._held.setdefault(self._stage.places[telling.rule], []).append(scene)
