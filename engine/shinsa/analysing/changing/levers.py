"""What can be moved in a proposal: facts, fields of items, items; where each can be moved to, and at what cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from shinsa.analysing.changing.boxes import Box
from shinsa.facts import Entry, Fact, path_read
from shinsa.values import Scalar


class Kind(StrEnum):
    """What is done: nothing, a fact that is not known is stated, a stated one is changed, an item comes or goes."""

    KEEP = "keep"
    STATE = "state"
    CHANGE = "change"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, eq=False)
class Position:
    """One place a lever can stand at: what it makes of the facts (`boxes`, by concrete path), and its cost.

    `places` are the steps of the lever's grid that the boxes span. `exact` is false where some of them cost more than
    `cost`. `detail` counts what has to be said though it costs nothing, so that nothing needless is. `parts` are the
    positions of several levers taken together as one.
    """

    kind: Kind
    boxes: Mapping[str, Box]
    cost: int = 0
    places: tuple[int, int] | None = None
    detail: int = 0
    exact: bool = True
    parts: "tuple[tuple[Lever, Position], ...]" = ()

    @property
    def changes(self) -> int:
        """How many changes it is."""
        return sum(part.changes for _, part in self.parts) if self.parts else int(self.kind is not Kind.KEEP)

    @property
    def weight(self) -> int:
        """What it costs, before the number of changes, before what has to be said."""
        return self.cost * COST + self.changes * CHANGE + self.detail


COST, CHANGE = 10**6, 10**3
"""How much a point of cost and a change weigh, so that the cheapest is first the cheapest and then the shortest."""


@dataclass(frozen=True, slots=True, eq=False)
class Lever:
    """Something that can be moved. The first position is how it stands.

    `path` is concrete (`offtakes[0].share`), `entry` what the vocabulary says of it, `value` what is stated now. Of
    amounts that change together `path` is the leader, and `followers` maps the others to their values now.
    """

    path: str
    entry: Entry
    positions: tuple[Position, ...]
    value: Scalar | None = None
    followers: Mapping[str, tuple[Fact, Scalar]] = field(default_factory=dict[str, tuple[Fact, Scalar]])

    @property
    def pattern(self) -> str:
        """The path by which the vocabulary says how it can change: the fact's, or for an item the list's."""
        return path_read(self.path) if isinstance(self.entry, Fact) else self.path.partition("[")[0]

    def paths(self) -> frozenset[str]:
        """The concrete paths it moves."""
        return frozenset(self.positions[0].boxes)


@dataclass(frozen=True, slots=True)
class Slot:
    """An item of a list as it stands (`new` false), or one that can be added."""

    index: int
    new: bool


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list that conditions read: its items now, and those that could come.

    `stated` says whether it is stated now, `capped` whether it could take more items than are looked at.
    """

    path: str
    stated: bool
    slots: tuple[Slot, ...]
    capped: bool


@dataclass(frozen=True, slots=True)
class World:
    """Everything that conditions read: what stands fast (`fixed`), the levers, and the lists."""

    fixed: Mapping[str, Box]
    levers: tuple[Lever, ...]
    lists: Mapping[str, ListShape]

    def lever_of(self) -> dict[str, int]:
        """The place of the lever that moves each path."""
        return {key: place for place, lever in enumerate(self.levers) for key in lever.paths()}


def alike(world: World) -> Iterator[tuple[int, int]]:
    """New items of a list, one behind the other, that can stand in the same positions."""
    places = {lever.path: place for place, lever in enumerate(world.levers)}
    for shape in world.lists.values():
        new = [f"{shape.path}[{slot.index}]" for slot in shape.slots if slot.new]
        for one, other in pairwise(new):
            if (
                one in places
                and other in places
                and alike_positions(*(world.levers[places[each]] for each in (one, other)))
            ):
                yield places[one], places[other]


def alike_positions(one: Lever, other: Lever) -> bool:
    """Whether two items can stand in the same positions, in the same order."""
    return _relative(one) == _relative(other)


def _relative(lever: Lever) -> list[tuple[int, dict[str, Box]]]:
    return [
        (position.weight, {path.removeprefix(lever.path): box for path, box in position.boxes.items()})
        for position in lever.positions
    ]


def item_of(path: str) -> str:
    """The item a path belongs to: `offtakes[0].share` to `offtakes[0]`; itself where it belongs to none."""
    head, mark, rest = path.partition("[")
    return f"{head}[{rest.partition(']')[0]}]" if mark else path


def list_of(path: str) -> str:
    """The list a path belongs to; itself where it belongs to none."""
    return path.partition("[")[0]
