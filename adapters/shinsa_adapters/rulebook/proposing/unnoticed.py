"""What is to be proposed for changes that no example notices, so that few scenarios notice many changes.

A scenario beside an example is taken where one notices; the prover is asked only where none does. What is proposed for
one change is tried on those that come after it. Each scenario is played as it is worded before it counts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from shinsa.ruleset import Ruleset
from shinsa_adapters.proving.prover import SECONDS, Prover
from shinsa_adapters.rulebook.features import Example
from shinsa_adapters.rulebook.mutating.every import blocks
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.results import staged
from shinsa_adapters.rulebook.mutating.settling import Explainer
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.proposing.verdicts import Verdicts
from shinsa_adapters.rulebook.proposing.writing import Home, Writer, Written
from shinsa_adapters.rulebook.shelf import Shelf

if TYPE_CHECKING:
    from shinsa_adapters.rulebook.mutating.scenes import Scene

_NEIGHBOURS = 200
"""How many proposals beside examples are looked at for one change: most that tell are among the first few."""
_WRITTEN = 6
"""How many proposals that seem to tell are written out and played."""


@dataclass(frozen=True, slots=True)
class Trying:
    """How changes are tried: `watch` hands them on one by one, and may show how far they are.

    `seconds` is how long the prover may take over one that nobody noticed.
    """

    watch: Callable[[Sequence[Mutant]], Iterable[Mutant]] = iter
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class Open:
    """A change for which no scenario was found; `why`, where that is known."""

    mutant: Mutant
    why: str | None = None


def unnoticed(  # noqa: PLR0913, PLR0917  # what is tried, on what, where scenarios go, and how long
    ruleset: Ruleset,
    examples: Sequence[Example],
    shelf: Shelf,
    homes: Mapping[str | None, Home],
    about: str | None,
    trying: Trying,
) -> Iterator[Written | Open]:
    """A scenario for every change that no example notices, nor a scenario given before; else why there is none.

    What is proved to say the same is left out.
    """
    stage, wanted = staged(ruleset, examples, shelf, about)
    with Prover(trying.seconds) as prover:
        seeking = _Seeking(stage, Explainer(stage, prover), homes, shelf)
        for mutant in trying.watch(wanted):
            trial = Trial(stage, mutant)
            found = None if trial.killer() is not None else seeking.seek(trial)
            if found is not None:
                yield found


class _Seeking:
    """Seeks scenarios, and keeps those it has found to try them on later changes."""

    def __init__(self, stage: Stage, explainer: Explainer, homes: Mapping[str | None, Home], shelf: Shelf) -> None:
        self._stage = stage
        self._explainer = explainer
        self._writer = Writer(stage, homes, shelf)
        self._verdicts = Verdicts(stage, self._writer, homes[None], shelf) if None in homes else None
        self._held: dict[str | None, list[Scene]] = {}

    def seek(self, trial: Trial) -> Written | Open | None:
        """A scenario that notices, or what is left open; `None` where nothing is to be said."""
        if self._noticed(trial) or self._explainer.plainly(trial) is not None:
            return None
        found = self._beside_examples(trial) or self._of_verdicts(trial)
        if found is None:
            return self._asked(trial)
        return self._kept(found)

    def _noticed(self, trial: Trial) -> bool:
        several = blocks(trial.mutant, self._stage.ruleset, self._stage.uses)
        return any(trial.kills(scene) for block in several for scene in self._held.get(block, ()))

    def _beside_examples(self, trial: Trial) -> Written | None:
        tries = (
            self._writer.of_draft(trial, scene.example.rule, draft)
            for scene, draft in islice(self._explainer.seeming(trial, _NEIGHBOURS), _WRITTEN)
        )
        return next((found for found in tries if found is not None), None)

    def _of_verdicts(self, trial: Trial) -> Written | None:
        judging = None in blocks(trial.mutant, self._stage.ruleset, self._stage.uses)
        return self._verdicts.find(trial) if judging and self._verdicts is not None else None

    def _asked(self, trial: Trial) -> Written | Open | None:
        """What the prover says: the same after all, or a proposal, which has to be worded still."""
        settled = self._explainer.settled(trial)
        if settled.proof is not None:
            return None
        if settled.telling is None:
            return Open(trial.mutant, settled.unknown)
        found = self._writer.of_draft(trial, settled.telling.rule, settled.telling.draft)
        return Open(trial.mutant, "no sentence tells it") if found is None else self._kept(found)

    def _kept(self, found: Written) -> Written:
        self._held.setdefault(found.rule, []).append(found.scene)
        return found
