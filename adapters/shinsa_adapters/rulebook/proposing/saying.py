"""Proposals in sentences: what a draft states beyond a file's background, and what the rule then answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from shinsa.explaining.amounts import points
from shinsa.facts import Entry, Fact, FactKind, FactList
from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.language.tree import ListType
from shinsa.ruleset import Gate, Merit, Note, NoteEffect, Parameter, ParameterValue, ReviewKind, Rule
from shinsa.screening import Screening
from shinsa_adapters.rulebook.committee import as_fact
from shinsa_adapters.rulebook.draft import Draft, Stated, said_before
from shinsa_adapters.rulebook.givens import BUILDS
from shinsa_adapters.rulebook.matching import StepLibrary
from shinsa_adapters.rulebook.names import columns_of
from shinsa_adapters.rulebook.proposing.words import listed_words, value_words
from shinsa_adapters.rulebook.steps import Table

ANSWERS: Mapping[str, tuple[str, str]] = {
    "en": ("the rule ", "answer"),
    "ja": ("この規則は", "回答"),
    "zh": ("本规则", "回答"),
}
"""How a sentence about the rule begins, and what the column is called that holds the rest of it."""
PROPOSALS: Mapping[str, str] = {"en": "proposal", "ja": "提案", "zh": "提案"}
"""What the column is called that holds the name of a complete proposal."""
_QUESTION = 4
"""So many words of a label make a sentence of their own: `it is true that …`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A given-sentence in two parts: `sentence` with `{}` where the value stands, the value, and a table below it.

    `label` is what a column that holds the value is called.
    """

    sentence: str
    value: str = ""
    label: str = ""
    table: Table = ()

    @property
    def text(self) -> str:
        """The sentence whole."""
        return self.sentence.replace("{}", self.value)


class Speaker:
    """Says drafts and answers in one language."""

    def __init__(self, library: StepLibrary) -> None:
        self.library = library
        self.tongue = library.tongue
        self._names = library.names
        self._currency = library.names.ruleset.vocabulary.currency
        entries: tuple[tuple[str, Entry], ...] = (*self._names.facts.items(), *self._names.lists.items())
        self._labels = _shortest({name: entry.path for name, entry in entries})
        self._parameters = _shortest({name: parameter.name for name, parameter in self._names.parameters.items()})

    def givens(self, draft: Draft, blank: Draft) -> tuple[Line, ...]:
        """Everything the draft says that a file's background does not; raises ValueError where no sentence does."""
        settings = [line for name, value in draft.settings for line in self._setting(name, value)]
        day = [] if draft.as_of == blank.as_of else [self._day(draft)]
        return (*day, *settings, *self._stated(draft, blank))

    def entry(self, entry: Entry, value: Stated) -> Line:
        """One fact or list, stated so; `None` says that it is not stated."""
        label = self._labels[entry.path]
        if value is None:
            return Line(self._pattern("(the ){anything} is/are not stated").replace("{anything}", label))
        if isinstance(entry, Fact):
            return self._fact(entry, label, value)
        items = cast("list[Stated]", value)
        if not items:
            return Line(self._pattern("there are no {list}").replace("{list}", label))
        if entry.item is not None:
            return self._choices(entry, label, items)
        sentence = self._pattern("these {list}:").replace("{list}", label)
        return Line(sentence, table=self._rows(entry, cast("list[dict[str, Stated]]", items)))

    def complete(self, name: str, draft: Draft, whole: Draft) -> tuple[Line, ...]:
        """The complete proposal called so, what the committee sets, and everything the draft says that it does not."""
        sentence = self._pattern('the complete proposal "{name}"').replace("{name}", "{}")
        settings = [line for each, value in draft.settings for line in self._setting(each, value)]
        return (Line(sentence, name, PROPOSALS[self.tongue.code]), *settings, *self._stated(draft, whole))

    def answer(self, screening: Screening, rule: Rule) -> str:
        """What the rule answers, as a then-sentence."""
        reply = screening.judgement.answers[screening.edition.places[rule.head.id]]
        return _filled(self._pattern(_pattern_of(reply, rule)), self._blanks(reply, rule, screening))

    def sentence(self, step: str, **words: str) -> str:
        """The step called so with these words in its blanks."""
        return _filled(self._pattern(step), words)

    def label(self, path: str) -> str:
        """The shortest name of a fact or list; its path where it has none of its own."""
        return self._labels[path]

    def review_kinds(self, kinds: Sequence[ReviewKind]) -> str:
        """Why a proposal is held, one reason behind the other."""
        words = {kind: word for word, kind in self.tongue.review_kinds.items()}
        first, last = self.tongue.separators[0], self.tongue.separators[-1]
        texts = [words[kind] for kind in kinds]
        return last.join((first.join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]

    def family(self, identifier: str) -> str:
        """The name of a family."""
        return next(name for name, family in self._names.families.items() if family.id == identifier)

    def evidence(self, fact: Fact, value: Stated, day: date) -> Line:
        """A report of a day that says this of a fact."""
        return self._evidence({"fact": fact.path, "source": "a report", "date": day.isoformat(), "value": value})

    def _blanks(self, reply: Answer, rule: Rule, screening: Screening) -> dict[str, str]:
        words = {kind: word for word, kind in self.tongue.review_kinds.items()}
        low, high = str(points(reply.low)), str(points(reply.high))
        number = str(points(reply.rank)) if isinstance(rule, Note) else low
        kind = words[rule.review_kind] if isinstance(rule, Gate) and not rule.on_conflict else ""
        if isinstance(rule, Gate) and rule.on_conflict:
            kind = next((words[each] for each in screening.judgement.review_kinds if each.value == "conflict"), "")
        return {"low": low, "high": high, "number": number, "review_kind": kind}

    def _stated(self, draft: Draft, blank: Draft) -> Iterator[Line]:
        for entry in self._names.ruleset.vocabulary.entries:
            now, before = said_before(draft, entry.path), said_before(blank, entry.path)
            if now != before:
                yield self.entry(entry, now)
        held = cast("list[dict[str, Stated]]", said_before(blank, "evidence") or [])
        for evidence in cast("list[dict[str, Stated]]", said_before(draft, "evidence") or []):
            if evidence not in held:
                yield self._evidence(evidence)

    def _fact(self, fact: Fact, label: str, value: Stated) -> Line:
        asked = self._pattern("it is {truth} that {question}")
        if fact.kind is FactKind.BOOL and self.tongue.code == "en" and len(label.split()) >= _QUESTION:
            return Line(asked.replace("{question}", label).replace("{truth}", "{}"), str(value).lower(), label)
        sentence = self._pattern("(the ){fact} is {value}").replace("{fact}", label).replace("{value}", "{}")
        return Line(sentence, value_words(value, fact, self._currency, self.tongue), label)

    def _choices(self, entry: FactList, label: str, items: "list[Stated]") -> Line:
        own = entry.path == BUILDS
        pattern = self._pattern("the project builds {items}" if own else "(the ){list} is/are {items}")
        said = listed_words(items, cast("Fact", entry.item), self._currency, self.tongue)
        return Line(pattern.replace("{list}", label).replace("{items}", "{}"), said, label)

    def _rows(self, entry: FactList, items: "list[dict[str, Stated]]") -> Table:
        used = [fact for fact in entry.fields if any(fact.name in item for item in items)] or [entry.fields[0]]
        labels = _shortest({name: fact.name for name, fact in columns_of(entry, self.tongue).items()})
        header = tuple(labels[fact.name] for fact in used)
        return (header, *(tuple(self._cell(item.get(fact.name), fact) for fact in used) for item in items))

    def _cell(self, value: Stated, fact: Fact) -> str:
        return self.tongue.not_stated if value is None else value_words(value, fact, self._currency, self.tongue)

    def _setting(self, name: str, value: ParameterValue) -> Iterator[Line]:
        parameter = self._names.parameters[name]
        label = self._parameters[name]
        pattern = self._pattern("the committee sets (the ){parameter} to {value}")
        sentence = pattern.replace("{parameter}", label).replace("{value}", "{}")
        yield Line(sentence, self._decided(parameter, value), label)

    def _decided(self, parameter: Parameter, value: ParameterValue) -> str:
        kind = parameter.type.item if isinstance(parameter.type, ListType) else parameter.type
        fact = as_fact(parameter, kind, self._names.ruleset.vocabulary)
        if isinstance(value, tuple):
            return listed_words(list(value), fact, self._currency, self.tongue)
        plain_value: Stated = value if isinstance(value, bool | str) else cast("Stated", value)
        if fact.kind is FactKind.MONEY:
            plain_value = {"amount": format(cast("object", value), "f"), "currency": self._currency}
        if fact.kind is FactKind.DATE:
            plain_value = str(value)
        return value_words(plain_value, fact, self._currency, self.tongue)

    def _day(self, draft: Draft) -> Line:
        sentence = self._pattern("the screening is made as of {day}").replace("{day}", "{}")
        return Line(sentence, draft.as_of.isoformat())

    def _evidence(self, evidence: "dict[str, Stated]") -> Line:
        if "value" not in evidence:
            raise ValueError("no sentence states evidence that says nothing")
        pattern = self._pattern("evidence from {source} dated {day} says the {fact} is {value}")
        fact = self._names.facts[str(evidence["fact"])]
        source = f"{self.tongue.quotes[0]}{evidence['source']}{self.tongue.quotes[1]}"
        label = self._labels[fact.path]
        said = {"source": source, "day": str(evidence["date"]), "fact": label, "value": "{}"}
        return Line(_filled(pattern, said), value_words(evidence["value"], fact, self._currency, self.tongue), label)

    def _pattern(self, name: str) -> str:
        """The step called so as this language says it, with no word left out and no choice left open."""
        step = next(step for step in self.library.steps if step.pattern == name)
        said = step.wording(self.tongue.code).pattern
        plural = "{list}" in said or "{items}" in said
        return said.replace("(the )", "the ").replace("is/are", "are" if plural else "is").replace("(为)", "")


def _pattern_of(reply: Answer, rule: Rule) -> str:  # one sentence for each answer
    match reply.outcome:
        case Outcome.NOT_APPLICABLE:
            return "the rule does not apply"
        case Outcome.NOT_FIRED:
            return "the rule does not fire"
        case Outcome.UNKNOWN:
            if isinstance(rule, Merit) and reply.low != reply.high:
                return "the rule gives between {low} and {high} points"
            return "the rule cannot tell"
        case Outcome.FIRED:
            return _acting(reply, rule)


def _acting(reply: Answer, rule: Rule) -> str:
    match rule:
        case Gate():
            refuses = reply.effect is Effect.REJECT
            return "the rule refuses the proposal" if refuses else "the rule holds the proposal for {review_kind}"
        case Merit() if reply.low != reply.high:
            return "the rule gives between {low} and {high} points"
        case Merit():
            return "the rule gives {number} points" if reply.low else "the rule fires"
        case Note():
            return "the rule adds {number} to the rank" if rule.effect is NoteEffect.RANK else "the rule fires"


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    for blank, word in words.items():
        pattern = pattern.replace(f"{{{blank}}}", word)
    return pattern


def _shortest(named: Mapping[str, str]) -> dict[str, str]:
    """For each path the shortest label it goes by, with a small letter first; the path where it has no label."""
    found: dict[str, str] = {}
    for name, path in sorted(named.items(), key=lambda pair: (len(pair[0]), pair[0][:1].isupper())):
        if name not in {path, path.rpartition(".")[2]}:
            found.setdefault(path, name)
    return {path: path for path in named.values()} | found
