"""Which positions of a few levers give which answer: every combination, counted out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Generic, TypeVar

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.boxes import Box, Boxes, there
from shinsa.analysing.changing.clauses import NO, YES, Clauses, TooLarge
from shinsa.analysing.changing.levers import World
from shinsa.messages.teller import said

T = TypeVar("T")

MOST_COMBINATIONS = 6000
"""How many combinations of positions are counted out for one condition."""


@dataclass(frozen=True, slots=True)
class Case(Generic[T]):
    """A literal, and the answer that holds where it does. Of the cases of one table exactly one holds."""

    literal: int
    answer: T


class Tables:
    """The positions of a world's levers as literals, and tables over them."""

    def __init__(self, world: World, clauses: Clauses) -> None:
        self.world = world
        self.clauses = clauses
        self.places = world.lever_of()
        self.literals = tuple(self._position_literals(len(lever.positions)) for lever in world.levers)

    def _position_literals(self, count: int) -> tuple[int, ...]:
        if count == 2:  # noqa: PLR2004  one variable tells two apart
            moved = self.clauses.new()
            return (-moved, moved)
        literals = [self.clauses.new() for _ in range(count)]
        self.clauses.one(literals)
        return tuple(literals)

    def keep_together(self) -> None:
        """What holds between levers: an item that is not there says nothing, and a list not stated has no items."""
        for shape in self.world.lists.values():
            stated = self.holds(there(shape.path))
            before = YES
            for slot in shape.slots:
                name = f"{shape.path}[{slot.index}]"
                present = self.holds(there(name))
                if slot.new:
                    self.clauses.add(-present, stated)
                    self.clauses.add(-present, before)
                    before = present
                self._silent_unless(present, name, new=slot.new)
                if slot.new:
                    self._speaking_if(present, name)

    def _silent_unless(self, present: int, name: str, *, new: bool) -> None:
        """What an item says stays as it is where it is not there; a lever of the whole item sees to that itself."""
        for lever, literals in zip(self.world.levers, self.literals, strict=True):
            paths = lever.paths()
            if there(name) in paths:
                continue
            if lever.path.startswith(f"{name}.") or name in paths:
                self.clauses.add(present, literals[0])
                if new and lever.path == name:
                    self.clauses.add(-present, -literals[0])

    def _speaking_if(self, present: int, name: str) -> None:
        """A new item of which nothing is said is no item."""
        said = [
            -literals[0]
            for lever, literals in zip(self.world.levers, self.literals, strict=True)
            if lever.path.startswith(f"{name}.")
        ]
        if said:
            self.clauses.add(-present, *said)

    def levers(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The levers that move these paths."""
        return tuple(sorted({self.places[key] for key in keys if key in self.places}))

    def holds(self, key: str) -> int:
        """A literal for a path that is true or not: whether an item is there, or a list is stated."""
        if key not in self.places:
            return YES if self.world.fixed.get(key) is True else NO
        lever = self.places[key]
        positions = self.world.levers[lever].positions
        return self.clauses.some(
            literal
            for literal, position in zip(self.literals[lever], positions, strict=True)
            if position.boxes[key] is True
        )

    def table(self, keys: Iterable[str], answer: Callable[[Boxes], T]) -> Sequence[Case[T]]:
        """Every answer that the positions of the levers behind these paths give, with its literal."""
        wanted = frozenset(keys)
        used = self.levers(wanted)
        size = prod(len(self.world.levers[place].positions) for place in used)
        if size > MOST_COMBINATIONS:
            names = ", ".join(self.world.levers[place].path for place in used)
            raise TooLarge(said(catalogue.TOO_MANY_COMBINATIONS, facts=names, count=size))
        fixed = {key: self.world.fixed.get(key) for key in wanted}
        found: dict[T, list[tuple[int, ...]]] = {}
        for combination in product(*(range(len(self.world.levers[place].positions)) for place in used)):
            boxes = fixed | self._boxes(used, combination)
            literals = tuple(self.literals[place][index] for place, index in zip(used, combination, strict=True))
            found.setdefault(answer(boxes), []).append(literals)
        return self._cases(found)

    def _boxes(self, used: Sequence[int], combination: Sequence[int]) -> dict[str, Box]:
        boxes: dict[str, Box] = {}
        for place, index in zip(used, combination, strict=True):
            boxes |= self.world.levers[place].positions[index].boxes
        return boxes

    def _cases(self, found: Mapping[T, list[tuple[int, ...]]]) -> Sequence[Case[T]]:
        """Literals for the answers; the last is what is left."""
        if len(found) == 1:
            return [Case(YES, next(iter(found)))]
        if all(len(row) == 1 for rows in found.values() for row in rows):
            return [Case(self.clauses.some(row[0] for row in rows), answer) for answer, rows in found.items()]
        cases = [Case(self.clauses.new(), answer) for answer in found]
        self.clauses.at_most_one([case.literal for case in cases])
        for case, rows in zip(cases, found.values(), strict=True):
            for row in rows:
                self.clauses.add(case.literal, *(-literal for literal in row))
        return cases
