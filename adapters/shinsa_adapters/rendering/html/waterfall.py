"""The score as a waterfall: what is certain, rule by rule, held to the caps, then what open questions could add.

Rows add up exactly: every row starts where the one before it ended, and the last certain one ends at the score's worst
case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final

from shinsa.explaining.document import FamilyDocument, Points, RuleDocument, VerdictDocument
from shinsa_adapters.rendering.html import catalogue
from shinsa_adapters.rendering.phrasing import Phrasing
from shinsa_adapters.rendering.wording import number

MOST: Final = 3
"""So many rules of a family have a row of their own; the rest share one, so that a memo stays one page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is, the points it adds, and where it starts and ends on the score's axis.

    `kind` is `gives`, `takes`, `total` or `open`; `family` is the label of the family it
    belongs to, empty for the score itself.
    """

    label: str
    family: str
    kind: str
    points: Decimal
    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    family: str
    points: Decimal


def waterfall(document: VerdictDocument, by: Phrasing) -> tuple[Row, ...]:
    """The rows from nothing to the score at best."""
    steps = list(_steps(document, by))
    ends = list(accumulate((step.points for step in steps), initial=Decimal(0)))
    rows = [
        Row(step.label, step.family, "takes" if step.points < 0 else "gives", step.points, start, end)
        for step, start, end in zip(steps, ends, ends[1:], strict=False)
    ]
    low, high = _exact(document["score"]["low"]), _exact(document["score"]["high"])
    rows.append(Row(by.say(catalogue.CERTAIN), "", "total", low, Decimal(0), low))
    if high != low:
        rows.append(Row(by.say(catalogue.OPEN_QUESTIONS), "", "open", high - low, low, high))
    return tuple(rows)


def _steps(document: VerdictDocument, by: Phrasing) -> Iterator[_Step]:
    """Family by family: the rules that surely give or take most, the others together, and what the cap takes away."""
    for family in _counted(document):
        rules = [rule for rule in document["rules"] if rule["family"] == family["id"] and _low(rule)]
        yield from _family_steps(family, rules, by)


def _family_steps(family: FamilyDocument, rules: Sequence[RuleDocument], by: Phrasing) -> Iterator[_Step]:
    label = family["label"]
    strongest = sorted(rules, key=lambda rule: -abs(_low(rule)))[:MOST]
    for rule in strongest:
        yield _Step(rule["title"], label, _low(rule))
    others = [_low(rule) for rule in rules if rule not in strongest]
    if others:
        yield _Step(by.say(catalogue.OTHER_RULES, count=len(others)), label, sum(others, Decimal(0)))
    lost = _exact(family["counted"]["low"]) - _exact(family["sum"]["low"])
    if lost:
        yield _Step(by.say(catalogue.HELD_TO_CAP, cap=number(family["cap"])), label, lost)


def _counted(document: VerdictDocument) -> Sequence[FamilyDocument]:
    """The families whose points count: of those for fit, the one that fit rests on."""
    lane, families = document["score"]["fit"]["lane"], document["score"]["families"]
    return [family for family in families if family["group"] in {"national_security", "risk"} or family["id"] == lane]


def _low(rule: RuleDocument) -> Decimal:
    return Decimal(0) if rule["points"] is None else _exact(rule["points"]["low"])


def _exact(points: Points) -> Decimal:
    """Points as the document writes them, so that sums are exact."""
    return Decimal(str(points))
