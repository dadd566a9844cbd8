"""What one proposal leaves open, taken apart: its leaf groups and what every rule does in each of their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shinsa.analysing.covering.groups import Filled, Grouper, LeafGroup, with_values
from shinsa.analysing.covering.space import Open, Space, opened
from shinsa.analysing.reaching.fronts import Fronts, parts
from shinsa.analysing.reaching.prospects import Prospects
from shinsa.analysing.reaching.stakes import HOLD, Given, Stakes, Table, Tables
from shinsa.facts import Facts
from shinsa.judging.score import tallies
from shinsa.judging.verdict import Judgement
from shinsa.screening import Edition
from shinsa.values import Value

_KEPT = 30
"""How many cells are looked at of a group that does not have them all."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Values for what is open, by slot, and what screening them came to."""

    filled: Filled
    judgement: Judgement


class Analyser:
    """Answers questions about completions under one edition of a ruleset; keeps what is the same for all proposals."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.quick = edition.alone()
        self.plan = edition.plan
        self.space = Space(edition.plan)
        self.grouper = Grouper(self.space)
        self.stakes = Stakes(edition.plan)
        self.tables = Tables(self.stakes)
        self.fronts = Fronts()
        self.tallies = tallies(edition.plan)
        self.prospects = Prospects(edition.plan)

    def unknowns(self, facts: Facts) -> "Unknowns":
        """What these facts leave open, taken apart."""
        return Unknowns(self, facts)


def _joined(one: Value, other: Value) -> Value:
    """A list that was taken apart, put together."""
    return (*one, *other) if isinstance(one, tuple) and isinstance(other, tuple) else other


class Unknowns:
    """What one proposal leaves open: its groups, the tables of the rules that rest on them, and what they come to."""

    def __init__(self, analyser: Analyser, facts: Facts) -> None:
        self.analyser = analyser
        self.plan = analyser.plan
        self.facts = facts
        self.open: Open = opened(analyser.space, facts)
        self.judgement = analyser.edition.judged(facts)
        self.groups = {group.place: group for group in analyser.grouper.groups(self.open)}
        self.why: list[str] = [group.why for group in self.groups.values() if group.why]
        self.cells: dict[int, Sequence[int]] = {place: self._kept(group) for place, group in self.groups.items()}

    def _kept(self, group: LeafGroup) -> Sequence[int]:
        """The cells looked at: all of them, or a few where the group does not have them all anyway."""
        return range(len(group.cells) if group.exact else min(_KEPT, len(group.cells)))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """What every rule that rests on an open fact does, by cells; rules whose table is too large are left as is."""
        trace = self.analyser.edition.evaluator.trace(self.facts.values)
        given = Given(trace.leaves, trace.evaluation.numbers, bool(self.judgement.conflicted))
        return tuple(self.analyser.tables.over(tuple(self.groups.values()), given))

    @cached_property
    def parts(self) -> list[tuple[Table, ...]]:
        """The tables, those that share groups together."""
        return parts(self.tables)

    @property
    def dense(self) -> bool:
        """Whether a rule scales its points by a number of which only the ends are looked at."""
        readings = self.analyser.stakes.readings
        return any(
            group.dense and place in table.groups and not readings[table.rule].numbers.isdisjoint(group.numbers)
            for table in self.tables
            for place, group in self.groups.items()
        )

    def completed(self, cells: Mapping[int, int]) -> Completion:
        """The completion with these cells (any cell of other groups), screened."""
        chosen = {place: cells.get(place, next(iter(own), None)) for place, own in self.cells.items()}
        found: dict[int, Value] = {}
        for place, group in self.groups.items():
            if (cell := chosen[place]) is not None:
                for slot, value in group.cells[cell].witness:
                    found[slot] = _joined(found.get(slot), value)
        return self.executed(tuple(found.items()))

    def executed(self, filled: Filled) -> Completion:
        """A completion, screened."""
        facts = replace(self.facts, values=with_values(self.facts.values, filled))
        return Completion(filled, self.analyser.edition.judged(facts))

    @cached_property
    def base(self) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
        """Points by family, low and high, of the rules without a table, and whether one of those rules holds."""
        stakes = self.analyser.stakes
        tabled = {table.rule for table in self.tables}
        low, high, held = [0] * len(stakes.families), [0] * len(stakes.families), False
        for place, reply in enumerate(self.judgement.answers):
            if place in tabled:
                continue
            effects = stakes.effects(place, reply)
            held = held or effects.standing == HOLD
            if effects.family >= 0:
                low[effects.family] += effects.points[0]
                high[effects.family] += effects.points[1]
        return tuple(low), tuple(high), held
