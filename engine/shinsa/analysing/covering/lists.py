"""Lists that cover every joint truth of the conditions over one list.

A list is built item by item. What counts of it is where it stands: which truths its items settle, how far its counts
and sums have come along every line that is compared, and how much freedom its amounts have left. Lists that stand in
the same place are one.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from shinsa.analysing import catalogue
from shinsa.analysing.covering.bearings import Mark, Steps, Weigher, asked, blank, joined, plain
from shinsa.analysing.covering.courses import Chosen, Course, Freedom, Place, course_of, distinct
from shinsa.analysing.covering.forms import Known
from shinsa.analysing.covering.kinds import Stretch, drafts, unsettled
from shinsa.analysing.covering.proofs import compared, prove
from shinsa.analysing.covering.scalars import systems
from shinsa.analysing.covering.space import Open, Space
from shinsa.analysing.covering.whole import Row, System, least
from shinsa.analysing.limits import NotExact, Work, named
from shinsa.facts import FactList
from shinsa.language.tree import Comparison, Node
from shinsa.values import Item, Value

_TRANSITIONS = 400_000
_PLACES = 1500
_ROUNDS = 10
"""How many items a list gets before it is proved that more add nothing, where counts are weighed against counts."""


def lists(space: Space, slot: int, nodes: Sequence[Node], known: Known, of: Open) -> Iterator[Value]:
    """Lists that cover every joint truth of the nodes, which read this list and nothing else that is open.

    Raises NotExact, after the lists that were found, where that cannot be done within the limits.
    """
    entry = cast("FactList", space.entries[slot])
    wanted = asked(space, entry, nodes, known)
    weigher = Weigher(space, slot, entry, wanted, of.values)
    fields = drafts(entry, nodes, known)
    given = of.values[slot]
    if isinstance(given, tuple):
        rows = [list(unsettled(entry, _stated(item, fields, slot, place, of))) for place, item in enumerate(given)]
        course = course_of(wanted, [weigher.kind(draft) for row in rows for draft in row])
        _through(course, [len(row) for row in rows])
        yield from _witnesses(course, every=True)
        return
    course = course_of(wanted, distinct(weigher.kind(draft) for draft in unsettled(entry, fields)))
    reason = _reason(course, entry)
    yield from _witnesses(course, every=False)
    if reason is not None:
        raise reason


def _reason(course: Course, entry: FactList) -> NotExact | None:
    """Find all places; the reason where they are not all there is."""
    try:
        _grown(course, entry)
    except NotExact as reason:
        return reason
    return None


def _stated(item: Item, fields: list[list[Stretch]], slot: int, place: int, of: Open) -> list[list[Stretch]]:
    """The stretches of an item that is stated in part."""
    if not isinstance(item, tuple):
        return [[Stretch(item, None)]]
    return [
        own if value is None and (slot, place, column) not in of.blocked else [Stretch(value, None)]
        for column, (value, own) in enumerate(zip(item, fields, strict=True))
    ]


def _start(course: Course) -> None:
    course.found = {_begun(course): [((0,) * len(course.amounts), ())]}


def _begun(course: Course) -> Place:
    """Where an empty list stands."""
    return blank(course.asked), (0,) * len(course.units)


def _through(course: Course, counts: list[int]) -> None:
    """Every way to settle stated items, one after the other."""
    _start(course)
    work = Work(_TRANSITIONS, catalogue.A_STATED_LIST)
    first = 0
    for count in counts:
        before, course.found = course.found, {}
        for place, ways in before.items():
            for free, chosen in ways:
                for index in range(first, first + count):
                    work.spend()
                    _arrive(course, place, (free, chosen), index)
        first += count


def _grown(course: Course, entry: FactList) -> None:
    """Every place a list of any allowed length can stand at; raises NotExact where that is not proved."""
    _start(course)
    work = Work(_TRANSITIONS, named([entry.path]))
    if _settles_at_once(course):
        _united(course, entry, work)
    elif not (course.amounts and None not in course.ceilings and _filled_up(course, entry, work)):
        _stepped(course, entry, work)


def _filled_up(course: Course, entry: FactList, work: Work) -> bool:
    """Find every place by filling each up first with items that only make it freer; False where lists grow too long.

    As long as no list is longer than allowed, nothing is lost: what is freer can do all that the others can.
    """
    fresh = [(place, *way) for place, ways in course.found.items() for way in ways]
    while fresh:
        arrived = [
            _arrive(course, place, _fuller(course, place, (free, chosen)), index)
            for place, free, chosen in fresh
            for index in range(len(course.moves))
        ]
        fresh = [(place, free, chosen) for place, free, chosen in filter(None, arrived)]
        work.spend(len(arrived))
        if any(len(chosen) >= entry.longest for _, _, chosen in fresh):
            return False
    for place, ways in course.found.items():
        course.found[place] = [_fuller(course, place, way) for way in ways]
    return all(len(chosen) <= entry.longest for ways in course.found.values() for _, chosen in ways)


def _fuller(course: Course, place: Place, way: tuple[Freedom, Chosen]) -> tuple[Freedom, Chosen]:
    """A way with more items of those that leave it where it stands, as long as they make it freer."""
    free, chosen = way
    for index, move in enumerate(course.moves):
        wanted = [
            -((amount - most) // step)
            for amount, step, most in zip(free, move.freedom, course.ceilings, strict=True)
            if step and most is not None and amount < most
        ]
        if wanted and _moved(course, place, index) == place:
            count = max(wanted)
            free = _freer(course, free, tuple(step * count for step in move.freedom))
            chosen = (*chosen, *(index,) * count)
    return free, chosen


def _stepped(course: Course, entry: FactList, work: Work) -> None:
    """Find every place item by item."""
    _start(course)
    fresh = [(place, *way) for place, ways in course.found.items() for way in ways]
    bounded = None not in course.caps
    for length in range(entry.longest):
        if not bounded and length >= _ROUNDS:
            prove(course, entry)
            return
        fresh = [
            arrived
            for place, free, chosen in fresh
            for index in range(len(course.moves))
            if (arrived := _arrive(course, place, (free, chosen), index)) is not None
        ]
        work.spend(len(fresh) * len(course.moves))
        if not fresh:
            return


def _settles_at_once(course: Course) -> bool:
    """Whether a second item of a kind never adds anything."""
    return not course.units and plain(course.asked)


def _united(course: Course, entry: FactList, work: Work) -> None:
    """Every place that kinds, each at most once, lead to: those with the kinds before, and with one more."""
    for index in range(len(course.moves)):
        for place, ways in list(course.found.items()):
            (_, chosen) = ways[0]
            work.spend()
            if len(course.found) > _PLACES:
                _start(course)
                _arrivals(course)
                raise NotExact(catalogue.LIST_HAS_TOO_MANY_ANSWERS, facts=named([entry.path]))
            marks = _more(course, place[0], course.moves[index].marks)
            kept = course.found.get((marks, ()))
            if kept is None or len(chosen) + 1 < len(kept[0][1]):
                course.found[marks, ()] = [((), (*chosen, index))]
    course.found = {place: ways for place, ways in course.found.items() if len(ways[0][1]) <= entry.longest}


def _arrivals(course: Course) -> None:
    """The places of lists of one item."""
    ((place, ways),) = list(course.found.items())
    for index in range(len(course.moves)):
        _arrive(course, place, ways[0], index)


def _arrive(
    course: Course, place: Place, way: tuple[Freedom, Chosen], index: int
) -> tuple[Place, Freedom, Chosen] | None:
    """Add an item; where that leads, unless something at least as free stands there already."""
    free, chosen = way
    moved = _moved(course, place, index)
    freer = _freer(course, free, course.moves[index].freedom)
    ways = course.found.setdefault(moved, [])
    if any(all(map(int.__le__, freer, kept)) for kept, _ in ways):
        return None
    ways[:] = [kept for kept in ways if not all(map(int.__le__, kept[0], freer))]
    ways.append((freer, (*chosen, index)))
    return moved, freer, (*chosen, index)


def _moved(course: Course, place: Place, index: int) -> Place:
    """Where an item leads."""
    move = course.moves[index]
    marks = _more(course, place[0], move.marks)
    return marks, tuple(map(_held, map(int.__add__, place[1], move.base), course.caps))


def _freer(course: Course, free: Freedom, more: Freedom) -> Freedom:
    return tuple(
        amount if most is None else min(amount, most)
        for amount, most in zip(map(int.__add__, free, more), course.ceilings, strict=True)
    )


def _more(course: Course, one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    if course.plain:
        return tuple(map(int.__or__, one, other))  # type: ignore[arg-type]
    return tuple(map(joined, course.asked.marks, one, other))


def _held(value: int, cap: int | None) -> int:
    if cap is None:
        return value
    return min(value, cap) if cap > 0 else max(value, cap)


def _witnesses(course: Course, *, every: bool) -> Iterator[Value]:
    """One list for every place, side of lines and end of a number that scales points; with `every` item, or lean."""
    for (_, steps), ways in course.found.items():
        for free, chosen in ways:
            if not course.amounts:
                yield tuple(course.kinds[index].draft.at({}) for index in chosen)
                continue
            for amounts in _amounts(course, steps, free):
                yield _filled(course, chosen, amounts, every=every)


def _amounts(course: Course, steps: Steps, free: Freedom) -> tuple[tuple[int, ...], ...]:
    lined = tuple(
        (op, (tuple(each[place] for each in course.amounts), bound - steps[place]))
        for op, place, bound in compared(course)
    )
    goals = tuple(
        tuple(each[place] for each in course.amounts)
        for place, track in enumerate(course.asked.tracks)
        if track.op is None
    )
    return _shared_out(free, lined, goals)


@lru_cache(maxsize=4096)
def _shared_out(
    free: Freedom, lined: tuple[tuple[Comparison, Row], ...], goals: tuple[Steps, ...]
) -> tuple[tuple[int, ...], ...]:
    """Amounts within what is free: some for every side of the lines, and for both ends of every goal on it."""
    width = len(free)
    rows: list[Row] = []
    for place, most in enumerate(free):
        unit = tuple(int(place == other) for other in range(width))
        rows += [(unit, most), (tuple(-each for each in unit), 0)]
    found: list[tuple[int, ...]] = []
    for _, system, solved in systems(System(width, tuple(rows)), lined):
        found += [solved] if not goals else [each for goal in goals for each in _ends(system, goal)]
    return tuple(found)


def _ends(system: System, goal: Steps) -> Iterator[tuple[int, ...]]:
    for direction in (1, -1):
        found = least(system, tuple(direction * each for each in goal))
        if found is not None:
            yield found[1]


def _filled(course: Course, chosen: Chosen, amounts: tuple[int, ...], *, every: bool) -> tuple[Item, ...]:
    """The items with the amounts handed out to them, first come first served; `every` item, or those that add."""
    left: dict[Steps, int] = dict(zip(course.amounts, amounts, strict=True))
    place = _begun(course)
    items: list[Item] = []
    for index in chosen:
        moved: dict[int, int] = {}
        for column, each, most in course.handed[index]:
            moved[column] = min(most, left[each])
            left[each] -= moved[column]
        after = _moved(course, place, index)
        if every or after != place or any(moved.values()):
            items.append(course.kinds[index].draft.at(moved))
        place = after
    return tuple(items)
