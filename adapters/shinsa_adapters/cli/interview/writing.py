"""The proposal as a document that answers are put into, number for number as it was written."""

import json
from decimal import Decimal
from typing import TypeAlias, cast

from shinsa.facts import FactList, Vocabulary
from shinsa.proposal.references import Reference

Document: TypeAlias = dict[str, object]


def opened(data: bytes) -> Document:
    """The document with its numbers exactly as written."""
    return cast("Document", json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal))


def written(document: Document) -> bytes:
    """The document as indented JSON, no number rounded."""
    return (_json(document, "") + "\n").encode()


def _json(value: object, indent: str) -> str:
    match value:
        case dict():
            pairs = cast("dict[str, object]", value).items()
            lines = [f"{json.dumps(key, ensure_ascii=False)}: {_json(each, indent + '  ')}" for key, each in pairs]
            return _block("{}", lines, indent)
        case list():
            return _block("[]", [_json(each, indent + "  ") for each in cast("list[object]", value)], indent)
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def _block(ends: str, lines: list[str], indent: str) -> str:
    if not lines:
        return ends
    inner = ",\n".join(f"{indent}  {line}" for line in lines)
    return f"{ends[0]}\n{inner}\n{indent}{ends[1]}"


def with_answer(document: Document, vocabulary: Vocabulary, at: Reference, answer: object) -> Document:
    """The document with a fact set to what a proposal would state for it; `None` takes a fact out."""
    entry = vocabulary.entries[at.slot]
    *groups, name = entry.path.split(".")
    changed = dict(document)
    place = changed
    for group in groups:
        place[group] = dict(cast("Document", place.get(group) or {}))
        place = cast("Document", place[group])
    if at.index is None:
        place[name] = answer
        return changed
    items = list(cast("list[object]", place[name]))
    field = cast("FactList", entry).fields[at.column or 0].name
    items[at.index] = {**cast("Document", items[at.index]), field: answer}
    place[name] = items
    return changed
