"""Proposals that may reach a goal, the plainest first: each has still to be screened."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from shinsa.judging.outcomes import Outcome
from shinsa.language.scope import Scope
from shinsa.language.tree import BoolType, ChoiceType, ConclusionRef, Node, ParameterRef, walk
from shinsa.ruleset import Condition, Gate, Merit, Note, NoteEffect, ParameterValue, Rule, Ruleset, Tier
from shinsa.values import Value
from shinsa_adapters.rulebook.coverage import Showing, conditions_of
from shinsa_adapters.rulebook.goals import ChoiceGoal, OperandGoal, OutcomeGoal, SpotGoal, TierGoal
from shinsa_adapters.rulebook.operands import Operands, operands_in
from shinsa_adapters.rulebook.proposing.making import Budget, Leaf, Maker, Wish
from shinsa_adapters.rulebook.proposing.sketches import Bound, Looking, Sketch
from shinsa_adapters.rulebook.thresholds import Spot, compared, finest_step

MOST = 30
"""How many proposals are screened for one goal, for one choice of parameters."""
_BUDGET = 20_000
"""How many conditions are looked at for one goal, for one choice of parameters."""
_REACHED = 60
_LOOKED_AT = 400
"""How many sketches are looked at on the way."""
_SPOTS = {Spot.ON: 0, Spot.BELOW: -1, Spot.ABOVE: 1}
Wanted = tuple[Wish, ...]
"""Conditions and how each has to come out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal to try, and what the committee sets parameters to."""

    sketch: Sketch
    settings: Mapping[str, ParameterValue]


class Search:
    """Searches for proposals that show something of one ruleset."""

    def __init__(self, ruleset: Ruleset, parameters: Mapping[str, Value]) -> None:
        self._ruleset = ruleset
        self._trees = {entry.name: entry.when.tree for entry in ruleset.conclusions}
        self._parameters = parameters
        self._scope = Scope(ruleset.vocabulary, {}, frozenset())

    def candidates(self, showing: Showing, rule: Rule | None) -> Iterator[Candidate]:
        """Proposals that may show it: of a rule, or (`None`) of a conclusion."""
        for settings in self.settings(showing, rule):
            sketches = _distinct(self._sketches(showing, rule, self._maker(settings)))
            yield from (Candidate(sketch, settings) for sketch in islice(sketches, MOST))

    def _maker(self, settings: Mapping[str, ParameterValue]) -> Maker:
        parameters = {**self._parameters, **settings}
        return Maker(Looking(self._ruleset.vocabulary, self._trees, parameters), self._scope, Budget(_BUDGET))

    def settings(self, showing: Showing, rule: Rule | None) -> Iterator[Mapping[str, ParameterValue]]:
        """Parameters as they are; then one that the conditions read, decided otherwise."""
        yield {}
        trees = conditions_of(rule) if rule is not None else tuple(_trees_of(showing))
        names = dict.fromkeys(name for tree in trees for name in self._read(tree))
        for parameter in self._ruleset.parameters:
            if parameter.name in names:
                for value in _otherwise(parameter.type, self._parameters[parameter.name]):
                    yield {parameter.name: value}

    def _read(self, tree: Node) -> Iterator[str]:
        for node in walk(tree):
            if isinstance(node, ParameterRef):
                yield node.name
            elif isinstance(node, ConclusionRef):
                yield from self._read(self._trees[node.name])

    def _sketches(self, showing: Showing, rule: Rule | None, maker: Maker) -> Iterator[Sketch]:
        goal = showing.goal
        if isinstance(goal, OutcomeGoal) and rule is not None:
            for wanted in ways(rule, goal.outcome):
                yield from _made(maker, wanted, [Sketch()])
            return
        if isinstance(goal, TierGoal) and isinstance(rule, Merit):
            yield from _made(maker, _tier(rule, goal), [Sketch()])
            return
        tree, target, leaf = self._aim(goal, maker)
        above = () if rule is None else before(rule, showing.place)
        found = islice(maker.decide(tree, target, leaf, Sketch(), {}), _LOOKED_AT)
        decides = _deciding(goal, maker) if isinstance(goal, OperandGoal) else None
        alone = list(islice((each for each in found if decides is None or decides(each)), _REACHED))
        yield from (each for each in _made(maker, above, alone) if decides is None or decides(each))
        if not isinstance(goal, OperandGoal):
            anyhow = list(islice(maker.decide(tree, target, leaf, Sketch(), {}, alone=False), _REACHED))
            yield from chain(_made(maker, above, anyhow), alone, anyhow)

    def _aim(self, goal: object, maker: Maker) -> tuple[Node, Node, Leaf]:
        """The condition, the node in it where something is to happen, and what."""
        match goal:
            case OperandGoal():
                return goal.tree, goal.operand, lambda sketch, bound: maker.make(goal.operand, goal.met, sketch, bound)
            case ChoiceGoal():
                return goal.tree, goal.choosing.node, lambda sketch, bound: _choice(goal, maker, sketch, bound)
            case SpotGoal():
                compare = [each for each, _ in compared(goal.tree)][goal.number]
                away = _SPOTS[goal.spot] * finest_step(compare, self._scope)
                return goal.tree, compare, lambda sketch, bound: maker.placing.apart(compare, away, sketch, bound)
            case _:
                raise AssertionError("outcomes and tiers are of whole rules")


def _deciding(goal: OperandGoal, maker: Maker) -> Callable[[Sketch], bool]:
    """Whether the operand decides its condition in a sketch."""
    operands = Operands(goal.tree)
    place = next(n for n, (operand, _) in enumerate(operands_in(goal.tree)) if operand is goal.operand)
    return lambda sketch: (place, goal.met) in set(operands.deciding(maker.looking.known(sketch)))


def _choice(goal: ChoiceGoal, maker: Maker, sketch: Sketch, bound: Bound) -> Iterator[Sketch]:
    if goal.member is not None:
        return maker.placing.put(goal.choosing.asked, goal.member, sketch, bound)
    return maker.placing.other(goal.choosing.asked, goal.choosing.members, sketch, bound)


def _made(maker: Maker, wanted: Wanted, sketches: Iterable[Sketch]) -> Iterator[Sketch]:
    """The sketches, stating as much more as makes the conditions come out so."""
    orders = (wanted[::-1], wanted) if len(wanted) > 1 else (wanted,)
    for order in orders:
        for sketch in sketches:
            yield from (made for made in islice(maker.every(order, sketch, {}), _LOOKED_AT) if maker.so(wanted, made))


def ways(rule: Rule, outcome: Outcome) -> Iterator[Wanted]:
    """The ways in which a rule comes to an outcome."""
    applies = _applies(rule)
    match outcome:
        case Outcome.NOT_APPLICABLE:
            yield from (((tree, False),) for tree, _ in applies)
        case Outcome.UNKNOWN:
            yield ()
            yield applies
        case Outcome.FIRED:
            yield from ((*applies, *way) for way in _acting(rule))
        case Outcome.NOT_FIRED:
            yield (*applies, *_resting(rule))


def _acting(rule: Rule) -> Iterator[Wanted]:
    match rule:
        case Gate():
            if rule.reject_unless is not None:
                yield ((rule.reject_unless.tree, False),)
            if rule.review_unless is not None:
                yield (*_conditions(rule.reject_unless), (rule.review_unless.tree, False))
        case Note():
            yield _conditions(rule.when, wanted=rule.effect is not NoteEffect.CONDITION)
        case Merit():
            for tier in (*rule.tiers, *rule.plus):
                extras = (extra for extra in rule.plus if extra is not tier)
                silent = (each for extra in extras for each in _conditions(extra.when, wanted=False))
                yield (*_conditions(tier.when), *_scaling(tier), *silent)


def _resting(rule: Rule) -> Wanted:
    match rule:
        case Gate():
            return (*_conditions(rule.reject_unless), *_conditions(rule.review_unless))
        case Note():
            return _conditions(rule.when, wanted=rule.effect is NoteEffect.CONDITION)
        case Merit():
            return tuple(each for tier in (*rule.tiers, *rule.plus) for each in _conditions(tier.when, wanted=False))


def _tier(rule: Merit, goal: TierGoal) -> Wanted:
    tiers = rule.tiers if goal.part == "tiers" else rule.plus
    before = tiers[: goal.place] if goal.part == "tiers" else ()
    above = tuple(each for tier in before for each in _conditions(tier.when, wanted=False))
    tier = tiers[goal.place]
    return (*_applies(rule), *above, *_conditions(tier.when), *_scaling(tier))


def _scaling(tier: Tier) -> Wanted:
    return () if tier.times is None else ((tier.times.tree, None),)


def before(rule: Rule, place: int) -> Wanted:
    """How the conditions above one of a rule have to come out for it to be asked."""
    applies = _applies(rule)
    if place < len(applies):
        return ()
    own = place - len(applies)
    match rule:
        case Gate():
            return (*applies, *(_conditions(rule.reject_unless) if own else ()))
        case Merit():
            asked = [tier for tier in rule.tiers if tier.when is not None]
            above = asked[:own] if own < len(asked) else []
            return (*applies, *(each for tier in above for each in _conditions(tier.when, wanted=False)))
        case Note():
            return applies


def _applies(rule: Rule) -> Wanted:
    return _conditions(rule.head.applies)


def _conditions(condition: Condition | None, *, wanted: bool = True) -> Wanted:
    return () if condition is None else ((condition.tree, wanted),)


def _trees_of(showing: Showing) -> Iterator[Node]:
    if isinstance(showing.goal, OperandGoal | SpotGoal | ChoiceGoal):
        yield showing.goal.tree


def _otherwise(kind: object, value: Value) -> Iterator[ParameterValue]:
    """Other decisions of the committee worth trying."""
    if isinstance(kind, BoolType):
        yield not value
    elif isinstance(kind, ChoiceType):
        yield from (choice for choice in kind.choices if choice != value)


def _distinct(sketches: Iterable[Sketch]) -> Iterator[Sketch]:
    seen: set[str] = set()
    for sketch in sketches:
        key = repr((sorted(sketch.facts.items(), key=str), sorted(sketch.lists.items(), key=str)))
        if key not in seen:
            seen.add(key)
            yield sketch
