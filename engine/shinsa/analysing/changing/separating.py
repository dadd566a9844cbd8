"""The cheapest way to a high enough score, part by part: each is solved by itself, then mixed with the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from shinsa.analysing.changing.clauses import NO
from shinsa.analysing.changing.goals import Requirement
from shinsa.analysing.changing.hoping import Hopes, Joined
from shinsa.analysing.changing.joining import Table
from shinsa.analysing.changing.kept import Kept, Told
from shinsa.analysing.changing.layout import Layout
from shinsa.analysing.changing.levers import Lever, Position, World
from shinsa.analysing.changing.mixing import Rung
from shinsa.analysing.changing.parts import MOST_COUNTED, Obligation, Option, Part, size
from shinsa.analysing.changing.problem import Move, apart, held
from shinsa.analysing.changing.splitting import Duty, Piece, Stand, mask
from shinsa.ruleset import Group
from shinsa.screening import Screening


@dataclass(frozen=True, slots=True)
class Way:
    """A cheapest way: what it weighs, under which stand, what is moved, and the options it is made of."""

    weight: int
    stand: int
    moves: tuple[tuple[Lever, Position], ...]
    options: tuple[Option, ...]


class Separating:
    """One proposal's question, asked again and again with other paths held."""

    def __init__(self, screening: Screening, whole: World, kept: Kept) -> None:
        self._screening = screening
        self._whole = whole
        self._kept = kept
        self._layout = Layout(screening, whole, kept)

    def holding(self, paths: frozenset[str] = frozenset()) -> "Separated":
        """The question with these paths held as they stand."""
        changed = self._layout.holding(paths)
        if changed is None:
            return Separated(Layout(self._screening, held(self._whole, paths), self._kept), {})
        return Separated(self._layout, changed)


class Separated:
    """One question, taken apart. `changed` are levers in place of those of the layout, by their places."""

    def __init__(self, layout: Layout, changed: Mapping[int, Lever]) -> None:
        self._layout = layout
        self._levers = tuple(changed.get(place, lever) for place, lever in enumerate(layout.world.levers))
        self._changed = mask(changed)
        self._own: dict[Piece, Joined] = {}
        self._way: Way | None = None
        self._doubts: dict[str, None] = {}
        self._forbidding = False

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
        queue = [(least, place) for place, least in enumerate(self._layout.least) if least is not None]
        heapify(queue)
        while queue and (best is None or queue[0][0] < best.weight):
            _, place = heappop(queue)
            if self._dead(place):
                continue
            stand, entries = self._layout.stands[place], self._entries(place)
            mixture = self._mixed(entries, None if best is None else best.weight - stand.weight)
            if mixture is None:
                self._learn(place, None if best is None else best.weight)
                continue
            self._learn(place, stand.weight + mixture.weight)
            if self._looked(entries, mixture):
                heappush(queue, (stand.weight + mixture.weight, place))
            else:
                self._doubts |= dict.fromkeys(doubt for each in entries for doubt in each.doubts)
                moves = (*stand.moves, *(move for option in mixture.options for move in option.moves))
                best = Way(stand.weight + mixture.weight, place, moves, mixture.options)
        return best

    def _learn(self, place: int, least: int | None) -> None:
        """What a stand weighs at the least with nothing held is so with more held too."""
        if not self._changed and not self._forbidding:
            self._layout.least[place] = least

    @staticmethod
    def _looked(entries: Sequence[Joined], mixture: Rung) -> bool:
        """Look at what a mixture only hopes for; whether there was anything."""
        hopes = {id(option) for option in mixture.options if option.hoped}
        for each in entries if hopes else ():
            for option in each.offered():
                if id(option) in hopes:
                    each.look(option)
        return bool(hopes)

    def _mixed(self, entries: Sequence[Joined], below: int | None) -> Rung | None:
        """The cheapest mixture lighter than `below`, as far as is known."""
        offers = [(each.families, each.offered()) for each in entries]
        return self._layout.kept.mixer.best(offers, below) if all(options for _, options in offers) else None

    def forbid(self) -> bool:
        """Not the way found last again, since its values do not lead there; false where nothing about it is open."""
        if self._way is None:
            return False
        for piece in self._layout.pieces(self._way.stand):
            for option in self._way.options:
                if option.open and option in self._entry(piece, self._way.stand).offered():
                    self._forbid(piece, self._way.stand, option)
                    return True
        return False

    def _forbid(self, piece: Piece, stand: int, option: Option) -> None:
        """Forbid it in a part of this question's own: other questions have other values beside it."""
        self._forbidding = True
        if piece not in self._own:
            self._own[piece] = self._solving(piece, self._levers_of(piece), self._layout.stands[stand])
        self._own[piece].forbid(option)

    def close(self) -> None:
        """Nothing is left to free, unlike with a question in one piece: each part frees its solvers itself."""

    def impossible(self) -> tuple[Requirement, ...]:
        """Requirements that cannot all be met, where one part or the points alone tell; empty where they do not."""
        for piece in self._failing():
            blocked = self._encoded(piece.obligations, self._levers_of(piece), self._layout.stands[0]).blocked()
            if blocked:
                return blocked
        return self._too_few()

    def _failing(self) -> list[Piece]:
        """The parts that are in the way whatever the stand."""
        found: list[list[Piece]] = []
        for place in range(len(self._layout.stands)):
            offers = zip(self._entries(place), self._layout.pieces(place), strict=True)
            found.append([piece for entry, piece in offers if not entry.offered()])
        return [piece for piece in found[0] if all(piece in others for others in found)] if found else []

    def _too_few(self) -> tuple[Requirement, ...]:
        """That fit cannot reach its floor, whatever the gates."""
        most = [self._most(place) for place in range(len(self._layout.stands))]
        if all(points < self._layout.kept.mixer.floors[Group.FIT] for points in most):
            return (Requirement("score", "fit", NO),)
        return ()

    def _most(self, place: int) -> int:
        """The most points that fit can have under a stand."""
        points: dict[str, int] = {}
        for entry in self._entries(place):
            for family, top in zip(entry.families, entry.most(), strict=True):
                points[family] = points.get(family, 0) + top
        groups = self._layout.kept.mixer.group.items()
        return max((points.get(family, 0) for family, group in groups if group is Group.FIT), default=0)

    def _entries(self, place: int) -> list[Joined]:
        """What the parts of a stand offer."""
        return [self._entry(piece, place) for piece in self._layout.pieces(place)]

    def _entry(self, piece: Piece, place: int) -> Joined:
        if piece in self._own:
            return self._own[piece]
        key = (piece, self._levers_of(piece) if piece.reads & self._changed else None)
        found = self._layout.entries.get(key)
        if found is None:
            found = self._solving(piece, self._levers_of(piece), self._layout.stands[place])
            self._layout.entries[key] = found
        return found

    def _dead(self, place: int) -> bool:
        """Whether a part in which something is held cannot stand any more."""
        for piece in self._layout.pieces(place) if self._changed else ():
            if piece.reads & self._changed:
                entry = self._entry(piece, place)
                entry.begin()
                if not entry.offered():
                    return True
        return False

    def _levers_of(self, piece: Piece) -> tuple[Lever, ...]:
        return tuple(self._levers[place] for place in piece.levers)

    def _solving(self, piece: Piece, levers: tuple[Lever, ...], stand: Stand) -> Joined:
        def allowing(allowed: int) -> tuple[Part, bool]:
            own = tuple(_lighter(lever, allowed) for lever in levers)
            return self._encoded(piece.obligations, own, stand), own == levers

        ideal = self._layout.ideal(piece)
        by_place = dict(zip(piece.levers, levers, strict=True))
        return Joined(ideal, by_place, lambda: self._tables(piece, stand), lambda: Hopes(ideal, allowing))

    def _tables(self, piece: Piece, stand: Stand) -> list[Table] | None:
        """What each obligation of a piece says; `None` where a condition is not answered, or two hang on one."""
        found: list[Table] = []
        hanging: set[frozenset[str]] = set()
        for duty in piece.duties:
            told = self._told(duty, stand)
            if told is None or hanging & told[2]:
                return None
            hanging |= told[2]
            found.append(Table(duty.levers, told[0], told[1]))
        return found

    def _told(self, duty: Duty, stand: Stand) -> Told | None:
        """What an obligation says by itself; `None` where that is not answered, or takes too much."""
        levers, known = tuple(self._levers[place] for place in duty.levers), self._layout.kept.told
        key = (duty.obligation, levers, duty.turning)
        if key not in known:
            part = self._encoded((duty.obligation,), levers, stand) if size(levers) <= MOST_COUNTED else None
            known[key] = (part.families, part.table(), part.hanging) if part is not None and not part.doubts else None
        return known[key]

    def _encoded(self, obligations: Sequence[Obligation], levers: tuple[Lever, ...], stand: Stand) -> Part:
        layout = self._layout
        world = World({**layout.world.fixed, **stand.boxes}, levers, layout.world.lists)
        return Part(layout.plan, world, obligations, layout.touched)


def _lighter(lever: Lever, allowed: int) -> Lever:
    """The lever without positions that weigh more; itself where none does."""
    positions = tuple(position for position in lever.positions if position.weight <= allowed)
    return lever if len(positions) == len(lever.positions) else replace(lever, positions=positions)
