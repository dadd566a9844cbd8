"""What the scenarios of a rulebook show of each rule, measured by running them.

Of every rule, in examples under its own `Rule:` block: each outcome it can have, each tier, each threshold stood on,
just below and just above, each member of a list of choices and a value that is none of them, and each operand of an
*and* or *or* deciding on its own, by being met and by not being met. Of a conclusion the same of its condition, in the
blocks of the rules that rest on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from shinsa.judging.outcomes import Outcome
from shinsa.language.reference import fields_of
from shinsa.language.scope import Scope
from shinsa.language.tree import ConclusionRef, Has, Node, ParameterRef, walk
from shinsa.language.values_in_words import Speaker
from shinsa.language.words import words_by
from shinsa.messages.message import DEFAULT
from shinsa.messages.teller import teller
from shinsa.planning.plan import Plan, plan
from shinsa.ruleset import Condition, Gate, Merit, Note, Rule, Ruleset
from shinsa.standards import countries
from shinsa.values import Value
from shinsa_adapters.rulebook.choices import Choosing, choosings_in
from shinsa_adapters.rulebook.goals import ChoiceGoal, Goal, OperandGoal, OutcomeGoal, SpotGoal, TierGoal
from shinsa_adapters.rulebook.operands import Operands, operands_in
from shinsa_adapters.rulebook.running import Run
from shinsa_adapters.rulebook.thresholds import Threshold, distances, spot, thresholds_in
from shinsa_adapters.rulebook.viewing import View, asked, views_by_rule


class Aspect(StrEnum):
    """What kind of thing is to be shown."""

    OUTCOME = "outcomes"
    TIER = "tiers"
    THRESHOLD = "thresholds"
    CHOICE = "choices"
    OPERAND = "operands"


SAYING: Mapping[Outcome, str] = {
    Outcome.FIRED: "it fires",
    Outcome.NOT_FIRED: "it does not fire",
    Outcome.UNKNOWN: "it cannot tell",
    Outcome.NOT_APPLICABLE: "it does not apply",
}


@dataclass(frozen=True, slots=True)
class Showing:
    """One thing to be shown: of what (`net capacity is at least 300 MW`) which case (`just below`), and whether.

    `goal` is what a proposal has to reach to show it, in the condition at `place` among those of the rule (-1 where it
    is no condition of a rule).
    """

    aspect: Aspect
    of: str
    case: str
    shown: bool
    goal: Goal = field(compare=False)
    place: int = field(default=-1, compare=False)

    def __str__(self) -> str:
        return f"{self.case}: {self.of}" if self.of else self.case


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is shown of a rule, or of a conclusion that the rules in `users` rest on, by so many examples."""

    about: str
    users: tuple[str, ...]
    examples: int
    showings: tuple[Showing, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What coverage is measured against: the rules on a day, and the vocabulary ready for looking up."""

    plan: Plan
    scope: Scope
    _speaker: Speaker
    _said: dict[int, tuple[Node, str]] = field(default_factory=dict[int, tuple[Node, str]])
    _thresholds: dict[int, tuple[Node, tuple[Threshold, ...]]] = field(
        default_factory=dict[int, tuple[Node, tuple[Threshold, ...]]]
    )

    def words(self, node: Node) -> str:
        """A condition in words; a parameter that stands alone by its label."""
        if id(node) not in self._said:
            self._said[id(node)] = node, self._worded(node)
        return self._said[id(node)][1]

    def _worded(self, node: Node) -> str:
        if isinstance(node, ParameterRef):
            return next(entry.label.en for entry in self.plan.ruleset.parameters if entry.name == node.name)
        return words_by(node, self._speaker)

    def thresholds(self, tree: Node) -> tuple[Threshold, ...]:
        """The thresholds of a condition, with parameters as they are on the day."""
        if id(tree) not in self._thresholds:
            self._thresholds[id(tree)] = tree, tuple(thresholds_in(tree, self.plan.parameters, self.scope))
        return self._thresholds[id(tree)][1]


def ground_of(planned: Plan) -> Ground:
    """The ground of a plan."""
    vocabulary = planned.ruleset.vocabulary
    speaker = Speaker(vocabulary, planned.parameters, {}, teller(DEFAULT))
    return Ground(planned, Scope(vocabulary, {}, frozenset()), speaker)


def coverage(ruleset: Ruleset, as_of: date, runs: Iterable[Run]) -> tuple[Coverage, ...]:
    """What the runs show of every rule, then of every conclusion that a rule rests on."""
    ground = ground_of(plan(ruleset, as_of))
    own = views_by_rule(runs, fields_of(ruleset.vocabulary))
    rules = [_of_rule(rule, ground, own.get(rule.head.id, [])) for rule in ruleset.rules]
    return (*rules, *_of_conclusions(ground, own))


def conditions_of(rule: Rule) -> tuple[Node, ...]:
    """Every condition of a rule, as a typed tree."""
    return tuple(condition.tree for condition in (rule.head.applies, *_asked(rule)) if condition is not None)


def wanted_outcomes(rule: Rule) -> tuple[Outcome, ...]:
    """The outcomes scenarios must show: that it fires, that it does not, that it cannot tell, where it can.

    A merit with an `otherwise` tier gives points wherever it applies, so not applying stands for not firing; a gate on
    contradicting evidence always knows.
    """
    if isinstance(rule, Gate) and rule.on_conflict:
        return Outcome.FIRED, Outcome.NOT_FIRED
    always = isinstance(rule, Merit) and any(tier.when is None for tier in rule.tiers)
    if not always:
        return Outcome.FIRED, Outcome.NOT_FIRED, Outcome.UNKNOWN
    return (Outcome.FIRED, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN) if rule.head.applies else (Outcome.FIRED,)


def _asked(rule: Rule) -> tuple[Condition | None, ...]:
    match rule:
        case Gate():
            return rule.reject_unless, rule.review_unless
        case Merit():
            return tuple(tier.when for tier in (*rule.tiers, *rule.plus))
        case Note():
            return (rule.when,)


def _of_rule(rule: Rule, ground: Ground, own: Sequence[View]) -> Coverage:
    return Coverage(rule.head.id, (), len(own), _once(showings_of_rule(rule, ground, own)))


def showings_of_rule(rule: Rule, ground: Ground, own: Sequence[View]) -> list[Showing]:
    """Everything that is to be shown of a rule, and whether these views of it do; the same order every time."""
    showings = [*_outcomes(rule, own), *_tiers(rule, ground, own)]
    came = [tuple(asked(view, rule.head.id)) for view in own]
    for place, tree in enumerate(conditions_of(rule)):
        live = [view for view, flags in zip(own, came, strict=True) if flags[place : place + 1] == (True,)]
        showings += showings_of_condition(tree, ground, own, live, place)
    return showings


def _once(showings: Iterable[Showing]) -> tuple[Showing, ...]:
    """The showings, a threshold or a list of choices that several tiers repeat once."""
    kept = {
        (one.aspect, one.of, one.case, one.shown, place if one.aspect is Aspect.OPERAND else None): one
        for place, one in enumerate(showings)
    }
    return tuple(kept.values())


def _outcomes(rule: Rule, own: Sequence[View]) -> Iterator[Showing]:
    seen = {view.rule(rule.head.id)[1].outcome for view in own}
    applying = (Outcome.NOT_APPLICABLE,) if rule.head.applies else ()
    for outcome in dict.fromkeys((*wanted_outcomes(rule), *applying)):
        yield Showing(Aspect.OUTCOME, "", SAYING[outcome], outcome in seen, OutcomeGoal(outcome))


def _tiers(rule: Rule, ground: Ground, own: Sequence[View]) -> Iterator[Showing]:
    """Each tier and addition, where there is more than one way to points."""
    if not isinstance(rule, Merit) or len(rule.tiers) + len(rule.plus) < 2:  # noqa: PLR2004  # two are a ladder
        return
    held = {(view.rule(rule.head.id)[1].tier) for view in own}
    for place, tier in enumerate(rule.tiers):
        text = ground.words(tier.when.tree) if tier.when else "otherwise"
        yield Showing(Aspect.TIER, text, f"tier {place + 1} holds", place in held, TierGoal("tiers", place))
    for place, tier in enumerate(rule.plus):
        shown = any(_adds(view, rule.head.id, place) for view in own)
        text = ground.words(tier.when.tree) if tier.when else ""
        yield Showing(Aspect.TIER, text, f"addition {place + 1} holds", shown, TierGoal("plus", place))


def _adds(view: View, identifier: str, place: int) -> bool:
    rule, _ = view.rule(identifier)
    return bool(rule.plus) and view.truth(rule.applies) is True and view.truth(rule.plus[place].question) is True


def _of_conclusions(ground: Ground, own: Mapping[str, list[View]]) -> Iterator[Coverage]:
    users = users_of(ground.plan.ruleset)
    for conclusion in ground.plan.ruleset.conclusions:
        resting = users.get(conclusion.name, ())
        views = [view for rule in resting for view in own.get(rule, [])]
        showings = _once(showings_of_condition(conclusion.when.tree, ground, views, views))
        yield Coverage(f"conclusion {conclusion.name}", resting, len(views), showings)


def users_of(ruleset: Ruleset) -> dict[str, tuple[str, ...]]:
    """The rules that rest on each conclusion, through other conclusions too."""
    defined = {conclusion.name: conclusion.when.tree for conclusion in ruleset.conclusions}
    found: dict[str, list[str]] = {}
    for rule in ruleset.rules:
        for name in dict.fromkeys(name for tree in conditions_of(rule) for name in _concluded(tree, defined)):
            found.setdefault(name, []).append(rule.head.id)
    return {name: tuple(rules) for name, rules in found.items()}


def _concluded(tree: Node, defined: Mapping[str, Node]) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, ConclusionRef):
            yield node.name
            yield from _concluded(defined[node.name], defined)


def showings_of_condition(
    tree: Node, ground: Ground, views: Sequence[View], live: Sequence[View], place: int = -1
) -> Iterator[Showing]:
    """What is to be shown of one condition, and whether views do; `live` are those in which it came to be asked.

    `place` is where it stands among the conditions of its rule.
    """
    yield from _thresholds(tree, ground, views, place)
    yield from _choices(tree, ground, views, place)
    yield from _operands(tree, ground, live, place)


def _thresholds(tree: Node, ground: Ground, views: Sequence[View], at: int) -> Iterator[Showing]:
    thresholds = ground.thresholds(tree)
    visited = _visited(tree, views, ground) if thresholds else ()
    for number, threshold in enumerate(thresholds):
        text = ground.words(threshold.compare)
        for each in threshold.spots:
            yield Showing(Aspect.THRESHOLD, text, each, (number, each) in visited, SpotGoal(tree, number, each), at)


def _visited(tree: Node, views: Sequence[View], ground: Ground) -> set[tuple[int, str]]:
    """Which spots of which thresholds the views stand on, with the parameters each was made with."""
    found: set[tuple[int, str]] = set()
    for parameters, several in _by_parameters(views):
        as_usual = parameters is ground.plan.parameters or parameters == ground.plan.parameters
        thresholds = ground.thresholds(tree) if as_usual else tuple(thresholds_in(tree, parameters, ground.scope))
        for view in several:
            for number, threshold in enumerate(thresholds):
                stood = (spot(distance, threshold.grain) for distance in distances(threshold, view.known))
                found |= {(number, each.value) for each in stood if each is not None}
    return found


def _by_parameters(views: Sequence[View]) -> Iterator[tuple[Mapping[str, Value], list[View]]]:
    """The views, those made with the same parameters together."""
    found: dict[int, list[View]] = {}
    for view in views:
        found.setdefault(id(view.screening.edition), []).append(view)
    return ((several[0].known.parameters, several) for several in found.values())


def _choices(tree: Node, ground: Ground, views: Sequence[View], at: int) -> Iterator[Showing]:
    for choosing in choosings_in(tree, ground.plan.parameters):
        seen = {value for view in views for value in choosing.seen(view.known)}
        label = ground.words(choosing.asked)
        for member in choosing.members:
            said = _labelled(choosing, member, ground)
            yield Showing(Aspect.CHOICE, label, said, member in seen, ChoiceGoal(tree, choosing, member), at)
        if choosing.others:
            strange = bool(seen - set(choosing.members))
            goal = ChoiceGoal(tree, choosing, None)
            yield Showing(Aspect.CHOICE, label, "none of the choices asked for", strange, goal, at)


def _labelled(choosing: Choosing, member: str, ground: Ground) -> str:
    """A choice by its label, a country by its name."""
    fact = ground.scope.fact(choosing.asked.path or "")
    labels = {choice.value: choice.label.en for choice in fact.choices} if fact else {}
    return labels.get(member) or countries().get(member, member)


def _operands(tree: Node, ground: Ground, live: Sequence[View], at: int) -> Iterator[Showing]:
    watched = Operands(tree)
    found = {deciding for view in live for deciding in watched.deciding(view.known)}
    for place, (operand, _) in enumerate(operands_in(tree)):
        text = ground.words(operand)
        met, not_met = (OperandGoal(tree, operand, met) for met in (True, False))
        yield Showing(Aspect.OPERAND, text, "met, and decides alone", (place, True) in found, met, at)
        if not isinstance(operand, Has):  # a fact that is not stated is unknown, never not met
            yield Showing(Aspect.OPERAND, text, "not met, and decides alone", (place, False) in found, not_met, at)
