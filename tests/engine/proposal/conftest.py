"""A small vocabulary that has every kind of fact, single, in groups, in lists."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shinsa.errors import Place
from shinsa.facts import Choice, Fact, FactKind, FactList, Vocabulary
from shinsa.proposal.accepting import Acceptor
from shinsa.values import Text

HERE = Place("vocabulary.yaml", 1, 1)
TRILLION = Decimal(10) ** 12


def choices(*values: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, Text(value.replace("_", " "))) for value in values)


def number(path: str, label: str, unit: str | None, highest: int, step: str) -> Fact:
    bounded = Fact(path, FactKind.NUMBER, Text(label), HERE, unit, minimum=Decimal(0), maximum=Decimal(highest))
    return replace(bounded, step=Decimal(step))


def fact(path: str, kind: FactKind, label: str) -> Fact:
    return Fact(path, kind, Text(label), HERE)


def choice(path: str, label: str, *values: str) -> Fact:
    return Fact(path, FactKind.CHOICE, Text(label), HERE, choices=choices(*values))


def money(path: str, label: str) -> Fact:
    return Fact(path, FactKind.MONEY, Text(label), HERE, minimum=Decimal(0), maximum=TRILLION, step=Decimal("0.01"))


BUILDS = FactList(
    "builds", Text("what is built"), HERE, longest=3, item=choice("builds[]", "part", "generation", "grid", "pipeline")
)
FEES = FactList("finance.fees", Text("fees"), HERE, longest=3, item=money("finance.fees[]", "fee"))
SITES = FactList(
    "sites",
    Text("sites"),
    HERE,
    longest=2,
    fields=(
        fact("sites[].country", FactKind.COUNTRY, "country"),
        number("sites[].acres", "area", "acre", 100_000, "1"),
        money("sites[].price", "price of the land"),
        fact("sites[].bought", FactKind.DATE, "day of purchase"),
    ),
)
OFFTAKES = FactList(
    "offtakes",
    Text("offtakes"),
    HERE,
    longest=20,
    fields=(number("offtakes[].share", "share of output", None, 1, "0.01"),),
)
VOCABULARY = Vocabulary(
    (
        fact("shovel_ready", FactKind.BOOL, "ready to build"),
        BUILDS,
        choice("generation.kind", "kind of plant", "nuclear", "gas", "hydro", "none"),
        number("generation.net_mw", "net capacity", "MW", 30_000, "0.1"),
        fact("generation.restart", FactKind.BOOL, "restart"),
        money("finance.capex", "capital cost"),
        FEES,
        fact("finance.cover", FactKind.NUMBER, "debt service cover"),
        choice("permits.nepa.stage", "stage of review", "draft", "final"),
        Fact(
            "schedule.first_draw",
            FactKind.DATE,
            Text("first draw"),
            HERE,
            earliest=date(2020, 1, 1),
            latest=date(2060, 12, 31),
        ),
        fact("sponsor.country", FactKind.COUNTRY, "country of the sponsor"),
        fact("sponsor.name", FactKind.TEXT, "name of the sponsor"),
        SITES,
        OFFTAKES,
    )
)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return VOCABULARY


@pytest.fixture(scope="session")
def acceptor(vocabulary: Vocabulary) -> Acceptor:
    return Acceptor(vocabulary)
