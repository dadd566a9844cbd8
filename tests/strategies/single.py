"""Rulesets over the random vocabulary with the rules a test writes, and nothing else."""

from datetime import date
from decimal import Decimal

from shinsa.language.checker import check_condition, check_number
from shinsa.language.tree import NumberType
from shinsa.ruleset import (
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
from strategies.rulesets import HERE, PARAMETER_TYPES, VOCABULARY, scope


def condition(text: str) -> Condition:
    """A checked condition; it must have no mistakes."""
    checked = check_condition(text, HERE, scope())
    assert checked.tree is not None, checked.findings
    return Condition(text, checked.tree, HERE)


def number(text: str) -> Condition:
    """A checked number."""
    checked = check_number(text, HERE, scope())
    assert checked.tree is not None, checked.findings
    return Condition(text, checked.tree, HERE)


def head(name: str, applies: str | None = None) -> RuleHead:
    """A rule's head; its family is what stands before the first dot of its name."""
    family = name.partition(".")[0]
    own = None if applies is None else condition(applies)
    return RuleHead(name, family, Text(name), Text(name), (Source(discretion=True),), HERE, applies=own)


def gate(name: str, *, reject: str | None = None, review: str | None = None, applies: str | None = None) -> Gate:
    """A gate that refuses or holds unless a condition is met."""
    refused, held = (None if text is None else condition(text) for text in (reject, review))
    return Gate(head(f"gates.{name}", applies), refused, held)


def merit(name: str, *tiers: tuple[str | None, int] | tuple[str | None, int, str], applies: str | None = None) -> Merit:
    """A merit of tiers: a condition (`None` for otherwise), points, and perhaps what scales them."""
    written = tuple(
        Tier(
            Points(Decimal(tier[1])),
            HERE,
            None if tier[0] is None else condition(tier[0]),
            number(tier[2]) if len(tier) == 3 else None,  # a third is what scales the points
        )
        for tier in tiers
    )
    return Merit(head(name, applies), written)


def ruleset(*rules: Rule, eligible: int = 20, ineligible: int = 5, floor: int = 0, cap: int = 40) -> Ruleset:
    """A ruleset of these rules; families are gates, power, pipelines, security and risk."""
    values: dict[str, ParameterValue] = {
        "t_yes": Decimal(eligible),
        "t_no": Decimal(ineligible),
        "floor": Decimal(floor),
        "cap": Decimal(cap),
        "least_mw": Decimal(5),
        "strict": True,
    }
    groups = {"power": Group.FIT, "pipelines": Group.FIT, "security": Group.NATIONAL_SECURITY, "risk": Group.RISK}
    return Ruleset(
        id="single",
        version="1.0.0",
        title=Text("single"),
        effective=Period(),
        vocabulary=VOCABULARY,
        families=(
            Family("gates", Text("gates"), Group.NONE, None, HERE),
            *(Family(name, Text(name), group, "cap", HERE) for name, group in groups.items()),
        ),
        thresholds=Thresholds("t_yes", "t_no", "floor", "floor", "floor"),
        evidence_age=None,
        parameters=tuple(_parameter(name, value) for name, value in values.items()),
        conclusions=(),
        rules=rules,
        assumptions=(),
        documents=(),
        digest="sha256:single",
    )


def _parameter(name: str, value: ParameterValue) -> Parameter:
    kind = PARAMETER_TYPES.get(name, NumberType())
    return Parameter(name, Text(name), kind, (Setting(value, date(2025, 1, 1), "nobody", "test"),), (), HERE)
