"""What conditions say of a whole list, for each way it can stand."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod
from typing import Literal, TypeAlias

from shinsa.analysing.changing.answering import OPEN, Reader, Truths, Unsupported, spans_compared
from shinsa.analysing.changing.boxes import Box, Boxes, Span, there
from shinsa.analysing.changing.cuts import mentions_list
from shinsa.analysing.changing.drawing import Drawing, Number, plus, times
from shinsa.analysing.changing.listing import Column, Listing, Row, Value
from shinsa.language.tree import (
    Compare,
    Comparison,
    FactRef,
    Filter,
    Has,
    In,
    ItemRef,
    Map,
    Node,
    Quantified,
    Quantifier,
    walk,
)
from shinsa.values import Truth

MOST_ELSEWHERE = 40
"""How many ways facts outside a list may stand for a condition on the list to be looked at for each of them."""

Outcome: TypeAlias = bool | Literal["left out", "open"] | None
"""What an item says of a quantified condition: a truth, or a filter leaves it out, or whether it does is not known."""

Hanging: TypeAlias = bool | Literal["left out", "open"] | tuple[Box, ...] | None
"""The same, or the values that it hangs on."""

Open: TypeAlias = tuple[object, ...]
"""What a truth hangs on."""

_ZERO = Span(Decimal(0), Decimal(0))


class Saying:
    """What conditions say of one list. `moving` is what each single fact outside it that does not stand fast may be."""

    def __init__(self, listing: Listing, moving: Mapping[str, Sequence[Box]], reader: Reader) -> None:
        self._listing = listing
        self._moving = moving
        self._reader = reader
        self._drawing = Drawing(reader)

    def truths(self, node: Node, reads: frozenset[str]) -> Value:
        """The truths of a condition, row by row.

        Where it hangs on more than the row, or values of one row differ on it: what the items hold that it hangs on.
        """
        profile = self.profile(reads)
        try:
            truths = self._truths(node, reads)
            _ = truths((0,) * len(self._listing.levers))
        except Unsupported:
            return profile

        def value(row: Row) -> object:
            found = truths(row)
            return profile(row) if isinstance(found, frozenset) and len(found) > 1 else found

        return value

    def number(self, node: Node, reads: frozenset[str], *, alone: bool) -> Value:
        """What the list adds to a number, row by row.

        Where values of one row differ on it and it is not `alone`, what items hold: several numbers hang together.
        """
        profile = self.profile(reads)
        try:
            total = self._total(node)
            _ = total((0,) * len(self._listing.levers))
        except Unsupported:
            return profile

        def value(row: Row) -> object:
            found = total(row)
            return found if alone or found is None or found.single else profile(row)

        return value

    def profile(self, reads: frozenset[str]) -> Value:
        """What items hold of what is read, without their order."""
        names = self._names(reads)
        tables = [[self._held(column, boxes, names) for boxes in column.boxes] for column in self._listing.columns]

        def value(row: Row) -> object:
            held = Counter(table[column.of(row)] for column, table in zip(self._listing.columns, tables, strict=True))
            return self._listing.stated(row), frozenset(held.items())

        return value

    def _names(self, reads: frozenset[str]) -> list[str]:
        """The fields that are read, each with its dot; empty for the item itself."""
        start = f"{self._listing.shape.path}[]"
        return sorted(read.removeprefix(start) for read in reads if read.startswith(start))

    def _held(self, column: Column, boxes: Boxes, names: Iterable[str]) -> tuple[Box, ...] | None:
        path = f"{self._listing.shape.path}[{column.index}]"
        if boxes.get(there(path)) is not True:
            return None
        return tuple(boxes.get(f"{path}{name}") for name in names)

    def _truths(self, node: Node, reads: frozenset[str]) -> Callable[[Row], Truths | Open]:
        match node:
            case Has(fact=FactRef()):
                return lambda row: frozenset({True if self._listing.stated(row) else None})
            case Quantified():
                return self._folded(node, node.items, lambda index, boxes: self._of_body(node, index, boxes), reads)
            case In(items=FactRef() | Filter()):
                self._reads_nothing_else(node)
                item = self._reader.box(node.item, {}, self._listing.fixed)
                if item is None:
                    return lambda _: OPEN
                return self._folded(node, node.items, lambda index, boxes: self._equal(item, index, boxes), reads)
            case Compare():
                self._reads_nothing_else(node)
                return self._compared(node)
            case _:
                raise Unsupported

    def _reads_nothing_else(self, node: Node) -> None:
        """Raises Unsupported where a node reads a fact that moves, or another list."""
        if any(path != self._listing.shape.path and path not in self._listing.fixed for path in self._others(node)):
            raise Unsupported

    def _others(self, node: Node) -> Iterator[str]:
        """The facts outside the list that a node reads; raises Unsupported for items of another list."""
        for below in walk(node):
            if isinstance(below, FactRef) and below.path != self._listing.shape.path:
                yield below.path
            if isinstance(below, ItemRef) and not str(below.path).startswith(f"{self._listing.shape.path}[]"):
                raise Unsupported

    def _elsewhere(self, node: Node) -> list[Boxes]:
        """Every way the facts outside the list that move may stand."""
        moving = sorted({path for path in self._others(node) if path not in self._listing.fixed})
        if any(path not in self._moving for path in moving):
            raise Unsupported
        if prod(len(self._moving[path]) for path in moving) > MOST_ELSEWHERE:
            raise Unsupported
        return [dict(zip(moving, each, strict=True)) for each in product(*(self._moving[path] for path in moving))]

    def _of_body(self, node: Quantified, index: int, boxes: Boxes) -> Truths:
        return self._drawing.whole(node.body, {node.variable: index}, boxes)

    def _equal(self, item: Box, index: int, boxes: Boxes) -> Truths:
        other = boxes.get(f"{self._listing.shape.path}[{index}]")
        if other is None:
            return OPEN
        if isinstance(item, Span) and isinstance(other, Span):
            return spans_compared(Comparison.EQ, item, other)
        return frozenset({item == other})

    def _folded(
        self, node: Quantified | In, items: Node, body: Callable[[int, Boxes], Truths], reads: frozenset[str]
    ) -> Callable[[Row], Truths | Open]:
        """A quantified condition over the list, or over what filters leave of it."""
        quantifier = node.quantifier if isinstance(node, Quantified) else Quantifier.EXISTS
        filters, names, elsewhere = list(self._filters(items)), self._names(reads), self._elsewhere(node)

        def outcome(column: Column, boxes: Boxes) -> Hanging:
            found: set[Outcome] = {
                each for other in elsewhere for each in self._outcomes(column.index, {**boxes, **other}, filters, body)
            }
            return next(iter(found)) if len(found) == 1 else self._held(column, boxes, names)

        tables: list[list[Hanging]] = [
            [outcome(column, boxes) for boxes in column.boxes] for column in self._listing.columns
        ]

        def truths(row: Row) -> Truths | Open:
            if not self._listing.stated(row):
                return OPEN
            found: list[Hanging] = [
                table[column.of(row)] for column, table in zip(self._listing.columns, tables, strict=True)
            ]
            return _all_together(quantifier, found, filtered=bool(filters))

        return truths

    def _filters(self, items: Node) -> Iterator[Filter]:
        while isinstance(items, Filter):
            yield items
            items = items.items
        if not isinstance(items, FactRef) or items.path != self._listing.shape.path:
            raise Unsupported

    def _outcomes(
        self, index: int, boxes: Boxes, filters: Sequence[Filter], body: Callable[[int, Boxes], Truths]
    ) -> frozenset[Outcome]:
        """What one item may say."""
        if boxes.get(there(f"{self._listing.shape.path}[{index}]")) is not True:
            return frozenset({"left out"})
        found: set[Outcome] = set(body(index, boxes))
        for each in filters:
            passes = self._drawing.whole(each.body, {each.variable: index}, boxes)
            left_out: Outcome = "left out"
            unless: dict[Truth, set[Outcome]] = {True: found, False: {left_out}, None: {"open"}}
            found = {outcome for passed in passes for outcome in unless[passed]}
        return frozenset(found)

    def _compared(self, node: Compare) -> Callable[[Row], Truths]:
        total, rest = self._total(node), self._rest(node)

        def truths(row: Row) -> Truths:
            difference = plus(total(row), rest)
            return OPEN if difference is None else spans_compared(node.op, difference, _ZERO)

        return truths

    def _rest(self, node: Compare) -> Number:
        """What a comparison adds to what is drawn from the list."""
        terms = [term for term in self._drawing.difference(node) if not mentions_list(term.node)]
        boxes = [self._reader.box(term.node, {}, self._listing.fixed) for term in terms]
        return plus(
            *(
                times(box if isinstance(box, Span) else None, term.coefficient)
                for box, term in zip(boxes, terms, strict=True)
            )
        )

    def _total(self, node: Node) -> Callable[[Row], Number]:
        """What the items add to a number, or to the difference that a comparison looks at."""
        tables = [
            [self._drawing.of_item(node, self._listing.shape.path, column.index, {})(boxes) for boxes in column.boxes]
            for column in self._listing.columns
        ]

        def total(row: Row) -> Number:
            if not self._listing.stated(row):
                return None
            return plus(*(table[column.of(row)] for column, table in zip(self._listing.columns, tables, strict=True)))

        return total


def _all_together(quantifier: Quantifier, outcomes: Sequence[Hanging], *, filtered: bool) -> Truths | Open:
    """The truth of a quantified condition of items that say this; what it hangs on, where that is in their values."""
    hanging = [each for each in outcomes if isinstance(each, tuple)]
    known: list[Outcome] = [each for each in outcomes if not isinstance(each, tuple)]
    settling = quantifier is Quantifier.EXISTS
    if hanging and (filtered or quantifier is Quantifier.EXISTS_ONE or settling not in known):
        return quantifier, frozenset(Counter(hanging).items()), frozenset(Counter(known).items())
    return frozenset({_quantified(quantifier, known)})


def _quantified(quantifier: Quantifier, outcomes: Sequence[Outcome]) -> Truth:
    """The truth of a quantified condition of items that say this."""
    if "open" in outcomes:
        return None
    if quantifier is Quantifier.ALL:
        return False if False in outcomes else None if None in outcomes else True
    hits = sum(outcome is True for outcome in outcomes)
    if quantifier is Quantifier.EXISTS:
        return True if hits else None if None in outcomes else False
    return False if hits > 1 else None if None in outcomes else hits == 1


def loose_items(node: Node) -> bool:
    """Whether a node reads items that are bound further out."""
    bound = {below.variable for below in walk(node) if isinstance(below, Quantified | Filter | Map)}
    return any(isinstance(below, ItemRef) and below.variable not in bound for below in walk(node))
