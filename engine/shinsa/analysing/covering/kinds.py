"""The kinds of item a list can hold: one for each way an item can bear on the conditions over the list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import TypeAlias, cast

from shinsa.analysing import catalogue
from shinsa.analysing.covering.domains import Grid, grid, is_measured, plain_values
from shinsa.analysing.covering.forms import Form, Known, constants, form, inside, lines
from shinsa.analysing.covering.scalars import sets_of
from shinsa.analysing.limits import NotExact, named
from shinsa.facts import Fact, FactList
from shinsa.language.tree import (
    Compare,
    FactRef,
    Filter,
    Fold,
    Folded,
    In,
    ItemRef,
    Map,
    Node,
    Quantified,
    children,
    walk,
)
from shinsa.values import Item, Scalar

_KINDS = 20_000
_ALL = 16
"""A field with so few values is taken apart into each of them."""

Column: TypeAlias = int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values of a field that no condition tells apart: `low` stands for them; a measured one runs on to `high`."""

    low: Scalar | None
    high: Scalar | None
    grid: Grid | None = None
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An item before it is settled: one stretch for each field."""

    stretches: tuple[Stretch, ...]
    scalar: bool

    def at(self, moved: Mapping[int, int]) -> Item:
        """The item with some fields moved up by so many steps."""
        values = tuple(_at(stretch, moved.get(place, 0)) for place, stretch in enumerate(self.stretches))
        return cast("Item", values[0]) if self.scalar else values


def _at(stretch: Stretch, steps: int) -> Scalar | None:
    if stretch.grid is None or not steps:
        return stretch.low
    return stretch.grid.value(stretch.first + steps)


def fields_of(entry: FactList) -> tuple[Fact, ...]:
    """The fields of an object, or the one value an item is."""
    return entry.fields or tuple(filter(None, [entry.item]))


def check_bodies(nodes: Sequence[Node], entry: FactList, known: Known) -> None:
    """Raise NotExact where a condition on items does more than compare one field with constants."""
    for node in nodes:
        _check(node, entry, known)


def _check(node: Node, entry: FactList, known: Known) -> None:
    match node:
        case Quantified() | Filter() | Map():
            _check_body(node.body, entry, known)
        case ItemRef() if node.path is None:
            raise NotExact(catalogue.COUNTED_OVER_COMPUTED, facts=named([entry.path]))
        case _:
            pass
    for child in children(node):
        _check(child, entry, known)


def _check_body(body: Node, entry: FactList, known: Known) -> None:
    for below in walk(body):
        if isinstance(below, Compare | In):
            open_ = {each for each in walk(below) if _varies(each, known)}
            if len(open_) > 1:
                raise NotExact(catalogue.ITEMS_COMPARED, facts=named([entry.path]))


def _varies(node: Node, known: Known) -> bool:
    return isinstance(node, ItemRef) or (isinstance(node, FactRef) and known(node) is None)


def stretches(fact: Fact, entry: FactList, nodes: Sequence[Node], known: Known) -> list[Stretch]:
    """The stretches of one field: cut wherever a condition over the list can tell two values apart."""
    if not is_measured(fact):
        sets = list(dict.fromkeys(each for node in nodes for each in _sets(node, fact.path, known)))
        return [Stretch(value, None) for value in plain_values(fact, sets, 1)]
    cuts = sorted(set(_cuts(fact.path, entry, nodes, known)))
    of = grid(fact, cuts)
    if of.low is not None and of.high is not None and of.high - of.low < _ALL:
        runs = [(place, place) for place in range(of.low, of.high + 1)]
    else:
        runs = _runs(of, [cut / of.step for cut in cuts])
    return [Stretch(of.value(first), of.value(last), of, first, last) for first, last in runs]


def _runs(of: Grid, cuts: list[Fraction]) -> list[tuple[int, int]]:
    """The grid cut at these places: what lies on a cut is a run of its own."""
    marks = of.near(cuts)
    edges = sorted({place for cut in cuts for place in marks if abs(place - cut) <= 1})
    runs: list[tuple[int, int]] = []
    start = marks[0]
    for place in edges:
        if start < place:
            runs.append((start, place - 1))
        runs.append((place, place))
        start = place + 1
    if start <= marks[-1]:
        runs.append((start, marks[-1]))
    return runs


def _sets(node: Node, path: str, known: Known) -> Iterator[frozenset[object]]:
    """The sets that conditions which read this field can tell its values apart by."""
    if isinstance(node, Compare | In):
        if any(isinstance(below, ItemRef) and below.path == path for below in walk(node)):
            yield from sets_of(node, known)
        elif isinstance(node, In) and isinstance(node.items, FactRef) and f"{node.items.path}[]" == path:
            yield frozenset(constants(node.item, known))
    for child, within in inside(node, known):
        yield from _sets(child, path, within)


def _cuts(path: str, entry: FactList, nodes: Sequence[Node], known: Known) -> Iterator[Fraction]:
    for node in nodes:
        for line in lines(node, known):
            if len(line.form.terms) != 1:
                _refuse_folds(line.form, entry)
                continue
            symbol, factor = line.form.terms[0]
            value = -line.form.constant / factor
            if isinstance(symbol, ItemRef) and symbol.path == path:
                yield value
            elif isinstance(symbol, Folded) and symbol.fold is not Fold.SUM:
                yield from _fold_cuts(symbol, path, entry, value, known)
        for below in walk(node):
            if isinstance(below, In) and isinstance(below.items, FactRef) and f"{below.items.path}[]" == path:
                item = form(below.item, known)
                yield from [] if item.terms else [item.constant]


def _refuse_folds(of: Form, entry: FactList) -> None:
    if any(isinstance(symbol, Folded) and symbol.fold is not Fold.SUM for symbol in of.symbols()):
        raise NotExact(catalogue.EXTREME_BESIDE_NUMBER, facts=named([entry.path]))


def _fold_cuts(node: Folded, path: str, entry: FactList, value: Fraction, known: Known) -> Iterator[Fraction]:
    """Where the least or greatest of the items passes a value."""
    body = summand(node, entry)
    if body is None:
        if path == f"{entry.path}[]":
            yield value
        return
    of = form(body, known)
    if len(of.terms) > 1:
        raise NotExact(catalogue.EXTREME_OVER_FIELDS, facts=named([entry.path]))
    for symbol, factor in of.terms:
        if isinstance(symbol, ItemRef) and symbol.path == path:
            yield (value - of.constant) / factor


def summand(node: Folded, entry: FactList) -> Node | None:
    """What is drawn from each item; `None` for the items themselves."""
    match node.items:
        case Map() if isinstance(node.items.items, FactRef | Filter):
            return node.items.body
        case Filter() | FactRef():
            return None
        case _:
            raise NotExact(catalogue.DRAWN_IN_STEPS, facts=named([entry.path]))


def drafts(entry: FactList, nodes: Sequence[Node], known: Known) -> list[list[Stretch]]:
    """The stretches of every field of an item of the list, in order of the fields."""
    check_bodies(nodes, entry, known)
    return [stretches(fact, entry, nodes, known) for fact in fields_of(entry)]


def unsettled(entry: FactList, fields: list[list[Stretch]]) -> Iterator[Draft]:
    """Every combination of stretches; raises NotExact where there are too many."""
    if prod(map(len, fields)) > _KINDS:
        raise NotExact(catalogue.TOO_MANY_KINDS, facts=named([entry.path]))
    for chosen in product(*fields):
        yield Draft(chosen, scalar=not entry.fields)
