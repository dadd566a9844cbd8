"""Random cost models for random rulesets."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from shinsa.facts import Change, Direction, Vocabulary
from shinsa.language.checker import check_condition
from shinsa.language.tree import NumberType
from shinsa.ruleset import (
    Condition,
    Family,
    Group,
    Merit,
    Parameter,
    Period,
    Points,
    RuleHead,
    Ruleset,
    Setting,
    Source,
    Thresholds,
    Tier,
)
from shinsa.values import Text
from strategies.rulesets import DAY, HERE, VOCABULARY, rulesets, scope

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


def one_merit(text: str, costs: Mapping[str, int | None]) -> Ruleset:
    """Ten points where this condition holds, which are enough; what a change of each fact costs, all else fixed."""
    tree = check_condition(text, HERE, scope()).tree
    assert tree is not None
    name = Text("name")
    head = RuleHead("power.r", "power", name, name, (Source(discretion=True),), HERE)
    numbers = {"zero": 0, "ten": 10}
    return Ruleset(
        id="one_merit",
        version="1.0.0",
        title=name,
        effective=Period(),
        vocabulary=replace(VOCABULARY, changes={path: Change("group", name, cost) for path, cost in costs.items()}),
        families=(Family("power", name, Group.FIT, "ten", HERE),),
        thresholds=Thresholds("ten", "zero", "zero", "zero", "zero"),
        evidence_age=None,
        parameters=tuple(
            Parameter(key, name, NumberType(), (Setting(Decimal(value), DAY, "nobody", "test"),), (), HERE)
            for key, value in numbers.items()
        ),
        conclusions=(),
        rules=(Merit(head, (Tier(Points(Decimal(10)), HERE, Condition(text, tree, HERE)),), ()),),
        assumptions=(),
        documents=(),
        digest="sha256:one_merit",
    )
