"""Proving a rulebook: every mutant tried, everything that cannot be shown proved to be so, and the outcome kept."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from shinsa.planning.plan import plan
from shinsa.ruleset import Ruleset
from shinsa_adapters.proving.prover import Prover
from shinsa_adapters.rulebook.coverage import coverage
from shinsa_adapters.rulebook.draft import first_day
from shinsa_adapters.rulebook.features import examples_of
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.results import Tally, mutate
from shinsa_adapters.rulebook.proofs import Proof, digests
from shinsa_adapters.rulebook.proposing.impossible import impossible
from shinsa_adapters.rulebook.shelf import Shelf
from shinsa_adapters.rulebook.uses import beside_rules, uses_of
from shinsa_adapters.rulebook.verifying import Verification

Watch: TypeAlias = Callable[[Sequence[Mutant]], Iterable[Mutant]]
"""Hands mutants on one by one, and may show how far they are."""


def prove(ruleset: Ruleset, shelf: Shelf, found: Verification, seconds: float, watch: Watch = iter) -> dict[str, Proof]:
    """A proof for each rule of a rulebook that holds, and for each parameter that no rule answers for, as `param.x`.

    `seconds` is the limit for one question to the prover.
    """
    examples = (example for file in found.files for example in examples_of(file))
    mutation = mutate(ruleset, [each for each in examples if not each.proposed], shelf, None, watch, seconds=seconds)
    by_subject = {tally.about: tally for tally in mutation.tallies}
    uses, now = uses_of(ruleset), digests(ruleset, found.files, shelf.proposals)
    cannot = _impossible(ruleset, found, seconds)
    proofs: dict[str, Proof] = {}
    for rule in ruleset.rules:
        name = rule.head.id
        tallies = [by_subject[about] for about in (name, *sorted(uses.by_rule[name])) if about in by_subject]
        proofs[name] = _proof(now[name], tallies, cannot.get(name, ()))
    for name in beside_rules(ruleset):
        proofs[name] = _proof(now[name], [by_subject[name]] if name in by_subject else [], ())
    return proofs


def _proof(digest: str, tallies: list[Tally], cannot: tuple[str, ...]) -> Proof:
    mutants, killed = (sum(getattr(tally, part) for tally in tallies) for part in ("mutants", "killed"))
    equivalent = sum(survivor.proof is not None for tally in tallies for survivor in tally.survivors)
    return Proof(digest, mutants, killed, equivalent, cannot)


def _impossible(ruleset: Ruleset, found: Verification, seconds: float) -> dict[str, tuple[str, ...]]:
    """What no proposal can show of each rule, where that is proved.

    Asked of all that is not shown: what an earlier proof excuses stands no longer among what was verified, and would be
    lost.
    """
    rules = {rule.head.id: rule for rule in ruleset.rules}
    parameters = plan(ruleset, first_day(ruleset)).parameters
    proved: dict[str, tuple[str, ...]] = {}
    confirmed = [run for run in found.runs if not run.example.proposed]
    with Prover(seconds) as prover:
        for entry in coverage(ruleset, first_day(ruleset), confirmed):
            if (rule := rules.get(entry.about)) is not None:
                gaps = (one for one in entry.showings if not one.shown)
                cannot = (str(one) for one in gaps if impossible(one, rule, ruleset, parameters, prover))
                proved[entry.about] = tuple(cannot)
    return proved
