"""Numbers drawn from lists: what each item adds, and how they add up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from shinsa.analysing.changing.answering import Indexes, Reader, Truths, Unsupported
from shinsa.analysing.changing.boxes import Boxes, Span, at, there
from shinsa.analysing.changing.cuts import mentions_list
from shinsa.language.tree import (
    And,
    Arithmetic,
    Compare,
    FactRef,
    Filter,
    Fold,
    Folded,
    ItemRef,
    Literal,
    Map,
    Negate,
    Node,
    Not,
    Operator,
    Or,
    Quantified,
    Size,
    walk,
)
from shinsa.values import every, exact, some

Number: TypeAlias = Span | None
"""What a calculation may come to; `None` is unknown."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A list fact, the filters an item must pass, and what is drawn from each (`None`: the item itself)."""

    path: str
    filters: tuple[tuple[str, Node], ...]
    drawn: tuple[str, Node] | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One summand: a coefficient times a number drawn from a list, or times a calculation over single facts."""

    coefficient: Decimal
    node: Node


def keys_of(node: Node, indexes: Indexes) -> frozenset[str]:
    """The concrete paths a node reads, where loop variables stand for these items."""
    return frozenset(
        below.path if isinstance(below, FactRef) else at(str(below.path), indexes[below.variable])
        for below in walk(node)
        if isinstance(below, FactRef) or (isinstance(below, ItemRef) and below.path and below.variable in indexes)
    )


class Drawing:
    """What items add to numbers drawn from their list."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of_item(self, node: Node, path: str, index: int, fixed: Boxes) -> Callable[[Boxes], Number]:
        """What one item of a list adds to the difference that a comparison looks at, or to a number.

        Raises Unsupported where it does not add: for the least or greatest of a list.
        """
        terms = self.terms(node, Decimal(1)) if not isinstance(node, Compare) else self.difference(node)
        chains = [(term.coefficient, chain_of(term.node)) for term in terms if mentions_list(term.node)]
        if any(isinstance(term.node, Folded) and term.node.fold is not Fold.SUM for term in terms):
            raise Unsupported
        own = [(by, chain) for by, chain in chains if chain.path == path]

        def adds(boxes: Boxes) -> Number:
            known = {**fixed, **boxes} if fixed else boxes
            return plus(*(times(self.drawn(chain, {}, index, known), by) for by, chain in own))

        return adds

    def difference(self, node: Compare) -> list[Term]:
        """The summands of what a comparison compares with nothing: the left side less the right one."""
        return self.terms(node.left, Decimal(1)) + self.terms(node.right, Decimal(-1))

    def terms(self, node: Node, by: Decimal) -> list[Term]:
        """The summands of a calculation, each times a constant; raises Unsupported for other products."""
        match node:
            case Arithmetic(op=Operator.ADD):
                return self.terms(node.left, by) + self.terms(node.right, by)
            case Arithmetic(op=Operator.SUBTRACT):
                return self.terms(node.left, by) + self.terms(node.right, -by)
            case Arithmetic() if mentions_list(node):
                left, right = (node.left, node.right) if mentions_list(node.left) else (node.right, node.left)
                factor = self._reader.box(right, {}, {})
                if not isinstance(factor, Span) or not isinstance(factor.low, Decimal) or not factor.single:
                    raise Unsupported
                with exact():
                    times = Decimal(1) / factor.low if node.op is Operator.DIVIDE else factor.low
                    return self.terms(left, by * times)
            case Negate():
                return self.terms(node.operand, -by)
            case _:
                return [Term(by, node)]

    def drawn(self, chain: Chain, indexes: Indexes, index: int, boxes: Boxes) -> Number:
        """What one item adds: nothing where it is absent or filtered out."""
        nothing = Span(Decimal(0), Decimal(0))
        if boxes.get(there(f"{chain.path}[{index}]")) is not True:
            return nothing
        passed = self.passes(chain, indexes, index, boxes)
        if passed is None:
            return None
        if not passed:
            return nothing
        return self.value(chain, indexes, index, boxes)

    def passes(self, chain: Chain, indexes: Indexes, index: int, boxes: Boxes) -> bool | None:
        """Whether an item passes the filters; raises Unsupported where its values differ on that."""
        for variable, body in chain.filters:
            truths = self.whole(body, {**indexes, variable: index}, boxes)
            if len(truths) > 1:
                raise Unsupported
            (truth,) = truths
            if not truth:
                return truth
        return True

    def value(self, chain: Chain, indexes: Indexes, index: int, boxes: Boxes) -> Number:
        """The number drawn from an item."""
        if chain.drawn is None:
            box = boxes.get(f"{chain.path}[{index}]")
        else:
            variable, body = chain.drawn
            box = self._reader.box(body, {**indexes, variable: index}, boxes)
        return box if isinstance(box, Span) else None

    def whole(self, node: Node, indexes: Indexes, boxes: Boxes) -> Truths:
        """Every truth of a condition with and, or, not over leaves."""
        if isinstance(node, Not):
            return frozenset(None if truth is None else not truth for truth in self.whole(node.operand, indexes, boxes))
        if isinstance(node, And | Or):
            joined = every if isinstance(node, And) else some
            found: Truths = frozenset({isinstance(node, And)})
            for operand in node.operands:
                own = self.whole(operand, indexes, boxes)
                found = frozenset(joined((one, other)) for one in found for other in own)
            return found
        if isinstance(node, Quantified):
            raise Unsupported
        return self._reader.truths(node, indexes, boxes)


def chain_of(node: Node) -> Chain:
    """The list behind a size or a fold; raises Unsupported where it is no list fact."""
    if not isinstance(node, Size | Folded):
        raise Unsupported
    drawn: tuple[str, Node] | None = (".", Literal(Decimal(1), node.type, node.at)) if isinstance(node, Size) else None
    filters: list[tuple[str, Node]] = []
    items = node.items
    while not isinstance(items, FactRef):
        if isinstance(items, Map) and drawn is None and not filters:
            drawn = (items.variable, items.body)
        elif isinstance(items, Map) and isinstance(node, Size) and not filters:
            pass
        elif isinstance(items, Filter):
            filters.insert(0, (items.variable, items.body))
        else:
            raise Unsupported
        items = items.items
    return Chain(items.path, tuple(filters), drawn)


def slot_keys(chains: Sequence[Chain], indexes: Indexes, index: int) -> frozenset[str]:
    """The concrete paths that chains read of one item."""
    found = {there(f"{chain.path}[{index}]") for chain in chains}
    for chain in chains:
        if chain.drawn is None:
            found.add(f"{chain.path}[{index}]")
        for variable, body in (*chain.filters, *([chain.drawn] if chain.drawn else [])):
            found |= keys_of(body, {**indexes, variable: index})
    return frozenset(found)


def times(number: Number, by: Decimal) -> Number:
    """A number times a constant."""
    if number is None:
        return None
    if not isinstance(number.low, Decimal) or not isinstance(number.high, Decimal):
        raise Unsupported
    with exact():
        ends = (number.low * by, number.high * by)
    return Span(min(ends), max(ends))


def plus(*numbers: Number) -> Number:
    """The sum; unknown where a summand is."""
    low = high = Decimal(0)
    for number in numbers:
        if number is None:
            return None
        if not isinstance(number.low, Decimal) or not isinstance(number.high, Decimal):
            raise Unsupported
        with exact():
            low, high = low + number.low, high + number.high
    return Span(low, high)
