"""What one proposal shows: the facts read, the truth of each condition, and which facts keep an answer open."""

from shinsa.explaining.document import ConditionDocument, Json, ReadDocument
from shinsa.explaining.phrasebook import Line, Phrasebook
from shinsa.facts import Facts
from shinsa.language.tree import ConclusionRef
from shinsa.planning.plan import Question
from shinsa.planning.questions import Leaf, Shape
from shinsa.values import Truth, every, some


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
        self._read: dict[str, dict[str, ReadDocument]] = {}
        self._values: dict[int, Json] = {}
        self._open: dict[int, dict[str, None]] = {}

    def reads(self, paths: tuple[str, ...]) -> list[ReadDocument]:
        """Every concrete fact behind the paths, once, with the value seen."""
        return list(self._all_read(paths).values())

    def _all_read(self, paths: tuple[str, ...]) -> dict[str, ReadDocument]:
        if len(paths) == 1:
            return self._reads(paths[0])
        found: dict[str, ReadDocument] = {}
        for path in paths:
            found.update(self._reads(path))
        return found

    def _reads(self, path: str) -> dict[str, ReadDocument]:
        if path not in self._read:
            self._read[path] = {read["fact"]: read for read in self._phrases.reader.reads(path, self.facts)}
        return self._read[path]

    def conditions(self, lines: tuple[Line, ...]) -> list[ConditionDocument]:
        """Each leaf condition with its truth, the value seen and the value needed."""
        truths, values = self._truths, self._values
        conditions: list[ConditionDocument] = []
        for line in lines:
            truth = truths[line.place]
            value = values[line.place] if line.place in values else self._seen(line)
            condition = line.blank
            if truth is not None or value is not None:  # else it says already what is to be said
                condition = condition.copy()
                condition["truth"], condition["value"] = line.words[truth], value
            conditions.append(condition)
        return conditions

    def _seen(self, line: Line) -> Json:
        seen = self._values[line.place] = self._value(line)
        return seen

    def _value(self, line: Line) -> Json:
        """One fact's value, a list's values or their number, or several facts by path; a conclusion's truth."""
        paths = line.phrase.paths
        if not paths:
            return self._truths[line.place] if line.concludes else line.phrase.setting
        first, *others = paths
        if others:
            return {fact: read["value"] for fact, read in self._all_read(paths).items()}
        values = [read["value"] for read in self._reads(first).values()]
        seen = values[0] if len(values) == 1 else values
        return str(len(seen)) if line.phrase.counts and isinstance(seen, list) else seen

    def truth(self, of: Shape) -> Truth:
        """The truth of a leaf or branch."""
        if isinstance(of, Leaf):
            return self._leaf(of)
        truths = [self.truth(limb) for limb in of.limbs]
        return every(truths) if of.every else some(truths)

    def _leaf(self, leaf: Leaf) -> Truth:
        truth = self._truths[leaf.place]
        return truth if truth is None or not leaf.negated else not truth

    def missing(self, of: Shape) -> dict[str, None]:
        """The facts that keep a condition open: those behind its unknown leaves, through conclusions too."""
        if self.truth(of) is not None:
            return {}
        if isinstance(of, Leaf):
            if of.place not in self._open:
                self._open[of.place] = self._missing_behind(of)
            return self._open[of.place]
        found: dict[str, None] = {}
        for limb in of.limbs:
            found.update(self.missing(limb))
        return found

    def _missing_behind(self, leaf: Leaf) -> dict[str, None]:
        """The facts not stated behind a leaf; the facts it reads where all are stated (an empty `max`)."""
        if isinstance(leaf.node, ConclusionRef):
            return self.missing(self._concluded[leaf.place].shape)
        paths = self._phrases.phrase(leaf).paths
        return self.unstated(paths) or dict.fromkeys(path.partition("[")[0] for path in paths)

    def unstated(self, paths: tuple[str, ...]) -> dict[str, None]:
        """The concrete facts behind these paths that are not stated."""
        return {fact: None for fact, read in self._all_read(paths).items() if read["value"] is None}
