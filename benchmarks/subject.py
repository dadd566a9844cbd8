"""What is measured: the shipped ruleset as of one day, and the example proposals."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from shinsa.facts import Facts
from shinsa.library import load_ruleset
from shinsa.proposal.reading import read_json
from shinsa.proposal.weighing import weigh
from shinsa.screening import Edition, Screener

ROOT = Path(__file__).parents[1]
AS_OF = date(2025, 10, 28)
RULESET = "us_japan_2025"
EXAMPLES = ROOT / "examples" / RULESET
COMPLETE = EXAMPLES / "invented" / "eligible_power_plant.json"
PARTIAL = EXAMPLES / "article" / "S01.json"


@dataclass(frozen=True)
class Subject:
    """A screener ready to go."""

    screener: Screener

    @cached_property
    def edition(self) -> Edition:
        """The ruleset as of the day of the examples."""
        return self.screener.edition(AS_OF)

    def facts(self, data: bytes) -> Facts:
        """The typed facts of a proposal, its evidence weighed: what screening does before it evaluates."""
        screener, edition = self.screener, self.edition
        age = screener.ruleset.evidence_age
        return weigh(
            screener.acceptor.accept(read_json(data)),
            screener.ruleset.vocabulary,
            as_of=AS_OF,
            unknown_after=edition.days(age.unknown if age else None),
            remark_after=edition.days(age.remark if age else None),
        )


def subject() -> Subject:
    """The shipped ruleset, loaded and checked."""
    return Subject(Screener(load_ruleset(RULESET)))
