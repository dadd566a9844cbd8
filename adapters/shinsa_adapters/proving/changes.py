"""How many facts a proposal states otherwise than a base does."""

from collections.abc import Mapping
from dataclasses import dataclass

from shinsa.facts import Fact, FactList
from shinsa.values import Scalar, Value
from shinsa_adapters.proving import kinds
from shinsa_adapters.proving.grouping import Group, given, groups
from shinsa_adapters.proving.problem import Problem
from shinsa_adapters.proving.terms import Int, chosen, total

_ITEM = 2
"""What an item more or less counts: a reader sees a changed field sooner than a new item."""
_NO_ROOM = 100
"""What an item counts for which there is no slot: more than any near proposal may differ."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base by its place (-1: nothing stated), what it states, and how many facts are stated otherwise."""

    place: int
    values: tuple[Value, ...]
    changes: Int


def base_of(of: Problem, place: int, values: tuple[Value, ...]) -> Base:
    """A base, counted over the facts of the question."""
    slots = of.vocabulary.slots()
    changes: list[Int] = []
    for entry in of.entries:
        value = values[slots[entry.path]]
        if isinstance(entry, FactList):
            changes += _list_changes(of, entry, value)
        elif not isinstance(value, tuple):
            changes.append(_change(of, of.space.single[entry.path], entry, value))
    return Base(place, values, total(changes))


def _change(of: Problem, held: kinds.Scalar, fact: Fact, value: Scalar | None) -> Int:
    same = kinds.same_scalar(held, given(value, held, fact, of.symbols))
    return chosen(same, 0, 1)


def _list_changes(of: Problem, entry: FactList, value: Value) -> list[Int]:
    """One for the list coming or going, two for each item more or less, one for each field."""
    items = of.space.lists[entry.path]
    if not isinstance(value, tuple):
        stated = total([chosen(slot.present, _ITEM * slot.weight + _stated(slot), 0) for slot in items.slots])
        return [chosen(items.known, 1 + stated, 0)]
    held = groups(value, entry, of.shapes[entry.path])
    found: list[Int] = [chosen(items.known, 0, 1), max(0, len(held) - len(items.slots)) * _NO_ROOM]
    for place, slot in enumerate(items.slots):
        before = held[place] if place < len(held) else None
        found.append(chosen(items.known, _slot_changes(of, entry, slot, before), 0))
    return found


def _stated(slot: kinds.Slot) -> Int:
    values = kinds.values_of(slot) if isinstance(slot.value, Mapping) else ()
    return total([chosen(value.known, 1, 0) for value in values])


def _slot_changes(of: Problem, entry: FactList, slot: kinds.Slot, held: Group | None) -> Int:
    if held is None:
        return chosen(slot.present, _ITEM * slot.weight + _stated(slot), 0)
    count, stated = held
    facts = {"": entry.item} if entry.item is not None else {fact.name: fact for fact in entry.fields}
    values = kinds.fields_of(slot)
    fields = total([_change(of, values[name], fact, stated[name]) for name, fact in facts.items()])
    kept = chosen(slot.weight >= count, slot.weight - count, count - slot.weight)
    return chosen(slot.present, _ITEM * kept + fields, _ITEM * count)
