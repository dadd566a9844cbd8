"""The types values have while a ruleset is checked; at run time they are gone."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class BoolType:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class NumberType:
    """An exact decimal; `unit` is `MW`, `USD` (money), `year`, `%`, or `None` for a bare number."""

    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One of a fact's choices; `name` is the path of the fact that declares them, or `country`."""

    name: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextType:
    """Free text: can be compared for equality only."""


@dataclass(frozen=True, slots=True)
class DateType:
    """A calendar day."""


@dataclass(frozen=True, slots=True)
class ObjectType:
    """One object of the list fact at `path`."""

    path: str


@dataclass(frozen=True, slots=True)
class ListType:
    """A list of items of one type."""

    item: "BoolType | NumberType | ChoiceType | TextType | DateType | ObjectType"


ItemType: TypeAlias = BoolType | NumberType | ChoiceType | TextType | DateType | ObjectType
Type: TypeAlias = ItemType | ListType


YES_OR_NO = BoolType()
"""The type of every condition."""

COUNT = NumberType()
"""The type of a number of items."""
