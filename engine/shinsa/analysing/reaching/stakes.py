"""What rests on what is open: for every rule a table from the cells of its leaf groups to what it does.

Cells that a rule cannot tell apart are one class to it, so that tables stay small however many cells there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from typing import TypeAlias, TypeVar, cast

from shinsa.analysing import catalogue
from shinsa.analysing.covering.groups import Cell, LeafGroup
from shinsa.analysing.covering.readings import Reading, readings
from shinsa.analysing.limits import NotExact, named
from shinsa.judging.outcomes import Answer, Effect, Outcome, Truths, answer
from shinsa.planning.facts_read import paths_read
from shinsa.planning.plan import Plan
from shinsa.planning.questions import Branch, Shape
from shinsa.ruleset import Gate
from shinsa.values import Truth, every, some

_ENTRIES = 60_000
"""How many joint classes a rule's table may have."""

REJECT, HOLD, PASS = 0, 1, 2
"""What a rule does besides points; a gate that stays open in a completion holds."""

_T = TypeVar("_T")

Points: TypeAlias = tuple[int, int]
"""The least and the greatest points in hundredths."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a rule does in one joint class: `standing`, and points of the family at `family` (-1 for none)."""

    standing: int
    family: int
    points: Points


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What one rule does, by the classes of the groups (by their places) it rests on.

    `classes[i]` gives for each cell of group `groups[i]` its class, and `entries` the effects of each joint class.
    """

    rule: int
    groups: tuple[int, ...]
    classes: tuple[tuple[int, ...], ...]
    entries: Mapping[tuple[int, ...], Effects]


class Stakes:
    """Makes the tables of one plan; what rules read is found once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._concluded = len(plan.conclusions)
        self.families = tuple(family.id for family in plan.ruleset.families if family.cap is not None)
        self.readings = readings(plan)
        self.paths = tuple(frozenset(self._paths(reading)) for reading in self.readings)

    def _paths(self, reading: Reading) -> Iterator[str]:
        nodes = [*(self.plan.leaves[leaf] for leaf in reading.leaves), *(self.plan.numbers[n] for n in reading.numbers)]
        return (path for node in nodes for path in paths_read(node))

    def effects(self, place: int, reply: Answer) -> Effects:
        """What an answer of the rule at a place comes to."""
        rule = self.plan.rules[place].rule
        if isinstance(rule, Gate):
            return Effects(_standing(reply), -1, (0, 0))
        family = self.families.index(rule.head.family) if rule.head.family in self.families else -1
        return Effects(PASS, family, (reply.low, reply.high))

    def truth(self, shape: Shape, truths: Mapping[int, Truth]) -> Truth:
        """The truth of a condition, from the truths of leaves by place in the plan."""
        if isinstance(shape, Branch):
            limbs = [self.truth(limb, truths) for limb in shape.limbs]
            return every(limbs) if shape.every else some(limbs)
        own = shape.place - self._concluded
        found = truths[own] if own >= 0 else self.truth(self.plan.conclusions[shape.place].shape, truths)
        return found if found is None or not shape.negated else not found

    def answered(
        self, place: int, truths: Mapping[int, Truth], numbers: Mapping[int, Decimal | None], *, conflict: bool
    ) -> Answer:
        """What the rule at a place answers, given the truths of the leaves and the numbers it reads."""
        rule = self.plan.rules[place]
        asked = {question.truth: self.truth(question.shape, truths) for question in rule.questions()}
        return answer(rule, cast("Truths", asked), cast("tuple[Decimal | None, ...]", numbers), conflict=conflict)


def _standing(reply: Answer) -> int:
    if reply.outcome is Outcome.FIRED and reply.effect is Effect.REJECT:
        return REJECT
    return HOLD if reply.outcome in {Outcome.FIRED, Outcome.UNKNOWN} else PASS


@dataclass(frozen=True, slots=True)
class Given:
    """What is known: the truths of leaves and the numbers, as evaluated, and whether evidence is in conflict."""

    leaves: Sequence[Truth]
    numbers: Sequence[Decimal | None]
    conflict: bool


_Touched: TypeAlias = tuple[LeafGroup, ...]


class Tables:
    """Makes tables, and keeps them for other proposals that leave a rule the same open and state the same for it."""

    def __init__(self, stakes: Stakes) -> None:
        self._stakes = stakes
        self._orders = [(sorted(reading.leaves), sorted(reading.numbers)) for reading in stakes.readings]
        self._kept: dict[object, Table] = {}

    def over(self, groups: Sequence[LeafGroup], given: Given) -> Iterator[Table]:
        """A table for every rule that rests on one of the groups; raises NotExact where one is too large."""
        leaf_in = {leaf: group for group in groups if group.cells for leaf in group.leaves}
        number_in = {number: group for group in groups if group.cells for number in group.numbers}
        for place, (leaves_read, numbers_read) in enumerate(self._orders):
            found = [leaf_in[leaf] for leaf in leaves_read if leaf in leaf_in]
            found += [number_in[number] for number in numbers_read if number in number_in]
            if found:
                touched = tuple(sorted(set(found), key=lambda group: group.place))
                yield self._table(place, touched, given)

    def _table(self, place: int, touched: _Touched, given: Given) -> Table:
        leaves_read, numbers_read = self._orders[place]
        stated = (given.conflict, *(given.leaves[leaf] for leaf in leaves_read))
        key = (place, touched, stated, *(given.numbers[number] for number in numbers_read))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = _table(self._stakes, place, touched, given)
        return found


_KEPT = 20_000
"""How many tables are kept."""


def _table(stakes: Stakes, place: int, touched: _Touched, given: Given) -> Table:
    reading = stakes.readings[place]
    classed = [_classes(group, reading) for group in touched]
    if prod(len(found) for _, found in classed) > _ENTRIES:
        raise NotExact(catalogue.RULE_RESTS_ON_TOO_MANY, rule=named([stakes.plan.rules[place].rule.head.id]))
    truths = {leaf: given.leaves[leaf] for leaf in reading.leaves}
    numbers = {number: given.numbers[number] for number in reading.numbers}
    entries: dict[tuple[int, ...], Effects] = {}
    for joint in product(*(range(len(found)) for _, found in classed)):
        for group, own, (_, found) in zip(touched, joint, classed, strict=True):
            truths.update(_named(group.leaves, found[own].truths, reading.leaves))
            numbers.update(_named(group.numbers, found[own].numbers, reading.numbers))
        reply = stakes.answered(place, truths, numbers, conflict=given.conflict)
        entries[joint] = stakes.effects(place, reply)
    return _merged(Table(place, tuple(group.place for group in touched), tuple(each for each, _ in classed), entries))


def _named(places: Sequence[int], values: Sequence[_T], wanted: frozenset[int]) -> dict[int, _T]:
    return {place: value for place, value in zip(places, values, strict=True) if place in wanted}


def _classes(group: LeafGroup, reading: Reading) -> tuple[tuple[int, ...], list[Cell]]:
    """The class of each cell to a rule, and a cell of each class."""
    seen: dict[object, int] = {}
    kept: list[Cell] = []
    classes: list[int] = []
    for cell in group.cells:
        key = (
            tuple(_named(group.leaves, cell.truths, reading.leaves).values()),
            tuple(_named(group.numbers, cell.numbers, reading.numbers).values()),
        )
        if key not in seen:
            seen[key] = len(kept)
            kept.append(cell)
        classes.append(seen[key])
    return tuple(classes), kept


def _merged(table: Table) -> Table:
    """The table with classes that make no difference to the rule made one, and groups that make none left out."""
    for position in range(len(table.groups)):
        alike: dict[object, int] = {}
        renamed: dict[int, int] = {}
        size = max(table.classes[position], default=0) + 1
        columns: list[list[object]] = [[] for _ in range(size)]
        for joint, effects in table.entries.items():
            columns[joint[position]].append((joint[:position], joint[position + 1 :], effects))
        for own, column in enumerate(columns):
            renamed[own] = alike.setdefault(tuple(column), len(alike))
        classes = tuple(renamed[own] for own in table.classes[position])
        entries = {
            (*joint[:position], renamed[joint[position]], *joint[position + 1 :]): effects
            for joint, effects in table.entries.items()
        }
        table = Table(
            table.rule,
            table.groups,
            (*table.classes[:position], classes, *table.classes[position + 1 :]),
            entries,
        )
    return _without_idle(table)


def _without_idle(table: Table) -> Table:
    kept = [position for position, classes in enumerate(table.classes) if max(classes, default=0) > 0]
    if len(kept) == len(table.groups):
        return table
    return Table(
        table.rule,
        tuple(table.groups[position] for position in kept),
        tuple(table.classes[position] for position in kept),
        {tuple(joint[position] for position in kept): effects for joint, effects in table.entries.items()},
    )
