"""Where sums over a list meet their limit: what one item may hold at most beside what the others state."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import cast

from shinsa.analysing.changing.cuts import Cuts, linear
from shinsa.analysing.changing.grids import place_of
from shinsa.facts import FactList, Vocabulary
from shinsa.language.tree import Compare, Comparison, FactRef, Filter, Fold, Folded, ItemRef, Map, Node, walk
from shinsa.values import Item, Scalar, Value


def with_remainders(
    cuts: Mapping[str, Cuts],
    trees: Iterable[Node],
    parameters: Mapping[str, object],
    vocabulary: Vocabulary,
    values: tuple[Value, ...],
) -> Mapping[str, Cuts]:
    """The cuts, and more: a field whose sum has a limit is cut where the limit less what other items state lies.

    Without them a cell may hold values that keep the limit and values that give points, and none that do both.
    """
    found = dict(cuts)
    stated = dict(zip((entry.path for entry in vocabulary.entries), values, strict=True))
    for tree in trees:
        for path, limit in _limits(tree, parameters):
            entry = vocabulary.by_path()[path.partition("[")[0]]
            items = cast("tuple[Item, ...] | None", stated[entry.path])
            if items and isinstance(entry, FactList) and path in found:
                marks = {(limit - rest, Comparison.LE) for rest in _rests(entry, path, items)}
                found[path] = replace(found[path], marks=found[path].marks | marks)
    return found


def _limits(tree: Node, parameters: Mapping[str, object]) -> Iterator[tuple[str, Fraction]]:
    """The fields that are summed up against a constant, each with the constant."""
    for node in walk(tree):
        if isinstance(node, Compare):
            for one, other in ((node.left, node.right), (node.right, node.left)):
                path, limit = _summed(one), linear(other, parameters)
                if path is not None and limit is not None and not limit.coefficients:
                    yield path, limit.constant


def _summed(node: Node) -> str | None:
    """The field whose values a sum adds up; `None` for any other number."""
    if not isinstance(node, Folded) or node.fold is not Fold.SUM or not isinstance(node.items, Map):
        return None
    body, items = node.items.body, node.items.items
    if not isinstance(body, ItemRef) or not isinstance(items, FactRef | Filter):
        return None
    return body.path


def _rests(entry: FactList, path: str, items: tuple[Item, ...]) -> Iterator[Fraction]:
    """What the other items state together: for each item, and for one that comes new."""
    column = next((place for place, fact in enumerate(entry.fields) if fact.path == path), None)
    if column is None:
        return
    held = [cast("tuple[Scalar | None, ...]", item)[column] for item in items]
    known = [place_of(value) if isinstance(value, Decimal) else Fraction(0) for value in held]
    yield sum(known, Fraction(0))
    yield from (sum(known, Fraction(0)) - own for own in known)
