"""Concrete paths into a proposal: `generation.net_mw`, `materials[0]`, `sites[0].country`, or a whole list, `sites`."""

import re
from dataclasses import dataclass
from typing import TypeAlias, cast

from shinsa.facts import Fact, FactList, Vocabulary
from shinsa.values import Item, Scalar, Value

_CONCRETE = re.compile(r"(?P<path>[^\[\]]+)(?:\[(?P<index>0|[1-9][0-9]{0,5})\](?:\.(?P<field>[^.\[\]]+))?)?")

Changes: TypeAlias = dict[tuple[int | None, int | None], Scalar | None]
"""New values inside one slot, by index and column; both are `None` for the slot as a whole."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a concrete path names: a slot; in a list an item, in an item a field (`column`).

    `fact` describes the value there, and is `None` where the path names a whole list.
    """

    slot: int
    fact: Fact | None
    index: int | None = None
    column: int | None = None


class References:
    """Resolves concrete paths in one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._entries = vocabulary.entries
        self._slots = vocabulary.slots()

    def resolve(self, path: str) -> Reference | None:
        """What the path names, `None` where the vocabulary has nothing of that form."""
        parts = _CONCRETE.fullmatch(path)
        slot = self._slots.get(parts["path"]) if parts else None
        if parts is None or slot is None:
            return None
        entry = self._entries[slot]
        if isinstance(entry, Fact):
            return Reference(slot, entry) if parts["index"] is None else None
        if parts["index"] is None:
            return Reference(slot, None)
        return _inside(slot, entry, int(parts["index"]), parts["field"])

    def at(self, path: str) -> Reference:
        """The reference of a path that has been accepted. Raises `KeyError` where the vocabulary is another one."""
        reference = self.resolve(path)
        if reference is None:
            raise KeyError(path)
        return reference

    def path(self, slot: int) -> str:
        """The path of a slot."""
        return self._entries[slot].path


def _inside(slot: int, entry: FactList, index: int, name: str | None) -> Reference | None:
    if name is None:
        return Reference(slot, entry.item, index) if entry.item is not None else None
    for column, fact in enumerate(entry.fields):
        if fact.name == name:
            return Reference(slot, fact, index, column)
    return None


def stated(values: tuple[Value, ...], reference: Reference) -> Scalar | None:
    """The single value stated at a reference; `None` where unknown, and for a whole list."""
    value = values[reference.slot]
    if reference.fact is None or value is None:
        return None
    if reference.index is None:
        return cast("Scalar", value)
    item = cast("tuple[Item, ...]", value)[reference.index]
    return item[reference.column] if isinstance(item, tuple) and reference.column is not None else cast("Scalar", item)


def replaced(value: Value, changes: Changes) -> Value:
    """A slot's value with changes by index and column; a list of single values that loses one is unknown as a whole."""
    if not changes or value is None:
        return changes.get((None, None), value)
    if (None, None) in changes:
        return changes[None, None]
    items = list(cast("tuple[Item, ...]", value))
    for (index, column), new in changes.items():
        if index is None:
            continue
        item = items[index]
        if isinstance(item, tuple) and column is not None:
            items[index] = (*item[:column], new, *item[column + 1 :])
        elif new is None:
            return None
        else:
            items[index] = new
    return tuple(items)
