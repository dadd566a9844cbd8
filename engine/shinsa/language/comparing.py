"""Comparisons: what each asks of two values, its opposite, and the same asked from the other side."""

import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from shinsa.language.tree import Comparison

OPPOSITE: Final = {
    Comparison.EQ: Comparison.NE,
    Comparison.NE: Comparison.EQ,
    Comparison.LT: Comparison.GE,
    Comparison.GE: Comparison.LT,
    Comparison.GT: Comparison.LE,
    Comparison.LE: Comparison.GT,
}
"""What holds exactly where a comparison does not."""
MIRRORED: Final = {
    Comparison.EQ: Comparison.EQ,
    Comparison.NE: Comparison.NE,
    Comparison.LT: Comparison.GT,
    Comparison.GT: Comparison.LT,
    Comparison.LE: Comparison.GE,
    Comparison.GE: Comparison.LE,
}
"""What says the same with its sides changed over."""
_ANSWERS: Final[Mapping[Comparison, Callable[[Any, Any], Any]]] = {
    Comparison.EQ: operator.eq,
    Comparison.NE: operator.ne,
    Comparison.LT: operator.lt,
    Comparison.LE: operator.le,
    Comparison.GT: operator.gt,
    Comparison.GE: operator.ge,
}


def compared(comparison: Comparison, left: Any, right: Any) -> bool:  # noqa: ANN401  # values of any one type
    """`left comparison right` of two known values of one type."""
    return bool(_ANSWERS[comparison](left, right))
