"""Stated facts of one screening moved along their axes: what is judged of them, and what is told of a change."""

from dataclasses import replace
from fractions import Fraction

from shinsa.analysing.changing.trials import Trial
from shinsa.analysing.firmness.axes import Axis, Box
from shinsa.analysing.firmness.facts import Margin
from shinsa.analysing.firmness.fronts import Numbers
from shinsa.errors import InternalError
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.proposal.references import References, replaced
from shinsa.screening import Screening, conflicted_gates
from shinsa.values import Value


class Moved:
    """The stated facts of one screening, moved along their axes."""

    def __init__(self, screening: Screening, found: tuple[Margin, ...], axes: tuple[Axis, ...]) -> None:
        self._screening = screening
        self._margins = found
        self.axes = axes
        self.base = screening.judgement
        self._conflicted = conflicted_gates(screening.edition, screening.facts)
        self._trial = Trial(screening)
        self._at = [References(screening.edition.plan.ruleset.vocabulary).at(axis.path) for axis in axes]

    @property
    def alone(self) -> Box:
        """How far each may move alone."""
        return tuple(
            axis.between(*(None if edge is None else edge.stands for edge in (margin.down, margin.up)))
            for axis, margin in zip(self.axes, self._margins, strict=True)
        )

    def _values(self, numbers: Numbers) -> tuple[Value, ...]:
        values = list(self._screening.facts.values)
        for axis, at, number in zip(self.axes, self._at, numbers, strict=True):
            if number:
                values[at.slot] = replaced(values[at.slot], {(at.index, at.column): axis.stated(number)})
        return tuple(values)

    def judged(self, numbers: Numbers) -> Judgement | None:
        """The judgement with these numbers; `None` where no real proposal could state them."""
        return self._trial.judged(self._values(numbers), self._conflicted)

    def _changes(self, numbers: Numbers) -> bool:
        found = self.judged(numbers)
        return found is not None and found.verdict is not self.base.verdict

    def executed(self, numbers: Numbers) -> tuple[Numbers, Verdict]:
        """The change with no fact moved in vain or farther than it takes, and the verdict that every inference gives.

        Raises:
            InternalError: the verdict does not change, or one fact alone changes it.
        """
        numbers = self._least(numbers)
        facts = replace(self._screening.facts, values=self._values(numbers))
        verdict = self._screening.edition.judged(facts).verdict
        if verdict is self.base.verdict or sum(map(bool, numbers)) < 2:  # noqa: PLR2004  # one alone is for margins
            raise InternalError("a change of the verdict by several facts is not found again when it is executed")
        return numbers, verdict

    def _least(self, numbers: Numbers) -> Numbers:
        """Nothing in vain or too far; a fact moved less may make another needless: until nothing changes."""
        least = self._tightened(self._needed(numbers))
        return least if least == numbers else self._least(least)

    def _needed(self, numbers: Numbers) -> Numbers:
        """Put back whatever the change does not need, what gives and takes least first; those left are all needed."""
        for place in sorted(range(len(numbers)), key=lambda place: self._weight(numbers, place)):
            fewer = _with(numbers, place, 0)
            if numbers[place] and self._changes(fewer):
                numbers = fewer
        return numbers

    def _weight(self, numbers: Numbers, place: int) -> tuple[int, Fraction]:
        """How many points go with one of the moves; of equal ones the farthest weighs least."""
        ends = [self.judged(each) for each in (numbers, _with(numbers, place, 0))]
        points = [each.score.total.low + each.score.total.high for each in ends if each is not None]
        return max(points, default=0) - min(points, default=0), -self.axes[place].share(numbers[place])

    def _tightened(self, numbers: Numbers) -> Numbers:
        """Each moved no farther than it takes: one step less, and the verdict stands."""
        for place in sorted(range(len(numbers)), key=lambda place: -self.axes[place].share(numbers[place])):
            stands, turns = 0, numbers[place]
            while abs(turns - stands) > 1:
                middle = (stands + turns) // 2
                if self._changes(_with(numbers, place, middle)):
                    turns = middle
                else:
                    stands = middle
            numbers = _with(numbers, place, turns)
        return numbers


def _with(numbers: Numbers, place: int, number: int) -> Numbers:
    return (*numbers[:place], number, *numbers[place + 1 :])
