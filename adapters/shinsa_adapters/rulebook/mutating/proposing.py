"""The nearest proposal that tells a survivor from the rule: found among moves of the examples' own, then screened."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from shinsa.errors import ShinsaError
from shinsa.explaining.amounts import points
from shinsa.judging.outcomes import Answer, Outcome
from shinsa.language.tree import ConclusionRef, FactRef, ItemRef, Node, walk
from shinsa.ruleset import Merit
from shinsa.screening import Screening
from shinsa_adapters.rulebook.mutating.every import all_trees
from shinsa_adapters.rulebook.mutating.moving import Move, moves
from shinsa_adapters.rulebook.mutating.mutants import ChangedConclusion, ChangedRule, mutated
from shinsa_adapters.rulebook.mutating.reading import Row
from shinsa_adapters.rulebook.mutating.rebuilding import settled, settles_of
from shinsa_adapters.rulebook.mutating.scenes import Scene
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.screeners import Screeners

TRIES = 800
"""How many proposals are looked at for one survivor before giving up."""
_CONFIRMED = 3
"""How many that seem to tell are screened before giving up: moves may be impossible together with other facts."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A proposal that a rule and its mutant answer differently: an example's, with one or two facts moved."""

    scene: Scene
    moves: tuple[Move, ...]
    rule: str
    before: str
    after: str

    @property
    def told(self) -> str:
        """The proposal and both answers, in a line."""
        moved = " and ".join(move.told for move in self.moves) or "as it stands"
        example = f"{self.scene.place} `{self.scene.example.name}`"
        return f"{example} with {moved}: {self.rule} {self.before}; changed, {self.after}"


class Finder:
    """Looks for telling proposals; both inferences have to agree on what is shown."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._anew = Screeners(stage.ruleset, inference="both")

    def find(self, trial: Trial) -> Telling | None:
        """The nearest proposal that tells the mutant from its rule, if one is found."""
        seeming = islice(self._seeming(trial), _CONFIRMED)
        return next((found for each in seeming if (found := self._confirmed(trial, *each))), None)

    def _seeming(self, trial: Trial) -> Iterator[tuple[Scene, tuple[Move, ...]]]:
        """Moves of scenes that the pieces answer differently, single moves of all scenes first."""
        scenes = [scene for scene in self._stage.scenes(trial.mutant) if scene.example.rule is not None]
        tries = (
            (scene, several)
            for number in (0, 1, 2)
            for scene in scenes
            for several in self._several(trial, scene, number)
        )
        for scene, several in islice(tries, TRIES):
            if self._tells(trial, scene, several):
                yield scene, several

    def _several(self, trial: Trial, scene: Scene, number: int) -> Iterator[tuple[Move, ...]]:
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

    def _tells(self, trial: Trial, scene: Scene, several: tuple[Move, ...]) -> bool:
        row = self._stage.concluded(_moved(scene.row, several), str(scene.example.rule))
        place = self._stage.places[str(scene.example.rule)]
        before = self._stage.answer(place, scene, row)
        after = trial.answer(place, scene, trial.row(row, scene))
        return _shown(before) != _shown(after)

    def _confirmed(self, trial: Trial, scene: Scene, several: tuple[Move, ...]) -> Telling | None:
        """The proposal screened by the ruleset and by the mutant, both on both inferences."""
        draft, rule = scene.draft, str(scene.example.rule)
        for move in several:
            draft = move.on_draft(draft, self._stage.ruleset.vocabulary.currency)
        changed = Screeners(mutated(self._stage.ruleset, trial.mutant), inference="both")
        try:
            before, after = self._anew.screen(draft), _with_settled(changed.screen(draft), trial)
        except ShinsaError:
            return None
        scored = isinstance(self._stage.ruleset.rules[self._stage.places[rule]], Merit)
        one, other = (_answer(each, rule) for each in (before, after))
        if _shown(one) == _shown(other):
            return None
        return Telling(scene, several, rule, _told(one, scored=scored), _told(other, scored=scored))


def _with_settled(screening: Screening, trial: Trial) -> Screening:
    settles = settles_of(trial.mutant)
    return settled(screening, trial.mutant.about, settles) if settles else screening


def _answer(screening: Screening, rule: str) -> Answer:
    return screening.judgement.answers[screening.edition.places[rule]]


def _moved(row: Row, several: tuple[Move, ...]) -> Row:
    for move in several:
        row = move.on_row(row)
    return row


def _shown(answer: Answer) -> tuple[object, ...]:
    """What sentences can tell apart."""
    fired = answer.outcome is Outcome.FIRED
    return answer.outcome, answer.low, answer.high, answer.rank, fired and (answer.effect, answer.may_reject)


def _told(answer: Answer, *, scored: bool) -> str:
    """What a rule answers, in words."""
    outcome = answer.outcome.value.replace("_", " ")
    if scored:
        low, high = points(answer.low), points(answer.high)
        return f"{outcome}, {low if low == high else f'{low} to {high}'} points"
    if answer.outcome is not Outcome.FIRED:
        return outcome
    return f"{outcome}, {answer.effect.value}{' and may still reject' if answer.may_reject else ''}"
