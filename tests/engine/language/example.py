"""A small vocabulary that has one fact of each kind, for the tests of the language and for its page."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shinsa.errors import Place
from shinsa.facts import Choice, Fact, FactKind, FactList, Vocabulary
from shinsa.language.checker import Checked, Scope, check_condition
from shinsa.language.kinds import country_type
from shinsa.language.tree import ChoiceType, ListType, Node, NumberType
from shinsa.values import Text, Value

AT = Place("rules.yaml", 1, 1)


def fact(path: str, kind: str, label: str, **rest: Any) -> Fact:  # noqa: ANN401  # any field of a fact
    return Fact(path, FactKind(kind), Text(label), AT, **rest)


def choices(*values: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, Text(value.replace("_", " "))) for value in values)


SITE_FIELDS = (
    fact("sites[].country", "country", "country"),
    fact("sites[].share", "number", "share of cost", minimum=Decimal(0), maximum=Decimal(1), step=Decimal("0.0001")),
    fact("sites[].federal_waters", "bool", "federal waters"),
)

VOCABULARY = Vocabulary(
    (
        fact("generation.net_mw", "number", "net capacity", unit="MW", minimum=Decimal(0), maximum=Decimal(30000),
             step=Decimal("0.1")),
        fact("generation.kind", "choice", "kind of generation", choices=choices("nuclear", "gas", "hydro", "storage")),
        fact("finance.requested", "money", "amount requested", minimum=Decimal(0)),
        fact("finance.dscr", "number", "lowest debt service cover"),
        fact("finance.tenor_years", "number", "debt tenor", unit="years"),
        fact("equipment.deposit_paid", "bool", "slot deposit paid"),
        fact("sponsor.name", "text", "name of the sponsor"),
        fact("schedule.first_draw", "date", "first draw"),
        fact("technology.trl", "number", "technology readiness level", minimum=Decimal(1), maximum=Decimal(9),
             step=Decimal(1)),
        FactList("sites", Text("sites"), AT, longest=50, fields=SITE_FIELDS),
        FactList("project.builds", Text("things built"), AT, longest=9,
                 item=fact("project.builds[]", "choice", "thing built", choices=choices("generation", "pipeline"))),
    ),
    {"generation": Text("generation"), "finance": Text("finance")},
)  # fmt: skip

SCOPE = Scope(
    VOCABULARY,
    {
        "trl_pass": NumberType(),
        "window_years": NumberType("years"),
        "home": ListType(country_type()),
        "firm_kinds": ListType(ChoiceType("generation.kind", ("nuclear", "gas", "hydro"))),
    },
    frozenset({"builds_generation", "is_live"}),
)

PARAMETERS: Mapping[str, Value] = {
    "trl_pass": Decimal(8),
    "window_years": Decimal(4),
    "home": ("US", "PR"),
    "firm_kinds": ("nuclear", "gas", "hydro"),
}


def check(text: str) -> Checked:
    return check_condition(text, AT, SCOPE)


def tree(text: str) -> Node:
    checked = check(text)
    assert checked.tree is not None, checked.findings
    return checked.tree


def findings(text: str) -> list[str]:
    """Every finding as the user reads it, without the name of the file."""
    return [str(finding).removeprefix("rules.yaml:") for finding in check(text).findings]
