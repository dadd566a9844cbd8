"""Where mutants are tried: the scenes of a rulebook by the rule they are about, and the ruleset in pieces."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from shinsa.judging.outcomes import Answer
from shinsa.language.tree import ParameterRef, walk
from shinsa.planning.plan import PlannedRule
from shinsa.screening import Edition
from shinsa_adapters.rulebook.draft import empty_draft
from shinsa_adapters.rulebook.mutating.asking import Readers, planned_alone, readers
from shinsa_adapters.rulebook.mutating.every import blocks
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.reading import Reads, Row, TreeReader
from shinsa_adapters.rulebook.mutating.scenes import Aside, Scene
from shinsa_adapters.rulebook.names import names_of
from shinsa_adapters.rulebook.screeners import Screeners
from shinsa_adapters.rulebook.uses import all_trees, uses_of


class Stage:
    """Everything that is the same for all mutants of a ruleset, made once."""

    def __init__(self, screeners: Screeners, scenes: Iterable[Scene | Aside]) -> None:
        self.screeners = screeners
        self.ruleset = screeners.ruleset
        self.uses = uses_of(self.ruleset)
        self.blank = empty_draft(names_of(self.ruleset), Path())
        self.trees = TreeReader(self.ruleset)
        self.places = {rule.head.id: place for place, rule in enumerate(self.ruleset.rules)}
        self.conclusions = self._in_order()
        self.aside: list[Aside] = []
        self.by_rule: dict[str | None, list[Scene]] = {}
        self._sort(scenes)
        self.readers = tuple(self._kept_readers(place) for place in range(len(self.ruleset.rules)))
        self.assumptions = tuple(self.trees.keep(entry.that.tree) for entry in self.ruleset.assumptions)
        self.assumed = frozenset(
            f"param.{node.name}"
            for entry in self.ruleset.assumptions
            for node in walk(entry.that.tree)
            if isinstance(node, ParameterRef)
        )
        self._planned: dict[tuple[int, int], PlannedRule] = {}

    def scenes(self, mutant: Mutant) -> tuple[Scene, ...]:
        """The scenes that have to notice a mutant, the quickest to try first."""
        several = [self.by_rule.get(block, []) for block in blocks(mutant, self.ruleset, self.uses)]
        if len(several) == 1:
            return tuple(several[0])
        return tuple(sorted((scene for scenes in several for scene in scenes), key=_cost))

    def planned(self, place: int, edition: Edition) -> PlannedRule:
        """The ruleset's own rule, planned alone for an edition."""
        key = (place, id(edition))
        if key not in self._planned:
            rule = self.ruleset.rules[place]
            self._planned[key] = planned_alone(rule, edition.as_of, edition.plan.parameters)
        return self._planned[key]

    def concluded(self, row: Row, rule: str) -> Row:
        """The row with every conclusion drawn again that a rule rests on."""
        changed, resting = dict(row), self.uses.by_rule[rule]
        for name, reads in self.conclusions.items():
            if f"conclusion.{name}" in resting:
                changed[f"conclusion.{name}"] = reads(changed)
        return changed

    def answer(self, place: int, scene: Scene, row: Row) -> Answer:
        """What the ruleset's own rule answers for a row near a scene's."""
        planned = self.planned(place, scene.screening.edition)
        return self.readers[place].answer(planned, row, conflict=bool(scene.screening.judgement.conflicted))

    def _sort(self, scenes: Iterable[Scene | Aside]) -> None:
        for scene in scenes:
            if isinstance(scene, Aside):
                self.aside.append(scene)
            else:
                self.by_rule.setdefault(scene.example.rule, []).append(scene)
                self.trees.scene_rows[id(scene.row)] = scene.row
        for several in self.by_rule.values():
            several.sort(key=_cost)

    def _kept_readers(self, place: int) -> Readers:
        rule = self.ruleset.rules[place]
        for tree in all_trees(rule):
            self.trees.keep(tree)
        return readers(rule, {}, self.trees.function)

    def _in_order(self) -> Mapping[str, Reads]:
        """The conclusions' functions by name, each behind those it rests on."""
        resting = self.uses.by_conclusion
        counted = {
            conclusion.name: sum(1 for name in resting[conclusion.name] if name.startswith("conclusion."))
            for conclusion in self.ruleset.conclusions
        }
        ordered = sorted(self.ruleset.conclusions, key=lambda conclusion: counted[conclusion.name])
        return {conclusion.name: self.trees.keep(conclusion.when.tree) for conclusion in ordered}


def _cost(scene: Scene) -> int:
    return scene.level
