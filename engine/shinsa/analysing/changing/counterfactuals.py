"""The cheapest changes that lead to a verdict, each executed on the engine before it is told."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.branching import Branches
from shinsa.analysing.changing.choosing import Chooser, Chosen, price
from shinsa.analysing.changing.clauses import TooLarge
from shinsa.analysing.changing.editing import edited_document
from shinsa.analysing.changing.goals import Requirement
from shinsa.analysing.changing.kept import Kept
from shinsa.analysing.changing.levers import Kind, World
from shinsa.analysing.changing.problem import Move, Problem, proposal_world, reading_cuts
from shinsa.analysing.changing.separating import Separated, Separating
from shinsa.analysing.changing.trials import Trial
from shinsa.errors import InternalError
from shinsa.judging.verdict import Verdict
from shinsa.messages.teller import said
from shinsa.screening import Screener, Screening

MOST_REFUSED = 8
"""How many times an answer of the solver may turn out not to hold before the question is given up."""
DEAREST = 6
"""How many of an answer's dearest changes make its kind: an answer of another kind does without one of them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Changes that lead to the verdict. `screening` is the changed proposal as really screened.

    `cheapest` is true where nothing cheaper leads there, proved.
    """

    chosen: Chosen
    cost: int
    screening: Screening
    cheapest: bool

    @property
    def paths(self) -> frozenset[str]:
        """What is changed or stated, by concrete path."""
        return frozenset(changed_paths(self.chosen.moves))

    @property
    def dearest(self) -> frozenset[str]:
        """The paths of its dearest changes: an answer that makes all of them too is of the same kind."""
        moves = sorted(self.chosen.moves, key=lambda move: (-move.position.cost, move.lever.path))
        return frozenset(islice(changed_paths(moves), DEAREST))

    @property
    def weight(self) -> int:
        """What it weighs: its cost first, then how many changes it makes."""
        return sum(move.position.weight for move in self.chosen.moves)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would lead a proposal to a verdict: answers, cheapest first; or why nothing does.

    `blocked` are requirements that nothing that can be changed meets. `doubts` say why something is not known.
    """

    screening: Screening
    goal: Verdict
    world: World
    answers: tuple[Answer, ...]
    blocked: tuple[Requirement, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def already(self) -> bool:
        """Whether the proposal has the verdict as it stands."""
        return self.screening.judgement.verdict is self.goal

    @property
    def capped(self) -> bool:
        """Whether a list could take more new items than were looked at."""
        return any(shape.capped for shape in self.world.lists.values())

    @property
    def impossible(self) -> bool:
        """Whether it is proved that no change leads there."""
        return not self.already and not self.answers and not self.doubts


def what_if(screener: Screener, data: bytes, *, as_of: date, to: Verdict, most: int = 3) -> WhatIf:
    """The cheapest changes that lead to the verdict `to`, and up to `most` answers that differ in what they change.

    Raises:
        InputError: the proposal has mistakes.
        AnalysisMissingError: the optional libraries are not installed.
    """
    screening = screener.screen(data, as_of=as_of)
    whole = proposal_world(screening, reading_cuts(screening.edition.plan), limits=to is Verdict.ELIGIBLE)
    if screening.judgement.verdict is to:
        return WhatIf(screening, to, whole, ())
    search = _Search(screener, screening, to, whole)
    try:
        return search.found(most)
    except TooLarge as reason:
        return WhatIf(screening, to, whole, tuple(search.answers), (), (reason.why,))


def changed_paths(moves: Sequence[Move]) -> Iterator[str]:
    """The paths of moves as changes: what an item that comes with its list says belongs to the list."""
    for move in moves:
        if move.position.kind is not Kind.KEEP:
            yield move.lever.path


class _Search:
    """Goes from answer to answer: the dear paths of each are held as they stand, one by one, to find the next."""

    def __init__(self, screener: Screener, screening: Screening, goal: Verdict, whole: World) -> None:
        self._screener = screener
        self._screening = screening
        self._goal = goal
        self._whole = whole
        self._trial = Trial(screening)
        self._chooser = Chooser(whole, self._trial, goal)
        self.answers: list[Answer] = []
        self._doubts: dict[str, None] = {}
        self._separating: Separating | None = None

    def found(self, most: int) -> WhatIf:
        self._gather(most)
        blocked = () if self.answers or self._doubts else self._blocked()
        if not self.answers and not blocked and not self._doubts:
            self._doubts[said(catalogue.NEITHER)] = None
        return self._result(blocked)

    def _blocked(self) -> tuple[Requirement, ...]:
        """Requirements that cannot all be met: found in one part, or else in all of it."""
        blocked = () if self._separating is None else self._separating.holding().impossible()
        return blocked or Problem(self._screening, self._goal, self._whole).impossible()

    def _question(self, frozen: frozenset[str]) -> "Separated | Problem":
        """The question with these paths held as they stand; taken apart where the goal is a sum that is high enough."""
        if self._goal is not Verdict.ELIGIBLE:
            return Problem(self._screening, self._goal, self._whole, frozen)
        if self._separating is None:
            self._separating = Separating(self._screening, self._whole, Kept(self._screening.edition.plan, self._goal))
        return self._separating.holding(frozen)

    def _result(self, blocked: tuple[Requirement, ...]) -> WhatIf:
        return WhatIf(self._screening, self._goal, self._whole, tuple(self.answers), blocked, tuple(self._doubts))

    def _gather(self, most: int) -> None:
        for answer in islice(Branches(self._asked).answers(), most):
            self.answers.append(answer)

    def _asked(self, frozen: frozenset[str]) -> Answer | None:
        """The cheapest answer with these paths held as they stand; `None` where there is none, or it is not known."""
        try:
            return self._answer(self._question(frozen))
        except TooLarge as reason:
            if not frozen:
                raise
            self._doubts[reason.why] = None
            return None

    def _answer(self, question: "Separated | Problem") -> Answer | None:
        """The cheapest answer of a question that holds when executed."""
        with closing(question):
            return self._held(question)

    def _held(self, question: "Separated | Problem") -> Answer | None:
        cheapest = True
        for _ in range(MOST_REFUSED):
            moves = question.cheapest()
            self._doubts |= dict.fromkeys(question.doubts)
            if moves is None and cheapest:
                return None
            chosen = None if moves is None else self._chooser.chosen(moves)
            if moves is not None and chosen is not None:
                return self._executed(chosen, moves, cheapest=cheapest and not question.doubts)
            cheapest = False
            if moves is None or not question.forbid():
                break
        self._doubts[said(catalogue.VALUES_NOT_FOUND)] = None
        return None

    def _executed(self, chosen: Chosen, moves: Sequence[Move], *, cheapest: bool) -> Answer:
        """The answer after a real screening, by both inferences."""
        vocabulary = self._screener.ruleset.vocabulary
        data = edited_document(self._screening.proposal.document, vocabulary, self._chooser.edit(chosen))
        screening = self._screener.screen(data, as_of=self._screening.edition.as_of)
        if screening.judgement.verdict is not self._goal:
            raise InternalError("changes that lead to a verdict do not when they are screened")
        changes = vocabulary.changes or {}
        cost = sum(
            price(move, place, changes.get(move.lever.pattern))
            for move, place in zip(chosen.moves, chosen.places, strict=True)
        )
        expected = sum(move.position.cost for move in moves)
        return Answer(chosen, cost, screening, cheapest and cost == expected)
