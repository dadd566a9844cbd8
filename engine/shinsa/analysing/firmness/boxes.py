"""What rules may answer while several numbers move in a box: never too few answers, exact where nothing is mixed."""

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
from shinsa.language.tree import BoolType, Node
from shinsa.planning.plan import PlannedRule
from shinsa.proposal.references import References, replaced
from shinsa.ruleset import Gate
from shinsa.screening import Screening, conflicted_gates
from shinsa.values import Truth, exact

MOST_ANSWERS = 512
"""How many ways for conditions and numbers to come out are gone through for one rule."""
_FINE = 10**30
_NEVER: frozenset[Truth | Decimal] = frozenset({False})
_ANY_TRUTH: frozenset[Truth | Decimal] = frozenset({True, False, None})
_ANY_NUMBER: frozenset[Truth | Decimal] = frozenset({Decimal(0), Decimal(1), None})
"""Numbers that scale points are held to 0..1."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that moves can touch: its trees of questions and of numbers, with their places in truths and numbers."""

    place: int
    questions: Mapping[int, int]
    numbers: Mapping[int, int]

    @property
    def trees(self) -> frozenset[int]:
        """All its trees."""
        return frozenset({*self.questions, *self.numbers})


@dataclass(frozen=True, slots=True)
class Part:
    """Axes that hang together: what the rules and assumptions that rest on them rest on, and nothing else does."""

    axes: tuple[int, ...]
    trees: frozenset[int]
    rules: tuple[Asked, ...]
    assumed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Possible:
    """What may come of each tree (truths, or the ends of a number), what is mixed in it, and each rule's answers.

    Trees and rules that are not named answer as they do to what is stated.
    """

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
        self._trees = _Trees()
        self._reads = [self._read(axis) for axis in axes]
        self._assumed = tuple(self._trees.place(plan.parts[place]) for place in plan.assumptions)
        self._rules = tuple(self._resting())

    def _read(self, axis: Axis) -> frozenset[int]:
        read = reading_fact(self._plan, axis.fact.path)
        trees = (*read.conditions, *(tree for _, tree in read.scaled))
        return frozenset(self._trees.place(tree) for tree in trees)

    def _resting(self) -> Iterator[Asked]:
        read = frozenset[int]().union(*self._reads)
        for place, planned in enumerate(self._plan.rules):
            questions = {self._trees.place(each.condition.tree): each.truth for each in planned.questions()}
            numbers = {
                self._trees.place(tier.tier.times.tree): tier.times
                for tier in (*planned.tiers, *planned.plus)
                if tier.tier.times is not None and tier.times is not None
            }
            if read & {*questions, *numbers}:
                yield Asked(place, questions, numbers)

    def parts(self, box: Box) -> tuple[Part, ...]:
        """What hangs together within a box; axes that cannot change any answer are in no part."""
        every = Part((), frozenset[int]().union(*self._reads), self._rules, self._assumed)
        found = self.over(every, box)
        moving = {tree: self._moving(found, tree) for tree, each in found.outcomes.items() if len(each) > 1}
        rules = [asked for asked in self._rules if len(found.answers[asked.place]) > 1]
        seen = [
            frozenset[int]().union(*(moving.get(tree, frozenset()) for tree in trees))
            for trees in (*(asked.trees for asked in rules), *((tree,) for tree in self._assumed))
        ]
        parts = (self._part(axes, moving, rules) for axes in _connected(each for each in seen if each))
        return tuple(part for part in parts if part.rules)

    def _moving(self, found: Possible, tree: int) -> frozenset[int]:
        if found.outcomes[tree] is _ANY_TRUTH or found.outcomes[tree] is _ANY_NUMBER:  # not all of it was looked at
            return frozenset(axis for axis, read in enumerate(self._reads) if tree in read)
        return frozenset(axis for mixed in found.mixed[tree] for axis in mixed.slopes)

    def _part(self, axes: frozenset[int], moving: Mapping[int, frozenset[int]], rules: Iterable[Asked]) -> Part:
        trees = frozenset(tree for tree, own in moving.items() if own & axes)
        return Part(
            tuple(sorted(axes)),
            trees,
            tuple(asked for asked in rules if trees & asked.trees),
            tuple(tree for tree in self._assumed if tree in trees),
        )

    def over(self, part: Part, box: Box) -> Possible:
        """What is possible over a box."""
        return self._anew(part, Possible(box, {}, {}, {}), box, part.trees)

    def cut(self, part: Part, of: Possible, axis: int, low: int, high: int) -> Possible:
        """What is possible where one axis keeps to fewer numbers."""
        box = (*of.box[:axis], (low, high), *of.box[axis + 1 :])
        return self._anew(part, of, box, part.trees & self._reads[axis])

    def _anew(self, part: Part, of: Possible, box: Box, trees: frozenset[int]) -> Possible:
        outcomes, mixed, answers = dict(of.outcomes), dict(of.mixed), dict(of.answers)
        for tree in trees:
            outcomes[tree], mixed[tree] = self._come_to(self._trees.nodes[tree], box)
        for asked in part.rules:
            if trees & asked.trees:
                answers[asked.place] = self._answered(asked, outcomes)
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
        try:
            outcomes = frozenset(each for found in guesses.each(lambda: tuple(ends())) for each in found)
        except TooManyError:
            outcomes = _ANY_TRUTH if isinstance(tree.type, BoolType) else _ANY_NUMBER
        return outcomes, (*guesses.mixed.values(), *scaling.values())

    def _answered(self, asked: Asked, outcomes: Mapping[int, frozenset[Truth | Decimal]]) -> tuple[Answer, ...]:
        """Every answer the rule may give."""
        planned = self._plan.rules[asked.place]
        places = {**asked.questions, **{tree: len(self._truths) + at for tree, at in asked.numbers.items()}}
        moving = [(at, outcomes[tree]) for tree, at in places.items() if tree in outcomes]
        if prod(len(each) for _, each in moving) > MOST_ANSWERS:
            return _any_answer(planned)
        known: list[Any] = [*self._truths, *self._numbers]
        found: dict[Answer, None] = {}
        for chosen in product(*(each for _, each in moving)):
            for (at, _), each in zip(moving, chosen, strict=True):
                known[at] = each
            truths, numbers = tuple(known[: len(self._truths)]), tuple(known[len(self._truths) :])
            found[answer(planned, truths, numbers, conflict=self._conflict)] = None
        return tuple(found)

    def impossible(self, part: Part, of: Possible) -> bool:
        """Whether no real proposal could be anywhere in the box."""
        return any(of.outcomes[tree] == _NEVER for tree in part.assumed)

    def undecided(
        self, part: Part, of: Possible, matters: Callable[[int, tuple[Answer, ...]], bool]
    ) -> tuple[Mixed, ...]:
        """What is mixed in rules whose answers matter; where there are none, in assumptions."""
        rules = [asked for asked in part.rules if matters(asked.place, of.answers[asked.place])]
        found = tuple(each for asked in rules for tree in asked.trees for each in of.mixed.get(tree, ()))
        return found or tuple(each for tree in part.assumed for each in of.mixed[tree])


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


def _connected(sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The sets, those that share an axis made one, through others too."""
    found: list[frozenset[int]] = []
    for each in sets:
        touching = [other for other in found if other & each]
        found = [*(other for other in found if not other & each), each.union(*touching)]
    return found


def _any_answer(planned: PlannedRule) -> tuple[Answer, ...]:
    """Answers between which every answer of the rule lies."""
    if isinstance(planned.rule, Gate):
        return (
            Answer(Outcome.FIRED, Effect.REJECT),
            Answer(Outcome.FIRED, Effect.REVIEW),
            Answer(Outcome.NOT_FIRED, Effect.REVIEW),
        )
    tiers, plus = ([tier.hundredths for tier in several] for several in (planned.tiers, planned.plus))
    low = min([0, *tiers]) + sum(min(0, each) for each in plus)
    high = max([0, *tiers]) + sum(max(0, each) for each in plus)
    return tuple(Answer(Outcome.UNKNOWN, Effect.POINTS, points, points) for points in (low, high))


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
