"""A question taken apart once, for every answer: its levers, the stands, and the pieces that each stand leaves."""

from collections.abc import Mapping
from dataclasses import replace

from shinsa.analysing.changing.boxes import Box
from shinsa.analysing.changing.hoping import Joined
from shinsa.analysing.changing.kept import Kept
from shinsa.analysing.changing.levers import Lever, World, list_of
from shinsa.analysing.changing.parts import Bound
from shinsa.analysing.changing.problem import held_lever
from shinsa.analysing.changing.pruning import Pruner, by_list
from shinsa.analysing.changing.splitting import Piece, Splitter
from shinsa.planning.plan import most_points
from shinsa.ruleset import Gate
from shinsa.screening import Screening, conflicted_gates


class Layout:
    """One world, taken apart; `pivots` are the places of the levers that stands hold still.

    `entries` are what pieces offer, with other levers in place of theirs where some are held (`None`: none is).
    `least` is what an answer under each stand weighs at the least, as far as is known; `None` where there is none.
    """

    def __init__(self, screening: Screening, whole: World, kept: Kept) -> None:
        self.plan = screening.edition.plan
        self.kept = kept
        self._groups = by_list(whole.levers)
        conflicts = frozenset(screening.facts.conflicts)
        self._pruner = Pruner(whole, kept.signs, self.plan.parameters, conflicts, kept.pruned)
        self.world = self._pruner.pruned()
        self.touched = conflicted_gates(screening.edition, screening.facts)
        self._splitter = Splitter(self.plan, kept.skeletons, self.world, self.touched)
        self.pivots = self._splitter.pivots
        self.stands = self._splitter.stands()
        self.least: list[int | None] = [stand.weight for stand in self.stands]
        self.entries = dict[tuple[Piece, tuple[Lever, ...] | None], Joined]()
        self._pieces: dict[int, list[Piece]] = {}
        self._holding: dict[tuple[str, frozenset[str]], Mapping[int, Lever] | None] = {}
        self._ideals: dict[Piece, tuple[tuple[str, ...], Bound]] = {}

    def pieces(self, stand: int) -> list[Piece]:
        """The pieces that a stand leaves."""
        if stand not in self._pieces:
            self._pieces[stand] = self._splitter.pieces(self.stands[stand])
        return self._pieces[stand]

    def ideal(self, piece: Piece) -> tuple[tuple[str, ...], Bound]:
        """All the points that the rules of a piece can give, by family."""
        if piece not in self._ideals:
            self._ideals[piece] = self._all_points(piece)
        return self._ideals[piece]

    def _all_points(self, piece: Piece) -> tuple[tuple[str, ...], Bound]:
        points: dict[str, int] = {}
        for each in sorted(piece.obligations, key=lambda each: each.place):
            rule = self.plan.rules[each.place]
            if each.rule and not isinstance(rule.rule, Gate):
                family = rule.rule.head.family
                points[family] = points.get(family, 0) + most_points(rule)
        return tuple(points), tuple(points.values())

    def holding(self, paths: frozenset[str]) -> Mapping[int, Lever] | None:
        """The levers that are others where these paths are held, by their places.

        `None` where the question comes apart in another way then.
        """
        found: dict[int, Lever] = {}
        for name in {list_of(path) for path in paths}:
            inside = frozenset(path for path in paths if list_of(path) == name)
            if (name, inside) not in self._holding:
                self._holding[name, inside] = self._held(name, inside)
            own = self._holding[name, inside]
            if own is None:
                return None
            found |= own
        return None if any(self.pivots >> place & 1 for place in found) else found

    def _held(self, name: str, paths: frozenset[str]) -> dict[int, Lever] | None:
        """The levers of one list or fact."""
        own = self._pruner.group([held_lever(lever, paths) for lever in self._groups[name]])
        moving = {lever.path: lever for lever in own if len(lever.positions) > 1}
        still = {key: box for lever in own if lever.path not in moving for key, box in lever.positions[0].boxes.items()}
        places = [place for place, lever in enumerate(self.world.levers) if list_of(lever.path) == name]
        if moving.keys() - {self.world.levers[place].path for place in places}:
            return None
        return {
            place: _standing_for(self.world.levers[place], moving.get(self.world.levers[place].path), still)
            for place in places
        }


def _standing_for(lever: Lever, other: Lever | None, still: Mapping[str, Box]) -> Lever:
    """The other lever, for the same paths as the first; the first held still, where there is no other."""
    if other is None:
        return replace(lever, positions=lever.positions[:1])
    missing = {key: still[key] for key in lever.paths() - other.paths()}
    if not missing:
        return other
    positions = tuple(replace(position, boxes={**position.boxes, **missing}) for position in other.positions)
    return replace(other, positions=positions)
