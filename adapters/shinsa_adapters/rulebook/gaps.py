"""Gaps: outcomes and thresholds that no scenario shows, which no rulebook may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.coverage import SAYING, Aspect, Coverage, coverage, wanted_outcomes
from shinsa_adapters.rulebook.running import Run


@dataclass(frozen=True, slots=True)
class Gap:
    """Something no scenario shows: of a rule, or of the conclusion the rules named in `users` rest on."""

    about: str
    text: str
    users: tuple[str, ...] = ()

    def __str__(self) -> str:
        via = f" (in a block of {', '.join(self.users)})" if self.users else ""
        return f"{self.about}: {self.text}{via}"


def gaps(ruleset: Ruleset, as_of: date, runs: Iterable[Run]) -> tuple[Gap, ...]:
    """What the runs do not show of wanted outcomes, and of thresholds stood on, just below and just above."""
    wanted = {rule.head.id: frozenset(SAYING[each] for each in wanted_outcomes(rule)) for rule in ruleset.rules}
    found = [gap for entry in coverage(ruleset, as_of, runs) for gap in _gaps(entry, wanted.get(entry.about))]
    return tuple(dict.fromkeys(found))


def _gaps(entry: Coverage, wanted: frozenset[str] | None) -> Iterator[Gap]:
    if wanted is not None and not entry.examples:
        yield Gap(entry.about, "no scenarios under its own `Rule:` block")
        return
    open_ = [one for one in entry.showings if not one.shown]
    for one in open_:
        if one.aspect is Aspect.OUTCOME and one.case in (wanted or ()):
            yield Gap(entry.about, f"no scenario in which {one.case}")
    missing: dict[str, list[str]] = {}
    for one in open_:
        if one.aspect is Aspect.THRESHOLD:
            missing.setdefault(one.of, []).append(one.case)
    for text, cases in missing.items():
        yield Gap(entry.about, f"no scenario {', '.join(dict.fromkeys(cases))}: {text}", entry.users)
