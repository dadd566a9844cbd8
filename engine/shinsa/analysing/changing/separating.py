"""The cheapest way to a high enough score, part by part: each is solved by itself, then mixed with the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from shinsa.analysing.changing.clauses import NO
from shinsa.analysing.changing.goals import Requirement
from shinsa.analysing.changing.hoping import Hopes, Joined
from shinsa.analysing.changing.joining import Table
from shinsa.analysing.changing.levers import Lever, Position, World
from shinsa.analysing.changing.mixing import Mixer, Rung
from shinsa.analysing.changing.parts import MOST_COUNTED, Bound, Obligation, Option, Part, size
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
Entry: TypeAlias = Joined
"""What a part offers, looked at only as far as it is wanted."""


Told: TypeAlias = tuple[tuple[str, ...], Mapping[tuple[int, ...], Bound | None], frozenset[frozenset[str]]]
"""The families an obligation scores in, what it says row by row, and the values that hangs on."""


class Kept:
    """What was worked out already, for the answers that follow: which positions are worth having, and parts."""

    def __init__(self, plan: Plan, goal: Verdict) -> None:
        self.skeletons = Skeletons(plan)
        self.signs = signs(plan, goal)
        self.mixer = Mixer(plan)
        self.parts: dict[Key, Entry] = {}
        self.told: dict[Key, Told | None] = {}
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
        self._pieces: dict[int, list[Piece]] = {}

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the cheapest way may not be known, where it may not."""
        return tuple(self._doubts)

    def cheapest(self) -> list[Move] | None:
        """A cheapest way, as single moves; `None` where there is none."""
        self._way = self._best()
        return None if self._way is None else [move for each in self._way.moves for move in apart(*each)]

    def _best(self) -> Way | None:
        """The stand whose mixture weighs least, where none of it is only hoped for: hopes never weigh too much."""
        best: Way | None = None
        queue = [(stand.weight, place) for place, stand in enumerate(self._stands)]
        heapify(queue)
        while queue and (best is None or queue[0][0] < best.weight):
            _, place = heappop(queue)
            stand, entries = self._stands[place], self._entries(place)
            mixture = self._mixed(entries, None if best is None else best.weight - stand.weight)
            if mixture is None:
                continue
            if self._looked(entries, mixture):
                heappush(queue, (stand.weight + mixture.weight, place))
            else:
                self._doubts |= dict.fromkeys(doubt for each in entries for doubt in each.doubts)
                moves = (*stand.moves, *(move for option in mixture.options for move in option.moves))
                best = Way(stand.weight + mixture.weight, moves, mixture.options)
        return best

    @staticmethod
    def _looked(entries: Sequence[Entry], mixture: Rung) -> bool:
        """Look at what a mixture only hopes for; whether there was anything."""
        hopes = [option for option in mixture.options if option.hoped]
        for each in entries:
            for option in hopes:
                if option in each.offered():
                    each.look(option)
        return bool(hopes)

    def _mixed(self, entries: Sequence[Entry], below: int | None) -> Rung | None:
        """The cheapest mixture lighter than `below`, as far as is known."""
        offers = [(each.families, each.offered()) for each in entries]
        return self._mixer.best(offers, below) if all(options for _, options in offers) else None

    def forbid(self) -> bool:
        """Not the way found last again, since its values do not lead there; false where nothing about it is open."""
        options = () if self._way is None else self._way.options
        for key, entry in list(self._kept.parts.items()):
            for option in options:
                if option.open and option in entry.offered():
                    entry.forbid(option)
                    self._changed.add(key)
                    return True
        return False

    def forget(self) -> None:
        """Forget what was forbidden: other questions have other values beside it."""
        for key in self._changed:
            self._kept.parts.pop(key, None)

    def impossible(self) -> tuple[Requirement, ...]:
        """Requirements that cannot all be met, where one part or the points alone tell; empty where they do not."""
        for piece in self._failing():
            levers = tuple(self._world.levers[place] for place in piece.levers)
            blocked = self._encoded(piece.obligations, levers, self._stands[0]).blocked()
            if blocked:
                return blocked
        return self._too_few()

    def _failing(self) -> list[Piece]:
        """The parts that are in the way whatever the stand."""
        found: list[list[Piece]] = []
        for place in range(len(self._stands)):
            offers = zip(self._entries(place), self._pieces[place], strict=True)
            found.append([piece for entry, piece in offers if not entry.offered()])
        return [piece for piece in found[0] if all(piece in others for others in found)] if found else []

    def _too_few(self) -> tuple[Requirement, ...]:
        """That fit cannot reach its floor, whatever the gates."""
        most = [self._most(place) for place in range(len(self._stands))]
        if all(points < self._mixer.floors[Group.FIT] for points in most):
            return (Requirement("score", "fit", NO),)
        return ()

    def _most(self, place: int) -> int:
        """The most points that fit can have under a stand."""
        points: dict[str, int] = {}
        for entry in self._entries(place):
            for family, top in zip(entry.families, entry.most(), strict=True):
                points[family] = points.get(family, 0) + top
        return max(
            (points.get(family, 0) for family, group in self._mixer.group.items() if group is Group.FIT), default=0
        )

    def _entries(self, place: int) -> list[Entry]:
        """What the parts of a stand offer."""
        stand = self._stands[place]
        if place not in self._pieces:
            self._pieces[place] = self._splitter.pieces(stand)
        return [self._solved(piece, stand) for piece in self._pieces[place]]

    def _ideal(self, piece: Piece) -> tuple[tuple[str, ...], Bound]:
        """All the points that the rules of a piece can give."""
        points: dict[str, int] = {}
        for each in sorted(piece.obligations, key=lambda each: each.place):
            rule = self._plan.rules[each.place]
            if each.rule and not isinstance(rule.rule, Gate):
                family = rule.rule.head.family
                points[family] = points.get(family, 0) + most_points(rule)
        return tuple(points), tuple(points.values())

    def _solved(self, piece: Piece, stand: Stand) -> Entry:
        levers = tuple(self._world.levers[place] for place in piece.levers)
        key = (piece.obligations, levers, piece.turning)
        if key not in self._kept.parts:
            self._kept.parts[key] = self._solving(piece, levers, stand)
        return self._kept.parts[key]

    def _solving(self, piece: Piece, levers: tuple[Lever, ...], stand: Stand) -> Entry:
        def allowing(allowed: int) -> tuple[Part, bool]:
            own = tuple(_lighter(lever, allowed) for lever in levers)
            return self._encoded(piece.obligations, own, stand), own == levers

        ideal = self._ideal(piece)
        by_place = dict(zip(piece.levers, levers, strict=True))
        return Joined(ideal, by_place, lambda: self._tables(piece, stand), lambda: Hopes(ideal, allowing))

    def _tables(self, piece: Piece, stand: Stand) -> list[Table] | None:
        """What each obligation of a piece says; `None` where a condition is not answered, or two hang on one."""
        found: list[Table] = []
        hanging: set[frozenset[str]] = set()
        for obligation, places, turning in zip(piece.obligations, piece.reads, piece.turning, strict=True):
            levers = tuple(self._world.levers[place] for place in places)
            key = (obligation, levers, turning)
            if key not in self._kept.told:
                part = self._encoded((obligation,), levers, stand) if size(levers) <= MOST_COUNTED else None
                self._kept.told[key] = (
                    (part.families, part.table(), part.hanging) if part is not None and not part.doubts else None
                )
            told = self._kept.told[key]
            if told is None or hanging & told[2]:
                return None
            hanging |= told[2]
            found.append(Table(places, told[0], told[1]))
        return found

    def _encoded(self, obligations: Sequence[Obligation], levers: tuple[Lever, ...], stand: Stand) -> Part:
        world = World({**self._world.fixed, **stand.boxes}, levers, self._world.lists)
        return Part(self._plan, world, obligations, self._touched)


def _lighter(lever: Lever, allowed: int) -> Lever:
    """The lever without positions that weigh more; itself where none does."""
    positions = tuple(position for position in lever.positions if position.weight <= allowed)
    return lever if len(positions) == len(lever.positions) else replace(lever, positions=positions)
