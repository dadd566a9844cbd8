"""Scores and verdicts as formulas: the same as `shinsa.judging`, over answers free to choose."""

from collections.abc import Mapping
from dataclasses import dataclass

from shinsa.planning.plan import hundredths
from shinsa.ruleset import Family, Gate, Group, ParameterValue, Ruleset
from shinsa_adapters.proving.replies import Reply
from shinsa_adapters.proving.terms import Bool, Int, chosen, every, least, most, some, total

REFUSED, TOO_LOW, OPEN, ELIGIBLE, BORDERLINE, HOPELESS = range(6)
"""How a verdict was settled; `BORDERLINE` could still become eligible, `HOPELESS` not."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hundredths of a point, at their lowest and highest."""

    low: Int
    high: Int


@dataclass(frozen=True, slots=True)
class Judging:
    """The answers of some rules by id, and the parameters that judge them."""

    ruleset: Ruleset
    replies: Mapping[str, Reply]
    parameters: Mapping[str, ParameterValue]

    def group(self, group: Group) -> Span:
        """A group's part of the score: the best family of fit, the sum of the others."""
        families = [family for family in self.ruleset.families if family.group is group and family.cap is not None]
        spans = [self._family(family) for family in families]
        if group is not Group.FIT:
            return Span(total([span.low for span in spans]), total([span.high for span in spans]))
        best = spans[0] if spans else Span(0, 0)
        for span in spans[1:]:
            best = Span(most(best.low, span.low), most(best.high, span.high))
        return best

    def settled(self) -> Int:
        """Which step settles the verdict."""
        spans = {group: self.group(group) for group in (Group.FIT, Group.NATIONAL_SECURITY, Group.RISK)}
        whole = Span(total([span.low for span in spans.values()]), total([span.high for span in spans.values()]))
        gates = [self.replies[rule.head.id] for rule in self.ruleset.rules if isinstance(rule, Gate)]
        refused = some(every((gate.fired, gate.rejects)) for gate in gates)
        held = some(some((gate.open, gate.fired)) for gate in gates)
        between = chosen(self._qualifies(whole, spans, best=True), BORDERLINE, HOPELESS)
        banded = chosen(self._qualifies(whole, spans, best=False), ELIGIBLE, between)
        too_low = whole.high < self._points(self.ruleset.thresholds.ineligible)
        return chosen(refused, REFUSED, chosen(too_low, TOO_LOW, chosen(held, OPEN, banded)))

    def _qualifies(self, whole: Span, spans: Mapping[Group, Span], *, best: bool) -> Bool:
        names = self.ruleset.thresholds
        pairs = (
            (whole, names.eligible),
            (spans[Group.FIT], names.floor_fit),
            (spans[Group.NATIONAL_SECURITY], names.floor_national_security),
            (spans[Group.RISK], names.floor_risk),
        )
        return every((span.high if best else span.low) >= self._points(name) for span, name in pairs)

    def _family(self, family: Family) -> Span:
        cap = self._points(str(family.cap))
        own = [self.replies[rule.head.id] for rule in self.ruleset.rules if rule.head.family == family.id]
        low, high = total([reply.low for reply in own]), total([reply.high for reply in own])
        return Span(least(low, cap), least(high, cap))

    def _points(self, parameter: str) -> int:
        return hundredths(self.parameters[parameter])
