"""The best that the axes of one part can come to within a box: exactly, by cutting where more might be possible."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from shinsa.analysing.firmness.aims import Aim, Vector
from shinsa.analysing.firmness.axes import Axis, Box, nearest_of
from shinsa.analysing.firmness.boxes import Boxes, Part, Possible
from shinsa.analysing.firmness.cutting import best_cut
from shinsa.analysing.firmness.forms import Mixed
from shinsa.analysing.limits import Work
from shinsa.analysing.reaching.stakes import Stakes
from shinsa.judging.outcomes import Answer
from shinsa.judging.verdict import Judgement

Numbers: TypeAlias = tuple[int, ...]
"""For each axis the number it moves to; 0 is as stated."""


@dataclass(frozen=True, slots=True)
class Way:
    """Numbers to move to, and what they come to."""

    vector: Vector
    numbers: Numbers


Front: TypeAlias = tuple[Way, ...]
"""Ways none of which is at least as good as another; of equal ones the first that was found."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """What is possible over a box, and a vector that nothing in it exceeds."""

    most: Vector
    possible: Possible


class Fronts:
    """Finds the fronts of parts for one aim."""

    def __init__(
        self, boxes: Boxes, axes: tuple[Axis, ...], stakes: Stakes, judged: Callable[[Numbers], Judgement | None]
    ) -> None:
        self._boxes = boxes
        self._axes = axes
        self._stakes = stakes
        self._judged = judged

    def stated(self, aim: Aim, parts: Iterable[Part], base: Judgement) -> Vector | None:
        """What the rules in none of the parts come to; `None` where the aim rules that out."""
        moving = {asked.place for part in parts for asked in part.rules}
        effects = (
            self._stakes.effects(place, reply) for place, reply in enumerate(base.answers) if place not in moving
        )
        return aim.vector(effects, len(self._stakes.families))

    def start(self, aim: Aim, part: Part) -> Front:
        """What a part comes to as it is stated."""
        way = self._way(aim, part, (0,) * len(self._axes))
        return () if way is None else (way,)

    def within(self, aim: Aim, part: Part, box: Box) -> Bounded | None:
        """A box with what the part can come to in it at the most; `None` where all of it is ruled out."""
        return self._bounded(aim, part, self._boxes.over(part, box))

    def _bounded(self, aim: Aim, part: Part, of: Possible) -> Bounded | None:
        if self._boxes.impossible(part, of):
            return None
        total = self._nothing(aim)
        for asked in part.rules:
            most = self._most(aim, asked.place, of.answers[asked.place])
            if most is None:
                return None
            total = added(total, most)
        return Bounded(total, of)

    def _nothing(self, aim: Aim) -> Vector:
        return aim.vector((), len(self._stakes.families)) or ()

    def _most(self, aim: Aim, place: int, answers: Iterable[Answer]) -> Vector | None:
        found = [each for each in (self._vector(aim, place, reply) for reply in answers) if each is not None]
        return tuple(map(max, zip(*found, strict=True))) if found else None

    def _vector(self, aim: Aim, place: int, reply: Answer) -> Vector | None:
        return aim.vector((self._stakes.effects(place, reply),), len(self._stakes.families))

    def _way(self, aim: Aim, part: Part, numbers: Numbers) -> Way | None:
        """What a part comes to with these numbers; `None` where the aim or an assumption rules that out."""
        found = self._judged(numbers)
        if found is None:
            return None
        effects = [self._stakes.effects(asked.place, found.answers[asked.place]) for asked in part.rules]
        vector = aim.vector(effects, len(self._stakes.families))
        return None if vector is None else Way(vector, numbers)

    def front(self, aim: Aim, part: Part, box: Bounded | None, known: Front, work: Work) -> Front:
        """The front of a part within a box around what is stated; `known` are ways that lie in it.

        Raises:
            NotExact: it takes too much work.
        """
        found = known
        heap: list[tuple[int, int, Bounded]] = []
        order = count()

        def push(each: Bounded | None) -> None:
            if each is not None and not covered(each.most, found):
                heappush(heap, (-sum(each.most), next(order), each))

        push(box)
        while heap:
            _, _, each = heappop(heap)
            if covered(each.most, found):
                continue
            work.spend()
            mixed = self._mixed(aim, part, each.possible)
            for way in self._tried(aim, part, each.possible.box, mixed):
                found = best((*found, way))
                if covered(each.most, found):
                    break
            else:
                for half in self._halves(part, each.possible, mixed):
                    push(self._bounded(aim, part, half))
        return found

    def _mixed(self, aim: Aim, part: Part, of: Possible) -> tuple[Mixed, ...]:
        def matters(place: int, answers: tuple[Answer, ...]) -> bool:
            return len({self._vector(aim, place, reply) for reply in answers}) > 1

        return self._boxes.undecided(part, of, matters)

    def _tried(self, aim: Aim, part: Part, box: Box, mixed: Iterable[Mixed]) -> Iterator[Way]:
        """The nearest way of the box, then ways with one axis after another moved to an end where that is better."""
        moving = sorted({axis for each in mixed for axis in each.slopes})
        for order in (moving, moving[::-1]) if len(moving) > 1 else (moving,):
            now = self._way(aim, part, nearest_of(box))
            if now is not None:
                yield now
            for axis in order:
                start = nearest_of(box) if now is None else now.numbers
                for end in box[axis]:
                    way = self._way(aim, part, (*start[:axis], end, *start[axis + 1 :]))
                    if way is not None and (now is None or sum(way.vector) > sum(now.vector)):
                        now = way
                        yield now

    def _halves(self, part: Part, of: Possible, mixed: Iterable[Mixed]) -> Iterator[Possible]:
        cut = best_cut(self._axes, of.box, mixed)
        if cut is None:
            return
        low, high = of.box[cut.axis]
        yield self._boxes.cut(part, of, cut.axis, low, cut.after)
        yield self._boxes.cut(part, of, cut.axis, cut.after + 1, high)


def added(one: Vector, other: Vector) -> Vector:
    """The sum."""
    return tuple(map(int.__add__, one, other))


def joined(fronts: Iterable[Front], work: Work) -> Front:
    """The front of several parts together.

    Raises:
        NotExact: there are too many ways to choose one of each.
    """
    found, *rest = fronts
    for other in rest:
        if len(found) * len(other) > 1:
            work.spend(len(found) * len(other) // _WAYS_OF_A_BOX)
        found = best(Way(added(a.vector, b.vector), added(a.numbers, b.numbers)) for a in found for b in other)
    return found


_WAYS_OF_A_BOX = 100
"""How many ways are joined in about the time that it takes to cut a box."""


def best(ways: Iterable[Way]) -> Front:
    """Those ways that no other is at least as good as."""
    kept: list[Way] = []
    for way in sorted(ways, key=lambda each: -sum(each.vector)):
        if not covered(way.vector, kept):
            kept.append(way)
    return tuple(kept)


def covered(vector: Vector, by: Iterable[Way]) -> bool:
    """Whether one of the ways is nowhere worse."""
    return any(all(map(int.__ge__, way.vector, vector)) for way in by)
