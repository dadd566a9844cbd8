"""Mutants: a ruleset with one small thing changed, and where the rulebook should notice it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from shinsa.errors import Place
from shinsa.language.tree import Node
from shinsa.ruleset import Conclusion, ParameterValue, Rule, Ruleset, Setting
from shinsa.values import Truth

_OWNER, _REASON = "nobody", "to see whether the rulebook notices"


@dataclass(frozen=True, slots=True)
class ChangedRule:
    """Another rule in the place of one of that id.

    `settles` says what an unknown truth of one of its conditions counts as, by the condition's place among the rule's
    questions; it is how a rule that overlooks missing data behaves, which no condition can be written to do.
    """

    rule: Rule
    settles: Mapping[int, Truth] = field(default_factory=dict[int, Truth])


@dataclass(frozen=True, slots=True)
class ChangedConclusion:
    """Another conclusion in the place of one of that name."""

    conclusion: Conclusion


@dataclass(frozen=True, slots=True)
class ChangedParameter:
    """Another value of a parameter, on every day."""

    name: str
    value: ParameterValue


Target: TypeAlias = ChangedRule | ChangedConclusion | ChangedParameter


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of a ruleset.

    `about` is the id of a rule, or `conclusion.x`, or `param.x`; `before` and `after` are the piece as it was and as it
    is now (`pieces`, where they are pieces of a condition), `at` where it stands, `sort` what kind of change it is.
    """

    about: str
    sort: str
    before: str
    after: str
    at: Place
    target: Target
    pieces: tuple[Node, Node] | None = None

    @property
    def told(self) -> str:
        """The change in a line: `generation.net_mw >= 1000 → generation.net_mw > 1000`."""
        return f"{self.before} → {self.after}"


def mutated(ruleset: Ruleset, mutant: Mutant) -> Ruleset:
    """The ruleset with the change made; what `settles` says is not part of a ruleset and has to be seen to apart."""
    match mutant.target:
        case ChangedRule(rule=rule):
            return replace(ruleset, rules=tuple(rule if r.head.id == rule.head.id else r for r in ruleset.rules))
        case ChangedConclusion(conclusion=changed):
            entries = tuple(changed if entry.name == changed.name else entry for entry in ruleset.conclusions)
            return replace(ruleset, conclusions=entries)
        case ChangedParameter(name=name, value=value):
            setting = (Setting(value, date.min, _OWNER, _REASON),)
            settings = (replace(p, settings=setting) if p.name == name else p for p in ruleset.parameters)
            return replace(ruleset, parameters=tuple(settings))
