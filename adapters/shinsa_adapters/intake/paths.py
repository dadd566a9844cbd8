"""JMESPath, for finding values in a record and for nothing else: no arithmetic, and no search in texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from itertools import pairwise
from typing import Any, cast

from shinsa.values import plain

jmespath: Any = import_module("jmespath")  # it comes without types

_functions: Any = import_module("jmespath.functions")


def _join(_self: object, glue: str, parts: list[object]) -> str:
    """The parts of a name or a day put together; numbers are written with all their digits."""
    if any(part is None or isinstance(part, dict | list | NotKnown) for part in parts):
        raise ValueError("one of the parts to join is not there")
    return glue.join(plain(part) if isinstance(part, Decimal) else str(part) for part in parts)


_JOINING: Any = type(
    "_Joining",
    (_functions.Functions,),
    {"_func_join": _functions.signature({"types": ["string"]}, {"types": ["array"]})(_join)},
)
"""JMESPath's functions, with a `join` that takes decimals as well."""
_OPTIONS: Any = jmespath.Options(custom_functions=_JOINING())

FUNCTIONS = ("join", "length", "not_null", "reverse", "sort", "sort_by", "to_array")
"""The functions of JMESPath that neither round numbers nor look for words in a text."""

_SAYS_YES_OR_NO = ("comparator", "and_expression", "or_expression", "not_expression")
_CONCLUDES = "it compares instead of finding: a fact is found in the source, never concluded from it"
_SAYS_ITSELF = "it holds a value of its own: a fact is found in the source, and a constant is written as `const`"


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Stands in a record where the source says something that nobody can read: a stable code, why, and its own words.

    What a path finds within it is not known either.
    """

    code: str
    reason: str
    words: str

    def get(self, key: str, default: object = None) -> "NotKnown":  # noqa: ARG002  # JMESPath reads objects by this
        """Itself."""
        return self

    def __str__(self) -> str:
        """What the source says."""
        return self.words


@dataclass(frozen=True, slots=True)
class Path:
    """A compiled path and its text."""

    text: str
    compiled: Any

    def find(self, record: object) -> object:
        """What stands there; `None` where nothing does.

        Raises:
            PathError: a function of the path met a value it has no answer for.
        """
        try:
            return cast("object", self.compiled.search(record, options=_OPTIONS))
        except (jmespath.exceptions.JMESPathError, TypeError, ValueError) as error:
            raise PathError(str(error)) from error

    @property
    def picks(self) -> bool:
        """Whether it takes some items and leaves others, by what they say or how long they are."""
        return any(
            node["type"] == "filter_projection"
            or (node["type"], node.get("value")) == ("function_expression", "length")
            for node in _nodes(self.compiled.parsed)
        )

    def names(self) -> set[str]:
        """Every key that the path reads."""
        return {node["value"] for node in _nodes(self.compiled.parsed) if node["type"] == "field"}

    def below(self, group: str) -> set[str]:
        """Every key that the path reads directly below a key named `group`."""
        chains = [node["children"] for node in _nodes(self.compiled.parsed) if node["type"] == "subexpression"]
        return {
            read
            for chain in chains
            for above, below in pairwise(chain)
            if _key_of(above, -1) == group and (read := _key_of(below, 0)) is not None
        }


class PathError(Exception):
    """A path has no meaning, or met a value it has no answer for; the text says why."""


def compiled(text: str) -> Path:
    """A path.

    Raises:
        PathError: it is no JMESPath, or does more than find.
    """
    try:
        found = jmespath.compile(text)
    except jmespath.exceptions.JMESPathError as error:
        raise PathError(_reason(error)) from error
    for node in _nodes(found.parsed):
        if node["type"] == "function_expression" and node["value"] not in FUNCTIONS:
            raise PathError(f"the function `{node['value']}` is not taken; functions are {', '.join(FUNCTIONS)}")
        if node["type"] == "subexpression" and node["children"][0]["type"].endswith("projection"):
            raise PathError(
                "a key stands behind a list here and would find nothing; write `a.* | [].b.c` for `a.*.b.c`"
            )
    _refuse_conclusions(found.parsed)
    return Path(text, found)


def _refuse_conclusions(node: dict[str, Any]) -> None:
    """Comparisons stand in a filter's condition alone; values of its own there, and in `join` beside what is found."""
    if node["type"] in _SAYS_YES_OR_NO:
        raise PathError(_CONCLUDES)
    if node["type"] == "literal":
        raise PathError(_SAYS_ITSELF)
    for child in _finding(node):
        _refuse_conclusions(child)


def _finding(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a path's part in which a value of its own would be taken for something found."""
    children = [cast("dict[str, Any]", child) for child in node["children"] if isinstance(child, dict)]
    if node["type"] == "filter_projection":
        return children[:2]
    if (node["type"], node.get("value")) != ("function_expression", "join"):
        return children
    parts = [part for child in children[1:] for part in (child["children"] if _is_list(child) else [child])]
    found = [part for part in parts if part["type"] != "literal"]
    return found or parts


def _is_list(node: dict[str, Any]) -> bool:
    return bool(node["type"] == "multi_select_list")


def _reason(error: Any) -> str:  # noqa: ANN401  # the library has no types
    """Where it stops making sense; the parser's own words name its tokens."""
    place, token = getattr(error, "lex_position", None), getattr(error, "token_value", None)
    if place is None or not token:
        return "it ends too early, or a quotation mark or bracket is not closed"
    return f"`{token}` does not belong at character {place + 1}"


def _key_of(node: dict[str, Any], end: int) -> str | None:
    """The key that an expression begins with (0) or ends in (-1)."""
    while node["type"] in {"subexpression", "index_expression", "projection", "flatten"}:
        node = node["children"][end if node["type"] == "subexpression" else 0]
    return node["value"] if node["type"] == "field" else None


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        if isinstance(child, dict):
            yield from _nodes(cast("dict[str, Any]", child))


class Seen(dict[str, object]):
    """An object of a record that remembers which of its keys were looked at."""

    def __init__(self, pairs: "dict[str, object]") -> None:
        super().__init__(pairs)
        self.looked_at = set[str]()

    def get(self, key: str, default: object = None) -> object:
        """The value of the key, remembered as looked at: JMESPath reads objects by this."""
        self.looked_at.add(key)
        return super().get(key, default)

    def values(self) -> Any:  # noqa: ANN401  # the view of a dict
        """All values, remembered as looked at: JMESPath reads `*` by this."""
        self.looked_at.update(self)
        return super().values()


def watched(value: object) -> object:
    """The same record with objects that remember."""
    if isinstance(value, dict):
        return Seen({key: watched(inner) for key, inner in cast("dict[str, object]", value).items()})
    if isinstance(value, list):
        return [watched(inner) for inner in cast("list[object]", value)]
    return value


def left_over(value: object, at: str = "") -> Iterator[tuple[str, object]]:
    """Every value of a watched record that nobody looked at, with its path."""
    if isinstance(value, Seen):
        for key, inner in value.items():
            path = f"{at}.{_key(key)}".lstrip(".")
            if _holds_objects(inner):
                yield from left_over(inner, path)
            elif key not in value.looked_at:
                yield path, inner
    elif isinstance(value, list):
        for index, inner in enumerate(cast("list[object]", value)):
            if isinstance(inner, Seen):
                yield from left_over(inner, f"{at}[{index}]")


def _holds_objects(value: object) -> bool:
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return any(isinstance(item, Seen) and item for item in items)


def _key(key: str) -> str:
    return key if key.isidentifier() else f'"{key}"'
