"""Assignments of single facts that cover every joint truth of the conditions over them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import cast

from shinsa.analysing import catalogue
from shinsa.analysing.covering.domains import Grid, grid, is_measured, plain_values
from shinsa.analysing.covering.forms import Known, Line, constants, inside, lines
from shinsa.analysing.covering.space import Space
from shinsa.analysing.covering.whole import Row, System, solution
from shinsa.analysing.limits import NotExact, named
from shinsa.facts import Fact
from shinsa.language.tree import Comparison, FactRef, Folded, In, Map, Node, Size, walk
from shinsa.values import Scalar

BRUTE = 4096
"""How many joint values are tried one by one before lines are reasoned about."""

Assignment = dict[int, Scalar]


def fact_of(space: Space, slot: int) -> Fact:
    """The fact in a slot that is no list."""
    return cast("Fact", space.entries[slot])


def cuts_of(space: Space, slot: int, nodes: Sequence[Node], known: Known) -> list[Fraction]:
    """The values at which a comparison with a constant changes its answer for this fact."""
    path = space.entries[slot].path
    found: set[Fraction] = set()
    for line in _lines(space, [slot], nodes, known):
        if len(line.form.terms) == 1 and _is(line.form.terms[0][0], path):
            found.add(-line.form.constant / line.form.terms[0][1])
    return sorted(found)


def _lines(space: Space, slots: Sequence[int], nodes: Sequence[Node], known: Known) -> Iterator[Line]:
    """The comparisons that facts can change by themselves.

    What is counted or summed over stated items changes only where a condition on an item does, which is a line itself.
    """
    for line in (each for node in nodes for each in lines(node, known)):
        drawn = [symbol for symbol in line.form.symbols() if isinstance(symbol, Size | Folded)]
        if not drawn:
            yield line
        elif len(drawn) < len(line.form.terms) or any(_moves(symbol, known) for symbol in drawn):
            raise NotExact(catalogue.COMPARED_WITH_DRAWN, facts=_named(space, slots))


def _moves(drawn: Size | Folded, known: Known) -> bool:
    """Whether what each item gives is itself a matter of an open fact."""
    given = [each.body for each in walk(drawn) if isinstance(each, Map)]
    return any(isinstance(each, FactRef) and known(each) is None for body in given for each in walk(body))


def _is(node: Node, path: str) -> bool:
    return isinstance(node, FactRef) and node.path == path


def sets_of(node: Node, known: Known) -> Iterator[frozenset[object]]:
    """The sets of texts a condition can tell apart: every list it tests membership in, every constant by itself."""
    if isinstance(node, In):
        yield frozenset(constants(node.items, known))
        yield from sets_of(node.item, known)
        return
    value = known(node)
    if isinstance(value, str):
        yield frozenset({value})
    for child, within in inside(node, known):
        yield from sets_of(child, within)


def values_of(space: Space, slot: int, nodes: Sequence[Node], known: Known, others: int) -> list[Scalar]:
    """Values that stand for all of one fact: next to every cut, or one of each kind of text."""
    fact = fact_of(space, slot)
    if not is_measured(fact):
        sets = list(dict.fromkeys(each for node in nodes for each in sets_of(node, known)))
        return plain_values(fact, sets, others)
    cuts = cuts_of(space, slot, nodes, known)
    of = grid(fact, cuts)
    return [of.value(place) for place in of.near(cut / of.step for cut in cuts)]


def assignments(space: Space, slots: Sequence[int], nodes: Sequence[Node], known: Known) -> Iterator[Assignment]:
    """Assignments that cover every joint truth of the nodes, which read these slots and no other open ones.

    Raises NotExact where that cannot be done within the limits.
    """
    measured_slots = [slot for slot in slots if is_measured(fact_of(space, slot))]
    plain_slots = [slot for slot in slots if slot not in measured_slots]
    choices = [values_of(space, slot, nodes, known, len(plain_slots)) for slot in plain_slots]
    if prod(map(len, choices)) > BRUTE:
        raise NotExact(catalogue.TOO_MANY_ANSWERS, facts=_named(space, plain_slots))
    numbers = list(_measured_assignments(space, measured_slots, nodes, known))
    for chosen in product(*choices):
        named_values = dict(zip(plain_slots, chosen, strict=True))
        yield from (named_values | each for each in numbers)


def _named(space: Space, slots: Sequence[int]) -> str:
    return named(space.entries[slot].path for slot in slots)


def _measured_assignments(space: Space, slots: list[int], nodes: Sequence[Node], known: Known) -> Iterator[Assignment]:
    if not slots:
        yield {}
    elif len(slots) == 1:
        yield from ({slots[0]: value} for value in values_of(space, slots[0], nodes, known, 1))
    else:
        grids = [grid(fact_of(space, slot)) for slot in slots]
        sizes = [each.size or BRUTE + 1 for each in grids]
        joint = _on_grids(slots, grids) if prod(sizes) <= BRUTE else _by_lines(space, slots, grids, nodes, known)
        yield from joint


def _on_grids(slots: list[int], grids: list[Grid]) -> Iterator[Assignment]:
    spans = [range(each.low or 0, (each.high or 0) + 1) for each in grids]
    for places in product(*spans):
        yield {slot: of.value(place) for slot, of, place in zip(slots, grids, places, strict=True)}


def _by_lines(
    space: Space, slots: list[int], grids: list[Grid], nodes: Sequence[Node], known: Known
) -> Iterator[Assignment]:
    """One assignment for each side of every line that the facts can be on together."""
    if not all(each.own_step for each in grids):
        raise NotExact(catalogue.NO_STEP, facts=_named(space, slots))
    if any(node in space.plan.numbers for node in nodes):
        raise NotExact(catalogue.SCALE_TOGETHER, facts=_named(space, slots))
    found = list(dict.fromkeys(_lines(space, slots, nodes, known)))
    places = {space.entries[slot].path: place for place, slot in enumerate(slots)}
    rows = [(line.op, _row(line, places, grids)) for line in found]
    for solved in patterns(System(len(slots), tuple(_bounds(grids))), rows):
        yield {slot: of.value(place) for slot, of, place in zip(slots, grids, solved, strict=True)}


def _row(line: Line, places: dict[str, int], grids: list[Grid]) -> Row:
    """The line as `coefficients · places <= bound` (for the operator `<=`), in whole numbers."""
    factors = [Fraction(0)] * len(grids)
    for node, factor in line.form.terms:
        if not isinstance(node, FactRef) or node.path not in places:
            raise NotExact(catalogue.COMPARED_WITH_DRAWN, facts=named(places))
        place = places[node.path]
        factors[place] = factor * grids[place].step
    return whole_row(factors, -line.form.constant)


def whole_row(factors: Sequence[Fraction], bound: Fraction) -> Row:
    """A row with its fractions cleared."""
    scale = lcm(bound.denominator, *(factor.denominator for factor in factors))
    return tuple(int(factor * scale) for factor in factors), int(bound * scale)


def _bounds(grids: list[Grid]) -> Iterator[Row]:
    for place, of in enumerate(grids):
        unit = tuple(int(place == other) for other in range(len(grids)))
        if of.high is not None:
            yield unit, of.high
        if of.low is not None:
            yield tuple(-each for each in unit), -of.low


def sides(op: Comparison, row: Row) -> tuple[tuple[Row, ...], ...]:
    """The ways to lie on either side of a comparison; equality has a side below and one above."""
    coefficients, bound = row
    turned = tuple(-each for each in coefficients)
    below, at_most = (coefficients, bound - 1), (coefficients, bound)
    above, at_least = (turned, -bound - 1), (turned, -bound)
    match op:
        case Comparison.LT | Comparison.GE:
            return (below,), (at_least,)
        case Comparison.LE | Comparison.GT:
            return (at_most,), (above,)
        case Comparison.EQ | Comparison.NE:
            return (below,), (at_most, at_least), (above,)


def patterns(system: System, rows: Sequence[tuple[Comparison, Row]]) -> Iterator[tuple[int, ...]]:
    """A solution for every combination of sides that has one."""
    return (solved for _, _, solved in systems(system, rows))


def systems(
    system: System, rows: Sequence[tuple[Comparison, Row]], taken: tuple[int, ...] = ()
) -> Iterator[tuple[tuple[int, ...], System, tuple[int, ...]]]:
    """Every combination of sides that has a solution: which sides, as a system, and a solution."""
    solved = solution(system)
    if solved is None:
        return
    if not rows:
        yield taken, system, solved
        return
    op, row = rows[0]
    for place, side in enumerate(sides(op, row)):
        yield from systems(system.adding(*side), rows[1:], (*taken, place))
