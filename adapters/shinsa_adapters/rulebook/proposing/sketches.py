"""A proposal as a search puts it together: facts stated one by one, items of lists field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, cast

from shinsa.facts import Fact, FactList, Vocabulary
from shinsa.language.reference import Known, fields_of, value_in
from shinsa.language.tree import Node
from shinsa.ruleset import ParameterValue
from shinsa.values import Truth, Value
from shinsa_adapters.proving.stating import stated_value
from shinsa_adapters.rulebook.draft import Draft, Stated, decided, stated

Item: TypeAlias = Mapping[str, Value]
"""An item of a list by its fields; one of a list of single values has the field `""`."""
Bound: TypeAlias = Mapping[str, tuple[str, int]]
"""The list and the place of the item that each loop variable stands for."""
ITSELF = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is stated so far; a list that is not there is not stated."""

    facts: Mapping[str, Value] = field(default_factory=dict[str, Value])
    lists: Mapping[str, tuple[Item, ...]] = field(default_factory=dict[str, tuple[Item, ...]])

    def stating(self, path: str, value: Value) -> "Sketch":
        """With one more fact."""
        return replace(self, facts={**self.facts, path: value})

    def listing(self, path: str, items: tuple[Item, ...]) -> "Sketch":
        """With a list of these items."""
        return replace(self, lists={**self.lists, path: items})

    def in_item(self, path: str, place: int, name: str, value: Value) -> "Sketch":
        """With a field of one item stated."""
        items = self.lists[path]
        return self.listing(path, (*items[:place], {**items[place], name: value}, *items[place + 1 :]))


class Looking:
    """Looks conditions up in sketches, for one choice of parameters."""

    def __init__(self, vocabulary: Vocabulary, trees: Mapping[str, Node], parameters: Mapping[str, Value]) -> None:
        self.entries = vocabulary.by_path()
        self.trees = trees
        self.parameters = parameters
        self._fields = fields_of(vocabulary)

    def value(self, node: Node, sketch: Sketch, bound: Bound) -> Any:  # noqa: ANN401  # whatever a tree comes to
        """What a node comes to; `None` where the sketch does not say."""
        known = self.known(sketch)
        held = {name: known.facts[path][place] for name, (path, place) in bound.items()}  # type: ignore[index]  # a list
        return value_in(node, replace(known, items=held) if held else known)

    def known(self, sketch: Sketch) -> Known:
        """What conditions may look up in a sketch."""
        facts = {**sketch.facts, **{path: self._items(path, items) for path, items in sketch.lists.items()}}
        known = Known(facts, self.parameters, self._fields, {})
        return replace(known, conclusions=_Concluded(self.trees, known))

    def _items(self, path: str, items: tuple[Item, ...]) -> tuple[Any, ...]:
        entry = self.entries[path]
        if isinstance(entry, Fact) or entry.item is not None:
            return tuple(item.get(ITSELF) for item in items)
        return tuple(tuple(item.get(fact.name) for fact in entry.fields) for item in items)


class _Concluded(Mapping[str, Truth]):
    """Conclusions, worked out when they are looked at."""

    def __init__(self, trees: Mapping[str, Node], known: Known) -> None:
        self._trees = trees
        self._known = replace(known, conclusions=self)

    def __getitem__(self, name: str) -> Truth:
        return cast("Truth", value_in(self._trees[name], self._known))

    def __iter__(self) -> Iterator[str]:
        return iter(self._trees)

    def __len__(self) -> int:
        return len(self._trees)


def drafted(sketch: Sketch, blank: Draft, settings: Mapping[str, ParameterValue]) -> Draft:
    """The sketch as a draft, on top of what a file's background says."""
    vocabulary = blank.names.ruleset.vocabulary
    entries, draft = vocabulary.by_path(), blank
    for path, value in sketch.facts.items():
        draft = stated(draft, path, stated_value(value, entries[path], vocabulary.currency))
    for path, items in sketch.lists.items():
        draft = stated(draft, path, _listed(items, entries[path], vocabulary.currency))
    for name, setting in settings.items():
        draft = decided(draft, name, setting)
    return draft


def _listed(items: tuple[Item, ...], entry: "Fact | FactList", currency: str) -> Stated:
    if isinstance(entry, Fact) or entry.item is not None:
        values: Any = tuple(item[ITSELF] for item in items)
        return stated_value(values, entry, currency)
    whole: Any = tuple(tuple(item.get(fact.name) for fact in entry.fields) for item in items)
    return stated_value(whole, entry, currency)
