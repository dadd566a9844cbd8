"""Countries (ISO 3166-1) and currencies (ISO 4217), loaded when first asked for."""

from functools import cache
from typing import Protocol, cast

from shinsa.proposal.suggesting import nearest

_OFTEN_MEANT = {"uk": "GB", "britain": "GB", "great britain": "GB", "england": "GB", "america": "US", "eu": None}


class _Country(Protocol):
    alpha_2: str
    alpha_3: str
    name: str


class _Currency(Protocol):
    alpha_3: str
    name: str


@cache
def countries() -> frozenset[str]:
    """The two-letter codes of all countries."""
    return frozenset(country.alpha_2 for country in _countries())


@cache
def currencies() -> frozenset[str]:
    """The three-letter codes of all currencies."""
    return frozenset(currency.alpha_3 for currency in _currencies())


def country_meant(words: str) -> tuple[str, str] | None:
    """Code and name of the country someone probably meant by `USA`, `jp` or `Germny`; `None` where nobody can tell."""
    asked = words.strip().casefold()
    by_word = _country_words()
    if asked in _OFTEN_MEANT:
        code = _OFTEN_MEANT[asked]
    else:
        code = by_word.get(asked) or (by_word.get(nearest(words, by_word) or "") if len(asked) > len("USA") else None)
    return (code, _country_names()[code]) if code else None


def currency_meant(words: str) -> tuple[str, str] | None:
    """Code and name of the currency someone probably meant by `usd` or `yen`; `None` where nobody can tell."""
    names = {currency.alpha_3.casefold(): currency for currency in _currencies()}
    names |= {currency.name.casefold(): currency for currency in _currencies()}
    found = names.get({"$": "usd", "us$": "usd", "¥": "yen", "€": "euro"}.get(words.strip(), words.strip().casefold()))
    return (found.alpha_3, found.name) if found else None


def _countries() -> list[_Country]:
    from pycountry import countries as known  # noqa: PLC0415  # wanted only where a country is stated

    return cast("list[_Country]", list(known))


def _currencies() -> list[_Currency]:
    from pycountry import currencies as known  # noqa: PLC0415  # wanted only where a foreign currency is stated

    return cast("list[_Currency]", list(known))


@cache
def _country_names() -> dict[str, str]:
    return {country.alpha_2: country.name for country in _countries()}


@cache
def _country_words() -> dict[str, str]:
    """Every way to say a country that the standard knows, to its code."""
    found: dict[str, str] = {}
    for country in _countries():
        words = (country.alpha_2, country.alpha_3, country.name, getattr(country, "common_name", country.name))
        found |= {word.casefold(): country.alpha_2 for word in words}
    return found
