"""Random cost models for random rulesets."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from shinsa.facts import Change, Direction, Vocabulary
from shinsa.ruleset import Ruleset
from shinsa.values import Text
from strategies.rulesets import VOCABULARY, rulesets

NUMBERS = {"plant.mw", "plant.spare_mw", "sites[].size"}
ORDERED = {*NUMBERS, "plant.firm", "plant.first_power", "sites[].ready", "tags", "sites"}


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Change]:
    """A cost model: each fact fixed or at some cost, some per step, some one way."""
    found: dict[str, Change] = {}
    for path in VOCABULARY.by_path():
        cost = draw(st.none() | st.integers(1, 4))
        per = draw(st.none() | st.just(Decimal(2))) if path in NUMBERS and cost else None
        direction = draw(st.sampled_from(Direction)) if path in ORDERED else Direction.BOTH
        found[path] = Change("group", Text("a reason"), cost, per, direction)
    return found


@st.composite
def costed(draw: st.DrawFn) -> Ruleset:
    """A random ruleset with a random cost model."""
    ruleset: Ruleset = draw(rulesets())
    vocabulary: Vocabulary = replace(VOCABULARY, changes=draw(changes()))
    return replace(ruleset, vocabulary=vocabulary)
