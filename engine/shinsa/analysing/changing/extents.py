"""How far a chosen value may move with the verdict staying as it is, all else as chosen: cell by cell, executed."""

from collections.abc import Callable, Iterator, Sequence

from shinsa.analysing.changing.choosing import Chooser, Chosen
from shinsa.analysing.changing.levers import Lever, World
from shinsa.analysing.changing.problem import Move


def extent(world: World, chooser: Chooser, chosen: Chosen, index: int) -> tuple[int, int] | None:
    """The steps around the chosen one that do as well; `None` where the move is not measured."""
    move, place = chosen.moves[index], chosen.places[index]
    if place is None or move.position.places is None:
        return None

    def holds(step: int) -> bool:
        return chooser.reaches(Chosen(chosen.moves, (*chosen.places[:index], step, *chosen.places[index + 1 :])))

    spans = sorted(_spans(world, move))
    own = next(number for number, span in enumerate(spans) if span[0] <= place <= span[1])
    return _far(place, _downwards(spans, own), holds), _far(place, _upwards(spans, own), holds)


def _spans(world: World, move: Move) -> Iterator[tuple[int, int]]:
    """The cells of the lever that can be moved to in the same way."""
    lever: Lever = next((lever for lever in world.levers if lever.path == move.lever.path), move.lever)
    for position in lever.positions:
        if position.kind is move.position.kind and position.places is not None:
            yield position.places


def _upwards(spans: Sequence[tuple[int, int]], own: int) -> Iterator[tuple[int, int]]:
    """Near and far end of the own cell and of those that follow it without a gap."""
    yield spans[own]
    for before, after in zip(spans[own:], spans[own + 1 :], strict=False):
        if before[1] + 1 != after[0]:
            return
        yield after


def _downwards(spans: Sequence[tuple[int, int]], own: int) -> Iterator[tuple[int, int]]:
    turned = [(-high, -low) for low, high in reversed(spans)]
    for low, high in _upwards(turned, len(spans) - 1 - own):
        yield -low, -high


def _far(place: int, cells: Iterator[tuple[int, int]], holds: Callable[[int], bool]) -> int:
    """The farthest step reached without a break; within the cell where it breaks, to the step."""
    reached = place
    for near, far in cells:
        if reached != place and not holds(near):
            return reached
        if holds(far):
            reached = far
            continue
        return _break(reached if reached == place else near, far, holds)
    return reached


def _break(held: int, missed: int, holds: Callable[[int], bool]) -> int:
    """The last step that holds between one that does and one that does not."""
    while abs(missed - held) > 1:
        middle = (held + missed) // 2
        if holds(middle):
            held = middle
        else:
            missed = middle
    return held
