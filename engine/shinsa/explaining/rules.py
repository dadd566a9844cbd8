"""What one rule answered, as a document: conditions, values read, what is missing, tier, and why."""

from typing import cast

from shinsa.explaining import catalogue
from shinsa.explaining.amounts import interval, worded
from shinsa.explaining.document import RuleDocument, TierDocument
from shinsa.explaining.phrasebook import Phrasebook
from shinsa.explaining.reads import Seat
from shinsa.explaining.sheets import Sheet
from shinsa.explaining.sight import Sight
from shinsa.judging.outcomes import Answer, Outcome
from shinsa.messages.message import Language
from shinsa.planning.facts_read import paths_read
from shinsa.planning.plan import Plan, PlannedRule, PlannedTier
from shinsa.ruleset import Gate, Merit, Note, NoteEffect, Rule
from shinsa.values import Truth


class RuleWriter:
    """Writes rule documents for one plan."""

    def __init__(self, plan: Plan, phrasebook: Phrasebook) -> None:
        self._plan = plan
        self._phrases = phrasebook
        self._teller = phrasebook.teller

    def write(self, sheet: Sheet, answer: Answer, sight: Sight, conflicted: tuple[str, ...]) -> RuleDocument:
        """The document of one rule for one proposal; `conflicted` are the facts its evidence disagrees on."""
        document = sheet.blank.copy()
        document["outcome"] = answer.outcome.value
        document["effect"] = answer.effect.value
        document["reads"] = sight.reads(sheet.paths)
        document["conditions"] = sight.conditions(sheet.lines)
        document["conflicts"] = list(conflicted)
        if isinstance(sheet.rule.rule, Merit):
            document["points"] = interval(answer.low, answer.high)
        if answer.outcome is Outcome.UNKNOWN or answer.may_reject:
            document["missing"] = list(_open(sheet.rule, sight)) or _scaling(sheet.rule)
        if sheet.ladder:
            document["tier"] = _tier(sheet, answer, sight)
        document["because"] = self._because(sheet, answer, document, sight)
        return document

    def _because(self, sheet: Sheet, answer: Answer, document: RuleDocument, sight: Sight) -> str:  # noqa: PLR0911  # one for each outcome
        """In a sentence, why the outcome is what it is."""
        rule, say = sheet.rule.rule, self._teller.say
        if not sheet.rule.in_force:
            return say(catalogue.NOT_IN_FORCE)
        on_conflict = isinstance(rule, Gate) and rule.on_conflict
        if document["conflicts"] and (on_conflict or answer.outcome is Outcome.UNKNOWN):
            return self._teller.clauses([self._disagreement(fact, sight) for fact in document["conflicts"]])
        match answer.outcome:
            case Outcome.FIRED:
                return self._message(sheet, sight)
            case Outcome.UNKNOWN:
                labels = list(dict.fromkeys(map(self._label, document["missing"])))
                return say(catalogue.NOT_KNOWN, labels=self._teller.listed(labels))
            case Outcome.NOT_APPLICABLE:
                return say(catalogue.DOES_NOT_APPLY, conditions=self._failing(document, "applies"))
            case Outcome.NOT_FIRED if _asks_for_more(rule):
                return say(catalogue.HOLDS)
            case Outcome.NOT_FIRED:
                return say(catalogue.NOT_MET, conditions=self._failing(document, ""))

    def _disagreement(self, fact: str, sight: Sight) -> str:
        """Both values, each with who says so."""
        say, values = self._teller.say, sight.facts.conflicts[fact].values
        claims = [say(catalogue.CLAIM, value=worded(value, self._teller), source=source) for value, source in values]
        told = say(catalogue.AGAINST).join(claims)
        return say(catalogue.EVIDENCE_DISAGREES, label=self._label(fact), claims=told)

    def _failing(self, document: RuleDocument, role: str) -> str:
        """The conditions of a role that do not hold, in words."""
        conditions = document["conditions"]
        texts = [entry["text"] for entry in conditions if entry["truth"] == "no" and entry["role"].startswith(role)]
        return self._teller.clauses(texts) or self._teller.say(catalogue.NO_CONDITION_HOLDS)

    def _label(self, fact: str) -> str:
        return self._phrases.reader.seat(fact).label.in_language(self._teller.language)

    def _message(self, sheet: Sheet, sight: Sight) -> str:
        """The rule's message with values in place of paths, which stand at the odd places."""
        return "".join(self._value(text, sight) if place % 2 else text for place, text in enumerate(sheet.message))

    def _value(self, path: str, sight: Sight) -> str:
        if path.startswith("param."):
            return worded(self._plan.parameters[path.removeprefix("param.")], self._teller)
        reader = self._phrases.reader
        value = _labelled(reader.value(path, sight.facts), reader.seat(path), self._teller.language)
        return worded(value, self._teller)


def _asks_for_more(rule: Rule) -> bool:
    """Gates and conditions precedent are content when they do not fire; other rules have something not met."""
    return isinstance(rule, Gate) or (isinstance(rule, Note) and rule.effect is NoteEffect.CONDITION)


def _labelled(value: object, seat: Seat, language: Language) -> object:
    """A choice by its label, in lists too."""
    if isinstance(value, tuple):
        return tuple(_labelled(item, seat, language) for item in cast("tuple[object, ...]", value))
    label = seat.choices.get(value) if isinstance(value, str) else None
    return value if label is None else label.in_language(language)


def _tier(sheet: Sheet, answer: Answer, sight: Sight) -> TierDocument:
    """The tier that surely holds, and the closest one with more points; no next one while it is open which holds."""
    tiers = sheet.rule.tiers
    reached = 0 if answer.tier is None else tiers[answer.tier].hundredths
    better = [place for place, tier in enumerate(tiers) if tier.hundredths > reached]
    silent = answer.outcome is Outcome.NOT_APPLICABLE or (answer.tier is None and not _none_holds(tiers, sight))
    closest = None if silent else min(better, key=lambda place: tiers[place].hundredths, default=None)
    return {
        "current": None if answer.tier is None else sheet.steps[answer.tier],
        "next": None if closest is None else sheet.steps[closest],
    }


def _none_holds(tiers: tuple[PlannedTier, ...], sight: Sight) -> bool:
    return all(tier.question is not None and sight.truth(tier.question.shape) is False for tier in tiers)


def _open(rule: PlannedRule, sight: Sight) -> dict[str, None]:
    """The facts that keep a rule open; tiers below one that surely holds do not count."""
    found: dict[str, None] = {}
    for question in (rule.applies, rule.reject_unless, rule.review_unless, rule.when):
        if question is not None:
            found.update(sight.missing(question.shape))
    for tier in rule.tiers:
        if _open_tier(tier, sight, found):
            break
    for tier in rule.plus:
        _open_tier(tier, sight, found)
    return found


def _open_tier(tier: PlannedTier, sight: Sight, found: dict[str, None]) -> Truth:
    """Add what keeps a tier open; whether the tier holds."""
    held = True if tier.question is None else sight.truth(tier.question.shape)
    if held is None and tier.question is not None:
        found.update(sight.missing(tier.question.shape))
    if held is not False and tier.tier.times is not None:
        found.update(sight.unstated(paths_read(tier.tier.times.tree)))
    return held


def _scaling(rule: PlannedRule) -> list[str]:
    """What the numbers that scale points rest on: all is stated, and one has no value still (the `max` of no items)."""
    numbers = [tier.tier.times.tree for tier in (*rule.tiers, *rule.plus) if tier.tier.times is not None]
    return list(dict.fromkeys(path.partition("[")[0] for number in numbers for path in paths_read(number)))
