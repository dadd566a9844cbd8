"""What became of a ruleset's laws, as `check` prints it."""

from typing import TYPE_CHECKING

from shinsa.errors import Finding
from shinsa.messages.teller import Said, said
from shinsa_adapters.cli.catalogue import checking as catalogue

if TYPE_CHECKING:
    from shinsa_adapters.proving.laws import Judgment


def broken_law(judged: "Judgment") -> Finding | None:
    """The mistake of a law that does not hold: what happens, and the pair of proposals to which it does."""
    pair = judged.broken
    if pair is None:
        return None
    law, rule = judged.law.message, judged.rule
    told = (
        said(catalogue.LAW_BROKEN, law=law, before=pair.before, after=pair.after)
        if rule is None
        else said(catalogue.LAW_BROKEN_THROUGH, law=law, before=pair.before, after=pair.after, rule=rule)
    )
    hint = said(catalogue.MEND_THE_RULE, worse=pair.worse, better=pair.better)
    return Finding(judged.law.at, "broken-law", told, hint)


def open_law(judged: "Judgment") -> Said | None:
    """A law of which nothing is known, and why."""
    if judged.unknown is None:
        return None
    return said(catalogue.LAW_NOT_KNOWN, at=str(judged.law.at), law=judged.law.message, why=judged.unknown)


def idle_law(judged: "Judgment") -> Finding | None:
    """A warning of a law that says nothing, as no rule reads its fact: it would hold whatever the rules were."""
    from shinsa_adapters.proving.laws import UNREAD  # noqa: PLC0415  # heavy, and loaded by now

    if judged.proof != UNREAD:
        return None
    told = said(catalogue.LAW_IDLE, law=judged.law.message, fact=judged.law.fact)
    return Finding(judged.law.at, "warning", told, said(catalogue.READ_THE_FACT))
