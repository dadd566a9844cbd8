"""The verdict document, put together."""

from datetime import date
from functools import cached_property
from typing import Any, Final, cast
from weakref import finalize

import orjson

import shinsa
from shinsa.explaining.amounts import interval, points
from shinsa.explaining.document import (
    ConclusionDocument,
    ConditionPrecedentDocument,
    ConflictDocument,
    FactNoteDocument,
    ParameterDocument,
    QuestionDocument,
    RuleDocument,
    RulesetDocument,
    ScoreDocument,
    VerdictDocument,
)
from shinsa.explaining.memo import Exact, Memo, Part, exactly, listed, picker
from shinsa.explaining.next_steps import Told, next_steps
from shinsa.explaining.phrasebook import WORDS, Phrasebook
from shinsa.explaining.pieces import Explained
from shinsa.explaining.questions import basis, questions
from shinsa.explaining.reads import to_json
from shinsa.explaining.reasons import because, reasons
from shinsa.explaining.rules import RuleWriter
from shinsa.explaining.sheets import ConclusionSheet, Sheet, Sheets
from shinsa.explaining.sight import Sight
from shinsa.facts import FactNote, Facts
from shinsa.judging.outcomes import Answer, Effect
from shinsa.judging.score import Score
from shinsa.judging.verdict import Judgement
from shinsa.language.tree import NumberType
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language
from shinsa.planning.facts_read import facts_behind_conclusions
from shinsa.planning.plan import Plan
from shinsa.ruleset import Parameter, Ruleset
from shinsa.values import Truth

_MEMO: Final = Memo[Any]()
_QUESTIONS: Final = Memo[Any](256)
"""Whole lists of questions, which are longer than other parts."""
_SAME: Final = ("ruleset", "family_labels", "parameters", "settings", "engine")
"""Members that are the same for every proposal."""


class Explainer:
    """Writes verdict documents for one plan in one language; texts are made once and kept."""

    def __init__(self, plan: Plan, as_of: date, language: Language = DEFAULT, memo: Memo[Any] = _MEMO) -> None:
        self._plan = plan
        self._as_of = as_of
        self._phrases = Phrasebook(plan, language)
        self._teller = self._phrases.teller
        self._sheets = Sheets(plan, self._phrases)
        self._rules = RuleWriter(plan, self._phrases)
        self._parameters = {name: _worded(value) for name, value in plan.parameters.items()}
        self._places = {rule.rule.head.id: place for place, rule in enumerate(plan.rules)}
        self._families = {entry.id: entry.label.in_language(language) for entry in plan.ruleset.families}
        self._settings = {entry.name: setting(entry, as_of, language) for entry in plan.ruleset.parameters}
        self._memo = memo
        self._asked = _QUESTIONS if memo is _MEMO else memo
        self._own = object()  # stands for this explainer in keys, without keeping it and its plan alive
        for kept in {self._memo, self._asked}:
            finalize(self, kept.release, self._own)
        self._ready: dict[str, bytes] = {}

    @cached_property
    def _conclusion_sheets(self) -> list[ConclusionSheet]:
        """The fixed side of each conclusion."""
        reader, language = self._phrases.reader, self._teller.language
        rows = zip(
            self._plan.ruleset.conclusions, self._plan.conclusions, facts_behind_conclusions(self._plan), strict=True
        )
        return [
            ConclusionSheet(
                conclusion.name,
                conclusion.title.in_language(language),
                tuple(self._phrases.lines("when", question)),
                picker(reader.slots(paths)),
            )
            for conclusion, question, paths in rows
        ]

    def explain(
        self,
        proposal: tuple[str, str],
        facts: Facts,
        judgement: Judgement,
        leaf_truths: tuple[Truth, ...],
        inference: tuple[str, ...],
    ) -> Explained:
        """The verdict document of one judgement; `proposal` is its id and title."""
        sight, exact = self._sight(facts, judgement, leaf_truths), exactly(facts)
        parts = self._written(judgement, sight, exact)
        conclusions = self._conclusions(self._concluded(judgement), sight, exact)
        rules = [part.document for part in parts]
        asked = self._questions(judgement, rules)
        conflicts = [self._conflict(fact, facts) for fact in facts.conflicts]
        told = Told(rules, asked.document, conflicts, _precedent(rules))
        document = self._document(proposal, facts, judgement, told, [part.document for part in conclusions])
        document["inference"] = list(inference)
        ready = {**self._same(document), "conclusions": listed(conclusions), "questions": asked.json}
        return Explained(document, [part.json for part in parts], ready)

    def _questions(self, judgement: Judgement, rules: list[RuleDocument]) -> Part[list[QuestionDocument]]:
        """What to ask: the list written before for the same gaps."""
        missing = {place: rule["missing"] for place, rule in enumerate(rules) if rule["missing"]}
        key = self._own, basis(self._plan, judgement, missing)
        part: Part[list[QuestionDocument]] | None = self._asked.get(key)
        if part is None:
            part = self._asked.keep(key, Part(questions(self._plan, judgement, missing, self._phrases)))
        return part

    def _same(self, document: VerdictDocument) -> dict[str, bytes]:
        """The JSON of the members that every document has alike."""
        if not self._ready:
            self._ready = {name: orjson.dumps(cast("dict[str, Any]", document)[name]) for name in _SAME}
        return self._ready

    def _document(
        self,
        proposal: tuple[str, str],
        facts: Facts,
        judgement: Judgement,
        told: Told,
        conclusions: list[ConclusionDocument],
    ) -> VerdictDocument:
        plan, rules = self._plan, told.rules
        return {
            "schema": "shinsa.verdict/1",
            "language": self._teller.language,
            "proposal": {"id": proposal[0], "title": proposal[1]},
            "ruleset": ruleset_document(plan.ruleset, self._teller.language),
            "as_of": self._as_of.isoformat(),
            "verdict": judgement.verdict.value,
            "step": judgement.step.value,
            "because": because(plan, judgement, rules, self._teller),
            "review_kinds": [kind.value for kind in judgement.review_kinds],
            "score": score_document(plan, judgement.score, self._teller.language),
            "reasons": reasons(plan, judgement, rules, self._teller),
            "next_steps": next_steps(plan, judgement, told, self._teller),
            "rules": list(rules),
            "family_labels": dict(self._families),
            "conclusions": conclusions,
            "questions": list(told.questions),
            "conflicts": list(told.conflicts),
            "fact_notes": [self._note(note) for note in facts.notes],
            "conditions_precedent": list(told.precedent),
            "rank": _rank(judgement),
            "parameters": dict(self._parameters),
            "settings": dict(self._settings),
            "inference": [],
            "engine": {"name": "shinsa", "version": shinsa.__version__},
        }

    def _note(self, note: FactNote) -> FactNoteDocument:
        return {"fact": note.fact, "code": note.code, "message": in_language(note.message, self._teller.language)}

    def _written(self, judgement: Judgement, sight: Sight, exact: Exact) -> list[Part[RuleDocument]]:
        """Every rule's document, in the order of the plan."""
        pairs = zip(self._sheets.all, judgement.answers, strict=True)
        if not judgement.conflicted:
            return [self._remembered(sheet, reply, sight, exact) for sheet, reply in pairs]
        return [
            Part(self._rules.write(sheet, reply, sight, judgement.conflicted[place]))
            if place in judgement.conflicted
            else self._remembered(sheet, reply, sight, exact)
            for place, (sheet, reply) in enumerate(pairs)
        ]

    def _remembered(self, sheet: Sheet, reply: Answer, sight: Sight, exact: Exact) -> Part[RuleDocument]:
        """A rule's document where no evidence disagrees: the one written before for the same values."""
        key = self._own, sheet.seen, sheet.seen(exact)
        part: Part[RuleDocument] | None = self._memo.get(key)
        if part is None or (part.basis is not reply and part.basis != reply):
            part = self._memo.keep(key, Part(self._rules.write(sheet, reply, sight, ()), reply))
        return part

    def explain_rule(
        self, rule: str, facts: Facts, judgement: Judgement, leaf_truths: tuple[Truth, ...]
    ) -> RuleDocument:
        """What the verdict document of a judgement says of one rule; raises KeyError for an unknown id."""
        place = self._places[rule]
        sight = self._sight(facts, judgement, leaf_truths)
        conflicted = judgement.conflicted.get(place, ())
        return self._rules.write(self._sheets.of(place), judgement.answers[place], sight, conflicted)

    def _concluded(self, judgement: Judgement) -> tuple[Truth, ...]:
        return tuple(judgement.truths[question.truth] for question in self._plan.conclusions)

    def _sight(self, facts: Facts, judgement: Judgement, leaf_truths: tuple[Truth, ...]) -> Sight:
        truths = (*self._concluded(judgement), *leaf_truths)
        return Sight(self._phrases, self._plan.conclusions, facts, truths)

    def _conclusions(self, concluded: tuple[Truth, ...], sight: Sight, exact: Exact) -> list[Part[ConclusionDocument]]:
        pairs = zip(self._conclusion_sheets, concluded, strict=True)
        return [self._concluding(sheet, truth, sight, exact) for sheet, truth in pairs]

    def _concluding(self, sheet: ConclusionSheet, truth: Truth, sight: Sight, exact: Exact) -> Part[ConclusionDocument]:
        key = self._own, sheet.seen, sheet.seen(exact)
        part: Part[ConclusionDocument] | None = self._memo.get(key)
        if part is None or part.basis is not truth:
            document: ConclusionDocument = {
                "name": sheet.name,
                "title": sheet.title,
                "truth": WORDS[truth],
                "conditions": sight.conditions(sheet.lines),
            }
            part = self._memo.keep(key, Part(document, truth))
        return part

    def _conflict(self, fact: str, facts: Facts) -> ConflictDocument:
        values = facts.conflicts[fact].values
        return {
            "fact": fact,
            "label": self._phrases.reader.seat(fact).label.in_language(self._teller.language),
            "values": [{"value": to_json(value), "source": source} for value, source in values],
        }


def ruleset_document(ruleset: Ruleset, language: Language = DEFAULT) -> RulesetDocument:
    """Which ruleset this is, down to its digest."""
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "title": ruleset.title.in_language(language),
        "language_version": ruleset.language_version,
        "digest": ruleset.digest,
    }


def score_document(plan: Plan, score: Score, language: Language = DEFAULT) -> ScoreDocument:
    """The score in points, with the bands and floors it is held against."""
    names = plan.ruleset.thresholds
    return {
        **interval(score.total.low, score.total.high),
        "fit": {**interval(score.fit.low, score.fit.high), "lane": score.lane},
        "national_security": interval(score.national_security.low, score.national_security.high),
        "risk": interval(score.risk.low, score.risk.high),
        "families": [
            {
                "id": entry.family.id,
                "label": entry.family.label.in_language(language),
                "group": entry.family.group.value,
                "cap": points(entry.cap),
                "sum": interval(entry.sum.low, entry.sum.high),
                "counted": interval(entry.counted.low, entry.counted.high),
            }
            for entry in score.families
        ],
        "thresholds": {
            "eligible": points(plan.hundredths(names.eligible)),
            "ineligible": points(plan.hundredths(names.ineligible)),
            "floor_fit": points(plan.hundredths(names.floor_fit)),
            "floor_national_security": points(plan.hundredths(names.floor_national_security)),
            "floor_risk": points(plan.hundredths(names.floor_risk)),
        },
    }


def setting(parameter: Parameter, as_of: date, language: Language = DEFAULT) -> ParameterDocument:
    """The setting of a parameter in force on a day."""
    current = [entry for entry in parameter.settings if entry.since <= as_of][-1]
    return {
        "value": to_json(current.value),
        "unit": parameter.type.unit if isinstance(parameter.type, NumberType) else None,
        "owner": in_language(current.owner, language),
        "since": current.since.isoformat(),
        "reason": in_language(current.reason, language),
    }


def _worded(value: object) -> str:
    found = to_json(value)
    if isinstance(found, list):
        return ", ".join(map(str, found))
    return str(found).lower() if isinstance(found, bool) else str(found)


def _precedent(rules: list[RuleDocument]) -> list[ConditionPrecedentDocument]:
    """Conditions precedent that are open, or not known to be met."""
    wanted = [rule for rule in rules if rule["effect"] == Effect.CONDITION and rule["outcome"] in {"fired", "unknown"}]
    return [
        {"rule": rule["id"], "text": rule["title"], "state": "open" if rule["outcome"] == "fired" else "unknown"}
        for rule in wanted
    ]


def _rank(judgement: Judgement) -> int | float:
    """Ranking hints that were given, added up."""
    return points(sum(reply.rank for reply in judgement.answers))
