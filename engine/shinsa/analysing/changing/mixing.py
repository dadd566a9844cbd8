"""The cheapest mixture: one option of each part, so that their points together reach a verdict's thresholds."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.analysing.changing.parts import Option
from shinsa.analysing.changing.unbeaten import unbeaten
from shinsa.judging.score import tallies
from shinsa.planning.plan import Plan
from shinsa.ruleset import Group

Offer: TypeAlias = tuple[tuple[str, ...], tuple[Option, ...]]
"""The families a part scores in, and its options, cheapest first."""

Numbers: TypeAlias = tuple[int, ...]

Rest: TypeAlias = tuple[list[int], list[int]]
"""Points, upwards, and what so many weigh at the least."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Points in some families, by these options, at this weight."""

    weight: int
    points: Numbers
    options: tuple[Option, ...] = ()

    def on(self, other: "Rung") -> "Rung":
        """Both together."""
        points = tuple(map(sum, zip(self.points, other.points, strict=True)))
        return Rung(self.weight + other.weight, points, (*self.options, *other.options))


@dataclass(frozen=True, slots=True)
class _Known:
    """Options in the order in which they came to be known, with the most points of each family."""

    order: int
    options: tuple[Option, ...]
    most: Numbers


class Mixer:
    """Mixes options for one plan: the worst case has to reach the threshold and the floors."""

    def __init__(self, plan: Plan) -> None:
        names = plan.ruleset.thresholds
        self.total = plan.hundredths(names.eligible)
        self.floors = {
            Group.FIT: plan.hundredths(names.floor_fit),
            Group.NATIONAL_SECURITY: plan.hundredths(names.floor_national_security),
            Group.RISK: plan.hundredths(names.floor_risk),
        }
        counted = tallies(plan)
        self.group = {each.family.id: each.family.group for each in counted}
        self.cap = {each.family.id: each.cap for each in counted}
        lanes = tuple((each.family.id,) for each in counted if each.family.group is Group.FIT)
        self._lanes: tuple[tuple[str, ...], ...] = lanes or ((),)
        self._sums = tuple(each.family.id for each in counted if each.family.group is not Group.FIT)
        self._fronts: dict[tuple[object, ...], tuple[Rung, ...]] = {}
        self._rests: dict[tuple[int, ...], Rest] = {}
        self._known: dict[int, _Known] = {}

    def best(self, offers: Sequence[Offer], below: int | None) -> Rung | None:
        """The cheapest mixture lighter than `below`, over every lane that fit can rest on."""
        found: Rung | None = None
        for lane in self._lanes:
            if self._may_reach(lane, offers):
                found = self._in_lane(offers, (*lane, *self._sums), below if found is None else found.weight) or found
        return found

    def _may_reach(self, lane: tuple[str, ...], offers: Sequence[Offer]) -> bool:
        """Whether the points of a lane can come to the floor of fit at all."""
        most = sum(
            self._of(options).most[own.index(family)] for family in lane for own, options in offers if family in own
        )
        return min([most, *(self.cap[family] for family in lane)]) >= self.floors[Group.FIT]

    def _of(self, options: tuple[Option, ...]) -> "_Known":
        """What is known of options; they are kept with it, so that their id stays theirs."""
        found = self._known.get(id(options))
        if found is None:
            most = tuple(max(points) for points in zip(*(option.points for option in options), strict=True))
            found = self._known[id(options)] = _Known(len(self._known), options, most)
        return found

    def _in_lane(self, offers: Sequence[Offer], families: tuple[str, ...], below: int | None) -> Rung | None:
        """The cheapest mixture where these families count."""
        sorted_offers: dict[tuple[str, ...], list[Offer]] = {}
        for offer in sorted(offers, key=lambda offer: self._of(offer[1]).order):
            scored = tuple(family for family in offer[0] if family in families)
            sorted_offers.setdefault(scored, []).append(offer)
        alone = [self._joined((family,), [((family,), sorted_offers.pop((family,), []))]) for family in families]
        return _Search(self, families, alone, below).found(self._joined(families, list(sorted_offers.items())))

    def _joined(
        self, families: tuple[str, ...], groups: Sequence[tuple[tuple[str, ...], list[Offer]]]
    ) -> tuple[Rung, ...]:
        """What parts add together: nothing that another way beats. What begins alike is joined once."""
        key: tuple[object, ...] = families
        found = self._fronts.setdefault(key, (Rung(0, (0,) * len(families)),))
        for scored, offers in groups:
            for own, options in offers:
                key = (*key, id(options))
                known = self._fronts.get(key)
                if known is None:
                    rungs = [_spread(option, own, scored, families) for option in options]
                    known = self._fronts[key] = unbeaten(one.on(other) for one in found for other in rungs)
                found = known
        return found

    def rests(self, fronts: Sequence[tuple[Rung, ...]]) -> "Sequence[Rest]":
        """For each family the points and weights that those behind it can add at best, before caps."""
        found: list[Rest] = [([0], [0])]
        for place in range(len(fronts) - 1, 0, -1):
            key = tuple(map(id, fronts[place:]))  # the fronts are kept, so an id stays with its front
            if key not in self._rests:
                self._rests[key] = _behind(fronts[place], found[0])
            found.insert(0, self._rests[key])
        return found


def _behind(front: tuple[Rung, ...], rest: Rest) -> Rest:
    joined = unbeaten(
        Rung(rung.weight + weight, (rung.points[0] + more,))
        for rung in front
        for more, weight in zip(*rest, strict=True)
    )
    return [rung.points[0] for rung in joined], [rung.weight for rung in joined]


class _Search:
    """Goes through mixtures of fronts, one family after the other, and past all that cannot be lighter."""

    def __init__(
        self, mixer: Mixer, families: tuple[str, ...], fronts: Sequence[tuple[Rung, ...]], below: int | None
    ) -> None:
        self._mixer = mixer
        self._families = families
        self._fronts = fronts
        self._groups = [mixer.group[family] for family in families]
        self._best: Rung | None = None
        self._below = below
        self._rests = mixer.rests(fronts)

    def found(self, joint: Sequence[Rung]) -> Rung | None:
        """The lightest mixture that reaches thresholds and floors, on top of one of these."""
        if any(not front for front in self._fronts):
            return None
        for rung in joint:
            if self._below is not None and rung.weight >= self._below:
                break
            self._deeper(0, rung, (), 0)
        return self._best

    def _deeper(self, place: int, taken: Rung, sums: Numbers, counted: int) -> None:
        """Go on to the next family. `sums` are the points counted of each family so far."""
        if place == len(self._families):
            if counted >= self._mixer.total:
                self._best, self._below = taken, taken.weight
            return
        base, cap = taken.points[place], self._mixer.cap[self._families[place]]
        ahead = sum(taken.points[place + 1 :])
        for rung in self._fronts[place][self._first(place, base, sums, counted) :]:
            weight = taken.weight + rung.weight
            own = min(base + rung.points[0], cap)
            lightest = self._rest(place, self._mixer.total - counted - own - ahead)
            if lightest is None:
                continue
            if self._below is not None and weight + lightest >= self._below:
                if lightest == self._rests[place][1][0]:
                    break
                continue
            step = Rung(weight, taken.points, (*taken.options, *rung.options))
            self._deeper(place + 1, step, (*sums, own), counted + own)

    def _first(self, place: int, base: int, sums: Numbers, counted: int) -> int:
        """The first rung of a front that can do: at the end of a group its floor, at the end of all the threshold."""
        group = self._groups[place]
        need = None
        if group not in self._groups[place + 1 :]:
            before = sum(own for own, other in zip(sums, self._groups, strict=False) if other is group)
            need = self._mixer.floors[group] - before
        if place == len(self._families) - 1:
            need = max(self._mixer.total - counted, -(10**9) if need is None else need)
        if need is None:
            return 0
        front = self._fronts[place]
        if need > self._mixer.cap[self._families[place]]:
            return len(front)
        return bisect_left(front, need - base, key=lambda rung: rung.points[0])

    def _rest(self, place: int, points: int) -> int | None:
        """The least weight at which the families behind add so many points; `None` where they cannot."""
        reach, weights = self._rests[place]
        index = bisect_left(reach, points)
        return None if index == len(reach) else weights[index]


def _spread(option: Option, own: tuple[str, ...], scored: tuple[str, ...], families: tuple[str, ...]) -> Rung:
    """An option with its points of the families that count, in their places among all."""
    points = [option.points[own.index(family)] if family in scored else 0 for family in families]
    return Rung(option.weight, tuple(points), (option,))
