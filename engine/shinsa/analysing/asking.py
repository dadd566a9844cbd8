"""What to ask next: which unknown facts can change the verdict at all, and which answer promises to narrow most.

A fact that cannot change the verdict is never asked; where it is called so, no answer changes it. The order is a
matter of economy: for every answer that conditions can tell apart, the proposal is judged with that answer alone, and
what is then still open is weighed against what is open now and against what the answer costs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias, cast

from shinsa.analysing.groups import LeafGroup
from shinsa.analysing.likely import weighed
from shinsa.analysing.limits import NotExact
from shinsa.analysing.reach import Reach, cheaply_possible, reach
from shinsa.analysing.stakes import HOLD, REJECT, Table
from shinsa.analysing.unknowns import Unknowns
from shinsa.errors import InputError
from shinsa.explaining.questions import idle
from shinsa.facts import FactList, path_read
from shinsa.judging.outcomes import Effect, Outcome
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.proposal.references import Reference, References, replaced
from shinsa.values import Scalar, Value

ANSWERS = 24
"""How many answers to one question are tried, at the most."""

_REFUSAL, _HOLD, _TEN_POINTS = Fraction(1), Fraction(1), Fraction(1)
"""What weighs how much: a gate that may still refuse, one that may still hold, ten points that are open."""

Answer: TypeAlias = Value


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for, by concrete path, with all that rests on it.

    `rules` are the places of rules that rest on it; `answers` those answers (one for each that conditions tell apart)
    that settle the verdict at once, with the verdict; `narrowing` is how much of what is open an answer is expected to
    close, by the weights above, and `worth` that for each point of `cost`.
    """

    fact: str
    reference: Reference
    answered_by: str
    cost: int
    matters: bool
    rules: tuple[int, ...]
    answers: tuple[tuple[Answer, Verdict], ...]
    narrowing: Fraction

    @property
    def worth(self) -> Fraction:
        """The expected narrowing for each point of cost."""
        return self.narrowing / self.cost


class Interview:
    """The questions about one proposal, as things stand."""

    def __init__(self, unknowns: Unknowns) -> None:
        self.unknowns = unknowns
        self._references = References(unknowns.plan.ruleset.vocabulary)
        self._now = unknowns.judgement

    @cached_property
    def reach(self) -> Reach:
        """Which verdicts are possible."""
        return reach(self.unknowns)

    @property
    def settled(self) -> Verdict | None:
        """The verdict, where whatever is still open cannot change it."""
        cheap = cheaply_possible(self.unknowns.plan, self._now)
        if len(cheap) == 1:
            return cheap[0]
        found = self.reach
        if found.exact and len(found.verdicts) == 1:
            return found.verdicts[0]
        nothing = len(found.shown) == 1 and not any(each.matters for each in self.questions)
        return next(iter(found.shown)) if nothing else None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question that rules ask and the proposal leaves open: those that matter first, best first."""
        found = [self._question(*each) for each in self._askable()]
        return tuple(sorted(found, key=lambda each: (not each.matters, -each.worth, each.cost, each.reference.slot)))

    def _askable(self) -> Iterator[tuple[str, tuple[LeafGroup, ...]]]:
        """Every open fact that some condition reads: its concrete path and its groups (a list may have several)."""
        found: dict[str, list[LeafGroup]] = {}
        for group in self.unknowns.groups.values():
            for slot in group.slots:
                for path in self._paths(slot, group):
                    found.setdefault(path, []).append(group)
        return ((path, tuple(groups)) for path, groups in found.items())

    def _paths(self, slot: int, group: LeafGroup) -> Iterator[str]:
        entry = self.unknowns.analyser.space.entries[slot]
        given = self.unknowns.facts.values[slot]
        if not isinstance(given, tuple) or not isinstance(entry, FactList):
            yield entry.path
            return
        space = self.unknowns.analyser.space
        read = {path for leaf in group.leaves for path in space.paths[leaf]}
        for index, item in enumerate(given):
            for column, (fact, value) in enumerate(zip(entry.fields, cast("tuple[Value, ...]", item), strict=True)):
                if value is None and fact.path in read and (slot, index, column) not in self.unknowns.open.blocked:
                    yield f"{entry.path}[{index}].{fact.name}"

    # ---- one question

    def _question(self, path: str, groups: tuple[LeafGroup, ...]) -> Question:
        reference = self._references.at(path)
        entry = reference.fact or self.unknowns.analyser.space.entries[reference.slot]
        places = {group.place for group in groups}
        tables = [each for each in self._tables or () if not places.isdisjoint(each.groups)]
        tables = [table for table in tables if self._reads(table.rule, path)]
        matters = self._matters(tables, groups)
        answers = self._answers(groups, reference) if matters else {}
        judged = {answer: each for answer in answers if (each := self._judged(reference, answer)) is not None}
        return Question(
            path,
            reference,
            entry.answered_by,
            entry.cost,
            matters,
            tuple(table.rule for table in tables) if self._tables is not None else self._readers(path),
            tuple((answer, each.verdict) for answer, each in judged.items() if _settles(self, each)),
            self._narrowing([(each, answers[answer]) for answer, each in judged.items()]),
        )

    @cached_property
    def _tables(self) -> tuple[Table, ...] | None:
        """The tables of the rules; `None` where one is too large, so that every fact may matter."""
        try:
            return self.unknowns.tables
        except NotExact:
            return None

    def _readers(self, path: str) -> tuple[int, ...]:
        return tuple(place for place in range(len(self.unknowns.plan.rules)) if self._reads(place, path))

    def _reads(self, rule: int, path: str) -> bool:
        """Whether a rule reads the fact itself, not only others of its group."""
        read = path_read(path)
        own = self.unknowns.analyser.stakes.paths[rule]
        return any(each == read or each.startswith(f"{read}[]") or read == f"{each}[]" for each in own)

    def _matters(self, tables: Sequence[Table], groups: Sequence[LeafGroup]) -> bool:
        if self.reach.exact and len(self.reach.verdicts) == 1:
            return False
        return self._tables is None or not all(group.cells for group in groups) or any(map(self._can_change, tables))

    def _can_change(self, table: Table) -> bool:
        """Whether what the rule does can still make a difference; sound: where it says no, it cannot."""
        standings = {effects.standing for effects in table.entries.values()}
        if REJECT in standings:
            return True
        if HOLD in standings:
            return Verdict.ELIGIBLE in self.reach.verdicts
        families = {effects.family for effects in table.entries.values()} - {-1}
        return self._points_matter and any(family not in self._idle for family in families)

    @cached_property
    def _points_matter(self) -> bool:
        low = self._now.score.total.low if self.reach.low is None else self.reach.low.judgement.score.total.low
        least = self.unknowns.plan.hundredths(self.unknowns.plan.ruleset.thresholds.ineligible)
        return Verdict.ELIGIBLE in self.reach.verdicts or low < least

    @cached_property
    def _idle(self) -> frozenset[int]:
        """Families in which more or fewer points change nothing: at their cap, or overtaken for certain."""
        return frozenset(place for place, each in enumerate(self._now.score.families) if idle(each, self._now))

    # ---- answers and what they are worth

    def _answers(self, groups: Sequence[LeafGroup], reference: Reference) -> dict[Answer, Fraction]:
        """Answers to try, one of each that the cells of the groups show for the fact, with how likely each is."""
        found: dict[Answer, None] = {}
        for group in groups:
            seen: set[object] = set()
            alone = len(group.slots) == 1 and reference.index is None
            for cell in group.cells:
                key = cell.truths if alone else cell.witness
                if key not in seen:
                    seen.add(key)
                    found[_at(dict(cell.witness)[reference.slot], reference)] = None
        answers = list(found)
        stride = -(-len(answers) // ANSWERS) or 1
        fact = reference.fact or self.unknowns.analyser.space.entries[reference.slot]
        return weighed(answers[::stride], fact)

    def _judged(self, reference: Reference, answer: Answer) -> Judgement | None:
        """What the proposal comes to with an answer; `None` for one that no real proposal gives beside the rest."""
        values = list(self.unknowns.facts.values)
        place = (reference.index, reference.column)
        values[reference.slot] = replaced(values[reference.slot], {place: cast("Scalar", answer)})
        facts = replace(self.unknowns.facts, values=tuple(values))
        try:
            return self.unknowns.analyser.quick.judged(facts)
        except InputError:
            return None

    def _narrowing(self, judged: Sequence[tuple[Judgement, Fraction]]) -> Fraction:
        before = self._open(self._now)
        total = sum((likely for _, likely in judged), Fraction(0))
        gained = sum((likely * (before - self._open(judgement)) for judgement, likely in judged), Fraction(0))
        return gained / total if total else Fraction(0)

    def _open(self, judgement: Judgement) -> Fraction:
        """How much of the verdict is open."""
        possible = cheaply_possible(self.unknowns.plan, judgement)
        if len(possible) == 1:
            return Fraction(0)
        refusals = sum(reply.may_reject for reply in judgement.answers)
        if Verdict.ELIGIBLE not in possible:
            least = self.unknowns.plan.hundredths(self.unknowns.plan.ruleset.thresholds.ineligible)
            short = max(0, least - judgement.score.total.low)
            return _REFUSAL * refusals + _TEN_POINTS * Fraction(short, 1000)
        holds = sum(
            reply.outcome is Outcome.UNKNOWN and reply.effect is Effect.REVIEW and not reply.may_reject
            for reply in judgement.answers
        )
        total = judgement.score.total
        return _REFUSAL * refusals + _HOLD * holds + _TEN_POINTS * Fraction(total.high - total.low, 1000)


def _settles(interview: Interview, judgement: Judgement) -> bool:
    return len(cheaply_possible(interview.unknowns.plan, judgement)) == 1


def _at(value: Value, reference: Reference) -> Answer:
    """What a value of the slot says of the fact itself."""
    if reference.index is None or not isinstance(value, tuple):
        return value
    item = value[reference.index]
    return item[reference.column] if isinstance(item, tuple) and reference.column is not None else cast("Scalar", item)
