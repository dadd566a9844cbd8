"""The same proposal with other facts: as typed values to try, and as the JSON that is really screened."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, cast

from shinsa.analysing.changing.boxes import there
from shinsa.analysing.changing.levers import World
from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.proposal.references import References, replaced
from shinsa.values import Item, Scalar, Value, plain

Assignment: TypeAlias = Mapping[str, Scalar | None]
"""New values by concrete path; `offtakes[1]!` says whether an item is there, `offtakes!` whether a list is stated."""

_Object: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """An item of a list after the changes: which one it was (`None`: it is new), and its new values by field.

    A list of single values has the field `""`.
    """

    index: int | None
    fields: Mapping[str, Scalar | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes sorted: single facts by path, and for each list that changes all of its items."""

    singles: Mapping[str, Scalar]
    lists: Mapping[str, tuple[ItemEdit, ...]]

    def touched(self, fact: str) -> bool:
        """Whether the changes state this concrete path anew (or take it away, or move it)."""
        path, mark, rest = fact.partition("[")
        if not mark:
            return path in self.singles or path in self.lists
        index, name = int(rest.partition("]")[0]), rest.partition("]")[2].removeprefix(".")
        item = next((item for item in self.lists.get(path, ()) if item.index == index), None)
        return path in self.lists and (item is None or name in item.fields)


def edit(world: World, assignment: Assignment) -> Edit:
    """The changes sorted by where they are made."""
    singles = {
        path: value for path, value in assignment.items() if "[" not in path and "!" not in path and value is not None
    }
    names = {path.removesuffix("!").partition("[")[0] for path in assignment if "[" in path or "!" in path}
    return Edit(singles, {name: tuple(_items(world, name, assignment)) for name in sorted(names)})


def _items(world: World, name: str, assignment: Assignment) -> Iterator[ItemEdit]:
    for slot in world.lists[name].slots:
        path = f"{name}[{slot.index}]"
        if not assignment.get(there(path), not slot.new):
            continue
        fields = {
            key.removeprefix(path).removeprefix("."): value
            for key, value in assignment.items()
            if key == path or key.startswith(f"{path}.")
        }
        yield ItemEdit(None if slot.new else slot.index, fields)


def edited_values(values: tuple[Value, ...], vocabulary: Vocabulary, made: Edit) -> tuple[Value, ...]:
    """The typed facts after the changes."""
    found = list(values)
    references = References(vocabulary)
    for path, value in made.singles.items():
        slot = references.at(path).slot
        found[slot] = replaced(found[slot], {(None, None): value})
    for path, items in made.lists.items():
        slot = references.at(path).slot
        entry = cast("FactList", vocabulary.entries[slot])
        old = cast("tuple[Item, ...]", found[slot] or ())
        found[slot] = tuple(_item(entry, item, old) for item in items)
    return tuple(found)


def _item(entry: FactList, item: ItemEdit, old: tuple[Item, ...]) -> Item:
    if entry.item is not None:
        return cast("Scalar", item.fields[""] if "" in item.fields else old[item.index or 0])
    before = (
        cast("tuple[Scalar | None, ...]", old[item.index]) if item.index is not None else (None,) * len(entry.fields)
    )
    return tuple(item.fields.get(fact.name, value) for fact, value in zip(entry.fields, before, strict=True))


def edited_document(document: Mapping[str, object], vocabulary: Vocabulary, made: Edit) -> bytes:
    """The proposal after the changes, as JSON, without evidence for what is stated anew: it spoke of other values."""
    found = cast("_Object", deepcopy(dict(document)))
    known = vocabulary.by_path()
    for path, value in made.singles.items():
        _put(found, path, written(cast("Fact", known[path]), value, vocabulary.currency))
    for path, items in made.lists.items():
        entry = cast("FactList", known[path])
        old = cast("list[Any]", _get(found, path) or [])
        _put(found, path, [_json_item(entry, item, old, vocabulary.currency) for item in items])
    if isinstance(found.get("evidence"), list):
        found["evidence"] = list(_evidence(cast("list[_Object]", found["evidence"]), made))
    return json_text(found).encode()


def _json_item(entry: FactList, item: ItemEdit, old: list[Any], currency: str) -> object:
    if entry.item is not None:
        return written(entry.item, item.fields[""], currency) if "" in item.fields else old[item.index or 0]
    own: _Object = dict(old[item.index]) if item.index is not None else {}
    by_name = {fact.name: fact for fact in entry.fields}
    own |= {name: written(by_name[name], value, currency) for name, value in item.fields.items() if value is not None}
    return own


def written(fact: Fact, value: Scalar | None, currency: str) -> object:
    """A value as a proposal writes it."""
    if fact.kind is FactKind.MONEY and isinstance(value, Decimal):
        return {"amount": plain(value), "currency": currency}
    return value.isoformat() if isinstance(value, date) else value


def _evidence(evidence: list[_Object], made: Edit) -> Iterator[_Object]:
    """The evidence that still speaks of a fact as it stands, for the item's new place."""
    for item in evidence:
        fact = str(item["fact"])
        if made.touched(fact):
            continue
        path, mark, rest = fact.partition("[")
        if mark and path in made.lists:
            index = int(rest.partition("]")[0])
            place = next(place for place, own in enumerate(made.lists[path]) if own.index == index)
            yield {**item, "fact": f"{path}[{place}]{rest.partition(']')[2]}"}
        else:
            yield item


def _put(document: _Object, path: str, value: object) -> None:
    *groups, name = path.split(".")
    for group in groups:
        if not isinstance(document.get(group), dict):
            document[group] = {}
        document = document[group]
    document[name] = value


def _get(document: _Object, path: str) -> object:
    found: Any = document
    for part in path.split("."):
        found = cast("_Object", found).get(part) if isinstance(found, dict) else None
    return found


def json_text(value: object) -> str:
    """JSON with every digit of every number."""
    match value:
        case Decimal():
            return plain(value)
        case dict():
            pairs = cast("_Object", value).items()
            return "{" + ", ".join(f"{json.dumps(key)}: {json_text(own)}" for key, own in pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(json_text, cast("list[object]", value))) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)
