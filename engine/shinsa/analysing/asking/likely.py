"""How likely each answer to a question is: as the vocabulary says, or all alike."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from shinsa.analysing.covering.domains import grid
from shinsa.facts import Band, Entry, Fact
from shinsa.values import Scalar, Value


def weighed(answers: Sequence[Value], entry: Entry) -> dict[Value, Fraction]:
    """The answers to try, with their likelihoods, which add up to 1.

    Where the vocabulary weighs each answer, all of those that can come are tried. A band's likelihood is shared alike
    by the answers that lie in it; a band in which none lies is tried at its end.
    """
    likelihoods = entry.likelihoods if isinstance(entry, Fact) else None
    if not isinstance(entry, Fact) or likelihoods is None:
        return {answer: Fraction(1, len(answers)) for answer in answers}
    if likelihoods.answers:
        return {answer: Fraction(likely) for answer, likely in likelihoods.answers if likely}
    found: dict[Value, Fraction] = {}
    below: Band | None = None
    for band in likelihoods.bands:
        inside = [answer for answer in answers if _lies_in(answer, below, band)] or [_at_the_end(entry, below, band)]
        found |= {answer: Fraction(band.likely) / len(inside) for answer in inside if band.likely}
        below = band
    return found


def _lies_in(answer: Value, below: Band | None, band: Band) -> bool:
    above = below is None or below.up_to is None or answer > below.up_to  # type: ignore[operator]
    return above and (band.up_to is None or answer <= band.up_to)  # type: ignore[operator]


def _at_the_end(fact: Fact, below: Band | None, band: Band) -> Scalar:
    """A value of a band: its end, or in the last one the first above the one before."""
    of = grid(fact)
    if band.up_to is not None:
        return of.value(of.place(band.up_to).__floor__())
    if below is None or below.up_to is None:
        return of.value(of.low if of.low is not None else of.high or 0)
    if of.days:
        return below.up_to + timedelta(days=1)  # type: ignore[operator]
    return of.value(of.place(below.up_to).__floor__() + 1)
