"""Taking a question apart: which rules hang together through what they still read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TypeAlias, TypeVar

from shinsa.analysing.changing.boxes import Box
from shinsa.analysing.changing.clauses import Clauses
from shinsa.analysing.changing.conditions import Conditions
from shinsa.analysing.changing.levers import Lever, Position, World, alike
from shinsa.analysing.changing.parts import MOST_CLAUSES, MOST_COUNTED, Obligation
from shinsa.analysing.changing.reading import levers_by_path
from shinsa.analysing.changing.skeletons import OPEN, Asked, Skeletons, leaves_of, settled_truth
from shinsa.analysing.changing.solving import Propagator
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate
from shinsa.values import Truth

_T = TypeVar("_T")

MOST_STANDS = 2_000
"""In how many ways the facts that many rules turn on may stand, for each to be looked at by itself."""

Places: TypeAlias = int
"""Places of levers in a world, as the bits of a number."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One way for the facts that many rules turn on: their boxes, their moves, and the leaf truths that follow."""

    boxes: Mapping[str, Box]
    weight: int
    moves: tuple[tuple[Lever, Position], ...]
    truths: Mapping[int, Truth]


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """What an obligation asks under a stand: the places of the levers it still reads.

    `turning` is what else it rests on: what the stand says on leaves it reads.
    """

    obligation: Obligation
    reads: Places
    levers: tuple[int, ...]
    turning: tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Duties that hang together, with the places of the levers they read. Stands that leave the same share it."""

    duties: tuple[Duty, ...]
    reads: Places
    levers: tuple[int, ...]

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What they are duties of."""
        return tuple(duty.obligation for duty in self.duties)


class Splitter:
    """Takes the obligations of a plan over one world apart. `pivots` are the levers that its stands hold still."""

    def __init__(
        self,
        plan: Plan,
        skeletons: Skeletons,
        world: World,
        conflicted: Mapping[int, Sequence[str]],
    ) -> None:
        self._plan = plan
        self._world = world
        self._skeletons = skeletons
        by_path = {path: mask(places) for path, places in levers_by_path(world).items()}
        self._behind = tuple(_behind(paths, by_path) for paths in skeletons.reads)
        settling = self._settled_by(conflicted)
        self._beside = tuple(
            _behind(asked.read, by_path) | settling.get(asked.obligation, 0) for asked in skeletons.asked
        )
        self.pivots = self._best_pivots()
        self._turned = tuple(
            tuple(leaf for leaf in asked.leaves if self._behind[leaf] & self.pivots) for asked in skeletons.asked
        )
        self._duties: dict[tuple[object, ...], Duty | None] = {}
        self._pieces: dict[tuple[Duty, ...], Piece] = {}

    def _settled_by(self, conflicted: Mapping[int, Sequence[str]]) -> dict[Obligation, Places]:
        """The levers that settle the conflicts a gate asks about."""
        places = self._world.lever_of()
        return {
            Obligation(place): mask({places[fact] for fact in facts if fact in places})
            for place, facts in conflicted.items()
            if isinstance(rule := self._plan.rules[place].rule, Gate) and rule.on_conflict
        }

    def stands(self) -> list[Stand]:
        """The ways to stand of the facts that many rules turn on, cheapest first; one where none need be told apart.

        Of several that no condition tells apart the cheapest is given.
        """
        below = {leaf for asked in self._skeletons.asked for leaf in asked.leaves}
        settled = [leaf for leaf in sorted(below) if not self._behind[leaf] & ~self.pivots]
        mixed = any(self._behind[leaf] & self.pivots and self._behind[leaf] & ~self.pivots for leaf in below)
        mixed = mixed or any(own & self.pivots for own in self._beside)
        best: dict[tuple[object, ...], Stand] = {}
        for stand in self._standing(tuple(_places(self.pivots)), settled):
            key: tuple[object, ...] = tuple(stand.truths.values())
            if mixed or len(stand.truths) < len(settled):
                key = (*key, *stand.boxes.values())
            if key not in best or stand.weight < best[key].weight:
                best[key] = stand
        return sorted(best.values(), key=lambda each: each.weight)

    def _standing(self, pivots: Sequence[int], leaves: Sequence[int]) -> Iterator[Stand]:
        levers = tuple(self._world.levers[place] for place in pivots)
        clauses = Clauses(MOST_CLAUSES)
        concluded = {entry.name: entry.when.tree for entry in self._plan.ruleset.conclusions}
        world = World(self._world.fixed, levers, self._world.lists)
        conditions = Conditions(world, clauses, self._plan.parameters, concluded)
        sure = {leaf: conditions.sure(self._skeletons.leaves[leaf]) for leaf in leaves}
        if conditions.doubts or conditions.loose:
            sure = {}
        literals = conditions.tables.literals
        swapped = tuple(alike(world))
        with Propagator(clauses) as propagator:
            for combination in product(*(range(len(own)) for own in literals)):
                if any(combination[other] > combination[one] for one, other in swapped):
                    continue
                known = propagator.following([own[index] for own, index in zip(literals, combination, strict=True)])
                if known is None:
                    continue
                chosen = [(lever, lever.positions[index]) for lever, index in zip(levers, combination, strict=True)]
                yield Stand(
                    {key: box for _, position in chosen for key, box in position.boxes.items()},
                    sum(position.weight for _, position in chosen),
                    tuple((lever, position) for lever, position in chosen if position is not lever.positions[0]),
                    {leaf: _truth(each.yes, each.no, known) for leaf, each in sure.items()},
                )

    def _best_pivots(self) -> Places:
        """The levers of the one list or fact that, held still, lets the largest piece come apart best; often none."""
        found = 0
        largest = self._largest(found)
        if largest <= MOST_COUNTED:
            return found
        for group in self._turned_on():
            if self._size(group) <= MOST_STANDS:
                left = self._largest(group)
                if left < largest:
                    found, largest = group, left
        return found

    def _turned_on(self) -> Iterator[Places]:
        """What conditions for applying read, list by list and fact by fact."""
        lists: dict[str, int] = {}
        for asked in self._skeletons.asked:
            if asked.applies is not None:
                for leaf in leaves_of(asked.applies):
                    for place in _places(self._behind[leaf]):
                        name = self._world.levers[place].path.partition("[")[0]
                        lists[name] = lists.get(name, 0) | 1 << place
        yield from lists.values()

    def _largest(self, pivots: Places) -> int:
        whole = (self._all_read(index) & ~pivots for index in range(len(self._skeletons.asked)))
        return max((self._size(levers) for levers, _ in _joined((each, each) for each in whole)), default=1)

    def _size(self, places: Places) -> int:
        return prod(len(self._world.levers[place].positions) for place in _places(places))

    def _all_read(self, index: int) -> Places:
        found = self._beside[index]
        for leaf in self._skeletons.asked[index].leaves:
            found |= self._behind[leaf]
        return found

    def pieces(self, stand: Stand) -> list[Piece]:
        """The duties that a stand leaves, taken apart."""
        duties = [duty for index in range(len(self._turned)) if (duty := self._duty(index, stand)) is not None]
        still = tuple(duty for duty in duties if not duty.reads)
        joined = _joined((duty.reads, duty) for duty in duties if duty.reads)
        return [self._piece(still, 0), *(self._piece(tuple(own), levers) for levers, own in joined)]

    def _piece(self, duties: tuple[Duty, ...], reads: Places) -> Piece:
        found = self._pieces.get(duties)
        if found is None:
            found = self._pieces[duties] = Piece(duties, reads, tuple(_places(reads)))
        return found

    def _duty(self, index: int, stand: Stand) -> Duty | None:
        """What an obligation asks; `None` where it asks nothing any more."""
        key = (index, *(stand.truths.get(leaf, OPEN) for leaf in self._turned[index]), *self._mixed(index, stand))
        if key not in self._duties:
            self._duties[key] = self._asking(index, stand, key[1:])
        return self._duties[key]

    def _mixed(self, index: int, stand: Stand) -> Iterable[Box]:
        """How the stand stands, where what it says on leaves does not tell all that the obligation reads of it."""
        mixed = any(leaf not in stand.truths for leaf in self._turned[index])
        return stand.boxes.values() if mixed or self._beside[index] & self.pivots else ()

    def _asking(self, index: int, stand: Stand, turning: tuple[object, ...]) -> Duty | None:
        asked = self._skeletons.asked[index]
        leaves = _still_open(asked, stand.truths)
        if leaves is None:
            return None
        reads = self._beside[index]
        for leaf in leaves:
            reads |= self._behind[leaf]
        reads &= ~self.pivots
        return Duty(asked.obligation, reads, tuple(_places(reads)), turning)


def _still_open(asked: Asked, truths: Mapping[int, Truth]) -> set[int] | None:
    """The leaves that an obligation still hangs on; `None` where it asks nothing any more."""
    leaves: set[int] = set()
    applies = True if asked.applies is None else settled_truth(asked.applies, truths, leaves)
    if applies is False or (applies is None and asked.gains):
        return None
    for other in asked.others:
        settled_truth(other, truths, leaves)
    return leaves


def _joined(reads: Iterable[tuple[Places, _T]]) -> list[tuple[Places, list[_T]]]:
    """What reads levers, by what it reads in common."""
    groups: list[tuple[Places, list[_T]]] = []
    for read, one in reads:
        levers, together = read, [one]
        for group in [group for group in groups if group[0] & read]:
            groups.remove(group)
            together = [*group[1], *together]
            levers |= group[0]
        groups.append((levers, together))
    return groups


def mask(places: Iterable[int]) -> Places:
    """Places as bits."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def _places(mask: Places) -> Iterator[int]:
    """The places in it, upwards."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _behind(paths: Iterable[str], by_path: Mapping[str, Places]) -> Places:
    """The levers behind paths."""
    found = 0
    for path in paths:
        found |= by_path.get(path, 0)
    return found


def _truth(yes: int, no: int, known: AbstractSet[int]) -> Truth:
    if yes in known or yes == 1:
        return True
    return False if no in known or no == 1 else None
