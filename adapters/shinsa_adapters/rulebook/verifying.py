"""Verify a rulebook: lint its features, run every example, and hold the result together as one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shinsa.ruleset import Rule, Ruleset
from shinsa_adapters.rulebook.coverage import Coverage, coverage
from shinsa_adapters.rulebook.draft import first_day
from shinsa_adapters.rulebook.drift import drift, drift_of_translations
from shinsa_adapters.rulebook.features import Example, FeatureFile, read_feature
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.proofs import Proof, current, digests, read_proofs
from shinsa_adapters.rulebook.running import Run, run_example
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.seals import Change, Seal, changes, read_seals
from shinsa_adapters.rulebook.shelf import Gathered, Reading, Shelf, gather
from shinsa_adapters.rulebook.translations import Translation, translations_of


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying a rulebook found.

    `files` are the feature files that were run, `problems` what is wrong with them and the others, `rule` the one rule
    that was looked at (`None` for all), `differences` where rules and their blocks drift apart. `seals` are the
    approvals, `changes` the approved rules that are not as they were, `coverage` what the examples show of each rule
    and of each conclusion it rests on; these do not decide whether the rulebook holds. Coverage counts confirmed
    examples; `proposed` is what it would be with those that are still to be confirmed, empty where there are none.
    `proofs` are those kept beside the features that still count, `kept` the rules and parameters there are any of. What
    they prove to be impossible is not asked of coverage; `impossible` says how much that is. `translations` are the
    files that say the same in other languages, and how far they do.
    """

    ruleset: Ruleset
    rule: str | None
    files: tuple[FeatureFile, ...]
    problems: tuple[FeatureProblem, ...]
    differences: tuple[FeatureProblem, ...]
    runs: tuple[Run, ...]
    seals: Mapping[str, Seal]
    changes: tuple[Change, ...]
    coverage: tuple[Coverage, ...]
    proposed: tuple[Coverage, ...]
    proofs: Mapping[str, Proof]
    kept: frozenset[str]
    impossible: int
    translations: tuple[Translation, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were looked at."""
        return tuple(rule for rule in self.ruleset.rules if self.rule in {None, rule.head.id})

    @property
    def mistakes(self) -> tuple[FeatureProblem, ...]:
        """What is wrong with the features, where they drift from the rules, what translations test besides."""
        other = (problem for translation in self.translations for problem in translation.parity.other)
        return (*self.problems, *self.differences, *other)

    @property
    def failed(self) -> tuple[Run, ...]:
        """The runs in which a sentence was not true."""
        several = (self.runs, *(translation.runs for translation in self.translations))
        return tuple(run for runs in several for run in runs if run.failures)

    @property
    def holds(self) -> bool:
        """Whether every feature is sound, says the same as its rule, and every sentence is true."""
        return not self.mistakes and not self.failed


def verify(ruleset: Ruleset, shelf: Shelf, rule: str | None = None, read: Reading = read_feature) -> Verification:
    """Verify the rulebook on a shelf, or only what it says of one rule; `read` reads its feature files.

    Features that are not sound are reported, not run, and not compared with the rules: then nobody knows which blocks
    there are. Raises OSError where the features cannot be read.
    """
    library = library_of(ruleset)
    gathered = gather(shelf, library, read)
    originals = {file.path for file in gathered.sound}
    told = (each.example for each in gathered.told)
    examples = [example for example in told if example.file in originals and _wanted(example, rule)]
    screeners = Screeners(ruleset, explained=True)
    runs = _run(examples, library, screeners, shelf)
    seals, unread = _approvals(shelf)
    kept, unreadable = _kept(shelf)
    looked_at = _only(ruleset, rule)
    problems = (*gathered.problems, *unread, *unreadable)
    proofs = {} if problems or not kept else current(kept, digests(ruleset, gathered.sound, shelf.proposals))
    differences = () if problems else _drift(looked_at, gathered)
    translated = () if problems else translations_of(ruleset, gathered, rule)
    changed = () if problems else changes(looked_at, gathered.sound, _sealed(seals, rule))
    confirmed = tuple(run for run in runs if not run.example.proposed)
    everything = _covered(looked_at, confirmed)
    covered = tuple(_possible(entry, proofs) for entry in everything)
    waiting = len(confirmed) < len(runs)
    with_proposed = tuple(_possible(entry, proofs) for entry in _covered(looked_at, runs)) if waiting else ()
    fewer = sum(len(entry.showings) for entry in everything) - sum(len(entry.showings) for entry in covered)
    return Verification(
        ruleset,
        rule,
        gathered.sound,
        problems,
        differences,
        runs,
        seals,
        changed,
        covered,
        with_proposed,
        proofs,
        frozenset(kept),
        fewer,
        tuple(replace(each, runs=_run(each.parity.to_run, library, screeners, shelf)) for each in translated),
    )


def _drift(ruleset: Ruleset, gathered: Gathered) -> tuple[FeatureProblem, ...]:
    return (*drift(ruleset, gathered.sound), *drift_of_translations(ruleset, gathered.translations))


def _approvals(shelf: Shelf) -> tuple[dict[str, Seal], tuple[FeatureProblem, ...]]:
    try:
        return read_seals(shelf.features), ()
    except FeatureError as error:
        return {}, error.problems


def _kept(shelf: Shelf) -> tuple[dict[str, Proof], tuple[FeatureProblem, ...]]:
    try:
        return read_proofs(shelf.features), ()
    except FeatureError as error:
        return {}, error.problems


def _possible(entry: Coverage, proofs: Mapping[str, Proof]) -> Coverage:
    """What is to be shown, without what is proved to be shown by nothing."""
    cannot = proofs[entry.about].impossible if entry.about in proofs else ()
    return replace(entry, showings=tuple(one for one in entry.showings if one.shown or str(one) not in cannot))


def _only(ruleset: Ruleset, rule: str | None) -> Ruleset:
    """The ruleset, as if it had no other rule."""
    return replace(ruleset, rules=tuple(entry for entry in ruleset.rules if rule in {None, entry.head.id}))


def _covered(ruleset: Ruleset, runs: tuple[Run, ...]) -> tuple[Coverage, ...]:
    """What the runs show of these rules, and of the conclusions that one of them rests on."""
    found = coverage(ruleset, first_day(ruleset), runs)
    known = {rule.head.id for rule in ruleset.rules}
    return tuple(entry for entry in found if entry.users or entry.about in known)


def _sealed(seals: Mapping[str, Seal], rule: str | None) -> dict[str, Seal]:
    return {name: seal for name, seal in seals.items() if rule in {None, name}}


def _wanted(example: Example, rule: str | None) -> bool:
    return rule is None or example.rule == rule


def _run(examples: Sequence[Example], library: StepLibrary, screeners: Screeners, shelf: Shelf) -> tuple[Run, ...]:
    return tuple(run_example(example, library, screeners, shelf.proposals) for example in examples)
