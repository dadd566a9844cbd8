"""Countries and currencies by their names in a language, as the Unicode project lists them (CLDR, read by Babel)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from shinsa.standards import countries, currencies
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue


@cache
def country_names(tongue: Tongue) -> Mapping[str, str]:
    """The name of each country by its code."""
    if tongue is ENGLISH:
        return countries()
    names = _locale(tongue)[0]
    return MappingProxyType({code: names.get(code, name) for code, name in countries().items()})


@cache
def countries_called(tongue: Tongue) -> Mapping[str, str]:
    """The code of each country by its name in lower case, and by the short names the language has for some."""
    names = {name.casefold(): code for code, name in country_names(tongue).items()}
    return MappingProxyType({**names, **tongue.countries})


def currency_called(word: str, tongue: Tongue) -> str | None:
    """The code of a currency by its name, `None` where the language has no such name."""
    return tongue.currencies.get(word) or _currencies_called(tongue).get(word)


@cache
def _currencies_called(tongue: Tongue) -> Mapping[str, str]:
    names = _locale(tongue)[1]
    return MappingProxyType({name: code for code, name in names.items() if code in currencies()})


def _locale(tongue: Tongue) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The names of territories and of currencies."""
    from babel import Locale  # noqa: PLC0415  # only where a name is looked up that the language does not bring itself

    found = Locale.parse(tongue.cldr)
    return found.territories, found.currencies
