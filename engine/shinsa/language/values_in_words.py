"""Single values and names in words: labels of facts and choices, numbers with their units, countries by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shinsa.facts import Entry, Fact, FactList, Vocabulary
from shinsa.language.catalogue import turns as catalogue
from shinsa.language.kinds import COUNTRY
from shinsa.language.tree import ChoiceType, ItemType, ListType, NumberType, TextType, Type
from shinsa.messages.message import Message
from shinsa.messages.teller import Sayable, Teller
from shinsa.standards import countries
from shinsa.values import Value


def english_singular(label: str) -> str:
    """One of what a list's label names: `sites` is `site`; a label in no plain plural is kept as `item of …`."""
    if label.endswith("ies"):
        return f"{label[:-3]}y"
    if label.endswith("s") and not label.endswith(("ss", "us", "is")):
        return label[:-1]
    return f"item of {label}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everything a condition's words draw on. `titles` are those of conclusions."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Value]
    titles: Mapping[str, str]
    teller: Teller
    entries: Mapping[str, Entry] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", self.vocabulary.by_path())

    def say(self, message: Message, /, **values: Sayable) -> str:
        """A message in the speaker's language."""
        return self.teller.say(message, **values)

    def label(self, path: str) -> str:
        """The label of a fact, a field or a list; the path where the vocabulary has none."""
        entry = self.entries.get(path)
        return path if entry is None else entry.label.in_language(self.teller.language)

    def item_label(self, path: str) -> str:
        """What one item of a list is called."""
        listed = self.entries.get(path)
        if isinstance(listed, FactList) and listed.item is not None:
            return self.label(listed.item.path)
        return self.singular(self.label(path))

    def singular(self, label: str) -> str:
        """One of what a list's label names; only English tells one from many."""
        return english_singular(label) if self.teller.language == "en" else label

    def yes_or_no(self, *, answer: bool) -> str:
        """A truth in a word."""
        return self.say(catalogue.YES if answer else catalogue.NO)

    def value(self, value: Value, kind: Type) -> str:
        """A value of that type."""
        if isinstance(value, tuple):
            item = kind.item if isinstance(kind, ListType) else TextType()
            return self.teller.listed([self.scalar(each, item) for each in value], "or")
        return self.scalar(value, kind)

    def scalar(self, value: object, kind: Type | ItemType) -> str:
        """A single value of that type."""
        match value:
            case bool():
                return self.yes_or_no(answer=value)
            case Decimal():
                return self.number(value, kind.unit if isinstance(kind, NumberType) else None)
            case date():
                return self.teller.day(value)
            case str() if isinstance(kind, ChoiceType):
                return self.choice(value, kind)
            case _:
                return self.teller.quoted(str(value))

    def number(self, number: Decimal, unit: str | None) -> str:
        """A number as people write it: `1,200 MW`, `USD 2.5 billion`, `25%`, `3 years`."""
        if unit is not None and unit == self.vocabulary.currency:
            return self.teller.money(number, unit)
        if unit == "%":
            return self.teller.percent(number)
        return self.measured(number, unit) if unit else self.teller.number(number)

    def measured(self, number: Decimal, unit: str) -> str:
        """A number with a unit that is neither money nor per cent."""
        named = catalogue.UNITS.get(unit)
        if named is None:
            return self.say(catalogue.WITH_UNIT, number=number, unit=unit)
        return self.say(named, count=number)

    def choice(self, value: str, kind: ChoiceType) -> str:
        """The label of a choice, or the name of a country."""
        if kind.name == COUNTRY:
            return self.teller.country(value, countries().get(value, value))
        fact = self.entries.get(kind.name)
        choices = fact.choices if isinstance(fact, Fact) else ()
        label = next((choice.label for choice in choices if choice.value == value), None)
        return value if label is None else label.in_language(self.teller.language)
