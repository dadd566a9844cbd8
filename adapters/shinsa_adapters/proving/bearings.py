"""Which way a rule moves as one fact gets better: from the ways of its conditions."""

from dataclasses import dataclass

from shinsa.planning.plan import hundredths
from shinsa.ruleset import Condition, Gate, Merit, Note, Rule, Tier
from shinsa_adapters.proving.polarity import Polarity, Way, together, turned

_NOT_UP = frozenset({Way.STAYS, Way.FALLS})
_NOT_DOWN = frozenset({Way.STAYS, Way.RISES})


@dataclass(frozen=True, slots=True)
class Points:
    """Points by a way, between two ends in hundredths."""

    way: Way
    least: int
    most: int


def touches(rule: Rule, polarity: Polarity) -> bool:
    """Whether the rule can move at all, as far as its form says."""
    match rule:
        case Gate():
            return {polarity.way(each.tree) for each in _conditions(rule)} != {Way.STAYS}
        case Merit():
            return merit_way(rule, polarity) is not Way.STAYS
        case Note():
            return False  # it neither refuses nor scores


def never_hurts(rule: Rule, polarity: Polarity) -> bool:
    """Whether the form of the rule shows that it never gets worse."""
    match rule:
        case Gate():
            applies = _way(rule.head.applies, polarity) in _NOT_UP
            met = (_way(each, polarity) for each in (rule.reject_unless, rule.review_unless))
            return applies and all(way in _NOT_DOWN for way in met)
        case Merit():
            return merit_way(rule, polarity) in _NOT_DOWN
        case Note():
            return True


def merit_way(merit: Merit, polarity: Polarity) -> Way:
    """The way of a merit's points, at their lowest and highest."""
    ladder = Points(Way.STAYS, 0, 0)
    for tier in reversed(merit.tiers):
        ladder = _first(tier, ladder, polarity)
    ways = [ladder.way, *(_first(tier, Points(Way.STAYS, 0, 0), polarity).way for tier in merit.plus)]
    applies = _way(merit.head.applies, polarity)
    moved = together(*ways)
    return moved if applies is Way.STAYS else Way.OPEN


def _first(tier: Tier, rest: Points, polarity: Polarity) -> Points:
    """A tier before others: it counts where it holds, and they do where it does not."""
    own = _tier(tier, polarity)
    if tier.when is None:
        return own
    least, most = min(own.least, rest.least), max(own.most, rest.most)
    holds = polarity.way(tier.when.tree)
    if holds is Way.STAYS:
        return Points(together(own.way, rest.way), least, most)
    if own.least >= rest.most:
        return Points(together(holds, own.way, rest.way), least, most)
    if own.most <= rest.least:
        return Points(together(turned(holds), own.way, rest.way), least, most)
    return Points(Way.OPEN, least, most)


def _tier(tier: Tier, polarity: Polarity) -> Points:
    named = tier.points.parameter
    points = hundredths(tier.points.number if named is None else polarity.parameters[named])
    if tier.times is None:
        return Points(Way.STAYS, points, points)
    share = polarity.way(tier.times.tree)
    return Points(share if points >= 0 else turned(share), min(0, points), max(0, points))


def _way(condition: Condition | None, polarity: Polarity) -> Way:
    return Way.STAYS if condition is None else polarity.way(condition.tree)


def _conditions(gate: Gate) -> tuple[Condition, ...]:
    held = (gate.head.applies, gate.reject_unless, gate.review_unless)
    return tuple(condition for condition in held if condition is not None)
