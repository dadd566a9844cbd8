"""Try other facts on the engine: the verdict alone, as fast as it can be had."""

from collections.abc import Mapping

from shinsa.analysing.changing.editing import Edit, edited_values
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.screening import Screening, conflicted_gates
from shinsa.values import Value


class Trial:
    """Screens variants of one proposal by pure Python inference; `tried` counts them."""

    def __init__(self, screening: Screening) -> None:
        self._edition = screening.edition
        self._facts = screening.facts
        self.as_of = screening.edition.as_of
        self._conflicted = conflicted_gates(screening.edition, screening.facts)
        self._vocabulary = screening.edition.plan.ruleset.vocabulary
        self.tried = 0

    def edited(self, made: Edit) -> Verdict | None:
        """The verdict after these changes; `None` where no real proposal could state such facts."""
        found = self.judged(edited_values(self._facts.values, self._vocabulary, made), self._left(made))
        return None if found is None else found.verdict

    def values(self, values: tuple[Value, ...]) -> Verdict | None:
        """The verdict for these facts and the proposal's own conflicts."""
        found = self.judged(values, self._conflicted)
        return None if found is None else found.verdict

    def judged(self, values: tuple[Value, ...], conflicted: Mapping[int, tuple[str, ...]]) -> Judgement | None:
        """The judgement of these facts; `None` where no real proposal could state them."""
        self.tried += 1
        edition = self._edition
        evaluation = edition.evaluator.evaluate(values)
        if any(evaluation.parts[place] is False for place in edition.plan.assumptions):
            return None
        derived = edition.inferences[0].infer(evaluation.parts)
        return edition.judge.judge((*evaluation.parts, *derived), evaluation.numbers, conflicted)

    def _left(self, made: Edit) -> dict[int, tuple[str, ...]]:
        """The conflicts that the changes leave."""
        left = {
            place: tuple(fact for fact in facts if not made.touched(fact)) for place, facts in self._conflicted.items()
        }
        return {place: facts for place, facts in left.items() if facts}
