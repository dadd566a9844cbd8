"""The conversation: asks, takes answers, remembers them, and knows when there is nothing more to ask."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from shinsa.analysing.asking.interview import Interview, Question
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.errors import InputError
from shinsa.facts import Fact, FactList
from shinsa.judging.verdict import Verdict
from shinsa.messages.message import Message
from shinsa.messages.teller import Sayable
from shinsa.screening import Screener, Screening
from shinsa_adapters.cli.interview import catalogue
from shinsa_adapters.cli.interview.answering import stated
from shinsa_adapters.cli.interview.describing import Describer
from shinsa_adapters.cli.interview.writing import Document, opened, with_answer, written

_UNKNOWN = {"?", "don't know", "dont know", "unknown", "わからない", "不明", "不知道"}
_UNDO, _QUIT = {"undo"}, {"quit", "exit"}


class _Stopped(Exception):  # noqa: N818  # an answer, not an error
    """The person asked to stop, or there is nobody to answer."""


class _Undone(Exception):  # noqa: N818  # an answer, not an error
    """The person takes the last answer back."""


class _Unknown(Exception):  # noqa: N818  # an answer, not an error
    """The person does not know."""


@dataclass(slots=True)
class Talk:
    """What has been said: the proposal as it stands, with the states before each answer, and what nobody knows."""

    document: Document
    before: list[tuple[Document, frozenset[str], str]] = field(
        default_factory=list[tuple[Document, frozenset[str], str]]
    )
    unknown: frozenset[str] = frozenset()

    @property
    def answers(self) -> int:
        """How many answers were given, `don't know` not among them."""
        return sum(unknown == after for unknown, after in self._steps())

    def _steps(self) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
        states = [*(unknown for _, unknown, _ in self.before), self.unknown]
        return pairwise(states)


class Conversation:
    """Walks through the questions about one proposal."""

    def __init__(
        self,
        screener: Screener,
        day: date,
        describer: Describer,
        terminal: tuple[Callable[[], str | None], Callable[[str], None]],
    ) -> None:
        self._screener, self._day, self._describer = screener, day, describer
        self._ask, self._tell = terminal
        self._analyser = Analyser(screener.edition(day))
        self._vocabulary = screener.ruleset.vocabulary

    def hold(self, data: bytes) -> Talk:
        """Ask until the verdict is settled, nothing is left to ask, or the person stops.

        Raises:
            InputError: the proposal has mistakes; all of them are listed.
        """
        self._screener.screen(data, as_of=self._day)
        talk = Talk(opened(data))
        while True:
            screening = self._screener.screen(written(talk.document), as_of=self._day)
            interview = Interview(self._analyser.unknowns(screening.facts))
            question = self._next(interview, talk)
            if question is None:
                self._end(screening, interview)
                return talk
            try:
                self._answer(interview, question, talk)
            except (_Stopped, KeyboardInterrupt):
                self._say(catalogue.STOPPED)
                return talk
            except _Undone:
                self._undo(talk)

    def _say(self, message: Message, **values: Sayable) -> None:
        self._tell(self._describer.by.say(message, **values))

    def _next(self, interview: Interview, talk: Talk) -> Question | None:
        if interview.settled is not None:
            return None
        left = (each for each in interview.questions if each.matters and each.fact not in talk.unknown)
        return next(left, None)

    def _end(self, screening: Screening, interview: Interview) -> None:
        self._tell("")
        settled = interview.settled
        if settled is None:
            open_ = [each.fact for each in interview.questions if each.matters]
            self._say(catalogue.NOTHING_LEFT, labels=self._labels(open_))
            return
        self._say(catalogue.SETTLED, verdict=self._describer.verdict(settled))
        if settled is not Verdict.REVIEW and screening.judgement.verdict is not settled:
            rules = screening.document["rules"]
            gates = [rule for rule in rules if rule["kind"] == "gate" and rule["outcome"] == "unknown"]
            missing = list(dict.fromkeys(fact for rule in gates for fact in rule["missing"]))
            self._say(catalogue.STILL_TO_STATE, labels=self._labels(missing))

    def _labels(self, facts: list[str]) -> str:
        return self._describer.by.listed([self._describer.label(fact) for fact in facts])

    def _undo(self, talk: Talk) -> None:
        if not talk.before:
            self._say(catalogue.NOTHING_TO_UNDO)
            return
        talk.document, talk.unknown, fact = talk.before.pop()
        self._say(catalogue.TAKEN_BACK, label=self._describer.label(fact))

    # ---- one question

    def _answer(self, interview: Interview, question: Question, talk: Talk) -> None:
        """Ask one question until its answer is taken."""
        entry = question.reference.fact or self._vocabulary.entries[question.reference.slot]
        for line in self._describer.question(interview, question, len(talk.before) + 1):
            self._tell(line)
        while True:
            for line in self._describer.how_to_answer(entry):
                self._tell(line)
            self._tell(f"  {self._describer.by.say(catalogue.HOW_TO)}")
            try:
                answer = self._whole(entry, interview)
            except _Unknown:
                talk.before.append((talk.document, talk.unknown, question.fact))
                talk.unknown = talk.unknown | {question.fact}
                self._say(catalogue.LEFT_UNKNOWN, label=self._describer.label(question.fact))
                return
            changed = with_answer(talk.document, self._vocabulary, question.reference, answer)
            if self._taken(changed):
                talk.before.append((talk.document, talk.unknown, question.fact))
                talk.document = changed
                return

    def _taken(self, changed: Document) -> bool:
        """Whether the proposal may state this; if not, its own words say why."""
        try:
            self._screener.screen(written(changed), as_of=self._day)
        except InputError as error:
            for problem in error.problems:
                self._say(catalogue.NOT_TAKEN, why=str(problem))
            return False
        return True

    def _whole(self, entry: Fact | FactList, interview: Interview) -> object:
        """The answer to a question: one line, or for a list of objects how many, and then each field that is read."""
        if isinstance(entry, Fact) or entry.item is not None:
            return stated(self._line(), entry, self._vocabulary.currency)
        count = self._count(entry)
        read = {path for paths in interview.unknowns.analyser.stakes.paths for path in paths}
        fields = [fact for fact in entry.fields if fact.path in read]
        return [self._item(fields, place, count) for place in range(1, count + 1)]

    def _count(self, entry: FactList) -> int:
        while True:
            line = self._line()
            if line.isascii() and line.isdigit() and int(line) <= entry.longest:
                return int(line)
            self._say(catalogue.NOT_TAKEN, why=self._describer.by.say(catalogue.NOT_A_COUNT, longest=entry.longest))

    def _item(self, fields: list[Fact], place: int, count: int) -> Document:
        item: Document = {}
        for fact in fields:
            label = fact.label.in_language(self._describer.by.language)
            self._tell(f"  {self._describer.by.say(catalogue.ITEM_FIELD, number=place, count=count, label=label)}")
            for line in self._describer.how_to_answer(fact):
                self._tell(f"  {line}")
            try:
                item[fact.name] = stated(self._line(), fact, self._vocabulary.currency)
            except _Unknown:
                item[fact.name] = None
        return item

    def _line(self) -> str:
        """One line somebody typed, without what surrounds it."""
        while True:
            line = self._ask()
            word = None if line is None else line.strip()
            if word is None or word.casefold() in _QUIT:
                raise _Stopped
            if word.casefold() in _UNDO:
                raise _Undone
            if word.casefold() in _UNKNOWN:
                raise _Unknown
            if word:
                return word
