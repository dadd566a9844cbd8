"""Certificates: the fewest answers that settle a verdict whatever the rest is.

An answer settles nothing by itself where some gate, or some points, still stand in the way; one of the facts these read
has to be answered. So the search looks at what stands in the way, tries every answer to every fact of it, and goes on,
with ever more answers allowed. Gates that share no fact need an answer each, which cuts most of it short.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from shinsa.analysing import catalogue
from shinsa.analysing.limits import NotExact, Work
from shinsa.analysing.reaching.reach import cheaply_possible
from shinsa.analysing.reaching.unknowns import Unknowns
from shinsa.errors import InputError
from shinsa.judging.outcomes import Effect, Outcome
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.ruleset import Merit
from shinsa.values import Value

TRIES = 800
"""How many sets of answers are judged in search of fewer, for one verdict."""

Answers: TypeAlias = dict[int, Value]
"""Values by slot."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Answers (slots with values) that settle a verdict, none of which can be left out; empty where none were found.

    `shortest` says that it is proved that no fewer answers do.
    """

    answers: tuple[tuple[int, Value], ...]
    shortest: bool


def certificate(unknowns: Unknowns, verdict: Verdict, shown: Mapping[int, Value]) -> Certificate:
    """Answers that settle a verdict; `shown` are the values of a completion with that verdict."""
    kept = _without_idle(unknowns, verdict, shown)
    if not kept:
        return Certificate((), shortest=False)
    search = _Search(unknowns, verdict, shown)
    try:
        for most in range(1, len(kept)):
            fewer = search.within({}, most)
            if fewer is not None:
                return Certificate(tuple(sorted(fewer.items())), shortest=True)
    except NotExact:
        return Certificate(tuple(sorted(kept.items())), shortest=False)
    return Certificate(tuple(sorted(kept.items())), shortest=True)


def _without_idle(unknowns: Unknowns, verdict: Verdict, shown: Mapping[int, Value]) -> Answers:
    """The values without those that can be left out; nothing where all of them settle nothing.

    What few points rest on goes first, so that few answers are left; of two alike the costlier.
    """
    entries, kept = unknowns.analyser.space.entries, dict(shown)
    gains = _gains(slots_read(unknowns), unknowns.judgement)

    def settles(values: Answers) -> bool:
        judgement = _judged(unknowns, values)
        return judgement is not None and cheaply_possible(unknowns.plan, judgement) == (verdict,)

    if not settles(kept):
        return {}
    for slot in sorted(shown, key=lambda each: (gains.get(each, 0), -entries[each].cost, -each)):
        without = {each: value for each, value in kept.items() if each != slot}
        if settles(without):
            kept = without
    return kept


def _gains(read: tuple[frozenset[int], ...], judgement: Judgement) -> dict[int, int]:
    """The points that rest on each open slot, as things stand; `read` are the slots of each rule."""
    found: dict[int, int] = {}
    for slots, reply in zip(read, judgement.answers, strict=True):
        for slot in slots:
            found[slot] = found.get(slot, 0) + reply.high - reply.low
    return found


def slots_read(unknowns: Unknowns) -> tuple[frozenset[int], ...]:
    """For each rule the open slots it reads."""
    space, open_ = unknowns.analyser.space, frozenset(unknowns.open.slots)
    return tuple(
        open_.intersection(
            slot
            for node in (*reading.leaves, *(space.first_number + number for number in reading.numbers))
            for slot in space.reads[node]
        )
        for reading in unknowns.analyser.stakes.readings
    )


def _judged(unknowns: Unknowns, values: Mapping[int, Value]) -> Judgement | None:
    """What the proposal comes to with these answers; `None` where no real proposal gives them together."""
    now = tuple(values.get(slot, value) for slot, value in enumerate(unknowns.facts.values))
    try:
        return unknowns.analyser.quick.judged(replace(unknowns.facts, values=now))
    except InputError:
        return None


class _Search:
    """Looks for few answers that settle one verdict."""

    def __init__(self, unknowns: Unknowns, verdict: Verdict, shown: Mapping[int, Value]) -> None:
        self._unknowns, self._verdict, self._shown = unknowns, verdict, shown
        self._plan, self._slots = unknowns.plan, slots_read(unknowns)
        self._work = Work(TRIES, catalogue.ALL_OPEN_FACTS)
        self._seen: dict[frozenset[tuple[int, Value]], int] = {}

    @cached_property
    def _values(self) -> dict[int, list[Value]]:
        """For each open slot the answers that rules can tell apart, that of the completion first."""
        found: dict[int, dict[Value, None]] = {slot: {value: None} for slot, value in self._shown.items()}
        for group in self._unknowns.groups.values():
            for cell in group.cells:
                for slot, value in cell.witness:
                    found.setdefault(slot, {})[value] = None
        return {slot: list(values) for slot, values in found.items()}

    def within(self, answers: Answers, left: int) -> Answers | None:
        """These answers and at most so many more that settle the verdict together; `None` where there are none."""
        key = frozenset(answers.items())
        if self._seen.get(key, -1) >= left:
            return None
        self._seen[key] = left
        self._work.spend()
        judgement = _judged(self._unknowns, answers)
        if judgement is None:
            return None
        if cheaply_possible(self._plan, judgement) == (self._verdict,):
            return answers
        if self._least(judgement) > left:
            return None
        for slot, value in self._next(judgement, answers):
            found = self.within({**answers, slot: value}, left - 1)
            if found is not None:
                return found
        return None

    def _next(self, judgement: Judgement, answers: Answers) -> Iterator[tuple[int, Value]]:
        """Answers to one thing that stands in the way; every set that settles the verdict has one of them."""
        gates = self._gates(judgement)
        if gates and self._verdict is not Verdict.INELIGIBLE:
            slots = min(gates, key=lambda each: (len(each), sorted(each)))
        else:
            slots = frozenset[int]().union(*gates, *self._merits(judgement), *self._holds(judgement))
        for slot in sorted(slots - answers.keys()):
            yield from ((slot, value) for value in self._values.get(slot, ()))

    def _gates(self, judgement: Judgement) -> list[frozenset[int]]:
        """The slots of gates that have to answer: for `eligible` all that are open, else those that may refuse."""
        every = self._verdict is Verdict.ELIGIBLE
        return [
            slots
            for slots, reply in zip(self._slots, judgement.answers, strict=True)
            if reply.may_reject or (every and reply.outcome is Outcome.UNKNOWN and reply.effect is Effect.REVIEW)
        ]

    def _holds(self, judgement: Judgement) -> list[frozenset[int]]:
        """The slots of gates that may still hold, where one that does would settle the verdict."""
        if self._verdict is not Verdict.REVIEW:
            return []
        return [
            slots
            for slots, reply in zip(self._slots, judgement.answers, strict=True)
            if reply.outcome is Outcome.UNKNOWN and reply.effect is Effect.REVIEW
        ]

    def _merits(self, judgement: Judgement) -> list[frozenset[int]]:
        """The slots of merits whose points are open."""
        rules = zip(self._plan.rules, self._slots, judgement.answers, strict=True)
        return [slots for rule, slots, reply in rules if isinstance(rule.rule, Merit) and reply.low < reply.high]

    def _least(self, judgement: Judgement) -> int:
        """How many more answers it takes at the least."""
        if self._verdict is Verdict.INELIGIBLE:
            return 1
        return max(1, self._apart(judgement), self._for_points(judgement))

    def _apart(self, judgement: Judgement) -> int:
        """How many gates that have to answer share no fact."""
        taken: frozenset[int] = frozenset()
        count = 0
        for slots in sorted(self._gates(judgement), key=lambda each: (len(each), sorted(each))):
            if taken.isdisjoint(slots):
                taken, count = taken | slots, count + 1
        return count

    def _for_points(self, judgement: Judgement) -> int:
        """How many answers it takes to raise the least score as far as is needed, if each gave all that rests on it."""
        names = self._plan.ruleset.thresholds
        eligible = self._verdict is Verdict.ELIGIBLE
        missing = self._plan.hundredths(names.eligible if eligible else names.ineligible) - judgement.score.total.low
        count = 0
        for gain in sorted(_gains(self._slots, judgement).values(), reverse=True):
            if missing <= 0:
                break
            missing, count = missing - gain, count + 1
        return count
