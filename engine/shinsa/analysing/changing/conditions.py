"""Conditions as two literals each: where it surely holds, and where it surely does not. Neither is unknown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.answering import (
    EITHER,
    Indexes,
    Reader,
    Truths,
    Unsupported,
    spans_compared,
)
from shinsa.analysing.changing.answering import NO as FALSE
from shinsa.analysing.changing.answering import YES as TRUE
from shinsa.analysing.changing.boxes import Boxes, Span, there
from shinsa.analysing.changing.clauses import NO, YES, Clauses, TooLarge
from shinsa.analysing.changing.cuts import mentions_list, paths
from shinsa.analysing.changing.drawing import Number, keys_of
from shinsa.analysing.changing.levers import World
from shinsa.analysing.changing.numbers import Numbers
from shinsa.analysing.changing.tables import Case, Tables
from shinsa.language.tree import (
    And,
    Compare,
    Comparison,
    ConclusionRef,
    FactRef,
    Filter,
    Has,
    In,
    ItemRef,
    Literal,
    Node,
    Not,
    Or,
    ParameterRef,
    Quantified,
    Quantifier,
)
from shinsa.messages.teller import said


@dataclass(frozen=True, slots=True)
class Sure:
    """A condition: literals for surely yes and for surely no, never both."""

    yes: int
    no: int

    @property
    def opposite(self) -> "Sure":
        """The condition with *not* before it."""
        return Sure(self.no, self.yes)


@dataclass(frozen=True, slots=True)
class Element:
    """An item a quantifier goes over: literals for surely among them and surely not, and which slot it is."""

    inside: int
    outside: int
    index: int


class Conditions:
    """The conditions of a ruleset over one world, each written once.

    `loose` are literals of answers that were left open because the values in a position's box differ: a model may
    choose them, and the choice has to be tried. `doubts` says which conditions could not be written exactly, and why.
    """

    def __init__(
        self, world: World, clauses: Clauses, parameters: Mapping[str, object], conclusions: Mapping[str, Node]
    ) -> None:
        self.clauses = clauses
        self.tables = Tables(world, clauses)
        self.tables.keep_together()
        self.loose: list[tuple[int, frozenset[str]]] = []
        self.doubts: dict[str, None] = {}
        self._reader = Reader(parameters)
        self.numbers = Numbers(self.tables, self._reader)
        self._conclusions = conclusions
        self._known: dict[tuple[Node, tuple[tuple[str, int], ...]], Sure] = {}
        self._concluded: dict[str, Sure] = {}

    def sure(self, node: Node, indexes: Indexes | None = None) -> Sure:
        """The literals of a condition."""
        bound = indexes or {}
        match node:
            case ConclusionRef():
                if node.name not in self._concluded:
                    self._concluded[node.name] = self.sure(self._conclusions[node.name])
                return self._concluded[node.name]
            case Not():
                return self.sure(node.operand, bound).opposite
            case And() | Or():
                return self._joined(
                    [self.sure(operand, bound) for operand in node.operands], every=isinstance(node, And)
                )
            case _:
                return self._once(node, bound)

    def _once(self, node: Node, indexes: Indexes) -> Sure:
        key = (node, tuple(sorted(indexes.items())))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._written(node, indexes)
        return found

    def _joined(self, parts: list[Sure], *, every: bool) -> Sure:
        clauses = self.clauses
        if every:
            return Sure(clauses.every(part.yes for part in parts), clauses.some(part.no for part in parts))
        return Sure(clauses.some(part.yes for part in parts), clauses.every(part.no for part in parts))

    def _written(self, node: Node, indexes: Indexes) -> Sure:
        try:
            return self._form(node, indexes)
        except TooLarge as reason:
            return self._free(reason.why)
        except Unsupported:
            return self._free(said(catalogue.CONDITION_NOT_ANSWERED))

    def number(self, node: Node) -> Sequence[Case[Number]]:
        """The values a number that scales points may have; anything from none to all where that is not answered."""
        try:
            return self.numbers.cases(node, {})
        except TooLarge as reason:
            self.doubts[reason.why] = None
        except Unsupported:
            self.doubts[said(catalogue.NUMBER_NOT_ANSWERED)] = None
        return [Case(YES, Span(Decimal(0), Decimal(1)))]

    def _free(self, reason: str) -> Sure:
        """A condition that may be anything, as far as is known."""
        self.doubts[reason] = None
        yes, no = self.clauses.new(), self.clauses.new()
        self.clauses.add(-yes, -no)
        return Sure(yes, no)

    def _form(self, node: Node, indexes: Indexes) -> Sure:
        match node:
            case Quantified():
                return self._quantified(node, indexes)
            case Has(fact=FactRef() as ref) if mentions_list(ref):
                return Sure(self.tables.holds(there(ref.path)), NO)
            case In(items=FactRef() | Filter() as items):
                return self._inside(node, items, indexes)
            case Compare() if mentions_list(node):
                return self._drawn(node, indexes)
            case FactRef() | ItemRef() | Literal() | ParameterRef() | Has() | In() | Compare():
                return self._leaf(node, indexes)
            case _:
                raise Unsupported

    def _leaf(self, node: Node, indexes: Indexes) -> Sure:
        def answer(boxes: Boxes) -> Truths:
            return self._reader.truths(node, indexes, boxes)

        keys = keys_of(node, indexes)
        return self._sorted(self.tables.table(keys, answer), keys)

    def _sorted(self, cases: Sequence[Case[Truths]], keys: frozenset[str]) -> Sure:
        """The literals of cases by truth; where values differ, a literal that may be chosen."""
        yes: list[int] = []
        no: list[int] = []
        for case in cases:
            if case.answer == TRUE:
                yes.append(case.literal)
            elif case.answer == FALSE:
                no.append(case.literal)
            elif case.answer == EITHER:
                choice = self.clauses.new()
                self.loose.append((case.literal, keys))
                yes.append(self.clauses.every([case.literal, choice]))
                no.append(self.clauses.every([case.literal, -choice]))
        return Sure(self.clauses.some(yes), self.clauses.some(no))

    def _drawn(self, node: Compare, indexes: Indexes) -> Sure:
        """A comparison in which a number is drawn from a list."""
        left = self.numbers.cases(node.left, indexes)
        right = self.numbers.cases(node.right, indexes)
        difference = self.numbers.difference(left, right)
        nothing = Span(Decimal(0), Decimal(0))
        merged: dict[Truths, list[int]] = {}
        for case in difference:
            truths: Truths = frozenset({None}) if case.answer is None else spans_compared(node.op, case.answer, nothing)
            merged.setdefault(truths, []).append(case.literal)
        cases = [Case(self.clauses.some(literals), truths) for truths, literals in merged.items()]
        return self._sorted(cases, self._all_keys(node, indexes))

    def _all_keys(self, node: Node, indexes: Indexes) -> frozenset[str]:
        """Every path below a node, of every item of the lists it draws on."""
        found = set(keys_of(node, indexes))
        for path in paths(node):
            name, mark, rest = path.partition("[]")
            shape = self.tables.world.lists.get(name)
            if shape is not None and mark:
                found |= {f"{name}[{slot.index}]{rest}" for slot in shape.slots}
        return frozenset(found)

    def _elements(self, items: Node, indexes: Indexes) -> tuple[str, int, list[Element]]:
        """The list behind a quantifier, a literal for its being known, and the items that may be in it."""
        match items:
            case FactRef():
                shape = self.tables.world.lists[items.path]
                present = [
                    (slot.index, self.tables.holds(there(f"{items.path}[{slot.index}]"))) for slot in shape.slots
                ]
                elements = [Element(literal, -literal, index) for index, literal in present if literal != NO]
                return items.path, self.tables.holds(there(items.path)), elements
            case Filter():
                path, known, elements = self._elements(items.items, indexes)
                passed = [self.sure(items.body, {**indexes, items.variable: element.index}) for element in elements]
                clauses = self.clauses
                kept = [
                    Element(
                        clauses.every([element.inside, own.yes]), clauses.some([element.outside, own.no]), element.index
                    )
                    for element, own in zip(elements, passed, strict=True)
                ]
                return path, clauses.every([known, *(clauses.some([each.inside, each.outside]) for each in kept)]), kept
            case _:
                raise Unsupported

    def _quantified(self, node: Quantified, indexes: Indexes) -> Sure:
        _, known, elements = self._elements(node.items, indexes)
        bodies = [self.sure(node.body, {**indexes, node.variable: element.index}) for element in elements]
        return self._over(node.quantifier, known, elements, bodies)

    def _over(self, quantifier: Quantifier, known: int, elements: list[Element], bodies: list[Sure]) -> Sure:
        clauses = self.clauses
        if quantifier is Quantifier.ALL:
            opposite = self._over(Quantifier.EXISTS, known, elements, [body.opposite for body in bodies])
            return opposite.opposite
        hits = [clauses.every([each.inside, body.yes]) for each, body in zip(elements, bodies, strict=True)]
        misses = [clauses.some([each.outside, body.no]) for each, body in zip(elements, bodies, strict=True)]
        if quantifier is Quantifier.EXISTS:
            return Sure(clauses.every([known, clauses.some(hits)]), clauses.every([known, *misses]))
        several = clauses.some(
            clauses.every([one, other]) for place, one in enumerate(hits) for other in hits[place + 1 :]
        )
        settled = [clauses.some([hit, miss]) for hit, miss in zip(hits, misses, strict=True)]
        yes = clauses.every([known, clauses.some(hits), -several, *settled])
        return Sure(yes, clauses.every([known, clauses.some([several, clauses.every(misses)])]))

    def _inside(self, node: In, items: Node, indexes: Indexes) -> Sure:
        """`item in list`, where the list is a fact: one of its items equals it."""
        path, known, elements = self._elements(items, indexes)
        bodies: list[Sure] = []
        for element in elements:
            key = f"{path}[{element.index}]"
            keys = keys_of(node.item, indexes) | {key}

            def answer(boxes: Boxes, key: str = key) -> Truths:
                item, other = self._reader.box(node.item, indexes, boxes), boxes.get(key)
                if item is None or other is None:
                    return frozenset({None})
                if isinstance(item, Span) and isinstance(other, Span):
                    return spans_compared(Comparison.EQ, item, other)
                return frozenset({item == other})

            bodies.append(self._sorted(self.tables.table(keys, answer), keys))
        stated = self._stated(node.item, indexes)
        return self._over(Quantifier.EXISTS, self.clauses.every([known, stated]), elements, bodies)

    def _stated(self, node: Node, indexes: Indexes) -> int:
        def answer(boxes: Boxes) -> Truths:
            return frozenset({self._reader.box(node, indexes, boxes) is not None})

        cases = self.tables.table(keys_of(node, indexes), answer)
        return self.clauses.some(case.literal for case in cases if case.answer == TRUE)
