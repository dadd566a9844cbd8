"""What one rule answered, as a document: conditions, values read, what is missing, tier, source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from shinsa.explaining.document import (
    ConditionDocument,
    IntervalDocument,
    Points,
    RuleDocument,
    SourceDocument,
    TierDocument,
    TierStepDocument,
)
from shinsa.explaining.phrasebook import Line, Phrasebook
from shinsa.explaining.sight import Sight
from shinsa.judging.outcomes import Answer, Outcome
from shinsa.planning.facts_read import facts_read, paths_read
from shinsa.planning.plan import Plan, PlannedRule, PlannedTier
from shinsa.ruleset import Document, Gate, Merit, Source
from shinsa.values import plain

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def points(hundredths: int) -> Points:
    """Hundredths of a point as a number with at most two places."""
    whole, rest = divmod(hundredths, 100)
    return hundredths / 100 if rest else whole


def interval(low: int, high: int) -> IntervalDocument:
    """An interval of hundredths as points."""
    return {"low": points(low), "high": points(high)}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one proposal shows of one rule."""

    sight: Sight
    conditions: list[ConditionDocument]
    missing: list[str]
    conflicted: tuple[str, ...]


class RuleWriter:
    """Writes rule documents for one plan; what does not depend on the proposal is written once."""

    def __init__(self, plan: Plan, phrasebook: Phrasebook) -> None:
        self._plan = plan
        self._phrases = phrasebook
        self._documents = {document.id: document for document in plan.ruleset.documents}
        self._sources = [[source_document(source, self._documents) for source in _sources(rule)] for rule in plan.rules]
        self._lines = [tuple(_lines(rule, phrasebook)) for rule in plan.rules]
        self._paths = facts_read(plan)

    def write(self, place: int, answer: Answer, sight: Sight, conflicted: tuple[str, ...]) -> RuleDocument:
        """The document of the rule at this place in the plan."""
        rule = self._plan.rules[place]
        head = rule.rule.head
        conditions = sight.conditions(self._lines[place])
        missing = self._missing(rule, answer, sight)
        return {
            "id": head.id,
            "refs": list(head.refs),
            "family": head.family,
            "kind": "gate" if isinstance(rule.rule, Gate) else "merit" if isinstance(rule.rule, Merit) else "note",
            "title": head.title.en,
            "outcome": answer.outcome.value,
            "effect": answer.effect.value,
            "points": interval(answer.low, answer.high) if isinstance(rule.rule, Merit) else None,
            "because": self._because(rule, answer, _Seen(sight, conditions, missing, conflicted)),
            "reads": sight.reads(self._paths[place]),
            "conditions": conditions,
            "missing": missing,
            "conflicts": list(conflicted),
            "tier": self._tier(rule, answer),
            "remark": head.remark,
            "source": self._sources[place][0],
            "further_sources": self._sources[place][1:],
        }

    def _missing(self, rule: PlannedRule, answer: Answer, sight: Sight) -> list[str]:
        """The facts that keep a rule open, each once."""
        if answer.outcome is not Outcome.UNKNOWN and not answer.may_reject:
            return []
        return list(dict.fromkeys(_open(rule, sight)))

    def _because(self, rule: PlannedRule, answer: Answer, seen: "_Seen") -> str:
        """In a sentence, why the outcome is what it is."""
        if not rule.in_force:
            return "not in force on this day"
        on_conflict = isinstance(rule.rule, Gate) and rule.rule.on_conflict
        if seen.conflicted and (on_conflict or answer.outcome is Outcome.UNKNOWN):
            return "; ".join(self._disagreement(fact, seen.sight) for fact in seen.conflicted)
        match answer.outcome:
            case Outcome.FIRED:
                return self._message(rule, seen.sight)
            case Outcome.UNKNOWN:
                return f"not known: {', '.join(dict.fromkeys(map(self._label, seen.missing)))}"
            case Outcome.NOT_APPLICABLE:
                return f"does not apply: {_failing(seen.conditions, 'applies')}"
            case Outcome.NOT_FIRED:
                return "holds" if isinstance(rule.rule, Gate) else f"not met: {_failing(seen.conditions, '')}"

    def _disagreement(self, fact: str, sight: Sight) -> str:
        """Both values, each with who says so."""
        claims = [f"{worded(value)} ({source})" for value, source in sight.facts.conflicts[fact].values]
        return f"evidence disagrees on {self._label(fact)}: {' against '.join(claims)}"

    def _label(self, fact: str) -> str:
        return self._phrases.reader.seat(fact).label.en

    def _message(self, rule: PlannedRule, sight: Sight) -> str:
        return _PLACEHOLDER.sub(lambda found: self._value(found.group(1), sight), rule.rule.head.because.en)

    def _value(self, path: str, sight: Sight) -> str:
        if path.startswith("param."):
            return worded(self._plan.parameters[path.removeprefix("param.")])
        seat = self._phrases.reader.seat(path)
        if seat.place is None:
            return worded(sight.facts.values[seat.slot])
        return worded([read["value"] for read in sight.reads((path,))])

    def _tier(self, rule: PlannedRule, answer: Answer) -> TierDocument | None:
        if len(rule.tiers) < 2:  # noqa: PLR2004  # one tier is no ladder
            return None
        current = None if answer.tier is None else rule.tiers[answer.tier]
        reached = 0 if current is None else current.hundredths
        better = [tier for tier in rule.tiers if tier.hundredths > reached]
        closest = min(better, key=lambda tier: tier.hundredths, default=None)
        open_answer = answer.outcome is Outcome.UNKNOWN or answer.outcome is Outcome.NOT_APPLICABLE
        return {
            "current": None if current is None else self._step(current),
            "next": None if closest is None or (current is None and open_answer) else self._step(closest),
        }

    def _step(self, tier: PlannedTier) -> TierStepDocument:
        text = "otherwise" if tier.tier.when is None else self._phrases.words(tier.tier.when.tree)
        return {"text": text, "points": points(tier.hundredths)}


def worded(value: object) -> str:
    """A value for a message: `1,200`, `2029-01-19`, `yes`, `nuclear, gas`, `not stated`."""
    match value:
        case None:
            return "not stated"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            whole, point, rest = plain(value).partition(".")
            return f"{int(whole):,}{point}{rest}" if whole != "-0" else plain(value)
        case date():
            return value.isoformat()
        case tuple() | list() | frozenset():
            return ", ".join(map(worded, cast("Iterable[object]", value))) or "none"
        case _:
            return str(value)


def source_document(source: Source, documents: dict[str, Document]) -> SourceDocument:
    """A source with the title and address of its document."""
    document = documents.get(source.document or "")
    kind = "discretion" if source.discretion else "practice" if source.practice else "quotation"
    return {
        "kind": kind,
        "document": source.document,
        "title": document.title if document else None,
        "address": document.address if document else None,
        "quote": source.quote,
        "language": source.language,
        "rendering": source.rendering,
        "practice": source.practice,
        "reference": source.reference,
        "attested": source.attested,
    }


def _sources(rule: PlannedRule) -> tuple[Source, ...]:
    return rule.rule.head.sources


def _lines(rule: PlannedRule, phrasebook: Phrasebook) -> Iterator[Line]:
    for question in (rule.applies, rule.reject_unless, rule.review_unless, rule.when):
        if question is not None:
            yield from phrasebook.lines(question.role, question)
    for tiers in (rule.tiers, rule.plus):
        for number, tier in enumerate(tiers, start=1):
            if tier.question is not None:
                yield from phrasebook.lines(f"{tier.question.role} {number}", tier.question)


def _open(rule: PlannedRule, sight: Sight) -> Iterator[str]:
    """The facts that keep a rule open; tiers below one that surely holds do not count."""
    for question in (rule.applies, rule.reject_unless, rule.review_unless, rule.when):
        if question is not None:
            yield from sight.missing(question.shape)
    for tier in rule.tiers:
        yield from _open_tier(tier, sight)
        if tier.question is None or sight.truth(tier.question.shape):
            break
    for tier in rule.plus:
        yield from _open_tier(tier, sight)


def _open_tier(tier: PlannedTier, sight: Sight) -> Iterator[str]:
    if tier.question is not None:
        yield from sight.missing(tier.question.shape)
    held = True if tier.question is None else sight.truth(tier.question.shape)
    if held is not False and tier.tier.times is not None:
        yield from sight.unstated(paths_read(tier.tier.times.tree))


def _failing(conditions: list[ConditionDocument], role: str) -> str:
    texts = [entry["text"] for entry in conditions if entry["truth"] == "no" and entry["role"].startswith(role)]
    return "; ".join(texts) or "no condition holds"
