"""The nearest change of a verdict by several stated numbers and days at once.

The measure is the largest share by which one of them moves, the share that says how fragile each is alone. Facts fall
into parts that no rule reads together, so that what all can come to within a share is what the parts can come to, added
up; the least share within which that is enough for another verdict is found by halving, down to the step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from shinsa.analysing.firmness.aims import Aim, Vector, aims
from shinsa.analysing.firmness.axes import Axis, farthest, held_to, next_share, share_of
from shinsa.analysing.firmness.boxes import Boxes, Part
from shinsa.analysing.firmness.facts import Margin, scale
from shinsa.analysing.firmness.fronts import Bounded, Front, Fronts, Numbers, Way, added, joined
from shinsa.analysing.firmness.moving import Moved
from shinsa.analysing.limits import NotExact, Work, named
from shinsa.analysing.reaching.stakes import Stakes
from shinsa.judging.verdict import Verdict
from shinsa.screening import Screening
from shinsa.values import Scalar

MOST_BOXES = 2_000
"""How many boxes are cut for each way to another verdict before it is left open."""
_SMALL = Fraction(1, 64)


@dataclass(frozen=True, slots=True)
class Move:
    """A stated fact and the value it moves to."""

    margin: Margin
    turns: Scalar
    share: Fraction


@dataclass(frozen=True, slots=True)
class Combination:
    """The nearest change by several facts at once, each moved less far than it may be alone; all of them are needed.

    `share` is the largest over them. With no `moves` there is none. Where `proved` is given the nearest is not known:
    there is none while all move by less than that, and `moves`, if any, are a change that may not be the nearest.
    """

    moves: tuple[Move, ...] = ()
    verdict: Verdict | None = None
    share: Fraction | None = None
    proved: Fraction | None = None


def combination(screening: Screening, found: tuple[Margin, ...], as_of: date, *, most: int = MOST_BOXES) -> Combination:
    """The nearest combination of two or more of the margins' facts, none of which changes the verdict alone."""
    axes = tuple(Axis.of(margin.path, margin.fact, margin.value, scale(margin, as_of)) for margin in found)
    moved = Moved(screening, found, axes)
    searches = tuple(_searches(screening, moved))
    nearest: _Found | None = None
    for search in searches:
        limit = farthest(axes, moved.alone) + 1 if nearest is None else nearest.share
        nearest = _nearer(nearest, search.nearest(limit, most))
    told = Combination() if nearest is None else _told(moved, found, nearest)
    proved = min((search.clear for search in searches if search.out_of_work), default=None)
    return told if proved is None or (told.share is not None and told.share <= proved) else replace(told, proved=proved)


def _searches(screening: Screening, moved: Moved) -> Iterator["_Search"]:
    """One for each way to another verdict."""
    plan = screening.edition.plan
    boxes = Boxes(screening, moved.axes)
    parts = boxes.parts(moved.alone)
    fronts = Fronts(boxes, moved.axes, Stakes(plan), moved.judged)
    return (_Search(fronts, parts, moved, aim) for aim in aims(plan, moved.base.verdict))


def _told(moved: Moved, found: tuple[Margin, ...], nearest: "_Found") -> Combination:
    numbers, verdict = moved.executed(nearest.numbers)
    moves = tuple(
        Move(margin, axis.stated(number), axis.share(number))
        for margin, axis, number in zip(found, moved.axes, numbers, strict=True)
        if number
    )
    return Combination(moves, verdict, share_of(moved.axes, numbers))


def _nearer(one: "_Found | None", other: "_Found | None") -> "_Found | None":
    return min((each for each in (one, other) if each is not None), key=lambda each: each.share, default=None)


@dataclass(frozen=True, slots=True)
class _Found:
    """Numbers that change the verdict, and the largest share by which one of them is moved."""

    share: Fraction
    numbers: Numbers


class _Search:
    """Looks for the least share within which one aim is reached.

    `clear` is a share within which it is proved not to be; `low` are the fronts of the parts within it, `high` those
    within a share at which it is reached. A part whose fronts are the same at both comes to the same in between.
    """

    def __init__(self, fronts: Fronts, parts: tuple[Part, ...], moved: Moved, aim: Aim) -> None:
        self._fronts = fronts
        self._parts = parts
        self._axes = moved.axes
        self._alone = moved.alone
        self._aim = aim
        self._rest = fronts.stated(aim, parts, moved.base)
        self._low = [fronts.start(aim, part) for part in parts]
        self._high: list[Front] | None = None
        self._work = Work(0, named(axis.path for axis in moved.axes))
        self._found: _Found | None = None
        self.clear = Fraction(0)
        self.out_of_work = False

    def nearest(self, limit: Fraction, most: int) -> _Found | None:
        """What reaches the aim with the least share, if that is less than a limit; not the least where work ran out."""
        self._work.left = most
        try:
            while (share := self._next(limit)) is not None:
                self._look(share)
        except NotExact:
            self.out_of_work = True
        return self._found

    def _next(self, limit: Fraction) -> Fraction | None:
        """The share to look at next; `None` where there is none left below the limit."""
        limit = limit if self._found is None else min(limit, self._found.share)
        moving = [axis for place in self._live() for axis in self._parts[place].axes]
        step = next_share(self._axes, self._alone, held_to(self._axes, self._alone, self.clear), moving)
        if step is None or step >= limit:
            return None
        return min(limit, max(step, _between(self.clear, limit, known=self._found is not None)))

    def _live(self) -> list[int]:
        """The parts that may come to more within a larger share."""
        if self._rest is None:
            return []
        if self._high is None:
            return list(range(len(self._parts)))
        pairs = enumerate(zip(self._low, self._high, strict=True))
        return [place for place, (low, high) in pairs if _vectors(low) != _vectors(high)]

    def _look(self, share: Fraction) -> None:
        """See whether the aim is reached within a share."""
        box = held_to(self._axes, self._alone, share)
        bounded = {place: self._fronts.within(self._aim, self._parts[place], box) for place in self._live()}
        fronts = list(self._low)
        if self._may_reach(bounded):
            for place, each in bounded.items():
                fronts[place] = self._fronts.front(self._aim, self._parts[place], each, fronts[place], self._work)
        found = self._reached(fronts)
        if found is None:
            self.clear, self._low = share, fronts
        else:
            self._found, self._high = _Found(share_of(self._axes, found.numbers), found.numbers), fronts

    def _may_reach(self, bounded: Mapping[int, Bounded | None]) -> bool:
        """Whether what the parts come to at the most is enough."""
        total = self._rest
        for place, front in enumerate(self._low):
            within = bounded.get(place)
            own = [way.vector for way in front] if within is None else [within.most]
            if total is None or not own:
                return False
            total = added(total, tuple(map(max, zip(*own, strict=True))))
        return total is not None and self._aim.enough(total)

    def _reached(self, fronts: list[Front]) -> Way | None:
        rest = self._rest
        if rest is None:
            return None
        ways = joined(fronts, self._work)
        enough = [way for way in ways if self._aim.enough(added(rest, way.vector))]
        return min(enough, key=lambda way: share_of(self._axes, way.numbers), default=None)


def _vectors(front: Front) -> frozenset[Vector]:
    return frozenset(way.vector for way in front)


def _between(low: Fraction, high: Fraction, *, known: bool) -> Fraction:
    """A share between two; a small one while the far one is out of all proportion, or nothing is found yet."""
    return (low + high) / 2 if known and high <= max(4 * low, _SMALL) else max(2 * low, _SMALL)
