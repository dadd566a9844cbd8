"""One part of a question: rules that hang together through what they read, encoded and solved by themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TypeAlias

from shinsa.analysing.changing.boxes import Span
from shinsa.analysing.changing.clauses import NO, YES, Clauses
from shinsa.analysing.changing.conditions import Conditions
from shinsa.analysing.changing.goals import Goal, Requirement
from shinsa.analysing.changing.ladders import Ladder, summed
from shinsa.analysing.changing.levers import Lever, Position, World, alike
from shinsa.analysing.changing.points import Aim, Points
from shinsa.analysing.changing.settling import settled
from shinsa.analysing.changing.solving import Propagator, Solver, Wish, core
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate

MOST_COUNTED = 4_000
"""Up to how many combinations of positions are gone through one by one; beyond, a solver walks from front to front."""
MOST_CLAUSES = 400_000
"""How many clauses a question may take before it is given up as too large."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something a verdict asks of the facts: a rule, by its place in the plan, or (`rule` false) an assumption's."""

    place: int
    rule: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """One way for a part to stand: its weight, the points of each of the families it scores in, and its moves.

    `hoped` marks what may be there and is not looked at yet: nothing that has at most these points weighs less.
    """

    weight: int
    points: tuple[int, ...]
    moves: tuple[tuple[Lever, Position], ...]
    hoped: bool = False

    @property
    def open(self) -> tuple[tuple[Lever, Position], ...]:
        """The moves to positions that hold more than one value: whether all of them do is known when tried."""
        return tuple((lever, position) for lever, position in self.moves if _spans(position))


Bound: TypeAlias = tuple[int, ...]
"""Points of each family, in the order of a part's families."""


class Part:
    """Obligations over the levers they read. `families` are the families its merits score in."""

    def __init__(
        self, plan: Plan, world: World, obligations: Sequence[Obligation], touched: Mapping[int, Sequence[str]]
    ) -> None:
        self.world = world
        self._clauses = Clauses(MOST_CLAUSES)
        concluded = {entry.name: entry.when.tree for entry in plan.ruleset.conclusions}
        self._conditions = Conditions(world, self._clauses, plan.parameters, concluded)
        places = frozenset(each.place for each in obligations if each.rule)
        conflicts = {
            place: [settled(self._conditions, fact) for fact in facts]
            for place, facts in touched.items()
            if place in places
        }
        goal = Goal(self._conditions, plan, conflicts)
        self.requirements = tuple(goal.passed(places))
        for literal in goal.assumed(each.place for each in obligations if not each.rule):
            self._clauses.add(literal)
        self.ladders = self._scored(plan, places)
        self.families = tuple(self.ladders)
        self._alike = tuple(alike(world))
        self._following: Propagator | None = None
        self._passed = False

    def _scored(self, plan: Plan, places: frozenset[int]) -> Mapping[str, Ladder]:
        """A ladder of points for each family, in the worst case."""
        points = Points(self._conditions, plan, Aim(low=True, up=True))
        found: dict[str, list[Ladder]] = {}
        for place in sorted(places):
            rule = plan.rules[place]
            if not isinstance(rule.rule, Gate):
                found.setdefault(rule.rule.head.family, []).append(points.of(rule))
        return {family: summed(several, self._clauses) for family, several in found.items()}

    def most(self) -> Bound:
        """The most points of each family that can be claimed."""
        return tuple(ladder.values()[-1] for ladder in self.ladders.values())

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the options may not be all there are, where they may not."""
        return tuple(self._conditions.doubts)

    def blocked(self) -> tuple[Requirement, ...]:
        """Gates of the part that cannot all be passed; empty where they can."""
        literals = core(self._clauses, [each.literal for each in self.requirements])
        return tuple(each for each in self.requirements if each.literal in literals)

    def passing(self) -> bool:
        """Require the gates from now on; false where one of them can never be passed."""
        self._passed = True
        for each in self.requirements:
            self._clauses.add(each.literal)
        self._in_order()
        return all(each.literal != NO for each in self.requirements)

    def _in_order(self) -> None:
        """New items that could be swapped stand in one order: no condition tells them apart."""
        literals = self._conditions.tables.literals
        for one, other in self._alike:
            for place, literal in enumerate(literals[one]):
                for after in literals[other][place + 1 :]:
                    self._clauses.add(-literal, -after)

    def table(self) -> Mapping[tuple[int, ...], Bound | None]:
        """For every combination of positions the points of each family, or `None` where a gate is not passed.

        Where values of a position differ on a condition, it is taken to be as it should: the choice is tried.
        """
        if not self._passed and not self.passing():
            return dict.fromkeys(product(*(range(len(lever.positions)) for lever in self.world.levers)))
        literals = self._conditions.tables.literals
        found: dict[tuple[int, ...], Bound | None] = {}
        with Propagator(self._clauses) as propagator:
            for combination in product(*(range(len(own)) for own in literals)):
                chosen = [own[index] for own, index in zip(literals, combination, strict=True)]
                known = propagator.following(chosen)
                found[combination] = None if known is None else self._told(chosen, known)
        return found

    def _told(self, chosen: Sequence[int], known: frozenset[int]) -> Bound | None:
        """The points of positions of which this follows; what is open is chosen so that it holds together."""
        if not any(literal in known or literal == YES for literal, _ in self._conditions.loose):
            return tuple(_most(ladder, known) for ladder in self.ladders.values())
        return tuple(self._claimable(chosen)) if self._propagator().possible(chosen) else None

    @property
    def hanging(self) -> frozenset[frozenset[str]]:
        """What conditions read of which the values of positions differ on the answer."""
        return frozenset(keys for _, keys in self._conditions.loose)

    def _option(self, combination: Sequence[int], points: Bound) -> Option:
        chosen = [(lever, lever.positions[index]) for lever, index in zip(self.world.levers, combination, strict=True)]
        moves = tuple((lever, position) for lever, position in chosen if position is not lever.positions[0])
        return Option(sum(position.weight for _, position in chosen), points, moves)

    def cheapest(self, bound: Bound) -> Option | None:
        """The cheapest way to stand with at least so many points of each family; `None` where there is none."""
        wanted = [ladder.reaching(value) for ladder, value in zip(self.ladders.values(), bound, strict=True)]
        if NO in wanted:
            return None
        with Solver(self._clauses, self._wishes(), wanted=wanted) as solver:
            model = solver.best()
        return None if model is None else self._modelled(model)

    def _wishes(self) -> list[Wish]:
        return [
            Wish(-literal, position.weight)
            for lever, literals in zip(self.world.levers, self._conditions.tables.literals, strict=True)
            for position, literal in zip(lever.positions, literals, strict=True)
            if position.weight
        ]

    def _modelled(self, model: frozenset[int]) -> Option:
        """The option of a model: its positions, and the points that follow, or that it claims where more is open."""
        literals = self._conditions.tables.literals
        combination = [next(index for index, literal in enumerate(own) if literal in model) for own in literals]
        chosen = tuple(own[index] for own, index in zip(literals, combination, strict=True))
        loose = any(literal in model or literal == YES for literal, _ in self._conditions.loose)
        if loose or self._conditions.doubts:
            points = tuple(self._claimable(chosen))
        else:
            known = self._propagator().following(chosen) or frozenset()
            points = tuple(_most(ladder, known) for ladder in self.ladders.values())
        return self._option(combination, points)

    def _claimable(self, chosen: Sequence[int]) -> Iterator[int]:
        """The most points of each family that these positions may have, those of the families before held."""
        held = list(chosen)
        for ladder in self.ladders.values():
            values = ladder.values()
            low, high = 0, len(values) - 1
            while low < high:
                middle = (low + high + 1) // 2
                if self._propagator().possible([*held, ladder.reaching(values[middle])]):
                    low = middle
                else:
                    high = middle - 1
            held.append(ladder.reaching(values[low]))
            yield values[low]

    def _propagator(self) -> Propagator:
        if self._following is None:
            self._following = Propagator(self._clauses)
        return self._following

    def forbid(self, option: Option) -> None:
        """Not this way of standing again."""
        known = {
            (lever.path, id(position)): literal
            for lever, literals in zip(self.world.levers, self._conditions.tables.literals, strict=True)
            for position, literal in zip(lever.positions, literals, strict=True)
        }
        pinned = [known.get((lever.path, id(position)), NO) for lever, position in option.open]
        self._clauses.add(*(-literal for literal in pinned))
        self._following = None


def _spans(position: Position) -> bool:
    return any(isinstance(box, Span) and not box.single for box in position.boxes.values())


def _most(ladder: Ladder, known: frozenset[int]) -> int:
    """The most that can be claimed: the highest rung that does not surely fail."""
    for value, literal in reversed(ladder.rungs):
        if -literal not in known:
            return value
    return ladder.base


def size(levers: Sequence[Lever]) -> int:
    """How many combinations of positions levers have."""
    return prod(len(lever.positions) for lever in levers)
