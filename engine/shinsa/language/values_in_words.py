"""Single values and names in words: labels of facts and choices, numbers with their units, countries by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shinsa.facts import Entry, Fact, FactList, Vocabulary
from shinsa.language.kinds import COUNTRY
from shinsa.language.phrases import Phrases
from shinsa.language.tree import ChoiceType, ItemType, ListType, NumberType, TextType, Type
from shinsa.standards import countries
from shinsa.values import Value, plain


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everything a condition's words draw on. `titles` are those of conclusions."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Value]
    titles: Mapping[str, str]
    phrases: Phrases
    entries: Mapping[str, Entry] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", self.vocabulary.by_path())

    def label(self, path: str) -> str:
        """The label of a fact, a field or a list; the path where the vocabulary has none."""
        entry = self.entries.get(path)
        return path if entry is None else entry.label.in_language(self.phrases.language)

    def item_label(self, path: str) -> str:
        """What one item of a list is called."""
        listed = self.entries.get(path)
        if isinstance(listed, FactList) and listed.item is not None:
            return self.label(listed.item.path)
        return self.phrases.singular(self.label(path))

    def value(self, value: Value, kind: Type) -> str:
        """A value of that type."""
        if isinstance(value, tuple):
            item = kind.item if isinstance(kind, ListType) else TextType()
            return self.joined([self.scalar(each, item) for each in value])
        return self.scalar(value, kind)

    def scalar(self, value: object, kind: Type | ItemType) -> str:
        """A single value of that type."""
        match value:
            case bool():
                return self.phrases.yes if value else self.phrases.no
            case Decimal():
                return self.number(value, kind.unit if isinstance(kind, NumberType) else None)
            case date():
                return value.isoformat()
            case str() if isinstance(kind, ChoiceType):
                return self.choice(value, kind)
            case _:
                return f'"{value}"'

    def number(self, number: Decimal, unit: str | None) -> str:
        """A number as people write it: `1,200 MW`, `USD 2,500,000,000`, `25%`."""
        whole, _, places = plain(number).partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        text = f"{sign}{int(digits):,}{'.' if places else ''}{places}"
        if unit == self.vocabulary.currency:
            return self.phrases.money.format(currency=unit, number=text)
        return f"{text}%" if unit == "%" else f"{text} {unit}" if unit else text

    def choice(self, value: str, kind: ChoiceType) -> str:
        """The label of a choice, or the name of a country."""
        if kind.name == COUNTRY:
            return countries().get(value, value)
        fact = self.entries.get(kind.name)
        choices = fact.choices if isinstance(fact, Fact) else ()
        label = next((choice.label for choice in choices if choice.value == value), None)
        return value if label is None else label.in_language(self.phrases.language)

    def joined(self, words: list[str], last: str | None = None) -> str:
        """`a, b or c`; with `last` given, that word stands before the last item."""
        if len(words) < 2:  # noqa: PLR2004  # nothing to join
            return "".join(words)
        return self.phrases.listed.join(words[:-1]) + (self.phrases.last if last is None else last) + words[-1]
