"""JSON with every digit of its numbers: proposals as they are written, one a line, and what other systems send."""

import json
from decimal import Decimal
from typing import Any, Final, cast

from shinsa.values import plain


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is no number")


_EXACT: Final[dict[str, Any]] = {
    "parse_float": Decimal,
    "parse_int": Decimal,
    "parse_constant": _no_number,
    "object_pairs_hook": _each_once,
}


def decoded(data: bytes) -> object:
    """What JSON says, numbers as exact decimals.

    Raises:
        ValueError: it is none, nests without end, names a key twice, or holds what JSON has no number for.
    """
    try:
        return cast("object", json.loads(data, **_EXACT))
    except RecursionError as error:
        raise ValueError("it nests too deeply") from error


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
