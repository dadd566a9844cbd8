"""What is asked of a proposal, with the facts each question reads; made once for a plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

from shinsa.analysing.covering.forms import STAYS, Known, Loop, base
from shinsa.analysing.covering.readings import readings
from shinsa.evaluating.evaluator import answering
from shinsa.facts import Entry, FactList, Facts
from shinsa.language.tree import (
    FactRef,
    Filter,
    Folded,
    ItemRef,
    Literal,
    Map,
    Node,
    ParameterRef,
    Quantified,
    Size,
    walk,
)
from shinsa.planning.facts_read import paths_read
from shinsa.planning.plan import Plan
from shinsa.proposal.codes import NoteCode
from shinsa.proposal.references import References
from shinsa.values import Item, Value

Values: TypeAlias = tuple[Value, ...]
Blocked: TypeAlias = frozenset[tuple[int, int | None, int | None]]
"""Facts that stay unknown whatever is answered: by slot, place in the list and field."""


class Space:
    """Every leaf, number and assumption of a plan, in that order, as nodes that read slots of the facts."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.entries: tuple[Entry, ...] = plan.ruleset.vocabulary.entries
        assumed = tuple(plan.parts[place] for place in plan.assumptions)
        self.nodes: tuple[Node, ...] = (*plan.leaves, *plan.numbers, *assumed)
        self.first_number = len(plan.leaves)
        self.first_assumption = self.first_number + len(plan.numbers)
        slots = plan.ruleset.vocabulary.slots()
        self.slots: Mapping[str, int] = slots
        self.reads = tuple(
            tuple(sorted({slots[below.path] for below in walk(node) if isinstance(below, FactRef)}))
            for node in self.nodes
        )
        self.paths = tuple(paths_read(node) for node in self.nodes)
        self._answering: dict[tuple[Node, ...], Callable[[Values], tuple[Any, ...]]] = {}

    def asker(self, nodes: tuple[Node, ...]) -> Callable[[Values], tuple[Any, ...]]:
        """What the evaluator answers to these nodes, as a function of the facts."""
        function = self._answering.get(nodes)
        if function is None:
            function = self._answering[nodes] = answering(self.plan, nodes)
        return function

    @cached_property
    def readers(self) -> tuple[frozenset[int], ...]:
        """For each leaf the places of the rules that read it."""
        found = readings(self.plan)
        return tuple(
            frozenset(place for place, reading in enumerate(found) if leaf in reading.leaves)
            for leaf in range(len(self.plan.leaves))
        )

    @cached_property
    def uses(self) -> tuple[tuple[int, ...], ...]:
        """For each number the hundredths of the tiers it scales."""
        found: list[set[int]] = [set() for _ in self.plan.numbers]
        for rule in self.plan.rules:
            for tier in (*rule.tiers, *rule.plus):
                if tier.times is not None:
                    found[tier.times].add(tier.hundredths)
        return tuple(tuple(sorted(each)) for each in found)


@dataclass(frozen=True, slots=True)
class Open:
    """What a proposal leaves open: slots that a completion fills, and what stays unknown all the same."""

    values: Values
    slots: tuple[int, ...]
    blocked: Blocked

    def known(self, space: Space) -> Known:
        """What is known of nodes."""
        return _Known(space, self)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of nodes, within loops over stated lists: the item that each variable stands for."""

    space: Space
    of: Open
    items: tuple[tuple[str, FactList, Item], ...] = ()

    def __call__(self, node: Node) -> object:
        match node:
            case Literal():
                return node.value
            case ParameterRef():
                return self.space.plan.parameters[node.name]
            case FactRef() if self.space.slots[node.path] not in self.of.slots:
                return _or_stays(self.of.values[self.space.slots[node.path]])
            case ItemRef():
                return self._item(node)
            case Size() | Folded():
                return self._drawn(node)
            case _:
                return None

    def of_items(self, loop: Loop) -> "tuple[_Known, ...]":
        path = base(loop.items)
        if path is None or _mapped(loop.items) or self.space.slots[path] in self.of.slots:
            return (self,)
        slot = self.space.slots[path]
        entry, stated = self.space.entries[slot], self.of.values[slot]
        if not isinstance(entry, FactList) or not isinstance(stated, tuple):
            return (self,)
        return tuple(replace(self, items=(*self.items, (loop.variable, entry, item))) for item in dict.fromkeys(stated))

    def _item(self, node: ItemRef) -> object:
        """What a stated item says; the innermost loop over a variable counts."""
        for variable, entry, item in reversed(self.items):
            if variable == node.variable:
                if node.field is None or not isinstance(item, tuple):
                    return item if node.field is None and not isinstance(item, tuple) else None
                return _or_stays(item[[fact.name for fact in entry.fields].index(node.field)])
        return None

    def _drawn(self, node: Size | Folded) -> object:
        """A number drawn from lists that are not open."""
        below = walk(node)
        bound = {each.variable for each in below if isinstance(each, Quantified | Filter | Map)}
        if any(isinstance(each, FactRef) and self.space.slots[each.path] in self.of.slots for each in below):
            return None
        if any(isinstance(each, ItemRef) and each.variable not in bound for each in below):
            return None
        return _or_stays(self.space.asker((node,))(self.of.values)[0])


def _or_stays(value: object) -> object:
    """A value that is known, or that it stays unknown."""
    return STAYS if value is None else value


def _mapped(items: Node) -> bool:
    """Whether what a loop goes through is drawn from the items of a list."""
    return any(isinstance(each, Map) for each in walk(items))


def opened(space: Space, facts: Facts) -> Open:
    """What the facts leave open. A fact in conflict, or known from stale evidence alone, stays unknown.

    No answer of the applicant settles those: the evidence has to.
    """
    stale = (note.fact for note in facts.notes if note.code == NoteCode.STALE_EVIDENCE)
    references = References(space.plan.ruleset.vocabulary)
    found = (references.resolve(path) for path in (*facts.conflicts, *stale))
    blocked = frozenset((each.slot, each.index, each.column) for each in found if each is not None)
    slots = tuple(slot for slot in range(len(space.entries)) if _is_open(facts.values[slot], slot, blocked))
    return Open(facts.values, slots, blocked)


def _is_open(value: Value, slot: int, blocked: Blocked) -> bool:
    if value is None:
        return all(each[0] != slot for each in blocked)
    if not isinstance(value, tuple):
        return False
    return any(
        field is None and (slot, index, column) not in blocked
        for index, item in enumerate(value)
        if isinstance(item, tuple)
        for column, field in enumerate(item)
    )
