"""Where to cut a box of moved numbers in two so that what is mixed in it comes apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from shinsa.analysing.firmness.axes import Axis, Box
from shinsa.analysing.firmness.forms import Mixed
from shinsa.analysing.firmness.lines import holds

_HALVINGS = 40


@dataclass(frozen=True, slots=True)
class Cut:
    """Cut an axis behind a number."""

    axis: int
    after: int


def best_cut(axes: tuple[Axis, ...], box: Box, mixed: Iterable[Mixed]) -> Cut | None:
    """The cut farthest from what is stated, so that what is near stays whole; `None` where nothing can be cut."""
    cuts = [cut for each in mixed if (cut := _cut(axes, box, each)) is not None]
    return max(cuts, key=lambda cut: (_far(axes[cut.axis], cut), -cut.axis, cut.after), default=None)


def _far(axis: Axis, cut: Cut) -> Fraction:
    return max(axis.share(cut.after), axis.share(cut.after + 1))


def _cut(axes: tuple[Axis, ...], box: Box, mixed: Mixed) -> Cut | None:
    open_ = {axis: slope for axis, slope in mixed.slopes.items() if box[axis][0] < box[axis][1]}
    if not open_:
        return None
    if mixed.comparison is None:
        return _halved(axes, box, open_)
    if len(open_) == 1:
        ((axis, slope),) = open_.items()
        shut = {other: each for other, each in mixed.slopes.items() if other != axis}
        rest = sum((each * axes[other].moved(box[other][0]) for other, each in shut.items()), mixed.value)
        return _at_root(axes[axis], axis, box[axis], _along(mixed, rest, slope))
    return _alike(axes, box, mixed, open_) or _halved(axes, box, open_)


def _along(mixed: Mixed, value: Fraction, slope: Fraction) -> Mixed:
    """The comparison along one axis, all others where they are."""
    return Mixed(mixed.comparison, value, {0: slope})


def _at_root(axis: Axis, place: int, ends: tuple[int, int], mixed: Mixed) -> Cut | None:
    """Exactly where the answer changes."""
    if mixed.comparison is None:
        raise AssertionError("only comparisons have a root")
    slope = mixed.slopes[0]
    last = axis.down_to(-mixed.value / slope)
    truths = [holds(mixed.comparison, mixed.value + slope * axis.moved(each)) for each in (last - 1, last)]
    near = last - 1 if truths[0] is not truths[1] else last
    for after in (near, last, last - 1):
        if ends[0] <= after < ends[1]:
            return Cut(place, after)
    return None


def _alike(axes: tuple[Axis, ...], box: Box, mixed: Mixed, open_: Mapping[int, Fraction]) -> Cut | None:
    """Where all move towards the change by one share, the share at which it comes: cut the one that matters most.

    Which cut is made decides how soon an answer is found, never which: floating-point numbers will do.
    """
    up = mixed.value < 0
    ways = {axis: 1 if (slope > 0) is up else -1 for axis, slope in open_.items()}
    share = _share(axes, box, mixed, ways)
    for axis in sorted(open_, key=lambda each: -abs(open_[each]) * axes[each].scale):
        low, high = box[axis]
        reach = axes[axis].down_to(Fraction(ways[axis] * share) * axes[axis].scale)
        after = reach if ways[axis] > 0 else reach - 1
        if low <= after < high:
            return Cut(axis, after)
    return None


def _share(axes: tuple[Axis, ...], box: Box, mixed: Mixed, ways: Mapping[int, int]) -> float:
    ends = {axis: [float(axes[axis].moved(end)) for end in box[axis]] for axis in mixed.slopes}
    low, high = 0.0, max(float(axes[axis].share(end)) for axis in ways for end in box[axis])
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        total = float(mixed.value)
        for axis, slope in mixed.slopes.items():
            wanted = ways.get(axis, 0) * middle * float(axes[axis].scale)
            total += float(slope) * min(max(wanted, ends[axis][0]), ends[axis][1])
        low, high = (middle, high) if (total < 0) is (mixed.value < 0) else (low, middle)
    return low


def _halved(axes: tuple[Axis, ...], box: Box, open_: Mapping[int, Fraction]) -> Cut:
    """Cut the one over which the number changes most in half."""

    def change(axis: int) -> Fraction:
        first, last = (axes[axis].moved(end) for end in box[axis])
        return abs(open_[axis]) * (last - first)

    axis = max(open_, key=change)
    low, high = box[axis]
    return Cut(axis, (low + high) // 2)
