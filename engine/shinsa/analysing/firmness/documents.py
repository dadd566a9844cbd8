"""The documents `shinsa.firmness/1` and `shinsa.panel/1`: what JSON holds and the text forms are made of."""

from typing import Any, Literal

from typing_extensions import TypedDict

from shinsa.analysing.heading import Heading
from shinsa.explaining.document import IntervalDocument, Json, VerdictWord
from shinsa.explaining.schema import published

FIRMNESS: Literal["shinsa.firmness/1"] = "shinsa.firmness/1"
PANEL: Literal["shinsa.panel/1"] = "shinsa.panel/1"


class EdgeDocument(TypedDict):
    """The last value with which the verdict stands, the first with another; how far that is (days for days)."""

    stands: Json
    turns: Json
    distance: Json
    verdict: VerdictWord


class MarginDocument(TypedDict):
    """A stated fact. `down` and `up` are null where nothing in the allowed range changes the verdict.

    `relative` is the distance of the nearer edge as a share; `together` are facts that change with it, held still.
    """

    fact: str
    label: str
    value: Json
    down: EdgeDocument | None
    up: EdgeDocument | None
    relative: float | None
    together: list[str]
    words: str


class MoveDocument(TypedDict):
    """One fact of a combination: what is stated, what it turns to, and by which share that moves it."""

    fact: str
    label: str
    value: Json
    turns: Json
    share: float


class CombinationDocument(TypedDict):
    """The nearest change by several facts at once, none moved as far as it would have to move alone.

    `share` is the largest of the moves. Where `known`, no `moves` mean that there is none; where not, nothing nearer
    than `proved` changes the verdict, and `moves`, if any, may not be the nearest.
    """

    known: bool
    moves: list[MoveDocument]
    verdict: VerdictWord | None
    share: float | None
    proved: float | None
    words: str


class ChoiceDocument(TypedDict):
    """Another value of a parameter, who holds it and why, and the verdict with it (null: no possible proposal)."""

    value: Json
    held_by: str | None
    reason: str | None
    verdict: VerdictWord | None


class RangeDocument(TypedDict):
    """A parameter. Where `measured`, the verdict stands from `down.stands` to `up.stands`; null is without end.

    `measured` is false where the range of a number is not known, and null for what is no number or day.
    """

    parameter: str
    label: str
    value: Json
    measured: bool | None
    down: EdgeDocument | None
    up: EdgeDocument | None
    alternatives: list[ChoiceDocument]
    decides: bool
    words: str


class FirmnessDocument(Heading):
    """How firm a verdict is: `facts` most fragile first, `parameters` in the order of the ruleset.

    `combination` is null where fewer than two numbers or days are stated.
    """

    schema: Literal["shinsa.firmness/1"]
    because: str
    facts: list[MarginDocument]
    combination: CombinationDocument | None
    parameters: list[RangeDocument]


class SettingDocument(TypedDict):
    """What a member would set a parameter to, and the committee's value. `alone`: by itself it changes the verdict."""

    parameter: str
    label: str
    value: Json
    committee: Json
    reason: str
    alone: bool


class MemberDocument(TypedDict):
    """The verdict with all settings of one member (null: the proposal would be called impossible)."""

    held_by: str
    verdict: VerdictWord | None
    score: IntervalDocument | None
    agrees: bool
    settings: list[SettingDocument]
    words: str


class PanelDocument(Heading):
    """What members would say beside the committee's `verdict`. `review` is `policy` where they do not agree."""

    schema: Literal["shinsa.panel/1"]
    agree: bool
    review: Literal["policy"] | None
    because: str
    members: list[MemberDocument]


def firmness_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.firmness/1`."""
    return published(FirmnessDocument, "firmness")


def panel_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.panel/1`."""
    return published(PanelDocument, "panel")
