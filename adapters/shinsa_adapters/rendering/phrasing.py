"""How the contents of a verdict document are worded, alike in every form, in one language."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from shinsa.explaining import catalogue as engine
from shinsa.explaining.document import (
    ConditionDocument,
    ConditionPrecedentDocument,
    FamilyDocument,
    IntervalDocument,
    Json,
    ParameterDocument,
    Points,
    QuestionDocument,
    ReasonDocument,
    RuleDocument,
    SourceDocument,
)
from shinsa.explaining.roles import role
from shinsa.language.catalogue.turns import NO, UNITS, WITH_UNIT, YES
from shinsa.messages.message import DEFAULT, Language, Message
from shinsa.messages.teller import Sayable, teller
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.wording import needed, number, visible


class Phrasing:
    """Words the contents of verdict documents in one language."""

    def __init__(self, language: Language = DEFAULT) -> None:
        self.language: Language = language
        self._teller = teller(language)

    def say(self, message: Message, /, **values: Sayable) -> str:
        """A message in this language."""
        return self._teller.say(message, **values)

    def listed(self, words: Sequence[str]) -> str:
        """Words one after the other: `a, b`."""
        return self._teller.listed(words)

    def clauses(self, parts: Sequence[str]) -> str:
        """Parts of a sentence one after the other: `a; b`."""
        return self._teller.clauses(parts)

    def day(self, iso: str) -> str:
        """A day of a document in the language's form."""
        return self._teller.day(date.fromisoformat(iso))

    def verdict(self, word: str) -> str:
        """The verdict in a word."""
        return self.say(catalogue.VERDICTS[word][0])

    def meaning(self, word: str) -> str:
        """What a verdict means: `may be recommended`."""
        return self.say(catalogue.VERDICTS[word][1])

    def span(self, interval: IntervalDocument) -> str:
        """An interval of points: `12`, or `12 to 88`."""
        return self._span(number(interval["low"]), number(interval["high"]))

    def _span(self, low: str, high: str) -> str:
        return low if low == high else self.say(catalogue.SPAN, low=low, high=high)

    def signed(self, interval: IntervalDocument | None) -> str:
        """What a rule gives or takes: `+16`, `-4`, `0`, `0 to +6`; nothing for a rule that never scores."""
        if interval is None:
            return ""
        return self._span(_with_sign(interval["low"]), _with_sign(interval["high"]))

    def gain(self, points: Decimal) -> str:
        """Points that are added or taken: `+16`, `-4`."""
        return _with_sign(float(points))

    def total(self, points: Decimal) -> str:
        """Points added up: `61.5`."""
        return number(float(points))

    def weight(self, reason: ReasonDocument, *, against: bool) -> str:
        """What a reason weighs: `gate`, `+16`, `-4`; against the proposal also `only +4` of what it could have been."""
        points = reason["points"]
        if points is None:
            return self.say(catalogue.GATE)
        gained = self.signed(points)
        return self.say(catalogue.ONLY, points=gained) if against and points["low"] >= 0 else gained

    def value(self, seen: Json) -> str:
        """A value as a reader would write it: `not stated`, `yes`, `none`, `1200`, `US, JP`."""
        match seen:
            case None:
                return self.say(engine.NOT_STATED)
            case bool():
                return self.say(YES if seen else NO)
            case list():
                return self.listed([self.value(part) for part in seen]) or self.say(engine.NONE)
            case dict():
                parts = [self.say(catalogue.KEYED, key=key, value=self.value(part)) for key, part in seen.items()]
                return self.clauses(parts)
            case _:
                return visible(str(seen))

    def outcome(self, rule: RuleDocument) -> str:
        """The rule's outcome in a word, with what a fired gate does: `fired, reject`."""
        if rule["kind"] == "gate" and rule["outcome"] == "fired":
            return self.say(catalogue.FIRED_TO, effect=self.say(catalogue.EFFECTS[rule["effect"]]))
        return self.say(catalogue.OUTCOMES[rule["outcome"]])

    def kind(self, rule: RuleDocument) -> str:
        """What kind of rule it is: `gate`."""
        return self.say(catalogue.KINDS[rule["kind"]])

    def truth(self, condition: ConditionDocument) -> str:
        """Whether a condition holds, in a word."""
        return self.say(catalogue.TRUTHS[condition["truth"]])

    def part(self, condition: ConditionDocument) -> str:
        """Which part of its rule a condition is: `reject unless`, `tier 2`."""
        name, _, place = condition["role"].partition(" ")
        message = catalogue.ROLES_OF_CONDITIONS[name]
        return self.say(message, number=place) if place else self.say(message)

    def seen(self, condition: ConditionDocument) -> str:
        """The value seen and, where another is needed, that one: `seen 200; needed at least 300`."""
        shown = self.value(condition["value"])
        what = shown if condition["value"] is None else self.say(catalogue.SEEN, value=shown)
        wanted = needed(condition)
        return what if wanted is None else self.say(catalogue.NEEDED_TOO, seen=what, needed=wanted)

    def floor_state(self, points: IntervalDocument, floor: Points) -> str:
        """Whether a group's points reach their floor: `reached`, `missed`, or `open`."""
        if points["low"] >= floor:
            return self.say(catalogue.REACHED)
        return self.say(catalogue.MISSED if points["high"] < floor else catalogue.OPEN)

    def fit(self, lane: str | None) -> str:
        """The group fit, with the family it rests on where there is one."""
        return self.say(catalogue.GROUP_BY_LANE, lane=lane) if lane else self.say(engine.FIT)

    def stake(self, question: QuestionDocument) -> str:
        """What rests on an answer: `could change the verdict; decides gate.offtake; up to 12 points at stake`."""
        could = question["could_change_verdict"]
        parts = [self.say(catalogue.COULD_CHANGE if could else catalogue.CANNOT_CHANGE)]
        if question["gates"]:
            parts.append(self.say(catalogue.DECIDES, gates=self.listed(question["gates"])))
        if question["points_at_stake"]:
            parts.append(self.say(catalogue.AT_STAKE, points=number(question["points_at_stake"])))
        return self.clauses(parts)

    def who(self, answered_by: str) -> str:
        """Who can answer, in words."""
        return role(answered_by, self._teller)

    def amount(self, setting: ParameterDocument) -> str:
        """A parameter's value with its unit."""
        unit, shown = setting["unit"], self.value(setting["value"])
        if not unit:
            return shown
        named = UNITS.get(unit)
        return self.say(WITH_UNIT, number=shown, unit=unit) if named is None else self._counted(named, shown)

    def _counted(self, unit: Message, shown: str) -> str:
        return self.say(unit, count=int(shown)) if shown.isdecimal() else self.say(unit, count=shown)

    def review_kinds(self, kinds: Sequence[str]) -> str:
        """Why a proposal is held: `incomplete (facts are missing), policy (the committee has to decide)`."""
        return self.listed([self.say(catalogue.REVIEW_KINDS[kind]) for kind in kinds])

    def counted(self, family: FamilyDocument) -> str:
        """A family's points, its cap, and what its rules add up to where that is another number."""
        told = self.say(catalogue.OF_AT_MOST, points=self.span(family["counted"]), cap=number(family["cap"]))
        if family["sum"] == family["counted"]:
            return told
        return self.say(catalogue.ADDED_UP, counted=told, sum=self.span(family["sum"]))

    def state(self, condition: ConditionPrecedentDocument) -> str:
        """Where a condition precedent stands: `open`, `unknown`."""
        return self.say(catalogue.STATES[condition["state"]])

    def both(self, names: Sequence[str]) -> str:
        """Names one after the other: `a and b`."""
        return self._teller.listed(names, "and")

    def either(self, names: Sequence[str]) -> str:
        """Names to choose from: `a or b`."""
        return self._teller.listed(names, "or")

    def source_line(self, source: SourceDocument) -> str:
        """Where the words come from, on one line; recalled sources say so."""
        line = self.listed([part for part in self._source_parts(source) if part])
        return line if source["attested"] else self.say(catalogue.RECALLED, line=line)

    def _source_parts(self, source: SourceDocument) -> list[str | None]:
        document = source["title"] or source["document"]
        match source["kind"]:
            case "quotation":
                return [self.say(catalogue.QUOTED_FROM, document=document or ""), source["address"]]
            case "practice":
                practice = self.say(catalogue.PRACTICE, practice=source["practice"] or "")
                return [practice, document, source["reference"], source["address"]]
            case _:
                return [self.say(catalogue.DISCRETION)]


@cache
def phrasing(language: Language = DEFAULT) -> Phrasing:
    """The phrasing of a language; the same one every time."""
    return Phrasing(language)


def _with_sign(points: Points) -> str:
    text = number(points)
    return f"+{text}" if points > 0 and text != "0" else text
