"""What is worked out once for all questions that rest on one plan and one verdict."""

from collections.abc import Mapping
from typing import TypeAlias

from shinsa.analysing.changing.levers import Lever
from shinsa.analysing.changing.mixing import Mixer
from shinsa.analysing.changing.parts import Bound
from shinsa.analysing.changing.signs import signs
from shinsa.analysing.changing.skeletons import Skeletons
from shinsa.judging.verdict import Verdict
from shinsa.planning.plan import Plan

Key: TypeAlias = tuple[object, ...]

Told: TypeAlias = tuple[tuple[str, ...], Mapping[tuple[int, ...], Bound | None], frozenset[frozenset[str]]]
"""The families an obligation scores in, what it says row by row, and the values that hangs on."""


class Kept:
    """What was worked out already, for the answers that follow: which positions are worth having, what a rule says."""

    def __init__(self, plan: Plan, goal: Verdict) -> None:
        self.skeletons = Skeletons(plan)
        self.signs = signs(plan, goal)
        self.mixer = Mixer(plan)
        self.told = dict[Key, Told | None]()
        self.pruned = dict[Key, Lever]()
