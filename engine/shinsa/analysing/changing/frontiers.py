"""Points at their price: what merits that nothing else hangs on can add together, and what each sum costs at the least.

Most merits read facts that no gate and no other merit reads. Of those, only the cheapest way to each number of points
matters, so that hundreds of levers come down to a few rungs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import cast

from shinsa.analysing.changing.answering import Reader, Unsupported
from shinsa.analysing.changing.boxes import Box, Span
from shinsa.analysing.changing.cuts import mentions_list
from shinsa.analysing.changing.drawing import Drawing, keys_of
from shinsa.analysing.changing.levers import Position, World
from shinsa.analysing.changing.reading import Readers
from shinsa.judging.outcomes import answer
from shinsa.language.tree import Node
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.values import Truth

MOST_TRIED = 3000
"""How many combinations of positions are tried for merits that hang together."""


@dataclass(frozen=True, slots=True)
class Rung:
    """So many points (with the sign of the aim), at the least weight, by moving these levers to these positions."""

    points: int
    weight: int
    moves: tuple[tuple[int, Position], ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """What the merits at these places of the plan add, cheapest first, each rung more points than the one before.

    `guard` is the condition under which they apply (`None`: always).
    """

    family: str
    guard: Node | None
    places: frozenset[int]
    rungs: tuple[Rung, ...]


class Frontiers:
    """Finds the merits of a plan that nothing else hangs on, and prices their points."""

    def __init__(self, plan: Plan, world: World, readers: Readers, *, low: bool) -> None:
        self._plan = plan
        self._world = world
        self._readers = readers
        self._low = low
        self._reader = Reader(plan.parameters)
        self._drawing = Drawing(self._reader)

    def all(self) -> tuple[Frontier, ...]:
        """Every frontier, those with one family and one guard taken together."""
        found: dict[tuple[str, Node | None], list[Frontier]] = {}
        alone: list[Frontier] = []
        for places in self._readers.private_groups():
            frontier = self._priced(places)
            if frontier is None:
                continue
            if frontier.guard is not None and any(rung.points < 0 for rung in frontier.rungs):
                alone.append(frontier)
            else:
                found.setdefault((frontier.family, frontier.guard), []).append(frontier)
        return (*alone, *(_joined(several) for several in found.values()))

    def _priced(self, places: frozenset[int]) -> Frontier | None:
        rules = [self._plan.rules[place] for place in sorted(places)]
        levers = sorted({lever for place in places for lever in self._readers.body(place)})
        size = prod(len(self._world.levers[lever].positions) for lever in levers)
        guard = rules[0].applies.condition.tree if rules[0].applies is not None else None
        if size > MOST_TRIED:
            return None
        try:
            rungs = list(self._tried(rules, levers))
        except Unsupported:
            return None
        if guard is not None and len(rules) > 1 and any(rung.points < 0 for rung in rungs):
            return None
        return Frontier(rules[0].rule.head.family, guard, places, _best(rungs))

    def _tried(self, rules: Sequence[PlannedRule], levers: Sequence[int]) -> Iterator[Rung]:
        all_positions = [self._world.levers[lever].positions for lever in levers]
        for combination in product(*all_positions):
            boxes: dict[str, Box] = {key: box for position in combination for key, box in position.boxes.items()}
            points = sum(self._points(rule, boxes) for rule in rules)
            moves = tuple(
                (lever, position)
                for lever, position in zip(levers, combination, strict=True)
                if position is not self._world.levers[lever].positions[0]
            )
            yield Rung(points, sum(position.weight for position in combination), moves)

    def _points(self, rule: PlannedRule, boxes: Mapping[str, Box]) -> int:
        """The points of a merit that applies, with the sign of the aim."""
        truths: dict[int, Truth] = {}
        numbers: dict[int, object] = {}
        for question in rule.questions():
            if question is not rule.applies:
                truths[question.truth] = self._truth(question.condition.tree, boxes)
        ends: list[dict[int, object]] = [numbers]
        for tier in (*rule.tiers, *rule.plus):
            if tier.times is not None and tier.tier.times is not None:
                span = self._number(tier.tier.times.tree, boxes)
                values = (None,) if span is None else (span.low, span.high)
                ends = [{**end, tier.times: value} for end in ends for value in values]
        plain = replace(rule, applies=None)
        answers = [
            answer(plain, cast("tuple[Truth, ...]", truths), cast("tuple[None, ...]", end), conflict=False)
            for end in ends
        ]
        return max(each.low if self._low else -each.high for each in answers)

    def _truth(self, tree: Node, boxes: Mapping[str, Box]) -> Truth:
        if mentions_list(tree):
            raise Unsupported
        truths = self._drawing.whole(tree, {}, self._with_fixed(tree, boxes))
        if len(truths) > 1:
            raise Unsupported
        return next(iter(truths))

    def _number(self, tree: Node, boxes: Mapping[str, Box]) -> Span | None:
        if mentions_list(tree):
            raise Unsupported
        box = self._reader.box(tree, {}, self._with_fixed(tree, boxes))
        return box if isinstance(box, Span) else None

    def _with_fixed(self, tree: Node, boxes: Mapping[str, Box]) -> Mapping[str, Box]:
        return {key: boxes[key] if key in boxes else self._world.fixed.get(key) for key in keys_of(tree, {})}


def _best(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """Each number of points at its least weight, and none that another beats; the first costs nothing."""
    kept: list[Rung] = []
    for rung in sorted(rungs, key=lambda each: (each.weight, -each.points)):
        if not kept or rung.points > kept[-1].points:
            kept.append(rung)
    return tuple(kept)


def _joined(several: Sequence[Frontier]) -> Frontier:
    """Several frontiers as one: every sum at its least weight."""
    rungs: tuple[Rung, ...] = (Rung(0, 0, ()),)
    for frontier in several:
        rungs = _best(
            Rung(one.points + other.points, one.weight + other.weight, (*one.moves, *other.moves))
            for one in rungs
            for other in frontier.rungs
        )
    places = frozenset(place for frontier in several for place in frontier.places)
    return Frontier(several[0].family, several[0].guard, places, rungs)
