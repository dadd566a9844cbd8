"""What members would say as a document, in one language."""

from shinsa.analysing.firmness import catalogue
from shinsa.analysing.firmness.documents import PANEL, MemberDocument, PanelDocument, SettingDocument
from shinsa.analysing.firmness.panel import Held, Member, panel
from shinsa.analysing.firmness.wording import Settings, verdict_in_words
from shinsa.analysing.heading import heading
from shinsa.explaining.amounts import interval
from shinsa.explaining.reads import to_json
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language, teller
from shinsa.screening import Screener, Screening


def panel_document(screener: Screener, screening: Screening, *, language: Language = DEFAULT) -> PanelDocument:
    """The document `shinsa.panel/1` of one screening, beside its verdict document, which stays as it is."""
    return _Telling(screener, screening, language).document()


class _Telling:
    def __init__(self, screener: Screener, screening: Screening, language: Language) -> None:
        self._screener = screener
        self._screening = screening
        self._by = teller(language)
        self._settings = Settings(screener.ruleset, self._by)

    def document(self) -> PanelDocument:
        screening = self._screening
        members = panel(self._screener, screening)
        agree = all(member.agrees for member in members)
        return {
            "schema": PANEL,
            **heading(screening, self._by.language),
            "agree": agree,
            "review": None if agree else "policy",
            "because": self._because(members),
            "members": [self._member(member) for member in members],
        }

    def _because(self, members: tuple[Member, ...]) -> str:
        if not members:
            return self._by.say(catalogue.PANEL_NOBODY)
        verdict = verdict_in_words(self._screening.verdict, self._by)
        others = [
            self._by.say(
                catalogue.PANEL_OTHER,
                verdict=self._verdict(member),
                held_by=in_language(member.held_by, self._by.language),
            )
            for member in members
            if not member.agrees
        ]
        if not others:
            return self._by.say(catalogue.PANEL_AGREES, count=len(members), verdict=verdict)
        return self._by.say(catalogue.PANEL_DIFFERS, verdict=verdict, others=self._by.listed(others))

    def _holder(self, member: Member) -> str:
        return in_language(member.held_by, self._by.language)

    def _verdict(self, member: Member) -> str:
        return verdict_in_words(None if member.screening is None else member.screening.verdict, self._by)

    def _member(self, member: Member) -> MemberDocument:
        own = member.screening
        total = None if own is None else own.judgement.score.total
        return {
            "held_by": self._holder(member),
            "verdict": None if own is None else own.judgement.verdict.value,
            "score": None if total is None else interval(total.low, total.high),
            "agrees": member.agrees,
            "settings": [self._setting(held) for held in member.held],
            "words": self._words(member),
        }

    def _setting(self, held: Held) -> SettingDocument:
        return {
            "parameter": held.parameter.name,
            "label": held.parameter.label.in_language(self._by.language),
            "value": to_json(held.alternative.value),
            "committee": to_json(self._screening.edition.plan.parameters[held.parameter.name]),
            "reason": in_language(held.alternative.reason, self._by.language),
            "alone": held.alone,
        }

    def _words(self, member: Member) -> str:
        count, verdict = len(member.held), self._verdict(member)
        words = self._by.say(catalogue.PANEL_MEMBER, held_by=self._holder(member), count=count, verdict=verdict)
        if member.agrees:
            return words
        alone = [self._in_words(held) for held in member.held if held.alone]
        if not alone:
            return self._by.say(catalogue.PANEL_TOGETHER, words=words)
        return self._by.say(catalogue.PANEL_ALONE, words=words, settings=self._by.clauses(alone))

    def _in_words(self, held: Held) -> str:
        label = held.parameter.label.in_language(self._by.language)
        value = self._settings.value(held.parameter, held.alternative.value)
        return self._by.say(catalogue.PANEL_SETTING, label=label, value=value)
