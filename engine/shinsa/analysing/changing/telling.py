"""Answers about changes as a document, in one language, for the committee or for the applicant."""

from collections.abc import Iterator
from typing import Literal

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.building import MOST_NEW_ITEMS
from shinsa.analysing.changing.choosing import Chooser
from shinsa.analysing.changing.counterfactuals import Answer, WhatIf
from shinsa.analysing.changing.documents import SCHEMA, AnswerDocument, Audience, BlockDocument, WhatIfDocument
from shinsa.analysing.changing.goals import Requirement
from shinsa.analysing.changing.phrasing import Names
from shinsa.analysing.changing.steps import Steps
from shinsa.analysing.changing.trials import Trial
from shinsa.analysing.heading import heading
from shinsa.explaining.amounts import interval
from shinsa.facts import FactList
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language, teller
from shinsa.planning.facts_read import facts_read
from shinsa.values import Item, Scalar, Value


def what_if_document(
    found: WhatIf, *, audience: Audience = "committee", language: Language = DEFAULT
) -> WhatIfDocument:
    """The document `shinsa.what-if/1`."""
    return _Telling(found, audience, language).document()


class _Telling:
    def __init__(self, found: WhatIf, audience: Audience, language: Language) -> None:
        self._found = found
        self._audience: Audience = audience
        self._plan = found.screening.edition.plan
        self._by = teller(language)
        self._names = Names(self._plan.ruleset.vocabulary, self._by)

    def document(self) -> WhatIfDocument:
        found = self._found
        return {
            "schema": SCHEMA,
            **heading(found.screening, self._by.language),
            "audience": self._audience,
            "wanted": found.goal.value,
            "result": self._result(),
            "because": self._because(),
            "answers": [self._answer(answer) for answer in found.answers],
            "blocked": [self._block(requirement) for requirement in found.blocked],
            "not_known": self._reasons(),
        }

    def _result(self) -> Literal["already", "answers", "impossible", "not_known"]:
        if self._found.already:
            return "already"
        return "answers" if self._found.answers else "impossible" if self._found.impossible else "not_known"

    def _because(self) -> str:
        verdict = self._by.say(catalogue.VERDICTS[self._found.goal.value])
        match self._result():
            case "already":
                return self._by.say(catalogue.ALREADY, verdict=verdict)
            case "answers":
                return self._by.say(catalogue.FOUND, verdict=verdict, count=len(self._found.answers))
            case "impossible" if self._found.capped:
                return self._by.say(catalogue.IMPOSSIBLE_WITHIN, verdict=verdict, most=MOST_NEW_ITEMS)
            case "impossible":
                return self._by.say(catalogue.IMPOSSIBLE, verdict=verdict)
            case _:
                return self._by.say(
                    catalogue.CHANGES_NOT_KNOWN, verdict=verdict, reasons=self._by.clauses(self._reasons())
                )

    def _reasons(self) -> list[str]:
        """Why something is not known."""
        return [in_language(doubt, self._by.language) for doubt in self._found.doubts]

    def _answer(self, answer: Answer) -> AnswerDocument:
        chooser = Chooser(self._found.world, Trial(self._found.screening), self._found.goal)
        steps = list(Steps(self._found.world, self._plan, self._names, chooser, self._audience).of(answer))
        total = answer.screening.judgement.score.total
        return {
            "cost": answer.cost,
            "cheapest": answer.cheapest,
            "verdict": answer.screening.verdict,
            "score": interval(total.low, total.high),
            "stated": [step for step in steps if step["kind"] == "state"],
            "changed": [step for step in steps if step["kind"] != "state"],
        }

    def _block(self, requirement: Requirement) -> BlockDocument:
        if requirement.of == "gate":
            return self._gate(requirement.name)
        whole = catalogue.SCORE_BLOCKS.get(requirement.name, catalogue.NOTHING_REFUSES)
        kind: Literal["score", "any"] = "score" if requirement.of == "score" else "any"
        words = self._by.say(whole)
        return {"kind": kind, "rule": None, "title": words, "facts": [], "words": words}

    def _gate(self, rule: str) -> BlockDocument:
        place = self._found.screening.edition.places[rule]
        title = self._plan.rules[place].rule.head.title.in_language(self._by.language)
        facts = [] if self._audience == "applicant" else list(self._fixed(facts_read(self._plan)[place]))
        said = [self._by.say(catalogue.CHANGES_IS, label=label, value=value) for _, label, value in facts]
        words = self._by.say(catalogue.BLOCKED_BY, title=title, facts=self._by.clauses(said)) if said else title
        return {"kind": "gate", "rule": rule, "title": title, "facts": [path for path, *_ in facts], "words": words}

    def _fixed(self, read: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
        """The stated facts among those read that cannot change: path, label and value."""
        changes = self._plan.ruleset.vocabulary.changes or {}
        for path, pattern, value in self._stated():
            change = changes.get(pattern)
            if pattern.removesuffix("[]") in read and (change is None or change.cost is None):
                yield path, self._names.label(path), self._names.value(pattern, value)

    def _stated(self) -> Iterator[tuple[str, str, Scalar]]:
        """Every stated value: concrete path, path as rules write it, value."""
        entries = self._plan.ruleset.vocabulary.entries
        for entry, value in zip(entries, self._found.screening.facts.values, strict=True):
            if isinstance(entry, FactList):
                yield from _of_items(entry, value)
            elif value is not None and not isinstance(value, tuple):
                yield entry.path, entry.path, value


def _of_items(entry: FactList, value: Value) -> Iterator[tuple[str, str, Scalar]]:
    items: tuple[Item, ...] = value if isinstance(value, tuple) else ()
    for index, item in enumerate(items):
        if not isinstance(item, tuple):
            yield f"{entry.path}[{index}]", f"{entry.path}[]", item
            continue
        for fact, own in zip(entry.fields, item, strict=True):
            if own is not None:
                yield f"{entry.path}[{index}].{fact.name}", fact.path, own
