"""How each rule of a rulebook stands: proved, or what is missing for that.

A rule is proved when every sentence of its block is true and says what the rule says; when its examples show everything
of it, and of the conclusions it rests on, that any proposal can show; and when, of every small change of it and of what
it rests on, a confirmed scenario notices or a proof says that the change means the same. Of a parameter that no rule
answers for (how points become a verdict, and how old evidence may be) the last is asked, of the scenarios of verdicts.
"""

from collections.abc import Iterator, Mapping

from shinsa.ruleset import Rule
from shinsa_adapters.rendering.wording import count
from shinsa_adapters.rulebook.coverage import Coverage
from shinsa_adapters.rulebook.proofs import Proof
from shinsa_adapters.rulebook.uses import beside_rules
from shinsa_adapters.rulebook.verifying import Verification


def standing(found: Verification) -> Mapping[str, tuple[str, ...]]:
    """For each rule looked at, what is missing to call it proved; nothing where it is."""
    return {rule.head.id: tuple(_missing(rule, found)) for rule in found.rules}


def standing_beside(found: Verification) -> Mapping[str, tuple[str, ...]]:
    """For each parameter that no rule answers for, as `param.x`, what is missing to call it proved.

    There is nothing to say of them where one rule is looked at alone.
    """
    wanted = () if found.rule is not None else beside_rules(found.ruleset)
    return {name: tuple(_missing_beside(name, found)) for name in wanted}


def _missing_beside(name: str, found: Verification) -> Iterator[str]:
    if found.mistakes:
        yield "the features have mistakes"
    untrue = sum(run.example.rule is None for run in found.failed)
    if untrue:
        yield f"{count(untrue, 'example is', 'examples are')} not true"
    yield from _unnoticed(found.proofs.get(name), kept=name in found.kept)


def _missing(rule: Rule, found: Verification) -> Iterator[str]:
    name = rule.head.id
    if found.mistakes:
        yield "the features have mistakes"
    untrue = sum(run.example.rule == name for run in found.failed)
    if untrue:
        yield f"{count(untrue, 'example is', 'examples are')} not true"
    unshown = sum(not one.shown for entry in found.coverage if _concerns(entry, name) for one in entry.showings)
    if unshown:
        yield f"{count(unshown, 'thing is', 'things are')} not shown"
    yield from _unnoticed(found.proofs.get(name), kept=name in found.kept)


def _concerns(entry: Coverage, rule: str) -> bool:
    return entry.about == rule or rule in entry.users


def _unnoticed(proof: Proof | None, *, kept: bool) -> Iterator[str]:
    if proof is None:
        yield "changed since its changes were tried" if kept else "its changes were never tried"
    elif proof.open:
        yield f"{count(proof.open, 'change goes', 'changes go')} unnoticed"
