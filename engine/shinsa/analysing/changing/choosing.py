"""From boxes to values: the ones that do lead to the verdict, and no further from what is stated than needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from shinsa.analysing.changing.boxes import Span
from shinsa.analysing.changing.editing import Edit, edit
from shinsa.analysing.changing.grids import Grid
from shinsa.analysing.changing.levers import Kind, World
from shinsa.analysing.changing.positions import Scale, follower_place
from shinsa.analysing.changing.problem import Move
from shinsa.analysing.changing.trials import Trial
from shinsa.facts import Change, Fact
from shinsa.judging.verdict import Verdict
from shinsa.values import Scalar

MOST_TRIED = 200
"""How many choices of values at the ends of boxes are tried for one set of moves, and how many between them."""
MOST_MIXED = 8
"""At how many mixtures of ends values between them are tried."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Moves with a value for each; of measured ones the step of their grid."""

    moves: tuple[Move, ...]
    places: tuple[int | None, ...]

    def assignment(self) -> dict[str, Scalar | None]:
        """The new value of every path."""
        found: dict[str, Scalar | None] = {}
        for move, place in zip(self.moves, self.places, strict=True):
            found |= values_of(move, place)
        return found


def values_of(move: Move, place: int | None) -> dict[str, Scalar | None]:
    """What a move makes of its paths when a measured one goes to this step."""
    lever = move.lever
    if place is None:
        boxes = move.position.boxes
        return {path: None if isinstance(box, Span) else box for path, box in boxes.items()}
    grid = Grid.of(_fact(move))
    found: dict[str, Scalar | None] = {lever.path: grid.value(place)}
    for path, (fact, value) in lever.followers.items():
        own = Grid.of(fact)
        now = grid.place(lever.value)
        found[path] = own.value(follower_place(place, now, own.place(value)))
    return found


def _fact(move: Move) -> Fact:
    if not isinstance(move.lever.entry, Fact):
        raise TypeError("only single facts are measured")
    return move.lever.entry


class Chooser:
    """Chooses values for the moves of one answer."""

    def __init__(self, world: World, trial: Trial, goal: Verdict) -> None:
        self._world = world
        self._trial = trial
        self._goal = goal
        self._today = trial.as_of.toordinal()

    def edit(self, chosen: Chosen) -> Edit:
        """The changes sorted by where they are made."""
        return edit(self._world, chosen.assignment())

    def reaches(self, chosen: Chosen) -> bool:
        """Whether the values lead to the verdict."""
        return self._trial.edited(self.edit(chosen)) is self._goal

    def reaches_with(self, chosen: Chosen, other: Mapping[str, Scalar | None]) -> bool:
        """Whether the values lead to the verdict with some of them replaced."""
        return self._trial.edited(edit(self._world, {**chosen.assignment(), **other})) is self._goal

    def chosen(self, moves: Sequence[Move]) -> Chosen | None:
        """Values within the boxes that lead to the verdict, the nearest that were tried; `None` where none did."""
        for places in islice(_places(moves), MOST_TRIED):
            chosen = Chosen(tuple(moves), places)
            if self.reaches(chosen):
                return self._nearer(chosen)
        return self._crossing(moves)

    def _crossing(self, moves: Sequence[Move]) -> Chosen | None:
        """Values between the ends: the others stand at an end while one goes through the steps by halves."""
        for places in islice(self._between(moves), MOST_TRIED):
            tried = Chosen(tuple(moves), places)
            if self.reaches(tried):
                return self._nearer(tried)
        return None

    def _between(self, moves: Sequence[Move]) -> Iterator[tuple[int | None, ...]]:
        for places in islice(_places(moves), MOST_MIXED):
            for index, move in enumerate(moves):
                for step in _halves(*(move.position.places or (0, 0))):
                    yield (*places[:index], step, *places[index + 1 :])

    def _nearer(self, chosen: Chosen) -> Chosen:
        """The same with every number as near to the stated one as it can be, the others as they are."""
        for index, move in enumerate(chosen.moves):
            if chosen.places[index] is None:
                continue
            if move.position.kind is Kind.CHANGE:
                chosen = self._nearest(chosen, index, move)
            else:
                chosen = self._plainest(chosen, index, move)
        return chosen

    def _plainest(self, chosen: Chosen, index: int, move: Move) -> Chosen:
        """The same with a number stated at its lower end where that does as well; a day on the day of the screening."""
        low, high = move.position.places or (0, 0)
        step = min(max(self._today, low), high) if Grid.of(_fact(move)).days else low
        tried = Chosen(chosen.moves, (*chosen.places[:index], step, *chosen.places[index + 1 :]))
        return tried if self.reaches(tried) else chosen

    def _nearest(self, chosen: Chosen, index: int, move: Move) -> Chosen:
        near, _ = _ends(move)
        far = chosen.places[index]
        if far is None or near == far:
            return chosen
        best = chosen
        while abs(far - near) > 0:
            middle = near + (far - near) // 2 if far > near else near - (near - far) // 2
            tried = Chosen(chosen.moves, (*chosen.places[:index], middle, *chosen.places[index + 1 :]))
            if self.reaches(tried):
                best, far = tried, middle
            else:
                near = middle + (1 if far > middle else -1)
        return best


def _ends(move: Move) -> tuple[int, int]:
    """The end of a span that is nearer to what is stated, and the other."""
    low, high = move.position.places or (0, 0)
    if move.position.kind is not Kind.CHANGE:
        return low, high
    now = Grid.of(_fact(move)).place(move.lever.value)
    return (low, high) if low > now else (high, low)


def _places(moves: Sequence[Move]) -> Iterator[tuple[int | None, ...]]:
    """All at the near end, all at the far end, then every mixture."""
    ends = [(None, None) if move.position.places is None else _ends(move) for move in moves]
    yield tuple(near for near, _ in ends)
    yield tuple(far for _, far in ends)
    yield from product(*(dict.fromkeys(each) for each in ends))


def _halves(low: int, high: int) -> Iterator[int]:
    """Steps of a span: its middle, the quarters and the eighths."""
    parts = 2
    while parts <= 8 and high - low >= parts:  # noqa: PLR2004
        yield from (low + (high - low) * place // parts for place in range(1, parts, 2))
        parts *= 2


def price(move: Move, place: int | None, change: Change | None) -> int:
    """What the move costs at this step."""
    if place is None or move.position.kind is not Kind.CHANGE or change is None or move.position.exact:
        return move.position.cost
    grid = Grid.of(_fact(move))
    return max(move.position.cost, Scale.of(grid, change).price(abs(place - grid.place(move.lever.value))))
