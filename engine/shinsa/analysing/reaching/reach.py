"""Which verdicts a proposal can still get, and between which scores, over all completions: each shown by one.

The cheap interval comes first. Where it leaves more than one verdict, fronts over the cells of leaf groups decide:
exactly, or with a reason why not. Every verdict and both ends come with a completion that was screened.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shinsa.analysing import catalogue
from shinsa.analysing.limits import NotExact, Work
from shinsa.analysing.reaching.fronts import Front, Goal, Way, flat, joined
from shinsa.analysing.reaching.stakes import REJECT, Table
from shinsa.analysing.reaching.unknowns import Analyser, Completion, Unknowns
from shinsa.judging.outcomes import Effect, Outcome
from shinsa.judging.verdict import Judgement, Verdict, qualifies
from shinsa.messages.teller import said
from shinsa.planning.plan import Plan
from shinsa.ruleset import Group
from shinsa.screening import Screening

WORK = 60_000
"""Joint classes looked at for one question, at the most."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What completions can come to.

    `shown` has a completion for every verdict that is possible; `open` are verdicts that could not be decided, with
    the reasons in `why`. `low` and `high` are completions with the lowest and highest score, `None` where not known.
    """

    shown: Mapping[Verdict, Completion]
    open: tuple[Verdict, ...]
    low: Completion | None
    high: Completion | None
    why: tuple[str, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every verdict that is possible, or could not be ruled out, in the order of `Verdict`."""
        return tuple(verdict for verdict in Verdict if verdict in self.shown or verdict in self.open)

    @property
    def exact(self) -> bool:
        """Whether every verdict is decided."""
        return not self.open


def possible_verdicts(screening: Screening) -> Reach:
    """Which verdicts completions of a screened proposal can get, with a completion for each."""
    return reach(Analyser(screening.edition).unknowns(screening.facts))


def reach(unknowns: Unknowns) -> Reach:
    """What completions can come to."""
    return _Search(unknowns).reach()


@dataclass(frozen=True, slots=True)
class _Lane:
    """Families that count together: a lane of fit (or none), national security, risk."""

    fit: tuple[int, ...]
    families: tuple[int, ...]


class _Search:
    """Looks for completions of each verdict."""

    def __init__(self, unknowns: Unknowns) -> None:
        self._unknowns = unknowns
        self._cells = unknowns.cells
        self._plan = unknowns.plan
        self._work = Work(WORK, catalogue.ALL_OPEN_FACTS)
        groups = [tally.family.group for tally in unknowns.analyser.tallies]
        self._caps = [tally.cap for tally in unknowns.analyser.tallies]
        self._fit = tuple(place for place, group in enumerate(groups) if group is Group.FIT)
        self._security = tuple(place for place, group in enumerate(groups) if group is Group.NATIONAL_SECURITY)
        self._risk = tuple(place for place, group in enumerate(groups) if group is Group.RISK)

    def reach(self) -> Reach:
        """Decide every verdict and both ends of the score."""
        try:
            return self._decided()
        except NotExact as reason:
            return self._undecided(reason.why)

    def _undecided(self, reason: str) -> Reach:
        now = Completion((), self._unknowns.judgement)
        cheap = cheaply_possible(self._plan, self._unknowns.judgement)
        if len(cheap) == 1:
            return Reach({cheap[0]: now}, (), None, None, (reason,))
        return Reach({}, cheap, None, None, (*self._unknowns.why, reason))

    def _decided(self) -> Reach:
        cheap = cheaply_possible(self._plan, self._unknowns.judgement)
        shown: dict[Verdict, Completion] = {}
        self._look(shown, cheap, Verdict.INELIGIBLE, self._refused)
        too_low, low = self._lowest()
        high = self._highest()
        for end in (too_low, low, high):
            shown.setdefault(end.judgement.verdict, end)
        self._look(shown, cheap, Verdict.ELIGIBLE, self._eligible)
        self._look(shown, cheap, Verdict.REVIEW, self._held)
        why = list(self._unknowns.why)
        missing = [verdict for verdict in cheap if verdict not in shown]
        if missing == [Verdict.REVIEW] or (Verdict.REVIEW in missing and not why):
            why += self._between(shown)
            missing = [verdict for verdict in missing if verdict not in shown]
        complete = not self._unknowns.why
        undecided = tuple(verdict for verdict in missing if not complete or (verdict is Verdict.REVIEW and why))
        now = self._unknowns.judgement.score.total
        return Reach(
            {verdict: shown[verdict] for verdict in Verdict if verdict in shown},
            undecided,
            low if complete or low.judgement.score.total.low == now.low else None,
            high if complete or high.judgement.score.total.high == now.high else None,
            tuple(dict.fromkeys(why)),
        )

    # ---- fronts

    def front(self, goal: Goal) -> Front:
        """The front over all groups, with what is settled already."""
        low, high, held = self._unknowns.base
        if goal.held is False and held:
            return ()
        ends = (low, high) if goal.whole else ((low, high)[goal.end],)
        start = tuple(goal.sign * each[family] for each in ends for family in goal.families)
        found: Front = ((int(bool(goal.held) and held), start, ()),)
        for part in self._fronts(goal):
            found = joined(found, part, goal)
        return found

    def _fronts(self, goal: Goal) -> Iterator[Front]:
        for own in self._unknowns.parts:
            yield self._unknowns.analyser.fronts.over(own, self._cells, self._work, goal)

    def _made(self, way: Way) -> Completion:
        return self._unknowns.completed({**self._first(), **flat(way[2])})

    def _first(self) -> dict[int, int]:
        return {place: cells[0] for place, cells in self._cells.items() if cells}

    # ---- what counts

    def _lanes(self) -> tuple[_Lane, ...]:
        rest = (*self._security, *self._risk)
        return tuple(_Lane((lane,), (lane, *rest)) for lane in self._fit) or (_Lane((), rest),)

    def _total(self, families: tuple[int, ...], points: Sequence[int]) -> tuple[int, int, int, int]:
        """The whole score, fit, national security and risk."""
        counted = {family: min(each, self._caps[family]) for family, each in zip(families, points, strict=True)}
        fit = max((counted[family] for family in self._fit if family in counted), default=0)
        security = sum(counted[family] for family in self._security)
        risk = sum(counted[family] for family in self._risk)
        return fit + security + risk, fit, security, risk

    def _limit(self, name: str) -> int:
        return self._plan.hundredths(name)

    def _qualifies(self, score: tuple[int, int, int, int]) -> bool:
        names = self._plan.ruleset.thresholds
        wanted = (names.eligible, names.floor_fit, names.floor_national_security, names.floor_risk)
        return all(each >= self._limit(name) for each, name in zip(score, wanted, strict=True))

    # ---- completions of each kind

    def _look(
        self,
        shown: dict[Verdict, Completion],
        cheap: tuple[Verdict, ...],
        verdict: Verdict,
        search: Callable[[], Completion | None],
    ) -> None:
        """Search for a completion of a verdict that is not shown yet and may be possible."""
        if verdict in cheap and verdict not in shown and (found := search()) is not None:
            shown[verdict] = found

    def _refused(self) -> Completion | None:
        for table in self._unknowns.tables:
            for joint, effects in table.entries.items():
                if effects.standing == REJECT:
                    cells = self._cells_of(table, joint)
                    if cells is not None:
                        return self._unknowns.completed({**self._first(), **cells})
        return None

    def _cells_of(self, table: Table, joint: tuple[int, ...]) -> dict[int, int] | None:
        found: dict[int, int] = {}
        for group, classes, own in zip(table.groups, table.classes, joint, strict=True):
            cell = next((each for each in self._cells[group] if classes[each] == own), None)
            if cell is None:
                return None
            found[group] = cell
        return found

    def _eligible(self) -> Completion | None:
        for lane in self._lanes():
            for way in self.front(Goal(lane.families, 1, 0, held=False)):
                if self._qualifies(self._total(lane.families, way[1])):
                    return self._made(way)
        return None

    def _held(self) -> Completion | None:
        least = self._limit(self._plan.ruleset.thresholds.ineligible)
        for lane in self._lanes():
            for way in self.front(Goal(lane.families, 1, 1, held=True)):
                if way[0] and self._total(lane.families, way[1])[0] >= least:
                    return self._made(way)
        return None

    def _lowest(self) -> tuple[Completion, Completion]:
        """Completions whose score has the lowest high end, which may be too low, and the lowest low end."""
        every = tuple(range(len(self._caps)))
        ends: list[Way] = []
        for end in (1, 0):
            ways = self.front(Goal(every, -1, end, held=None))
            ends.append(min(ways, key=lambda way: self._total(every, [-each for each in way[1]])[0]))
        return self._made(ends[0]), self._made(ends[1])

    def _highest(self) -> Completion:
        found: list[tuple[int, Way]] = []
        for lane in self._lanes():
            ways = self.front(Goal(lane.families, 1, 1, held=None))
            found += [(self._total(lane.families, way[1])[0], way) for way in ways]
        return self._made(max(found, key=lambda pair: pair[0])[1])

    def _between(self, shown: dict[Verdict, Completion]) -> list[str]:
        """Look for a completion that no gate holds and that falls between the bands; the reasons if that is open."""
        every = tuple(range(len(self._caps)))
        lowest = self.front(Goal(every, -1, 0, held=False))
        if all(self._qualifies(self._total(every, [-each for each in way[1]])) for way in lowest):
            return []
        chosen = [flat(way[2]) for way in (*lowest, *self.front(Goal(every, 1, 1, held=False)))]
        for found in self._walks(chosen):
            if found.judgement.verdict is Verdict.REVIEW:
                shown[Verdict.REVIEW] = found
                return []
        return self._summed(every, shown)

    def _summed(self, every: tuple[int, ...], shown: dict[Verdict, Completion]) -> list[str]:
        """Look at every sum of points."""
        ways = self.front(Goal(every, 1, 0, held=False, whole=True))
        least = self._limit(self._plan.ruleset.thresholds.ineligible)
        for _, points, choices in ways:
            low, high = points[: len(every)], points[len(every) :]
            if self._total(every, high)[0] >= least and not self._qualifies(self._total(every, low)):
                shown[Verdict.REVIEW] = self._unknowns.completed({**self._first(), **flat(choices)})
                return []
        return [said(catalogue.BETWEEN_VALUES)] if self._unknowns.dense else []

    def _walks(self, chosen: list[dict[int, int]]) -> Iterator[Completion]:
        """Completions on the way from one to the next, one group at a time."""
        for one, other in pairwise(chosen):
            now = {**self._first(), **one}
            for group, cell in other.items():
                if now[group] != cell:
                    now = {**now, group: cell}
                    yield self._unknowns.completed(now)


def cheaply_possible(plan: Plan, judgement: Judgement) -> tuple[Verdict, ...]:
    """Verdicts that the interval and the gates do not rule out: sound, not tight."""
    if judgement.verdict is not Verdict.REVIEW:
        return (judgement.verdict,)
    total = judgement.score.total
    may_refuse = any(reply.may_reject for reply in judgement.answers)
    found = [Verdict.REVIEW]
    if may_refuse or total.low < plan.hundredths(plan.ruleset.thresholds.ineligible):
        found.append(Verdict.INELIGIBLE)
    holds = any(reply.outcome is Outcome.FIRED and reply.effect is Effect.REVIEW for reply in judgement.answers)
    if not holds and qualifies(plan, judgement.score, best_case=True):
        found.append(Verdict.ELIGIBLE)
    return tuple(verdict for verdict in Verdict if verdict in found)
