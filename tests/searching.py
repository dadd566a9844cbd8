"""The nearest change of a verdict, searched for by trying every step of a fact."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from shinsa.analysing.changing.trials import Trial
from shinsa.analysing.firmness.facts import Edge, Margin
from shinsa.facts import Fact, FactKind, Vocabulary
from shinsa.judging.verdict import Verdict
from shinsa.proposal.references import References, replaced
from shinsa.screening import Screening
from shinsa.values import Scalar
from strategies.rulesets import VOCABULARY

CUT = date(2028, 6, 30)
"""The only day that random rulesets compare with: around it every change of a verdict lies."""


def finer() -> Vocabulary:
    """Twenty steps where there was one, for what scales points and for what is added up."""

    def fine(fact: Fact) -> Fact:
        return replace(fact, step=Decimal("0.05")) if fact.kind is FactKind.NUMBER else fact

    entries = (
        fine(entry) if isinstance(entry, Fact) else replace(entry, fields=tuple(map(fine, entry.fields)))
        for entry in VOCABULARY.entries
    )
    return replace(VOCABULARY, entries=tuple(entries))


FINER = finer()


def steps(fact: Fact) -> list[Scalar]:
    """Every value of a number, in order; of a day those around the only one that conditions name."""
    if fact.kind is FactKind.DATE:
        return [date(2026, 1, 1), *(CUT + timedelta(days=days) for days in range(-2, 4)), date(2030, 1, 1)]
    step, most = cast("Decimal", fact.step), cast("Decimal", fact.maximum)
    return [step * place for place in range(int(most / step) + 1)]


def searched(screening: Screening, margin: Margin) -> tuple[Edge | None, Edge | None]:
    """The nearest change below and above, found by trying every step."""
    values = steps(margin.fact)
    lower = [value for value in reversed(values) if value < margin.value]  # type: ignore[operator]
    upper = [value for value in values if value > margin.value]  # type: ignore[operator]
    return _first(screening, margin, lower), _first(screening, margin, upper)


def _first(screening: Screening, margin: Margin, values: list[Scalar]) -> Edge | None:
    stands = margin.value
    for value in values:
        verdict = tried(screening, margin.path, value)
        if verdict is screening.judgement.verdict:
            stands = value
        elif verdict is not None:
            return Edge(stands, value, verdict)
    return None


def tried(screening: Screening, path: str, value: Scalar) -> Verdict | None:
    """The verdict with one fact stated otherwise."""
    return tried_together(screening, {path: value})


def tried_together(screening: Screening, stated: dict[str, Scalar]) -> Verdict | None:
    """The verdict with several facts stated otherwise."""
    references = References(screening.edition.plan.ruleset.vocabulary)
    values = list(screening.facts.values)
    for path, value in stated.items():
        at = references.at(path)
        values[at.slot] = replaced(values[at.slot], {(at.index, at.column): value})
    return Trial(screening).values(tuple(values))
