"""How good a position is: what it does to each condition, against the way that condition should go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from shinsa.analysing.changing.answering import Truths
from shinsa.analysing.changing.boxes import Span
from shinsa.analysing.changing.cuts import paths
from shinsa.analysing.changing.signs import NOT_DOWN, UP, Signs
from shinsa.language.tree import FactRef, ListType, Node, ObjectType, walk

_T = TypeVar("_T")
Feature: TypeAlias = tuple[int, object]
"""A way (`UP`, `DOWN`, 0: neither) and what is compared that way."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A condition or number with the facts it reads, by the path rules write."""

    node: Node
    ways: frozenset[int]
    number: bool
    reads: frozenset[str]

    @property
    def way(self) -> int:
        """The one way that is better; 0 where there are several."""
        return next(iter(self.ways)) if len(self.ways) == 1 else 0


def leaves(signs: Signs) -> list[Leaf]:
    """The leaf conditions of a plan, and the numbers that scale points."""
    return [
        Leaf(node, frozenset(ways), number, _reads(node))
        for table, number in ((signs.leaves, False), (signs.numbers, True))
        for node, ways in table.items()
    ]


def on_lists(signs: Signs) -> list[Leaf]:
    """The conditions on all items of a list."""
    return [Leaf(node, frozenset(ways), number=False, reads=_reads(node)) for node, ways in signs.lists.items()]


def good(truths: Truths, way: int) -> object:
    """Whether a condition goes the way it should, the same for all values; its truths, where it has no one way."""
    if not way:
        return truths
    wanted = way > 0
    return truths != frozenset({not wanted}) if abs(way) == NOT_DOWN else truths == frozenset({wanted})


def beats(one: Sequence[Feature], other: Sequence[Feature]) -> bool:
    """Whether the first is at least as good at every turn."""
    return all(_at_least(way, mine, its) for (way, mine), (_, its) in zip(one, other, strict=True))


def worth_keeping(rows: Sequence[tuple[int, _T, Sequence[Feature]]]) -> list[_T]:
    """The first of what is given with its weight and features, then all that no other beats, lightest first."""
    best: dict[tuple[object, ...], int] = {}
    for place, (weight, _, found) in enumerate(rows):
        key = tuple(value for _, value in found)
        if key not in best or weight < rows[best[key]][0]:
            best[key] = place
    kept: list[int] = []
    for place in sorted(best.values(), key=lambda each: rows[each][0]):
        if place == 0 or not any(beats(rows[other][2], rows[place][2]) for other in kept):
            kept.append(place)
    return [rows[place][1] for place in sorted(kept, key=bool)]


def _at_least(way: int, mine: object, its: object) -> bool:
    if mine == its:
        return True
    if way == 0:
        return False
    if mine is True or its is False:
        return True
    if isinstance(mine, Span) and its is None:
        return True
    if isinstance(mine, Span) and isinstance(its, Span):
        low, high = mine.low >= its.low, mine.high >= its.high  # type: ignore[operator]
        return (low and high) if way == UP else (mine.low <= its.low and mine.high <= its.high)  # type: ignore[operator]
    return False


def _reads(node: Node) -> frozenset[str]:
    """The facts a node reads; of a list of single values that is looked at as a whole, its items too."""
    items = (f"{below.path}[]" for below in walk(node) if isinstance(below, FactRef) and _holds_values(below))
    return frozenset((*paths(node), *items))


def _holds_values(ref: FactRef) -> bool:
    return isinstance(ref.type, ListType) and not isinstance(ref.type.item, ObjectType)
