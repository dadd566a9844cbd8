"""What to do now: which gate to cure, what to ask whom, which conflict to settle, what the committee has to decide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shinsa.explaining import catalogue
from shinsa.explaining.amounts import points
from shinsa.explaining.document import (
    ConditionPrecedentDocument,
    ConflictDocument,
    NextStepDocument,
    QuestionDocument,
    RuleDocument,
)
from shinsa.explaining.roles import role
from shinsa.judging.verdict import Judgement, Step
from shinsa.messages.teller import Teller
from shinsa.planning.plan import Plan, most_points
from shinsa.ruleset import ReviewKind

FEW: Final = 3
"""How many facts to ask for, and how many merits to strengthen, are named."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a verdict document says already, from which the next steps follow."""

    rules: Sequence[RuleDocument]
    questions: Sequence[QuestionDocument]
    conflicts: Sequence[ConflictDocument]
    precedent: Sequence[ConditionPrecedentDocument]


def next_steps(plan: Plan, judgement: Judgement, told: Told, by: Teller) -> list[NextStepDocument]:
    """The next steps, most urgent first; never none."""
    match judgement.step:
        case Step.GATE_REFUSED:
            return list(_cures(told.rules, by))
        case Step.SCORE_TOO_LOW:
            return [_strengthen(plan, judgement, told.rules, by)]
        case Step.SCORE_AND_FLOORS:
            return [_recommend(told.precedent, by)]
        case Step.GATE_OPEN:
            asked = [question for question in told.questions if question["gates"]]
            return [*_settled(told.conflicts, by), *_decided(told.rules, by), *_asked(asked, told, by)]
        case Step.BETWEEN_BANDS:
            asked = [question for question in told.questions if question["could_change_verdict"]]
            steps = [*_settled(told.conflicts, by), *_asked(asked, told, by)]
            hopeful = ReviewKind.INCOMPLETE in judgement.review_kinds
            return steps if steps and hopeful else [*steps, _decide_between(plan, by)]


def _cures(rules: Sequence[RuleDocument], by: Teller) -> Iterator[NextStepDocument]:
    for rule in rules:
        if rule["effect"] == "reject" and rule["outcome"] == "fired":
            needed = [c["text"] for c in rule["conditions"] if c["truth"] == "no" and c["role"] == "reject_unless"]
            text = by.say(catalogue.CURE, title=rule["title"], conditions=by.clauses(needed))
            yield {"kind": "cure", "text": text, "rule": rule["id"], "fact": None, "answered_by": None}


def _strengthen(plan: Plan, judgement: Judgement, rules: Sequence[RuleDocument], by: Teller) -> NextStepDocument:
    """The points that lack even in the best case, and the merits that could still give most."""
    lacking = plan.hundredths(plan.ruleset.thresholds.ineligible) - judgement.score.total.high
    room = [
        (most_points(planned) - reply.high, place)
        for place, (planned, reply) in enumerate(zip(plan.rules, judgement.answers, strict=True))
        if planned.in_force
    ]
    best = sorted((pair for pair in room if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))[:FEW]
    titles = by.clauses([rules[place]["title"] for _, place in best]) or by.say(catalogue.NONE)
    text = by.say(catalogue.STRENGTHEN, points=points(lacking), titles=titles)
    return {"kind": "strengthen", "text": text, "rule": None, "fact": None, "answered_by": None}


def _settled(conflicts: Sequence[ConflictDocument], by: Teller) -> Iterator[NextStepDocument]:
    for conflict in conflicts:
        text = by.say(catalogue.SETTLE, label=conflict["label"], fact=conflict["fact"])
        yield {"kind": "settle", "text": text, "rule": None, "fact": conflict["fact"], "answered_by": None}


def _asked(questions: Sequence[QuestionDocument], told: Told, by: Teller) -> Iterator[NextStepDocument]:
    titles = {rule["id"]: rule["title"] for rule in told.rules}
    disputed = {conflict["fact"] for conflict in told.conflicts}
    for question in [question for question in questions if question["fact"] not in disputed][:FEW]:
        yield _ask(question, titles, by)


def _ask(question: QuestionDocument, titles: Mapping[str, str], by: Teller) -> NextStepDocument:
    who, label, fact = role(question["answered_by"], by), question["label"], question["fact"]
    decides = by.clauses([titles[gate] for gate in question["gates"]])
    text = (
        by.say(catalogue.ASK_TO_DECIDE, who=who, label=label, fact=fact, titles=decides)
        if decides
        else by.say(catalogue.ASK, who=who, label=label, fact=fact)
    )
    return {"kind": "ask", "text": text, "rule": None, "fact": fact, "answered_by": question["answered_by"]}


def _decided(rules: Sequence[RuleDocument], by: Teller) -> Iterator[NextStepDocument]:
    """What gates hold for the committee; what a conflict holds is settled, not decided."""
    for rule in rules:
        if rule["kind"] == "gate" and rule["outcome"] == "fired" and not rule["conflicts"]:
            text = by.say(catalogue.DECIDE, title=rule["title"], why=rule["because"])
            yield {"kind": "decide", "text": text, "rule": rule["id"], "fact": None, "answered_by": "committee"}


def _decide_between(plan: Plan, by: Teller) -> NextStepDocument:
    text = by.say(catalogue.DECIDE_BETWEEN, eligible=points(plan.hundredths(plan.ruleset.thresholds.eligible)))
    return {"kind": "decide", "text": text, "rule": None, "fact": None, "answered_by": "committee"}


def _recommend(precedent: Sequence[ConditionPrecedentDocument], by: Teller) -> NextStepDocument:
    titles = by.clauses([condition["text"] for condition in precedent])
    text = by.say(catalogue.RECOMMEND_THEN, titles=titles) if titles else by.say(catalogue.RECOMMEND)
    return {"kind": "recommend", "text": text, "rule": None, "fact": None, "answered_by": "committee"}
