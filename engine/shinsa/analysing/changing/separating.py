"""The cheapest way to a high enough score, part by part: each is solved by itself, then mixed with the others."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from shinsa.analysing.changing.clauses import NO
from shinsa.analysing.changing.goals import Requirement
from shinsa.analysing.changing.hoping import Hopes
from shinsa.analysing.changing.levers import Lever, Position, World
from shinsa.analysing.changing.mixing import Mixer, Offer, Rung
from shinsa.analysing.changing.parts import MOST_COUNTED, Bound, Option, Part, size
from shinsa.analysing.changing.problem import Move, apart, held
from shinsa.analysing.changing.pruning import Pruner
from shinsa.analysing.changing.signs import signs
from shinsa.analysing.changing.skeletons import Skeletons
from shinsa.analysing.changing.splitting import Piece, Splitter, Stand
from shinsa.judging.verdict import Verdict
from shinsa.planning.plan import Plan, most_points
from shinsa.ruleset import Gate, Group
from shinsa.screening import Screening, conflicted_gates


@dataclass(frozen=True, slots=True)
class Way:
    """A cheapest way: what is moved, and the options it is made of."""

    weight: int
    moves: tuple[tuple[Lever, Position], ...]
    options: tuple[Option, ...]


Key: TypeAlias = tuple[object, ...]
Entry: TypeAlias = tuple[Part, tuple[Option, ...]] | Hopes
"""A part with everything it offers, or one that is looked at only as far as it is wanted."""


class Kept:
    """What was worked out already, for the answers that follow: which positions are worth having, and parts."""

    def __init__(self, plan: Plan, goal: Verdict) -> None:
        self.skeletons = Skeletons(plan)
        self.signs = signs(plan, goal)
        self.mixer = Mixer(plan)
        self.parts: dict[Key, Entry] = {}
        self.pruned: dict[Key, Lever] = {}


class Separated:
    """One world, taken apart."""

    def __init__(self, screening: Screening, whole: World, kept: Kept, frozen: frozenset[str] = frozenset()) -> None:
        self._plan = screening.edition.plan
        self._kept = kept
        self._mixer = kept.mixer
        conflicts = frozenset(screening.facts.conflicts)
        pruner = Pruner(held(whole, frozen), kept.signs, self._plan.parameters, conflicts, kept.pruned)
        self._world = pruner.pruned()
        self._touched = conflicted_gates(screening.edition, screening.facts)
        self._splitter = Splitter(self._plan, kept.skeletons, self._world, self._touched)
        self._stands = self._splitter.stands()
        self._way: Way | None = None
        self._doubts: dict[str, None] = {}
        self._changed: set[Key] = set()

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the cheapest way may not be known, where it may not."""
        return tuple(self._doubts)

    def cheapest(self) -> list[Move] | None:
        """A cheapest way, as single moves; `None` where there is none."""
        self._way = self._best()
        return None if self._way is None else [move for each in self._way.moves for move in apart(*each)]

    def _best(self) -> Way | None:
        best: Way | None = None
        for stand in self._stands:
            mixture = self._under(stand, None if best is None else best.weight - stand.weight)
            if mixture is not None:
                moves = (*stand.moves, *(move for option in mixture.options for move in option.moves))
                best = Way(stand.weight + mixture.weight, moves, mixture.options)
        return best

    def forbid(self) -> bool:
        """Not the way found last again, since its values do not lead there; false where nothing about it is open."""
        options = () if self._way is None else self._way.options
        for key, entry in list(self._kept.parts.items()):
            for option in options:
                if option.pinned and self._forbidden(key, entry, option):
                    return True
        return False

    def forget(self) -> None:
        """Forget what was forbidden: other questions have other values beside it."""
        for key in self._changed:
            self._kept.parts.pop(key, None)

    def _forbidden(self, key: Key, entry: Entry, option: Option) -> bool:
        self._changed.add(key)
        if isinstance(entry, Hopes):
            return entry.forbid(option)
        if option not in entry[1]:
            return False
        entry[0].forbid(option)
        self._kept.parts[key] = entry[0], entry[0].options()
        return True

    def impossible(self) -> tuple[Requirement, ...]:
        """Requirements that cannot all be met, where one part or the points alone tell; empty where they do not."""
        if len(self._stands) != 1:
            return self._too_few()
        (stand,) = self._stands
        for piece in self._splitter.pieces(stand):
            found = self._solved(piece, stand)
            if not isinstance(found, Hopes) and not found[1]:
                blocked = self._encoded(piece, self._levers(piece), stand).blocked()
                if blocked:
                    return blocked
        return self._too_few()

    def _too_few(self) -> tuple[Requirement, ...]:
        """That fit cannot reach its floor, whatever the gates."""
        most = [self._most(stand) for stand in self._stands]
        if all(points < self._mixer.floors[Group.FIT] for points in most):
            return (Requirement("score", "fit", NO),)
        return ()

    def _most(self, stand: Stand) -> int:
        """The most points that fit can have under a stand."""
        points: dict[str, int] = {}
        for piece in self._splitter.pieces(stand):
            found = self._solved(piece, stand)
            ladders = found[0].ladders if not isinstance(found, Hopes) else None
            tops = (
                zip(*self._ideal(piece), strict=True)
                if ladders is None
                else ((family, ladder.values()[-1]) for family, ladder in ladders.items())
            )
            for family, top in tops:
                points[family] = points.get(family, 0) + top
        return max(
            (points.get(family, 0) for family, group in self._mixer.group.items() if group is Group.FIT), default=0
        )

    def _under(self, stand: Stand, below: int | None) -> Rung | None:
        """The cheapest mixture under a stand, lighter than `below`."""
        small: list[Offer] = []
        large: list[Hopes] = []
        for piece in self._splitter.pieces(stand):
            found = self._solved(piece, stand)
            if isinstance(found, Hopes):
                large.append(found)
            elif found[1]:
                small.append((found[0].families, found[1]))
            else:
                return None
        while True:
            offers = [*small, *((each.families, each.offered()) for each in large)]
            mixture = self._mixer.best(offers, below)
            hopes = [option for option in mixture.options if option.hoped] if mixture else []
            if not hopes:
                self._doubts |= dict.fromkeys(doubt for each in large for doubt in each.doubts)
                return mixture
            for each in large:
                for option in hopes:
                    if option in each.offered():
                        each.look(option)

    def _ideal(self, piece: Piece) -> tuple[tuple[str, ...], Bound]:
        """All the points that the rules of a piece can give."""
        points: dict[str, int] = {}
        for each in sorted(piece.obligations, key=lambda each: each.place):
            rule = self._plan.rules[each.place]
            if each.rule and not isinstance(rule.rule, Gate):
                family = rule.rule.head.family
                points[family] = points.get(family, 0) + most_points(rule)
        return tuple(points), tuple(points.values())

    def _levers(self, piece: Piece) -> tuple[Lever, ...]:
        return tuple(self._world.levers[place] for place in piece.levers)

    def _solved(self, piece: Piece, stand: Stand) -> Entry:
        levers = self._levers(piece)
        key = (piece.obligations, levers, piece.turning)
        if key not in self._kept.parts:
            self._kept.parts[key] = self._solving(piece, levers, stand)
        return self._kept.parts[key]

    def _solving(self, piece: Piece, levers: tuple[Lever, ...], stand: Stand) -> Entry:
        def allowing(allowed: int) -> tuple[Part, bool]:
            own = tuple(_lighter(lever, allowed) for lever in levers)
            return self._encoded(piece, own, stand), own == levers

        if size(levers) > MOST_COUNTED:
            return Hopes(self._ideal(piece), allowing)
        part = self._encoded(piece, levers, stand)
        return (part, part.options()) if part.small else Hopes(self._ideal(piece), lambda _: (part, True))

    def _encoded(self, piece: Piece, levers: tuple[Lever, ...], stand: Stand) -> Part:
        world = World({**self._world.fixed, **stand.boxes}, levers, self._world.lists)
        return Part(self._plan, world, piece.obligations, self._touched)


def _lighter(lever: Lever, allowed: int) -> Lever:
    """The lever without positions that weigh more; itself where none does."""
    positions = tuple(position for position in lever.positions if position.weight <= allowed)
    return lever if len(positions) == len(lever.positions) else replace(lever, positions=positions)
