"""What is the same of a rule for every proposal, written once for a plan: texts, tiers, sources, the facts it reads."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from shinsa.explaining import catalogue
from shinsa.explaining.amounts import points
from shinsa.explaining.document import RuleDocument, SourceDocument, TierStepDocument
from shinsa.explaining.memo import Exact, picker
from shinsa.explaining.phrasebook import Line, Phrasebook
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import in_language
from shinsa.planning.facts_read import facts_read
from shinsa.planning.plan import Plan, PlannedRule, PlannedTier
from shinsa.ruleset import Document, Gate, Merit, Source

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One rule's fixed side. `blank` is its document before a proposal is seen.

    `message` alternates plain text with paths of facts and parameters; `steps` words each tier, `ladder` says whether
    the rule has more than one. `seen` picks every value that its document can show or rest on.
    """

    rule: PlannedRule
    blank: RuleDocument
    lines: tuple[Line, ...]
    paths: tuple[str, ...]
    message: tuple[str, ...]
    steps: tuple[TierStepDocument, ...]
    seen: Callable[[Exact], object]

    @property
    def ladder(self) -> bool:
        """Whether there is a next tier to speak of."""
        return len(self.steps) > 1


@dataclass(frozen=True, slots=True)
class ConclusionSheet:
    """One conclusion's fixed side; `seen` as of a rule."""

    name: str
    title: str
    lines: tuple[Line, ...]
    seen: Callable[[Exact], object]


class Sheets:
    """A sheet for each rule of a plan, in order; each is made when first wanted, and kept."""

    def __init__(self, plan: Plan, phrasebook: Phrasebook) -> None:
        self._plan = plan
        self._phrasebook = phrasebook
        self._documents = {document.id: document for document in plan.ruleset.documents}
        self._paths = facts_read(plan)
        self._made: dict[int, Sheet] = {}

    def of(self, place: int) -> Sheet:
        """The sheet of the rule at this place of the plan."""
        if place not in self._made:
            rule = self._plan.rules[place]
            self._made[place] = _sheet(rule, self._paths[place], self._documents, self._phrasebook)
        return self._made[place]

    @cached_property
    def all(self) -> tuple[Sheet, ...]:
        """Every sheet."""
        return tuple(map(self.of, range(len(self._plan.rules))))


def _sheet(rule: PlannedRule, paths: tuple[str, ...], documents: dict[str, Document], phrasebook: Phrasebook) -> Sheet:
    language = phrasebook.teller.language
    message = tuple(_PLACEHOLDER.split(rule.rule.head.because.in_language(language)))
    told = [path for path in message[1::2] if not path.startswith("param.")]
    return Sheet(
        rule,
        _blank(rule, documents, language),
        tuple(_lines(rule, phrasebook)),
        paths,
        message,
        tuple(_step(tier, phrasebook) for tier in rule.tiers),
        picker(phrasebook.reader.slots((*paths, *told))),
    )


def _blank(rule: PlannedRule, documents: dict[str, Document], language: Language) -> RuleDocument:
    head = rule.rule.head
    sources = [source_document(source, documents, language) for source in head.sources]
    return {
        "id": head.id,
        "refs": list(head.refs),
        "family": head.family,
        "kind": "gate" if isinstance(rule.rule, Gate) else "merit" if isinstance(rule.rule, Merit) else "note",
        "title": head.title.in_language(language),
        "outcome": "unknown",
        "effect": "",
        "points": None,
        "because": "",
        "reads": [],
        "conditions": [],
        "missing": [],
        "conflicts": [],
        "tier": None,
        "remark": _told(head.remark, language),
        "source": sources[0],
        "further_sources": sources[1:],
    }


def _step(tier: PlannedTier, phrasebook: Phrasebook) -> TierStepDocument:
    when = tier.tier.when
    text = phrasebook.teller.say(catalogue.OTHERWISE) if when is None else phrasebook.words(when.tree)
    return {"text": text, "points": points(tier.hundredths)}


def _lines(rule: PlannedRule, phrasebook: Phrasebook) -> Iterator[Line]:
    for question in (rule.applies, rule.reject_unless, rule.review_unless, rule.when):
        if question is not None:
            yield from phrasebook.lines(question.role, question)
    for tiers in (rule.tiers, rule.plus):
        for number, tier in enumerate(tiers, start=1):
            if tier.question is not None:
                yield from phrasebook.lines(f"{tier.question.role} {number}", tier.question)


def _told(text: str | None, language: Language) -> str | None:
    return None if text is None else in_language(text, language)


def source_document(source: Source, documents: dict[str, Document], language: Language = DEFAULT) -> SourceDocument:
    """A source with the title and address of its document; who reads a quotation's language needs no rendering."""
    document = documents.get(source.document or "")
    kind = "discretion" if source.discretion else "practice" if source.practice else "quotation"
    return {
        "kind": kind,
        "document": source.document,
        "title": _told(document.title, language) if document else None,
        "address": document.address if document else None,
        "quote": source.quote,
        "language": source.language,
        "rendering": None if source.language == language else _told(source.rendering, language),
        "practice": _told(source.practice, language),
        "reference": source.reference,
        "attested": source.attested,
    }
