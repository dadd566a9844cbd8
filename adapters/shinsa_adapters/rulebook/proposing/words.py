"""Values as sentences have them, in any language: whatever is written is read back as the same value."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from shinsa.facts import Fact, FactKind
from shinsa.values import plain
from shinsa_adapters.rulebook.answers import read_answer, split_answers, written_day
from shinsa_adapters.rulebook.draft import Stated
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.territories import country_names
from shinsa_adapters.rulebook.tongues import Tongue
from shinsa_adapters.rulebook.units import written

_PERCENT = Decimal(100)
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def value_words(value: Stated, fact: Fact, currency: str, tongue: Tongue) -> str:
    """What a fact is stated as, the first of several wordings that means just that.

    Raises:
        ValueError: no wording does, so that no sentence can state it.
    """
    for text in _wordings(value, fact, tongue):
        if _means(text, value, fact, currency, tongue):
            return text
    raise ValueError(f"no sentence states {value!r} of `{fact.path}`")


def listed_words(values: "list[Stated]", fact: Fact, currency: str, tongue: Tongue) -> str:
    """The items of a list, as they stand behind one another in a sentence."""
    texts = [_in_a_list(value, fact, currency, tongue) for value in values]
    first, last = tongue.separators[0], tongue.separators[-1]
    return last.join((first.join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]


def _in_a_list(value: Stated, fact: Fact, currency: str, tongue: Tongue) -> str:
    for text in _wordings(value, fact, tongue):
        if split_answers(text, tongue) == (text,) and _means(text, value, fact, currency, tongue):
            return text
    raise ValueError(f"no list names {value!r} of `{fact.path}`")


def _means(text: str, value: Stated, fact: Fact, currency: str, tongue: Tongue) -> bool:
    try:
        read = read_answer(text, fact, currency, tongue)
    except StepError:
        return False
    if isinstance(read, dict) and isinstance(value, dict):
        stated = cast("dict[str, str]", value)
        return read["currency"] == stated["currency"] and Decimal(read["amount"]) == Decimal(stated["amount"])
    return read == value


def _wordings(value: Stated, fact: Fact, tongue: Tongue) -> Iterator[str]:
    match fact.kind:
        case FactKind.BOOL:
            yield tongue.word_for(truth=bool(value))
        case FactKind.NUMBER:
            yield from _number(cast("Decimal", value), fact, tongue)
        case FactKind.MONEY:
            yield from _money(cast("dict[str, str]", value), tongue)
        case FactKind.DATE:
            yield written_day(date.fromisoformat(str(value)), tongue)
            yield str(value)
        case FactKind.COUNTRY:
            yield from (name for name in (country_names(tongue).get(str(value)),) if name)
            yield str(value)
        case FactKind.CHOICE:
            yield from (choice.label.in_language(tongue.code) for choice in fact.choices if choice.value == value)
            yield str(value)
        case FactKind.TEXT:
            yield f"{tongue.quotes[0]}{value}{tongue.quotes[1]}"
            yield str(value)


def _number(value: Decimal, fact: Fact, tongue: Tongue) -> Iterator[str]:
    share = fact.unit is None and fact.minimum == 0 and fact.maximum == 1
    if share:
        yield written(value * _PERCENT, "%", tongue)
    yield written(value, fact.unit, tongue)
    yield plain(value)


def _money(value: "dict[str, str]", tongue: Tongue) -> Iterator[str]:
    amount, code = Decimal(value["amount"]), value["currency"]
    if not tongue.scales:
        for factor, word in _SCALES:
            if amount and amount % (factor / 10) == 0 and abs(amount) >= factor:
                yield f"{code} {written((amount / factor).normalize() + 0, None)} {word}"
        yield f"{code} {written(amount, None)}"
        return
    for word, power in tongue.scales.items():
        if amount and amount % Decimal(10) ** power == 0:
            scaled = written(amount.scaleb(-power), None)
            yield from (f"{scaled}{word}{name}" for name, each in tongue.currencies.items() if each == code)
    yield from (f"{written(amount, None)}{name}" for name, each in tongue.currencies.items() if each == code)
    yield f"{written(amount, None)}{code}"
