"""Says messages in one language, and writes numbers, amounts, days, countries and lists as that language does.

Japanese and Chinese forms come from Babel (the Unicode CLDR), loaded when first wanted. English forms are written out
here, because loading Babel would take a tenth of a short call; tests hold them to Babel's. English days stay
`2025-10-28`, which is read alike on both sides of the Atlantic.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, Literal, Protocol, Self, TypeAlias

from shinsa.messages import catalogue
from shinsa.messages.message import DEFAULT, Language, Message, Plural, Translated

if TYPE_CHECKING:
    from babel import Locale


class Spoken(Protocol):
    """Anything that can be told in a language: a label of a ruleset, a country, a message within a message."""

    def in_language(self, language: Language, /) -> str:
        """The text in that language."""
        ...


Sayable: TypeAlias = "str | int | float | Decimal | date | Spoken"
"""What may stand in a message's place: text as it is, numbers and days in the language's form (floats by their
shortest decimal)."""

_LOCALES: Final = {"en": "en", "ja": "ja", "zh": "zh_Hans"}
_ENGLISH_SCALES: Final = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_MYRIADS: Final = tuple(Decimal(10) ** power for power in (16, 12, 8, 4))
_WIDE: Final = Context(prec=400)
"""Wide enough that nothing is rounded on the way to paper."""
_SHORT: Final = 3
"""An amount is shortened (2.5 billion) only where at most so many decimal places remain and nothing is lost."""


class Teller:
    """Says messages in one language."""

    def __init__(self, language: Language = DEFAULT) -> None:
        self.language: Language = language

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale  # noqa: PLC0415  # a tenth of a short call, and English does without

        return Locale.parse(_LOCALES[self.language])

    def say(self, message: Message, /, **values: Sayable) -> str:
        """The message with its places filled; raises KeyError for a place without a value."""
        wording = message.wording(self.language)
        text = wording if isinstance(wording, str) else self._plural(wording, values[wording.by])
        if not values and "{" not in text and "}" not in text:
            return text
        forms = {name: value if type(value) is str else self.form(value) for name, value in values.items()}
        return text.format_map(forms)

    def form(self, value: Sayable) -> str:
        """A value in the language's form; text stays as it is."""
        match value:
            case Translated():
                return value.in_language(self.language)
            case str():
                return value
            case date():
                return self.day(value)
            case Decimal():
                return self.number(value)
            case int() | float():
                return self.number(Decimal(str(value)))
            case _:
                return value.in_language(self.language)

    def _plural(self, wording: Plural, number: Sayable) -> str:
        if not isinstance(number, int | Decimal):
            raise TypeError(f"`{wording.by}` has to be a number to choose between `{wording.one}` and its plural")
        if self.language == "en":  # the CLDR's rule for English: one, without decimal places
            return wording.one if str(abs(number)) == "1" else wording.other
        return wording.one if self._locale.plural_form(number) == "one" else wording.other

    def number(self, number: Decimal) -> str:
        """A number with its digits grouped, and not one digit lost: `1,200.5`."""
        if self.language == "en":
            return _grouped(number)
        from babel.numbers import format_decimal  # noqa: PLC0415

        with localcontext(_WIDE):
            return format_decimal(_bare(number), locale=self._locale, decimal_quantization=False)

    def percent(self, number: Decimal) -> str:
        """A number of hundredths as a percentage: 25 is `25%`."""
        if self.language == "en":
            return f"{_grouped(number)}%"
        from babel.numbers import format_percent  # noqa: PLC0415

        with localcontext(_WIDE):
            return format_percent(_bare(number).scaleb(-2), locale=self._locale, decimal_quantization=False)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount in a currency (ISO 4217): `USD 2.5 billion`, `25億米ドル`, `25亿美元`; never rounded."""
        if self.language == "en":
            return f"{currency} {_english_amount(amount)}"
        from babel.numbers import format_compact_decimal, get_currency_name  # noqa: PLC0415

        name = get_currency_name(currency, locale=self._locale)
        if not _shortens(amount, _MYRIADS):
            return f"{self.number(amount)}{name}"
        with localcontext(_WIDE):
            return f"{format_compact_decimal(amount, locale=self._locale, fraction_digits=_SHORT)}{name}"

    def day(self, day: date) -> str:
        """A day: `2025-10-28`, `2025年10月28日`."""
        if self.language == "en":
            return day.isoformat()
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(day, format="long", locale=self._locale)

    def country(self, code: str, english: str) -> str:
        """The name of a country by its code (ISO 3166-1); `english`, its name in English, where no other is known."""
        return english if self.language == "en" else str(self._locale.territories.get(code, english))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # Babel does not type its data

    def currency(self, code: str, english: str) -> str:
        """The name of a currency by its code (ISO 4217); `english` is its name in English."""
        if self.language == "en":
            return english
        from babel.numbers import get_currency_name  # noqa: PLC0415

        return get_currency_name(code, locale=self._locale)

    def quoted(self, text: str) -> str:
        """Somebody's own words in the language's quotation marks."""
        return self.say(catalogue.QUOTED, text=text)

    def listed(self, words: Sequence[str], last: Literal["and", "or"] | None = None) -> str:
        """Words one after the other: `a, b, c`, or with `last` given `a, b or c`."""
        if last is None or len(words) < 2:  # noqa: PLR2004  # nothing to join
            return self.say(catalogue.COMMA).join(words)
        join = catalogue.AND if last == "and" else catalogue.OR
        return self.say(join, left=self.listed(words[:-1]), right=words[-1])

    def clauses(self, parts: Sequence[str]) -> str:
        """Parts of a sentence that could stand alone: `a; b`."""
        return self.say(catalogue.SEMICOLON).join(parts)


class Said(Translated):
    """A text in English that knows what it says, and so can say it in other languages.

    Errors carry it as their text: who reads them decides on the language, long after they were raised.
    """

    __slots__ = ("_message", "_values")

    _message: Message
    _values: Mapping[str, Sayable]

    def __new__(cls, message: Message, values: Mapping[str, Sayable]) -> Self:
        """Say a message in English."""
        text = super().__new__(cls, teller().say(message, **values))
        text._message, text._values = message, values  # its own
        return text

    def in_language(self, language: Language) -> str:
        """The same in another language."""
        return teller(language).say(self._message, **self._values)

    def __reduce__(self) -> tuple[type["Said"], tuple[Message, Mapping[str, Sayable]]]:
        return Said, (self._message, self._values)


def said(message: Message, /, **values: Sayable) -> Said:
    """A message in English that can be told in every language."""
    return Said(message, values)


class Series(Translated):
    """Words one after the other, `a, b and c`, that can be told so in every language."""

    __slots__ = ("_last", "_words")

    _words: tuple[str, ...]
    _last: Literal["and", "or"] | None

    def __new__(cls, words: Iterable[str], last: Literal["and", "or"] | None = None) -> Self:
        """The words in English."""
        each = tuple(words)
        text = super().__new__(cls, teller().listed(each, last))
        text._words, text._last = each, last  # its own
        return text

    def in_language(self, language: Language) -> str:
        """The same in another language."""
        return teller(language).listed([in_language(word, language) for word in self._words], self._last)

    def __reduce__(self) -> tuple[type["Series"], tuple[tuple[str, ...], Literal["and", "or"] | None]]:
        return Series, (self._words, self._last)


def in_language(text: str, language: Language) -> str:
    """A text in a language, if it knows how; other texts stay as they are."""
    return text.in_language(language) if isinstance(text, Translated) else text


@cache
def teller(language: Language = DEFAULT) -> Teller:
    """The teller of a language; the same one every time."""
    return Teller(language)


def _bare(number: Decimal) -> Decimal:
    """Without trailing zeros and without a negative zero: as a number is written, not as it was computed."""
    return number.normalize(_WIDE) if number else Decimal(0)


def _grouped(number: Decimal) -> str:
    text = format(number, ",f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def _shortens(amount: Decimal, scales: tuple[Decimal, ...]) -> bool:
    """Whether an amount can be told by the largest scale below it without losing a digit."""
    scale = next((scale for scale in scales if abs(amount) >= scale), None)
    return scale is not None and _WIDE.remainder(_WIDE.scaleb(amount, _SHORT), scale) == 0


def _english_amount(amount: Decimal) -> str:
    for scale, word in _ENGLISH_SCALES:
        if abs(amount) >= scale:
            return (
                f"{_grouped(_WIDE.divide(amount, scale))} {word}" if _shortens(amount, (scale,)) else _grouped(amount)
            )
    return _grouped(amount)
