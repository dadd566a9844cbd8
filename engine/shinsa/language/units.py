"""Units in words. English writes a unit as a ruleset does; Japanese and Chinese name those that are words."""

from decimal import Decimal
from typing import Self

from shinsa.language.catalogue.turns import UNIT_NAMES, UNITS, WITH_UNIT
from shinsa.messages.message import Language, Translated
from shinsa.messages.teller import said, teller
from shinsa.values import plain


def unit_named(unit: str) -> str:
    """A unit by itself, as in *a number in MW*."""
    return said(UNIT_NAMES[unit]) if unit in UNIT_NAMES else unit


def amount(number: Decimal, unit: str | None) -> str:
    """A number as it would be written in a ruleset, with its unit: `300 MW`, `25%`, `0.8`."""
    return counted(plain(number), unit)


def counted(number: str, unit: str | None) -> str:
    """The same of a number that is written already."""
    return _Counted(number, unit) if unit else number


class _Counted(Translated):
    """A number with its unit, `3 year`, that is `3年` elsewhere."""

    __slots__ = ("_number", "_unit")

    _number: str
    _unit: str

    def __new__(cls, number: str, unit: str) -> Self:
        text = super().__new__(cls, f"{number}{'' if unit == '%' else ' '}{unit}")
        text._number, text._unit = number, unit  # its own
        return text

    def in_language(self, language: Language) -> str:
        if language == "en" or self._unit == "%":
            return str(self)
        if self._unit in UNITS:
            return teller(language).say(UNITS[self._unit], count=self._number)
        return teller(language).say(WITH_UNIT, number=self._number, unit=self._unit)

    def __reduce__(self) -> tuple[type["_Counted"], tuple[str, str]]:
        return _Counted, (self._number, self._unit)
