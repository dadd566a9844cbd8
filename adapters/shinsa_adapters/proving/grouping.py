"""Values a proposal states, put the way slots hold them, and back: items alike share a slot, sums are shared out."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, cast

from shinsa.facts import Fact, FactKind, FactList
from shinsa.values import Item, Scalar, exact
from shinsa_adapters.proving import kinds
from shinsa_adapters.proving.space import Shape, Symbols
from shinsa_adapters.proving.terms import Bool, Int, Model, number, truth, z3

if TYPE_CHECKING:
    from shinsa_adapters.proving.problem import Problem

Group: TypeAlias = tuple[int, "Mapping[str, Scalar | None]"]
"""How many items, and what they state by field (a single value under the empty name); sums over all of them."""


def groups(items: tuple[Item, ...], entry: FactList, shape: Shape) -> list[Group]:
    """The items in order, those alike together where the shape allows it."""
    found: list[tuple[int, dict[str, Scalar | None]]] = []
    for item in items:
        stated = fields(item, entry)
        if shape.alike and found and _alike(found[-1][1], stated, shape.totals):
            count, held = found.pop()
            stated = {
                name: _added(held[name], value) if name in shape.totals else value for name, value in stated.items()
            }
            found.append((count + 1, stated))
        else:
            found.append((1, stated))
    return list(found)


def fields(item: Item, entry: FactList) -> dict[str, Scalar | None]:
    """What an item states, by field."""
    if not isinstance(item, tuple):
        return {"": item}
    return {fact.name: value for fact, value in zip(entry.fields, item, strict=True)}


def _alike(one: Mapping[str, Scalar | None], other: Mapping[str, Scalar | None], totals: frozenset[str]) -> bool:
    return all(
        (value is None) == (other[name] is None) if name in totals else value == other[name]
        for name, value in one.items()
    )


def _added(one: Scalar | None, other: Scalar | None) -> Scalar | None:
    with exact():
        return one + other if isinstance(one, Decimal) and isinstance(other, Decimal) else None


def stated_items(model: Model, items: kinds.Items, entry: FactList, of: "Problem") -> tuple[Item, ...]:
    """The items a model gives a list."""
    shape, symbols = of.shapes[entry.path], of.symbols
    found: list[Item] = []
    for slot in items.slots:
        count = whole(model, slot.weight)
        if entry.item is not None and not isinstance(slot.value, Mapping):
            found += [cast("Item", scalar(model, slot.value, entry.item, symbols))] * count
            continue
        values = kinds.fields_of(slot)
        columns = [
            _shared_out(model, value, count)
            if isinstance(value := values[fact.name], kinds.Number) and shape.alike and fact.name in shape.totals
            else [scalar(model, value, fact, symbols)] * count
            for fact in entry.fields
        ]
        found += zip(*columns, strict=True)
    return tuple(found)


def _shared_out(model: Model, value: kinds.Number, count: int) -> list[Scalar | None]:
    """A sum over a slot's items, shared out among them."""
    if not holds(model, value.known):
        return [None] * count
    share, rest = divmod(whole(model, value.term), count) if count else (0, 0)
    return [_decimal((share + (place < rest)) * value.scale) for place in range(count)]


def scalar(model: Model, value: kinds.Scalar, fact: Fact, symbols: Symbols) -> Scalar | None:
    """What a model gives one fact."""
    if not holds(model, value.known):
        return None
    match value:
        case kinds.Kleene():
            return holds(model, value.yes)
        case kinds.Symbol():
            return symbols.word(whole(model, value.term))
        case kinds.Number() if fact.kind is FactKind.DATE:
            return date.min + timedelta(days=whole(model, value.term) - 1)
        case kinds.Number():
            return _decimal(whole(model, value.term) * value.scale)


def given(value: Scalar | None, like: kinds.Scalar, fact: Fact, symbols: Symbols) -> kinds.Scalar:
    """A stated value, as terms of the same kind."""
    known = value is not None
    match value:
        case bool():
            return kinds.Kleene(value, not value)
        case Decimal():
            return kinds.constant(Fraction(value))
        case date():
            return kinds.Number(True, value.toordinal())  # noqa: FBT003
        case str():
            return kinds.Symbol(True, symbols.text(value) if fact.kind is FactKind.TEXT else symbols.code(value))  # noqa: FBT003
        case None:
            return kinds.OPEN if isinstance(like, kinds.Kleene) else type(like)(known, 0)


def whole(model: Model, term: Int) -> int:
    """A number in the model."""
    return int(model.eval(number(term), True).as_long())  # noqa: FBT003  # z3 takes it by place


def holds(model: Model, term: Bool) -> bool:
    """A truth in the model."""
    return bool(z3.is_true(model.eval(truth(term), True)))  # noqa: FBT003  # the same


def _decimal(value: Fraction) -> Decimal:
    with exact():
        return Decimal(value.numerator) / Decimal(value.denominator)
