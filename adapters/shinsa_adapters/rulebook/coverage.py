"""What the scenarios of a rulebook show of each rule, measured by running them, and what they leave open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from shinsa.judging.outcomes import Outcome
from shinsa.language.reference import fields_of
from shinsa.language.scope import Scope
from shinsa.language.tree import ConclusionRef, Node, walk
from shinsa.language.words import words
from shinsa.planning.plan import Plan, plan
from shinsa.ruleset import Condition, Gate, Merit, Note, Rule, Ruleset
from shinsa.screening import Screening
from shinsa.values import Value
from shinsa_adapters.rulebook.running import Run
from shinsa_adapters.rulebook.thresholds import Spot, distances, spot, thresholds_in

_SAYING = {
    Outcome.FIRED: "no scenario in which it fires",
    Outcome.NOT_FIRED: "no scenario in which it does not fire",
    Outcome.UNKNOWN: "no scenario in which it cannot tell",
    Outcome.NOT_APPLICABLE: "no scenario in which it does not apply",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something no scenario shows: of a rule, or of the conclusion the rules named in `users` rest on."""

    about: str
    text: str
    users: tuple[str, ...] = ()

    def __str__(self) -> str:
        via = f" (in a block of {', '.join(self.users)})" if self.users else ""
        return f"{self.about}: {self.text}{via}"


def gaps(ruleset: Ruleset, as_of: date, runs: Iterable[Run]) -> tuple[Gap, ...]:
    """What the runs do not show.

    Of every rule, in scenarios under its own `Rule:` block: an outcome it can have, and each threshold of its own
    conditions stood on, just below and just above. A threshold inside a conclusion wants the same in the block of some
    rule that rests on the conclusion.
    """
    planned = plan(ruleset, as_of)
    own = _by_rule(runs)
    found = [gap for rule in ruleset.rules for gap in _of_rule(rule, planned, own.get(rule.head.id, []))]
    return tuple(dict.fromkeys((*found, *_of_conclusions(planned, own))))


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


def conditions_of(rule: Rule) -> tuple[Node, ...]:
    """Every condition of a rule, as a typed tree."""
    return tuple(condition.tree for condition in (rule.head.applies, *_asked(rule)) if condition is not None)


def _asked(rule: Rule) -> tuple[Condition | None, ...]:
    match rule:
        case Gate():
            return rule.reject_unless, rule.review_unless
        case Merit():
            return tuple(tier.when for tier in (*rule.tiers, *rule.plus))
        case Note():
            return (rule.when,)


def _by_rule(runs: Iterable[Run]) -> dict[str, list[Screening]]:
    found: dict[str, list[Screening]] = {}
    for run in runs:
        if run.screening is not None and run.example.rule is not None:
            found.setdefault(run.example.rule, []).append(run.screening)
    return found


def _of_rule(rule: Rule, planned: Plan, own: list[Screening]) -> Iterator[Gap]:
    identifier = rule.head.id
    if not own:
        yield Gap(identifier, "no scenarios under its own `Rule:` block")
        return
    seen = {_outcome(screening, identifier) for screening in own}
    for outcome in wanted_outcomes(rule):
        if outcome not in seen:
            yield Gap(identifier, _SAYING[outcome])
    for tree in conditions_of(rule):
        for text in _unvisited(tree, planned, own):
            yield Gap(identifier, text)


def _outcome(screening: Screening, identifier: str) -> Outcome:
    rules = screening.edition.plan.rules
    place = next(place for place, rule in enumerate(rules) if rule.rule.head.id == identifier)
    return screening.judgement.answers[place].outcome


def _of_conclusions(planned: Plan, own: Mapping[str, list[Screening]]) -> Iterator[Gap]:
    users = _users(planned.ruleset)
    for conclusion in planned.ruleset.conclusions:
        resting = users.get(conclusion.name, ())
        screenings = [screening for rule in resting for screening in own.get(rule, [])]
        for text in _unvisited(conclusion.when.tree, planned, screenings):
            yield Gap(f"conclusion {conclusion.name}", text, resting)


def _users(ruleset: Ruleset) -> dict[str, tuple[str, ...]]:
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


def _unvisited(tree: Node, planned: Plan, screenings: list[Screening]) -> Iterator[str]:
    """The spots around each threshold of a condition where none of the screenings stands."""
    vocabulary = planned.ruleset.vocabulary
    scope = Scope(vocabulary, {}, frozenset())
    for number, threshold in enumerate(thresholds_in(tree, planned.parameters, scope)):
        visited = {found for screening in screenings for found in _visited(tree, number, scope, screening)}
        missing = [spot_ for spot_ in threshold.spots if spot_ not in visited]
        if missing:
            listed = ", ".join(missing)
            yield f"no scenario {listed}: {words(threshold.compare, vocabulary, planned.parameters)}"


def _visited(tree: Node, number: int, scope: Scope, screening: Screening) -> Iterator[Spot]:
    """Where a screening stands, with the parameters it was made with."""
    parameters: Mapping[str, Value] = screening.edition.plan.parameters
    threshold = list(thresholds_in(tree, parameters, scope))[number]
    for distance in distances(threshold, _facts(screening), fields_of(scope.vocabulary)):
        found = spot(distance, threshold.grain)
        if found is not None:
            yield found


def _facts(screening: Screening) -> dict[str, Value]:
    entries = screening.edition.plan.ruleset.vocabulary.entries
    return {entry.path: value for entry, value in zip(entries, screening.facts.values, strict=True)}
