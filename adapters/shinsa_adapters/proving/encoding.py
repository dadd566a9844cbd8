"""Conditions as formulas: the same three-valued meaning as `shinsa.language.reference`, over facts free to choose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from shinsa.language import tree as t
from shinsa.ruleset import ParameterValue
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.kinds import (
    NO,
    YES,
    Items,
    Kleene,
    Meaning,
    Number,
    Scalar,
    Slot,
    Symbol,
    all_of,
    any_of,
    compared,
    constant,
    inverse,
    known_truth,
    sum_of,
    times,
)
from shinsa_adapters.proving.loops import QUANTIFIED, codes_of, extreme, is_there
from shinsa_adapters.proving.space import Space, Symbols
from shinsa_adapters.proving.terms import among, chosen, every, follows, total
from shinsa_adapters.proving.unsupported import UnsupportedError


@dataclass(slots=True)
class Encoder:
    """Turns the trees of one ruleset into formulas over one space; a tree that comes twice is one formula."""

    space: Space
    parameters: Mapping[str, ParameterValue]
    conclusions: Mapping[str, t.Node]
    _kept: dict[tuple[t.Node, tuple[object, ...]], Meaning] = field(
        default_factory=dict[tuple[t.Node, tuple[object, ...]], Meaning]
    )
    _bound: dict[str, Slot] = field(default_factory=dict[str, Slot])

    def truth(self, node: t.Node) -> Kleene:
        """A condition."""
        found = self.meaning(node)
        if not isinstance(found, Kleene):
            raise TypeError("the checker lets only truths stand here")
        return found

    def number(self, node: t.Node) -> Number:
        """A numeric expression."""
        found = self.meaning(node)
        if not isinstance(found, Number):
            raise TypeError("the checker lets only numbers stand here")
        return found

    def items(self, node: t.Node) -> Items:
        """A list."""
        found = self.meaning(node)
        if not isinstance(found, Items):
            raise TypeError("the checker lets only lists stand here")
        return found

    def meaning(self, node: t.Node) -> Meaning:
        """What a node comes to; raises UnsupportedError for a form that cannot be written as a formula."""
        key = (node, tuple(id(slot) for slot in self._bound.values()))
        if key not in self._kept:
            self._kept[key] = self._meaning(node)
        return self._kept[key]

    def _meaning(self, node: t.Node) -> Meaning:  # noqa: PLR0911  # one answer for each form
        match node:
            case t.Literal():
                return self._constant(node.value, node.type)
            case t.ParameterRef():
                return self._constant(self.parameters[node.name], node.type)
            case t.FactRef():
                return (
                    self.space.lists[node.path] if isinstance(node.type, t.ListType) else self.space.single[node.path]
                )
            case t.ItemRef():
                return self._item(node)
            case t.ConclusionRef():
                return self.truth(self.conclusions[node.name])
            case t.Not() | t.And() | t.Or() | t.Compare() | t.In() | t.Has() | t.Quantified():
                return self._answer(node)
            case t.Arithmetic() | t.Negate() | t.Size() | t.Folded():
                return self._calculated(node)
            case t.ListOf() | t.Filter() | t.Map():
                return self._listed(node)

    def _constant(self, value: ParameterValue, kind: t.Type) -> Meaning:
        match value:
            case bool():
                return YES if value else NO
            case Decimal():
                return constant(Fraction(value))
            case date():
                return Number(True, value.toordinal())  # noqa: FBT003
            case str():
                return Symbol(True, self._code(value, kind))  # noqa: FBT003
            case tuple():
                item = kind.item if isinstance(kind, t.ListType) else kind
                slots = tuple(Slot(True, 1, self._single(each, item)) for each in value)  # noqa: FBT003
                return Items(True, slots)  # noqa: FBT003

    def _single(self, value: str | Decimal, kind: t.Type) -> Scalar:
        found = self._constant(value, kind)
        if isinstance(found, Items):
            raise TypeError("lists do not nest")
        return found

    def _code(self, word: str, kind: t.Type) -> int:
        symbols: Symbols = self.space.symbols
        return symbols.text(word) if isinstance(kind, t.TextType) else symbols.code(word)

    def _item(self, node: t.ItemRef) -> Scalar:
        value = self._bound[node.variable].value
        if node.field is None:
            if isinstance(value, Mapping):
                raise UnsupportedError(catalogue.OBJECT_FOR_VALUE)
            return value
        if not isinstance(value, Mapping):
            raise TypeError("the checker lets only objects have fields")
        return value[node.field]

    def _answer(self, node: t.Answer) -> Kleene:  # noqa: PLR0911  # one answer for each form
        match node:
            case t.Not():
                return inverse(self.truth(node.operand))
            case t.And():
                return all_of(tuple(map(self.truth, node.operands)))
            case t.Or():
                return any_of(tuple(map(self.truth, node.operands)))
            case t.Compare():
                return compared(node.op, self._scalar(node.left), self._scalar(node.right))
            case t.In():
                return self._membership(node)
            case t.Has():
                found = self.meaning(node.fact)
                return Kleene(found.known, False)  # noqa: FBT003
            case t.Quantified():
                return self._quantified(node)

    def _scalar(self, node: t.Node) -> Scalar:
        found = self.meaning(node)
        if isinstance(found, Items):
            raise UnsupportedError(catalogue.LISTS_COMPARED)
        return found

    def _membership(self, node: t.In) -> Kleene:
        item, items = self._scalar(node.item), self.items(node.items)
        constants = codes_of(items)
        if isinstance(item, Symbol) and constants is not None:
            return known_truth(item.known, among(item.term, constants))
        found = any_of(tuple(is_there(slot, item) for slot in items.slots))
        known = every((item.known, items.known))
        return Kleene(every((known, found.yes)), every((known, found.no)))

    def of_item(self, slot: Slot, variable: str, body: t.Node) -> Meaning:
        """What the body of a loop comes to for the items of one slot."""
        before = dict(self._bound)
        self._bound[variable] = slot
        try:
            return self.meaning(body)
        finally:
            self._bound = before

    def _each(self, node: t.Quantified | t.Filter) -> tuple[Items, tuple[Kleene, ...]]:
        items = self.items(node.items)
        truths = (self.of_item(slot, node.variable, node.body) for slot in items.slots)
        return items, tuple(truth for truth in truths if isinstance(truth, Kleene))

    def _quantified(self, node: t.Quantified) -> Kleene:
        items, truths = self._each(node)
        pairs = tuple(zip(items.slots, truths, strict=True))
        found = QUANTIFIED[node.quantifier](pairs)
        return Kleene(every((items.known, found.yes)), every((items.known, found.no)))

    def _calculated(self, node: t.Calculation) -> Number:
        match node:
            case t.Negate():
                return times(self.number(node.operand), Fraction(-1))
            case t.Size():
                items = self.items(node.items)
                return Number(items.known, total([chosen(slot.present, slot.weight, 0) for slot in items.slots]))
            case t.Folded():
                return self._folded(node)
            case t.Arithmetic():
                return self._arithmetic(node)

    def _arithmetic(self, node: t.Arithmetic) -> Number:
        left, right = self.number(node.left), self.number(node.right)
        match node.op:
            case t.Operator.ADD:
                return sum_of(left, right)
            case t.Operator.SUBTRACT:
                return sum_of(left, times(right, Fraction(-1)))
            case t.Operator.MULTIPLY:
                varying, factor = (left, right) if isinstance(right.term, int) else (right, left)
                if not isinstance(factor.term, int):
                    raise UnsupportedError(catalogue.FACTS_MULTIPLIED)
                return times(varying, factor.term * factor.scale)
            case t.Operator.DIVIDE:
                if not isinstance(right.term, int) or not right.term:
                    raise UnsupportedError(catalogue.DIVIDED_BY_FACT)
                return times(left, 1 / (right.term * right.scale))

    def _folded(self, node: t.Folded) -> Number:
        items = self.items(node.items)
        pairs = [(slot.present, value) for slot in items.slots if isinstance(value := slot.value, Number)]
        decided = every((items.known, *(follows(present, value.known) for present, value in pairs)))
        if node.fold is t.Fold.SUM:
            terms = [Number(True, chosen(present, value.term, 0), value.scale) for present, value in pairs]  # noqa: FBT003
            found = constant(Fraction(0))
            for term in terms:
                found = sum_of(found, term)
            return Number(decided, found.term, found.scale)
        return extreme(pairs, decided, smallest=node.fold is t.Fold.MIN)

    def _listed(self, node: t.Listing) -> Items:
        match node:
            case t.ListOf():
                slots = tuple(Slot(True, 1, self._scalar(item)) for item in node.items)  # noqa: FBT003
                return Items(True, slots)  # noqa: FBT003
            case t.Filter():
                items, truths = self._each(node)
                pairs = tuple(zip(items.slots, truths, strict=True))
                decided = every(follows(slot.present, truth.known) for slot, truth in pairs)
                kept = (Slot(every((slot.present, truth.yes)), slot.weight, slot.value) for slot, truth in pairs)
                return Items(every((items.known, decided)), tuple(kept))
            case t.Map():
                items = self.items(node.items)
                values = ((slot, self.of_item(slot, node.variable, node.body)) for slot in items.slots)
                mapped = (
                    Slot(slot.present, slot.weight, value) for slot, value in values if not isinstance(value, Items)
                )
                return Items(items.known, tuple(mapped))
