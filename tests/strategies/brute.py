"""Every completion of a proposal, tried one by one; for vocabularies and proposals that leave little open."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations_with_replacement, product
from math import prod
from random import Random
from typing import cast

from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.values import Item, Scalar, Value

Values = tuple[Value, ...]


def scalars(fact: Fact) -> list[Scalar]:
    """Every value of a fact; of days the three that random conditions can tell apart."""
    match fact.kind:
        case FactKind.BOOL:
            return [False, True]
        case FactKind.CHOICE:
            return [choice.value for choice in fact.choices]
        case FactKind.DATE:
            return [date(2028, 6, 29), date(2028, 6, 30), date(2028, 7, 1)]
        case _:
            assert fact.minimum is not None
            assert fact.maximum is not None
            assert fact.step is not None
            return [
                fact.step * place for place in range(int(fact.minimum / fact.step), int(fact.maximum / fact.step) + 1)
            ]


def choices(entry: Fact | FactList, stated: Value) -> list[Value]:
    """Every value a slot can be completed to."""
    if isinstance(entry, Fact):
        return [stated] if stated is not None else list(scalars(entry))
    items = [tuple(each) for each in product(*map(scalars, entry.fields))] if entry.fields else scalars(entry.item)  # type: ignore[arg-type]
    if stated is None:
        return [
            tuple(cast("Item", item) for item in some)
            for length in range(entry.longest + 1)
            for some in combinations_with_replacement(items, length)
        ]
    if not entry.fields:
        return [stated]
    rows = [_rows(entry, item) for item in cast("tuple[tuple[Scalar | None, ...], ...]", stated)]
    return [tuple(cast("Item", row) for row in chosen) for chosen in product(*rows)]


def _rows(entry: FactList, item: tuple[Scalar | None, ...]) -> list[tuple[Scalar, ...]]:
    columns = [[each] if each is not None else scalars(fact) for fact, each in zip(entry.fields, item, strict=True)]
    return list(product(*columns))


def narrowed(chance: Random, vocabulary: Vocabulary, values: Values, most: int) -> Values:
    """The values with open slots filled at random until there are at most so many completions."""
    now = list(values)
    while True:
        columns = [choices(entry, stated) for entry, stated in zip(vocabulary.entries, now, strict=True)]
        if prod(map(len, columns)) <= most:
            return tuple(now)
        open_ = [slot for slot, column in enumerate(columns) if len(column) > 1]
        slot = chance.choice(open_)
        now[slot] = chance.choice(columns[slot])


def completions(vocabulary: Vocabulary, values: Values) -> Iterator[Values]:
    """Every completion."""
    columns = [choices(entry, stated) for entry, stated in zip(vocabulary.entries, values, strict=True)]
    yield from product(*columns)
