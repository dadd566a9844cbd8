"""What a valid document states, put into the slots of the facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from shinsa.facts import Fact, FactList, FactNote, Vocabulary
from shinsa.proposal.evidence import foreign_note
from shinsa.proposal.shape import Group
from shinsa.proposal.validating import Foreign
from shinsa.values import Item, Scalar, Value


@dataclass(frozen=True, slots=True)
class _Plan:
    """One object: the slots of its facts by key, its lists with their slots, and the objects inside it."""

    path: str
    slots: Mapping[str, int]
    lists: Mapping[str, tuple[int, FactList]]
    groups: Mapping[str, "_Plan"]


class Collector:
    """Collects facts for one vocabulary; planned once."""

    def __init__(self, shape: Group, vocabulary: Vocabulary) -> None:
        slots = vocabulary.slots()
        self._currency = vocabulary.currency
        self._length = len(slots)
        self._plan = _planned(shape, slots)

    def collect(self, stated: Mapping[str, Any]) -> tuple[tuple[Value, ...], tuple[FactNote, ...]]:
        """Values by slot, and a note for each amount that is unknown because of its currency, in order of fact."""
        values: list[Value] = [None] * self._length
        foreign: dict[str, Foreign] = {}
        _collect(self._plan, stated, values, foreign)
        notes = (foreign_note(path, money, self._currency) for path, money in sorted(foreign.items(), key=_path))
        return tuple(values), tuple(notes)


def _planned(group: Group, slots: Mapping[str, int]) -> _Plan:
    members = group.members.items()
    known = [(name, member) for name, member in members if not isinstance(member, Group) and member.path in slots]
    return _Plan(
        group.path,
        {name: slots[member.path] for name, member in known if isinstance(member, Fact)},
        {name: (slots[member.path], member) for name, member in known if isinstance(member, FactList)},
        {name: _planned(member, slots) for name, member in members if isinstance(member, Group)},
    )


def _collect(plan: _Plan, stated: Mapping[str, Any], values: list[Value], foreign: dict[str, Foreign]) -> None:
    slots = plan.slots
    for name, value in stated.items():
        if value is None:
            continue
        if name in slots:
            path = f"{plan.path}.{name}".lstrip(".") if isinstance(value, Foreign) else ""
            values[slots[name]] = _known(path, value, foreign)
        elif name in plan.groups:
            _collect(plan.groups[name], value, values, foreign)
        else:
            slot, entry = plan.lists[name]
            values[slot] = _items(entry, value, foreign)


def _items(entry: FactList, items: list[Any], foreign: dict[str, Foreign]) -> Value:
    """A list as a tuple; a list of single values that has one in another currency is unknown as a whole."""
    if entry.fields:
        names = [fact.name for fact in entry.fields]
        return tuple(_row(f"{entry.path}[{index}]", names, row, foreign) for index, row in enumerate(items))
    known = [_known(f"{entry.path}[{index}]", item, foreign) for index, item in enumerate(items)]
    return None if None in known else cast("tuple[Item, ...]", tuple(known))


def _row(path: str, names: list[str], row: Mapping[str, Any], foreign: dict[str, Foreign]) -> Item:
    fields = [row.get(name) for name in names]
    if any(isinstance(value, Foreign) for value in fields):
        fields = [_known(f"{path}.{name}", value, foreign) for name, value in zip(names, fields, strict=True)]
    return tuple(fields)


def _known(path: str, value: Scalar | Foreign | None, foreign: dict[str, Foreign]) -> Scalar | None:
    if not isinstance(value, Foreign):
        return value
    foreign[path] = value
    return None


def _path(noted: tuple[str, Foreign]) -> str:
    return noted[0]
