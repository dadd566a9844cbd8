"""The country or currency someone probably meant by a word that is no code."""

from dataclasses import dataclass

from shinsa.messages.message import Language
from shinsa.messages.teller import teller
from shinsa.proposal.suggesting import nearest
from shinsa.standards import country_names, country_words, currencies


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its code, named in the reader's language."""

    code: str
    english: str

    def in_language(self, language: Language) -> str:
        """Its name in a language."""
        return teller(language).country(self.code, self.english)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its code, named in the reader's language."""

    code: str
    english: str

    def in_language(self, language: Language) -> str:
        """Its name in a language."""
        return teller(language).currency(self.code, self.english)


_OFTEN_MEANT = {"uk": "GB", "britain": "GB", "great britain": "GB", "england": "GB", "america": "US", "eu": None}
_SIGNS = {"$": "usd", "us$": "usd", "¥": "yen", "€": "euro"}


def country_meant(words: str) -> tuple[str, str] | None:
    """Code and name of the country someone probably meant by `USA`, `jp` or `Germny`; `None` where nobody can tell."""
    asked = words.strip().casefold()
    by_word = country_words()
    if asked in _OFTEN_MEANT:
        code = _OFTEN_MEANT[asked]
    else:
        code = by_word.get(asked) or (by_word.get(nearest(words, by_word) or "") if len(asked) > len("USA") else None)
    return (code, country_names()[code]) if code else None


def currency_meant(words: str) -> tuple[str, str] | None:
    """Code and name of the currency someone probably meant by `usd` or `yen`; `None` where nobody can tell."""
    codes = {code.casefold(): code for code in currencies()}
    codes |= {name.casefold(): code for code, name in currencies().items()}
    code = codes.get(_SIGNS.get(words.strip(), words.strip().casefold()))
    return (code, currencies()[code]) if code else None
