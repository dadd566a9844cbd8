"""A part with too many ways to stand: looked at only where the cheapest mixture would have it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import prod

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.clauses import TooLarge
from shinsa.analysing.changing.joining import Table, joined
from shinsa.analysing.changing.levers import COST, Lever
from shinsa.analysing.changing.parts import Bound, Option, Part
from shinsa.analysing.changing.unbeaten import unbeaten
from shinsa.messages.teller import said

FIRST_ALLOWED = 4 * COST
"""How much a position may weigh to be looked at in the first place."""
MOST_HOPES = 20_000
"""How many combinations of points a part may come to."""


class Joined:
    """A part that is joined from what its obligations say, once some of it is wanted.

    `tables` says it; where that is `None` (a condition is not answered), or joining takes too much, `otherwise` looks.
    """

    def __init__(
        self,
        ideal: tuple[tuple[str, ...], Bound],
        levers: Mapping[int, Lever],
        tables: Callable[[], Sequence[Table] | None],
        otherwise: "Callable[[], Hopes]",
    ) -> None:
        self.families, self._ideal = ideal
        self._levers = levers
        self._tables = tables
        self._otherwise = otherwise
        self._hopes: Hopes | None = None
        self._looked = False
        self._offered: tuple[Option, ...] = (Option(0, self._ideal, (), hoped=True),)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the cheapest may not be known, where it may not."""
        return () if self._hopes is None else self._hopes.doubts

    def offered(self) -> tuple[Option, ...]:
        """Everything it offers, cheapest first; before it was looked at, all the points for nothing."""
        return self._offered if self._hopes is None else self._hopes.offered()

    def begin(self) -> None:
        """Look at it, where nothing was looked at yet."""
        if not self._looked:
            self.look(self._offered[0])

    def look(self, hope: Option) -> None:
        """Join it; where that cannot be done, look as far as is hoped for."""
        if self._hopes is not None:
            self._hopes.look(hope)
            return
        tables = self._tables()
        self._looked = True
        try:
            if tables is not None:
                self._offered = joined(self._levers, tables, self.families)
                return
        except TooLarge:
            pass
        self._hopes = self._otherwise()

    def most(self) -> Bound:
        """The most points of each family, as far as they are known without looking; none where it offers nothing."""
        if not self._looked or self._hopes is not None:
            return self._ideal
        places = range(len(self.families))
        return tuple(max((option.points[place] for option in self._offered), default=0) for place in places)

    def forbid(self, option: Option) -> None:
        """Not what is open in this one again."""
        if self._hopes is None:
            self._hopes = self._otherwise()
        self._hopes.forbid(option)


class Hopes:
    """What a part may offer. `encoded` builds it without the positions that weigh more than is allowed.

    A hope is a combination of points at a weight that nothing with as many points is below. The cheapest mixture of
    hopes is never dearer than the cheapest mixture there is; where it takes no hope, it is that one.
    """

    def __init__(self, ideal: tuple[tuple[str, ...], Bound], encoded: Callable[[int], tuple[Part, bool]]) -> None:
        self.families, self._ideal = ideal
        self._encoded = encoded
        self._allowed = 0
        self._part: Part | None = None
        self._whole = False
        self._passing = True
        self._solved: list[tuple[Bound, Option | None]] = []
        self._found: list[Option] = []
        self._forbidden: list[Option] = []
        self._offered: tuple[Option, ...] | None = None

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the cheapest may not be known, where it may not."""
        return () if self._part is None else self._part.doubts

    def offered(self) -> tuple[Option, ...]:
        """What was found and what may be hoped for, cheapest first."""
        if self._offered is None:
            self._offered = unbeaten((*self._found, *self._hoped()))
        return self._offered

    def _hoped(self) -> Iterator[Option]:
        if self._part is None:
            yield Option(0, self._ideal, (), hoped=True)
            return
        if not self._whole:
            yield Option(self._allowed + 1, self._ideal, (), hoped=True)
        if not self._passing:
            return
        ladders = [ladder.values() for ladder in self._part.ladders.values()]
        if prod(map(len, ladders)) > MOST_HOPES:
            raise TooLarge(said(catalogue.TOO_MANY_MIXTURES, most=MOST_HOPES))
        for bound in product(*ladders):
            weight = self._least(bound)
            if weight is not None:
                yield Option(weight, bound, (), hoped=True)

    def _least(self, bound: Bound) -> int | None:
        """What the bound weighs at the least, as far as is known; `None` where it cannot be reached."""
        least = 0
        for lower, option in self._solved:
            if all(map(int.__le__, lower, bound)):
                if option is None and self._whole:
                    return None
                own = self._allowed + 1 if option is None else option.weight
                least = max(least, own if self._whole else min(own, self._allowed + 1))
        return least

    def look(self, hope: Option) -> None:
        """Look at what was hoped for: further, where all of it that is allowed was looked at."""
        self._offered = None
        if self._part is None or (not self._whole and hope.weight > self._allowed):
            self._allowed = FIRST_ALLOWED if self._part is None else self._allowed * 4
            self._part, self._whole = self._encoded(self._allowed)
            self._passing = self._part.passing()
            for forbidden in self._forbidden:
                self._part.forbid(forbidden)
            self._solved.clear()
            return
        bound = self._next(self._part, hope.points)
        option = self._part.cheapest(bound)
        self._solved.append((bound, option))
        if option is not None:
            self._found.append(option)

    def _next(self, part: Part, points: Bound) -> Bound:
        """The least bound on the way to these points that was not looked at: what is found there holds for most."""
        ladders = [ladder.values() for ladder in part.ladders.values()]
        below = [
            (option.weight, lower, option.points)
            for lower, option in self._solved
            if option is not None and all(map(int.__le__, lower, points))
        ]
        if not below:
            return tuple(values[0] for values in ladders)
        _, lower, reached = max(below)
        return tuple(
            low if wanted <= here else next(value for value in values if value > here)
            for low, wanted, here, values in zip(lower, points, reached, ladders, strict=True)
        )

    def most(self) -> Bound:
        """The most points of each family, as far as they are known without looking."""
        return self._ideal

    def forbid(self, option: Option) -> None:
        """Not what is open in this one again."""
        self._forbidden.append(option)
        self._found = [other for other in self._found if other.open != option.open]
        if self._part is not None:
            self._part.forbid(option)
        self._solved.clear()
        self._offered = None
