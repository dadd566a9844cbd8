"""Takes a list of plain values apart: what is asked of some values has nothing to do with what is asked of others.

A list that names what a project builds is asked "is a plant among them?", "is a pipeline?". Each value is there or not,
whatever else is, so that the questions fall into parts no value bears on two of. What covers each part covers the list,
by joining the values, where the list may be long enough for all of them.
"""

from collections.abc import Sequence
from math import prod

from shinsa.analysing.covering.bearings import Weigher, asked, plain
from shinsa.analysing.covering.courses import distinct
from shinsa.analysing.covering.forms import aggregates
from shinsa.analysing.covering.kinds import drafts, unsettled
from shinsa.analysing.covering.space import Open, Space
from shinsa.analysing.limits import NotExact
from shinsa.facts import FactList

_TWINS = 256
"""How many cells parts may have together that the same rules read: they are left in one."""

Part = frozenset[int]
"""Nodes."""


def apart(space: Space, slots: tuple[int, ...], nodes: tuple[int, ...], of: Open) -> list[tuple[int, ...]]:
    """The nodes in parts that no value of the list bears on two of; all of them in one where that cannot be said."""
    entry = space.entries[slots[0]]
    if not (len(slots) == 1 and isinstance(entry, FactList) and entry.item and of.values[slots[0]] is None):
        return [nodes]
    if len(nodes) == 1 or nodes[-1] >= space.first_number:
        return [nodes]
    try:
        return _apart(space, slots[0], entry, nodes, of)
    except NotExact:
        return [nodes]


def _apart(space: Space, slot: int, entry: FactList, nodes: tuple[int, ...], of: Open) -> list[tuple[int, ...]]:
    trees, known = [space.nodes[node] for node in nodes], of.known(space)
    wanted = asked(space, entry, trees, known)
    if wanted.counts or wanted.tracks or not plain(wanted):
        return [nodes]
    weigher = Weigher(space, slot, entry, wanted, of.values)
    kinds = distinct(weigher.kind(draft) for draft in unsettled(entry, drafts(entry, trees, known)))
    bearing = [kind for kind in kinds if any(kind.marks)]
    if len(bearing) > entry.longest:
        return [nodes]
    marks = {mark: place for place, mark in enumerate(wanted.marks)}
    drawn = {
        node: [marks[each] for each in aggregates(tree, entry.path)]  # type: ignore[index]
        for node, tree in zip(nodes, trees, strict=True)
    }
    borne = [
        frozenset(node for node, own in drawn.items() if any(kind.marks[mark] for mark in own)) for kind in bearing
    ]
    return sorted(tuple(sorted(part)) for part in _alike(space, _parts(nodes, borne), borne))


def _parts(nodes: Sequence[int], borne: Sequence[Part]) -> list[Part]:
    """The nodes, those that one value bears on together."""
    parts = [frozenset({node}) for node in nodes]
    for together in borne:
        touched = [part for part in parts if part & together]
        parts = [part for part in parts if not part & together] + [frozenset[int]().union(*touched)]
    return [part for part in parts if part]


def _alike(space: Space, parts: Sequence[Part], borne: Sequence[Part]) -> list[Part]:
    """The parts, those that the same rules read put together again: to them they count together."""
    found: dict[Part, list[Part]] = {}
    for part in parts:
        readers = frozenset[int]().union(*(space.readers[node] for node in part))
        found.setdefault(readers, []).append(part)
    merged: list[Part] = []
    for twins in found.values():
        kinds = [sum(1 for each in borne if each & part) for part in twins]
        fits = prod(2**count for count in kinds) <= _TWINS
        merged += [frozenset[int]().union(*twins)] if fits else twins
    return merged
