"""Hypothesis strategies: rulesets whose verdict about a proposal two or more of its numbers change together.

Conditions compare near what the proposal states, and the bands lie near its score: farther from it than one rule
leads, and no farther than all of them do.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from shinsa.language.checker import check_condition, check_number
from shinsa.language.tree import Node
from shinsa.ruleset import (
    Assumption,
    Condition,
    Gate,
    Merit,
    Points,
    Rule,
    RuleHead,
    Ruleset,
    Setting,
    Source,
    Tier,
)
from shinsa.screening import Screener
from shinsa.values import Text
from strategies.rulesets import DAY, HERE, rulesets, scope

STATED = date(2028, 6, 30)
"""The day that a proposal states, with which a rule compares."""


def condition(text: str) -> Condition:
    """A checked condition."""
    return Condition(text, _checked(check_condition(text, HERE, scope()).tree), HERE)


def _checked(tree: Node | None) -> Node:
    assert tree is not None
    return tree


def _scaling(text: str) -> Condition:
    return Condition(text, _checked(check_number(text, HERE, scope()).tree), HERE)


def _head(name: str, family: str) -> RuleHead:
    return RuleHead(name, family, Text("r"), Text("r"), (Source(discretion=True),), HERE)


def ladder(name: str, family: str, steps: Iterable[tuple[str, int]]) -> Merit:
    """Points of the first condition that holds, none where no one does."""
    tiers = (*(Tier(Points(Decimal(points)), HERE, condition(text)) for text, points in steps), _none())
    return Merit(_head(name, family), tiers)


def scaled(name: str, family: str, number: str, points: int) -> Merit:
    """Points in proportion to a number."""
    return Merit(_head(name, family), (Tier(Points(Decimal(points)), HERE, None, _scaling(number)),))


def gate(name: str, text: str, *, rejects: bool) -> Gate:
    """A gate that refuses or holds what does not meet a condition."""
    met = condition(text)
    return Gate(_head(name, "gates"), met if rejects else None, None if rejects else met)


def _none() -> Tier:
    return Tier(Points(Decimal(0)), HERE)


@dataclass(frozen=True, slots=True)
class Number:
    """What a condition compares, what a proposal comes to in it, and the most that is compared with."""

    text: str
    stated: int
    most: int

    def holding(self, off: int) -> list[str]:
        """Conditions that hold of what is stated, and of what is no farther than so much from it on one side."""
        return self._kept([("<=", self.stated + off), (">", self.stated - off - 1)])

    def missed(self, off: int) -> list[str]:
        """Conditions that do not, and do not hold of what is no farther than so much from it on one side."""
        return self._kept([(">", self.stated + off), ("<=", self.stated - off - 1)])

    def _kept(self, compared: Iterable[tuple[str, int]]) -> list[str]:
        return [f"{self.text} {way} {bound}" for way, bound in compared if 1 <= bound < self.most]


@st.composite
def _facts(draw: st.DrawFn) -> dict[str, Any]:
    """Two numbers, at the ends of their ranges too, a day or another number, and at most two items with a number."""
    plant: dict[str, Any] = {"mw": draw(st.integers(0, 10))}
    if draw(st.integers(0, 3)):
        plant["spare_mw"] = draw(st.integers(0, 10))
    else:
        plant["first_power"] = STATED.isoformat()
    sites = [{"size": draw(st.integers(0, 5))} for _ in range(1 if "spare_mw" in plant else 2)]
    return {"id": "P1", "title": "t", "plant": plant, "sites": sites}


def _numbers(facts: dict[str, Any]) -> list[Number]:
    plant, sizes = facts["plant"], [site["size"] for site in facts["sites"]]
    found = [Number("plant.mw", plant["mw"], 10), Number("sum(sites.map(s, s.size))", sum(sizes), 10)]
    if "spare_mw" in plant:
        found.append(Number("plant.spare_mw", plant["spare_mw"], 10))
    return found


@st.composite
def _near(draw: st.DrawFn, facts: dict[str, Any]) -> str:
    """Any comparison with about what a proposal states."""
    plant, off = facts["plant"], draw(st.integers(-2, 2))
    way = draw(st.sampled_from(["<", "<=", ">", ">=", "=="]))
    if "first_power" in plant and draw(st.booleans()):
        return f'plant.first_power {way} date("{STATED + timedelta(days=off)}")'
    size = facts["sites"][0]["size"]
    mixed = [Number("max(sites.map(s, s.size))", size, 5), *_numbers(facts)]
    if "spare_mw" in plant:
        mixed.append(Number("2 * plant.mw - plant.spare_mw", 2 * plant["mw"] - plant["spare_mw"], 20))
    found = draw(st.sampled_from(mixed))
    return f"{found.text} {way} {min(max(1, found.stated + off), found.most - 1)}"


@st.composite
def _leaning(draw: st.DrawFn, facts: dict[str, Any], points: int, *, losing: bool) -> list[Rule]:
    """Merits that give their points to what is stated, or (not `losing`) do not; a move of one number turns each."""
    families = iter(draw(st.permutations(["power", "security", "risk"])))
    found: list[Rule] = []
    for number in _numbers(facts):
        off = draw(st.integers(0, 2))
        conditions = number.holding(off) if losing else number.missed(off)
        if conditions:
            family = next(families)
            found.append(ladder(f"{family}.lean", family, [(draw(st.sampled_from(conditions)), points)]))
    return found


@st.composite
def _other(draw: st.DrawFn, facts: dict[str, Any], points: int) -> list[Rule]:
    """Rules of any sort: tiers, points in proportion to a number, a gate that either of two conditions turns."""
    near, found = _near(facts), list[Rule]()
    if draw(st.integers(0, 2)) == 0:
        steps = [(draw(near), draw(st.sampled_from([points, -points, 1]))) for _ in range(draw(st.integers(1, 2)))]
        family = draw(st.sampled_from(["power", "pipelines", "security", "risk"]))
        found.append(ladder(f"{family}.steps", family, steps))
    if draw(st.integers(0, 2)) == 0:
        number, family = (
            draw(st.sampled_from(["plant.spare_mw / 10", "plant.mw / 8"])),
            draw(st.sampled_from(["power", "risk"])),
        )
        found.append(scaled(f"{family}.scaled", family, number, draw(st.sampled_from([points, -points]))))
    if draw(st.integers(0, 2)) == 0:
        joined = draw(st.sampled_from([" || ", " && "])).join([draw(near), draw(near)])
        found.append(gate("gates.g", joined, rejects=draw(st.booleans())))
    return found


@st.composite
def combined(draw: st.DrawFn) -> tuple[Ruleset, dict[str, Any]]:
    """A ruleset and a proposal the verdict of which, about every other time, several numbers change together."""
    facts, points = draw(_facts()), draw(st.integers(2, 6))
    losing = draw(st.booleans())
    leaning = draw(_leaning(facts, points, losing=losing))
    rules = (*leaning, *draw(_other(facts, points)))
    assumed = draw(_near(facts)) if draw(st.integers(0, 5)) == 5 else None
    assumptions = () if assumed is None else (Assumption("a", condition(assumed), "impossible"),)
    bare = replace(draw(rulesets()), rules=rules, conclusions=(), assumptions=assumptions)
    score, farther = _score(bare, facts), draw(st.integers(points + 1, points * max(2, len(leaning))))
    band = score - farther + 1 if losing else score + farther
    bands = draw(st.sampled_from([(band, -99), (band, band), (99, band), (-99, band), (band, min(score, band))]))
    floor = draw(st.sampled_from([-99, -99, -99, -99, 0]))
    cap = draw(st.sampled_from([99, 99, 99, 2 * points]))
    return with_bands(bare, {"t_yes": bands[0], "t_no": bands[1], "floor": floor, "cap": cap}), facts


def with_bands(ruleset: Ruleset, bands: dict[str, int]) -> Ruleset:
    """The ruleset with other thresholds."""
    held = {name: (Setting(Decimal(value), date(2025, 1, 1), "nobody", "test"),) for name, value in bands.items()}
    parameters = tuple(replace(each, settings=held.get(each.name, each.settings)) for each in ruleset.parameters)
    return replace(ruleset, parameters=parameters)


def _score(ruleset: Ruleset, facts: dict[str, Any]) -> int:
    loose = replace(with_bands(ruleset, {"t_no": -99, "cap": 99}), assumptions=())
    screening = Screener(loose, inference="direct").screen(json.dumps(facts).encode(), as_of=DAY)
    return screening.judgement.score.total.low // 100
