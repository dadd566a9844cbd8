"""Writes the document of questions about one screening."""

from typing import Literal

from shinsa.analysing.asking import Interview, Question, certificate
from shinsa.analysing.document import AskDocument, FactValue, GroundDocument, PossibleDocument, QuestionsDocument
from shinsa.analysing.grounds import grounds, settling_rules
from shinsa.analysing.groups import Filled
from shinsa.explaining.amounts import interval
from shinsa.explaining.document import IntervalDocument, VerdictWord
from shinsa.explaining.phrasebook import Phrasebook
from shinsa.explaining.reads import Reader, to_json
from shinsa.judging.verdict import Verdict
from shinsa.messages.message import DEFAULT, Language
from shinsa.screening import Screening


def questions_document(screening: Screening, interview: Interview, language: Language = DEFAULT) -> QuestionsDocument:
    """Everything there is to say about what is open, with texts in one language."""
    ruleset, settled = screening.edition.plan.ruleset, interview.settled
    return {
        "schema": "shinsa.questions/1",
        "language": language,
        "proposal": {"id": screening.proposal.id, "title": screening.proposal.title},
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest},
        "as_of": screening.edition.as_of.isoformat(),
        "verdict": _word(screening.judgement.verdict),
        "settled": None if settled is None else _word(settled),
        "verdicts": [_possible(interview, verdict) for verdict in Verdict],
        "score": _score(interview),
        "why_not_known": list(interview.reach.why) if interview.reach.open or _score(interview) is None else [],
        "settled_by": [_ground(screening, place, language) for place in settling_rules(interview.unknowns)],
        "questions": [_ask(interview, question, language) for question in interview.questions],
    }


def _word(verdict: Verdict) -> VerdictWord:
    return verdict.value


def _score(interview: Interview) -> IntervalDocument | None:
    low, high = interview.reach.low, interview.reach.high
    if low is None or high is None:
        return None
    return interval(low.judgement.score.total.low, high.judgement.score.total.high)


def _possible(interview: Interview, verdict: Verdict) -> PossibleDocument:
    shown = interview.reach.shown.get(verdict)
    if shown is None:
        answer: Literal["not_known", "impossible"] = "not_known" if verdict in interview.reach.open else "impossible"
        return {"verdict": _word(verdict), "answer": answer, "shown_by": [], "certificate": []}
    settles = () if interview.settled else certificate(interview.unknowns, verdict, dict(shown.filled))
    return {
        "verdict": _word(verdict),
        "answer": "possible",
        "shown_by": _values(interview, shown.filled),
        "certificate": _values(interview, settles),
    }


def _values(interview: Interview, filled: Filled) -> list[FactValue]:
    entries = interview.unknowns.analyser.space.entries
    return [{"fact": entries[slot].path, "value": to_json(value)} for slot, value in filled]


def _ground(screening: Screening, place: int, language: Language) -> GroundDocument:
    plan = screening.edition.plan
    book, rule = Phrasebook(plan, language), plan.rules[place]
    traced = screening.edition.evaluator.trace(screening.facts.values).leaves
    truths = dict(enumerate(traced, len(plan.conclusions)))
    truths |= {leaf: screening.judgement.truths[question.truth] for leaf, question in enumerate(plan.conclusions)}
    conditions: dict[str, list[list[str]]] = {}
    for question in rule.questions():
        sets = [sorted(book.phrase(leaf).text for leaf in each) for each in grounds(question.shape, truths)]
        conditions.setdefault(question.role, []).extend(sets)
    return {
        "id": rule.rule.head.id,
        "title": rule.rule.head.title.in_language(language),
        "outcome": screening.judgement.answers[place].outcome.value,
        "conditions": conditions,
    }


def _ask(interview: Interview, question: Question, language: Language) -> AskDocument:
    plan = interview.unknowns.plan
    heads = [plan.rules[place].rule.head for place in question.rules]
    label = Reader(plan.ruleset.vocabulary).seat(question.fact).label
    return {
        "fact": question.fact,
        "label": label.in_language(language),
        "answered_by": question.answered_by,
        "cost": question.cost,
        "could_change_verdict": question.matters,
        "rules": [{"id": head.id, "title": head.title.in_language(language)} for head in heads],
        "settles": [{"value": to_json(answer), "verdict": _word(verdict)} for answer, verdict in question.answers],
        "narrowing": round(float(question.narrowing), 4),
        "worth": round(float(question.worth), 4),
    }
