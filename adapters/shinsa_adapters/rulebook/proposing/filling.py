"""Filling what a rulebook does not show: for each thing, a proposal that shows it when it is screened."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from shinsa.errors import ShinsaError
from shinsa.facts import Fact, FactKind
from shinsa.judging.outcomes import Outcome
from shinsa.language.reference import fields_of
from shinsa.language.tree import FactRef, walk
from shinsa.planning.plan import plan
from shinsa.ruleset import Conclusion, Gate, Rule, Ruleset
from shinsa.screening import Screening
from shinsa_adapters.rulebook.coverage import (
    Showing,
    conditions_of,
    ground_of,
    showings_of_condition,
    showings_of_rule,
    users_of,
)
from shinsa_adapters.rulebook.draft import Draft, Stated, evidenced, first_day, stated
from shinsa_adapters.rulebook.goals import OutcomeGoal
from shinsa_adapters.rulebook.proposing.searching import Search
from shinsa_adapters.rulebook.proposing.sketches import drafted
from shinsa_adapters.rulebook.running import Run
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.viewing import View, view_of, views_by_rule

Measure: TypeAlias = Callable[[Sequence[View]], list[Showing]]
"""Everything that is to be shown of one thing, in the same order every time, and whether these views show it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A proposal that shows something in the block of a rule: the draft, how it was screened, what it shows."""

    rule: str
    draft: Draft
    screening: Screening
    shows: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that no proposal was found to show: of a rule, or (`rule` is `None`) of a conclusion."""

    about: str
    rule: Rule | None
    showing: Showing


class Filler:
    """Fills the gaps of one rulebook; `blanks` is what the background of each rule's block says."""

    def __init__(self, screeners: Screeners, blanks: Mapping[str, Draft]) -> None:
        self._ruleset: Ruleset = screeners.ruleset
        self._screeners = screeners
        self._blanks = blanks
        self._ground = ground_of(plan(self._ruleset, first_day(self._ruleset)))
        self._search = Search(self._ruleset, self._ground.plan.parameters)
        self._fields = fields_of(self._ruleset.vocabulary)
        self.missed: list[Missed] = []

    def fill(self, runs: Iterable[Run], rules: Sequence[Rule]) -> Iterator[Finding]:
        """Findings for everything that the runs do not show of these rules, and of the conclusions they rest on."""
        own = views_by_rule(runs, self._fields)
        for rule in rules:
            for finding, view in self._of_rule(rule, own.get(rule.head.id, [])):
                own.setdefault(rule.head.id, []).append(view)
                yield finding
        wanted = {rule.head.id for rule in rules}
        users = users_of(self._ruleset)
        for conclusion in self._ruleset.conclusions:
            resting = users.get(conclusion.name, ())
            views = [view for rule in resting for view in own.get(rule, [])]
            if blocks := tuple(rule for rule in resting if rule in wanted):
                yield from self._of_conclusion(conclusion, blocks, views)

    def _of_rule(self, rule: Rule, views: Sequence[View]) -> Iterator[tuple[Finding, View]]:
        def measured(several: Sequence[View]) -> list[Showing]:
            return showings_of_rule(rule, self._ground, several)

        return self._filled(rule.head.id, rule, (rule.head.id,), measured, views)

    def _of_conclusion(
        self, conclusion: Conclusion, blocks: tuple[str, ...], views: Sequence[View]
    ) -> Iterator[Finding]:
        def measured(several: Sequence[View]) -> list[Showing]:
            return list(showings_of_condition(conclusion.when.tree, self._ground, several, several))

        found = self._filled(f"conclusion {conclusion.name}", None, blocks, measured, views)
        return (finding for finding, _ in found)

    def _filled(
        self, about: str, rule: Rule | None, blocks: tuple[str, ...], measured: Measure, views: Sequence[View]
    ) -> Iterator[tuple[Finding, View]]:
        """A finding for each thing that is not shown, unless one before it has shown it by the way."""
        wanted = measured(views)
        shown = [one.shown for one in wanted]
        for place, showing in enumerate(wanted):
            if shown[place]:
                continue
            found = next(self._showing(showing, rule, blocks[0], measured, place), None)
            if found is None:
                self.missed.append(Missed(about, rule, showing))
                continue
            finding, view, now = found
            shown = [before or one.shown for before, one in zip(shown, now, strict=True)]
            yield finding, view

    def _showing(
        self, showing: Showing, rule: Rule | None, block: str, measured: Measure, place: int
    ) -> Iterator[tuple[Finding, View, list[Showing]]]:
        conflict = isinstance(rule, Gate) and rule.on_conflict and showing.goal == OutcomeGoal(Outcome.FIRED)
        drafts = self._contradicting(block) if conflict else self._drafts(showing, rule, block)
        for draft in drafts:
            finding = self._tried(draft, block, str(showing))
            if finding is not None:
                view = view_of(finding.screening, self._fields)
                now = measured([view])
                if now[place].shown:
                    yield finding, view, now

    def _drafts(self, showing: Showing, rule: Rule | None, block: str) -> Iterator[Draft]:
        for candidate in self._search.candidates(showing, rule):
            yield drafted(candidate.sketch, self._blanks[block], candidate.settings)

    def _contradicting(self, block: str) -> Iterator[Draft]:
        """Drafts in which the proposal says one number and a paper another, of each number that a gate reads."""
        gates = [tree for rule in self._ruleset.rules if isinstance(rule, Gate) for tree in conditions_of(rule)]
        read = {node.path for tree in gates for node in walk(tree) if isinstance(node, FactRef)}
        for entry in self._ruleset.vocabulary.entries:
            if isinstance(entry, Fact) and entry.kind is FactKind.NUMBER and entry.path in read:
                low = entry.minimum or Decimal(0)
                other = low + (entry.step or Decimal(1))
                evidence: dict[str, Stated] = {"fact": entry.path, "source": "a report", "grade": "documented"}
                dated = {**evidence, "date": self._blanks[block].as_of.isoformat(), "value": other}
                yield evidenced(stated(self._blanks[block], entry.path, low), dated)

    def _tried(self, draft: Draft, block: str, shows: str) -> Finding | None:
        try:
            return Finding(block, draft, self._screeners.screen(draft), shows)
        except ShinsaError:  # no real proposal can be like this, or nobody can decide so
            return None
