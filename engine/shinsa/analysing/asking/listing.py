"""Writes the document of questions about one screening."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Literal

from shinsa.analysing.asking.certificates import Certificate, certificate
from shinsa.analysing.asking.documents import QuestionsDocument
from shinsa.analysing.asking.interview import Interview, Question
from shinsa.analysing.covering.groups import Filled
from shinsa.analysing.grounds import grounds, settling_rules
from shinsa.analysing.heading import heading
from shinsa.analysing.limits import NotExact
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.explaining.amounts import interval
from shinsa.explaining.analysis import (
    AnalysedDocument,
    AnalysisDocument,
    AskDocument,
    FactValue,
    GroundDocument,
    MinimalSets,
    OutlookDocument,
    PossibleDocument,
)
from shinsa.explaining.document import IntervalDocument, VerdictWord
from shinsa.explaining.phrasebook import Phrasebook
from shinsa.explaining.reads import Reader, to_json
from shinsa.judging.verdict import Verdict
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language
from shinsa.planning.plan import PlannedRule
from shinsa.planning.plan import Question as Asked
from shinsa.screening import Screening
from shinsa.values import Truth


def questions_document(screening: Screening, interview: Interview, language: Language = DEFAULT) -> QuestionsDocument:
    """Everything there is to say about what is open, with texts in one language."""
    return {
        "schema": "shinsa.questions/1",
        **heading(screening, language),
        **_outlook(screening, interview, language),
    }


def analysis_document(screening: Screening, language: Language = DEFAULT) -> AnalysisDocument:
    """What is exactly still possible, what to ask, and the minimal reasons of every rule, in one language."""
    interview = Interview(Analyser(screening.edition).unknowns(screening.facts))
    rules = screening.edition.plan.rules
    found = zip(rules, minimal_sets(screening, range(len(rules)), language), strict=True)
    return {
        **_outlook(screening, interview, language),
        "minimal_sets": {rule.rule.head.id: sets for rule, sets in found if any(sets.values())},
    }


def analysed(screening: Screening, language: Language = DEFAULT) -> AnalysedDocument:
    """The verdict document with its analysis."""
    return {**screening.document_in(language), "analysis": analysis_document(screening, language)}


def _outlook(screening: Screening, interview: Interview, language: Language) -> OutlookDocument:
    settled, reach = interview.settled, interview.reach
    unknown = reach.open or _score(interview) is None
    return {
        "settled": None if settled is None else _word(settled),
        "verdicts": [_possible(interview, verdict) for verdict in Verdict],
        "score": _score(interview),
        "why_not_known": [in_language(why, language) for why in reach.why] if unknown else [],
        "settled_by": _grounds(screening, settling_rules(interview.unknowns), language),
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
        return {"verdict": _word(verdict), "answer": answer, "shown_by": [], "certificate": [], "shortest": False}
    settles = Certificate((), shortest=False)
    if interview.settled is None:
        settles = certificate(interview.unknowns, verdict, dict(shown.filled))
    return {
        "verdict": _word(verdict),
        "answer": "possible",
        "shown_by": _values(interview, shown.filled),
        "certificate": _values(interview, settles.answers),
        "shortest": settles.shortest,
    }


def _values(interview: Interview, filled: Filled) -> list[FactValue]:
    entries = interview.unknowns.analyser.space.entries
    return [{"fact": entries[slot].path, "value": to_json(value)} for slot, value in filled]


def _grounds(screening: Screening, places: Sequence[int], language: Language) -> list[GroundDocument]:
    rules = screening.edition.plan.rules
    return [
        {
            "id": rules[place].rule.head.id,
            "title": rules[place].rule.head.title.in_language(language),
            "outcome": screening.judgement.answers[place].outcome.value,
            "conditions": sets,
        }
        for place, sets in zip(places, minimal_sets(screening, places, language), strict=True)
    ]


def minimal_sets(screening: Screening, places: Sequence[int], language: Language = DEFAULT) -> list[MinimalSets]:
    """For the rules at some places every minimal set of conditions that made them answer as they did."""
    plan = screening.edition.plan
    book, truths = Phrasebook(plan, language), _truths(screening)
    return [_minimal_sets(plan.rules[place], book, truths) for place in places]


def _minimal_sets(rule: PlannedRule, book: Phrasebook, truths: Mapping[int, Truth]) -> MinimalSets:
    found: MinimalSets = {}
    for role, question in _asked(rule):
        with suppress(NotExact):
            sets = grounds(question.shape, truths)
            found[role] = [sorted(book.phrase(leaf).text for leaf in each) for each in sets]
    return found


def _asked(rule: PlannedRule) -> Iterator[tuple[str, Asked]]:
    """The questions of a rule by the roles their conditions have in a verdict document."""
    own = (rule.applies, rule.reject_unless, rule.review_unless, rule.when)
    yield from ((question.role, question) for question in own if question is not None)
    for name, tiers in (("tier", rule.tiers), ("plus", rule.plus)):
        for place, tier in enumerate(tiers, 1):
            if tier.question is not None:
                yield f"{name} {place}", tier.question


def _truths(screening: Screening) -> dict[int, Truth]:
    """The truths of leaves by place, conclusions among them."""
    plan = screening.edition.plan
    truths = dict(enumerate(screening.edition.evaluator.trace(screening.facts.values).leaves, len(plan.conclusions)))
    return truths | {leaf: screening.judgement.truths[each.truth] for leaf, each in enumerate(plan.conclusions)}


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
