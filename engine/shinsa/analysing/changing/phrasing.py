"""Facts and their values in words: labels, units, choices, ranges."""

from collections.abc import Mapping
from decimal import Decimal

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.grids import Grid
from shinsa.analysing.changing.positions import TEXT
from shinsa.explaining.amounts import worded
from shinsa.facts import Fact, FactKind, FactList, Vocabulary, path_read
from shinsa.language.values_in_words import Speaker
from shinsa.messages.teller import Teller
from shinsa.standards import country_names
from shinsa.values import Scalar


class Names:
    """Names facts and values in one language."""

    def __init__(self, vocabulary: Vocabulary, by: Teller) -> None:
        self._known = vocabulary.by_path()
        self._currency = vocabulary.currency
        self.by = by
        self._speaker = Speaker(vocabulary, {}, {}, by)

    def label(self, path: str) -> str:
        """The label of a concrete path: `share of the output (offtake arrangements 1)`."""
        head, mark, rest = path.partition("[")
        if not mark:
            return self._label(path)
        name, number = self._label(head), int(rest.partition("]")[0]) + 1
        if path.endswith("]"):
            return self.by.say(catalogue.ITEM, name=name, number=number)
        label = self._label(path_read(path))
        return self.by.say(catalogue.LABEL_OF_ITEM, label=label, name=name, number=number)

    def _label(self, path: str) -> str:
        return self._known[path].label.in_language(self.by.language)

    def value(self, pattern: str, value: Scalar | None) -> str:
        """A value of the fact at a path as rules write it, with its unit."""
        fact = self._known[pattern]
        if isinstance(fact, FactList) or value is None:
            return worded(value, self.by)
        if value == TEXT:
            return self.by.say(catalogue.CHANGES_A_TEXT)
        if fact.kind is FactKind.MONEY and isinstance(value, Decimal):
            return self.by.money(value, self._currency)
        if isinstance(value, Decimal) and fact.unit is not None:
            return self._speaker.number(value, fact.unit)
        return self._word(fact, value)

    def _word(self, fact: Fact, value: Scalar) -> str:
        if fact.kind is FactKind.CHOICE:
            labels = {choice.value: choice.label.in_language(self.by.language) for choice in fact.choices}
            return labels.get(str(value), str(value))
        if fact.kind is FactKind.COUNTRY:
            return self.by.country(str(value), country_names().get(str(value), str(value)))
        return worded(value, self.by)

    def span(self, pattern: str, fact: Fact, low: Scalar, high: Scalar) -> str:
        """A range in words; an end of the fact's own range is left out."""
        grid = Grid.of(fact)
        first, last = low == grid.value(grid.low), high == grid.value(grid.high)
        if low == high:
            return self.value(pattern, low)
        if first and last:
            return self.by.say(catalogue.ANY)
        if last:
            return self.by.say(catalogue.CHANGES_AT_LEAST, low=self.value(pattern, low))
        if first:
            return self.by.say(catalogue.CHANGES_AT_MOST, high=self.value(pattern, high))
        return self.by.say(catalogue.BETWEEN, low=self.value(pattern, low), high=self.value(pattern, high))

    def item(self, path: str, fields: Mapping[str, Scalar | None]) -> str:
        """A new item in words: its fields that are said."""
        said = [
            self.value(f"{path}[]", value)
            if not name
            else self.by.say(
                catalogue.FIELD, label=self._label(f"{path}[].{name}"), value=self.value(f"{path}[].{name}", value)
            )
            for name, value in fields.items()
            if value is not None
        ]
        return self.by.listed(said) or self.by.say(catalogue.CHANGES_NOTHING)
