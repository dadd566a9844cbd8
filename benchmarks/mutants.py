"""Every mutant of the shipped ruleset tried on its rulebook: how many in a second."""

from benchmarks.rows import Row, Section
from benchmarks.subject import AS_OF, EXAMPLES, ROOT, RULESET
from benchmarks.timing import Case, measure
from shinsa.library import load_ruleset
from shinsa_adapters.rulebook.features import examples_of, read_feature
from shinsa_adapters.rulebook.mutating.every import mutants
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.scenes import scenes_of
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.screeners import Screeners

AT_LEAST = 1_000
"""Mutants a second, from the first one made to the last one tried; the examples are screened before."""


def sections(rounds: int) -> tuple[Section, ...]:
    """One table."""
    stage = staged()
    timing = measure([Case("mutants", lambda: survivors(stage), heavy=True)], rounds)["mutants"]
    number = len(tuple(mutants(stage.ruleset, AS_OF)))
    low, high = timing.quartiles
    rate, spread = _rate(number, timing.median), f"{_rate(number, high):,} to {_rate(number, low):,}"
    row = Row(
        f"mutants tried a second (of {number:,})", f"{rate:,}", spread, f"at least {AT_LEAST:,}", rate >= AT_LEAST
    )
    return (Section("Every mutant of the shipped ruleset, on the examples of its rulebook", (row,)),)


def staged() -> Stage:
    """The shipped ruleset with every example of its rulebook screened."""
    screeners = Screeners(load_ruleset(RULESET))
    files = [read_feature(path) for path in sorted((ROOT / "features" / RULESET).glob("*.feature"))]
    examples = [example for file in files for example in examples_of(file)]
    return Stage(screeners, scenes_of(examples, screeners, EXAMPLES))


def survivors(stage: Stage) -> list[Mutant]:
    """The mutants that no scene notices."""
    return [mutant for mutant in mutants(stage.ruleset, AS_OF) if Trial(stage, mutant).killer() is None]


def _rate(number: int, duration: float) -> int:
    return int(number / duration)
