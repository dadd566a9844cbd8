"""Proposals for any vocabulary with values at random, thinned out at random; made by `random`, fast enough for many."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import cast

from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.values import Item, Scalar, Value

_COUNTRIES = ("US", "JP", "CN", "RU", "DE", "BR")


def scalar(chance: Random, fact: Fact) -> Scalar:
    """A value the vocabulary allows; round numbers and the ends of ranges come up more often."""
    match fact.kind:
        case FactKind.BOOL:
            return chance.random() < 0.5
        case FactKind.CHOICE:
            return chance.choice(fact.choices).value
        case FactKind.COUNTRY:
            return chance.choice(_COUNTRIES)
        case FactKind.TEXT:
            return chance.choice(["one", "two"])
        case FactKind.DATE:
            first, last = fact.earliest or date(2024, 1, 1), fact.latest or date(2034, 1, 1)
            return first + timedelta(chance.randint(0, (last - first).days))
        case _:
            return _number(chance, fact)


def _number(chance: Random, fact: Fact) -> Decimal:
    step = fact.step or Decimal("0.01")
    low = int((fact.minimum if fact.minimum is not None else Decimal(-1000)) / step)
    high = int((fact.maximum if fact.maximum is not None else Decimal(1000)) / step)
    near = min(high, low + 10 ** chance.randint(0, 12))
    return step * chance.choice([low, high, chance.randint(low, near), chance.randint(low, high)])


def value(chance: Random, entry: Fact | FactList, longest: int = 4) -> Value:
    """A value of a single fact or of a whole list."""
    if isinstance(entry, Fact):
        return scalar(chance, entry)
    count = chance.randint(0, min(longest, entry.longest))
    if entry.item is not None:
        return tuple(scalar(chance, entry.item) for _ in range(count))
    return tuple(cast("Item", tuple(scalar(chance, fact) for fact in entry.fields)) for _ in range(count))


def complete(chance: Random, vocabulary: Vocabulary, given: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values with everything open filled in."""
    pairs = zip(vocabulary.entries, given, strict=True)
    return tuple(_filled(chance, entry, stated) for entry, stated in pairs)


def _filled(chance: Random, entry: Fact | FactList, stated: Value) -> Value:
    if stated is None:
        return value(chance, entry)
    if isinstance(entry, Fact) or not isinstance(stated, tuple) or not entry.fields:
        return stated
    return tuple(
        tuple(
            scalar(chance, fact) if each is None else each
            for fact, each in zip(entry.fields, cast("tuple[Scalar | None, ...]", item), strict=True)
        )
        for item in stated
    )


def thinned(chance: Random, values: tuple[Value, ...], share: float) -> tuple[Value, ...]:
    """The values with about this share of them taken out, whole lists and fields of items too."""
    return tuple(None if chance.random() < share else _thinner(chance, stated, share / 2) for stated in values)


def _thinner(chance: Random, stated: Value, share: float) -> Value:
    if not isinstance(stated, tuple):
        return stated
    return tuple(
        tuple(None if chance.random() < share else each for each in item) if isinstance(item, tuple) else item
        for item in stated
    )
