"""Where in a source's record a fact comes from, as JSON pointers (RFC 6901)."""

import re
from collections.abc import Iterator
from typing import Final, cast

from shinsa_adapters.intake.model import Constant, Function, Mapping
from shinsa_adapters.intake.paths import Path, PathError
from shinsa_adapters.intake.values import blank

_STEP: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLAIN: Final = re.compile(rf"{_STEP.pattern}(\.{_STEP.pattern})*")
_ITEM: Final = re.compile(r"(?P<list>[^\[]+)\[(?P<index>[0-9]+)\](\.(?P<field>.+))?")


def expected_at(given: Path | Function) -> str:
    """Where a value should stand: the first place that its path looks at, as far as that is told by plain keys."""
    if isinstance(given, Constant):
        return ""
    text = (given if isinstance(given, Path) else given.path).text
    return "".join(f"/{step}" for step in (_PLAIN.match(text.removeprefix("not_null(")) or [""])[0].split(".") if step)


class Origins:
    """Answers for one mapping and one record: a path is followed through a copy that holds pointers for values."""

    def __init__(self, mapping: Mapping, record: object) -> None:
        self._record = record
        self._copy = _pointed(record, "")
        self._known = frozenset(_texts(self._copy))
        self._facts: dict[str, Function] = {
            **mapping.heads,
            **{each.fact.path: each.function for each in mapping.facts},
        }
        self._lists = {each.entry.path: each for each in mapping.lists}

    def of(self, fact: str) -> tuple[str, ...]:
        """The places that gave a fact, such as `generation.net_mw` or `sites[0].country`; none where a constant did."""
        if fact in self._facts:
            return self._given(self._facts[fact], self._copy)
        found = _ITEM.fullmatch(fact)
        given = self._lists.get(found["list"] if found else fact)
        if given is None:
            return ()
        whole = self._at(given.path, self._copy) or self._nearest(given.path)
        at = _find(given.path, self._copy)
        items = cast("list[object]", at) if isinstance(at, list) else []
        if found is None or int(found["index"]) >= len(items):
            return whole
        item = items[int(found["index"])]
        for part in given.parts:
            if found["field"] in {None, part.fact.name}:
                return self._given(part.function, item) or whole
        return whole

    def of_pointer(self, pointer: str) -> str:
        """The place that gave what stands at a pointer into the proposal; the whole record where nobody can say."""
        path = ""
        for part in pointer.split("/")[1:]:
            path += f"[{part}]" if part.isdigit() else f".{part}" if path else part
        while path:
            if found := self.of(path):
                return found[0]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return ""

    def _given(self, function: Function, record: object) -> tuple[str, ...]:
        if isinstance(function, Constant):
            return ()
        return self._at(function.path, record) or (self._nearest(function.path) if record is self._copy else ())

    def _at(self, path: Path, record: object) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for text in _texts(_find(path, record)) if text in self._known))

    def _nearest(self, path: Path) -> tuple[str, ...]:
        """As far as the path goes by plain keys that are there."""
        held, pointer = self._record, ""
        for step in path.text.split("."):
            if not _STEP.fullmatch(step) or not isinstance(held, dict) or step not in held:
                break
            held, pointer = cast("dict[str, object]", held)[step], f"{pointer}/{step}"
        return (pointer,) if pointer else ()


def _find(path: Path, record: object) -> object:
    try:
        return path.find(record)
    except PathError:
        return None


def _pointed(value: object, at: str) -> object:
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value).items()
        return {key: _pointed(held, f"{at}/{key.replace('~', '~0').replace('/', '~1')}") for key, held in pairs}
    if isinstance(value, list):
        return [_pointed(held, f"{at}/{index}") for index, held in enumerate(cast("list[object]", value))]
    return value if blank(value) else at


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(cast("dict[str, object]", value).values())
    if isinstance(value, list):
        for held in cast("list[object]", value):
            yield from _texts(held)
    elif isinstance(value, str):
        yield value
