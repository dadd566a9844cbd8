"""The strongest reasons for and against, and the sentence that says what settled the verdict."""

from collections.abc import Mapping, Sequence

from shinsa.explaining import catalogue
from shinsa.explaining.amounts import points
from shinsa.explaining.document import ReasonDocument, ReasonsDocument, RuleDocument
from shinsa.judging.verdict import Judgement, Step
from shinsa.messages.teller import Teller
from shinsa.planning.plan import Plan, PlannedRule, most_points
from shinsa.ruleset import Group

STRONGEST = 3
"""How many reasons are given on each side."""


def reasons(plan: Plan, judgement: Judgement, rules: Sequence[RuleDocument], by: Teller) -> ReasonsDocument:
    """Up to three reasons on each side, strongest first.

    In favour: the merits that gave most. Against: gates that refuse, gates that hold, merits that took points away,
    gates that are open, then the merits that withheld most. Points that could not count are no reason: those of a lane
    that fit does not rest on, and those withheld in a family that has reached its cap.
    """
    score = judgement.score
    counting = {
        entry.family.id: entry.sum.low < entry.cap
        for entry in score.families
        if entry.family.group is not Group.FIT or entry.family.id == score.lane
    }
    favour = [
        (reply.low, place)
        for place, reply in enumerate(judgement.answers)
        if reply.low > 0 and rules[place]["family"] in counting
    ]
    strongest = sorted(favour, key=lambda pair: (-pair[0], pair[1]))
    weights = [(_weight(plan.rules[place], rule, counting), place) for place, rule in enumerate(rules)]
    against = sorted(((weight, place) for weight, place in weights if weight is not None), key=lambda pair: pair)
    return {
        "in_favour": [_reason(rules[place], by) for _, place in strongest[:STRONGEST]],
        "against": [_reason(rules[place], by) for _, place in against[:STRONGEST]],
    }


def _weight(planned: PlannedRule, rule: RuleDocument, counting: Mapping[str, bool]) -> tuple[int, float] | None:
    """Where a rule stands among the reasons against; `None` for no reason against.

    `counting` holds the families whose points count, and whether more points would.
    """
    fired, unknown = rule["outcome"] == "fired", rule["outcome"] == "unknown"
    if rule["kind"] == "gate" and (fired or unknown):
        return (0 if rule["effect"] == "reject" else 1, 0.0) if fired else (3, 0.0)
    gained = rule["points"]
    if gained is None or unknown or rule["outcome"] == "not_applicable" or rule["family"] not in counting:
        return None
    if gained["low"] < 0:
        return (2, gained["low"])
    withheld = most_points(planned) / 100 - gained["low"]
    return (4, -withheld) if withheld > 0 and counting[rule["family"]] else None


def _reason(rule: RuleDocument, by: Teller) -> ReasonDocument:
    text = by.say(catalogue.REASON, title=rule["title"], why=rule["because"])
    return {"rule": rule["id"], "text": text, "points": rule["points"]}


def because(plan: Plan, judgement: Judgement, rules: Sequence[RuleDocument], by: Teller) -> str:
    """In a sentence, what settled the verdict."""
    total, names = judgement.score.total, plan.ruleset.thresholds
    eligible, ineligible = (points(plan.hundredths(name)) for name in (names.eligible, names.ineligible))
    match judgement.step:
        case Step.GATE_REFUSED:
            refused = [rule["title"] for rule in rules if rule["effect"] == "reject" and rule["outcome"] == "fired"]
            return by.say(catalogue.REFUSED, titles=by.clauses(refused))
        case Step.SCORE_TOO_LOW:
            return by.say(catalogue.SCORE_TOO_LOW, high=points(total.high), needed=ineligible)
        case Step.GATE_OPEN:
            return _open(rules, by)
        case Step.SCORE_AND_FLOORS:
            return by.say(catalogue.PASSED, low=points(total.low), needed=eligible)
        case Step.BETWEEN_BANDS:
            return _between(plan, judgement, by)


def _open(rules: Sequence[RuleDocument], by: Teller) -> str:
    gates = [rule for rule in rules if rule["kind"] == "gate"]
    held = [rule["title"] for rule in gates if rule["outcome"] == "fired"]
    unknown = sum(rule["outcome"] == "unknown" for rule in gates)
    parts = [by.say(catalogue.HELD, titles=by.clauses(held))] if held else []
    if unknown:
        parts.append(by.say(catalogue.GATES_OPEN, count=unknown))
    return by.clauses(parts)


def _between(plan: Plan, judgement: Judgement, by: Teller) -> str:
    shortfalls = by.clauses(_short(plan, judgement, by))
    low, high = points(judgement.score.total.low), points(judgement.score.total.high)
    if low == high:
        return by.say(catalogue.NOT_ENOUGH, points=low, shortfalls=shortfalls)
    return by.say(catalogue.NOT_SETTLED, low=low, high=high, shortfalls=shortfalls)


def _short(plan: Plan, judgement: Judgement, by: Teller) -> list[str]:
    """The bands and floors the worst case does not reach."""
    names, score = plan.ruleset.thresholds, judgement.score
    held = (
        (catalogue.THE_SCORE, score.total, names.eligible),
        (catalogue.FIT, score.fit, names.floor_fit),
        (catalogue.NATIONAL_SECURITY, score.national_security, names.floor_national_security),
        (catalogue.RISK, score.risk, names.floor_risk),
    )
    return [
        by.say(
            catalogue.SHORT_OF,
            group=by.say(group),
            low=points(interval.low),
            needed=points(plan.hundredths(name)),
        )
        for group, interval, name in held
        if interval.low < plan.hundredths(name)
    ]
