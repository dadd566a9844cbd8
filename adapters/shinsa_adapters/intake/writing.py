"""Proposals as JSON with every digit of their numbers, one a line."""

import json
from decimal import Decimal
from typing import cast

from shinsa.values import plain


def line(document: object) -> bytes:
    """A document on one line of UTF-8, ending in a line break."""
    return f"{_written(document)}\n".encode()


def pretty(document: object) -> bytes:
    """A document for readers, indented."""
    return f"{_written(document, 0)}\n".encode()


def _written(value: object, depth: int | None = None) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    inner = None if depth is None else depth + 1
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value).items()
        return _joined(
            "{}", [f"{json.dumps(key, ensure_ascii=False)}: {_written(held, inner)}" for key, held in pairs], depth
        )
    if isinstance(value, list):
        return _joined("[]", [_written(held, inner) for held in cast("list[object]", value)], depth)
    return json.dumps(value, ensure_ascii=False)


def _joined(brackets: str, parts: list[str], depth: int | None) -> str:
    if depth is None or not parts:
        return f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
    indent = "  " * depth
    return f"{brackets[0]}\n{indent}  " + f",\n{indent}  ".join(parts) + f"\n{indent}{brackets[1]}"
