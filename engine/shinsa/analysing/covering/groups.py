"""Leaf groups: the leaves that share open facts, with every joint truth a completion can give them.

What a proposal leaves open falls into groups that know nothing of one another. The *cells* of a group are the joint
truths its leaves can have, each with an assignment that was run through the evaluator to find it. Every assignment
the vocabulary allows (and no assumption rules out) has the truths of one of the cells; that is exact, or the group
says why it is not known (`LeafGroup.why`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from shinsa.analysing import catalogue
from shinsa.analysing.covering.domains import grid, is_measured
from shinsa.analysing.covering.lists import lists
from shinsa.analysing.covering.parting import apart
from shinsa.analysing.covering.pivots import pivots, settings
from shinsa.analysing.covering.scalars import assignments
from shinsa.analysing.covering.space import Open, Space, Values, opened
from shinsa.analysing.covering.spans import is_small, spanned
from shinsa.analysing.limits import NotExact, Work, named
from shinsa.facts import Fact, FactList, Facts
from shinsa.language.tree import Node
from shinsa.values import Scalar, Truth, Value

CELLS = 2_000
"""How many cells a group may have."""
_KEPT = 20_000
"""How many groups are kept."""

Filled: TypeAlias = tuple[tuple[int, Value], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One joint truth of a group's leaves, with the numbers that scale points, as `witness` gives them.

    `witness` holds the value of every open slot of the group. Where the group is one number or day, all values from
    `low` to `high` are of this cell (numbers in between lie between those of the cells with the same truths).
    """

    truths: tuple[Truth, ...]
    numbers: tuple[Decimal | None, ...]
    witness: Filled
    low: Scalar | None = None
    high: Scalar | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LeafGroup:
    """Leaves (places in `Plan.leaves`) and numbers (places in `Plan.numbers`) that share the open facts `facts`.

    `place` is the first of its nodes in the space, which no other group has.
    Where the cells cannot all be told, `why` says why, and `cells` are those that were found. Of numbers the least and
    the greatest are told for each joint truth; what lies between is told too where `dense` is false.
    """

    place: int
    facts: tuple[str, ...]
    slots: tuple[int, ...]
    leaves: tuple[int, ...]
    numbers: tuple[int, ...]
    cells: tuple[Cell, ...]
    why: str | None = None
    dense: bool = False

    @property
    def exact(self) -> bool:
        """Whether the cells are all there are."""
        return self.why is None


class Grouper:
    """Finds the leaf groups of proposals under one plan, and keeps those it has found."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._kept: dict[object, LeafGroup] = {}

    def groups(self, of: Open) -> tuple[LeafGroup, ...]:
        """The groups of what is open, in the order of their first fact."""
        return tuple(
            self._group(slots, part, of)
            for slots, nodes in connected(self.space, of.slots, range(len(self.space.nodes)))
            for part in apart(self.space, slots, nodes, of)
        )

    def _group(self, slots: tuple[int, ...], nodes: tuple[int, ...], of: Open) -> LeafGroup:
        read = sorted({slot for node in nodes for slot in self.space.reads[node]})
        blocked = frozenset(each for each in of.blocked if each[0] in read)
        key = (slots, nodes, tuple((slot, of.values[slot]) for slot in read), blocked)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = _found(self.space, slots, nodes, of)
        return found


def leaf_groups(space: Space, facts: Facts) -> tuple[LeafGroup, ...]:
    """The leaf groups of what a proposal leaves open."""
    return Grouper(space).groups(opened(space, facts))


def connected(
    space: Space, slots: Sequence[int], nodes: Iterable[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Slots that some of the nodes reads together, with those of the nodes that read them."""
    wanted = frozenset(slots)
    left = {node: read for node in nodes if (read := wanted.intersection(space.reads[node]))}
    while left:
        together = left[min(left, key=lambda node: min(left[node]))]
        reading: set[int] = set()
        while fresh := {node for node, read in left.items() if node not in reading and read & together}:
            reading |= fresh
            together = together.union(*(left[node] for node in fresh))
        yield tuple(sorted(together)), tuple(sorted(reading))
        left = {node: read for node, read in left.items() if node not in reading}


def _found(space: Space, slots: tuple[int, ...], nodes: tuple[int, ...], of: Open) -> LeafGroup:
    leaves = tuple(node for node in nodes if node < space.first_number)
    numbers = tuple(node - space.first_number for node in nodes if space.first_number <= node < space.first_assumption)
    facts = tuple(space.entries[slot].path for slot in slots)
    cells: dict[object, Cell] = {}
    why = None
    try:
        for cell in _cells(space, slots, nodes, of):
            cells.setdefault((cell.truths, cell.numbers, cell.low), cell)
            if len(cells) > CELLS:
                raise NotExact(catalogue.TOO_MANY_ANSWERS, facts=named(facts))  # noqa: TRY301  # the same answer as from further down
    except NotExact as reason:
        why = reason.why
    return LeafGroup(
        nodes[0],
        facts,
        slots,
        leaves,
        numbers,
        tuple(cells.values()),
        why,
        dense=bool(numbers) and not _each_looked_at(space, slots),
    )


def _each_looked_at(space: Space, slots: tuple[int, ...]) -> bool:
    """Whether every value of what scales points is looked at."""
    entry = space.entries[slots[0]]
    return len(slots) == 1 and isinstance(entry, Fact) and is_measured(entry) and is_small(grid(entry))


def _cells(space: Space, slots: tuple[int, ...], nodes: tuple[int, ...], of: Open) -> Iterator[Cell]:
    trees = tuple(space.nodes[node] for node in nodes)
    single = len(slots) == 1 and not isinstance(space.entries[slots[0]], FactList)
    found = spanned(space, slots[0], nodes, of) if single else None
    if found is not None:
        for answers, low, high in found:
            yield Cell(*_parted(space, nodes, answers), ((slots[0], low),), low, high)
        return
    ask = space.asker(trees)
    work = Work(CELLS * 20, named(space.entries[slot].path for slot in slots))
    for filled in completions(space, slots, nodes, of):
        work.spend()
        answers = ask(with_values(of.values, filled))
        if not _impossible(space, nodes, answers):
            yield Cell(*_parted(space, nodes, answers), filled)


def _parted(
    space: Space, nodes: tuple[int, ...], answers: Sequence[object]
) -> tuple[tuple[Truth, ...], tuple[Decimal | None, ...]]:
    pairs = list(zip(nodes, answers, strict=True))
    truths = tuple(answer for node, answer in pairs if node < space.first_number)
    numbers = tuple(answer for node, answer in pairs if space.first_number <= node < space.first_assumption)
    return truths, numbers  # type: ignore[return-value]


def _impossible(space: Space, nodes: tuple[int, ...], answers: Sequence[object]) -> bool:
    return any(answer is False and node >= space.first_assumption for node, answer in zip(nodes, answers, strict=True))


def with_values(values: Values, filled: Iterable[tuple[int, Value]]) -> Values:
    """The values with some slots filled."""
    changed = list(values)
    for slot, value in filled:
        changed[slot] = value
    return tuple(changed)


def completions(space: Space, slots: tuple[int, ...], nodes: tuple[int, ...], of: Open) -> Iterator[Filled]:
    """Assignments of these slots that cover every joint truth of the nodes."""
    turned = pivots(space, slots, nodes)
    for setting in settings(space, turned, slots, nodes, of):
        inner = Open(with_values(of.values, setting), tuple(slot for slot in slots if slot not in turned), of.blocked)
        found = [_part(space, *part, inner) for part in connected(space, inner.slots, nodes)]
        for chosen in product(*(filled for filled, _ in found)):
            yield (*setting, *(pair for part in chosen for pair in part))
        for _, reason in found:
            if reason is not None:
                raise reason


def _part(
    space: Space, slots: tuple[int, ...], nodes: tuple[int, ...], of: Open
) -> tuple[list[Filled], NotExact | None]:
    """Assignments of slots that belong together, one for each joint answer, and why they are not all, if so."""
    trees = tuple(space.nodes[node] for node in nodes)
    ask = space.asker(trees)
    seen: dict[tuple[object, ...], Filled] = {}
    try:
        for filled in _raw(space, slots, trees, of):
            answers = ask(with_values(of.values, filled))
            if not _impossible(space, nodes, answers):
                seen.setdefault(answers, filled)
    except NotExact as reason:
        return list(seen.values()), reason
    return list(seen.values()), None


def _raw(space: Space, slots: Sequence[int], trees: tuple[Node, ...], of: Open) -> Iterator[Filled]:
    known = of.known(space)
    listed = [slot for slot in slots if isinstance(space.entries[slot], FactList)]
    if not listed:
        yield from (tuple(each.items()) for each in assignments(space, slots, trees, known))
    elif len(slots) > 1:
        raise NotExact(catalogue.LISTS_WEIGHED, facts=named(space.entries[slot].path for slot in slots))
    else:
        yield from (((slots[0], value),) for value in lists(space, slots[0], trees, known, of))
