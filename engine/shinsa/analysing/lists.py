"""Lists that cover every joint truth of the conditions over one list.

A list is built item by item. What counts of it is where it stands: which truths its items settle, how far its counts
and sums have come along every line that is compared, and how much freedom its amounts have left. Lists that stand in
the same place are one.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from shinsa.analysing.bearings import Kind, Mark, Steps, Weigher, asked, blank, joined, plain
from shinsa.analysing.courses import Chosen, Course, Freedom, Place, course_of, distinct
from shinsa.analysing.forms import Known
from shinsa.analysing.kinds import Stretch, drafts, unsettled
from shinsa.analysing.limits import NotExact, Work
from shinsa.analysing.proofs import compared, prove
from shinsa.analysing.scalars import systems
from shinsa.analysing.space import Open, Space
from shinsa.analysing.whole import Row, System, least
from shinsa.facts import FactList
from shinsa.language.tree import Node
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
        yield from _witnesses(course)
        return
    course = course_of(wanted, distinct(weigher.kind(draft) for draft in unsettled(entry, fields)))
    reason = _reason(course, entry)
    yield from _witnesses(course)
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
    place = (blank(course.asked), (0,) * len(course.units))
    course.found = {place: [((0,) * len(course.amounts), ())]}


def _through(course: Course, counts: list[int]) -> None:
    """Every way to settle stated items, one after the other."""
    _start(course)
    work = Work(_TRANSITIONS, "a stated list")
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
    work = Work(_TRANSITIONS, f"`{entry.path}`")
    if _settles_at_once(course):
        _united(course, entry, work)
        return
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
                raise NotExact(f"`{entry.path}` has too many joint answers")
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
    move = course.moves[index]
    marks = _more(course, place[0], move.marks)
    steps = tuple(map(_held, map(int.__add__, place[1], move.base), course.caps))
    freer = tuple(
        amount if most is None else min(amount, most)
        for amount, most in zip(map(int.__add__, free, move.freedom), course.ceilings, strict=True)
    )
    ways = course.found.setdefault((marks, steps), [])
    if any(all(map(int.__le__, freer, kept)) for kept, _ in ways):
        return None
    ways[:] = [kept for kept in ways if not all(map(int.__le__, kept[0], freer))]
    ways.append((freer, (*chosen, index)))
    return (marks, steps), freer, (*chosen, index)


def _more(course: Course, one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    if course.plain:
        return tuple(map(int.__or__, one, other))  # type: ignore[arg-type]
    return tuple(map(joined, course.asked.marks, one, other))


def _held(value: int, cap: int | None) -> int:
    if cap is None:
        return value
    return min(value, cap) if cap > 0 else max(value, cap)


def _witnesses(course: Course) -> Iterator[Value]:
    """One list for every place, side of lines and end of a number that scales points."""
    for (_, steps), ways in course.found.items():
        for free, chosen in ways:
            drafted = [course.kinds[index] for index in chosen]
            if not course.amounts:
                yield tuple(kind.draft.at({}) for kind in drafted)
                continue
            for amounts in _amounts(course, steps, free):
                yield _filled(course, drafted, amounts)


def _amounts(course: Course, steps: Steps, free: Freedom) -> Iterator[tuple[int, ...]]:
    width = len(course.amounts)
    rows: list[Row] = []
    for place, most in enumerate(free):
        unit = tuple(int(place == other) for other in range(width))
        rows += [(unit, most), (tuple(-each for each in unit), 0)]
    lined = [
        (op, (tuple(each[place] for each in course.amounts), bound - steps[place]))
        for op, place, bound in compared(course)
    ]
    numbers = [place for place, track in enumerate(course.asked.tracks) if track.op is None]
    for _, system, solved in systems(System(width, tuple(rows)), lined):
        if not numbers:
            yield solved
        for place in numbers:
            yield from _ends(system, tuple(each[place] for each in course.amounts))


def _ends(system: System, goal: Steps) -> Iterator[tuple[int, ...]]:
    for direction in (1, -1):
        found = least(system, tuple(direction * each for each in goal))
        if found is not None:
            yield found[1]


def _filled(course: Course, kinds: list[Kind], amounts: tuple[int, ...]) -> tuple[Item, ...]:
    """The items with the amounts handed out to them, first come first served."""
    left: dict[Steps, int] = dict(zip(course.amounts, amounts, strict=True))
    items: list[Item] = []
    for kind in kinds:
        moved: dict[int, int] = {}
        for place, each, most in kind.amounts:
            key = tuple(int(value * unit) for value, unit in zip(each, course.units, strict=True))
            moved[place] = min(most, left[key])
            left[key] -= moved[place]
        items.append(kind.draft.at(moved))
    return tuple(items)
