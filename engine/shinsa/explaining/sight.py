"""What one proposal shows: the facts read, the truth of each condition, and which facts keep an answer open."""

from collections.abc import Iterator

from shinsa.explaining.document import ConditionDocument, Json, ReadDocument, TruthWord
from shinsa.explaining.phrasebook import Line, Phrasebook
from shinsa.facts import Facts
from shinsa.language.tree import ConclusionRef
from shinsa.planning.plan import Question
from shinsa.planning.questions import Branch, Leaf, Shape
from shinsa.values import Truth

WORDS: dict[Truth, TruthWord] = {True: "yes", False: "no", None: "unknown"}
"""The word for each truth."""


class Sight:
    """One proposal seen through a plan; what is read twice is looked up once.

    `truths` holds the truth of every conclusion, then of every leaf condition, by `Leaf.place`.
    """

    def __init__(
        self, phrasebook: Phrasebook, concluded: tuple[Question, ...], facts: Facts, truths: tuple[Truth, ...]
    ) -> None:
        self.facts = facts
        self._phrases = phrasebook
        self._concluded = concluded
        self._truths = truths
        self._read: dict[str, list[ReadDocument]] = {}
        self._open: dict[int, tuple[str, ...]] = {}

    def reads(self, paths: tuple[str, ...]) -> list[ReadDocument]:
        """Every concrete fact behind the paths, once, with the value seen."""
        return list({read["fact"]: read for path in paths for read in self._reads(path)}.values())

    def _reads(self, path: str) -> list[ReadDocument]:
        if path not in self._read:
            self._read[path] = self._phrases.reader.reads(path, self.facts)
        return self._read[path]

    def conditions(self, lines: tuple[Line, ...]) -> list[ConditionDocument]:
        """Each leaf condition with its truth, the value seen and the value needed."""
        conditions: list[ConditionDocument] = []
        for line in lines:
            condition = line.blank.copy()
            condition["truth"] = WORDS[self._leaf(line.leaf)]
            condition["value"] = self._seen(line)
            conditions.append(condition)
        return conditions

    def _seen(self, line: Line) -> Json:
        """One fact's value, a list's values in order, or several facts by path; a truth where a conclusion is read."""
        paths = line.phrase.paths
        if not paths:
            named = isinstance(line.leaf.node, ConclusionRef)
            return self._truths[line.leaf.place] if named else line.phrase.setting
        first, *others = paths
        if others:
            return {read["fact"]: read["value"] for read in self.reads(paths)}
        found = self._reads(first)
        return found[0]["value"] if len(found) == 1 else [read["value"] for read in found]

    def truth(self, of: Shape) -> Truth:
        """The truth of a leaf or branch."""
        if isinstance(of, Leaf):
            return self._leaf(of)
        truths = [self.truth(limb) for limb in of.limbs]
        settling = not of.every
        if settling in truths:
            return settling
        return None if None in truths else of.every

    def _leaf(self, leaf: Leaf) -> Truth:
        truth = self._truths[leaf.place]
        return truth if truth is None or not leaf.negated else not truth

    def missing(self, of: Shape) -> Iterator[str]:
        """The facts that keep a condition open: those behind its unknown leaves, through conclusions too."""
        if self.truth(of) is not None:
            return
        if isinstance(of, Branch):
            for limb in of.limbs:
                yield from self.missing(limb)
            return
        if of.place not in self._open:
            self._open[of.place] = tuple(self._missing_behind(of))
        yield from self._open[of.place]

    def _missing_behind(self, leaf: Leaf) -> Iterator[str]:
        """The facts not stated behind a leaf; the facts it reads where all are stated (an empty `max`)."""
        if isinstance(leaf.node, ConclusionRef):
            yield from self.missing(self._concluded[leaf.place].shape)
            return
        paths = self._phrases.phrase(leaf).paths
        found = tuple(self.unstated(paths))
        yield from found or (path.partition("[")[0] for path in paths)

    def unstated(self, paths: tuple[str, ...]) -> Iterator[str]:
        """The concrete facts behind these paths that are not stated."""
        return (read["fact"] for path in paths for read in self._reads(path) if read["value"] is None)
