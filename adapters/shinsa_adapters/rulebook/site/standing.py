"""What stands behind the rules: sources and their standing, what rests on what, and what holds since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shinsa.ruleset import Parameter, Rule, Ruleset, Source
from shinsa_adapters.rulebook.site.contents import Contents


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that holds from a day on.

    `what` is a key of `wording.DATES`, `about` the rule or `param.x` meant, `value` what it was set to.
    """

    day: date
    what: str
    about: str
    value: str = ""
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a conclusion or parameter: rules, conclusions, and places of the verdict (`wording.JUDGING`)."""

    rules: tuple[str, ...]
    conclusions: tuple[str, ...]
    judging: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rules or self.conclusions or self.judging)


def basis(source: Source) -> str:
    """What a source is, a key of `wording.BASES`: `quotation`, `practice`, `recalled` or `discretion`."""
    if source.discretion:
        return "discretion"
    if not source.attested:
        return "recalled"
    return "quotation" if source.quote else "practice"


def standing(ruleset: Ruleset, kind: str) -> tuple[Rule, ...]:
    """The rules that have a source of that kind; for `discretion` those that have no other."""
    wanted = all if kind == "discretion" else any
    return tuple(rule for rule in ruleset.rules if wanted(basis(source) == kind for source in rule.head.sources))


def resting(contents: Contents, about: str) -> Resting:
    """What rests on `conclusion.x` or `param.x`, through conclusions too."""
    uses = contents.uses
    conclusions = tuple(name for name, named in uses.by_conclusion.items() if about in named)
    return Resting(uses.rules(about), conclusions, tuple(_judging(contents.ruleset, about.removeprefix("param."))))


def dated(contents: Contents, rule: Rule) -> tuple[Dated, ...]:
    """What holds for a rule since when: the ruleset, the rule, the settings it reads, its approval; in order."""
    found = (*_periods(contents.ruleset, rule), *_settings(contents, rule), *_approval(contents, rule))
    return tuple(sorted(found, key=lambda entry: entry.day))


def _judging(ruleset: Ruleset, parameter: str) -> Iterator[str]:
    held = ruleset.thresholds
    named = {
        "eligible": held.eligible,
        "ineligible": held.ineligible,
        "floor_fit": held.floor_fit,
        "floor_national_security": held.floor_national_security,
        "floor_risk": held.floor_risk,
    }
    yield from (name for name, used in named.items() if used == parameter)
    if any(family.cap == parameter for family in ruleset.families):
        yield "cap"
    if ruleset.evidence_age and parameter in {ruleset.evidence_age.remark, ruleset.evidence_age.unknown}:
        yield "evidence_age"


def _periods(ruleset: Ruleset, rule: Rule) -> Iterator[Dated]:
    whole, own = ruleset.effective, rule.head.effective
    if whole.since:
        yield Dated(whole.since, "ruleset_since", ruleset.id, ruleset.version)
    if own.since:
        yield Dated(own.since, "rule_since", rule.head.id)
    if own.until or whole.until:
        until = min(day for day in (own.until, whole.until) if day)
        yield Dated(until, "until", rule.head.id)


def _settings(contents: Contents, rule: Rule) -> Iterator[Dated]:
    used = contents.uses.by_rule[rule.head.id]
    for parameter in contents.ruleset.parameters:
        if f"param.{parameter.name}" in used:
            yield from _of_parameter(contents, parameter)


def _of_parameter(contents: Contents, parameter: Parameter) -> Iterator[Dated]:
    for setting in parameter.settings:
        value = contents.wording.value(setting.value, parameter)
        yield Dated(setting.since, "setting", f"param.{parameter.name}", value, setting.owner, setting.reason)


def _approval(contents: Contents, rule: Rule) -> Iterator[Dated]:
    seal = contents.found.seals.get(rule.head.id)
    if seal:
        yield Dated(seal.day, "approved", rule.head.id, "", seal.by)
