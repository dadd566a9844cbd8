"""The strongest reasons for and against, and the sentence that says what settled the verdict."""

from collections.abc import Mapping, Sequence

from shinsa.explaining.amounts import points
from shinsa.explaining.document import ReasonDocument, ReasonsDocument, RuleDocument
from shinsa.judging.verdict import Judgement, Step
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.ruleset import Group

STRONGEST = 3
"""How many reasons are given on each side."""


def reasons(plan: Plan, judgement: Judgement, rules: Sequence[RuleDocument]) -> ReasonsDocument:
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
        "in_favour": [_reason(rules[place]) for _, place in strongest[:STRONGEST]],
        "against": [_reason(rules[place]) for _, place in against[:STRONGEST]],
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
    withheld = _most(planned) / 100 - gained["low"]
    return (4, -withheld) if withheld > 0 and counting[rule["family"]] else None


def _most(planned: PlannedRule) -> int:
    """The most points a merit can give, in hundredths."""
    tiers = max((tier.hundredths for tier in planned.tiers), default=0)
    return max(0, tiers) + sum(max(0, tier.hundredths) for tier in planned.plus)


def _reason(rule: RuleDocument) -> ReasonDocument:
    return {"rule": rule["id"], "text": f"{rule['title']}: {rule['because']}", "points": rule["points"]}


def because(plan: Plan, judgement: Judgement, rules: Sequence[RuleDocument]) -> str:
    """In a sentence, what settled the verdict."""
    total, names = judgement.score.total, plan.ruleset.thresholds
    low, high = points(total.low), points(total.high)
    eligible, ineligible = (points(plan.hundredths(name)) for name in (names.eligible, names.ineligible))
    match judgement.step:
        case Step.GATE_REFUSED:
            refused = [rule["title"] for rule in rules if rule["effect"] == "reject" and rule["outcome"] == "fired"]
            return f"refused, because this does not hold: {'; '.join(refused)}"
        case Step.SCORE_TOO_LOW:
            return (
                f"the score is at most {high} even if every open question is answered well; {ineligible} is the least"
            )
        case Step.GATE_OPEN:
            return _open(rules)
        case Step.SCORE_AND_FLOORS:
            return (
                f"every gate is passed, the score is at least {low} ({eligible} is needed) and every floor is reached"
            )
        case Step.BETWEEN_BANDS:
            short = _short(plan, judgement)
            span = f"{low}" if low == high else f"{low} to {high}"
            return f"every gate is passed, but {span} points do not settle it: {'; '.join(short)}"


def _open(rules: Sequence[RuleDocument]) -> str:
    gates = [rule for rule in rules if rule["kind"] == "gate"]
    held = [rule["title"] for rule in gates if rule["outcome"] == "fired"]
    unknown = [rule["title"] for rule in gates if rule["outcome"] == "unknown"]
    parts = [f"held, because this does not hold: {'; '.join(held)}"] if held else []
    if unknown:
        parts.append(f"{len(unknown)} {'gate is' if len(unknown) == 1 else 'gates are'} not answered yet")
    return "; ".join(parts)


def _short(plan: Plan, judgement: Judgement) -> list[str]:
    """The bands and floors the worst case does not reach."""
    names, score = plan.ruleset.thresholds, judgement.score
    held = (
        ("the score", score.total, names.eligible),
        ("fit", score.fit, names.floor_fit),
        ("national security", score.national_security, names.floor_national_security),
        ("risk", score.risk, names.floor_risk),
    )
    return [
        f"{label} is at least {points(interval.low)}, {points(plan.hundredths(name))} is needed"
        for label, interval, name in held
        if interval.low < plan.hundredths(name)
    ]
