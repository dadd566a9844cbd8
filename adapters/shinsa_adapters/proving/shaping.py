"""How many slots a list needs so that nothing is lost: a bound that follows from the conditions that read it.

Conditions look at a list through what they ask of its items. Where they only ask whether there is an item of some sort,
one item that settles each question is enough, and one more to make up the number. Where they count or add up, items
that answer every question alike can be put together: there need be no more slots than there are different sets of
answers, which the solver counts on a single item. Sums add up per slot, so a field that is added up must not be asked
about in another way; where it is, and where one list is read inside another, every item has a slot of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from shinsa.facts import FactList
from shinsa.language import tree as t
from shinsa.messages.teller import Said, said
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.encoding import Encoder
from shinsa_adapters.proving.kinds import Kleene
from shinsa_adapters.proving.space import Shape
from shinsa_adapters.proving.terms import Bool, Model, every, negation, some, z3
from shinsa_adapters.proving.unsupported import UnsupportedError

PLAIN = 12
"""The longest list whose items all get slots of their own."""
SORTS = 48
"""How many sorts of items are told apart before giving up."""
SHORT = 3
"""So many items are tried where no sound bound is small enough: what is found counts, nothing found does not."""
_WITNESSES = {t.Quantifier.EXISTS: 1, t.Quantifier.ALL: 1, t.Quantifier.EXISTS_ONE: 2}


@dataclass(slots=True)
class Reading:
    """How the conditions read one list.

    `witnesses` are the questions for which one item or two are enough, with how many; `alone` counts items that need a
    slot of their own whatever else is counted: members, least and greatest values.
    """

    witnesses: dict[t.Node, int] = field(default_factory=dict[t.Node, int])
    alone: dict[t.Node, int] = field(default_factory=dict[t.Node, int])
    counted: bool = False
    apart: Said | None = None
    bodies: dict[tuple[str, t.Node], None] = field(default_factory=dict[tuple[str, t.Node], None])
    asked: set[str] = field(default_factory=set[str])
    summed: set[str] = field(default_factory=set[str])


_Loops: TypeAlias = tuple[tuple[str, str | None], ...]


def readings(trees: Iterable[t.Node]) -> dict[str, Reading]:
    """How every list is read."""
    found: dict[str, Reading] = {}
    for tree in trees:
        _read(tree, (), found)
    return found


def shape(entry: FactList, reading: Reading, probe: Encoder, least: int) -> Shape:
    """The slots a list needs, and so many more; raises UnsupportedError where they would be too many."""
    apart = reading.apart or (said(catalogue.SUMMED_AND_ASKED) if reading.summed & reading.asked else None)
    if apart is not None:
        if entry.longest > PLAIN:
            longest = str(entry.longest)
            raise UnsupportedError(catalogue.LIST_MAY_HAVE, path=entry.path, longest=longest, apart=apart)
        return Shape(entry.longest, alike=False)
    needed = sum(reading.witnesses.values()) + sum(reading.alone.values()) + 1
    if reading.counted:
        needed = _sorts(entry, reading, probe) + sum(reading.alone.values())
    return Shape(max(1, min(needed + least, entry.longest)), alike=True, totals=frozenset(reading.summed))


def _read(node: t.Node, loops: _Loops, found: dict[str, Reading]) -> None:
    match node:
        case t.Quantified() | t.Filter() | t.Map():
            _loop(node, loops, found)
        case t.Folded():
            _fold(node, loops, found)
        case t.In() | t.Size():
            _in_or_size(node, loops, found)
        case t.FactRef() if isinstance(node.type, t.ListType):
            found.setdefault(node.path, Reading())
        case t.ItemRef():
            path = dict(loops).get(node.variable)
            if path is not None and node.field is not None:
                found[path].asked.add(node.field)
        case t.Has() if isinstance(node.fact, t.ItemRef):
            return  # whether a field is stated is the same of all items of a slot
        case _:
            _below(node, loops, found)


def _below(node: t.Node, loops: _Loops, found: dict[str, Reading]) -> None:
    for child in t.children(node):
        _read(child, loops, found)


def _reading(items: t.Node, loops: _Loops, found: dict[str, Reading]) -> Reading | None:
    """The list a loop or a count goes over, marked where that happens for each item of another."""
    path = _root(items)
    if path is None:
        return None
    reading = found.setdefault(path, Reading())
    for _, outer in loops:
        for each in (reading, *([] if outer is None else [found[outer]])):
            each.apart = said(catalogue.READ_INSIDE)
    return reading


def _in_or_size(node: t.In | t.Size, loops: _Loops, found: dict[str, Reading]) -> None:
    reading = _reading(node.items, loops, found)
    if reading is not None and isinstance(node, t.In):
        reading.alone[node] = 1
        if not isinstance(node.items, t.FactRef):
            reading.apart = said(catalogue.SEARCHED_FILTERED)
    elif reading is not None:
        reading.counted |= not isinstance(node.items, t.FactRef)
    _below(node, loops, found)


def _loop(node: t.Quantified | t.Filter | t.Map, loops: _Loops, found: dict[str, Reading]) -> None:
    reading = _reading(node.items, loops, found)
    if reading is not None:
        if isinstance(node, t.Quantified):
            reading.witnesses[node] = _WITNESSES[node.quantifier]
        reading.counted |= not isinstance(node, t.Quantified)
        reading.bodies.setdefault((node.variable, node.body))
    _read(node.items, loops, found)
    _read(node.body, (*loops, (node.variable, _root(node.items))), found)


def _fold(node: t.Folded, loops: _Loops, found: dict[str, Reading]) -> None:
    reading, mapped = _reading(node.items, loops, found), node.items
    if reading is None:
        _below(node, loops, found)
    elif node.fold is not t.Fold.SUM:
        reading.alone[node] = 2  # the item that settles it, and one that is not stated
        reading.counted = True
        _read(mapped, loops, found)
    elif isinstance(mapped, t.Map) and isinstance(mapped.body, t.ItemRef) and mapped.body.field is not None:
        reading.summed.add(mapped.body.field)
        reading.counted = True
        reading.bodies.setdefault((mapped.variable, t.Has(mapped.body, mapped.at)))
        _read(mapped.items, loops, found)
    else:
        reading.apart = said(catalogue.SEVERAL_SUMMED)
        _read(mapped, loops, found)


def _root(node: t.Node) -> str | None:
    """The list fact that a list is made from."""
    while isinstance(node, t.Filter | t.Map):
        node = node.items
    return node.path if isinstance(node, t.FactRef) else None


def _sorts(entry: FactList, reading: Reading, probe: Encoder) -> int:
    """How many different sets of answers one item can give, whatever the other facts are."""
    space = probe.space
    space.add([entry], {entry.path: Shape(1, alike=False)})
    [slot] = space.lists[entry.path].slots
    answers = [probe.of_item(slot, variable, body) for variable, body in reading.bodies]
    bits = [bit for answer in answers if isinstance(answer, Kleene) for bit in (answer.yes, answer.no)]
    solver = z3.Solver()
    solver.add(every((*space.limits, slot.present)))
    found = 0
    while solver.check() == z3.sat:
        found += 1
        if found > SORTS:
            raise UnsupportedError(catalogue.TOO_MANY_SORTS, most=SORTS, path=entry.path)
        solver.add(some(_otherwise(bit, solver.model()) for bit in bits if not isinstance(bit, bool)))
    return max(found, 1)


def _otherwise(bit: Bool, model: Model) -> Bool:
    return negation(bit) if z3.is_true(model.eval(bit, True)) else bit  # noqa: FBT003  # z3 takes it by place


def shapes(
    entries: Iterable[FactList], trees: Iterable[t.Node], probe: Encoder, least: Mapping[str, int]
) -> tuple[dict[str, Shape], list[str]]:
    """The shape of every list that is read, and why some are shorter than would prove anything."""
    found, shapes_, short = readings(trees), dict[str, Shape](), list[str]()
    for entry in entries:
        reading, kept = found.get(entry.path, Reading()), least.get(entry.path, 0)
        try:
            shapes_[entry.path] = shape(entry, reading, probe, kept)
        except UnsupportedError as error:
            shapes_[entry.path] = Shape(min(entry.longest, SHORT + kept), alike=False)
            short.append(error.why)
    return shapes_, short
