"""Mutants are tried piece by piece; what comes of it is what the whole changed ruleset, planned anew, answers."""

from datetime import date
from functools import cache

import pytest

from rulebook.shipped_book import book, feature_files
from shinsa_adapters.rulebook.features import examples_of
from shinsa_adapters.rulebook.mutating.every import mutants
from shinsa_adapters.rulebook.mutating.mutants import Mutant
from shinsa_adapters.rulebook.mutating.rebuilding import rebuilt
from shinsa_adapters.rulebook.mutating.scenes import Scene, scenes_of
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial

AS_OF = date(2025, 10, 28)


@cache
def stage() -> Stage:
    used = book()
    examples = [example for file in feature_files() for example in examples_of(file)]
    return Stage(used.screeners, scenes_of(examples, used.screeners, used.proposals))


@cache
def shipped_mutants() -> tuple[Mutant, ...]:
    return tuple(mutants(book().screeners.ruleset, AS_OF))


SAMPLED, SCENES = 150, 12


def _some(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """At most so many of the scenes, of every cost."""
    return scenes[:: len(scenes) // SCENES + 1]


@pytest.mark.parametrize("first", range(0, SAMPLED, 25))
def test_a_mutant_is_noticed_by_the_same_scenes_as_when_its_ruleset_is_planned_anew(first: int) -> None:
    every = len(shipped_mutants()) // SAMPLED
    for number in range(first, first + 25):
        mutant = shipped_mutants()[number * every]
        trial, anew = Trial(stage(), mutant), rebuilt(stage().ruleset, mutant)
        scenes = _some(stage().scenes(mutant))
        assert scenes, mutant
        found = [scene.place for scene in scenes if trial.kills(scene)]
        assert found == [scene.place for scene in scenes if anew.kills(scene)], mutant.told
