"""The nearest proposal that tells a survivor from the rule: found among moves of the examples' own, then screened."""

from collections.abc import Iterator
from itertools import combinations, islice

from shinsa.language.tree import ConclusionRef, FactRef, ItemRef, Node, walk
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.mutating.confirming import Confirmer, Telling, shown
from shinsa_adapters.rulebook.mutating.moving import Move, moves
from shinsa_adapters.rulebook.mutating.mutants import ChangedConclusion, ChangedRule
from shinsa_adapters.rulebook.mutating.reading import Row
from shinsa_adapters.rulebook.mutating.scenes import Scene
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.uses import all_trees

TRIES = 800
"""How many proposals are looked at for one survivor before giving up."""
_CONFIRMED = 3
"""How many that seem to tell are screened before giving up: moves may be impossible together with other facts."""


class Finder:
    """Looks for telling proposals; both inferences have to agree on what is shown."""

    def __init__(self, stage: Stage, confirmer: Confirmer) -> None:
        self._stage = stage
        self._confirmer = confirmer

    def find(self, trial: Trial) -> Telling | None:
        """The nearest proposal that tells the mutant from its rule, if one is found."""
        seeming = islice(self._seeming(trial, TRIES), _CONFIRMED)
        return next((found for each in seeming if (found := self._confirmed(trial, *each))), None)

    def seeming(self, trial: Trial, tries: int) -> Iterator[tuple[Scene, Draft]]:
        """Of so many proposals those that the mutant seems to answer otherwise, the nearest first; none is screened."""
        for scene, several in self._seeming(trial, tries):
            draft = scene.draft
            for move in several:
                draft = move.on_draft(draft, self._stage.ruleset.vocabulary.currency)
            yield scene, draft

    def tells(self, trial: Trial, scene: Scene, several: tuple[Move, ...] = ()) -> bool:
        """Whether the rule a scene is about answers otherwise than the mutant does, with these moves made."""
        row = self._stage.concluded(_moved(scene.row, several), str(scene.example.rule))
        place = self._stage.places[str(scene.example.rule)]
        changed = trial.row(row, scene)
        if self._reads_alike(trial, place, row, changed):
            return False
        before = self._stage.answer(place, scene, row)
        after = trial.answer(place, scene, changed)
        return shown(before) != shown(after)

    def _reads_alike(self, trial: Trial, place: int, row: Row, changed: Row) -> bool:
        """Whether the one piece that was changed comes to the same for a row, so that nothing else can differ.

        `changed` is the row as the mutant sees it.
        """
        target = trial.mutant.target
        if isinstance(target, ChangedConclusion):
            name = f"conclusion.{target.conclusion.name}"
            return bool(row[name] == changed[name])
        if trial.mutant.pieces is None or not isinstance(target, ChangedRule) or target.settles:
            return False
        own, other = self._stage.readers[place], trial.readers(place)
        if (len(own.truths), len(own.numbers)) != (len(other.truths), len(other.numbers)):
            return False
        pairs = zip((*own.truths, *own.numbers), (*other.truths, *other.numbers), strict=True)
        return all(before is after or before(row) == after(changed) for before, after in pairs)

    def _seeming(self, trial: Trial, most: int) -> Iterator[tuple[Scene, tuple[Move, ...]]]:
        """Moves of scenes that the pieces answer differently, single moves of all scenes first."""
        scenes = [scene for scene in self._stage.scenes(trial.mutant) if scene.example.rule is not None]
        tries = (
            (scene, several)
            for number in (0, 1, 2)
            for scene in scenes
            for several in self._several(trial, scene, number)
        )
        for scene, several in islice(tries, most):
            if self.tells(trial, scene, several):
                yield scene, several

    def _several(self, trial: Trial, scene: Scene, number: int) -> Iterator[tuple[Move, ...]]:
        if number == 0:
            yield ()
            return
        paths, trees = self._concerned(trial, scene)
        found = moves(paths, trees, scene.row, self._stage.ruleset.vocabulary)
        for several in combinations(found, number):
            if len({move.entry.path for move in several}) == number:
                yield several

    def _concerned(self, trial: Trial, scene: Scene) -> tuple[frozenset[str], tuple[Node, ...]]:
        """The facts that the change and its rule read, and the trees that say where they matter."""
        rule = self._stage.ruleset.rules[self._stage.places[str(scene.example.rule)]]
        trees = tuple(self._all(all_trees(rule)))
        target = trial.mutant.target
        if isinstance(target, ChangedRule):
            trees += all_trees(target.rule)
        elif isinstance(target, ChangedConclusion):
            trees += (target.conclusion.when.tree,)
        paths = {node.path for tree in trees for node in walk(tree) if isinstance(node, FactRef | ItemRef)}
        return frozenset(path for path in paths if path is not None), trees

    def _all(self, trees: tuple[Node, ...]) -> Iterator[Node]:
        defined = {entry.name: entry.when.tree for entry in self._stage.ruleset.conclusions}
        for tree in trees:
            yield tree
            for node in walk(tree):
                if isinstance(node, ConclusionRef):
                    yield from self._all((defined[node.name],))

    def _confirmed(self, trial: Trial, scene: Scene, several: tuple[Move, ...]) -> Telling | None:
        """The proposal screened by the ruleset and by the mutant, both on both inferences."""
        rule = self._stage.ruleset.rules[self._stage.places[str(scene.example.rule)]]
        return self._confirmer.confirmed(trial, scene, scene.draft, several, rule)


def _moved(row: Row, several: tuple[Move, ...]) -> Row:
    for move in several:
        row = move.on_row(row)
    return row
