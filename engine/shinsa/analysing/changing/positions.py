"""The positions of one lever: the cells that conditions cut its values into, and what moving there costs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from shinsa.analysing.changing.boxes import Box, Span, box_of
from shinsa.analysing.changing.cuts import Cuts
from shinsa.analysing.changing.grids import MEASURED, Grid
from shinsa.analysing.changing.levers import Kind, Position
from shinsa.facts import Change, Direction, Fact, FactKind
from shinsa.language.tree import Comparison
from shinsa.standards import country_codes
from shinsa.values import Scalar

MOST_LEVELS = 24
"""How many steps of cost are told apart on one lever; further ones are taken together."""

TEXT = "(a text)"
"""Stands for a text that nobody has written yet."""

_FROM = {Comparison.GE, Comparison.LT, Comparison.EQ, Comparison.NE}
_AFTER = {Comparison.GT, Comparison.LE, Comparison.EQ, Comparison.NE}


def starts(grid: Grid, cuts: Cuts) -> set[int]:
    """The places at which a new cell begins."""
    found = {ceil(value / grid.step) for value, comparison in cuts.marks if comparison in _FROM}
    found |= {floor(value / grid.step) + 1 for value, comparison in cuts.marks if comparison in _AFTER}
    return {place for place in found if grid.low < place <= grid.high}


def pieces(low: int, high: int, begins: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The span cut into cells, in order."""
    inside = sorted(place for place in set(begins) if low < place <= high)
    for first, after in zip([low, *inside], [*inside, high + 1], strict=True):
        if first < after:
            yield first, after - 1


def representatives(fact: Fact, cuts: Cuts) -> list[Scalar]:
    """One value for each way that conditions tell values apart; all of them where two facts are compared."""
    if fact.kind is FactKind.BOOL:
        return [True, False]
    if fact.kind is FactKind.CHOICE:
        known: list[Scalar] = [choice.value for choice in fact.choices]
    elif fact.kind is FactKind.COUNTRY:
        known = list(country_codes())
    else:
        known = [TEXT, *sorted({value for each in cuts.sets for value in each if isinstance(value, str)})]
    if cuts.joined:
        return known
    kinds: dict[tuple[bool, ...], Scalar] = {}
    for value in known:
        kinds.setdefault(tuple(value in each for each in cuts.sets), value)
    return list(kinds.values())


@dataclass(frozen=True, slots=True)
class Statement:
    """What it is to state a fact: of what kind, at what cost, and whether it has to be said though it costs nothing."""

    kind: Kind
    cost: int
    detail: int = 0


def stated_positions(path: str, fact: Fact, cuts: Cuts, by: Statement) -> list[Position]:
    """Every cell of a fact that is not known, at one cost."""
    if fact.kind in MEASURED:
        grid = Grid.of(fact)
        spans = pieces(grid.low, grid.high, starts(grid, cuts))
        return [Position(by.kind, {path: _span(grid, *span)}, by.cost, span, by.detail) for span in spans]
    return [Position(by.kind, {path: box_of(value)}, by.cost, None, by.detail) for value in representatives(fact, cuts)]


def changed_positions(path: str, fact: Fact, cuts: Cuts, value: Scalar, change: Change | None) -> list[Position]:
    """Every cell a stated fact may move to, with what that costs."""
    if change is None or change.cost is None:
        return []
    if fact.kind in MEASURED:
        return list(_moved(path, Grid.of(fact), cuts, value, change))
    return [
        Position(Kind.CHANGE, {path: box_of(other)}, change.cost)
        for other in _targets(fact, cuts, change)
        if other != value and _allowed(fact, value, other, change)
    ]


def _targets(fact: Fact, cuts: Cuts, change: Change) -> list[Scalar]:
    """Representatives among the choices a change may end in."""
    if not change.targets:
        return representatives(fact, cuts)
    kinds: dict[tuple[bool, ...], Scalar] = {}
    for value in change.targets:
        kinds.setdefault(tuple(value in each for each in cuts.sets), value)
    return list(change.targets) if cuts.joined else list(kinds.values())


def _allowed(fact: Fact, value: Scalar, other: Scalar, change: Change) -> bool:
    if change.origins and value not in change.origins:
        return False
    if fact.kind is FactKind.BOOL and change.direction is not Direction.BOTH:
        return other is (change.direction is Direction.UP)
    return True


def _moved(path: str, grid: Grid, cuts: Cuts, value: Scalar, change: Change) -> Iterator[Position]:
    now, begins = grid.place(value), starts(grid, cuts)
    scale = Scale.of(grid, change)
    if change.direction is not Direction.DOWN:
        for first, last in pieces(now + 1, grid.high, begins):
            for span, cost, exact in scale.levels(first - now, last - now, every=cuts.joined):
                places = (now + span[0], now + span[1])
                yield Position(Kind.CHANGE, {path: _span(grid, *places)}, cost, places, exact=exact)
    if change.direction is not Direction.UP:
        for first, last in pieces(grid.low, now - 1, begins):
            for span, cost, exact in scale.levels(now - last, now - first, every=cuts.joined):
                places = (now - span[1], now - span[0])
                yield Position(Kind.CHANGE, {path: _span(grid, *places)}, cost, places, exact=exact)


def _span(grid: Grid, low: int, high: int) -> Box:
    return Span(grid.value(low), grid.value(high))  # type: ignore[arg-type]  # a grid holds numbers or days


@dataclass(frozen=True, slots=True)
class Scale:
    """What it costs to move so many steps: once, or for each `per` steps begun."""

    cost: int
    per: Fraction | None

    @classmethod
    def of(cls, grid: Grid, change: Change) -> "Scale":
        """The scale of a fact that can change."""
        return cls(change.cost or 0, None if change.per is None else Fraction(change.per) / grid.step)

    def price(self, distance: int) -> int:
        """The cost of so many steps."""
        return self.cost if self.per is None else self.cost * ceil(distance / self.per)

    def levels(self, near: int, far: int, *, every: bool) -> Iterator[tuple[tuple[int, int], int, bool]]:
        """The distances from `near` to `far` by cost: the cheapest alone, or (`every`) all that are told apart.

        Each with its cost, and whether all of its distances cost that.
        """
        if self.per is None:
            yield (near, far), self.cost, True
            return
        for _ in range(MOST_LEVELS if every else 1):
            end = min(far, floor(ceil(near / self.per) * self.per))
            end = max(end, near)
            yield (near, end), self.price(near), True
            near = end + 1
            if near > far:
                return
        if every:
            yield (near, far), self.price(near), False


def follower_place(leader: int, leader_now: int, follower_now: int) -> int:
    """Where a follower stands when its leader is moved: in proportion, to the nearest step."""
    return floor(Fraction(follower_now * leader, leader_now) + Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Member:
    """An amount that changes with others: what it is now, how conditions cut it, and how it can change."""

    fact: Fact
    value: Scalar
    cuts: Cuts
    change: Change | None


def coupled_positions(members: Mapping[str, Member]) -> Iterator[Position]:
    """Every cell that amounts which change together can move to; the first leads."""
    changes = {path: member.change for path, member in members.items()}
    prices = {path: change for path, change in changes.items() if change is not None and change.cost is not None}
    if len(prices) == len(members):
        coupled = _Coupled(members, prices)
        if all(place > 0 for place in coupled.standing.values()):
            yield from coupled.positions()


class _Coupled:
    """Amounts in proportion, in steps of the leader's grid."""

    def __init__(self, members: Mapping[str, Member], prices: Mapping[str, Change]) -> None:
        self._members = members
        self._prices = prices
        self._grids = {path: Grid.of(member.fact) for path, member in members.items()}
        self._leader = next(iter(members))
        self.standing = {path: self._grids[path].place(member.value) for path, member in members.items()}

    def positions(self) -> Iterator[Position]:
        """Every cell, upwards and downwards."""
        begins = {place for path in self._members for place in self._begins(path)}
        low, high = self._range()
        now = self.standing[self._leader]
        for way, first, last in ((Direction.UP, now + 1, high), (Direction.DOWN, low, now - 1)):
            if all(change.direction in {way, Direction.BOTH} for change in self._prices.values()):
                yield from (self._together(piece) for piece in pieces(first, last, begins))

    def _begins(self, path: str) -> Iterator[int]:
        """The leader's places at which a member comes into a new cell."""
        for begin in starts(self._grids[path], self._members[path].cuts):
            yield begin if path == self._leader else self._leading(path, begin)

    def _leading(self, path: str, place: int) -> int:
        """The first place of the leader at which a member stands at this place or beyond."""
        return ceil((place - Fraction(1, 2)) * self.standing[self._leader] / self.standing[path])

    def _range(self) -> tuple[int, int]:
        """The leader's places at which every member stays in its range."""
        lows = [self._leading(path, grid.low) for path, grid in self._grids.items()]
        highs = [self._leading(path, grid.high + 1) - 1 for path, grid in self._grids.items()]
        leader = self._grids[self._leader]
        return max(leader.low, *lows), min(leader.high, *highs)

    def _place(self, path: str, leader: int) -> int:
        return (
            leader if path == self._leader else follower_place(leader, self.standing[self._leader], self.standing[path])
        )

    def _together(self, piece: tuple[int, int]) -> Position:
        boxes = {
            path: _span(grid, self._place(path, piece[0]), self._place(path, piece[1]))
            for path, grid in self._grids.items()
        }
        near = piece[0] if piece[0] > self.standing[self._leader] else piece[1]
        cost = max(self._price(path, near) for path in self._members)
        exact = all(change.per is None for change in self._prices.values())
        return Position(Kind.CHANGE, boxes, cost, piece, exact=exact)

    def _price(self, path: str, leader: int) -> int:
        distance = abs(self.standing[path] - self._place(path, leader))
        return Scale.of(self._grids[path], self._prices[path]).price(distance)
