"""A question in words: what is asked, why, who can answer, and what an answer looks like."""

import json
from collections.abc import Iterator

from shinsa.analysing.asking.interview import Interview, Question
from shinsa.explaining.amounts import interval, worded
from shinsa.explaining.document import Json
from shinsa.explaining.reads import Reader
from shinsa.explaining.roles import role
from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.judging.verdict import Verdict
from shinsa.language.units import unit_named
from shinsa.messages.teller import Teller
from shinsa.values import plain
from shinsa_adapters.cli.interview import catalogue
from shinsa_adapters.rendering.analysis import standing
from shinsa_adapters.rendering.catalogue import VERDICTS
from shinsa_adapters.rendering.phrasing import phrasing

_TITLES = 3
"""How many rules are named where many rest on a fact."""

_FORMS = {
    FactKind.BOOL: catalogue.ANSWER_YES_OR_NO,
    FactKind.DATE: catalogue.ANSWER_DAY,
    FactKind.COUNTRY: catalogue.ANSWER_COUNTRY,
    FactKind.CHOICE: catalogue.ANSWER_CHOICE,
    FactKind.TEXT: catalogue.ANSWER_TEXT,
}


class Describer:
    """Words questions in one language."""

    def __init__(self, vocabulary: Vocabulary, by: Teller) -> None:
        self.by = by
        self._vocabulary = vocabulary
        self._reader = Reader(vocabulary)

    def verdict(self, verdict: Verdict) -> str:
        """A verdict in words."""
        return self.by.say(VERDICTS[verdict.value][0])

    def plain_label(self, fact: str) -> str:
        """What a fact is called."""
        return self._reader.seat(fact).label.in_language(self.by.language)

    def label(self, fact: str) -> str:
        """What a fact is called, with its path."""
        return self.by.say(catalogue.ASKED_ABOUT, label=self.plain_label(fact), fact=fact)

    def value(self, value: Json) -> str:
        """A value of a document in words; a list of objects as JSON."""
        if isinstance(value, list) and any(isinstance(item, list) for item in value):
            return json.dumps(value, ensure_ascii=False)
        return worded(value, self.by)

    def standing(self, interview: Interview) -> str:
        """What is still possible."""
        low, high = interview.reach.low, interview.reach.high
        ends = None if low is None or high is None else (low.judgement.score.total.low, high.judgement.score.total.high)
        return standing(
            [verdict.value for verdict in interview.reach.verdicts],
            None if ends is None else interval(*ends),
            phrasing(self.by.language),
        )

    def question(self, interview: Interview, question: Question, place: int) -> Iterator[str]:
        """The lines of a question, but for how to answer it."""
        yield ""
        yield f"{self.by.say(catalogue.QUESTION_NUMBER, number=place)}  {self.label(question.fact)}"
        yield f"  {self.standing(interview)}"
        yield f"  {self.by.say(catalogue.WHY_IT_IS_ASKED, titles=self.titles(interview, question))}"
        yield f"  {self.by.say(catalogue.WHO_ANSWERS, who=role(question.answered_by, self.by))}"
        for answer, verdict in question.answers[:1]:
            if not isinstance(answer, tuple):
                said = worded(answer, self.by)
                yield f"  {self.by.say(catalogue.WOULD_SETTLE, value=said, verdict=self.verdict(verdict))}"

    def titles(self, interview: Interview, question: Question) -> str:
        """The rules that rest on a fact, the first few by title."""
        rules = interview.unknowns.plan.rules
        titles = [rules[place].rule.head.title.in_language(self.by.language) for place in question.rules]
        more = len(titles) - _TITLES
        shown = titles[:_TITLES] + ([self.by.say(catalogue.AND_MORE_RULES, count=more)] if more > 0 else [])
        return self.by.clauses(shown)

    def how_to_answer(self, entry: Fact | FactList) -> Iterator[str]:
        """The lines that say what an answer looks like."""
        if isinstance(entry, FactList) and entry.fields:
            yield f"  {self.by.say(catalogue.ANSWER_HOW_MANY, longest=entry.longest)}"
        elif isinstance(entry, FactList) and entry.item is not None:
            yield from self._choices(entry.item)
            yield f"  {self.by.say(catalogue.ANSWER_SEVERAL)}"
        elif isinstance(entry, Fact):
            yield from self._choices(entry)
            yield f"  {self._single(entry)}"

    def _choices(self, fact: Fact) -> Iterator[str]:
        for place, choice in enumerate(fact.choices, 1):
            label = choice.label.in_language(self.by.language)
            line = self.by.say(catalogue.CHOICE_LINE, number=str(place).rjust(2), value=choice.value, label=label)
            yield f"    {line}"

    def _single(self, fact: Fact) -> str:
        if fact.kind is FactKind.NUMBER:
            return self._number(fact)
        if fact.kind is FactKind.MONEY:
            return self.by.say(catalogue.ANSWER_AMOUNT, currency=self._vocabulary.currency)
        return self.by.say(_FORMS[fact.kind])

    def _number(self, fact: Fact) -> str:
        unit = self.by.say(catalogue.IN_UNIT, unit=unit_named(fact.unit)) if fact.unit else ""
        unit += self.by.say(catalogue.IN_STEPS, step=plain(fact.step)) if fact.step is not None else ""
        if fact.minimum is None or fact.maximum is None:
            return self.by.say(catalogue.ANSWER_ANY_NUMBER, unit=unit)
        return self.by.say(catalogue.ANSWER_NUMBER, low=plain(fact.minimum), high=plain(fact.maximum), unit=unit)
