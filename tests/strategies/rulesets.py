"""Hypothesis strategies: small random rulesets, and partial proposals with their completions.

One fixed vocabulary with a fact of every kind; conditions are written as text and go through the checker, so that
what is generated is what a ruleset could say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from shinsa.errors import Place
from shinsa.facts import Choice, Fact, FactKind, FactList, Vocabulary
from shinsa.language.checker import Scope, check_condition, check_number
from shinsa.language.tree import BoolType, NumberType, Type
from shinsa.ruleset import (
    Conclusion,
    Condition,
    Family,
    Gate,
    Group,
    Merit,
    Parameter,
    ParameterValue,
    Period,
    Points,
    Rule,
    RuleHead,
    Ruleset,
    Setting,
    Source,
    Thresholds,
    Tier,
)
from shinsa.values import Text

HERE = Place("random.yaml", 1, 1)
DAY = date(2026, 1, 5)
KINDS = ("gas", "nuclear", "wind")
TAGS = ("pipe", "port")


def _number(path: str, unit: str | None, highest: int) -> Fact:
    bounds = {"minimum": Decimal(0), "maximum": Decimal(highest), "step": Decimal(1)}
    return Fact(path, FactKind.NUMBER, Text(path), HERE, unit=unit, **bounds)  # type: ignore[arg-type]


def _choice(path: str, values: tuple[str, ...]) -> Fact:
    return Fact(path, FactKind.CHOICE, Text(path), HERE, choices=tuple(Choice(value, Text(value)) for value in values))


VOCABULARY = Vocabulary(
    (
        _number("plant.mw", "MW", 10),
        _number("plant.spare_mw", "MW", 10),
        Fact("plant.firm", FactKind.BOOL, Text("firm"), HERE),
        _choice("plant.kind", KINDS),
        Fact("plant.first_power", FactKind.DATE, Text("first power"), HERE),
        FactList("tags", Text("tags"), HERE, 2, item=_choice("tags[]", TAGS)),
        FactList(
            "sites",
            Text("sites"),
            HERE,
            3,
            fields=(
                _number("sites[].size", None, 5),
                Fact("sites[].ready", FactKind.BOOL, Text("ready"), HERE),
                _choice("sites[].kind", KINDS),
            ),
        ),
    ),
    groups={"plant": Text("plant")},
)
PARAMETER_TYPES: dict[str, Type] = {"least_mw": NumberType("MW"), "strict": BoolType()}
CONCLUSIONS = ("c0", "c1", "c2")
_POOL = 400


@cache
def scope(conclusions: tuple[str, ...] = ()) -> Scope:
    """What a random condition may mention."""
    return Scope(VOCABULARY, PARAMETER_TYPES, frozenset(conclusions))


def _compared(chance: Random, left: str, low: int, high: int) -> str:
    return f"{left} {chance.choice(['<', '<=', '>', '>=', '==', '!='])} {chance.randint(low, high)}"


def _joined(chance: Random, leaf: Callable[[Random], str], size: int) -> str:
    """Up to `size` leaves joined with and, or, not."""
    if size <= 1:
        text = leaf(chance)
        return f"!({text})" if chance.random() < 0.2 else text
    left = chance.randint(1, size - 1)
    inside = f"{_joined(chance, leaf, left)} {chance.choice(['&&', '||'])} {_joined(chance, leaf, size - left)}"
    return f"({inside})" if chance.random() < 0.8 else f"!({inside})"


def _of_item(chance: Random) -> str:
    plain = ["s.ready", "!s.ready", 's.kind == "gas"', 's.kind in ["gas", "wind"]', "has(s.size)"]
    return chance.choice([*plain, _compared(chance, "s.size", 1, 4)])


def _leaf(chance: Random) -> str:
    """A condition without and, or, not at the top."""
    body = _joined(chance, _of_item, chance.randint(1, 3))
    return chance.choice(
        [
            "plant.mw >= param.least_mw",
            "plant.spare_mw < plant.mw",
            "plant.firm",
            "has(plant.mw)",
            "param.strict",
            'plant.kind == "gas"',
            'plant.kind in ["gas", "wind"]',
            '"pipe" in tags',
            'plant.first_power <= date("2028-06-30")',
            _compared(chance, "plant.mw", 1, 9),
            _compared(chance, "2 * plant.mw - plant.spare_mw", 0, 9),
            _compared(chance, "size(sites)", 1, 2),
            _compared(chance, "sum(sites.map(s, s.size))", 1, 9),
            _compared(chance, "max(sites.map(s, s.size))", 1, 4),
            f"sites.exists(s, {body})",
            f"sites.all(s, {body})",
            f"sites.exists_one(s, {body})",
            f"size(sites.filter(s, {body})) >= 1",
        ]
    )


@cache
def _pool(conclusions: tuple[str, ...]) -> list[Condition]:
    """Conditions the checker finds no fault with, shortest first so that examples shrink towards simple ones.

    Made once: drawing every condition letter by letter takes hypothesis minutes.
    """
    chance = Random(f"conditions over {conclusions}")  # noqa: S311  # the same conditions every time

    def leaf(chance: Random) -> str:
        named = conclusions and chance.random() < 0.3
        return f"conclusion.{chance.choice(conclusions)}" if named else _leaf(chance)

    texts = {_joined(chance, leaf, chance.randint(1, 4)) for _ in range(_POOL)}
    trees = ((text, check_condition(text, HERE, scope(conclusions)).tree) for text in sorted(texts, key=_by_length))
    return [Condition(text, tree, HERE) for text, tree in trees if tree is not None]


def _by_length(text: str) -> tuple[int, str]:
    return len(text), text


@cache
def conditions(conclusions: tuple[str, ...] = ()) -> st.SearchStrategy[Condition]:
    """A checked condition of any shape over the vocabulary and these conclusions.

    One strategy for all draws: hypothesis hashes every condition of the pool for each new one.
    """
    return st.sampled_from(_pool(conclusions))


@cache
def _scale() -> Condition:
    text = "plant.spare_mw / 10"
    tree = check_number(text, HERE, scope()).tree
    assert tree is not None
    return Condition(text, tree, HERE)


@st.composite
def tiers(draw: st.DrawFn, *, otherwise: bool) -> Tier:
    """A tier with points from -5 to 20, sometimes scaled."""
    points = Points(Decimal(draw(st.integers(-5, 20))))
    when = None if otherwise else draw(conditions(CONCLUSIONS))
    return Tier(points, HERE, when, draw(st.none() | st.builds(_scale)))


@st.composite
def rules(draw: st.DrawFn, number: int) -> Rule:
    """A gate or a merit of some family."""
    applies = draw(st.none() | conditions(CONCLUSIONS))
    gate = draw(st.integers(0, 3)) == 0
    family = "gates" if gate else draw(st.sampled_from(["power", "pipelines", "security", "risk"]))
    source = (Source(discretion=True),)
    head = RuleHead(f"{family}.r{number}", family, Text("r"), Text("r"), source, HERE, applies=applies)
    if gate:
        both = st.none() | conditions(CONCLUSIONS)
        reject, review = draw(both), draw(both)
        return Gate(head, reject, review if reject is not None or review is not None else draw(conditions()))
    ladder = [draw(tiers(otherwise=False)) for _ in range(draw(st.integers(1, 3)))]
    ladder += [draw(tiers(otherwise=True))] if draw(st.booleans()) else []
    plus = tuple(draw(tiers(otherwise=False)) for _ in range(draw(st.integers(0, 1))))
    return Merit(head, tuple(ladder), plus)


def _parameter(name: str, kind: Type, value: ParameterValue) -> Parameter:
    return Parameter(name, Text(name), kind, (Setting(value, date(2025, 1, 1), "nobody", "test"),), (), HERE)


@st.composite
def rulesets(draw: st.DrawFn) -> Ruleset:
    """A ruleset of up to three conclusions that chain, and up to six rules."""
    concluded = tuple(
        Conclusion(name, Text(name), draw(conditions(CONCLUSIONS[:place])), HERE)
        for place, name in enumerate(CONCLUSIONS)
    )
    number = NumberType()
    bands = {"t_yes": draw(st.integers(10, 30)), "t_no": draw(st.integers(-5, 9)), "floor": draw(st.integers(-3, 3))}
    parameters = (
        *(_parameter(name, number, Decimal(value)) for name, value in bands.items()),
        _parameter("cap", number, Decimal(draw(st.integers(5, 30)))),
        _parameter("least_mw", NumberType("MW"), Decimal(5)),
        _parameter("strict", BoolType(), draw(st.booleans())),
    )
    groups = {"power": Group.FIT, "pipelines": Group.FIT, "security": Group.NATIONAL_SECURITY, "risk": Group.RISK}
    families = (
        Family("gates", Text("gates"), Group.NONE, None, HERE),
        *(Family(name, Text(name), group, "cap", HERE) for name, group in groups.items()),
    )
    return Ruleset(
        id="random",
        version="1.0.0",
        title=Text("random"),
        effective=Period(),
        vocabulary=VOCABULARY,
        families=families,
        thresholds=Thresholds("t_yes", "t_no", "floor", "floor", "floor"),
        evidence_age=None,
        parameters=parameters,
        conclusions=concluded,
        rules=tuple(draw(rules(number)) for number in range(draw(st.integers(1, 6)))),
        assumptions=(),
        documents=(),
        digest="sha256:random",
    )


_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "mw": st.integers(0, 10),
    "spare_mw": st.integers(0, 10),
    "firm": st.booleans(),
    "kind": st.sampled_from(KINDS),
    "first_power": st.sampled_from(["2027-01-01", "2028-06-30", "2028-07-01"]),
}
_SITE: dict[str, st.SearchStrategy[Any]] = {
    "size": st.integers(0, 5),
    "ready": st.booleans(),
    "kind": st.sampled_from(KINDS),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A partial proposal and a completion of it: the same document with every open fact stated."""

    partial: dict[str, Any]
    complete: dict[str, Any]


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """A complete proposal."""
    sites = st.lists(st.fixed_dictionaries(_SITE), max_size=3)
    return {
        "id": "P1",
        "title": "random",
        "plant": draw(st.fixed_dictionaries(_FACTS)),
        "tags": draw(st.lists(st.sampled_from(TAGS), max_size=2, unique=True)),
        "sites": draw(sites),
    }


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """A complete proposal and one with some facts taken out."""
    complete = draw(proposals())
    return Pair(draw(_thinned(complete)), complete)


@st.composite
def _thinned(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """The document with facts left out or null."""
    kept: dict[str, Any] = {"id": document["id"], "title": document["title"]}
    kept["plant"] = {key: value for key, value in document["plant"].items() if draw(st.booleans())}
    for name in ("tags", "sites"):
        if draw(st.integers(0, 3)):
            kept[name] = document[name]
    if "sites" in kept:
        kept["sites"] = [
            {key: value if draw(st.integers(0, 2)) else None for key, value in site.items()} for site in kept["sites"]
        ]
    return kept
