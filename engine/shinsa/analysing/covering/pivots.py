"""Facts that stand beside a list in one condition are set to each of their values in turn.

Of values that leave every other fact the same choices, one is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import TypeAlias

from shinsa.analysing import catalogue
from shinsa.analysing.covering.domains import grid, is_measured
from shinsa.analysing.covering.forms import Known, Line, lines
from shinsa.analysing.covering.scalars import fact_of, values_of
from shinsa.analysing.covering.space import Open, Space
from shinsa.analysing.limits import NotExact, named
from shinsa.facts import Fact, FactList
from shinsa.language.tree import FactRef, ItemRef, Node
from shinsa.values import Scalar

_SETTINGS = 1200

Setting: TypeAlias = tuple[tuple[int, Scalar], ...]


def pivots(space: Space, slots: Sequence[int], nodes: Sequence[int]) -> tuple[int, ...]:
    """The single facts that some node reads together with a list."""
    open_ = frozenset(slots)
    listed = frozenset(slot for slot in slots if isinstance(space.entries[slot], FactList))
    return tuple(
        sorted({slot for node in nodes if listed.intersection(space.reads[node])
                for slot in open_.intersection(space.reads[node]) - listed})
    )  # fmt: skip


def settings(
    space: Space, turned: tuple[int, ...], slots: tuple[int, ...], nodes: tuple[int, ...], of: Open
) -> Iterator[Setting]:
    """Values of the pivots that cover all there is to tell apart; raises NotExact where there are too many."""
    trees = tuple(space.nodes[node] for node in nodes)
    known = of.known(space)
    columns = [_values(space, slot, trees, known) for slot in turned]
    if prod(map(len, columns)) > _SETTINGS:
        raise NotExact(catalogue.COMPARED_WITH_ITEMS, facts=named(space.entries[slot].path for slot in turned))
    found = (tuple(zip(turned, chosen, strict=True)) for chosen in product(*columns))
    if len(turned) != 1 or not is_measured(fact_of(space, turned[0])):
        yield from found
        return
    yield from _told_apart(space, slots, nodes, known, list(found))


def _values(space: Space, slot: int, trees: Sequence[Node], known: Known) -> list[Scalar]:
    fact = fact_of(space, slot)
    if not is_measured(fact):
        return values_of(space, slot, trees, known, _SETTINGS)
    of = grid(fact)
    if not of.own_step or of.size is None or of.size > _SETTINGS:
        raise NotExact(catalogue.COMPARED_WITH_ITEMS, facts=named([fact.path]))
    return [of.value(place) for place in range(of.low or 0, (of.high or 0) + 1)]


def _told_apart(
    space: Space, slots: tuple[int, ...], nodes: tuple[int, ...], known: Known, every: list[Setting]
) -> Iterator[Setting]:
    """One value of the pivot for each order in which the comparisons with it cut the other facts."""
    ((pivot, _),) = every[0]
    path = space.entries[pivot].path
    found = [line for node in nodes for line in lines(space.nodes[node], known)]
    scaling = range(space.first_number, space.first_assumption)
    own = [line for line in found if _symbols(line) == {path}]
    others = _beside(space, slots, found, path)
    if others is None or any(node in scaling and pivot in space.reads[node] for node in nodes):
        yield from every
        return
    line_of = grid(fact_of(space, pivot))
    seen: set[object] = set()
    for setting in every:
        ((_, value),) = setting
        at = line_of.place(value) * line_of.step
        key = (tuple(_sign(line, at) for line in own), tuple(_order(cut, at) for cut in others))
        if key not in seen:
            seen.add(key)
            yield setting


def _symbols(line: Line) -> set[str]:
    return {node.path or "" for node in line.form.symbols() if isinstance(node, FactRef | ItemRef)}


_Cut: TypeAlias = tuple[Fraction, Fraction]
"""`slope * pivot + offset`, in steps of the other fact."""


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Cuts in whole numbers: everything is multiplied by the unit."""

    unit: int
    lines: tuple[tuple[int, int], ...]


def _beside(space: Space, slots: tuple[int, ...], found: list[Line], pivot: str) -> list[_Cuts] | None:
    """For every other fact or field, where it is cut, as functions of the pivot; `None` where that is not so plain."""
    facts = _facts(space, slots)
    cuts: dict[str, set[_Cut]] = {}
    for line in found:
        terms = dict(line.form.terms)
        found_in = {node: node.path for node in terms if isinstance(node, FactRef | ItemRef) and node.path in facts}
        slope = next((factor for node, factor in terms.items() if getattr(node, "path", None) == pivot), Fraction(0))
        rest = [node for node in found_in if found_in[node] != pivot]
        if len(rest) != 1 or len(terms) > 2:  # noqa: PLR2004  # the pivot and one other
            if slope and set(terms) - {node for node in terms if getattr(node, "path", None) == pivot}:
                return None
            continue
        fact = facts[rest[0].path or ""]
        step, factor = grid(fact).step, terms[rest[0]]
        cuts.setdefault(fact.path, set()).add((-slope / factor / step, -line.form.constant / factor / step))
    for path, own in cuts.items():
        of = grid(facts[path])
        own |= {(Fraction(0), Fraction(end)) for end in (of.low, of.high) if end is not None}
    return [_whole(sorted(own)) for own in cuts.values()]


def _whole(cuts: list[_Cut]) -> _Cuts:
    unit = lcm(*(part.denominator for cut in cuts for part in cut))
    return _Cuts(unit, tuple((int(slope * unit), int(offset * unit)) for slope, offset in cuts))


def _facts(space: Space, slots: tuple[int, ...]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for slot in slots:
        entry = space.entries[slot]
        if isinstance(entry, FactList):
            found |= {fact.path: fact for fact in (*entry.fields, *filter(None, [entry.item])) if is_measured(fact)}
        elif is_measured(entry):
            found[entry.path] = entry
    return found


def _sign(line: Line, at: Fraction) -> int:
    value = line.form.terms[0][1] * at + line.form.constant
    return (value > 0) - (value < 0)


def _order(cuts: _Cuts, at: Fraction) -> object:
    """How the cuts lie: their order, which lie on whole steps, and between which there is a whole step."""
    unit = cuts.unit * at.denominator
    lying = (slope * at.numerator + offset * at.denominator for slope, offset in cuts.lines)
    places = sorted((here, index) for index, here in enumerate(lying))
    told: list[object] = []
    for (here, index), (after, _) in zip(places, [*places[1:], places[-1]], strict=True):
        told.append((index, here % unit == 0, here == after, -(-after // unit) - 1 > here // unit))
    return tuple(told)
