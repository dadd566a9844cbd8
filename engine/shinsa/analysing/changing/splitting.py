"""Taking a question apart: which rules hang together through what they still read."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from math import prod

from shinsa.analysing.changing.boxes import Box
from shinsa.analysing.changing.clauses import Clauses
from shinsa.analysing.changing.conditions import Conditions
from shinsa.analysing.changing.levers import Lever, Position, World, alike
from shinsa.analysing.changing.parts import MOST_CLAUSES, MOST_COUNTED, Obligation
from shinsa.analysing.changing.reading import Readers
from shinsa.analysing.changing.skeletons import OPEN, Asked, Skeletons, leaves_of, settled_truth
from shinsa.analysing.changing.solving import Propagator
from shinsa.planning.plan import Plan
from shinsa.ruleset import Gate
from shinsa.values import Truth

MOST_STANDS = 2_000
"""In how many ways the facts that many rules turn on may stand, for each to be looked at by itself."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One way for the facts that many rules turn on: their boxes, their moves, and the leaf truths that follow."""

    boxes: Mapping[str, Box]
    weight: int
    moves: tuple[tuple[Lever, Position], ...]
    truths: Mapping[int, Truth]


@dataclass(frozen=True, slots=True)
class Piece:
    """Obligations that hang together, with the places of the levers they read, and those each reads.

    `turning` is what else they rest on: what the stand says on leaves they read, for each of them.
    """

    obligations: tuple[Obligation, ...]
    levers: tuple[int, ...]
    turning: tuple[tuple[object, ...], ...]
    reads: tuple[tuple[int, ...], ...]


class Splitter:
    """Takes the obligations of a plan over one world apart."""

    def __init__(
        self,
        plan: Plan,
        skeletons: Skeletons,
        world: World,
        conflicted: Mapping[int, Sequence[str]],
    ) -> None:
        self._plan = plan
        self._world = world
        self._places = world.lever_of()
        self._asked = skeletons.asked
        self._leaves = skeletons.leaves
        readers = Readers(plan, world)
        self._behind = [readers.behind(leaf) for leaf in self._leaves]
        self._numbers = {
            asked.obligation: frozenset(lever for number in asked.numbers for lever in readers.behind(number))
            for asked in self._asked
        }
        self._settling = dict(self._settled_by(conflicted))
        self._below = {
            asked.obligation: tuple(
                dict.fromkeys(
                    leaf for each in (asked.applies, *asked.others) if each is not None for leaf in leaves_of(each)
                )
            )
            for asked in self._asked
        }
        self._read: dict[tuple[object, ...], frozenset[int] | None] = {}

    def _settled_by(self, conflicted: Mapping[int, Sequence[str]]) -> Iterator[tuple[Obligation, frozenset[int]]]:
        """The levers that settle the conflicts a gate asks about."""
        for place, facts in conflicted.items():
            rule = self._plan.rules[place].rule
            if isinstance(rule, Gate) and rule.on_conflict:
                yield Obligation(place), frozenset(self._places[fact] for fact in facts if fact in self._places)

    def stands(self) -> list[Stand]:
        """The ways to stand of the facts that many rules turn on, cheapest first; one where none need be told apart.

        Of several that no condition tells apart the cheapest is given.
        """
        pivots = self._pivots()
        below = {leaf for own in self._below.values() for leaf in own}
        settled = [leaf for leaf in sorted(below) if self._behind[leaf] <= pivots]
        mixed = any(self._behind[leaf] & pivots and not self._behind[leaf] <= pivots for leaf in below)
        mixed = mixed or any(own & pivots for own in (*self._numbers.values(), *self._settling.values()))
        best: dict[tuple[object, ...], Stand] = {}
        for stand in self._standing(sorted(pivots), settled):
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
        sure = {leaf: conditions.sure(self._leaves[leaf]) for leaf in leaves}
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

    def _pivots(self) -> frozenset[int]:
        """The levers of the one list or fact that, held still, lets the largest piece come apart best; often none."""
        found = frozenset[int]()
        largest = self._largest(found)
        if largest <= MOST_COUNTED:
            return found
        for group in self._turned_on():
            size = prod(len(self._world.levers[place].positions) for place in group)
            if size <= MOST_STANDS:
                left = self._largest(group)
                if left < largest:
                    found, largest = group, left
        return found

    def _turned_on(self) -> Iterator[frozenset[int]]:
        """What conditions for applying read, list by list and fact by fact."""
        lists: dict[str, set[int]] = {}
        for asked in self._asked:
            if asked.applies is not None:
                for leaf in leaves_of(asked.applies):
                    for place in self._behind[leaf]:
                        name = self._world.levers[place].path.partition("[")[0]
                        lists.setdefault(name, set()).add(place)
        yield from (frozenset(places) for places in lists.values())

    def _largest(self, pivots: frozenset[int]) -> int:
        pieces = self._joined({asked.obligation: self._all_read(asked) - pivots for asked in self._asked})
        sizes = (prod(len(self._world.levers[place].positions) for place in levers) for _, levers in pieces)
        return max(sizes, default=1)

    def _all_read(self, asked: Asked) -> frozenset[int]:
        own = frozenset(lever for leaf in self._below[asked.obligation] for lever in self._behind[leaf])
        return own | self._numbers[asked.obligation] | self._settling.get(asked.obligation, frozenset())

    def pieces(self, stand: Stand) -> list[Piece]:
        """The obligations that a stand leaves, taken apart."""
        held = {self._places[key] for key in stand.boxes}
        reads: dict[Obligation, frozenset[int]] = {}
        for asked in self._asked:
            own = self._reads(asked, stand)
            if own is not None:
                reads[asked.obligation] = own - held
        still = [obligation for obligation, read in reads.items() if not read]
        joined = self._joined({obligation: read for obligation, read in reads.items() if read})
        return [
            Piece(
                tuple(obligations),
                tuple(sorted(levers)),
                tuple(self._turning(each, stand, held) for each in obligations),
                tuple(tuple(sorted(reads[each])) for each in obligations),
            )
            for obligations, levers in [(still, set[int]()), *joined]
        ]

    def _reads(self, asked: Asked, stand: Stand) -> frozenset[int] | None:
        """The levers an obligation still reads; `None` where it asks nothing any more."""
        key = (asked.obligation, *(stand.truths.get(leaf, OPEN) for leaf in self._below[asked.obligation]))
        if key not in self._read:
            self._read[key] = self._still_read(asked, stand)
        return self._read[key]

    def _still_read(self, asked: Asked, stand: Stand) -> frozenset[int] | None:
        leaves: set[int] = set()
        applies = True if asked.applies is None else settled_truth(asked.applies, stand.truths, leaves)
        if applies is False or (applies is None and asked.gains):
            return None
        for other in asked.others:
            settled_truth(other, stand.truths, leaves)
        found = frozenset(lever for leaf in leaves for lever in self._behind[leaf])
        return found | self._numbers[asked.obligation] | self._settling.get(asked.obligation, frozenset())

    def _turning(self, obligation: Obligation, stand: Stand, held: AbstractSet[int]) -> tuple[object, ...]:
        leaves = [leaf for leaf in self._below[obligation] if self._behind[leaf] & held]
        truths = tuple(stand.truths.get(leaf, OPEN) for leaf in leaves)
        mixed = any(leaf not in stand.truths for leaf in leaves) or bool(self._numbers[obligation] & held)
        return (*truths, *(stand.boxes.values() if mixed else ()))

    @staticmethod
    def _joined(reads: Mapping[Obligation, AbstractSet[int]]) -> list[tuple[list[Obligation], set[int]]]:
        """Obligations by what they read in common."""
        groups: list[tuple[list[Obligation], set[int]]] = []
        for obligation, read in reads.items():
            obligations, levers = [obligation], set(read)
            for group in [group for group in groups if group[1] & read]:
                groups.remove(group)
                obligations = [*group[0], *obligations]
                levers |= group[1]
            groups.append((obligations, levers))
        return groups


def _truth(yes: int, no: int, known: AbstractSet[int]) -> Truth:
    if yes in known or yes == 1:
        return True
    return False if no in known or no == 1 else None
