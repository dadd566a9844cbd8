"""How firm a verdict is as a document, in one language."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from shinsa.analysing.changing.phrasing import Names
from shinsa.analysing.firmness import catalogue
from shinsa.analysing.firmness.combination_telling import combined
from shinsa.analysing.firmness.documents import (
    FIRMNESS,
    ChoiceDocument,
    EdgeDocument,
    FirmnessDocument,
    MarginDocument,
    RangeDocument,
)
from shinsa.analysing.firmness.facts import Edge, Margin, distance, fragility, margins, most_fragile
from shinsa.analysing.firmness.parameters import Choice, Range, ranges
from shinsa.analysing.firmness.wording import Settings, verdict_in_words
from shinsa.analysing.heading import heading
from shinsa.explaining.reads import to_json
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language, teller
from shinsa.screening import Screener, Screening

_NAMED = 3
"""How many facts the first sentence names."""
_PLACES = 6
"""To how many decimal places a share is given."""


def firmness_document(screener: Screener, screening: Screening, *, language: Language = DEFAULT) -> FirmnessDocument:
    """The document `shinsa.firmness/1` of one screening."""
    return _Telling(screener, screening, language).document()


class _Telling:
    def __init__(self, screener: Screener, screening: Screening, language: Language) -> None:
        self._screener = screener
        self._screening = screening
        self._by = teller(language)
        self._names = Names(screener.ruleset.vocabulary, self._by)
        self._settings = Settings(screener.ruleset, self._by)

    def document(self) -> FirmnessDocument:
        screening = self._screening
        found = most_fragile(margins(screening), screening.edition.as_of)
        return {
            "schema": FIRMNESS,
            **heading(screening, self._by.language),
            "because": self._because(found),
            "facts": [self._margin(margin) for margin in found],
            "combination": combined(self._screening, found, self._names, self._by),
            "parameters": [self._range(entry) for entry in ranges(self._screener, screening)],
        }

    def _because(self, found: tuple[Margin, ...]) -> str:
        verdict = verdict_in_words(self._screening.verdict, self._by)
        if not found:
            return self._by.say(catalogue.FIRM_NOTHING_STATED, verdict=verdict)
        edges = [self._nearest(margin) for margin in _different(found)[:_NAMED]]
        if not edges:
            return self._by.say(catalogue.FIRM_WHATEVER, verdict=verdict)
        return self._by.say(catalogue.FIRM_BUT_NOT, verdict=verdict, edges=self._by.listed(edges, "or"))

    def _nearest(self, margin: Margin) -> str:
        edge = min(margin.edges(), key=lambda edge: abs(distance(margin.value, edge)))
        messages = (catalogue.FIRM_BELOW, catalogue.FIRM_ABOVE, catalogue.FIRM_EARLIER, catalogue.FIRM_LATER)
        message = messages[2 * isinstance(margin.value, date) + (edge is margin.up)]
        value = self._names.value(margin.fact.path, edge.stands)
        return self._by.say(message, label=self._names.label(margin.path), value=value)

    def _margin(self, margin: Margin) -> MarginDocument:
        share = fragility(margin, self._screening.edition.as_of)
        return {
            "fact": margin.path,
            "label": self._names.label(margin.path),
            "value": to_json(margin.value),
            "down": _edge(margin.value, margin.down),
            "up": _edge(margin.value, margin.up),
            "relative": None if share is None else round(float(share), _PLACES),
            "together": list(margin.together),
            "words": self._margin_words(margin),
        }

    def _margin_words(self, margin: Margin) -> str:
        edges = list(self._margin_edges(margin)) or [self._by.say(catalogue.FIRM_FIRM)]
        label, value = self._names.label(margin.path), self._names.value(margin.fact.path, margin.value)
        words = self._by.say(catalogue.FIRM_IS, label=label, value=value, edges=self._by.listed(edges))
        if not (margin.together and margin.edges()):
            return words
        others = self._by.listed([self._names.label(path) for path in margin.together])
        return self._by.say(catalogue.FIRM_HELD_STILL, words=words, others=others)

    def _margin_edges(self, margin: Margin) -> Iterator[str]:
        for edge in margin.edges():
            value = self._names.value(margin.fact.path, edge.stands)
            said = self._where(edge, value, up=edge is margin.up, day=isinstance(margin.value, date))
            yield self._by.say(catalogue.FIRM_AWAY, edge=said, distance=self._distance(margin, edge))

    def _distance(self, margin: Margin, edge: Edge) -> str:
        far = abs(distance(margin.value, edge))
        if isinstance(margin.value, date):
            return self._by.say(catalogue.FIRM_DAYS, count=int(far))
        return self._names.value(margin.fact.path, far)

    def _where(self, edge: Edge, value: str, *, up: bool, day: bool) -> str:
        messages = (
            catalogue.FIRM_WHERE_BELOW,
            catalogue.FIRM_WHERE_ABOVE,
            catalogue.FIRM_WHERE_EARLIER,
            catalogue.FIRM_WHERE_LATER,
        )
        return self._by.say(messages[2 * day + up], verdict=verdict_in_words(edge.verdict, self._by), value=value)

    def _range(self, entry: Range) -> RangeDocument:
        verdict = self._screening.judgement.verdict
        return {
            "parameter": entry.parameter.name,
            "label": entry.parameter.label.in_language(self._by.language),
            "value": to_json(entry.value),
            "measured": entry.measured,
            "down": _edge(entry.value, entry.down),
            "up": _edge(entry.value, entry.up),
            "alternatives": [_choice(choice, self._by.language) for choice in entry.choices],
            "decides": entry.decides(verdict),
            "words": self._range_words(entry),
        }

    def _range_words(self, entry: Range) -> str:
        said = [
            self._where(
                edge, self._settings.value(entry.parameter, edge.stands), up=up, day=isinstance(edge.turns, date)
            )
            for edge, up in ((entry.down, False), (entry.up, True))
            if edge is not None
        ]
        said += [self._choice_words(entry, choice) for choice in entry.choices if choice.verdict is not self._stands]
        if entry.measured is False:
            said.append(self._by.say(catalogue.FIRM_NOT_MEASURED))
        label, value = (
            entry.parameter.label.in_language(self._by.language),
            self._settings.value(entry.parameter, entry.value),
        )
        edges = self._by.clauses(said) or self._by.say(catalogue.FIRM_FIRM)
        return self._by.say(catalogue.FIRM_IS, label=label, value=value, edges=edges)

    @property
    def _stands(self) -> object:
        return self._screening.judgement.verdict

    def _choice_words(self, entry: Range, choice: Choice) -> str:
        verdict = verdict_in_words(choice.verdict, self._by)
        said = self._by.say(
            catalogue.FIRM_WITH, verdict=verdict, value=self._settings.value(entry.parameter, choice.value)
        )
        if choice.alternative is None:
            return said
        holder = in_language(choice.alternative.held_by, self._by.language)
        return self._by.say(catalogue.FIRM_HELD_BY, edge=said, held_by=holder)


def _different(found: tuple[Margin, ...]) -> list[Margin]:
    """The margins with an edge; of the same field of several items the most fragile alone."""
    first: dict[str, Margin] = {}
    for margin in found:
        if margin.edges():
            first.setdefault(margin.fact.path, margin)
    return list(first.values())


def _edge(value: object, edge: Edge | None) -> EdgeDocument | None:
    if edge is None:
        return None
    far = distance(cast("date", value), edge)
    whole = int(far) if isinstance(value, date) else to_json(far)
    return {
        "stands": to_json(edge.stands),
        "turns": to_json(edge.turns),
        "distance": whole,
        "verdict": edge.verdict.value,
    }


def _choice(choice: Choice, language: Language) -> ChoiceDocument:
    held = choice.alternative
    return {
        "value": to_json(choice.value),
        "held_by": None if held is None else in_language(held.held_by, language),
        "reason": None if held is None else in_language(held.reason, language),
        "verdict": None if choice.verdict is None else choice.verdict.value,
    }
