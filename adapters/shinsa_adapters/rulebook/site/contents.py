"""Everything a site is made from, gathered once: the rules, what running their rulebook showed, earlier versions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter

from shinsa.messages.message import DEFAULT, Language
from shinsa.planning.plan import Plan, plan
from shinsa.ruleset import Conclusion, Parameter, Rule, Ruleset, Setting
from shinsa_adapters.rulebook.coverage import Coverage, Showing
from shinsa_adapters.rulebook.features import FeatureFile, ScenarioBlock, examples_of
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.results import Mutation, Tally, mutate
from shinsa_adapters.rulebook.running import Run
from shinsa_adapters.rulebook.shelf import Shelf
from shinsa_adapters.rulebook.site.asking import Wording
from shinsa_adapters.rulebook.site.history import Edition, editions
from shinsa_adapters.rulebook.uses import Uses, uses_of
from shinsa_adapters.rulebook.verifying import Verification, verify


@dataclass(frozen=True)
class Contents:
    """What a site tells of a ruleset.

    `plan` is the ruleset on the day the site is made for, `found` what verifying its rulebook found, `mutation` what
    its mutants came to (`None` where they were not tried), `editions` its versions, the latest first; `language` is
    `en`, `ja` or `zh`.
    """

    plan: Plan
    as_of: date
    found: Verification
    mutation: Mutation | None
    editions: tuple[Edition, ...]
    language: Language = DEFAULT

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset the site is about."""
        return self.plan.ruleset

    @cached_property
    def wording(self) -> Wording:
        """Its conditions and values in words."""
        return Wording(self.plan, self.language)

    @cached_property
    def uses(self) -> Uses:
        """Which conclusions and parameters each rule rests on."""
        return uses_of(self.ruleset)

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """What the examples show, by rule id or `conclusion.x`."""
        return {entry.about.replace("conclusion ", "conclusion."): entry for entry in self.found.coverage}

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """The mutants, by rule id, `conclusion.x` or `param.x`; empty where they were not tried."""
        return {tally.about: tally for tally in self.mutation.tallies} if self.mutation else {}

    @cached_property
    def runs(self) -> Mapping[tuple[str, int], Run]:
        """Every example that was run, of translations too, by its file and line."""
        several = (self.found.runs, *(translation.runs for translation in self.found.translations))
        return {(str(run.example.file), run.example.line): run for runs in several for run in runs}

    @cached_property
    def scenarios(self) -> Mapping[str | None, Sequence[tuple[FeatureFile, ScenarioBlock]]]:
        """The scenarios in each rule's block; under `None` those that stand in no block."""
        return _by_rule(self.found.files)

    @cached_property
    def translated(self) -> Mapping[str | None, Sequence[tuple[FeatureFile, ScenarioBlock]]]:
        """The same of the scenarios that are translated into the language of the site."""
        several = (each.files for each in self.found.translations if each.language == self.language)
        return _by_rule([file for files in several for file in files])

    @cached_property
    def all_showings(self) -> tuple[Showing, ...]:
        """Everything that examples should show, of rules and conclusions."""
        return tuple(one for entry in self.found.coverage for one in entry.showings)

    @cached_property
    def approved(self) -> tuple[str, ...]:
        """The ids of the rules that somebody approved."""
        return tuple(rule.head.id for rule in self.ruleset.rules if rule.head.id in self.found.seals)

    @cached_property
    def settings(self) -> tuple[tuple[date, Parameter, Setting], ...]:
        """Every setting of every parameter, by day."""
        found = [(setting.since, entry, setting) for entry in self.ruleset.parameters for setting in entry.settings]
        return tuple(sorted(found, key=itemgetter(0)))

    def setting(self, parameter: Parameter) -> Setting:
        """The setting in force on the day."""
        return [setting for setting in parameter.settings if setting.since <= self.as_of][-1]

    def parameters_of(self, rule: Rule) -> tuple[Parameter, ...]:
        """The parameters a rule rests on, in the ruleset's order."""
        used = self.uses.by_rule[rule.head.id]
        return tuple(entry for entry in self.ruleset.parameters if f"param.{entry.name}" in used)

    def conclusions_of(self, rule: Rule) -> tuple[Conclusion, ...]:
        """The conclusions a rule rests on, in the ruleset's order."""
        used = self.uses.by_rule[rule.head.id]
        return tuple(entry for entry in self.ruleset.conclusions if f"conclusion.{entry.name}" in used)

    def rules_of(self, family: str) -> tuple[Rule, ...]:
        """The rules of a family, in the ruleset's order."""
        return tuple(rule for rule in self.ruleset.rules if rule.head.family == family)


def _by_rule(files: Iterable[FeatureFile]) -> Mapping[str | None, Sequence[tuple[FeatureFile, ScenarioBlock]]]:
    held: defaultdict[str | None, list[tuple[FeatureFile, ScenarioBlock]]] = defaultdict(list)
    for file in files:
        for scenario in file.scenarios:
            held[scenario.rule.ids[0] if scenario.rule and scenario.rule.ids else None].append((file, scenario))
    return held


def newest_day(ruleset: Ruleset) -> date:
    """The day on which the newest setting of a parameter, or the ruleset itself, began: shown unless told otherwise."""
    days = [setting.since for parameter in ruleset.parameters for setting in parameter.settings]
    return min(max([*days, ruleset.effective.since or date.min]), ruleset.effective.until or date.max)


@dataclass(frozen=True, slots=True)
class Trying:
    """How mutants are tried.

    `watch` hands them on one by one and may show how far they are; `seconds` is how long a proof about one that nobody
    noticed may take. Only such proofs depend on how fast they are made.
    """

    watch: Callable[[Sequence[Mutant]], Iterable[Mutant]] = iter
    seconds: float = 0


def contents_of(
    versions: Sequence[Ruleset],
    shelf: Shelf,
    as_of: date,
    trying: Trying | None,
    language: Language = DEFAULT,
) -> Contents:
    """Run the rulebook of the last of the versions and, unless `trying` is `None`, its mutants; compare the versions.

    Raises:
        NotInForceError: the day lies outside the ruleset's dates, or a parameter has no value on it.
    """
    ruleset = versions[-1]
    planned = plan(ruleset, as_of)
    found = verify(ruleset, shelf)
    mutation = None if trying is None else _mutation(found, shelf, trying)
    return Contents(planned, as_of, found, mutation, editions(versions), language)


def _mutation(found: Verification, shelf: Shelf, trying: Trying) -> Mutation:
    examples = [example for file in found.files for example in examples_of(file)]
    return mutate(found.ruleset, examples, shelf, watch=trying.watch, seconds=trying.seconds)
