"""Conditions in words, with the value seen and the value needed; and which facts keep an answer open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shinsa.explaining.document import ConditionDocument, ReadDocument, TruthWord
from shinsa.explaining.reads import Reader, seen
from shinsa.facts import Facts
from shinsa.language.tree import ConclusionRef, Node, Not
from shinsa.language.words import needed, words
from shinsa.planning.facts_read import paths_read
from shinsa.planning.plan import Plan, Question
from shinsa.planning.questions import Branch, Leaf, Shape, leaves
from shinsa.values import Truth

_WORDS: dict[Truth, TruthWord] = {True: "yes", False: "no", None: "unknown"}


def truth_word(truth: Truth) -> TruthWord:
    """`yes`, `no` or `unknown`."""
    return _WORDS[truth]


@dataclass(frozen=True, slots=True)
class Answers:
    """One proposal's facts, with the truth of every leaf condition and of every conclusion by name."""

    facts: Facts
    leaves: tuple[Truth, ...]
    conclusions: Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A leaf condition, worded once for a plan: text, value needed, the facts it reads."""

    text: str
    needed: str | None
    paths: tuple[str, ...]


class Phrasebook:
    """The words of a plan's conditions, made when first wanted and kept."""

    def __init__(self, plan: Plan, places: Mapping[Node, int]) -> None:
        self.reader = Reader(plan.ruleset.vocabulary)
        self._plan = plan
        self._places = places
        self._phrases: dict[Leaf, Phrase] = {}
        self._titles = {conclusion.name: conclusion.title.en for conclusion in plan.ruleset.conclusions}
        self._conclusions = {
            conclusion.name: question
            for conclusion, question in zip(plan.ruleset.conclusions, plan.conclusions, strict=True)
        }

    def conditions(self, question: Question, role: str, answers: Answers) -> Iterator[ConditionDocument]:
        """Every leaf condition of a question with what this proposal answers."""
        for leaf in leaves(question.shape):
            phrase = self.phrase(leaf)
            yield {
                "role": role,
                "text": phrase.text,
                "truth": _WORDS[self.truth(leaf, answers)],
                "value": seen(self.reads(phrase.paths, answers.facts), phrase.paths),
                "needed": phrase.needed,
            }

    def phrase(self, leaf: Leaf) -> Phrase:
        """The words of a leaf condition; a negated one is worded as its opposite."""
        if leaf not in self._phrases:
            self._phrases[leaf] = self._phrased(leaf)
        return self._phrases[leaf]

    def _phrased(self, leaf: Leaf) -> Phrase:
        if isinstance(leaf.node, ConclusionRef):
            title = self._titles[leaf.node.name]
            return Phrase(f"not so: {title}" if leaf.negated else title, "no" if leaf.negated else "yes", ())
        node = Not(leaf.node, leaf.node.at) if leaf.negated else leaf.node
        vocabulary, parameters = self._plan.ruleset.vocabulary, self._plan.parameters
        return Phrase(words(node, vocabulary, parameters), needed(node, vocabulary, parameters), paths_read(leaf.node))

    def words(self, node: Node) -> str:
        """Any condition of the plan in words, conclusions by their titles."""
        return words(node, self._plan.ruleset.vocabulary, self._plan.parameters)

    def reads(self, paths: tuple[str, ...], facts: Facts) -> list[ReadDocument]:
        """Every concrete fact behind the paths, with the value seen."""
        return [read for path in paths for read in self.reader.reads(path, facts)]

    def truth(self, of: Shape, answers: Answers) -> Truth:
        """The truth of a leaf or branch for this proposal."""
        if isinstance(of, Leaf):
            plain = self._plain(of.node, answers)
            return plain if not of.negated or plain is None else not plain
        truths = [self.truth(limb, answers) for limb in of.limbs]
        settling = not of.every
        if settling in truths:
            return settling
        return None if None in truths else of.every

    def _plain(self, node: Node, answers: Answers) -> Truth:
        """The truth of a leaf without the *not* above it."""
        if isinstance(node, ConclusionRef):
            return answers.conclusions[node.name]
        return answers.leaves[self._places[node]]

    def missing(self, of: Shape, answers: Answers) -> Iterator[str]:
        """The facts that keep a condition open: those behind its unknown leaves, through conclusions too."""
        if self.truth(of, answers) is not None:
            return
        if isinstance(of, Branch):
            for limb in of.limbs:
                yield from self.missing(limb, answers)
        elif isinstance(of.node, ConclusionRef):
            yield from self.missing(self._conclusions[of.node.name].shape, answers)
        else:
            yield from self.missing_behind(self.phrase(of).paths, answers.facts)

    def missing_behind(self, paths: tuple[str, ...], facts: Facts) -> Iterator[str]:
        """The facts not stated behind these paths; the paths themselves where all are stated (an empty `max`)."""
        found = [fact for path in paths for fact in self.reader.unknown(path, facts)]
        yield from found or (path.partition("[")[0] for path in paths)
