"""Where bars, bands and marks stand on a drawing 100 units wide."""

from collections.abc import Sequence
from dataclasses import dataclass

from shinsa.explaining.document import IntervalDocument, Points, ScoreDocument
from shinsa_adapters.rendering.html.waterfall import Row

FULL = 100
THINNEST = 1.0
"""No bar is thinner, so that a score that is a single number shows."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The points at the left and the right end of a drawing."""

    low: float
    high: float

    def place(self, points: Points) -> float:
        """Where a number of points stands, 0 to 100; what lies outside is drawn at the edge."""
        share = (float(points) - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * FULL, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from the left, `width` wide."""

    left: float
    width: float


def axis_of(score: ScoreDocument, rows: Sequence[Row] = ()) -> Axis:
    """An axis that holds 0 to 100 and everything that lies beyond."""
    groups: tuple[IntervalDocument, ...] = (score, score["fit"], score["national_security"], score["risk"])
    ends = [float(end) for row in rows for end in (row.start, row.end)]
    return Axis(
        min([0.0, *ends, *(float(group["low"]) for group in groups)]),
        max([float(FULL), *ends, *(float(group["high"]) for group in groups)]),
    )


def bar(axis: Axis, start: Points, end: Points) -> Bar:
    """The bar between two numbers of points, whichever is larger."""
    left, right = sorted((axis.place(start), axis.place(end)))
    width = max(right - left, THINNEST)
    return Bar(round(min(left, FULL - width), 2), round(width, 2))
