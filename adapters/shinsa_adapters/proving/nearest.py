"""The proposal nearest to one of several bases: the fewest facts stated otherwise, then numbers moved the least."""

from shinsa.facts import Fact, FactList
from shinsa.values import Value
from shinsa_adapters.proving import kinds
from shinsa_adapters.proving.changes import Base, base_of
from shinsa_adapters.proving.grouping import given, holds, scalar, stated_items, whole
from shinsa_adapters.proving.problem import Problem
from shinsa_adapters.proving.questions import Finding, Found, Impossible, NotKnown
from shinsa_adapters.proving.searching import OutOfTimeError, Search
from shinsa_adapters.proving.terms import Bool, Model, chosen, every

NEAR = 3
"""So many facts changed, less one, are tried before anything else."""
FARTHEST = 60
"""A proposal that differs in more facts is shown as it was found."""


def nearest(of: Problem, wanted: Bool, bases: tuple[tuple[Value, ...], ...], limit: int) -> Finding:
    """The nearest proposal for which something holds; `limit` in milliseconds for the whole search."""
    if wanted is False:
        return _none(of)
    holds_ = (*of.space.limits, wanted)
    early = _early(of, Search(limit // 3, holds_), bases)
    return early or _late(of, Search(limit - limit // 3, holds_), bases)


def _early(of: Problem, search: Search, bases: tuple[tuple[Value, ...], ...]) -> Found | None:
    """A proposal very near to a base: that is asked first, for little is left open then, and it is quick."""
    try:
        return _nearer(of, search, [base_of(of, *base) for base in _distinct(of, bases)], NEAR)
    except OutOfTimeError:
        return None


def _late(of: Problem, search: Search, bases: tuple[tuple[Value, ...], ...]) -> Finding:
    """Any proposal at all, and then the nearest."""
    try:
        model = search.model()
    except OutOfTimeError as error:
        return NotKnown(error.why)
    if model is None:
        return _none(of)
    offered = _distinct(of, bases)
    first, values = offered[0]
    found = Found(_decoded(of, model, values), first, nearest=False)
    try:
        return _nearer(of, search, [base_of(of, *base) for base in offered], FARTHEST) or found
    except OutOfTimeError:
        return found


def _none(of: Problem) -> Finding:
    """There is no such proposal, as far as lists were long enough to say so."""
    return NotKnown(of.short[0]) if of.short else Impossible()


def _distinct(of: Problem, bases: tuple[tuple[Value, ...], ...]) -> list[tuple[int, tuple[Value, ...]]]:
    """The bases that differ in what matters; without any, the proposal that states nothing."""
    slots = of.vocabulary.slots()
    found: dict[tuple[Value, ...], tuple[int, tuple[Value, ...]]] = {}
    for place, base in enumerate(bases):
        found.setdefault(tuple(base[slots[entry.path]] for entry in of.entries), (place, base))
    return list(found.values()) or [(-1, (None,) * len(of.vocabulary.entries))]


def _nearer(of: Problem, search: Search, offered: list[Base], farthest: int) -> Found | None:
    """One more fact changed at a time, until one of the bases is as near; the first of several."""
    for most in range(farthest):
        for base in offered:
            with search.supposing(base.changes <= most):
                model = search.model()
                if model is not None:
                    closer = _closer(of, search, model, base.values)
                    return Found(_decoded(of, closer, base.values), base.place, nearest=True)
    return None


def _closer(of: Problem, search: Search, model: Model, base: tuple[Value, ...]) -> Model:
    """Every number drawn as near to what the base states as it can be; what it does not state, to nought."""
    slots = of.vocabulary.slots()
    for entry in of.entries:
        if isinstance(entry, FactList):
            for number in _numbers(of.space.lists[entry.path]):
                model = _pulled(search, model, number, 0)
        elif isinstance(single := of.space.single[entry.path], kinds.Number):
            model = _pulled(search, model, single, _aim(of, single, entry, base[slots[entry.path]]))
    return model


def _aim(of: Problem, number: kinds.Number, fact: Fact, stated: Value) -> int:
    if isinstance(stated, tuple) or stated is None:
        return 0
    aim = given(stated, number, fact, of.symbols)
    return int(aim.term * aim.scale / number.scale) if isinstance(aim, kinds.Number) else 0


def _numbers(items: kinds.Items) -> list[kinds.Number]:
    found: list[kinds.Number] = []
    for slot in items.slots:
        found.append(kinds.Number(slot.present, slot.weight))
        values = (
            kinds.Number(every((slot.present, value.known)), value.term)
            for value in kinds.values_of(slot)
            if isinstance(value, kinds.Number)
        )
        found += values
    return found


def _pulled(search: Search, model: Model, number: kinds.Number, target: int) -> Model:
    """The model with one number drawn as near to its target as can be, and held there."""
    if not holds(model, number.known):
        return model
    away = chosen(number.term >= target, number.term - target, target - number.term)
    low, high = 0, whole(model, away)
    while low < high:
        middle = (low + high) // 2
        with search.supposing(number.known, away <= middle):
            nearer = search.model()
        model, low, high = (model, middle + 1, high) if nearer is None else (nearer, low, whole(nearer, away))
    search.add(number.known, away <= high)
    return model


def _decoded(of: Problem, model: Model, base: tuple[Value, ...]) -> tuple[Value, ...]:
    slots, values = of.vocabulary.slots(), list(base)
    for entry in of.entries:
        values[slots[entry.path]] = _value(of, model, entry)
    return tuple(values)


def _value(of: Problem, model: Model, entry: "Fact | FactList") -> Value:
    if isinstance(entry, Fact):
        return scalar(model, of.space.single[entry.path], entry, of.symbols)
    items = of.space.lists[entry.path]
    return stated_items(model, items, entry, of) if holds(model, items.known) else None
