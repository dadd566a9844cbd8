"""The digest of a ruleset: the same for two rulesets that say the same, however they are written."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, cast

from shinsa.errors import Place
from shinsa.ruleset import Condition, Ruleset
from shinsa.values import plain

_Json: TypeAlias = "bool | int | str | list[_Json] | dict[str, _Json] | None"

_BY_NAME: Mapping[str, Callable[[Any], str]] = {
    "families": attrgetter("id"),
    "parameters": attrgetter("name"),
    "conclusions": attrgetter("name"),
    "rules": attrgetter("head.id"),
    "assumptions": attrgetter("id"),
    "laws": attrgetter("id"),
    "documents": attrgetter("id"),
    "rates": lambda rate: f"{rate.currency} {rate.dated}",
    "entries": attrgetter("path"),
    "fields": attrgetter("path"),
    "choices": lambda choice: getattr(choice, "value", choice),
}
"""What a ruleset writes as a mapping, or in files of any order: its order says nothing, so the name decides."""


def digest(ruleset: Ruleset) -> str:
    """`sha256:` over the canonical JSON of what the ruleset says: sorted keys, no white space, places left out.

    Comments, the order of keys and of rules, the split into files and the style of YAML do not change it; the order of
    tiers, settings and sources, which means something, does, as does every value. Statements of documents do not count:
    to list what nobody uses changes no rule. Nor do translations of remarks, practices, renderings, reasons, those who
    hold a view and titles of documents: records hold their English, and a better translation leaves them replayable.
    """
    return digest_of(dataclasses.replace(ruleset, digest=""))


def digest_of(part: object) -> str:
    """The digest of any part of a ruleset, such as one rule: made as that of the whole."""
    said = _said(part)
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


def _said(value: Any) -> _Json:  # noqa: ANN401  any value a ruleset holds
    if isinstance(value, tuple | list):
        return [_said(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, Mapping):
        return {key: _said(item) for key, item in cast("Mapping[str, object]", value).items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, Condition):
        return _said_object(value)
    return _said_once(value)


def _said_once(value: Any) -> _Json:  # noqa: ANN401  as above
    match value:
        case Decimal():
            return f"number {plain(value)}"
        case date():
            return f"day {value.isoformat()}"
        case Condition():
            return f"condition {value.text}"
        case _:
            return cast("str | bool | int | None", value)


def _said_object(value: Any) -> _Json:  # noqa: ANN401  as above
    said: dict[str, _Json] = {"": type(value).__name__}
    for name in _fields(value.__class__):
        own = getattr(value, name)
        if own is None or isinstance(own, Place):
            continue
        said[name] = _said(sorted(own, key=_BY_NAME[name]) if name in _BY_NAME else own)
    return said


@cache
def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  a class of frozen data
    return tuple(field.name for field in dataclasses.fields(kind) if field.metadata.get("digest", True))
