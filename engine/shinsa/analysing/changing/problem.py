"""One question about one proposal, ready to be solved: which changes lead to a verdict, and which are the cheapest."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from shinsa.analysing.changing.boxes import Span
from shinsa.analysing.changing.building import world
from shinsa.analysing.changing.clauses import Clauses
from shinsa.analysing.changing.conditions import Conditions
from shinsa.analysing.changing.cuts import Cuts, cuts
from shinsa.analysing.changing.frontiers import Frontier, Frontiers, Rung
from shinsa.analysing.changing.goals import Goal, Requirement
from shinsa.analysing.changing.levers import Lever, Position, World
from shinsa.analysing.changing.pruning import Pruner
from shinsa.analysing.changing.reading import Readers
from shinsa.analysing.changing.remainders import with_remainders
from shinsa.analysing.changing.settling import settled
from shinsa.analysing.changing.signs import signs
from shinsa.analysing.changing.solving import Solver, Wish, core
from shinsa.judging.verdict import Verdict
from shinsa.planning.plan import Plan
from shinsa.screening import Screening, conflicted_gates

MOST_CLAUSES = 400_000
"""How many clauses a question may take before it is given up as too large."""


@dataclass(frozen=True, slots=True)
class Move:
    """A lever, and the position it is moved to."""

    lever: Lever
    position: Position


def reading_cuts(plan: Plan) -> dict[str, Cuts]:
    """How the conditions of a plan tell facts apart."""
    concluded = [entry.when.tree for entry in plan.ruleset.conclusions]
    return cuts([*plan.parts, *concluded], plan.numbers, plan.parameters)


class Problem:
    """The levers of a proposal and what a verdict takes. `frozen` are paths that must not be moved.

    Raises TooLarge where the question takes more clauses than are counted out.
    """

    def __init__(self, screening: Screening, goal: Verdict, whole: World, frozen: frozenset[str] = frozenset()) -> None:
        plan = screening.edition.plan
        self._plan = plan
        conflicts = frozenset(screening.facts.conflicts)
        self.world = Pruner(held(whole, frozen), signs(plan, goal), plan.parameters, conflicts).pruned()
        self.clauses = Clauses(MOST_CLAUSES)
        concluded = {entry.name: entry.when.tree for entry in plan.ruleset.conclusions}
        self.conditions = Conditions(self.world, self.clauses, plan.parameters, concluded)
        touched = conflicted_gates(screening.edition, screening.facts)
        agreed = {place: [settled(self.conditions, fact) for fact in facts] for place, facts in touched.items()}
        self._goal = Goal(self.conditions, plan, agreed, self._frontiers(goal, conflicts))
        self.requirements = self._goal.requirements(goal)
        for literal in self._goal.assumptions():
            self.clauses.add(literal)
        self._model: frozenset[int] | None = None

    def _frontiers(self, goal: Verdict, conflicts: frozenset[str]) -> tuple[Frontier, ...]:
        if goal is Verdict.REVIEW:
            return ()
        readers = Readers(self._plan, self.world, conflicts)
        return Frontiers(self._plan, self.world, readers, low=goal is Verdict.ELIGIBLE).all()

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the cheapest way may not be known, where it may not."""
        return tuple(self.conditions.doubts)

    def impossible(self) -> tuple[Requirement, ...]:
        """Requirements that cannot all be met whatever is changed; empty where they can."""
        literals = core(self.clauses, [requirement.literal for requirement in self.requirements])
        return tuple(requirement for requirement in self.requirements if requirement.literal in literals)

    @cached_property
    def solver(self) -> Solver:
        """The solver, with every requirement met and every cost a wish."""
        for requirement in self.requirements:
            self.clauses.add(requirement.literal)
        return Solver(self.clauses, list(self._wishes()))

    def _wishes(self) -> "list[Wish]":
        own = [
            Wish(-literal, position.weight)
            for lever, literals in zip(self.world.levers, self.conditions.tables.literals, strict=True)
            for position, literal in zip(lever.positions, literals, strict=True)
            if position.weight
        ]
        return own + [Wish(-literal, rung.weight - lower.weight) for literal, lower, rung in self._goal.bought]

    def cheapest(self) -> list[Move] | None:
        """A cheapest way, as single moves; `None` where there is none."""
        self._model = self.solver.best()
        return None if self._model is None else self.moves(self._model)

    def forbid(self) -> bool:
        """Not the positions and rungs of the way found last again."""
        model = self._model or frozenset()
        chosen = [
            literal
            for lever, literals in zip(self.world.levers, self.conditions.tables.literals, strict=True)
            for position, literal in zip(lever.positions, literals, strict=True)
            if literal in model and any(isinstance(box, Span) and not box.single for box in position.boxes.values())
        ]
        bought = [literal if literal in model else -literal for literal, *_ in self._goal.bought]
        self.solver.forbid([*chosen, *bought])
        return True

    def close(self) -> None:
        """Free the solver."""
        if self._model is not None:
            self.solver.close()

    def moves(self, model: frozenset[int]) -> list[Move]:
        """What a model moves, each lever by itself."""
        chosen = [
            (lever, position)
            for lever, literals in zip(self.world.levers, self.conditions.tables.literals, strict=True)
            for position, literal in zip(lever.positions[1:], literals[1:], strict=True)
            if literal in model
        ]
        chosen += [
            (self.world.levers[place], position) for rung in self._rungs(model) for place, position in rung.moves
        ]
        return [move for lever, position in chosen for move in apart(lever, position)]

    def _rungs(self, model: frozenset[int]) -> "list[Rung]":
        """The highest rung bought of each frontier."""
        bought = [(lower, rung) for literal, lower, rung in self._goal.bought if literal in model]
        passed = {id(lower) for lower, _ in bought}
        return [rung for _, rung in bought if id(rung) not in passed]


def held(whole: World, frozen: frozenset[str]) -> World:
    """The world with these paths held as they stand."""
    return World(whole.fixed, tuple(held_lever(lever, frozen) for lever in whole.levers), whole.lists)


def held_lever(lever: Lever, frozen: frozenset[str]) -> Lever:
    """The lever as it stands, where it must not be moved."""
    if lever.path not in frozen:
        return lever
    return Lever(lever.path, lever.entry, lever.positions[:1], lever.value, lever.followers)


def apart(lever: Lever, position: Position) -> list[Move]:
    """The single moves of a position of several levers."""
    if position.parts:
        return [move for own, part in position.parts for move in apart(own, part)]
    return [Move(lever, position)]


def proposal_world(screening: Screening, cut: Mapping[str, Cuts], *, limits: bool = False) -> World:
    """Everything that can be moved in a proposal; with `limits`, sums that have one are cut there too."""
    plan = screening.edition.plan
    vocabulary, values = plan.ruleset.vocabulary, screening.facts.values
    limited = [entry.that.tree for entry in plan.ruleset.assumptions] if limits else []
    return world(vocabulary, values, with_remainders(cut, limited, plan.parameters, vocabulary, values))
