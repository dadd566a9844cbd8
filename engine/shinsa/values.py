"""The values facts have, exactly: three-valued truths, decimals without rounding, texts in several languages, rates."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, localcontext
from typing import Self, TypeAlias

from shinsa.messages.message import Language, Translated

Truth: TypeAlias = bool | None
"""Yes, no, or unknown (`None`), after Kleene."""

Scalar: TypeAlias = bool | Decimal | str | date
"""One stated value. Money is a decimal in the programme's currency; choices and countries are strings."""

Item: TypeAlias = Scalar | tuple[Scalar | None, ...]
"""One item of a list: a scalar, or an object's values in the order of its fields, `None` where not stated."""

Value: TypeAlias = Scalar | tuple[Item, ...] | None
"""What a slot of the facts holds; `None` is not stated, the empty tuple is stated as none."""


def every(truths: Sequence[Truth]) -> Truth:
    """Kleene's *and*: false beats unknown; of nothing, true."""
    if False in truths:
        return False
    return None if None in truths else True


def some(truths: Sequence[Truth]) -> Truth:
    """Kleene's *or*: true beats unknown; of nothing, false."""
    if True in truths:
        return True
    return None if None in truths else False


EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""Arithmetic that would have to round raises instead: a screening never rests on a rounded number."""


def exact() -> AbstractContextManager[Context]:
    """Compute with decimals that are never rounded inside this block."""
    return localcontext(EXACT)


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros: `Decimal("1E+3")` is `1000`."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


@dataclass(frozen=True, slots=True)
class Text:
    """A text in English and, where translated, in Japanese and Chinese."""

    en: str
    ja: str | None = None
    zh: str | None = None

    def in_language(self, language: str) -> str:
        """The text in `en`, `ja` or `zh`; English where it is not translated."""
        other = self.ja if language == "ja" else self.zh if language == "zh" else None
        return other or self.en

    def languages(self) -> Mapping[str, str]:
        """The languages this text exists in, with the text."""
        pairs = {"en": self.en, "ja": self.ja, "zh": self.zh}
        return {language: text for language, text in pairs.items() if text is not None}


class Worded(Translated):
    """A text of a ruleset in English that carries its translations.

    Remarks, practices and reasons are such texts: records and rulebooks keep them in English, pages tell them in the
    language of their reader.
    """

    __slots__ = ("_text",)

    _text: Text

    def __new__(cls, text: Text) -> Self:
        """The English of a text, with the text behind it."""
        english = super().__new__(cls, text.en)
        english._text = text  # its own
        return english

    @property
    def text(self) -> Text:
        """The text in all its languages."""
        return self._text

    def in_language(self, language: Language) -> str:
        """The text in `en`, `ja` or `zh`; English where it is not translated."""
        return self._text.in_language(language)

    def __reduce__(self) -> tuple[type["Worded"], tuple[Text]]:
        return Worded, (self._text,)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` (ISO 4217) was worth in the programme's currency on a day, and who says so."""

    currency: str
    rate: Decimal
    dated: date
    source: str


def rate_on(rates: Iterable[Rate], currency: str, day: date) -> Rate | None:
    """The last rate of a currency on or before a day, `None` where there is none."""
    told = [rate for rate in rates if rate.currency == currency and rate.dated <= day]
    return max(told, key=lambda rate: rate.dated, default=None)
