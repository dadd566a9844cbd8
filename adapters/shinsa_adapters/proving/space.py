"""The facts a proposal may state, as terms the solver is free to choose within what the vocabulary allows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from shinsa.facts import Entry, Fact, FactKind, FactList
from shinsa.standards import country_codes
from shinsa_adapters.proving.kinds import Items, Kleene, Number, Scalar, Slot, Symbol
from shinsa_adapters.proving.terms import Bool, among, every, follows, negation, number_variable, total, truth_variable

TEXTS = "text"


@dataclass(slots=True)
class Symbols:
    """Whole numbers for words: each word has one, whichever fact says it. `spare` are texts nobody names."""

    codes: dict[str, int] = field(default_factory=dict[str, int])
    texts: list[int] = field(default_factory=list[int])

    def code(self, word: str) -> int:
        """The word's number."""
        return self.codes.setdefault(word, len(self.codes))

    def text(self, word: str) -> int:
        """The number of a text that a condition names."""
        code = self.code(f"{TEXTS}:{word}")
        if code not in self.texts:
            self.texts.append(code)
        return code

    def word(self, code: int) -> str:
        """The word of a number."""
        found = next(word for word, each in self.codes.items() if each == code)
        return found.removeprefix(f"{TEXTS}:")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a list is written: in so many slots; `alike` says that a slot may stand for several equal items.

    A field in `totals` is the sum over the items of a slot.
    """

    slots: int
    alike: bool
    totals: frozenset[str] = frozenset()


@dataclass(slots=True)
class Space:
    """One proposal, free within the vocabulary: its facts by path, and what holds of them."""

    name: str
    symbols: Symbols
    single: dict[str, Scalar] = field(default_factory=dict[str, Scalar])
    lists: dict[str, Items] = field(default_factory=dict[str, Items])
    limits: list[Bool] = field(default_factory=list[Bool])

    def add(self, entries: Iterable[Entry], shapes: Mapping[str, Shape]) -> None:
        """Make the facts free to choose."""
        for entry in entries:
            if isinstance(entry, Fact):
                self.single[entry.path] = self._scalar(f"{self.name}{entry.path}", entry)
            else:
                self.lists[entry.path] = self._list(entry, shapes[entry.path])

    def _list(self, entry: FactList, shape: Shape) -> Items:
        known = truth_variable(f"{self.name}{entry.path}?")
        slots = tuple(self._slot(entry, shape, place) for place in range(shape.slots))
        self.limits.append(total([slot.weight for slot in slots]) <= entry.longest)
        return Items(known, slots)

    def _slot(self, entry: FactList, shape: Shape, place: int) -> Slot:
        name = f"{self.name}{entry.path}[{place}]"
        weight = number_variable(f"{name}#")
        self.limits += [weight >= 0, weight <= (entry.longest if shape.alike else 1)]
        if entry.item is not None:
            item = self._scalar(name, entry.item)
            if not isinstance(item, Kleene):
                self.limits.append(item.known)  # a list of single values holds none that is not stated
            else:
                self.limits.append(item.known)
            return Slot(weight >= 1, weight, item)
        fields = {fact.name: self._field(f"{name}.{fact.name}", fact, shape, weight) for fact in entry.fields}
        return Slot(weight >= 1, weight, fields)

    def _field(self, name: str, fact: Fact, shape: Shape, weight: Bool) -> Scalar:
        if fact.name not in shape.totals or not shape.alike:
            return self._scalar(name, fact)
        low, high = _grid(fact)
        term = number_variable(name)
        self.limits += [] if low is None else [term >= low * weight]
        self.limits += [] if high is None else [term <= high * weight]
        return Number(truth_variable(f"{name}?"), term, _step(fact))

    def _scalar(self, name: str, fact: Fact) -> Scalar:
        known = truth_variable(f"{name}?")
        match fact.kind:
            case FactKind.BOOL:
                value = truth_variable(name)
                return Kleene(every((known, value)), every((known, negation(value))))
            case FactKind.NUMBER | FactKind.MONEY:
                return self._number(name, fact, known)
            case FactKind.DATE:
                return self._day(name, fact, known)
            case FactKind.CHOICE | FactKind.COUNTRY | FactKind.TEXT:
                return self._symbol(name, fact, known)

    def _number(self, name: str, fact: Fact, known: Bool) -> Number:
        term = number_variable(name)
        low, high = _grid(fact)
        self.limits += [] if low is None else [term >= low]
        self.limits += [] if high is None else [term <= high]
        return Number(known, term, _step(fact))

    def _day(self, name: str, fact: Fact, known: Bool) -> Number:
        term = number_variable(name)
        early, late = fact.earliest or date.min, fact.latest or date.max
        self.limits += [term >= early.toordinal(), term <= late.toordinal()]
        return Number(known, term)

    def _symbol(self, name: str, fact: Fact, known: Bool) -> Symbol:
        term = number_variable(name)
        if fact.kind is FactKind.TEXT:
            codes = [*self.symbols.texts, self.symbols.code(f"{TEXTS}:{name}")]
            self.symbols.texts.append(codes[-1])  # a text of its own, which others may say too
        else:
            words = country_codes() if fact.kind is FactKind.COUNTRY else [choice.value for choice in fact.choices]
            codes = [self.symbols.code(word) for word in words]
        self.limits.append(among(term, codes))
        return Symbol(known, term)


def complete(space: Space) -> Bool:
    """Every fact is stated, in every item too."""
    parts = [scalar.known for scalar in space.single.values()]
    for items in space.lists.values():
        parts.append(items.known)
        for slot in items.slots:
            values = [slot.value] if not isinstance(slot.value, Mapping) else list(slot.value.values())
            parts += [follows(slot.present, value.known) for value in values]
    return every(parts)


def _step(fact: Fact) -> Fraction:
    return Fraction(fact.step) if fact.step else Fraction(1)


def _grid(fact: Fact) -> tuple[int | None, int | None]:
    """The ends of a number's range, in steps."""
    step = _step(fact)
    low = None if fact.minimum is None else ceil(Fraction(fact.minimum) / step)
    high = None if fact.maximum is None else floor(Fraction(fact.maximum) / step)
    return low, high


def on_grid(value: Decimal, fact: Fact) -> int:
    """A number in steps; what a proposal states is a whole number of them."""
    return int(Fraction(value) / _step(fact))
