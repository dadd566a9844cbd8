"""Conditions in words, with the value that would make them hold; worded once for a plan and kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shinsa.explaining import catalogue
from shinsa.explaining.amounts import worded
from shinsa.explaining.document import ConditionDocument, Json, TruthWord
from shinsa.explaining.reads import Reader, to_json
from shinsa.language.catalogue.turns import NEEDED_NOT_EQUAL, REFUTED
from shinsa.language.tree import Compare, ConclusionRef, FactRef, Literal, Node, Not, ParameterRef, Size, walk
from shinsa.language.values_in_words import Speaker
from shinsa.language.words import needed_by, words_by
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import teller
from shinsa.planning.facts_read import paths_read
from shinsa.planning.plan import Plan, Question
from shinsa.planning.questions import Leaf, leaves
from shinsa.values import Truth

WORDS: Mapping[Truth, TruthWord] = {True: "yes", False: "no", None: "unknown"}
"""The word for each truth."""
OPPOSITES: Mapping[Truth, TruthWord] = {True: "no", False: "yes", None: "unknown"}
"""The word for each truth of a condition worded as its opposite."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A leaf condition: its words, the value needed, the facts it reads, and what it sees where it reads none.

    `counts` says that it asks how many items a list has, so that their number is the value seen.
    """

    text: str
    needed: str | None
    paths: tuple[str, ...]
    setting: Json = None
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase where it stands: the place of its truth with the words for it, and its document before one is seen.

    `concludes` says that it asks a conclusion, whose truth is the value seen.
    """

    place: int
    words: Mapping[Truth, TruthWord]
    concludes: bool
    phrase: Phrase
    blank: ConditionDocument


class Phrasebook:
    """The words of a plan's conditions in one language."""

    def __init__(self, plan: Plan, language: Language = DEFAULT) -> None:
        self.reader = Reader(plan.ruleset.vocabulary)
        self.teller = teller(language)
        self._plan = plan
        self._titles = {entry.name: entry.title.in_language(language) for entry in plan.ruleset.conclusions}
        self._labels = {entry.name: entry.label.in_language(language) for entry in plan.ruleset.parameters}
        self._phrases: dict[Leaf, Phrase] = {}
        self._speaker = Speaker(plan.ruleset.vocabulary, plan.parameters, self._titles, self.teller)

    def lines(self, role: str, question: Question) -> Iterator[Line]:
        """The leaf conditions of a question, left to right."""
        for leaf in leaves(question.shape):
            phrase = self.phrase(leaf)
            words_for = OPPOSITES if leaf.negated else WORDS
            yield Line(leaf.place, words_for, isinstance(leaf.node, ConclusionRef), phrase, _blank(role, phrase))

    def phrase(self, leaf: Leaf) -> Phrase:
        """The words of a leaf condition; a negated one is worded as its opposite."""
        if leaf not in self._phrases:
            self._phrases[leaf] = self._phrased(leaf)
        return self._phrases[leaf]

    def words(self, node: Node) -> str:
        """Any condition of the plan in words, conclusions by their titles."""
        return words_by(node, self._speaker)

    def _phrased(self, leaf: Leaf) -> Phrase:
        if isinstance(leaf.node, ConclusionRef):
            title, wanted = self._titles[leaf.node.name], self._speaker.yes_or_no(answer=not leaf.negated)
            return Phrase(self.teller.say(REFUTED, left=title) if leaf.negated else title, wanted, ())
        if _of_setting(leaf.node):
            return self._of_setting(leaf)
        node = Not(leaf.node, leaf.node.at) if leaf.negated else leaf.node
        counts = _counts(leaf.node)
        return Phrase(self.words(node), needed_by(node, self._speaker), paths_read(leaf.node), counts=counts)

    def _of_setting(self, leaf: Leaf) -> Phrase:
        """A condition on parameters alone: the committee's setting decides it, not the proposal."""
        names = [node.name for node in walk(leaf.node) if isinstance(node, ParameterRef)]
        labels = self.teller.listed([self._labels[name] for name in names])
        values = [to_json(self._plan.parameters[name]) for name in names]
        wanted = self._wanted(leaf)
        text = (
            self.teller.say(catalogue.SETTING_IS, labels=labels, wanted=wanted)
            if wanted
            else self.teller.say(catalogue.SETTING, labels=labels)
        )
        return Phrase(text, wanted, (), values[0] if len(values) == 1 else values)

    def _wanted(self, leaf: Leaf) -> str | None:
        """The setting that would make the condition hold, where it is a plain one."""
        match leaf.node:
            case ParameterRef():
                return self._speaker.yes_or_no(answer=not leaf.negated)
            case Compare(op="==", left=ParameterRef(), right=Literal(value=value)):
                said = worded(value, self.teller)
                return self.teller.say(NEEDED_NOT_EQUAL, right=said) if leaf.negated else said
            case _:
                return None


def _blank(role: str, phrase: Phrase) -> ConditionDocument:
    return {"role": role, "text": phrase.text, "truth": "unknown", "value": None, "needed": phrase.needed}


def _counts(node: Node) -> bool:
    """Whether a condition compares the number of items of a whole list with what is no fact."""
    match node:
        case Compare(left=Size(items=FactRef()), right=right):
            return not paths_read(right)
        case _:
            return False


def _of_setting(node: Node) -> bool:
    """Whether a condition rests on parameters alone."""
    return not paths_read(node) and any(isinstance(below, ParameterRef) for below in walk(node))
