"""What to ask next: which unknown facts can change the verdict at all, and which answer promises to narrow most.

A fact that cannot change the verdict is never asked; where it is called so, no answer changes it. The order is a
matter of economy: for every answer that conditions can tell apart, the proposal is judged with that answer alone, and
what is then still open is weighed against what is open now and against what the answer costs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias, cast

from shinsa.analysing.asking.likely import weighed
from shinsa.analysing.covering.groups import LeafGroup
from shinsa.analysing.limits import NotExact
from shinsa.analysing.reaching.prospects import REFUSAL
from shinsa.analysing.reaching.reach import Reach, cheaply_possible, reach
from shinsa.analysing.reaching.stakes import HOLD, REJECT, Table
from shinsa.analysing.reaching.unknowns import Unknowns
from shinsa.errors import InputError
from shinsa.explaining.questions import idle
from shinsa.facts import FactList, path_read
from shinsa.judging.outcomes import Answer as Reply
from shinsa.judging.outcomes import Effect, Outcome
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.proposal.references import Reference, References, replaced
from shinsa.values import Scalar, Value

ANSWERS = 24
"""How many answers to one question are tried, at the most."""

_SHARED = 4
"""A fact that decides a rule only together with others counts this much less."""

Answer: TypeAlias = Value


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for, by concrete path, with all that rests on it.

    `rules` are the places of rules that rest on it; `answers` those answers (one for each that conditions tell apart)
    that settle the verdict at once, with the verdict; `narrowing` is how much of what is open an answer is expected to
    close, where a gate that may refuse, or ten points, weigh 1, and `worth` that for each point of `cost`.
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


@dataclass(frozen=True, slots=True)
class _Try:
    """An answer, how likely it is, what the proposal comes to with it, and what it then takes to settle the verdict."""

    answer: Answer
    likely: Fraction
    judgement: Judgement
    left: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """A question before it is weighed: what it bears on, and what the proposal comes to with each answer."""

    path: str
    reference: Reference
    tables: tuple[Table, ...]
    matters: bool
    tries: tuple[_Try, ...]


class Interview:
    """The questions about one proposal, as things stand."""

    def __init__(self, unknowns: Unknowns) -> None:
        self.unknowns = unknowns
        self._references = References(unknowns.plan.ruleset.vocabulary)
        self._now = unknowns.judgement
        self._prospects = unknowns.analyser.prospects

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
        drafts = [self._draft(*each) for each in self._askable()]
        shared = Counter(table.rule for draft in drafts if draft.matters for table in draft.tables)
        found = [self._question(draft, shared) for draft in drafts]
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

    def _draft(self, path: str, groups: tuple[LeafGroup, ...]) -> _Draft:
        reference = self._references.at(path)
        places = {group.place for group in groups}
        tables = [each for each in self._tables or () if not places.isdisjoint(each.groups)]
        tables = [table for table in tables if self._reads(table.rule, path)]
        matters = self._matters(tables, groups)
        tries = tuple(self._tries(groups, reference)) if matters else ()
        return _Draft(path, reference, tuple(tables), matters, tries)

    def _question(self, draft: _Draft, shared: Mapping[int, int]) -> Question:
        entry = draft.reference.fact or self.unknowns.analyser.space.entries[draft.reference.slot]
        return Question(
            draft.path,
            draft.reference,
            entry.answered_by,
            entry.cost,
            draft.matters,
            self._readers(draft.path) if self._tables is None else tuple(table.rule for table in draft.tables),
            tuple((each.answer, each.judgement.verdict) for each in draft.tries if not each.left),
            self._narrowing(draft, shared),
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
        return (
            self._tables is None
            or not all(group.cells for group in groups)
            or any(table.rule in self._changing for table in tables)
        )

    @cached_property
    def _changing(self) -> frozenset[int]:
        """The rules of which what they do can still make a difference."""
        return frozenset(table.rule for table in self._tables or () if self._can_change(table))

    def _can_change(self, table: Table) -> bool:
        """Whether what the rule does can still make a difference; sound: where it says no, it cannot."""
        standings = {effects.standing for effects in table.entries.values()}
        if REJECT in standings:
            return True
        if HOLD in standings:
            return Verdict.ELIGIBLE in self.reach.verdicts
        families = {effects.family for effects in table.entries.values()}
        return not families.isdisjoint(self._counting)

    @cached_property
    def _counting(self) -> frozenset[int]:
        """Families whose points can still change the verdict."""
        low = self._now if self.reach.low is None else self.reach.low.judgement
        eligible = Verdict.ELIGIBLE in self.reach.verdicts
        return self._prospects.counting(self._now.score, low.score.total.low, eligible=eligible) - self._idle

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

    def _tries(self, groups: Sequence[LeafGroup], reference: Reference) -> Iterator[_Try]:
        for answer, likely in self._answers(groups, reference).items():
            judgement = self._judged(reference, answer)
            if judgement is not None:
                yield _Try(answer, likely, judgement, self._prospects.left(judgement))

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

    def _narrowing(self, draft: _Draft, shared: Mapping[int, int]) -> Fraction:
        """How much an answer is expected to close, with its share of what only several answers close together."""
        before = self._prospects.left(self._now)
        total = sum((each.likely for each in draft.tries), Fraction(0))
        gained = (each.likely * (before - each.left + self._share(draft, each, shared)) for each in draft.tries)
        return sum(gained, Fraction(0)) / total / REFUSAL if total else Fraction(0)

    def _share(self, draft: _Draft, tried: _Try, shared: Mapping[int, int]) -> int:
        """The fact's share of what stays open in the rules that rest on it, though it is answered."""
        if not tried.left:
            return 0
        answers = tried.judgement.answers
        return sum(self._weight(each, answers[each.rule]) // shared[each.rule] for each in draft.tables) // _SHARED

    def _weight(self, table: Table, reply: Reply) -> int:
        if table.rule not in self._changing:
            return 0
        if reply.effect is Effect.POINTS:
            return reply.high - reply.low
        return REFUSAL if reply.outcome is Outcome.UNKNOWN else 0


def _at(value: Value, reference: Reference) -> Answer:
    """What a value of the slot says of the fact itself."""
    if reference.index is None or not isinstance(value, tuple):
        return value
    item = value[reference.index]
    return item[reference.column] if isinstance(item, tuple) and reference.column is not None else cast("Scalar", item)
