"""What a verdict takes, as requirements over one world: of each gate, of the score, of every real proposal."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shinsa.analysing.changing.clauses import NO
from shinsa.analysing.changing.conditions import Conditions, Sure
from shinsa.analysing.changing.frontiers import Frontier, Rung
from shinsa.analysing.changing.points import ALWAYS, Aim, Points, Totals, totals
from shinsa.judging.score import tallies
from shinsa.judging.verdict import Verdict
from shinsa.planning.plan import Plan, PlannedRule, Question
from shinsa.ruleset import Gate

HUNDREDTH = 1


@dataclass(frozen=True, slots=True)
class Requirement:
    """A literal that has to hold. `of` is `gate`, `score` or `any`; `name` the gate's id or the part of the score."""

    of: str
    name: str
    literal: int


class Goal:
    """The requirements of each verdict. `conflicts` are literals for: this fact in conflict is stated anew."""

    def __init__(
        self,
        conditions: Conditions,
        plan: Plan,
        conflicts: Mapping[int, Sequence[int]],
        frontiers: Sequence[Frontier] = (),
    ) -> None:
        self._frontiers = frontiers
        self.bought: list[tuple[int, Rung, Rung]] = []
        self._conditions = conditions
        self._clauses = conditions.clauses
        self._plan = plan
        self._conflicts = conflicts
        self._gates = [
            (place, rule) for place, rule in enumerate(plan.rules) if rule.in_force and isinstance(rule.rule, Gate)
        ]

    def requirements(self, verdict: Verdict) -> list[Requirement]:
        """What has to hold for the verdict, beside the assumptions."""
        match verdict:
            case Verdict.ELIGIBLE:
                return [*self.passed(), *self._high_enough()]
            case Verdict.INELIGIBLE:
                return [Requirement("any", "", self._refused_or_low())]
            case Verdict.REVIEW:
                return [*self._not_refused(), self._reachable(), Requirement("any", "", self._held())]

    def assumptions(self) -> Iterator[int]:
        """Literals for what is true of every real proposal: none of it is surely not so."""
        return self.assumed(range(len(self._plan.ruleset.assumptions)))

    def assumed(self, numbers: Iterable[int]) -> Iterator[int]:
        """The same of some of the assumptions, by their number."""
        for number in numbers:
            yield -self._conditions.sure(self._plan.ruleset.assumptions[number].that.tree).no

    def _sure(self, question: Question | None) -> Sure:
        return ALWAYS if question is None else self._conditions.sure(question.condition.tree)

    def _agrees(self, place: int) -> int:
        """A literal for: no conflict of evidence touches anything a gate reads any more."""
        return self._clauses.every(self._conflicts.get(place, ()))

    def _passes(self, place: int, rule: PlannedRule) -> int:
        applies = self._sure(rule.applies)
        if isinstance(rule.rule, Gate) and rule.rule.on_conflict:
            return self._clauses.some([applies.no, self._agrees(place)])
        met = [self._sure(question).yes for question in (rule.reject_unless, rule.review_unless)]
        return self._clauses.some([applies.no, self._clauses.every(met)])

    def passed(self, places: Container[int] | None = None) -> Iterator[Requirement]:
        """That gates are passed: all of them, or those at these places of the plan."""
        for place, rule in self._gates:
            if places is None or place in places:
                yield Requirement("gate", rule.rule.head.id, self._passes(place, rule))

    def _refuses(self, rule: PlannedRule) -> int:
        if rule.reject_unless is None:
            return NO
        return self._clauses.every([self._sure(rule.applies).yes, self._sure(rule.reject_unless).no])

    def _not_refused(self) -> Iterator[Requirement]:
        for _, rule in self._gates:
            if rule.reject_unless is not None:
                yield Requirement("gate", rule.rule.head.id, -self._refuses(rule))

    def _totals(self, limit: int, *, low: bool, up: bool) -> Totals:
        aim = Aim(low, up)
        points = Points(self._conditions, self._plan, aim, self._frontiers)
        found = totals(points, tallies(self._plan), self._clauses, aim, limit)
        self.bought += points.bought
        return found

    def _limits(self) -> dict[str, int]:
        names = self._plan.ruleset.thresholds
        parameters = {
            "total": names.eligible,
            "fit": names.floor_fit,
            "national_security": names.floor_national_security,
            "risk": names.floor_risk,
        }
        return {part: self._plan.hundredths(parameter) for part, parameter in parameters.items()}

    def _high_enough(self) -> Iterator[Requirement]:
        found = self._totals(self._limits()["total"], low=True, up=True)
        for part, limit in self._limits().items():
            yield Requirement("score", part, getattr(found, part).reaching(limit))

    def _lowest(self) -> int:
        return self._plan.hundredths(self._plan.ruleset.thresholds.ineligible)

    def _refused_or_low(self) -> int:
        refused = [self._refuses(rule) for _, rule in self._gates]
        low = self._totals(HUNDREDTH - self._lowest(), low=False, up=False).total.reaching(HUNDREDTH - self._lowest())
        return self._clauses.some([*refused, low])

    def _reachable(self) -> Requirement:
        return Requirement(
            "score", "total", self._totals(self._lowest(), low=False, up=True).total.reaching(self._lowest())
        )

    def _held(self) -> int:
        """A gate is open or holds, or the worst case misses the band or a floor."""
        held = [-self._passes(place, rule) for place, rule in self._gates]
        found = self._totals(HUNDREDTH - self._limits()["total"], low=True, up=False)
        missed = [getattr(found, part).reaching(HUNDREDTH - limit) for part, limit in self._limits().items()]
        return self._clauses.some([*held, *missed])
