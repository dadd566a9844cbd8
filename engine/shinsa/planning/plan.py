"""The plan of a ruleset on one day: which rules are in force, which questions each asks, what chains."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from shinsa.errors import NotInForceError
from shinsa.inference.network import Derived, Formula, Network, Part
from shinsa.language.tree import Node
from shinsa.planning.questions import Leaves, Parts, Shape
from shinsa.ruleset import Condition, Gate, Merit, Note, ParameterValue, Rule, Ruleset, Tier


@dataclass(frozen=True, slots=True)
class Question:
    """One condition of a rule or conclusion. `truth` is its place in the truths: parts first, then propositions.

    `role` says what the answer is for: `applies`, `reject_unless`, `review_unless`, `when`, `tier`, `plus`.
    """

    role: str
    condition: Condition
    shape: Shape
    truth: int


@dataclass(frozen=True, slots=True)
class PlannedTier:
    """A tier with its question (`None` for `otherwise`), its points in hundredths, and the number that scales them."""

    question: Question | None
    hundredths: int
    times: int | None
    tier: Tier


@dataclass(frozen=True, slots=True)
class PlannedRule:
    """A rule with its questions in the order they are asked; not `in_force` rules ask nothing."""

    rule: Rule
    in_force: bool
    applies: Question | None = None
    reject_unless: Question | None = None
    review_unless: Question | None = None
    when: Question | None = None
    tiers: tuple[PlannedTier, ...] = ()
    plus: tuple[PlannedTier, ...] = ()

    def questions(self) -> tuple[Question, ...]:
        """Every question of the rule, `applies` first."""
        own = (self.applies, self.reject_unless, self.review_unless, self.when)
        tiers = (tier.question for tier in (*self.tiers, *self.plus))
        return tuple(question for question in (*own, *tiers) if question is not None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of every proposal screened as of one day.

    `parts` are the conditions evaluation answers, `numbers` the expressions that scale points, `network` what chains.
    `assumptions` are the places of the parts that must not be false of any real proposal; `leaves` every leaf condition
    that evaluation answers, each once, numbered behind the conclusions (`Leaf.place`).
    """

    ruleset: Ruleset
    parameters: Mapping[str, ParameterValue]
    rules: tuple[PlannedRule, ...]
    conclusions: tuple[Question, ...]
    parts: tuple[Node, ...]
    numbers: tuple[Node, ...]
    network: Network
    assumptions: tuple[int, ...]
    leaves: tuple[Node, ...]

    def hundredths(self, parameter: str) -> int:
        """The points a parameter holds, in hundredths."""
        return hundredths(self.parameters[parameter])


def plan(ruleset: Ruleset, as_of: date) -> Plan:
    """Plan the ruleset for screenings as of a day.

    Raises:
        NotInForceError: the day lies outside the ruleset's dates, or a parameter has no value on it.
    """
    if not ruleset.effective.covers(as_of):
        raise NotInForceError.of_ruleset(ruleset.id, as_of, ruleset.effective.since, ruleset.effective.until)
    return _Planner(ruleset, as_of).plan()


def with_settings(of: Plan, ruleset: Ruleset, as_of: date) -> Plan:
    """The plan of the same ruleset with other settings of its parameters, on the same day; nothing is planned again.

    Raises:
        NotInForceError: a parameter has no value on the day.
    """
    parameters = _parameters(ruleset, as_of)
    rules = tuple(_with_points(rule, parameters) for rule in of.rules)
    return replace(of, ruleset=ruleset, parameters=parameters, rules=rules)


def _with_points(rule: PlannedRule, parameters: Mapping[str, ParameterValue]) -> PlannedRule:
    """The rule with the points that parameters hold set anew."""
    if all(tier.tier.points.parameter is None for tier in (*rule.tiers, *rule.plus)):
        return rule
    tiers, plus = (
        tuple(replace(tier, hundredths=_tier_hundredths(tier.tier, parameters)) for tier in several)
        for several in (rule.tiers, rule.plus)
    )
    return replace(rule, tiers=tiers, plus=plus)


def _tier_hundredths(tier: Tier, parameters: Mapping[str, ParameterValue]) -> int:
    named = tier.points.parameter
    return hundredths(tier.points.number if named is None else parameters[named])


class _Planner:
    """Gathers parts, numbers and propositions while it walks the rules."""

    def __init__(self, ruleset: Ruleset, as_of: date) -> None:
        self._ruleset = ruleset
        self._as_of = as_of
        self._parameters = _parameters(ruleset, as_of)
        concluded = {conclusion.name: index for index, conclusion in enumerate(ruleset.conclusions)}
        self._parts = Parts(concluded)
        self._leaves = Leaves(concluded)
        self._numbers: dict[Node, int] = {}
        self._derived: dict[Formula, int] = {}
        self._names: list[str] = []

    def plan(self) -> Plan:
        """Walk conclusions, then rules; number the propositions behind the parts once all parts are known."""
        concluded = [self._formula(conclusion.when) for conclusion in self._ruleset.conclusions]
        self._names = [f"conclusion.{conclusion.name}" for conclusion in self._ruleset.conclusions]
        asked = [self._asked(rule) for rule in self._ruleset.rules]
        assumed = tuple(self._parts.own(entry.that.tree) for entry in self._ruleset.assumptions)
        formulas = (*concluded, *self._derived)
        offset = len(self._parts.trees)
        network = Network(offset, tuple(self._names), formulas)
        conclusions = tuple(
            Question("when", conclusion.when, self._leaves.shape(conclusion.when.tree), offset + index)
            for index, conclusion in enumerate(self._ruleset.conclusions)
        )
        rules = tuple(self._planned(rule, formulas_of, offset) for rule, formulas_of in asked)
        trees = tuple(self._parts.trees)
        return Plan(
            self._ruleset,
            self._parameters,
            rules,
            conclusions,
            trees,
            tuple(self._numbers),
            network,
            assumed,
            self._leaves.nodes(),
        )

    def _formula(self, condition: Condition) -> Formula:
        return self._parts.formula(condition.tree)

    def _asked(self, rule: Rule) -> tuple[Rule, dict[Condition, Formula]]:
        if not rule.head.effective.covers(self._as_of):
            return rule, {}
        asked = {condition: self._formula(condition) for condition in conditions(rule)}
        for condition, formula in asked.items():
            self._derive(formula, f"{rule.head.id}@{condition.at}")
        return rule, asked

    def _derive(self, formula: Formula, name: str) -> None:
        """A question that is neither a part nor a conclusion itself becomes a proposition of its own."""
        if isinstance(formula, Part | Derived) or formula in self._derived:
            return
        self._derived[formula] = len(self._names)
        self._names.append(name)

    def _planned(self, rule: Rule, asked: dict[Condition, Formula], offset: int) -> PlannedRule:
        if not rule.head.effective.covers(self._as_of):
            return PlannedRule(rule, in_force=False)

        def question(role: str, condition: Condition | None) -> Question | None:
            if condition is None:
                return None
            return Question(role, condition, self._leaves.shape(condition.tree), self._place(asked[condition], offset))

        def planned_tier(role: str, tier: Tier) -> PlannedTier:
            times = None if tier.times is None else self._number(tier.times.tree)
            return PlannedTier(question(role, tier.when), _tier_hundredths(tier, self._parameters), times, tier)

        applies = question("applies", rule.head.applies)
        match rule:
            case Gate():
                reject = question("reject_unless", rule.reject_unless)
                review = question("review_unless", rule.review_unless)
                return PlannedRule(rule, in_force=True, applies=applies, reject_unless=reject, review_unless=review)
            case Note():
                return PlannedRule(rule, in_force=True, applies=applies, when=question("when", rule.when))
            case Merit():
                tiers = tuple(planned_tier("tier", tier) for tier in rule.tiers)
                plus = tuple(planned_tier("plus", tier) for tier in rule.plus)
                return PlannedRule(rule, in_force=True, applies=applies, tiers=tiers, plus=plus)

    def _place(self, formula: Formula, offset: int) -> int:
        match formula:
            case Part():
                return formula.index
            case Derived():
                return offset + formula.index
            case _:
                return offset + self._derived[formula]

    def _number(self, node: Node) -> int:
        return self._numbers.setdefault(node, len(self._numbers))


def hundredths(points: ParameterValue | None) -> int:
    """A number of points, in hundredths; the checker has seen to it that it is a number with at most two places."""
    if not isinstance(points, Decimal):
        raise TypeError("points are a number")
    return int(points * 100)


def most_points(rule: PlannedRule) -> int:
    """The most points a merit can give, in hundredths."""
    tiers = max((tier.hundredths for tier in rule.tiers), default=0)
    return max(0, tiers) + sum(max(0, tier.hundredths) for tier in rule.plus)


def conditions(rule: Rule) -> tuple[Condition, ...]:
    """Every condition of a rule, in the order they are asked (numbers that scale points are not conditions)."""
    own: tuple[Condition | None, ...]
    match rule:
        case Gate():
            own = (rule.reject_unless, rule.review_unless)
        case Merit():
            own = tuple(tier.when for tier in (*rule.tiers, *rule.plus))
        case Note():
            own = (rule.when,)
    return tuple(condition for condition in (rule.head.applies, *own) if condition is not None)


def _parameters(ruleset: Ruleset, as_of: date) -> dict[str, ParameterValue]:
    values = {parameter.name: parameter.on(as_of) for parameter in ruleset.parameters}
    unset = sorted(name for name, value in values.items() if value is None)
    if unset:
        raise NotInForceError.of_parameters(ruleset.id, unset, as_of)
    return {name: value for name, value in values.items() if value is not None}
