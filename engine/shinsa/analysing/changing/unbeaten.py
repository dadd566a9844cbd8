"""Ways to stand that no other beats: none is as light with as many points everywhere."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Weighed(Protocol):
    """Something with a weight, and points that are compared one by one."""

    @property
    def weight(self) -> int:
        """What it takes."""
        ...

    @property
    def points(self) -> tuple[int, ...]:
        """What it gives."""
        ...


_W = TypeVar("_W", bound=Weighed)


def unbeaten(ways: Iterable[_W]) -> tuple[_W, ...]:
    """The ways that no other beats, lightest first; of ways alike the first."""
    lightest: dict[tuple[int, ...], _W] = {}
    for way in ways:
        known = lightest.get(way.points)
        if known is None or way.weight < known.weight:
            lightest[way.points] = way
    kept: list[_W] = []
    for way in sorted(lightest.values(), key=lambda each: (each.weight, [-value for value in each.points])):
        if not _beaten(way, kept):
            kept.append(way)
    return tuple(kept)


def _beaten(way: Weighed, kept: list[_W]) -> bool:
    if len(way.points) == 1:  # they rise, so the last has most
        return bool(kept) and kept[-1].points >= way.points
    return any(all(map(int.__ge__, other.points, way.points)) for other in reversed(kept))
