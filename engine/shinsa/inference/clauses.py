"""A network as clauses: *if all of these are established, so are those*. Nothing in them is negative.

Every part and every proposition runs on two rails, "is true" and "is false", each with a code of its own. A conjunction
is true if all its operands are (one clause) and false if any is (a clause each); a disjunction the other way round; a
negation changes rails (De Morgan). What neither rail establishes is unknown. A step inside a formula gets a code too.
Clauses that need the same are one clause that gives several codes.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Network, Part
from shinsa.inference.order import in_order, operands_first

START = 0
"""The code of what is established before anything is known."""

MOST_NEEDS = 12
"""Needs of one clause, with room to spare below the 16 the library bears; a wider clause goes by steps."""

MOST_USERS = 200
"""Clauses that need the same code, with room to spare below 255; a code needed more often gets copies."""

_Needs: TypeAlias = tuple[int, ...]
_Ways: TypeAlias = tuple[_Needs, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """When all codes in `needs` (at least one) are established, so are those in `gives`."""

    needs: tuple[int, ...]
    gives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rails:
    """The codes for "is true" and "is false"."""

    true: int
    false: int


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a network; the first needs `START` alone. Codes run from 0 to `codes` - 1."""

    parts: tuple[Rails, ...]
    propositions: tuple[Rails, ...]
    clauses: tuple[Clause, ...]
    codes: int

    def needed(self) -> frozenset[int]:
        """The codes some clause needs."""
        return frozenset(code for clause in self.clauses for code in clause.needs)


def clauses_of(network: Network) -> Clauses:
    """Lower a network to clauses that stay below what the library bears in one clause and for one code.

    Raises:
        EngineLimitError: propositions rest on one another in a circle.
    """
    order = in_order(network)
    lowering = _Lowering(network)
    for index in order:
        lowering.define(index, network.formulas[index])
    return lowering.finished()


@dataclass(frozen=True, slots=True)
class _BothWays:
    """The ways to establish that a formula is true, and that it is false."""

    true: _Ways
    false: _Ways

    def swapped(self) -> "_BothWays":
        return _BothWays(self.false, self.true)


class _Lowering:
    """Gathers clauses by what they need."""

    def __init__(self, network: Network) -> None:
        first = 1 + 2 * network.parts
        self._parts = _rails(1, network.parts)
        self._propositions = _rails(first, len(network.formulas))
        self._codes = first + 2 * len(network.formulas)
        self._steps: dict[_Ways, int] = {}
        self._gives: defaultdict[_Needs, dict[int, None]] = defaultdict(dict)
        self._gives[(START,)] = {}

    def define(self, index: int, formula: Formula) -> None:
        """Add the clauses that establish proposition `index` either way."""
        ways: dict[int, _BothWays] = {}
        for node in operands_first(formula):
            ways[id(node)] = self._both_ways(node, ways)
        rails, both = self._propositions[index], ways[id(formula)]
        self._add(both.true, rails.true)
        self._add(both.false, rails.false)

    def finished(self) -> Clauses:
        """The clauses, with copies for codes that are needed too often."""
        self._copy_crowded()
        clauses = tuple(Clause(needs, tuple(gives)) for needs, gives in self._gives.items())
        return Clauses(self._parts, self._propositions, clauses, self._codes)

    def _both_ways(self, node: Formula, ways: dict[int, _BothWays]) -> _BothWays:
        match node:
            case Part(index):
                return _either_rail(self._parts[index])
            case Derived(index):
                return _either_rail(self._propositions[index])
            case Negation(operand):
                return ways[id(operand)].swapped()
            case Conjunction(operands):
                return self._conjoined([ways[id(operand)] for operand in operands])
            case Disjunction(operands):
                return self._conjoined([ways[id(operand)].swapped() for operand in operands]).swapped()

    def _conjoined(self, operands: list[_BothWays]) -> _BothWays:
        """True by all operands at once, false by any one of them."""
        together = {code: None for operand in operands for code in self._one_way(operand.true)}
        any_false = dict.fromkeys(way for operand in operands for way in operand.false)
        return _BothWays((self._narrow(tuple(sorted(together))),), tuple(any_false))

    def _one_way(self, ways: _Ways) -> _Needs:
        """The same as one way: as it stands, or a step that each of the ways establishes."""
        return ways[0] if len(ways) == 1 else (self._step(ways),)

    def _narrow(self, needs: _Needs) -> _Needs:
        """No more needs than one clause can have: the first so many become a step, until few are left."""
        while len(needs) > MOST_NEEDS:
            chunks = [needs[at : at + MOST_NEEDS] for at in range(0, len(needs), MOST_NEEDS)]
            needs = tuple(code for chunk in chunks for code in (chunk if len(chunk) == 1 else (self._step((chunk,)),)))
        return needs

    def _step(self, ways: _Ways) -> int:
        if ways not in self._steps:
            self._steps[ways] = self._new_code()
            self._add(ways, self._steps[ways])
        return self._steps[ways]

    def _add(self, ways: _Ways, code: int) -> None:
        for needs in ways:
            self._gives[needs or (START,)][code] = None

    def _new_code(self) -> int:
        self._codes += 1
        return self._codes - 1

    def _copy_crowded(self) -> None:
        """Give each further group of users of a crowded code a copy of it to need instead."""
        users: defaultdict[int, list[_Needs]] = defaultdict(list)
        for needs in self._gives:
            for code in needs if len(needs) > 1 else ():
                users[code].append(needs)
        instead: defaultdict[_Needs, dict[int, int]] = defaultdict(dict)
        for code, group in _crowds(users):
            copy = self._new_code()
            self._gives[(code,)][copy] = None
            for needs in group:
                instead[needs][code] = copy
        for needs, copies in instead.items():
            self._gives[tuple(copies.get(code, code) for code in needs)] = self._gives.pop(needs)


def _crowds(users: dict[int, list[_Needs]]) -> Iterator[tuple[int, list[_Needs]]]:
    for code, needing in users.items():
        if len(needing) > MOST_USERS:
            for at in range(0, len(needing), MOST_USERS):
                yield code, needing[at : at + MOST_USERS]


def _either_rail(rails: Rails) -> _BothWays:
    return _BothWays(((rails.true,),), ((rails.false,),))


def _rails(first: int, count: int) -> tuple[Rails, ...]:
    return tuple(Rails(code, code + 1) for code in range(first, first + 2 * count, 2))
