"""Numbers as cases: every value a calculation may have, with the literal that says when; lists item by item."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.answering import Indexes, Reader, Unsupported
from shinsa.analysing.changing.boxes import Boxes, Span, there
from shinsa.analysing.changing.clauses import YES, TooLarge
from shinsa.analysing.changing.cuts import mentions_list
from shinsa.analysing.changing.drawing import Chain, Drawing, Number, Term, chain_of, keys_of, plus, slot_keys, times
from shinsa.analysing.changing.levers import ListShape
from shinsa.analysing.changing.tables import Case, Tables
from shinsa.language.tree import Fold, Folded, Node
from shinsa.messages.teller import said

MOST_STATES = 3000
"""How many sums over the items of a list are told apart."""

_A = TypeVar("_A")


class Numbers:
    """Calculations as cases."""

    def __init__(self, tables: Tables, reader: Reader) -> None:
        self._tables = tables
        self._reader = reader
        self._drawing = Drawing(reader)

    def cases(self, node: Node, indexes: Indexes) -> Sequence[Case[Number]]:
        """Every value the calculation may have; raises Unsupported or TooLarge."""
        if not mentions_list(node):
            return self._single(node, indexes)
        total: Sequence[Case[Number]] = [Case(YES, Span(Decimal(0), Decimal(0)))]
        shared: dict[str, list[tuple[Decimal, Chain]]] = {}
        for term in self._drawing.terms(node, Decimal(1)):
            chain = None if not mentions_list(term.node) else chain_of(term.node)
            if chain is None:
                total = self._added(total, self._scaled(term, indexes))
            elif isinstance(term.node, Folded) and term.node.fold is not Fold.SUM:
                total = self._added(total, self._extreme(term, chain, indexes))
            else:
                shared.setdefault(chain.path, []).append((term.coefficient, chain))
        for path, chains in shared.items():
            total = self._summed(total, self._tables.world.lists[path], chains, indexes)
        return total

    def _single(self, node: Node, indexes: Indexes) -> Sequence[Case[Number]]:
        def answer(boxes: Boxes) -> Number:
            box = self._reader.box(node, indexes, boxes)
            return box if isinstance(box, Span) else None

        return self._tables.table(keys_of(node, indexes), answer)

    def _scaled(self, term: Term, indexes: Indexes) -> Sequence[Case[Number]]:
        return [Case(case.literal, times(case.answer, term.coefficient)) for case in self._single(term.node, indexes)]

    def _summed(
        self,
        total: Sequence[Case[Number]],
        shape: ListShape,
        chains: Sequence[tuple[Decimal, Chain]],
        indexes: Indexes,
    ) -> Sequence[Case[Number]]:
        """What all the sums over one list come to together, item by item."""
        stated = self._tables.holds(there(shape.path))
        for slot in shape.slots:

            def drawn(boxes: Boxes, index: int = slot.index) -> Number:
                parts = [times(self._drawing.drawn(chain, indexes, index, boxes), by) for by, chain in chains]
                return plus(*parts)

            keys = slot_keys([chain for _, chain in chains], indexes, slot.index)
            total = self._added(total, self._tables.table(keys, drawn))
        return self._unless(stated, total)

    def _extreme(self, term: Term, chain: Chain, indexes: Indexes) -> Sequence[Case[Number]]:
        """The least or greatest item: unknown where an item is, and of nothing."""
        if not isinstance(term.node, Folded):
            raise Unsupported
        pick = min if term.node.fold is Fold.MIN else max
        states: Sequence[Case[Number | str]] = [Case(YES, "nothing")]
        shape = self._tables.world.lists[chain.path]
        for slot in shape.slots:

            def drawn(boxes: Boxes, index: int = slot.index) -> Number | str:
                if boxes.get(there(f"{chain.path}[{index}]")) is not True:
                    return "nothing"
                passed = self._drawing.passes(chain, indexes, index, boxes)
                return (
                    None
                    if passed is None
                    else self._drawing.value(chain, indexes, index, boxes)
                    if passed
                    else "nothing"
                )

            def merged(one: Number | str, other: Number | str) -> Number | str:
                if one is None or other is None:
                    return None
                if isinstance(one, str) or isinstance(other, str):
                    return other if isinstance(one, str) else one
                return Span(pick(one.low, other.low), pick(one.high, other.high))

            states = self._merged(states, self._tables.table(slot_keys([chain], indexes, slot.index), drawn), merged)
        found: list[Case[Number]] = [
            Case(case.literal, None if isinstance(case.answer, str) else times(case.answer, term.coefficient))
            for case in states
        ]
        return self._unless(self._tables.holds(there(chain.path)), found)

    def difference(self, one: Sequence[Case[Number]], other: Sequence[Case[Number]]) -> Sequence[Case[Number]]:
        """The first number less the second; days count as their number."""
        turned = [Case(case.literal, times(_counted(case.answer), Decimal(-1))) for case in other]
        return self._added([Case(case.literal, _counted(case.answer)) for case in one], turned)

    def _unless(self, stated: int, cases: Sequence[Case[Number]]) -> Sequence[Case[Number]]:
        """Unknown where the list is not stated."""
        if stated == YES:
            return cases
        clauses = self._tables.clauses
        return [
            Case(-stated, None),
            *(Case(clauses.every([stated, case.literal]), case.answer) for case in cases),
        ]

    def _added(self, one: Sequence[Case[Number]], other: Sequence[Case[Number]]) -> Sequence[Case[Number]]:
        return self._merged(one, other, plus)

    def _merged(
        self, one: Sequence[Case[_A]], other: Sequence[Case[_A]], merge: Callable[[_A, _A], _A]
    ) -> Sequence[Case[_A]]:
        """The cases of two numbers taken together."""
        if len(one) * len(other) > MOST_STATES:
            raise TooLarge(said(catalogue.TOO_MANY_DRAWN, most=MOST_STATES))
        if len(one) == 1:
            return [Case(case.literal, merge(one[0].answer, case.answer)) for case in other]
        if len(other) == 1:
            return [Case(case.literal, merge(case.answer, other[0].answer)) for case in one]
        pairs: dict[_A, list[tuple[int, int]]] = {}
        for left in one:
            for right in other:
                pairs.setdefault(merge(left.answer, right.answer), []).append((left.literal, right.literal))
        clauses = self._tables.clauses
        return [Case(clauses.some(clauses.every(pair) for pair in both), answer) for answer, both in pairs.items()]


def _counted(number: Number) -> Number:
    """Days as numbers."""
    if number is None or not isinstance(number.low, date) or not isinstance(number.high, date):
        return number
    return Span(Decimal(number.low.toordinal()), Decimal(number.high.toordinal()))
