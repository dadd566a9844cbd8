"""Values as a proposal states them, and a proposal as JSON text."""

import json
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring_ascii as _quoted
from typing import TypeAlias, cast

from shinsa.facts import Entry, Fact, FactKind, Vocabulary
from shinsa.values import Item, Scalar, Value, plain

Stated: TypeAlias = "bool | Decimal | str | list[Stated] | dict[str, Stated] | None"
"""What a proposal's JSON holds, numbers as exact decimals."""


def stated_value(value: Value, entry: Entry, currency: str) -> Stated:
    """One entry's value as a proposal states it."""
    if value is None:
        return None
    if isinstance(entry, Fact):
        return _scalar(value, entry, currency)
    items = cast("tuple[Item, ...]", value)
    if entry.item is not None:
        return [_scalar(item, entry.item, currency) for item in items]
    rows = (zip(entry.fields, cast("tuple[Scalar | None, ...]", item), strict=True) for item in items)
    return [{fact.name: _scalar(held, fact, currency) for fact, held in row if held is not None} for row in rows]


def proposal(values: tuple[Value, ...], vocabulary: Vocabulary) -> dict[str, Stated]:
    """A proposal that states these values of the entries."""
    document: dict[str, Stated] = {"id": "proposal", "title": "proposal"}
    for entry, value in zip(vocabulary.entries, values, strict=True):
        if value is not None:
            *groups, name = entry.path.split(".")
            held = document
            for group in groups:
                held = cast("dict[str, Stated]", held.setdefault(group, {}))
            held[name] = stated_value(value, entry, vocabulary.currency)
    return document


def written_out(value: Stated) -> str:
    """A proposal as JSON text; decimals keep every digit."""
    match value:
        case str():
            return _quoted(value)
        case dict():
            return "{" + ", ".join([f"{_quoted(key)}: {written_out(item)}" for key, item in value.items()]) + "}"
        case list():
            return "[" + ", ".join(map(written_out, value)) + "]"
        case Decimal():
            return plain(value)
        case _:
            return json.dumps(value)


def _scalar(value: Value | Item, fact: Fact, currency: str) -> Stated:
    match value:
        case date():
            return value.isoformat()
        case Decimal() if fact.kind is FactKind.MONEY:
            return {"amount": format(value, "f"), "currency": currency}
        case bool() | Decimal() | str():
            return value
        case _:
            raise AssertionError("a list is no scalar")
