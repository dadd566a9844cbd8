"""What judges and scores: thresholds in order, parameters in time, points in families that count."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from shinsa.checking import catalogue
from shinsa.errors import Finding
from shinsa.messages.message import Message
from shinsa.messages.teller import said
from shinsa.parsing.draft import Draft
from shinsa.parsing.parameters import amounts
from shinsa.ruleset import Group, Merit, Parameter


def thresholds_in_order(draft: Draft) -> Iterator[Finding]:
    """Too low to be eligible lies below eligible; evidence earns a remark before it stops to count."""
    names, age = draft.ruleset.thresholds, draft.ruleset.evidence_age
    known = {parameter.name: parameter for parameter in draft.ruleset.parameters}
    yield from _in_order(names.ineligible, names.eligible, known, catalogue.THRESHOLDS_OUT_OF_ORDER, strict=True)
    if age is not None:
        yield from _in_order(age.remark, age.unknown, known, catalogue.AGES_OUT_OF_ORDER, strict=False)


def _in_order(
    lower: str, upper: str, known: Mapping[str, Parameter], what: Message, *, strict: bool
) -> Iterator[Finding]:
    """On every day on which one of two parameters begins to hold, the lower lies below the upper."""
    low, high = known.get(lower), known.get(upper)
    if low is None or high is None:
        return
    days = sorted({since for since, _ in (*amounts(low), *amounts(high))})
    wrong = next((day for day in days if not _below(low.on(day), high.on(day), strict=strict)), None)
    if wrong is not None:
        values = str(low.on(wrong)), str(high.on(wrong))
        message = said(what, lower=lower, upper=upper, day=wrong)
        hint = said(catalogue.BOTH_VALUES, lower=lower, low=values[0], upper=upper, high=values[1])
        yield Finding(low.at, "threshold-order", message, hint)


def _below(low: object, high: object, *, strict: bool) -> bool:
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return True
    return low < high if strict else low <= high


def parameters_in_time(draft: Draft) -> Iterator[Finding]:
    """Every parameter has a value from the programme's first day on."""
    start = draft.ruleset.effective.since
    for parameter in draft.ruleset.parameters:
        first = min(setting.since for setting in parameter.settings)
        if start is not None and first > start:
            message = said(catalogue.PARAMETER_LATE, name=parameter.name, start=start, first=first)
            hint = said(catalogue.BEGIN_SETTING_ON, start=start.isoformat())
            yield Finding(parameter.at, "late-parameter", message, hint)


def rules_score(draft: Draft) -> Iterator[Finding]:
    """A merit in a family that does not count gives its points to nobody."""
    idle = {family.id for family in draft.ruleset.families if family.group is Group.NONE}
    for rule in draft.ruleset.rules:
        if isinstance(rule, Merit) and rule.head.family in idle:
            message = said(catalogue.POINTS_UNCOUNTED, rule=rule.head.id, family=rule.head.family)
            yield Finding(rule.head.at, "uncounted-points", message, said(catalogue.MOVE_TO_FAMILY))
