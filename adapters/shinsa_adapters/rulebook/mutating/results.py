"""What trying the mutants of a ruleset came to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from shinsa.ruleset import Ruleset
from shinsa_adapters.proving.prover import SECONDS, Prover
from shinsa_adapters.rulebook.draft import first_day
from shinsa_adapters.rulebook.features import Example
from shinsa_adapters.rulebook.mutating.confirming import Telling
from shinsa_adapters.rulebook.mutating.every import blocks, mutants
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.scenes import Aside, scenes_of
from shinsa_adapters.rulebook.mutating.settling import Explainer
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.shelf import Shelf
from shinsa_adapters.rulebook.uses import uses_of


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no scenario of its own noticed.

    `proof` says why none can, where that is proved; `telling` is the nearest proposal that would notice; `unknown` says
    why there is neither: the mutant may mean the same, or it may not.
    """

    mutant: Mutant
    telling: Telling | None
    proof: str | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The mutants of one rule, conclusion or parameter."""

    about: str
    mutants: int
    survivors: tuple[Survivor, ...]

    @property
    def killed(self) -> int:
        """How many were noticed."""
        return self.mutants - len(self.survivors)


@dataclass(frozen=True, slots=True)
class Mutation:
    """The tallies in the ruleset's order, and the examples that proved nothing because they are not so."""

    ruleset: Ruleset
    as_of: date
    tallies: tuple[Tally, ...]
    aside: tuple[Aside, ...]

    @property
    def mutants(self) -> int:
        """How many mutants were tried."""
        return sum(tally.mutants for tally in self.tallies)

    @property
    def killed(self) -> int:
        """How many of them were noticed."""
        return sum(tally.killed for tally in self.tallies)

    @property
    def equivalent(self) -> int:
        """How many are proved to say the same."""
        return sum(survivor.proof is not None for survivor in self.survivors)

    @property
    def survivors(self) -> tuple[Survivor, ...]:
        """Those that were not."""
        return tuple(survivor for tally in self.tallies for survivor in tally.survivors)


def subjects(ruleset: Ruleset) -> tuple[str, ...]:
    """Everything that has mutants: rules by id, then `conclusion.x` and `param.x`."""
    return (
        *(rule.head.id for rule in ruleset.rules),
        *(f"conclusion.{entry.name}" for entry in ruleset.conclusions),
        *(f"param.{entry.name}" for entry in ruleset.parameters),
    )


def mutate(  # noqa: PLR0913  # what is tried, on what, and how long
    ruleset: Ruleset,
    examples: Iterable[Example],
    shelf: Shelf,
    about: str | None = None,
    watch: Callable[[Sequence[Mutant]], Iterable[Mutant]] = iter,
    *,
    seconds: float = SECONDS,
) -> Mutation:
    """Try every mutant of a ruleset (or of one thing in it) on the examples, and say what survivors lack.

    `watch` hands the mutants on one by one, and may show how far they are. `seconds` is how long a proof of one
    survivor may take; raises ProofError where the engine contradicts the prover.
    """
    stage, wanted = staged(ruleset, examples, shelf, about)
    with Prover(seconds) as prover:
        survivors = tuple(survivors_of(stage, watch(wanted), prover))
    return Mutation(ruleset, first_day(ruleset), tuple(_tallies(ruleset, wanted, survivors)), tuple(stage.aside))


def staged(
    ruleset: Ruleset, examples: Iterable[Example], shelf: Shelf, about: str | None
) -> tuple[Stage, list[Mutant]]:
    """Every mutant of a ruleset (or of one thing in it), and the examples concerned, screened."""
    screeners, uses = Screeners(ruleset), uses_of(ruleset)
    wanted = [mutant for mutant in mutants(ruleset, first_day(ruleset)) if about in {None, mutant.about}]
    concerned = {block for mutant in wanted for block in blocks(mutant, ruleset, uses)}
    looked_at = (example for example in examples if example.rule in concerned)
    return Stage(screeners, scenes_of(looked_at, screeners, shelf.proposals)), wanted


def survivors_of(stage: Stage, wanted: Iterable[Mutant], prover: Prover) -> Iterator[Survivor]:
    """The mutants that no scenario of their own notices, each explained as far as it can be."""
    explainer = Explainer(stage, prover)
    for mutant in wanted:
        trial = Trial(stage, mutant)
        if trial.killer() is None:
            settled = explainer.explain(trial)
            yield Survivor(mutant, settled.telling, settled.proof, settled.unknown)


def _tallies(ruleset: Ruleset, tried: list[Mutant], survivors: tuple[Survivor, ...]) -> Iterator[Tally]:
    counts: dict[str, int] = {}
    for mutant in tried:
        counts[mutant.about] = counts.get(mutant.about, 0) + 1
    for about in subjects(ruleset):
        if about in counts:
            own = tuple(survivor for survivor in survivors if survivor.mutant.about == about)
            yield Tally(about, counts[about], own)
