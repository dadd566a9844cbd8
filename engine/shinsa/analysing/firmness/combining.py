"""The nearest change of a verdict by several stated numbers and days at once.

The measure is the largest share by which one of them moves, the share that says how fragile each is alone. Boxes around
what is stated are taken nearest first; one in which no other verdict is possible is laid aside, any other is cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from heapq import heappop, heappush

from shinsa.analysing.changing.trials import Trial
from shinsa.analysing.firmness.axes import Axis, Box, farthest, held_to, nearest_of, next_share, share_of
from shinsa.analysing.firmness.boxes import Boxes, Possible
from shinsa.analysing.firmness.cutting import Cut, best_cut
from shinsa.analysing.firmness.facts import Margin, scale
from shinsa.analysing.firmness.forms import TooManyError
from shinsa.analysing.firmness.tracing import NotLinearError
from shinsa.errors import InternalError
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.proposal.references import References, replaced
from shinsa.screening import Screening, conflicted_gates
from shinsa.values import Scalar, Value

MOST_BOXES = 100
"""How many boxes are cut before it is left open."""
_SMALL = Fraction(1, 64)
_WIDER = Fraction(9, 8)


class Why(Enum):
    """Why the nearest combination is not known."""

    WORK = "work"
    NOT_IN_PROPORTION = "not_in_proportion"


@dataclass(frozen=True, slots=True)
class Move:
    """A stated fact and the value it moves to."""

    margin: Margin
    turns: Scalar
    share: Fraction


@dataclass(frozen=True, slots=True)
class Combination:
    """The nearest change by several facts at once, each moved less far than it may be alone; all of them are needed.

    `share` is the largest over them. With no `moves` there is none, or, where `why` says so, that is not known: no
    combination changes the verdict while all move by less than `proved`.
    """

    moves: tuple[Move, ...] = ()
    verdict: Verdict | None = None
    share: Fraction | None = None
    why: Why | None = None
    proved: Fraction = Fraction(0)


def combination(screening: Screening, found: tuple[Margin, ...], as_of: date, *, most: int = MOST_BOXES) -> Combination:
    """The nearest combination of two or more of the margins' facts, none of which changes the verdict alone."""
    axes = tuple(Axis.of(margin.path, margin.fact, margin.value, scale(margin, as_of)) for margin in found)
    try:
        return _Search(screening, found, axes).nearest(most)
    except NotLinearError:
        return Combination(why=Why.NOT_IN_PROPORTION)


class _Search:
    def __init__(self, screening: Screening, found: tuple[Margin, ...], axes: tuple[Axis, ...]) -> None:
        self._screening = screening
        self._margins = found
        self._axes = axes
        self._conflicted = conflicted_gates(screening.edition, screening.facts)
        self._trial = Trial(screening)
        self._left = 0
        self._base = screening.judgement.verdict
        self._boxes = Boxes(screening, axes)
        self._at = [References(screening.edition.plan.ruleset.vocabulary).at(axis.path) for axis in axes]

    def nearest(self, most: int) -> Combination:
        """By growing the box around what is stated; box by box where that does not show the nearest change."""
        try:
            whole = self._boxes.whole(self._alone())
            if self._clear(whole):
                return Combination()
            clear, reached = self._grown(whole)
            numbers = self._tried_ends(reached)
            return self._told(numbers) if numbers is not None else self._shell_by_shell(whole.box, reached, clear, most)
        except TooManyError:
            return Combination(why=Why.WORK)

    def _clear(self, box: Possible) -> bool:
        """Whether no other verdict is possible anywhere in the box."""
        return self._boxes.impossible(box) or self._boxes.verdicts(box) == frozenset({self._base})

    def _grown(self, whole: Possible) -> tuple[Fraction, Box]:
        """The largest share within which all is surely clear, and the box of the next step, which may not be."""
        low, high = Fraction(0), farthest(self._axes, whole.box)
        while (step := next_share(self._axes, whole.box, held_to(self._axes, whole.box, low))) is not None:
            if step >= high:
                break
            box = held_to(self._axes, whole.box, max(step, _between(low, high)))
            if self._clear(self._boxes.whole(box)):
                low = farthest(self._axes, box)
            else:
                high = farthest(self._axes, box)
        return low, held_to(self._axes, whole.box, high)

    def _tried_ends(self, box: Box) -> tuple[int, ...] | None:
        """A change found by moving one fact after another to an end of the box wherever points rise, or fall."""
        places = range(len(box))
        tried = (self._driven(box, order, way) for order in (places, places[::-1]) for way in (1, -1))
        return next((numbers for numbers in tried if numbers is not None), None)

    def _driven(self, box: Box, order: Iterable[int], way: int) -> tuple[int, ...] | None:
        numbers = tuple(0 for _ in box)
        for place in order:
            tried = [(*numbers[:place], end, *numbers[place + 1 :]) for end in sorted({0, *box[place]}, key=abs)]
            judged = [(each, found) for each in tried if (found := self._judged(each)) is not None]
            turned = next((each for each, found in judged if found.verdict is not self._base), None)
            if turned is not None:
                return turned
            if judged:
                numbers = max(judged, key=lambda pair: way * _points(pair[1]))[0]
        return None

    def _shell_by_shell(self, whole: Box, reached: Box, clear: Fraction, most: int) -> Combination:
        """Box by box in what has been reached, then in ever larger parts of the whole."""
        self._left = most
        while True:
            found = self._searched(self._boxes.whole(reached), clear)
            if found is not None:
                return found
            if reached == whole:
                return Combination()
            clear = farthest(self._axes, reached)
            reached = held_to(self._axes, whole, clear * _WIDER)

    def _searched(self, of: Possible, clear: Fraction) -> Combination | None:
        """Nearest boxes first, so that the first change met is the nearest; nothing where there is none in the box."""
        heap = [(Fraction(0), 0, of)]
        while heap:
            share, _, box = heappop(heap)
            clear = max(clear, share)
            if self._left == 0:
                return Combination(why=Why.WORK, proved=clear)
            self._left -= 1
            numbers = nearest_of(box.box)
            if self._changes(numbers):
                return self._told(numbers)
            for place, part in enumerate(self._parts(box)):
                heappush(heap, (share_of(self._axes, nearest_of(part.box)), 2 * self._left + place, part))
        return None

    def _alone(self) -> Box:
        """How far each may move alone."""
        return tuple(
            axis.between(*(None if edge is None else edge.stands for edge in (margin.down, margin.up)))
            for axis, margin in zip(self._axes, self._margins, strict=True)
        )

    def _parts(self, box: Possible) -> Iterator[Possible]:
        """The two halves of a box in which another verdict may be; of any other nothing."""
        if self._clear(box):
            return
        cut = best_cut(self._axes, box.box, self._boxes.undecided(box))
        if cut is None:
            return
        yield from self._cut(box, cut)

    def _cut(self, box: Possible, cut: Cut) -> Iterator[Possible]:
        low, high = box.box[cut.axis]
        yield self._boxes.part(box, cut.axis, low, cut.after)
        yield self._boxes.part(box, cut.axis, cut.after + 1, high)

    def _values(self, numbers: tuple[int, ...]) -> tuple[Value, ...]:
        values = list(self._screening.facts.values)
        for axis, at, number in zip(self._axes, self._at, numbers, strict=True):
            if number:
                values[at.slot] = replaced(values[at.slot], {(at.index, at.column): axis.stated(number)})
        return tuple(values)

    def _changes(self, numbers: tuple[int, ...]) -> bool:
        found = self._judged(numbers)
        return found is not None and found.verdict is not self._base

    def _judged(self, numbers: tuple[int, ...]) -> Judgement | None:
        return self._trial.judged(self._values(numbers), self._conflicted)

    def _told(self, numbers: tuple[int, ...]) -> Combination:
        """The change with no fact moved in vain, executed by every inference."""
        numbers = self._needed(numbers)
        facts = replace(self._screening.facts, values=self._values(numbers))
        verdict = self._screening.edition.judged(facts).verdict
        moved = [place for place, number in enumerate(numbers) if number]
        if verdict is self._base or len(moved) < 2:  # noqa: PLR2004  # one alone is what margins are about
            raise InternalError("a change of the verdict by several facts is not found again when it is executed")
        moves = tuple(
            Move(self._margins[place], axis.stated(numbers[place]), axis.share(numbers[place]))
            for place in moved
            for axis in (self._axes[place],)
        )
        return Combination(moves, verdict, share_of(self._axes, numbers))

    def _needed(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Put back, the farthest first, whatever the change does not need; those that are left are all needed."""
        farthest = sorted(range(len(numbers)), key=lambda place: -self._axes[place].share(numbers[place]))
        for place in farthest:
            fewer = (*numbers[:place], 0, *numbers[place + 1 :])
            if numbers[place] and self._changes(fewer):
                numbers = fewer
        return numbers


def _points(of: Judgement) -> int:
    return of.score.total.low + of.score.total.high


def _between(low: Fraction, high: Fraction) -> Fraction:
    """A share between two; a small one while the far one is out of all proportion."""
    return (low + high) / 2 if high <= max(4 * low, _SMALL) else max(2 * low, _SMALL)
