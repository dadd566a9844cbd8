"""Which verdicts are possible while several numbers move within a box: never too few, exact where nothing is mixed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor, prod
from typing import Any

from shinsa.analysing.firmness.axes import Axis, Box
from shinsa.analysing.firmness.forms import Guesses, GuessingTracer, Mixed, TooManyError, line_of, slopes_of
from shinsa.analysing.firmness.lines import Line
from shinsa.analysing.firmness.reading import conclusions, reading_fact
from shinsa.analysing.firmness.tracing import Known, Scene
from shinsa.judging.outcomes import Answer, Effect, Outcome, answer
from shinsa.judging.score import Score, score, tallies
from shinsa.judging.verdict import Verdict, qualifies
from shinsa.language.tree import Node
from shinsa.proposal.references import References, replaced
from shinsa.ruleset import Gate
from shinsa.screening import Screening, conflicted_gates
from shinsa.values import Truth, exact

_MOST_ANSWERS = 4_096
_FINE = 10**30
_NEVER: frozenset[Truth | Decimal] = frozenset({False})


@dataclass(frozen=True, slots=True)
class Possible:
    """What may come of each tree (truths, or the ends of a number), what is mixed in it, and each rule's answers."""

    box: Box
    outcomes: Mapping[int, frozenset[Truth | Decimal]]
    mixed: Mapping[int, tuple[Mixed, ...]]
    answers: Mapping[int, tuple[Answer, ...]]


class Boxes:
    """Says what is possible over boxes of one screened proposal's axes."""

    def __init__(self, screening: Screening, axes: tuple[Axis, ...]) -> None:
        plan = screening.edition.plan
        self._plan = plan
        self._axes = axes
        self._scene = Scene(plan.ruleset.vocabulary, _lines(screening, axes), plan.parameters, conclusions(plan))
        self._truths = screening.judgement.truths
        self._numbers = screening.edition.evaluator.evaluate(screening.facts.values).numbers
        self._conflict = bool(conflicted_gates(screening.edition, screening.facts))
        self._answers = screening.judgement.answers
        self._tallies = tallies(plan)
        self._trees = _Trees()
        self._reads = [self._read(axis) for axis in axes]
        self._assumed = [self._trees.place(plan.parts[place]) for place in plan.assumptions]
        self._rules = list(self._resting())

    def _read(self, axis: Axis) -> frozenset[int]:
        read = reading_fact(self._plan, axis.fact.path)
        trees = (*read.conditions, *(tree for _, tree in read.scaled))
        return frozenset(self._trees.place(tree) for tree in trees)

    def _resting(self) -> Iterator[tuple[int, dict[int, int], dict[int, int]]]:
        """The rules that moves can touch: trees of questions and of numbers, and their places in truths and numbers."""
        read = frozenset[int]().union(*self._reads)
        for place, planned in enumerate(self._plan.rules):
            asked = {self._trees.place(each.condition.tree): each.truth for each in planned.questions()}
            scaled = {
                self._trees.place(tier.tier.times.tree): tier.times
                for tier in (*planned.tiers, *planned.plus)
                if tier.tier.times is not None and tier.times is not None
            }
            if read & {*asked, *scaled}:
                yield place, asked, scaled

    def whole(self, box: Box) -> Possible:
        """What is possible over a box.

        Raises:
            NotLinearError: two of the numbers are multiplied.
            TooManyError: more is mixed than is gone through.
        """
        nothing = Possible(box, {}, {}, {})
        return self._anew(nothing, box, frozenset[int]().union(*self._reads))

    def part(self, of: Possible, axis: int, low: int, high: int) -> Possible:
        """What is possible where one axis keeps to fewer numbers."""
        box = (*of.box[:axis], (low, high), *of.box[axis + 1 :])
        return self._anew(of, box, self._reads[axis])

    def _anew(self, of: Possible, box: Box, trees: frozenset[int]) -> Possible:
        outcomes, mixed, answers = dict(of.outcomes), dict(of.mixed), dict(of.answers)
        for tree in trees:
            outcomes[tree], mixed[tree] = self._come_to(self._trees.nodes[tree], box)
        for place, asked, scaled in self._rules:
            if trees & {*asked, *scaled}:
                answers[place] = self._answered(place, asked, scaled, outcomes)
        return replace(of, box=box, outcomes=outcomes, mixed=mixed, answers=answers)

    def _come_to(self, tree: Node, box: Box) -> tuple[frozenset[Truth | Decimal], tuple[Mixed, ...]]:
        guesses = Guesses(self._axes, box)

        def ends() -> Iterable[Truth | Decimal]:
            known: Known = GuessingTracer(self._scene, guesses).answer(tree)
            if not isinstance(known, Line):
                return (known,)
            low, high = guesses.span(known)
            if low < high:
                scaling[known.value, tuple(slopes_of(known).items())] = Mixed(None, known.value, slopes_of(known))
            return _decimal(low, floor), _decimal(high, ceil)

        scaling: dict[object, Mixed] = {}
        outcomes = frozenset(each for found in guesses.each(lambda: tuple(ends())) for each in found)
        return outcomes, (*guesses.mixed.values(), *scaling.values())

    def _answered(
        self,
        place: int,
        asked: Mapping[int, int],
        scaled: Mapping[int, int],
        outcomes: Mapping[int, frozenset[Truth | Decimal]],
    ) -> tuple[Answer, ...]:
        """Every answer the rule may give."""
        places = {**asked, **{tree: len(self._truths) + at for tree, at in scaled.items()}}
        moving = [(at, outcomes[tree]) for tree, at in places.items() if tree in outcomes]
        if prod(len(each) for _, each in moving) > _MOST_ANSWERS:
            raise TooManyError
        known: list[Any] = [*self._truths, *self._numbers]
        found: dict[Answer, None] = {}
        for chosen in product(*(each for _, each in moving)):
            for (at, _), each in zip(moving, chosen, strict=True):
                known[at] = each
            truths, numbers = tuple(known[: len(self._truths)]), tuple(known[len(self._truths) :])
            found[answer(self._plan.rules[place], truths, numbers, conflict=self._conflict)] = None
        return tuple(found)

    def impossible(self, of: Possible) -> bool:
        """Whether no real proposal could be anywhere in the box."""
        return any(of.outcomes.get(tree) == _NEVER for tree in self._assumed)

    def verdicts(self, of: Possible) -> frozenset[Verdict]:
        """The verdicts that may be; every one that is, and sometimes one that is not."""
        gates = [
            of.answers.get(place, (self._answers[place],))
            for place, planned in enumerate(self._plan.rules)
            if isinstance(planned.rule, Gate)
        ]
        refused = [[_refuses(each) for each in answers] for answers in gates]
        if any(all(each) for each in refused):
            return frozenset({Verdict.INELIGIBLE})
        least, most = self._scores(of)
        found = {Verdict.INELIGIBLE} if any(map(any, refused)) else set[Verdict]()
        bar = self._plan.hundredths(self._plan.ruleset.thresholds.ineligible)
        if least.total.high < bar:
            found.add(Verdict.INELIGIBLE)
        if most.total.high >= bar:
            found |= self._above(gates, least, most)
        return frozenset(found)

    def _above(self, gates: list[tuple[Answer, ...]], least: Score, most: Score) -> set[Verdict]:
        """What may be where nothing refuses."""
        held = [[_holds_back(each) for each in answers] for answers in gates]
        if any(all(each) for each in held):
            return {Verdict.REVIEW}
        found = {Verdict.ELIGIBLE} if qualifies(self._plan, most, best_case=False) else set[Verdict]()
        if any(map(any, held)) or not qualifies(self._plan, least, best_case=False):
            found.add(Verdict.REVIEW)
        return found

    def _scores(self, of: Possible) -> tuple[Score, Score]:
        least, most = list(self._answers), list(self._answers)
        for place, answers in of.answers.items():
            for scores, pick in ((least, min), (most, max)):
                low, high = (pick(each.low for each in answers), pick(each.high for each in answers))
                scores[place] = replace(answers[0], low=low, high=high)
        return score(self._tallies, least), score(self._tallies, most)

    def undecided(self, of: Possible) -> Iterator[Mixed]:
        """What is mixed in rules that may answer in several ways; where there are none, in assumptions."""
        rules = [asked | scaled for place, asked, scaled in self._rules if len(of.answers[place]) > 1]
        found = [each for trees in rules for tree in trees for each in of.mixed.get(tree, ())]
        yield from found or (each for tree in self._assumed for each in of.mixed.get(tree, ()))


class _Trees:
    """Trees by number: looking one up by its form takes long."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._places: dict[Node, int] = {}

    def place(self, tree: Node) -> int:
        if tree not in self._places:
            self._places[tree] = len(self.nodes)
            self.nodes.append(tree)
        return self._places[tree]


def _lines(screening: Screening, axes: tuple[Axis, ...]) -> list[Known]:
    references = References(screening.edition.plan.ruleset.vocabulary)
    values: list[Known] = list(screening.facts.values)
    for place, axis in enumerate(axes):
        at = references.at(axis.path)
        line: Known = line_of(axis, place)
        values[at.slot] = replaced(values[at.slot], {(at.index, at.column): line})
    return values


def _decimal(number: Fraction, outwards: Callable[[Fraction], int]) -> Decimal:
    with exact():
        return Decimal(outwards(number * _FINE)) / _FINE


def _refuses(reply: Answer) -> bool:
    return reply.outcome is Outcome.FIRED and reply.effect is Effect.REJECT


def _holds_back(reply: Answer) -> bool:
    return reply.outcome in {Outcome.FIRED, Outcome.UNKNOWN}
