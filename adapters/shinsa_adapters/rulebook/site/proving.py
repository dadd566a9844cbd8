"""How far the rulebook proves a rule: examples, coverage and mutants, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from shinsa.ruleset import Rule
from shinsa_adapters.rulebook.coverage import Showing
from shinsa_adapters.rulebook.mutating.results import Tally
from shinsa_adapters.rulebook.site.contents import Contents
from shinsa_adapters.rulebook.site.scenes import scenes


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a rule.

    `results` counts its examples by how they went, `showings` is everything they should show, `tally` its mutants
    (`None` where they were not tried).
    """

    results: Mapping[str, int]
    showings: tuple[Showing, ...]
    tally: Tally | None

    @property
    def examples(self) -> int:
        """How many examples its block holds."""
        return sum(self.results.values())

    def of(self, aspect: str) -> tuple[Showing, ...]:
        """What is to be shown of one kind (`Aspect`)."""
        return tuple(one for one in self.showings if one.aspect == aspect)


def proof(contents: Contents, rule: Rule) -> Proof:
    """What proves a rule."""
    identifier = rule.head.id
    results = Counter(result.state for scene in scenes(contents, identifier) for result in scene.results)
    covered = contents.coverage.get(identifier)
    return Proof(results, covered.showings if covered else (), contents.tallies.get(identifier))


def equivalent(tally: Tally) -> int:
    """How many of its mutants are proved to change nothing."""
    return sum(survivor.proof is not None for survivor in tally.survivors)
